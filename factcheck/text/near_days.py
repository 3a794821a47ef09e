"""Days of times that are told from the day of publication: last September, on Tuesday, two years ago."""

from collections.abc import Callable
from datetime import date, timedelta

from factcheck.domain.days import DayRange, Precision
from factcheck.text.calendar_units import half_of, month_on, quarter_of, season_of, week_of
from factcheck.text.fixed_days import between, fixed_date, fixed_season
from factcheck.text.hijri import hijri_days, hijri_year
from factcheck.text.named_times import Named

# A day or month without a year that begins this few days ahead is the coming one unless a word points back: of a day
# that lies farther back the year would be told, and months are told of the past most of the time.
_SOON_DAY, _SOON_MONTH = 182, 62
_EVERY_MONTH_HAS = 28  # days: 29 February is looked for in its own year alone
_QUARTERS_A_YEAR, _MONTHS_A_YEAR = 4, 12
# The kinds of "the same day" and of "later in the day": the day that was named before it, or else that of publication;
# "the same day" behind a time that is no day is unknown.
SAME, LATER = "same", "later"
SAME_DAYS = frozenset({SAME, LATER})


def _dates(named: Named, day: date) -> DayRange | None:
    return between(named, _date(named, day))


def _hijri(named: Named, day: date) -> DayRange | None:
    """A Hijri month, or a day of one, without its year."""
    if named.hijri is None or (named.shift is None and named.day is None):
        return None
    year = hijri_year(day, named.hijri, named.shift or 0)
    return DayRange(*hijri_days(year, named.hijri, named.day), Precision.RANGE)


def _half_of_year(named: Named, day: date) -> DayRange | None:
    return None if named.of_year is None or named.quarter is None else half_of(day.year + named.of_year, named.quarter)


def _season_near(named: Named, day: date) -> DayRange | None:
    """Last autumn, the summer of last year."""
    if named.season is None:
        return None
    if named.of_year is not None:
        return fixed_season(named._replace(year=day.year + named.of_year))
    if named.shift is None:
        return None
    this = next(found for year in (day.year + 1, day.year, day.year - 1)
                if (found := season_of(year, named.season)).start_on <= day)  # fmt: skip
    running = this.end_on >= day
    on = named.shift if named.shift > 0 else -1 if named.shift < 0 and running else 0
    if not named.shift and not running:
        return season_of(day.year, named.season)
    return season_of(this.start_on.year + on, named.season)


def _year_near(named: Named, day: date) -> DayRange | None:
    return None if named.of_year is None else DayRange.year(day.year + named.of_year)


def _weekdays(named: Named, day: date) -> DayRange | None:
    """Two weekdays in a row."""
    last = _weekday(named, day)
    if last is None or named.weekday is None or named.from_weekday is None:
        return None
    back = (named.weekday - named.from_weekday) % 7
    return DayRange(last.start_on - timedelta(days=back), last.end_on, Precision.RANGE)


def _date(named: Named, day: date) -> DayRange | None:
    """A month, or a day of one, without its year."""
    if named.month is None:
        return None
    if named.of_year is not None:
        return _in_year(named, day.year + named.of_year)
    if named.shift is not None:
        return _in_year(named, day.year + _years_on(named.month, named.shift, day))
    return _nearest(named, named.month, day)


def _nearest(named: Named, month: int, day: date) -> DayRange | None:
    """The next such month or day where a word points ahead, else the latest that is not after publication.

    One that soon comes is the coming one, unless a word points back.
    """
    if named.day is None and month == day.month:
        return _in_year(named, day.year)
    coming = day.year + ((month, named.day or 1) < (day.month, day.day))
    first = date(coming, month, 1 if named.day is None else min(named.day, _EVERY_MONTH_HAS))
    soon = (first - day).days <= (_SOON_MONTH if named.day is None else _SOON_DAY)
    ahead = (
        named.tense > 0 or (soon and not named.tense) or (coming, month, named.day) == (day.year, day.month, day.day)
    )
    return _in_year(named, coming if ahead else coming - 1)


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
    if named.tense > 0 and named.deictic is None:
        return DayRange.day(day + timedelta(days=-back % 7))
    return DayRange.day(day - timedelta(days=back))


def _deictic(named: Named, day: date) -> DayRange | None:
    return None if named.deictic is None else DayRange.day(day + timedelta(days=named.deictic))


def _unit(named: Named, day: date) -> DayRange | None:
    """Last week, this month, next year."""
    shift = named.shift or 0
    match named.unit:
        case "week":
            return week_of(day + timedelta(weeks=shift), named.week_starts)
        case "month":
            return month_on(day, shift)
        case "quarter":
            year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + shift, 4)
            return quarter_of(year, quarter + 1)
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
            return week_of(day - timedelta(weeks=number), named.week_starts)
        case "month":
            return month_on(day, -number)
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
        case "hour":
            return DayRange.day(day - timedelta(days=-(-abs(number) // 24))) if number < 0 else None
        case "day" | "week":
            return DayRange.day(day + timedelta(days=number * (7 if named.unit == "week" else 1)))
        case "month":
            return month_on(day, number)
        case "year" | "decade":
            return DayRange.year(day.year + number * (10 if named.unit == "decade" else 1))
        case _:
            return None


def _of_year(named: Named, day: date) -> DayRange | None:
    """A quarter of last, this or next year, or the nearest of its number."""
    if named.quarter is None:
        return None
    if named.of_year is not None:
        return quarter_of(day.year + named.of_year, named.quarter)
    ahead = named.quarter - (day.month + 2) // 3
    gone = ahead == _QUARTERS_A_YEAR - 1 or (
        ahead > 0 and named.tense < 0
    )  # reports on the last quarter come in the first
    return quarter_of(day.year - gone + (ahead < 0 and named.tense > 0), named.quarter)


def _of_month(named: Named, day: date) -> DayRange | None:
    """A day of last, this or the next month."""
    if named.day is None or named.shift is None:
        return None
    month = month_on(day, named.shift).start_on
    return DayRange.day(month.replace(day=named.day))


def _nth_weekday(named: Named, day: date) -> DayRange | None:
    """The second Tuesday of a month."""
    month = fixed_date(named) or _date(named, day)
    if month is None or named.weekday is None or named.quarter is None:
        return None
    first = month.start_on + timedelta(days=(named.weekday - month.start_on.weekday()) % 7)
    return DayRange.day(first + timedelta(weeks=named.quarter - 1))


def _first_months(named: Named, day: date) -> DayRange | None:
    """The first so many months of a year: of the year before where those of this one are not over."""
    if named.number is None or not 0 < named.number < _MONTHS_A_YEAR:
        return None
    year = named.year or day.year + (named.of_year or 0)
    if named.year is None and named.of_year is None and named.tense <= 0 and day.month < named.number:
        year -= 1
    return DayRange(date(year, 1, 1), DayRange.month(year, named.number).end_on, Precision.RANGE)


def _up_to(named: Named, day: date) -> DayRange | None:
    """So many months up to a month's end: "the year to March"."""
    last = fixed_date(named) or _date(named._replace(tense=-1), day)
    if last is None or named.number is None:
        return None
    first = month_on(last.start_on, 1 - named.number)
    return DayRange(first.start_on, last.end_on, Precision.RANGE)


RELATIVE: dict[str, Callable[[Named, date], DayRange | None]] = {
    "date": _date,
    "dates": _dates,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "deictic": _deictic,
    "unit": _unit,
    "ago": _ago,
    "span": _span,
    "quarter": _of_year,
    "half": _half_of_year,
    "season": _season_near,
    "hijri": _hijri,
    "of_year": _year_near,
    "of_month": _of_month,
    "nth_weekday": _nth_weekday,
    "first_months": _first_months,
    "up_to": _up_to,
    SAME: _deictic,
    LATER: _deictic,
}
