"""JSON read strictly: what two parsers could read in two ways is refused.

Refused are fields that stand twice, NaN and Infinity, and nesting past what Python bears; a break says its line and
column. Lone surrogates pass here, since only the fields that are used have to be clean (see ``details``).
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from factcheck.services.intake.refusals import Refused

_SPACE = re.compile(r"[ \t\n\r]*")


def parse(text: str) -> Any:
    """The one JSON value that ``text`` is."""
    value, end = _value_at(text, _past_space(text, 0))
    _refuse_rest(text, _past_space(text, end))
    return value


def elements(text: str) -> Iterator[tuple[Any, int, int]]:
    """Each element of the JSON list that ``text`` is, with its start and end, one after the other.

    >>> list(elements('[{"a": 1}, 2]'))
    [({'a': 1}, 1, 9), (2, 11, 12)]
    """
    at = _past_space(text, _past_space(text, 0) + 1)
    closed = text[at : at + 1] == "]"
    while not closed:
        value, end = _value_at(text, at)
        yield value, at, end
        at = _past_space(text, end)
        closed = text[at : at + 1] == "]"
        if not closed and text[at : at + 1] != ",":
            raise _broken(json.JSONDecodeError("Expecting ',' delimiter", text, at))
        at = at if closed else _past_space(text, at + 1)
    _refuse_rest(text, _past_space(text, at + 1))


def is_list(text: str) -> bool:
    """Whether ``text`` begins as a JSON list."""
    return text.startswith("[", _past_space(text, 0))


def _value_at(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise _broken(error) from None
    except RecursionError:
        raise Refused("JSON that is nested too deep") from None
    except ValueError as error:  # a number of more digits than Python reads (sys.get_int_max_str_digits)
        raise Refused(f"JSON with a number that is too long: {error}") from None


def _past_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _refuse_rest(text: str, at: int) -> None:
    if at < len(text):
        raise _broken(json.JSONDecodeError("Extra data", text, at))


def _broken(error: json.JSONDecodeError) -> Refused:
    return Refused(f"broken JSON at line {error.lineno}, column {error.colno}: {error.msg}", line=error.lineno)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(f'JSON with the field "{twice}" twice')
    return record


def _no_constant(name: str) -> NoReturn:
    raise Refused(f"broken JSON: {name} is no number in it")


_DECODER = json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_no_constant)
