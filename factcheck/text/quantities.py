"""Quantities: numbers with what they count, approximate or not, alone or as ranges.

Years, days of the month, times of day, ordinals, labels ("Article 5", «المادة 5») and list numbers are none. A unit
counted two by a dual («خطابين») is one; so are shares of a whole and plurals of number words, where they say of what.
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from factcheck.domain.reading import Quantity
from factcheck.domain.spans import Span
from factcheck.text.bounds import Bounds
from factcheck.text.counting import Numeral
from factcheck.text.kept_apart import KeptApart
from factcheck.text.measured import Measured
from factcheck.text.measures import Measures, measures
from factcheck.text.measuring import Measuring, one_of
from factcheck.text.numerals import Numbers, numbers
from factcheck.text.ranges import Ranges
from factcheck.text.shares import Shares, percent
from factcheck.text.stretches import Stretch
from factcheck.text.wordlists import word_data


class Found(NamedTuple):
    """A quantity before its place in the whole text is known; ``currency`` as in Unit, its country still to find."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    approximate: bool = False
    open_ended: bool = False
    currency: str | None = None

    def quantity(self, span: Span, unit: str | None) -> Quantity:
        """The quantity at its place in the whole text."""
        low, high = (None if value is None else float(value) for value in (self.low, self.high))
        return Quantity(span, low, high, unit, self.approximate, self.open_ended)


class QuantityGrammar:
    """How one language puts its quantities."""

    def __init__(self, data: dict[str, Any], words: Numbers, units: Measures) -> None:
        self._numbers, self._units, self.currencies = words, units, units.currencies
        self._bounds, self._ranges, self._shares = Bounds(data), Ranges(data), Shares(data, units)
        self._apart = KeptApart(data, units, self._bounds)
        self._measuring = Measuring(data, units, self._shares)

    def starts(self, form: str) -> bool:
        """Whether a quantity may start with the folded word."""
        return self._numbers.starts(form) or self._shares.starts(form) is not None

    def read(self, stretch: Stretch, places: Sequence[int], taken: Collection[int]) -> Iterator[Found]:
        """The quantities that start at those tokens of the stretch, at none of ``taken``."""
        measured = list(self._measured(stretch, places, taken))
        done = 0
        for one, other in zip_longest(measured, measured[1:]):
            if isinstance(one, Found):
                yield one
                continue
            if one.first < done:
                continue
            pair = self._paired(stretch, one, other) if isinstance(other, Measured) else None
            if pair is not None and isinstance(other, Measured):
                yield pair
                done = max(other.next, one.next)
            elif (single := self._single(stretch, self._of(stretch, one, other))) is not None:
                yield single
                done = one.next

    def _measured(self, stretch: Stretch, places: Sequence[int], taken: Collection[int]) -> Iterator[Measured | Found]:
        """The numbers that count something, each with its unit, and what needs no number."""
        done = 0
        for place in places:
            if place < done or place in taken:
                continue
            numeral = self._numbers.at(stretch, place)
            if numeral is not None:
                if self._agrees(stretch, numeral, done) or self._apart.is_ordinal(stretch, numeral):
                    done = numeral.next
                    continue
                one = self._measuring.measure(stretch, numeral)
                done = max(numeral.next, one.next if one else 0)
                if one is not None:
                    yield one
            elif (vague := self._shares.vague(stretch, place)) is not None:
                unit = vague.unit
                yield Found(
                    vague.start, unit.end, vague.value, None, unit.symbol,
                    approximate=True, open_ended=True, currency=unit.currency,
                )  # fmt: skip
                done = unit.next

    def _agrees(self, stretch: Stretch, numeral: Numeral, done: int) -> bool:
        """Whether a dual is the adjective of the one before it: «طائرتين مسيرتين»."""
        return (
            numeral.lemma is not None
            and numeral.start == stretch.starts[numeral.first]
            and 0 < done == numeral.first
            and self._is_dual(stretch, done - 1)
        )

    def _is_dual(self, stretch: Stretch, place: int) -> bool:
        before = self._numbers.at(stretch, place)
        return before is not None and before.lemma is not None

    def _of(self, stretch: Stretch, one: Measured, other: Measured | Found | None) -> Measured:
        """The number, with the unit of those that it is some of ("three of the five ships") or that it came to."""
        if one.unit is not None or not isinstance(other, Measured) or not other.certain:
            return one
        if self._ranges.change(stretch, one, other):
            scale = other.numeral.scale if one.numeral.scale == 1 and one.value < other.numeral.value else 1
            return one._replace(unit=other.unit, value=one.value * scale)
        some = one.next < other.first and self._units.partitive(stretch, one.next) == other.first
        return one._replace(unit=other.unit) if some else one

    def _paired(self, stretch: Stretch, low: Measured, high: Measured) -> Found | None:
        """Two numbers as one quantity, or None where they are two."""
        share = self._shares.of_ratio(stretch, low.numeral, high.numeral, of=high.unit)
        if share is not None:
            return self._bounded(stretch, one_of(low.numeral._replace(exact=share.exact), percent(share), share.value))
        return self._range(stretch, low, high) if self._ranges.joined(stretch, low, high) else None

    def _range(self, stretch: Stretch, low: Measured, high: Measured) -> Found | None:
        """Two joined numbers as a range ("between 4 and 6 billion"), or None where they are none."""
        low = self._measuring.million_too(low, high)
        unit = high.unit if high.unit is not None else low.unit
        units = {one.unit.symbol for one in (low, high) if one.unit is not None and one.certain}
        bottom = low.value
        scale = high.numeral.scale if high.value == high.numeral.value else high.value / high.numeral.value
        if low.numeral.scale == 1 and low.value == low.numeral.value < high.value / scale:
            bottom *= scale
        if len(units) > 1 or bottom >= high.value:
            return None
        about = self._bounds.around(stretch, low.first, high.next).about
        symbol, currency = (unit.symbol, unit.currency) if unit else (None, None)
        return Found(low.start, high.end, bottom, high.value, symbol, approximate=about, currency=currency)

    def _single(self, stretch: Stretch, one: Measured) -> Found | None:
        return None if self._apart.names_something(stretch, one) else self._bounded(stretch, one)

    def _bounded(self, stretch: Stretch, one: Measured) -> Found:
        kind, about = self._bounds.around(stretch, one.first, one.next, one.numeral.next)
        symbol, currency = (one.unit.symbol, one.unit.currency) if one.unit else (None, None)
        about = about or not one.numeral.exact
        if kind == "most":
            return Found(one.start, one.end, None, one.value, symbol, about, currency=currency)
        return Found(one.start, one.end, one.value, None, symbol, about, open_ended=kind == "least", currency=currency)


@cache
def quantity_grammar(language: str) -> QuantityGrammar | None:
    """The grammar of a language (ISO 639-1), None where its folder has no ``quantities.toml``."""
    data, words, units = word_data("quantities", language), numbers(language), measures(language)
    return None if data is None or words is None or units is None else QuantityGrammar(data, words, units)
