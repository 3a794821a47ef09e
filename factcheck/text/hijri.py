"""Hijri dates as days of the Gregorian calendar.

By the tabular calendar (Reingold and Dershowitz, Calendrical Calculations, chapter 7: thirty-year cycle, civil
epoch). Months begin with the moon as it is sighted, so a date may be a day earlier or later in any one country.
"""

from datetime import date, timedelta

_EPOCH = 227_015  # the ordinal of 1 Muharram 1 AH, 16 July 622 (Julian)
_DOUBT = timedelta(days=1)
_MONTHS = 12
_YEARS = range(1200, 1600)  # those that calendars of our time reach


def hijri_days(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """First and last day that may be meant by a Hijri year, month or day; ValueError where there is none such.

    >>> [found.isoformat() for found in hijri_days(1445, 9, 1)]
    ['2024-03-10', '2024-03-12']
    """
    if year not in _YEARS or (day is not None and not 1 <= day <= 30):  # noqa: PLR2004  # no month is longer
        raise ValueError(f"no Hijri date: {day} {month} {year}")
    if month is None:
        return _first(year, 1) - _DOUBT, _first(year + 1, 1)
    if day is None:
        return _first(year, month) - _DOUBT, _first(year + month // _MONTHS, month % _MONTHS + 1)
    found = _first(year, month) + timedelta(days=day - 1)
    return found - _DOUBT, found + _DOUBT


def hijri_year(on: date, month: int, shift: int) -> int:
    """The year of the last or the next such month, as seen from a day: the month itself is neither."""
    year = (on.toordinal() - _EPOCH) * 30 // 10_631 + 1
    while _first(year, month) > on:
        year -= 1
    while _first(year + 1, month) <= on:
        year += 1
    running = on < _first(year + month // _MONTHS, month % _MONTHS + 1)
    return year + (shift if shift > 0 else -1 if running and shift < 0 else 0)


def _first(year: int, month: int) -> date:
    """The first day of a month."""
    days = 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH + days)
