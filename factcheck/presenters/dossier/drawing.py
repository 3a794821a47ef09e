"""Draws the templates: which functions they may call, and what every value goes through."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.domain.days import DayRange
from factcheck.presenters.citations import bibtex_entry
from factcheck.presenters.corrections import correction_lines
from factcheck.presenters.independence import behind_lines
from factcheck.presenters.safe import isolate, terminal_text
from factcheck.presenters.words import MARKS, UNKNOWN_DAY, UNKNOWN_OUTLET, stance
from factcheck.services.dossier import ClaimFile

# What Markdown (GitHub Flavored, spec 0.29) or the HTML in it takes for markup; a backslash makes each plain.
_MARKUP = re.compile(r"[\\`*_\[\]<>|&~!#]")
_OPENING = re.compile(r"^(\d*)([-+=.)])")  # and what would make a line of it a list, a rule or a heading


class DossierForm(StrEnum):
    """How a dossier is written, by the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"


def drawn(file: ClaimFile, form: DossierForm) -> str:
    """The dossier in that form, the same for the same ``file``."""
    template = _environment(form).get_template(f"dossier.{form}.jinja")
    return template.render(file=file, claim=file.claim, source=file.cited.source)


@cache
def _environment(form: DossierForm) -> Environment:
    html = form is DossierForm.HTML
    environment = Environment(
        loader=PackageLoader(__package__ or "factcheck.presenters.dossier"),
        autoescape=html,  # noqa: S701  Markdown has its own, in finalize
        finalize=_for_html if html else _for_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        {"days": _days, "utc": _utc, "hex": bytes.hex, "label": _label, "parts": _parts, "block": _block}
    )
    environment.globals.update(
        {
            "stance": stance,
            "behind": lambda file: list(behind_lines(file.dossier.independence)),
            "corrections": lambda file: list(correction_lines(file.dossier.corrections, file.dossier.verdicts)),
            "quote": _quote,
            "bibtex": _bibtex if html else _fenced_bibtex,
            "unknown_outlet": UNKNOWN_OUTLET,
        }
    )
    return environment


def _for_html(value: object) -> object:
    """The value with nothing in it that a page would obey; line breaks stay, and the style shows them."""
    return value if isinstance(value, Markup) else terminal_text(_text(value), newlines=True)


def _for_markdown(value: object) -> object:
    """The value on one line, escaped, and kept apart from its neighbours where it is written from right to left."""
    if isinstance(value, Markup):
        return value
    return isolate(_escaped(_text(value)))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", terminal_text(" ".join(text.split())))


def _bibtex(file: ClaimFile) -> str:
    return bibtex_entry(file.cited)


def _fenced_bibtex(file: ClaimFile) -> Markup:
    """The entry for a fenced block of Markdown, where nothing is markup: no value of it can begin a line."""
    return Markup(terminal_text(bibtex_entry(file.cited), newlines=True))  # noqa: S704  fenced


def _block(text: str) -> Markup:
    """Words that fill a line of Markdown alone: not kept apart, so that they give the line its direction."""
    return Markup(_OPENING.sub(r"\1\\\2", _escaped(text)))  # noqa: S704  escaped here


def _quote(file: ClaimFile) -> str:
    """The claim's words in brackets, in their sentence, in what stands around it."""
    before, words, after = _parts(file)
    around = file.around
    opening, closing = ("… " if around.cut_before else "", " …" if around.cut_after else "")
    marked = f"{before}{MARKS[0]}{words}{MARKS[1]}{after}"
    return f"{opening}{around.before} {marked} {around.after}{closing}"


def _days(days: DayRange | None) -> str:
    return UNKNOWN_DAY if days is None else days.written()


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _label(label: Mapping[str, str], code: str) -> str:
    """The rating in English and in what else it is written in."""
    words = dict.fromkeys([label[language] for language in ("en", *sorted(label)) if language in label])
    return " / ".join(words) or code


def _parts(file: ClaimFile) -> tuple[str, str, str]:
    """The sentence: what stands before the claim's words, they themselves, and what stands after."""
    within, span = file.claim.sentence, file.claim.claim.span
    start, end = span.start - within.start, span.end - within.start
    text = file.claim.sentence_text
    return text[:start], text[start:end], text[end:]
