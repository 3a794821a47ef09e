"""Draws the templates: every value of a text goes through one gate, every page has the same frame.

The gate (``finalize``) takes out the characters that a page would obey (controls, overrides of direction); what is left
is then escaped by the template. Nothing else turns a value into markup.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.domain.days import DayRange
from factcheck.presenters.independence import named_origins
from factcheck.presenters.marks import claim_pieces, side_pieces
from factcheck.presenters.safe import terminal_text
from factcheck.web.assets import assets
from factcheck.web.desk import desk_of
from factcheck.web.languages import LANGUAGES, Language, language_of, words_of
from factcheck.web.words import word


def page(
    request: Request, template: str, values: Mapping[str, Any] | None = None, *, status: int = 200
) -> HTMLResponse:
    """The template as a page in the visitor's language. Besides ``values`` it knows what the frame needs."""
    language = language_of(request)
    drawn = environment(language.tag).get_template(template).render(_frame(request, language) | dict(values or {}))
    headers = {"content-language": language.tag, "vary": "Cookie, Accept-Language"}
    return HTMLResponse(drawn, status, headers)


@cache
def environment(tag: str) -> Environment:
    """The templates in that language."""
    made = Environment(
        loader=PackageLoader(__package__ or "factcheck.web"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = words_of(tag)
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    made.filters.update({"days": _days, "utc": _utc, "word": lambda value: words.gettext(word(value))})
    made.globals.update({"claim_pieces": claim_pieces, "side_pieces": side_pieces, "named_origins": named_origins})
    return made


def _frame(request: Request, language: Language) -> dict[str, Any]:
    desk, session = desk_of(request), getattr(request.state, "session", None)
    return {
        "language": language,
        "languages": LANGUAGES.values(),
        "tabs": desk.tabs if session else (),
        "here": request.url.path,
        "address": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "reading": request.method in {"GET", "HEAD"},
        "session": session,
        "by_password": desk.member is None,
        "token": desk.sessions.token(session) if session else None,
        "assets": assets(),
    }


def _harmless(value: object) -> object:
    """The value with nothing in it that a page would obey; what was escaped stays so."""
    text = terminal_text("" if value is None else str(value), newlines=True, tabs=True)
    return Markup(text) if isinstance(value, Markup) else text  # noqa: S704  # escaped before, only made shorter


def _days(days: DayRange) -> str:
    return days.written()


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
