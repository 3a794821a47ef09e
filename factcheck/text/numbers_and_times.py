"""Quantities and times of a whole text, found once and handed out to the claims that hold them.

Most words are neither: what a word may start is looked up once a text, and nothing else is asked of the rest.
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, cached_property
from itertools import compress, count

from factcheck.domain.days import DayRange
from factcheck.domain.reading import Quantity, TimeReference
from factcheck.domain.spans import Span
from factcheck.text.currencies import Currencies
from factcheck.text.dating import resolve
from factcheck.text.placed import InOrder
from factcheck.text.quantities import Found, QuantityGrammar, quantity_grammar
from factcheck.text.stretches import Stretch
from factcheck.text.times import TimeGrammar, Told, time_grammar

_NEAR = 24  # tokens on each side of a sum of money among which its country is looked for first
_WORDS_REMEMBERED = 65_536
_TIME, _QUANTITY = 1, 2  # what may start with a word


class NumbersAndTimes:
    """The quantities and times of a stretch, by the grammar of a language; none where it has no such words.

    ``published`` is when the article came out, as exactly as it is known.
    """

    def __init__(self, stretch: Stretch, language: str, *, published: DayRange | None) -> None:
        words = _words(language)
        starts = list(map(words.__getitem__, stretch.forms))
        places = list(compress(count(), starts))
        told = list(words.times.read(stretch, [at for at in places if starts[at] & _TIME])) if words.times else []
        self._times = InOrder([_time(stretch, one, published) for one in told])
        quantities: list[Quantity] = []
        if words.quantities is not None:
            taken = {token for one in told if not one.counts for token in range(one.first, one.after)}
            found = words.quantities.read(stretch, [at for at in places if starts[at] & _QUANTITY], taken)
            currencies = _Countries(stretch, words.quantities.currencies)
            quantities = [currencies.placed(one) for one in found]
        self._quantities = InOrder(quantities)

    def quantities(self, span: Span) -> tuple[Quantity, ...]:
        """Those inside the span, in order."""
        return self._quantities.inside(span)

    def times(self, span: Span) -> tuple[TimeReference, ...]:
        """Those inside the span, in order."""
        return self._times.inside(span)


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


class _Words(dict[str, int]):
    """What may start with a word of a language, asked when the word is first met."""

    def __init__(self, quantities: QuantityGrammar | None, times: TimeGrammar | None) -> None:
        super().__init__({"": 0})
        self.quantities, self.times = quantities, times

    def __missing__(self, form: str) -> int:
        time = _TIME if self.times is not None and self.times.starts(form) else 0
        quantity = _QUANTITY if self.quantities is not None and self.quantities.starts(form) else 0
        if len(self) < _WORDS_REMEMBERED:
            self[form] = time | quantity
        return time | quantity


@cache
def _words(language: str) -> _Words:
    return _Words(quantity_grammar(language), time_grammar(language))


class _Countries:
    """Which country's a currency of several is: the one named near it, or else the one that the text speaks of."""

    def __init__(self, stretch: Stretch, currencies: Currencies) -> None:
        self._stretch, self._currencies = stretch, currencies

    @cached_property
    def _everywhere(self) -> Mapping[str, int]:
        return self._currencies.nations(self._stretch.forms)

    def placed(self, found: Found) -> Quantity:
        """The quantity at its place in the whole text."""
        unit = found.unit
        if found.currency is not None:
            at = bisect_left(self._stretch.starts, found.start)
            near = self._currencies.nations(self._stretch.forms[max(0, at - _NEAR) : at + _NEAR])
            told = (self._currencies.of_nations(found.currency, named) for named in (near, self._everywhere))
            unit = next(filter(None, told), unit)
        return found.quantity(self._stretch.span_of(found.start, found.end), unit)


def _time(stretch: Stretch, told: Told, published: DayRange | None) -> TimeReference:
    return TimeReference(stretch.span_of(told.start, told.end), resolve(told.named, published))
