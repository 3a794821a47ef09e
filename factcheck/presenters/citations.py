"""Sources as bibliographies take them: CSL-JSON (version 1.0 of the citation style language's data) and BibTeX.

A key is made from the source's uid, so that it is the same on every machine and for every list that is asked for.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from factcheck.domain.days import DayRange, Precision
from factcheck.domain.words import OutletKind
from factcheck.presenters.cells import json_text
from factcheck.presenters.words import one_line
from factcheck.services.citations import CitedSource

_KEY_DIGITS = 12  # of the uid: 48 bits, no clash below millions of sources
_TYPES = {OutletKind.NEWSPAPER: "article-newspaper", OutletKind.MAGAZINE: "article-magazine"}

# A brace counts for BibTeX even behind a backslash, so braces are written as commands.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_IN_TEX = re.compile(r"[\\{}~^$&%#_]")
_NOT_IN_URL = re.compile(r"[\s\\{}\"<>^`|]")


def citation_key(cited: CitedSource) -> str:
    """The source's key in a bibliography: ASCII letters, digits and a hyphen."""
    return f"fc-{cited.source.uid[:_KEY_DIGITS]}"


def csl_json(cited: Iterable[CitedSource]) -> Iterator[str]:
    """The sources as one JSON list, piece by piece."""
    between = "[\n"
    for each in cited:
        yield between + json_text(csl_item(each))
        between = ",\n"
    yield "\n]\n" if between != "[\n" else "[]\n"


def bibtex(cited: Iterable[CitedSource]) -> Iterator[str]:
    """The sources as entries, an empty line between them."""
    between = ""
    for each in cited:
        yield between + bibtex_entry(each)
        between = "\n"


def csl_item(cited: CitedSource) -> dict[str, Any]:
    """The source as an item of CSL-JSON; what is not known of it is left out."""
    source = cited.source
    fields = {
        "id": citation_key(cited),
        "type": "webpage" if cited.kind is None else _TYPES.get(cited.kind, "webpage"),
        "title": source.title and one_line(source.title),
        "author": [{"literal": one_line(source.byline)}] if source.byline else None,
        "container-title": source.outlet and one_line(source.outlet),
        "issued": None if source.published is None else {"date-parts": _date_parts(source.published)},
        "accessed": {"date-parts": [_parts(source.first_seen_at.date())]},
        "URL": source.url and one_line(source.url),
        "language": None if source.language == "und" else source.language,
        "note": _which_words(cited),
    }
    return {name: value for name, value in fields.items() if value is not None}


def bibtex_entry(cited: CitedSource) -> str:
    """The source as an entry in UTF-8. BibLaTeX reads ``date``, which may be a month or a range; BibTeX ``year``."""
    source = cited.source
    published = source.published
    fields = {
        "title": source.title and f"{{{_tex(source.title)}}}",
        "author": source.byline and f"{{{_tex(source.byline)}}}",
        "howpublished": source.outlet and _tex(source.outlet),
        "date": published and published.written(),
        "year": published and f"{published.start_on:%Y}",
        "url": source.url and _url(source.url),
        "urldate": source.first_seen_at.date().isoformat(),
        "language": None if source.language == "und" else source.language,
        "note": _which_words(cited),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{citation_key(cited)},\n{''.join(lines)}}}\n"


def _which_words(cited: CitedSource) -> str:
    return f"capture {cited.capture}, SHA-256 {cited.text_sha256.hex()}"


def _date_parts(published: DayRange) -> list[list[int]]:
    """One date as exactly as it is known, or the first and the last day of a range."""
    exact = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}.get(published.precision)
    if exact is None:
        return [_parts(published.start_on), _parts(published.end_on)]
    return [_parts(published.start_on)[:exact]]


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _tex(text: str) -> str:
    return _IN_TEX.sub(lambda sign: _TEX[sign[0]], one_line(text))


def _url(url: str) -> str:
    """The address with what would end the field, or the line, percent-encoded."""
    return _NOT_IN_URL.sub(lambda sign: f"%{ord(sign[0]):02X}", one_line(url))
