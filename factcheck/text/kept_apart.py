"""Figures and number words that count nothing: years, hours, ordinals, labels, list numbers, scores."""

import re
from typing import Any

from factcheck.text.bounds import Bounds
from factcheck.text.counting import Numeral
from factcheck.text.measured import Measured
from factcheck.text.measures import Measures
from factcheck.text.normalize import fold_all
from factcheck.text.phrasebook import Phrasebook
from factcheck.text.stretches import Stretch

_YEARS = range(1800, 2101)  # a bare number of these is a year
_DIGITS_OF_YEAR = 4
_HOURS_A_DAY = 24
_COUNTING_REACH = 3  # words before a noun among which "the number of" stands: «عدد سكان القرية 3000»
_JOINED_FIGURES = re.compile(r"[-–/:+x×]\d")
_JOINTS = "-–/:+x×"
_MARGIN = 5  # characters before a list's number: blanks and brackets
_LIST_MARK = re.compile(r"[.)\-–]\s")
_LINE_START = re.compile(r"(?:\A|\n)[\s(]*\Z")


class KeptApart:
    """What keeps a number of one language from being a quantity."""

    def __init__(self, data: dict[str, Any], units: Measures, bounds: Bounds) -> None:
        self._units, self._bounds = units, bounds
        self._ordinals = frozenset(fold_all(data["ordinals"]["words"]))
        self._last_word: bool = data["ordinals"]["behind"]
        self._counting = frozenset(fold_all(data["numbered"]["unless"]))
        hours = data["hours"]
        self._hours, self._at = Phrasebook(dict.fromkeys(fold_all(hours["words"]), True)), frozenset(hours["before"])
        self._times = Phrasebook(dict.fromkeys(fold_all(hours["times"]), True))

    def is_ordinal(self, stretch: Stretch, numeral: Numeral) -> bool:
        """«الثالث عشر», "twenty-first": a place in a row."""
        forms, after = stretch.forms, numeral.next + (stretch.mark(numeral.next) == "-")
        before = forms[numeral.first - 1] if numeral.first else ""
        return not numeral.figures and (
            before in self._ordinals or (self._last_word and after < len(forms) and forms[after] in self._ordinals)
        )

    def names_something(self, stretch: Stretch, one: Measured) -> bool:
        """Whether the number is a year, an hour, a label's, a list's, a score's or a date's: no count."""
        if one.unit is None and (one.value == 1 or one.numeral.needs_unit):  # "Apollo 1": the first of a row
            return True
        if one.value == 1 and self._bounds.labelled(stretch, one.numeral.first):  # "the Formula One season"
            return True
        if one.certain and self._units.partitive(stretch, one.numeral.next) == one.numeral.next:
            return False
        if one.unit is None and (self._is_hour(stretch, one) or self._is_numbered(stretch, one)):
            return True
        if not one.numeral.figures:
            return self._bounds.labelled(stretch, one.first)
        return self._is_year(stretch, one) or self._is_part(stretch, one) or self._labelled_too(stretch, one)

    def _is_hour(self, stretch: Stretch, one: Measured) -> bool:
        """A time of day: "at nine this morning", "by 7.30 tonight"."""
        forms, first = stretch.forms, one.first
        told = one.value < _HOURS_A_DAY and first > 0 and forms[first - 1] in self._at
        return told and self._times.at(forms, one.next) is not None

    def _is_numbered(self, stretch: Stretch, one: Measured) -> bool:
        """The number of a thing of which there is one: «الجولة 33», «القمة 33»."""
        noun = self._units.noun_before(stretch, one.first) if one.numeral.figures else None
        if noun is None or not noun.definite or noun.plural:
            return False
        return self._counting.isdisjoint(stretch.forms[max(0, noun.first - _COUNTING_REACH) : noun.first])

    def _is_year(self, stretch: Stretch, one: Measured) -> bool:
        start, end = one.numeral.start, one.numeral.end
        return end - start == _DIGITS_OF_YEAR and one.value in _YEARS and stretch.text[start:end].isdecimal()

    def _is_part(self, stretch: Stretch, one: Measured) -> bool:
        """Whether the figure is part of an hour, a telephone number, a list's numbering, a score or a date."""
        start, end, after = one.numeral.start, one.numeral.end, one.numeral.next
        text, forms = stretch.text, stretch.forms
        if one.unit is None and self._hours.at(forms, after) is not None:
            return True
        if one.unit is None and one.first and forms[one.first - 1].isdecimal():
            return True
        if _LIST_MARK.match(text, end) and _LINE_START.search(text, max(0, start - _MARGIN), start):
            return True
        goes_on = start > 1 and text[start - 1] in _JOINTS and text[start - 2].isdecimal()
        return goes_on or _JOINED_FIGURES.match(text, end) is not None

    def _labelled_too(self, stretch: Stretch, one: Measured) -> bool:
        """A label goes on over "and": «المادتين 4 و7»."""
        first = one.first
        if self._bounds.labelled(stretch, first):
            return True
        joined = stretch.text[stretch.starts[first] : one.numeral.start] == "و"
        after_figure = joined and first > 0 and stretch.forms[first - 1].isdecimal()
        return after_figure and self._bounds.labelled(stretch, first - 1)
