"""Quantities and times of a whole text, found once and handed out to the claims that hold them.

Most words are neither: what a word may start is looked up once a text, and nothing else is asked of the rest.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from factcheck.domain.days import DayRange, Precision
from factcheck.domain.reading import Quantity, TimeReference
from factcheck.domain.spans import Span
from factcheck.text.countries import NOWHERE, Countries, Home
from factcheck.text.dating import resolve
from factcheck.text.named_times import Named
from factcheck.text.near_days import SAME, SAME_DAYS
from factcheck.text.placed import InOrder
from factcheck.text.quantities import QuantityGrammar, quantity_grammar
from factcheck.text.stretches import Stretch
from factcheck.text.tenses import AHEAD, UNTOLD
from factcheck.text.times import TimeGrammar, Told, time_grammar

_NEAR_DAY = 300  # characters, about two sentences, behind a day in which "the same day" is that day
_WORDS_REMEMBERED = 65_536
_DAY = Precision.DAY
_TIME, _QUANTITY = 1, 2  # what may start with a word


class NumbersAndTimes:
    """The quantities and times of a stretch, by the grammar of a language; none where it has no such words.

    ``published`` is when the article came out, as exactly as it is known; ``home`` what is known of its outlet.
    """

    def __init__(self, stretch: Stretch, language: str, *, published: DayRange | None, home: Home = NOWHERE) -> None:
        words = _words(language)
        starts = list(map(words.__getitem__, stretch.forms))
        places = list(compress(range(len(starts)), starts))
        told = list(words.times.read(stretch, [at for at in places if starts[at] & _TIME])) if words.times else []
        self._times = InOrder(list(_dated(stretch, told, published)))
        self._published = published
        quantities: list[Quantity] = []
        if words.quantities is not None:
            taken = {token for one in told if not one.counts for token in range(one.first, one.after)}
            found = words.quantities.read(stretch, [at for at in places if starts[at] & _QUANTITY], taken)
            countries = Countries(stretch, words.quantities.currencies, home)
            quantities = [countries.placed(one) for one in found]
        self._quantities = InOrder(quantities)

    def quantities(self, span: Span) -> tuple[Quantity, ...]:
        """Those inside the span, in order."""
        return self._quantities.inside(span)

    def times(self, span: Span, *, predicted: bool = False) -> tuple[TimeReference, ...]:
        """Those inside the span, in order; what is ``predicted`` lies ahead where no word says otherwise."""
        inside = self._times.inside(span)
        if not inside:  # most spans name none
            return ()
        if predicted:
            return tuple([one.coming(self._published) for one in inside])
        return tuple([one.time for one in inside])


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


class _Dated(NamedTuple):
    """A time with the days that it comes to, and what was said of it."""

    span: Span
    time: TimeReference
    named: Named

    def coming(self, published: DayRange | None) -> TimeReference:
        """The same where what is said of it lies ahead."""
        if self.named.tense != UNTOLD:
            return self.time
        return TimeReference(self.span, resolve(self.named._replace(tense=AHEAD), published))


def _dated(stretch: Stretch, told: Iterable[Told], published: DayRange | None) -> Iterator[_Dated]:
    """The times with their days; "the same day" is the one that was named right before it."""
    last, ended = None, -_NEAR_DAY
    for one in told:
        kind, near = one.named.kind, one.start - ended <= _NEAR_DAY
        if kind in SAME_DAYS and near and (kind == SAME or _is_day(last)):
            days = last if _is_day(last) else None
        else:
            days = resolve(one.named, published)
        last, ended = days, one.end
        span = stretch.span_of(one.start, one.end)
        yield _Dated(span, TimeReference(span, days), one.named)


def _is_day(days: DayRange | None) -> bool:
    return days is not None and days.precision is _DAY
