"""The languages of the desk: which one a request is answered in, and the words of each.

A language is a folder of catalogues (gettext, .po), a page each, read when the desk starts: there is no .mo to compile
and none to forget. English stands in the templates themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fastapi import Request

COOKIE = "language"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface: its tag, its own name, and where its lines begin."""

    tag: str
    name: str
    direction: str


LANGUAGES: Mapping[str, Language] = {
    tag: Language(tag, name, Locale(tag).text_direction.partition("-")[0])
    for tag, name in {"ar": "العربية", "en": "English"}.items()
}
_FIRST = LANGUAGES["en"]  # for whoever asks for none of them


def language_of(request: Request) -> Language:
    """What the visitor chose, or else the first language of the browser's that the desk has."""
    chosen = LANGUAGES.get(request.cookies.get(COOKIE, ""))
    return chosen or _asked_for(request.headers.get("accept-language", ""))


@cache
def words_of(tag: str) -> GNUTranslations:
    """The words of a language, all of its pages' together."""
    merged = Catalog(locale=tag)
    for catalogue in catalogues(tag).values():
        for message in catalogue:
            if message.id:
                merged[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogues(tag: str) -> dict[str, Catalog]:
    """The catalogues of a language, by the name of their file."""
    folder = files(__package__) / "locale" / tag
    found = {path.name: path for path in folder.iterdir() if path.name.endswith(".po")} if folder.is_dir() else {}
    return {name: read_po(BytesIO(found[name].read_bytes()), locale=tag) for name in sorted(found)}


def _asked_for(accepted: str) -> Language:
    """The language of an Accept-Language header (RFC 9110, 12.5.4); equal weights in the order of the header."""
    wanted = [part.partition(";") for part in accepted.split(",")]
    weighed = sorted(wanted, key=lambda part: -_weight(part[2]))
    tags = (tag.strip().lower().partition("-")[0] for tag, _, parameter in weighed if _weight(parameter))
    return next((LANGUAGES[tag] for tag in tags if tag in LANGUAGES), _FIRST)


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
