"""Quantities: numbers with what they count, approximate or not, alone or as ranges.

Years, days of the month, times of day, ordinals, labels ("Article 5", «المادة 5») and list numbers are none. A unit
counted two by a dual («خطابين») is one. An amount without a number («مليارات الدولارات») is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Any

from factcheck.domain.reading import Quantity
from factcheck.domain.spans import Span
from factcheck.text.counting import Numeral
from factcheck.text.measures import DURATIONS, Measures, Unit, measures
from factcheck.text.normalize import fold
from factcheck.text.numerals import Numbers, numbers
from factcheck.text.stretches import Stretch
from factcheck.text.times import time_spans
from factcheck.text.wordlists import alternation, word_data

_YEARS = range(1800, 2101)  # a bare number of these is a year
_DIGITS_OF_YEAR = 4
_WINDOW = 45  # characters before a number in which its modifiers stand; the longest is about 30
_FAR_WINDOW = 90  # the same for the verb that makes "from 4 to 6" a change
_DASH = re.compile(r"\s?[-–—]\s?")
_JOINED_FIGURES = re.compile(r"[-–/:]\d")
_LIST_MARK = re.compile(r"[.)\-–]\s")
_LINE_START = re.compile(r"(?:\A|\n)[\s(]*\Z")


def find_quantities(text: str, span: Span, language: str) -> tuple[Quantity, ...]:
    """The quantities in ``span`` of ``text``, in order, none overlapping; () for a language without such words.

    A span runs from the number (or the currency sign before it) to the end of its unit.
    """
    return quantities_of(Stretch(text, span), language)


def quantities_of(stretch: Stretch, language: str) -> tuple[Quantity, ...]:
    """``find_quantities`` for a stretch."""
    grammar = _grammar(language)
    if grammar is None:
        return ()
    return tuple(
        Quantity(stretch.span_of(found.start, found.end), *found.values()) for found in grammar.read(stretch, language)
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity before its place in the whole text is known."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    approximate: bool = False
    open_ended: bool = False

    def values(self) -> tuple[float | None, float | None, str | None, bool, bool]:
        low, high = (None if value is None else float(value) for value in (self.low, self.high))
        return low, high, self.unit, self.approximate, self.open_ended


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with its unit, or with none."""

    numeral: Numeral
    start: int
    end: int
    value: Decimal
    unit: Unit | None

    @property
    def certain(self) -> bool:
        return self.unit is not None and self.unit.certain


class _Grammar:
    """How one language puts its quantities."""

    def __init__(self, data: dict[str, Any], words: Numbers, units: Measures) -> None:
        self._numbers, self._measures = words, units
        self._modifier = re.compile(rf"(?<!\w){data['before']['clitics']}{_modifiers(data['before'])}\s+"
                                    rf"(?:{data['before']['link']})?\Z")  # fmt: skip
        self._trailer = re.compile(rf"\s+{_modifiers(data['after'])}(?!\w)")
        ranges = data["ranges"]
        self._of = re.compile(rf"\s+{data['partitive']}")
        self._between = re.compile(rf"(?<!\w)\w?(?:{ranges['between']})\s+\Z")
        self._from = re.compile(rf"(?<!\w)\w?(?:{ranges['from']})\s+\Z")
        self._opened, self._plain = re.compile(ranges["opened"]), re.compile(ranges["plain"])
        self._change = re.compile(
            rf"(?<!\w){data['before']['clitics']}{alternation(map(fold, ranges['changes']))}(?!\w)"
        )
        self._label = re.compile(rf"(?<!\w)\w?{alternation(map(fold, data['labels']['words']))}[\s\"«“]*\Z")
        self._suffixes = {fold(word): Decimal(value) for word, value in data.get("money_suffixes", {}).items()}
        self._large = re.compile(rf"\s?(?P<word>{alternation(self._suffixes)})(?!\w)")

    def read(self, stretch: Stretch, language: str) -> Iterator[_Found]:
        """The quantities of the stretch's text."""
        text, numerals = stretch.text, list(self._numbers.find(stretch))
        if not numerals:
            return
        times = time_spans(stretch, language)
        measured = self._measured(text, [numeral for numeral in numerals if not _inside(numeral, times)])
        done = 0
        for one, other in zip_longest(measured, measured[1:]):
            if one.start < done:
                continue
            found = (other and self._range(text, one, other)) or self._single(text, one)
            if found is not None:
                yield found
                done = found.end

    def _measured(self, text: str, numerals: Sequence[Numeral]) -> list[_Measured]:
        """The numbers that count something, each with its unit; a number inside a unit («بالمئة») is none."""
        found: list[_Measured] = []
        for numeral in numerals:
            if found and numeral.start < found[-1].end:
                continue
            if (one := self._measure(text, numeral)) is not None:
                found.append(one)
        return found

    def _measure(self, text: str, numeral: Numeral) -> _Measured | None:
        """The number with its unit, or None where it counts nothing."""
        if numeral.lemma is not None:
            return _Measured(numeral, numeral.start, numeral.end, numeral.value, Unit(numeral.lemma, numeral.end))
        sign = self._measures.before(text, numeral.start)
        if sign is not None:
            return replace(self._money(text, numeral, sign[1]), start=sign[0])
        unit = self._measures.after(text, numeral.end, numeral.value)
        if numeral.definite or (numeral.value == 1 and not numeral.figures):
            return self._one_or_definite(text, numeral, unit)
        if text[numeral.end : numeral.end + 1].isalpha() and unit is None:
            return None
        value, unit = self._million(text, numeral, unit)
        return _Measured(numeral, numeral.start, unit.end if unit else numeral.end, value, unit)

    def _money(self, text: str, numeral: Numeral, code: str) -> _Measured:
        """A number behind a currency sign; only here does "m" mean a million."""
        value, end = numeral.value, numeral.end
        if (suffix := self._large.match(text, end)) is not None:
            value, end = value * self._suffixes[fold(suffix["word"])], suffix.end()
        return _Measured(numeral, numeral.start, end, value, Unit(code, end, money=True))

    def _million(self, text: str, numeral: Numeral, unit: Unit | None) -> tuple[Decimal, Unit | None]:
        """The value of "5m people": a million too, since something counted follows at once."""
        suffix = self._large.match(text, numeral.end) if self._suffixes else None
        if suffix is None:
            return numeral.value, unit
        value = numeral.value * self._suffixes[fold(suffix["word"])]
        counted = self._measures.after(text, suffix.end(), value)
        return (value, counted) if counted is not None and counted.certain else (numeral.value, unit)

    def _one_or_definite(self, text: str, numeral: Numeral, unit: Unit | None) -> _Measured | None:
        """«قتيل واحد», "one soldier", «الدول الخمس», «الـ20 دولة»: only where a listed noun is counted."""
        one = numeral.value == 1
        follows = unit is not None and unit.certain and not (one and unit.symbol in DURATIONS)
        if unit is not None and follows and not (one and self._of.match(text, numeral.end)):
            return _Measured(numeral, numeral.start, unit.end, numeral.value, unit)
        noun = self._measures.noun_before(text, _word_start(text, numeral.start))
        if noun is None or noun[2] != numeral.definite:
            return None
        return _Measured(numeral, noun[0], numeral.end, numeral.value, Unit(noun[1], numeral.end))

    def _range(self, text: str, low: _Measured, high: _Measured) -> _Found | None:
        """Two numbers as one range ("between 4 and 6 billion"), or None where they are none."""
        if not self._joined(text, low, high):
            return None
        unit = high.unit if high.unit is not None else low.unit
        units = {one.unit.symbol for one in (low, high) if one.unit is not None and one.certain}
        bottom = low.value
        scale = high.numeral.scale if high.value == high.numeral.value else high.value / high.numeral.value
        if low.numeral.scale == 1 and low.value == low.numeral.value < high.value / scale:
            bottom *= scale
        if len(units) > 1 or bottom >= high.value:
            return None
        about = self._before(text, low)[0] is not None
        return _Found(low.start, high.end, bottom, high.value, unit.symbol if unit else None, approximate=about)

    def _joined(self, text: str, low: _Measured, high: _Measured) -> bool:
        between = text[low.end : high.start]
        if _DASH.fullmatch(between):
            return high.certain or high.numeral.scale > 1
        if self._plain.fullmatch(between) or self._opened.fullmatch(between):
            if self._between.search(text, max(0, low.start - _WINDOW), low.start):
                return True
            opened = self._from.search(text, max(0, low.start - _WINDOW), low.start)
            changed = self._change.search(text, max(0, low.start - _FAR_WINDOW), low.start)
            return changed is None and bool(opened or self._plain.fullmatch(between))
        return False

    def _single(self, text: str, one: _Measured) -> _Found | None:
        if self._names_something(text, one):
            return None
        unit = one.unit.symbol if one.unit is not None else None
        kind, about = self._before(text, one)
        if kind is None and (trailer := self._trailer.match(text, one.end)) is not None:
            kind = trailer.lastgroup
        approximate = about or kind == "about"
        if kind == "most":
            return _Found(one.start, one.end, None, one.value, unit, approximate)
        return _Found(one.start, one.end, one.value, None, unit, approximate, open_ended=kind == "least")

    def _before(self, text: str, one: _Measured) -> tuple[str | None, bool]:
        """The kind of modifier before a number, and whether an "about" is among several of them."""
        at = _word_start(text, one.start)
        kinds: list[str | None] = []
        while len(kinds) < _MOST_MODIFIERS and (match := self._modifier.search(text, max(0, at - _WINDOW), at)):
            kinds.append(match.lastgroup)
            at = match.start()
        bound = next((kind for kind in kinds if kind != "about"), None)
        return bound or (kinds[0] if kinds else None), "about" in kinds

    def _names_something(self, text: str, one: _Measured) -> bool:
        """Whether the number is a year, a label's, a list's, a score's or a date's: no count."""
        if one.unit is None and (one.value == 1 or one.numeral.needs_unit):  # "Apollo 1": the first of a row
            return True
        if one.certain or not one.numeral.figures:
            return self._label_before(text, one)
        start, end = one.numeral.start, one.numeral.end
        if end - start == _DIGITS_OF_YEAR and one.value in _YEARS and text[start:end].isdecimal():
            return True
        listed = _LIST_MARK.match(text, end) and _LINE_START.search(text, max(0, start - 5), start)
        joined = _JOINED_FIGURES.match(text, end) or (
            start > 1 and text[start - 1] in "-–/:" and text[start - 2].isdecimal()
        )
        return bool(listed or joined or self._label_before(text, one))

    def _label_before(self, text: str, one: _Measured) -> bool:
        return self._label.search(text, max(0, one.start - _WINDOW), one.start) is not None


_MOST_MODIFIERS = 2  # "more than about"


@cache
def _grammar(language: str) -> _Grammar | None:
    data, words, units = word_data("quantities", language), numbers(language), measures(language)
    return None if data is None or words is None or units is None else _Grammar(data, words, units)


def _modifiers(data: dict[str, Any]) -> str:
    return (
        "(?:"
        + "|".join(f"(?P<{kind}>{alternation(map(fold, data[kind]))})" for kind in ("most", "least", "about"))
        + ")"
    )


def _inside(numeral: Numeral, times: Sequence[tuple[int, int]]) -> bool:
    return any(start < numeral.end and numeral.start < end for start, end in times)


def _word_start(text: str, at: int) -> int:
    """Where the word begins that the number at ``at`` is written onto («بأربعة», «بـ4»)."""
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    return at
