"""From what a time phrase says to days: calendar arithmetic without a word of any language.

A day that hangs on the day of publication is given only where all days that the article may have been published on
lead to the same one: a weekday needs the day, "last month" is content with the month.
"""

from factcheck.domain.days import DayRange, Precision
from factcheck.text.fixed_days import FIXED
from factcheck.text.named_times import Named
from factcheck.text.near_days import RELATIVE


def resolve(named: Named, published: DayRange | None) -> DayRange | None:
    """The days that are meant, None where they cannot be known."""
    try:
        found = _found(named, published)
        return _since(found, published) if named.since else found
    except (ValueError, OverflowError):  # 31 April, the year 12000: the text names no day there is
        return None


def _found(named: Named, published: DayRange | None) -> DayRange | None:
    fixed = FIXED.get(named.kind, _nothing)(named)
    if fixed is not None or published is None or named.kind not in RELATIVE:
        return fixed
    relative = RELATIVE[named.kind]
    first = last = relative(named, published.start_on)
    if published.end_on != published.start_on:
        last = relative(named, published.end_on)
    if first is None or last is None:
        return None
    if named.kind == "span":
        return _stretch(named, published, first, last)
    return first if first == last else None


def _since(found: DayRange | None, published: DayRange | None) -> DayRange | None:
    """From the first of the days up to publication; the days themselves where that is not known."""
    if found is None or published is None or found.start_on >= published.end_on:
        return found
    return DayRange(found.start_on, published.end_on, Precision.RANGE)


def _nothing(named: Named) -> DayRange | None:
    del named
    return None


def _stretch(named: Named, published: DayRange, first: DayRange, last: DayRange) -> DayRange | None:
    if first != last:
        return None
    if named.shift is not None and named.shift < 0:
        return DayRange(first.start_on, published.end_on, Precision.RANGE)
    return DayRange(published.start_on, last.end_on, Precision.RANGE)
