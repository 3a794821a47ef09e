"""Rating scales and ratings as rows."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from factcheck.domain.ratings import Rating, Scale
from factcheck.presenters.exports import Out


class RatingOut(Out):
    """A grade of a rating scale; without ``value`` it stands outside the order."""

    scale: str
    position: int
    code: str
    value: Decimal | None
    normalised_class: str
    label_en: str
    label_ar: str


class KeptRatingOut(RatingOut):
    """A grade with its history; ``added_by`` is null for what came with the program."""

    added_by: str | None
    retired_at: datetime | None
    retired_by: str | None


class ScaleOut(Out):
    """A rating scale; ``ratings`` counts those that are given."""

    code: str
    worst: Decimal
    best: Decimal
    ratings: int
    label_en: str
    label_ar: str


class KeptScaleOut(ScaleOut):
    """A rating scale with its history; ``added_by`` is null for what came with the program."""

    added_by: str | None
    retired_at: datetime | None
    retired_by: str | None


def rating_rows(ratings: Iterable[Rating], *, history: bool = False) -> Iterator[Out]:
    """A row a rating; with ``history`` who added and who retired it."""
    for rating in ratings:
        shown: dict[str, Any] = {
            "scale": rating.scale,
            "position": rating.position,
            "code": rating.code,
            "value": rating.numeric_value,
            "normalised_class": rating.normalised_class.value,
            **_labels(rating),
        }
        yield KeptRatingOut(**shown, **_history(rating)) if history else RatingOut(**shown)


def scale_rows(scales: Iterable[Scale], *, history: bool = False) -> Iterator[Out]:
    """A row a scale; with ``history`` who added and who retired it."""
    for scale in scales:
        shown: dict[str, Any] = {
            "code": scale.code,
            "worst": scale.worst,
            "best": scale.best,
            "ratings": scale.ratings,
            **_labels(scale),
        }
        yield KeptScaleOut(**shown, **_history(scale)) if history else ScaleOut(**shown)


def _labels(thing: Rating | Scale) -> dict[str, str]:
    return {"label_en": thing.label.get("en", ""), "label_ar": thing.label.get("ar", "")}


def _history(thing: Rating | Scale) -> dict[str, Any]:
    return {"added_by": thing.added_by, "retired_at": thing.retired_at, "retired_by": thing.retired_by}
