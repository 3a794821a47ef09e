"""What a time phrase says, in numbers, without a word of any language."""

from typing import NamedTuple


class Named(NamedTuple):
    """What a phrase says, by ``kind``: numbers as they stand, weekdays from 0 for Monday, ``shift`` -1 for last.

    ``from_day`` and the like are the first of two. ``tense``: 1 where a word nearby points to what is to come, -1 where
    it points back. ``since``: all days from then up to publication are meant. ``week_starts``: the first day of a week.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    from_year: int | None = None
    from_month: int | None = None
    from_day: int | None = None
    from_weekday: int | None = None
    shift: int | None = None
    of_year: int | None = None
    weekday: int | None = None
    deictic: int | None = None
    number: int | None = None
    unit: str | None = None
    quarter: int | None = None
    season: int | None = None
    decade: int | None = None
    hijri: int | None = None
    hijri_year: int | None = None
    tense: int = 0
    since: bool = False
    week_starts: int = 0
