"""What is known of an article beside its text, and by whom it was said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from factcheck.domain.days import DayRange
from factcheck.services.intake.refusals import Refused


@dataclass(frozen=True, slots=True)
class Details:
    """What a record, a manifest, a page or the command line says of an article; None where it does not say."""

    outlet: str | None = None
    published: DayRange | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None

    def or_else(self, other: "Details") -> "Details":
        """These details, and those of ``other`` where these do not say.

        >>> Details(outlet="عربي21").or_else(Details(outlet="Reuters", language="ar")).language
        'ar'
        """
        names = (field.name for field in fields(self))
        return Details(**{name: _first(getattr(self, name), getattr(other, name)) for name in names})


Defaults = Details
"""What the command line says: it counts where nothing nearer to the article does."""

# "published_on" is what manifests and exports call the day; records may say either.
_DAY_FIELDS = ("published", "published_on")
_SHOWN = 60  # characters of a bad value that a reason repeats; a reason stays one line
LONGEST_BYTES = 2000
"""Of an address, a name or a title in UTF-8: a third above what the longest take, and below what an index can hold."""
_TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9-]+)?")


def details_of(record: Mapping[str, object]) -> Details:
    """What a JSON record or a manifest entry says; Refused when a field is of the wrong type or form.

    >>> details_of({"outlet": None, "published": "2017-01"}).published.written()
    '2017-01'
    """
    written = next((day for name in _DAY_FIELDS if (day := string(record, name)) is not None), None)
    language = string(record, "language")
    return Details(
        outlet=string(record, "outlet"),
        published=None if written is None else published(written),
        language=None if language is None else language_code(language),
        url=string(record, "url"),
        title=string(record, "title"),
        byline=string(record, "byline"),
    )


def checked(given: Details) -> Details:
    """What the command line gives, held to the same rules as a record; Refused (which is InvalidInput) otherwise."""
    written = {field.name: getattr(given, field.name) for field in fields(given) if field.name != "published"}
    return replace(details_of(written), published=given.published)


def string(record: Mapping[str, object], name: str, *, blank: bool = False) -> str | None:
    """The field ``name``; None where it is absent, null or, unless ``blank``, empty. Refused when it is no string."""
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(f'the field "{name}" is {_json_type(value)}, not a string')
    refuse_unstorable(value, f'the field "{name}"')
    if not blank:
        refuse_long(value, f'the field "{name}"')
    return value if blank or value.strip() else None


def refuse_unstorable(text: str, what: str) -> None:
    """Refused when ``text`` holds what no database text can hold: a NUL or half a surrogate pair."""
    if (at := text.find("\0")) >= 0:
        raise Refused(f"{what} holds a NUL at character {at + 1}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        lone = ord(text[error.start])
        raise Refused(f"{what} holds half a surrogate pair, U+{lone:04X}, at character {error.start + 1}") from None


def refuse_long(text: str, what: str) -> None:
    """Refused when ``text`` is longer than any name, title or address is."""
    size = len(text.encode())
    if size > LONGEST_BYTES:
        raise Refused(f"{what} is longer than {LONGEST_BYTES} bytes: {size}")


def published(written: str) -> DayRange:
    """The day, month or year that ``written`` names; of a timestamp, its day as written. Refused otherwise.

    >>> published("2017-01-11T23:30:00+03:00").written()
    '2017-01-11'
    """
    try:
        if _TIMESTAMP.match(written):
            return DayRange.day(datetime.fromisoformat(written).date())
        return DayRange.parse(written)
    except ValueError:
        raise Refused(f"not a day of publication (YYYY, YYYY-MM or YYYY-MM-DD): {_short(written)}") from None


def language_code(written: str) -> str:
    """The ISO 639-1 code that ``written`` is or begins with; Refused otherwise.

    >>> language_code("ar-LY")
    'ar'
    """
    match = _LANGUAGE.fullmatch(written.strip())
    if match is None:
        raise Refused(f"not a language (two letters of ISO 639-1, as ar or en): {_short(written)}")
    return match[1].lower()


def _first(one: Any, other: Any) -> Any:
    return other if one is None else one


def _json_type(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names[type(value)]


def _short(written: str) -> str:
    return repr(written if len(written) <= _SHOWN else written[:_SHOWN] + "…")
