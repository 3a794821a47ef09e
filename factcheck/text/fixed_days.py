"""Days of times that need no day of publication: 30 November 2016, the third quarter of 2023, the 1980s."""

from collections.abc import Callable
from datetime import date

from factcheck.domain.days import DayRange, Precision
from factcheck.text.calendar_units import half_of, quarter_of, season_of
from factcheck.text.hijri import hijri_days
from factcheck.text.named_times import Named

_YEARS = range(1000, 2200)
_WINTER = 4


def fixed_date(named: Named) -> DayRange | None:
    """A day or a month with its year."""
    if named.year is None or named.month is None:
        return None
    if named.day is None:
        return DayRange.month(named.year, named.month)
    return DayRange.day(date(named.year, named.month, named.day))


def _fixed_year(named: Named) -> DayRange | None:
    return DayRange.year(named.year) if named.year in _YEARS and named.year is not None else None


def _fixed_years(named: Named) -> DayRange | None:
    if named.year is None or named.from_year is None:
        return None
    return DayRange(date(named.from_year, 1, 1), date(named.year, 12, 31), Precision.RANGE)


def _fixed_dates(named: Named) -> DayRange | None:
    return None if named.year is None else between(named, fixed_date(named))


def between(named: Named, last: DayRange | None) -> DayRange | None:
    """From the first of two days or months up to ``last``, in the year before where that is right."""
    if last is None:
        return None
    month = last.end_on.month if named.from_month is None else named.from_month
    year = named.from_year or last.end_on.year - (month > last.end_on.month)
    if named.from_day is None:
        return DayRange(date(year, month, 1), last.end_on, Precision.RANGE)
    return DayRange(date(year, month, named.from_day), last.end_on, Precision.RANGE)


def _fixed_hijri(named: Named) -> DayRange | None:
    if named.hijri_year is None:
        return None
    return DayRange(*hijri_days(named.hijri_year, named.hijri, named.day), Precision.RANGE)


def _fixed_half(named: Named) -> DayRange | None:
    return None if named.year is None or named.quarter is None else half_of(named.year, named.quarter)


def fixed_season(named: Named) -> DayRange | None:
    """Summer 2015; the winter of a year may be the one that it begins or the one that it ends with."""
    if named.year is None or named.season is None or named.season == _WINTER:
        return None
    return season_of(named.year, named.season)


def _fixed_decade(named: Named) -> DayRange | None:
    if named.decade is None:
        return None
    return DayRange(date(named.decade, 1, 1), date(named.decade + 9, 12, 31), Precision.DECADE)


def _fixed_quarter(named: Named) -> DayRange | None:
    return quarter_of(named.year, named.quarter) if named.year is not None and named.quarter is not None else None


FIXED: dict[str, Callable[[Named], DayRange | None]] = {
    "date": fixed_date,
    "year": _fixed_year,
    "bare": _fixed_year,
    "years": _fixed_years,
    "dates": _fixed_dates,
    "decade": _fixed_decade,
    "quarter": _fixed_quarter,
    "half": _fixed_half,
    "season": fixed_season,
    "hijri": _fixed_hijri,
}
