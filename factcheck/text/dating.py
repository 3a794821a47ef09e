"""From what a time phrase says to days: calendar arithmetic without a word of any language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.domain.days import DayRange, Precision

_MONTHS = 12
# A date without a year that would lie this few days ahead of publication may be meant as the coming one.
_SOON_DAYS = 62
_YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase says, by ``kind``: numbers as they stand, weekdays from 0 for Monday, ``shift`` -1 for last.

    ``ahead``: a word nearby points to what is to come. ``week_starts``: the first day of a week.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_to: int | None = None
    shift: int | None = None
    of_year: int | None = None
    weekday: int | None = None
    deictic: int | None = None
    number: int | None = None
    unit: str | None = None
    quarter: int | None = None
    decade: int | None = None
    ahead: bool = False
    week_starts: int = 0


def resolve(named: Named, published: DayRange | None) -> DayRange | None:
    """The days that are meant, None where they cannot be known."""
    try:
        fixed = _FIXED.get(named.kind, _nothing)(named)
        if fixed is not None or published is None or named.kind not in _RELATIVE:
            return fixed
        first, last = (_RELATIVE[named.kind](named, day) for day in (published.start_on, published.end_on))
    except (ValueError, OverflowError):  # 31 April, the year 12000: the text names no day there is
        return None
    if first is None or last is None:
        return None
    if named.kind == "span":
        return _stretch(named, published, first, last)
    return first if first == last else None


def _nothing(named: Named) -> DayRange | None:
    del named
    return None


def _fixed_date(named: Named) -> DayRange | None:
    if named.year is None or named.month is None:
        return None
    if named.day is None:
        return DayRange.month(named.year, named.month)
    return DayRange.day(date(named.year, named.month, named.day))


def _fixed_year(named: Named) -> DayRange | None:
    return DayRange.year(named.year) if named.year in _YEARS and named.year is not None else None


def _fixed_years(named: Named) -> DayRange | None:
    if named.year is None or named.year_to is None:
        return None
    return DayRange(date(named.year, 1, 1), date(named.year_to, 12, 31), Precision.RANGE)


def _fixed_decade(named: Named) -> DayRange | None:
    if named.decade is None:
        return None
    return DayRange(date(named.decade, 1, 1), date(named.decade + 9, 12, 31), Precision.DECADE)


def _fixed_quarter(named: Named) -> DayRange | None:
    return _quarter(named.year, named.quarter) if named.year is not None and named.quarter is not None else None


def _quarter(year: int, quarter: int) -> DayRange:
    first, last = DayRange.month(year, 3 * quarter - 2), DayRange.month(year, 3 * quarter)
    return DayRange(first.start_on, last.end_on, Precision.QUARTER)


def _date(named: Named, day: date) -> DayRange | None:
    """A month, or a day of one, without its year."""
    if named.month is None:
        return None
    if named.of_year is not None:
        return _in_year(named, day.year + named.of_year)
    if named.shift is not None:
        return _in_year(named, day.year + _years_on(named.month, named.shift, day))
    return None if named.ahead else _latest(named, named.month, day)


def _latest(named: Named, month: int, day: date) -> DayRange | None:
    """The latest such month or day that is not after publication; None for a day that may be the coming one."""
    if named.day is None:
        return _in_year(named, day.year - (month > day.month))
    this_year = date(day.year, month, named.day)
    if this_year > day:
        return None if (this_year - day).days <= _SOON_DAYS else _in_year(named, day.year - 1)
    return DayRange.day(this_year)


def _years_on(month: int, shift: int, day: date) -> int:
    """How many years on the month lies that is the last, this or the next of its name."""
    if shift < 0:
        return -1 if month >= day.month else 0
    return 1 if shift > 0 and month <= day.month else 0


def _in_year(named: Named, year: int) -> DayRange | None:
    assert named.month is not None
    return DayRange.month(year, named.month) if named.day is None else DayRange.day(date(year, named.month, named.day))


def _weekday(named: Named, day: date) -> DayRange | None:
    if named.weekday is None or named.shift == 0:
        return None
    back = (day.weekday() - named.weekday) % 7
    if named.shift is not None and named.shift > 0:
        return DayRange.day(day + timedelta(days=7 - back))
    if named.deictic is not None and named.deictic > 0:
        return DayRange.day(day + timedelta(days=(7 - back) % 7))
    if named.shift is not None:
        return DayRange.day(day - timedelta(days=back or 7))
    return None if named.ahead and named.deictic is None else DayRange.day(day - timedelta(days=back))


def _deictic(named: Named, day: date) -> DayRange | None:
    return None if named.deictic is None else DayRange.day(day + timedelta(days=named.deictic))


def _unit(named: Named, day: date) -> DayRange | None:
    """Last week, this month, next year."""
    shift = named.shift or 0
    match named.unit:
        case "week":
            return _week(day + timedelta(weeks=shift), named.week_starts)
        case "month":
            return _month(day, shift)
        case "quarter":
            year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + shift, 4)
            return _quarter(year, quarter + 1)
        case "year":
            return DayRange.year(day.year + shift)
        case _:
            return None


def _ago(named: Named, day: date) -> DayRange | None:
    """The day, week, month or year that lies so many of them back."""
    number = 1 if named.number is None else named.number
    match named.unit:
        case "day":
            return DayRange.day(day - timedelta(days=number))
        case "week":
            return _week(day - timedelta(weeks=number), named.week_starts)
        case "month":
            return _month(day, -number)
        case "year":
            return DayRange.year(day.year - number)
        case _:
            return None


def _span(named: Named, day: date) -> DayRange | None:
    """The far end of the last or the next so many days, weeks, months or years: the whole of that unit."""
    if named.number is None or not named.shift:
        return None
    number = named.number * named.shift
    match named.unit:
        case "day" | "week":
            return DayRange.day(day + timedelta(days=number * (7 if named.unit == "week" else 1)))
        case "month":
            return _month(day, number)
        case "year":
            return DayRange.year(day.year + number)
        case _:
            return None


def _stretch(named: Named, published: DayRange, first: DayRange, last: DayRange) -> DayRange | None:
    if first != last:
        return None
    if named.shift is not None and named.shift < 0:
        return DayRange(first.start_on, published.end_on, Precision.RANGE)
    return DayRange(published.start_on, last.end_on, Precision.RANGE)


def _of_year(named: Named, day: date) -> DayRange | None:
    """A quarter of last, this or next year."""
    if named.quarter is None or named.of_year is None:
        return None
    return _quarter(day.year + named.of_year, named.quarter)


def _week(day: date, starts: int) -> DayRange:
    first = day - timedelta(days=(day.weekday() - starts) % 7)
    return DayRange(first, first + timedelta(days=6), Precision.WEEK)


def _month(day: date, on: int) -> DayRange:
    year, month = divmod(day.year * _MONTHS + day.month - 1 + on, _MONTHS)
    return DayRange.month(year, month + 1)


_FIXED: dict[str, Callable[[Named], DayRange | None]] = {
    "date": _fixed_date,
    "year": _fixed_year,
    "bare": _fixed_year,
    "years": _fixed_years,
    "decade": _fixed_decade,
    "quarter": _fixed_quarter,
}
_RELATIVE: dict[str, Callable[[Named, date], DayRange | None]] = {
    "date": _date,
    "weekday": _weekday,
    "deictic": _deictic,
    "unit": _unit,
    "ago": _ago,
    "span": _span,
    "quarter": _of_year,
}
