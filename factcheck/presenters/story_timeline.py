"""Who said what when in a story, as a drawing: a lane an outlet, a mark a claim, those against it below.

A mark bears the number of its origin, so that one voice is seen in many lanes. Where only a month or a year is known
the mark is a bar over all the days that it may have been. Across, places are percent; a reader from the right to the
left has the first day at the right. Down, they are pixels.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.domain.days import DayRange
from factcheck.domain.stories import Story, Told

MOST = {False: 16, True: 10}  # lanes: of those that say it, of those against it
LANE, HEAD, GAP = 44, 30, 26  # heights, px: of a lane, of the line of days, of what tells the two sides apart
LABEL = 25.0  # percent, for what a lane is called
_DAYS, _DAYS_BESIDE_UNKNOWN, _UNKNOWN = (31.0, 96.0), (31.0, 84.0), 95.0  # percent: the days, claims of no known day
_NEAR = 3.0  # percent: marks of one origin that are nearer are one
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """Claims of one origin and one outlet at one time, the first first; ``begin`` and ``end`` in percent.

    ``number`` is that of the origin in the story, 0 for what is against it; ``exact`` whether the day is known, or
    that none is; ``nth`` how many others lie where it does, beside which it goes.
    """

    claims: tuple[Told, ...]
    number: int
    begin: float
    end: float
    exact: bool
    nth: int = 0

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round((self.begin + self.end) / 2, 2)

    @property
    def first(self) -> bool:
        """Whether one of them may be the first of the story."""
        return any(claim.may_be_first for claim in self.claims)


@dataclass(slots=True)
class Lane:
    """The claims of one outlet on one side; ``rest`` counts the outlets where several share one."""

    outlet: str | None
    against: bool
    marks: list[Mark]
    rest: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written above: where it stands, in percent, and how it is written."""

    x: float
    written: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes from the top. ``parting`` is where those against it begin, None where nothing is; ``unknown`` where
    claims of no known day stand, in percent, None where there are none; ``label`` where lanes are called.
    """

    lanes: Sequence[Lane]
    ticks: Sequence[Tick]
    height: int
    parting: int | None
    unknown: float | None
    label: float
    from_right: bool


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days as places across."""

    first_on: date
    last_on: date
    begin: float
    end: float
    from_right: bool

    def at(self, day: date) -> float:
        whole = (self.last_on - self.first_on).days
        share = (day - self.first_on).days / whole if whole else 0.5
        return self.turned(self.begin + share * (self.end - self.begin))

    def turned(self, place: float) -> float:
        return round(100 - place if self.from_right else place, 2)


def story_timeline(story: Story, *, from_right: bool = False) -> Timeline:
    """The drawing of who said what when; ``from_right`` puts the first day at the right."""
    days = [claim.published for claim in (*story.says, *story.against) if claim.published is not None]
    some_unknown = len(days) < len(story.says) + len(story.against)
    scale = _scale(days, some_unknown=some_unknown, from_right=from_right)
    says, against = list(_lanes(story.says, scale, against=False)), list(_lanes(story.against, scale, against=True))
    below = HEAD + LANE * len(says)
    parting = below if against else None
    for place, lane in enumerate(says):
        lane.y = HEAD + LANE * place
    for place, lane in enumerate(against):
        lane.y = below + GAP + LANE * place
    return Timeline(
        lanes=[*says, *against],
        ticks=[Tick(scale.at(day), written) for day, written in _ticks(scale.first_on, scale.last_on)] if days else [],
        height=below + (GAP + LANE * len(against) if against else 0),
        parting=parting,
        unknown=scale.turned(_UNKNOWN) if some_unknown else None,
        label=scale.turned(0.0) - (LABEL if from_right else 0.0),
        from_right=from_right,
    )


def _scale(days: Sequence[DayRange], *, some_unknown: bool, from_right: bool) -> _Scale:
    begin, end = _DAYS_BESIDE_UNKNOWN if some_unknown else _DAYS
    if not days:
        return _Scale(date.min, date.min, begin, end, from_right)
    return _Scale(min(each.start_on for each in days), max(each.end_on for each in days), begin, end, from_right)


def _lanes(claims: Sequence[Told], scale: _Scale, *, against: bool) -> Iterator[Lane]:
    """Lanes in the order of their first claim; of too many the last few outlets share one."""
    by_outlet: dict[int | str, list[Told]] = defaultdict(list)
    for claim in claims:
        by_outlet[f"?{claim.ref.source_id}" if claim.outlet_id is None else claim.outlet_id].append(claim)
    lanes, most = list(by_outlet.values()), MOST[against]
    alone = lanes if len(lanes) <= most else lanes[: most - 1]
    for of_one in alone:
        yield Lane(of_one[0].outlet, against, list(_marks(of_one, scale)))
    rest = lanes[len(alone) :]
    if rest:
        yield Lane(None, against, list(_marks([claim for of_one in rest for claim in of_one], scale)), rest=len(rest))


def _marks(claims: Iterable[Told], scale: _Scale) -> Iterator[Mark]:
    """Marks from the left to the right; those that would hide one another are one."""
    at_once: dict[tuple[int, DayRange | None], list[Told]] = defaultdict(list)
    for claim in claims:
        at_once[claim.origin or 0, claim.published].append(claim)
    marks: list[Mark] = []
    for (number, days), told in at_once.items():
        nowhere = scale.turned(_UNKNOWN)
        places = (nowhere, nowhere) if days is None else (scale.at(days.start_on), scale.at(days.end_on))
        begin, end = sorted(places)
        marks.append(Mark(tuple(told), number, begin, end, exact=begin == end))
    yield from _side_by_side(list(_parted(sorted(marks, key=lambda mark: (mark.number, mark.begin, mark.end)))))


def _parted(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, of which near ones of one origin are put together."""
    last: Mark | None = None
    for mark in marks:
        if last is not None and _hides(last, mark):
            last = replace(last, claims=(*last.claims, *mark.claims))
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _hides(last: Mark, mark: Mark) -> bool:
    days_known = last.exact and mark.exact
    return days_known and last.number == mark.number and mark.begin - last.begin < _NEAR


def _side_by_side(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks by their place; each that would lie on those before it is told how many these are."""
    before: Mark | None = None
    for mark in sorted(marks, key=lambda mark: (mark.middle, mark.number)):
        lies_on = before is not None and mark.middle - before.middle < _NEAR
        before = replace(mark, nth=before.nth + 1 if before is not None and lies_on else 0)
        yield before


def _ticks(first_on: date, last_on: date) -> list[tuple[date, str]]:
    """At most four days that are worth writing: round ones of the finest kind that is not too many."""
    whole = (last_on - first_on).days
    for days in (1, 2, 3, 7, 14):
        if whole // days < _TICKS:
            found = [first_on + timedelta(days=each) for each in range(0, whole + 1, days)]
            return [(found[0], found[0].isoformat()), *((day, f"{day:%m-%d}") for day in found[1:])]
    for months in (1, 2, 3, 6):
        found = list(_round_months(first_on, last_on, months))
        if len(found) <= _TICKS:
            return [(day, f"{day:%Y-%m}") for day in found]
    years = -(-(last_on.year - first_on.year + 1) // _TICKS)
    return [(day, f"{day.year}") for day in _round_months(first_on, last_on, 12 * years)]


def _round_months(first_on: date, last_on: date, step: int) -> Iterator[date]:
    """The first days of every so manieth month between the two days, counted from the beginning of our era."""
    begin = first_on.year * 12 + first_on.month - (1 if first_on.day == 1 else 0)
    for month in range(-(-begin // step) * step, last_on.year * 12 + last_on.month, step):
        yield date(month // 12, month % 12 + 1, 1)
