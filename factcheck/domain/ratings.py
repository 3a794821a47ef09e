"""Rating scales: their grades, which lie between worst and best and stand in the order of their values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from factcheck.domain.words import RatingClass


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale; ``best`` may be the greater or the smaller end. ``own`` is False for what came with the program.

    ``ratings`` counts those that are given.
    """

    scale_id: int
    code: str
    label: Mapping[str, str]
    best: Decimal
    worst: Decimal
    ratings: int
    added_by: str | None
    created_at: datetime
    retired_at: datetime | None
    retired_by: str | None

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies between worst and best, both included."""
        return min(self.best, self.worst) <= value <= max(self.best, self.worst)

    def below_best(self, value: Decimal) -> Decimal:
        """How far the value is from the best one: what ratings are ordered by."""
        return abs(self.best - value)


@dataclass(frozen=True, slots=True)
class Rating:
    """One grade of a scale. ``numeric_value`` is None for a grade outside the order ("unproven")."""

    rating_id: int
    scale: str
    code: str
    label: Mapping[str, str]
    numeric_value: Decimal | None
    normalised_class: RatingClass
    position: int
    added_by: str | None
    created_at: datetime
    retired_at: datetime | None
    retired_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScale:
    """A scale to be added."""

    code: str
    label: Mapping[str, str]
    best: Decimal
    worst: Decimal
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRating:
    """A rating to be added; without ``position`` it gets the place that its value asks for."""

    scale: str
    code: str
    label: Mapping[str, str]
    numeric_value: Decimal | None
    normalised_class: RatingClass
    position: int | None = None
    added_by: str


def places_for(value: Decimal | None, scale: Scale, given: Sequence[Rating]) -> range:
    """The positions at which a rating of that value keeps the order of ``given``, those that are given on the scale.

    The last of them is where one without a value stands by itself: at the end. The first is where one with a value
    does: behind the last better one.
    """
    end = max((rating.position for rating in given), default=0) + 1
    if value is None:
        return range(1, end + 1)
    better, worse = [0], [end]
    for rating in given:
        if rating.numeric_value is not None:
            nearer = scale.below_best(rating.numeric_value) < scale.below_best(value)
            (better if nearer else worse).append(rating.position)
    return range(max(better) + 1, min(worse) + 1)
