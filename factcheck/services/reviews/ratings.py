"""What another desk's grade comes to: true, mixed, false or unproven, by its words and else by its number.

Nothing is guessed without a word: what is decided by less than both is told by ``Graded.doubt``.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from factcheck.domain.reviews import ReviewRating
from factcheck.domain.words import RatingClass
from factcheck.text import fold

# Of the way from the worst to the best. On five steps, 2 of 5 is false still and 4 of 5 is true, as on our own scale.
_FALSE_UP_TO, _TRUE_FROM = Decimal("0.25"), Decimal("0.75")


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade's class, and what people should know of how it was found; None where words or number left no doubt."""

    normalised: RatingClass
    doubt: str | None = None


def graded(rating: ReviewRating) -> Graded:
    """What the grade comes to. Its words are believed before its number: some desks number theirs the other way.

    >>> graded(ReviewRating("زائف")).normalised.value, graded(ReviewRating("Pants on Fire!")).normalised.value
    ('false', 'false')
    >>> graded(ReviewRating("3 of 4 stars", Decimal(3), Decimal(4), Decimal(0))).doubt
    "the rating '3 of 4 stars' is known by its number alone: true"
    """
    by_words, by_number = _known_words()["class"].get(fold(rating.label)), _by_number(rating)
    if by_words is None and by_number is None:
        return Graded(RatingClass.UNPROVEN, f"the rating {rating.label!r} is not known: kept as unproven")
    if by_words is None:
        assert by_number is not None
        return Graded(by_number, f"the rating {rating.label!r} is known by its number alone: {by_number}")
    known = RatingClass(by_words)
    if {known, by_number} == {RatingClass.TRUE, RatingClass.FALSE}:
        place = f"{rating.value} from {rating.worst} (worst) to {rating.best} (best)"
        return Graded(known, f"the rating {rating.label!r} stands at {place}: its words are believed")
    return Graded(known)


def is_nobody(name: str) -> bool:
    """Whether the name is one that reviews give where nobody is named ("social media users")."""
    return fold(name) in _known_words()["anonymous"]


def _by_number(rating: ReviewRating) -> RatingClass | None:
    if rating.value is None or rating.best is None or rating.worst is None or rating.best == rating.worst:
        return None
    share = (rating.value - rating.worst) / (rating.best - rating.worst)
    if not 0 <= share <= 1:
        return None
    if share <= _FALSE_UP_TO:
        return RatingClass.FALSE
    return RatingClass.TRUE if share >= _TRUE_FROM else RatingClass.MIXED


@cache
def _known_words() -> dict[str, dict[str, str]]:
    """Folded words to what they come to, for classes and for nobody's names."""
    tables = tomllib.loads(files(__package__).joinpath("textual_ratings.toml").read_text(encoding="utf-8"))
    classes = {fold(word): name for name, words in tables["class"].items() for word in words}
    return {"class": classes, "anonymous": {fold(name): name for name in tables["anonymous"]["names"]}}
