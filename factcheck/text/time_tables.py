"""The lists of a data file of times, folded, and its phrases written out."""

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.text.normalize import fold, fold_all
from factcheck.text.numerals import small_numbers

_SLOTS = {
    "month": "months", "twin_month": "months", "weekday": "weekdays", "hijri": "hijri", "part": "parts",
    "edge": "edges", "shift": "shifts", "of_year": "years", "deictic": "deictics", "unit_the": "unit_the",
    "unit_many": "unit_many", "unit": "unit", "unit_two": "unit_two", "unit_one": "unit_one",
    "decade": "decades", "quarter": "quarters",
    "season": "seasons", "the_season": "the_season", "ordinal": "ordinals", "ordinal_tens": "ordinal_tens",
    "the_part": "the_part", "hours_of": "hours_of", "year_long": "year_long", "quarter_long": "quarter_long",
    "tens": "tens", "about": "about", "first_day": "first_day",
}  # fmt: skip


def time_tables(data: dict[str, Any], language: str) -> dict[str, dict[str, Any]]:
    """The lists behind the slots, folded; numbers are those that quantities know."""
    tables = {slot: _table(data.get(name, {})) for slot, name in _SLOTS.items()}
    tables["number"] = small_numbers(language)
    article = fold(data.get("article", ""))
    if article:
        tables["the_number"] = {article + form: value for form, value in tables["number"].items()}
        tables["the_tens"] = {article + form: value for form, value in tables["tens"].items()}
    return tables


def _table(data: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Folded form -> what it says: a number where the key is one."""
    return {form: _key(key) for key, forms in data.items() for form in fold_all(forms)}


def _key(key: str) -> int | str:
    return int(key) if key.lstrip("-").isdecimal() else key


def phrases_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The phrases with the parts that they share written out; a part may hold another that stands before it."""
    macros: dict[str, str] = {}
    for name, words in data["macros"].items():
        macros[name] = _written_out(words, macros)
    return [phrase | {"words": _written_out(phrase["words"], macros)} for phrase in data["phrase"]]


def _written_out(words: str, macros: Mapping[str, str]) -> str:
    for name, part in macros.items():
        words = words.replace(f"[{name}]", part)
    return words
