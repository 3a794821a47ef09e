"""Rating scales of other desks, as their reviews give them: one for each desk and each pair of best and worst.

They are kept retired from the first day: other desks' verdicts carry their ratings, and no new verdict of ours may.
"""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from sqlalchemy.orm import Session

from factcheck.domain.ratings import NewRating, NewScale, places_for
from factcheck.domain.reviews import Review
from factcheck.services.reviews.ratings import graded
from factcheck.storage import ratings as stored
from factcheck.storage.rows import RatingScaleRow
from factcheck.text import fold

_UNKNOWN_LANGUAGE = "und"
_LONGEST_SLUG = 60  # characters of a code that are its label's
# The ends of a scale whose ratings have no numbers: a scale has to have some, and nothing of this one lies between.
_NO_NUMBERS = (Decimal(1), Decimal(0))


@dataclass(frozen=True, slots=True)
class TheirRating:
    """A rating of another desk with its scale, and what people should know of how its class was found."""

    scale: NewScale
    rating: NewRating
    doubt: str | None


def their_rating(review: Review, desk: str, *, by: str) -> TheirRating:
    """The review's rating, under a code made of its desk's name, its scale, its words and its number."""
    given = review.rating
    found = graded(given)
    scale = "-".join(fold(desk).split())
    if given.best is not None and given.worst is not None:
        scale = f"{scale}:{_written(given.worst)}-{_written(given.best)}"
    number = "" if given.value is None else f"={_written(given.value)}"
    best = _NO_NUMBERS[0] if given.best is None else given.best
    worst = _NO_NUMBERS[1] if given.worst is None else given.worst
    return TheirRating(
        NewScale(code=scale, label={"en": desk}, best=best, worst=worst, added_by=by),
        NewRating(
            scale=scale,
            code=f"{scale}/{_slug(given.label)}{number}",
            label={review.language or _UNKNOWN_LANGUAGE: given.label},
            numeric_value=given.value,
            normalised_class=found.normalised,
            added_by=by,
        ),
        found.doubt,
    )


def keep_rating(session: Session, their: TheirRating, *, member_id: int) -> None:
    """Have the rating, and its scale; one that is here under its code stays as it is. Needs lock_ratings."""
    new = their.rating
    if stored.find_rating(session, new.code) is not None:
        return
    if stored.find_scale(session, new.scale) is None:
        stored.add_scale(session, their.scale, member_id=member_id)
        stored.retire(session, RatingScaleRow, new.scale, member_id=member_id)
    scale = stored.find_scale(session, new.scale)
    assert scale is not None
    places = places_for(new.numeric_value, scale, stored.ratings(session, scale=new.scale, retired=True))
    position = places[-1] if new.numeric_value is None or not places else places[0]
    stored.add_rating(session, new, scale, position=position, member_id=member_id)


def _slug(label: str) -> str:
    """The folded label with hyphens; of a long one its beginning and a hash."""
    slug = "-".join(fold(label).split())
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return f"{slug[:_LONGEST_SLUG]}-{sha256(slug.encode()).hexdigest()[:8]}"


def _written(number: Decimal) -> str:
    """The number without zeros behind its point.

    >>> _written(Decimal("5.0")), _written(Decimal("10")), _written(Decimal("4.50"))
    ('5', '10', '4.5')
    """
    return f"{number.normalize():f}"
