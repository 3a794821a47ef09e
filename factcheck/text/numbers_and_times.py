"""Quantities and times of a whole text, found once and handed out to the claims that hold them.

Most words are neither: what a word may start is looked up once a text, and nothing else is asked of the rest.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress, count
from typing import TypeVar

from factcheck.domain.days import DayRange
from factcheck.domain.reading import Quantity, TimeReference
from factcheck.domain.spans import Span
from factcheck.text.currencies import Currencies
from factcheck.text.dating import resolve
from factcheck.text.quantities import Found, QuantityGrammar, quantity_grammar
from factcheck.text.stretches import Stretch
from factcheck.text.times import TimeGrammar, Told, time_grammar

_NEAR = 24  # tokens on each side of a sum of money among which its country is looked for first
_WORDS_REMEMBERED = 65_536

_Placed = TypeVar("_Placed", Quantity, TimeReference)


class NumbersAndTimes:
    """The quantities and times of a stretch, by the grammar of a language; none where it has no such words.

    ``published`` is when the article came out, as exactly as it is known.
    """

    def __init__(self, stretch: Stretch, language: str, *, published: DayRange | None) -> None:
        quantities, times = quantity_grammar(language), time_grammar(language)
        told = list(times.read(stretch, _starting(times).places(stretch))) if times is not None else []
        self._times = [_time(stretch, one, published) for one in told]
        self._quantities: list[Quantity] = []
        if quantities is not None:
            taken = {token for one in told if not one.counts for token in range(one.first, one.after)}
            found = quantities.read(stretch, _starting(quantities).places(stretch), taken)
            self._quantities = [_quantity(stretch, one, quantities.currencies) for one in found]
        self._time_starts = [one.span.start for one in self._times]
        self._quantity_starts = [one.span.start for one in self._quantities]

    def quantities(self, span: Span) -> tuple[Quantity, ...]:
        """Those inside the span, in order."""
        return _inside(span, self._quantities, self._quantity_starts)

    def times(self, span: Span) -> tuple[TimeReference, ...]:
        """Those inside the span, in order."""
        return _inside(span, self._times, self._time_starts)


def find_quantities(text: str, span: Span, language: str) -> tuple[Quantity, ...]:
    """The quantities in ``span`` of ``text``, in order, none overlapping; () for a language without such words.

    A span runs from the number (or the currency sign before it) to the end of its unit.
    """
    return NumbersAndTimes(Stretch(text, span), language, published=None).quantities(span)


def find_times(text: str, span: Span, language: str, published: DayRange | None) -> tuple[TimeReference, ...]:
    """The times named in ``span`` of ``text``, in order, none overlapping; () for a language without such words.

    ``published`` is when the article came out, as exactly as it is known.
    """
    return NumbersAndTimes(Stretch(text, span), language, published=published).times(span)


class _Words(dict[str, bool]):
    """Whether something may start with a word, asked when the word is first met."""

    def __init__(self, starts: Callable[[str], bool]) -> None:
        super().__init__({"": False})
        self._starts = starts

    def __missing__(self, form: str) -> bool:
        starts = self._starts(form)
        if len(self) < _WORDS_REMEMBERED:
            self[form] = starts
        return starts

    def places(self, stretch: Stretch) -> list[int]:
        """The tokens with which something may start."""
        return list(compress(count(), map(self.__getitem__, stretch.forms)))


@cache
def _starting(grammar: QuantityGrammar | TimeGrammar) -> _Words:
    return _Words(grammar.starts)


def _time(stretch: Stretch, told: Told, published: DayRange | None) -> TimeReference:
    return TimeReference(stretch.span_of(told.start, told.end), resolve(told.named, published))


def _quantity(stretch: Stretch, found: Found, currencies: Currencies) -> Quantity:
    """The quantity at its place, a currency of several countries by the one named near it, or else in the text."""
    unit = found.unit
    if found.currency is not None:
        at = bisect_left(stretch.starts, found.start)
        near = stretch.forms[max(0, at - _NEAR) : at + _NEAR]
        unit = currencies.of_text(found.currency, near) or currencies.of_text(found.currency, stretch.forms) or unit
    return found.quantity(stretch.span_of(found.start, found.end), unit)


def _inside(span: Span, found: Sequence[_Placed], starts: Sequence[int]) -> tuple[_Placed, ...]:
    """Those inside the span; they stand in order."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return tuple(one for one in found[first:last] if one.span.end <= span.end) if first < last else ()
