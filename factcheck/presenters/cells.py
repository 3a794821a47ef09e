"""One value as text: for people, for spreadsheets, and as JSON."""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

# JSON escapes the other controls by itself. These it may leave as they are, but a terminal obeys them; written as
# \\uXXXX they are the same text to whoever parses it.
_ALIVE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u206a-\u206f]")


def json_text(value: Any) -> str:
    """``value`` as JSON on one line, in UTF-8 letters, exact, and harmless on a terminal.

    >>> json_text({"name": "حفتر", "score": Decimal("0.5"), "on": date(2017, 1, 11)})
    '{"name": "حفتر", "score": 0.5, "on": "2017-01-11"}'
    """
    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_jsonable)
    except ValueError:  # NaN or an infinity is in it, which JSON does not have
        written = json.dumps(_without_nan(value), ensure_ascii=False, allow_nan=False, default=_jsonable)
    return harmless_json(written)


def harmless_json(written: str) -> str:
    """``written`` JSON with the characters that a terminal obeys written as escapes: the same values."""
    return _ALIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def object_writer(names: Sequence[str]) -> Callable[[Sequence[Any]], str]:
    """Writes a row as ``json_text`` writes an object of those fields; a name that stands there again has a number.

    >>> object_writer(["n", "text", "n"])([1, "قال", None])
    '{"n": 1, "text": "قال", "n_2": null}'
    """
    openings = [f"{encode_basestring(name)}: " for name in _told_apart(names)]

    def written(row: Sequence[Any]) -> str:
        fields = zip(openings, row, strict=True)
        cells = [opening + _JSON_CELLS.get(type(value), json_text)(value) for opening, value in fields]
        return harmless_json(f"{{{', '.join(cells)}}}")

    return written


def plain_text(value: Any) -> str:
    """``value`` as a machine reads it from a cell: no value is empty, what has parts is JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool() | Mapping() | list() | tuple():
            return json_text(value)
        case _:
            return str(_jsonable(value)) if not isinstance(value, int | float) else repr(value)


def people_text(value: Any) -> str:
    """``value`` as a person reads it: whole numbers without a point, times to the second, lists with commas.

    >>> people_text(4200000000.0), people_text(["Arabi21", "عربي 21"]), people_text(True)
    ('4200000000', 'Arabi21, عربي 21', 'yes')
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return f"{value:.0f}"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case list() | tuple() if not any(isinstance(item, Mapping | list | tuple) for item in value):
            return ", ".join(map(people_text, value))
        case _:
            return plain_text(value)


_JSON_CELLS: dict[type, Callable[[Any], str]] = {  # the most frequent: a row takes a third of the time
    str: encode_basestring,
    int: str,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    float: lambda value: repr(value) if math.isfinite(value) else f'"{value}"',
    Decimal: lambda value: repr(_jsonable(value)) if value.is_finite() else f'"{value}"',
    date: lambda value: f'"{value.isoformat()}"',
    datetime: lambda value: f'"{value.isoformat()}"',
}


def _told_apart(names: Sequence[str]) -> list[str]:
    """``names``, with numbers after those that stand there again: an object has one field of a name."""
    told: list[str] = []
    for name in names:
        number = 2
        unique = name
        while unique in told:
            unique, number = f"{name}_{number}", number + 1
        told.append(unique)
    return told


def _jsonable(value: Any) -> Any:
    """What stands in JSON for a value that JSON does not have; SQL reports may bring any type of Postgres."""
    match value:
        case Decimal():
            return str(value) if not value.is_finite() else int(value) if value == int(value) else float(value)
        case date():  # and datetime
            return value.isoformat()
        case bytes() | bytearray() | memoryview():
            return f"\\x{bytes(value).hex()}"  # as Postgres writes it
        case _:
            return str(value)


def _without_nan(value: Any) -> Any:
    match value:
        case float() if not math.isfinite(value):
            return str(value)
        case Mapping():
            return {name: _without_nan(each) for name, each in value.items()}
        case list() | tuple():
            return [_without_nan(each) for each in value]
        case _:
            return value
