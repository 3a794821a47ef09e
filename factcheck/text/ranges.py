"""Two numbers that are one range: "between 4 and 6 billion", «من 10 إلى 15 قتيلا», 40-50."""

import re
from typing import Any

from factcheck.text.measured import Measured
from factcheck.text.normalize import fold
from factcheck.text.stretches import Stretch, without_marks

_REACH = 14  # words before a number in which the verb stands that makes "from 4 to 6" a change
_FARTHEST = 20  # characters between the ends of a range: a word that joins them, blanks and marks on letters
_DASH = re.compile(r"\s?[-–—]\s?")


class Ranges:
    """How one language joins two numbers to a range."""

    def __init__(self, data: dict[str, Any]) -> None:
        ranges = data["ranges"]
        self._between, self._from = frozenset(map(fold, ranges["between"])), frozenset(map(fold, ranges["from"]))
        self._opened, self._plain = re.compile(ranges["opened"]), re.compile(ranges["plain"])
        self._changes = frozenset(map(fold, ranges["changes"]))
        self._clitics: str = data["before"]["clitics"]

    def joined(self, stretch: Stretch, low: Measured, high: Measured) -> bool:
        """Whether the two numbers, one right after the other, are the ends of a range."""
        if high.start - low.end > _FARTHEST:
            return False
        between = without_marks(stretch.text[low.end : high.start])
        if _DASH.fullmatch(between):
            return high.certain or high.numeral.scale > 1 or (high.unit is not None and high.unit.symbol.isalpha())
        plain = self._plain.fullmatch(between)
        if not plain and not self._opened.fullmatch(between):
            return False
        if self._stands_before(stretch, low, self._between):
            return True
        opened = self._stands_before(stretch, low, self._from)
        return bool(opened or plain) and not self._changed(stretch, low)

    def change(self, stretch: Stretch, low: Measured, high: Measured) -> bool:
        """Whether the numbers are what something went from and what it went to: "rose from 350 to 600 riyals"."""
        if high.start - low.end > _FARTHEST:
            return False
        between = without_marks(stretch.text[low.end : high.start])
        return self._plain.fullmatch(between) is not None and self._stands_before(stretch, low, self._from)

    def _stands_before(self, stretch: Stretch, one: Measured, words: frozenset[str]) -> bool:
        form = stretch.forms[one.first - 1] if one.first else ""
        return form in words or (form[:1] in self._clitics and form[1:] in words)

    def _changed(self, stretch: Stretch, one: Measured) -> bool:
        return any(
            form in self._changes or (form[:1] in self._clitics and form[1:] in self._changes)
            for form in stretch.forms[max(0, one.first - _REACH) : one.first]
            if form
        )
