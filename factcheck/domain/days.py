"""Calendar days and how exactly they are known."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Precision(StrEnum):
    """How exactly a day range is known, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class DayRange:
    """First and last day (both included) of something, and how exactly that is known."""

    start_on: date
    end_on: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.end_on < self.start_on:
            raise ValueError(f"a day range ends before it starts: {self.start_on} to {self.end_on}")

    @classmethod
    def day(cls, on: date) -> Self:
        """The one day ``on``."""
        return cls(on, on, Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """The whole month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> Self:
        """The whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def parse(cls, written: str) -> Self:
        """The range that ``2017``, ``2017-01`` or ``2017-01-11`` names; ValueError for anything else.

        >>> DayRange.parse("2017-02").end_on.isoformat()
        '2017-02-28'
        """
        match = _WRITTEN.fullmatch(written.strip())
        if match is None:
            raise ValueError(f"not a day, month or year (YYYY, YYYY-MM or YYYY-MM-DD): {written!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return cls.year(year)
        return cls.month(year, month) if day is None else cls.day(date(year, month, day))

    def written(self) -> str:
        """``2017``, ``2017-01``, ``2017-01-11``, or ``2017-01-02/2017-01-08`` where no shorter form says it.

        >>> DayRange.parse("2017-01").written()
        '2017-01'
        """
        match self.precision:
            case Precision.DAY:
                return self.start_on.isoformat()
            case Precision.MONTH:
                return f"{self.start_on:%Y-%m}"
            case Precision.YEAR:
                return f"{self.start_on:%Y}"
            case _:
                return f"{self.start_on.isoformat()}/{self.end_on.isoformat()}"

    def overlaps(self, other: "DayRange") -> bool:
        """Whether the two share at least one day."""
        return self.start_on <= other.end_on and other.start_on <= self.end_on
