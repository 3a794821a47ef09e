"""Weeks, months, quarters, halves and seasons as day ranges."""

from datetime import date, timedelta

from factcheck.domain.days import DayRange, Precision

_MONTHS = 12


def quarter_of(year: int, quarter: int) -> DayRange:
    """A quarter of a year, from 1."""
    first, last = DayRange.month(year, 3 * quarter - 2), DayRange.month(year, 3 * quarter)
    return DayRange(first.start_on, last.end_on, Precision.QUARTER)


def half_of(year: int, half: int) -> DayRange:
    """The first or the second half of a year."""
    first, last = DayRange.month(year, 6 * half - 5), DayRange.month(year, 6 * half)
    return DayRange(first.start_on, last.end_on, Precision.RANGE)


def season_of(year: int, season: int) -> DayRange:
    """The meteorological season that begins in the year; a winter goes on in the next."""
    first, last = DayRange.month(year, 3 * season), month_on(date(year, 3 * season, 1), 2)
    return DayRange(first.start_on, last.end_on, Precision.QUARTER)


def week_of(day: date, starts: int) -> DayRange:
    """The week that holds the day; weeks start on that weekday, 0 for Monday."""
    first = day - timedelta(days=(day.weekday() - starts) % 7)
    return DayRange(first, first + timedelta(days=6), Precision.WEEK)


def month_on(day: date, on: int) -> DayRange:
    """The month that lies so many months on from the day's own."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + on, _MONTHS)
    return DayRange.month(year, month + 1)
