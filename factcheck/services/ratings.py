"""Rating scales as a desk keeps them: what is added stays for good, what is retired is given no more.

A rating is never edited: verdicts that carry it would say something else than their checker said. A desk that grades
otherwise retires it and adds another. What came with the program is retired like anything else, and loading reference
data again does not bring it back.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NoReturn

from sqlalchemy.orm import Session

from factcheck.domain.members import Deed
from factcheck.domain.ratings import NewRating, NewScale, Rating, Scale, places_for
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.members import acting_member
from factcheck.storage import ratings as stored
from factcheck.storage.database import Database
from factcheck.storage.rows import RatingRow, RatingScaleRow

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_CODE = 40  # what is typed with every verdict
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # no words of a language; half characters are no UTF-8


def list_scales(database: Database, *, retired: bool = False) -> Sequence[Scale]:
    """The rating scales, oldest first."""
    with database.transaction(read_only=True) as session:
        return stored.scales(session, retired=retired)


def list_ratings(database: Database, *, scale: str | None = None, retired: bool = False) -> Sequence[Rating]:
    """The ratings that a verdict may carry, with ``retired`` also those that it might once; NotFound for no scale."""
    with database.transaction(read_only=True) as session:
        if scale is not None:
            _required_scale(session, scale)
        return stored.ratings(session, scale=scale, retired=retired)


def add_scale(database: Database, new: NewScale) -> Scale:
    """The scale as it was added, still without ratings."""
    _check_code(new.code)
    _check_label(new.label)
    if new.best == new.worst:
        raise InvalidInput(f"best and worst are one: {new.best}", hint="--best 5 --worst 1")
    with database.transaction() as session:
        stored.lock_ratings(session)
        if stored.find_scale(session, new.code) is not None:
            raise Conflict(
                f"there is already a rating scale {new.code!r}", hint="factcheck rating scale list --retired"
            )
        stored.add_scale(session, new, member_id=acting_member(session, new.added_by, Deed.RATING))
        return _required_scale(session, new.code)


def add_rating(database: Database, new: NewRating) -> Rating:
    """The rating as it was added, at the place that its value asks for."""
    _check_code(new.code)
    _check_label(new.label)
    with database.transaction() as session:
        stored.lock_ratings(session)
        scale = _required_scale(session, new.scale)
        _check_new(session, new, scale)
        position = _place(new, scale, stored.ratings(session, scale=scale.code))
        member_id = acting_member(session, new.added_by, Deed.RATING)
        stored.add_rating(session, new, scale, position=position, member_id=member_id)
        return _required_rating(session, new.code)


def retire_rating(database: Database, code: str, *, by: str) -> Rating:
    """The rating, which no new verdict may carry from now on."""
    with database.transaction() as session:
        stored.lock_ratings(session)
        rating = _required_rating(session, code)
        if rating.retired_at is not None:
            _refuse_retired(f"rating {code!r}", rating.retired_at, f"factcheck rating restore {code}")
        stored.retire(session, RatingRow, code, member_id=acting_member(session, by, Deed.RATING))
        return _required_rating(session, code)


def restore_rating(database: Database, code: str, *, by: str) -> Rating:
    """The rating, which new verdicts may carry again."""
    with database.transaction() as session:
        stored.lock_ratings(session)
        acting_member(session, by, Deed.RATING)
        rating = _required_rating(session, code)
        scale = _required_scale(session, rating.scale)
        if scale.retired_at is not None:
            _refuse_retired(f"scale {scale.code!r}", scale.retired_at, f"factcheck rating scale restore {scale.code}")
        if rating.retired_at is None:
            raise Conflict(f"the rating {code!r} is given: nobody retired it", hint="factcheck rating list")
        _check_value_free(rating, stored.ratings(session, scale=scale.code))
        stored.restore(session, RatingRow, code)
        return _required_rating(session, code)


def retire_scale(database: Database, code: str, *, by: str) -> Scale:
    """The scale, whose ratings no new verdict may carry from now on."""
    with database.transaction() as session:
        stored.lock_ratings(session)
        scale = _required_scale(session, code)
        if scale.retired_at is not None:
            _refuse_retired(f"scale {code!r}", scale.retired_at, f"factcheck rating scale restore {code}")
        stored.retire(session, RatingScaleRow, code, member_id=acting_member(session, by, Deed.RATING))
        return _required_scale(session, code)


def restore_scale(database: Database, code: str, *, by: str) -> Scale:
    """The scale, whose ratings new verdicts may carry again, but for those that were retired by themselves."""
    with database.transaction() as session:
        stored.lock_ratings(session)
        acting_member(session, by, Deed.RATING)
        scale = _required_scale(session, code)
        if scale.retired_at is None:
            raise Conflict(f"the scale {code!r} is in use: nobody retired it", hint="factcheck rating scale list")
        stored.restore(session, RatingScaleRow, code)
        return _required_scale(session, code)


def rating_for_verdict(session: Session, code: str) -> int:
    """The number of a rating that a new verdict may carry; InvalidInput names those that it may."""
    rating = stored.find_rating(session, code)
    if rating is None:
        raise InvalidInput(f"there is no rating {code!r}", hint=_one_of(stored.ratings(session)))
    if rating.retired_at is not None:
        living = stored.ratings(session, scale=rating.scale) or stored.ratings(session)
        raise InvalidInput(
            f"the rating {code!r} is retired (on {rating.retired_at:%Y-%m-%d}) and not given any more",
            hint=_one_of(living),
        )
    return rating.rating_id


def known_rating(session: Session, code: str) -> int:
    """The number of a rating, a retired one too: old verdicts carry it."""
    rating = stored.find_rating(session, code)
    if rating is None:
        raise InvalidInput(f"there is no rating {code!r}", hint=_one_of(stored.ratings(session, retired=True)))
    return rating.rating_id


def _required_scale(session: Session, code: str) -> Scale:
    scale = stored.find_scale(session, code)
    if scale is None:
        codes = ", ".join(each.code for each in stored.scales(session))
        raise NotFound(
            f"there is no rating scale {code!r}", hint=f"one of: {codes}; or factcheck rating scale add {code} ..."
        )
    return scale


def _required_rating(session: Session, code: str) -> Rating:
    rating = stored.find_rating(session, code)
    if rating is None:
        raise NotFound(f"there is no rating {code!r}", hint="factcheck rating list --retired")
    return rating


def _check_code(code: str) -> None:
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        raise InvalidInput(
            f"{code!r} is no code: small letters a to z, digits and hyphens, {LONGEST_CODE} at most",
            hint="as mostly-true; what people read are the labels",
        )


def _check_label(label: Mapping[str, str]) -> None:
    for language, words in label.items():
        if not words.strip() or _CONTROL.search(words):
            raise InvalidInput(f"the label {words!r} is no words", hint=f'--label-{language} "..."')


def _check_new(session: Session, new: NewRating, scale: Scale) -> None:
    there = stored.find_rating(session, new.code)
    if there is not None:
        back = f"factcheck rating restore {new.code}" if there.retired_at else "choose another code"
        raise Conflict(f"there is already a rating {new.code!r}, on the scale {there.scale!r}", hint=back)
    if scale.retired_at is not None:
        _refuse_retired(f"scale {scale.code!r}", scale.retired_at, f"factcheck rating scale restore {scale.code}")
    if new.numeric_value is not None and not scale.holds(new.numeric_value):
        raise InvalidInput(
            f"{new.numeric_value} does not lie between {scale.worst} and {scale.best}, the ends of {scale.code!r}",
            hint="another --value, or none for a rating outside the order",
        )


def _place(new: NewRating, scale: Scale, given: Sequence[Rating]) -> int:
    _check_value_free(new, given)
    places = places_for(new.numeric_value, scale, given)
    if new.position is None:
        return places[-1] if new.numeric_value is None else places[0]
    if new.position not in places:
        raise InvalidInput(
            f"position {new.position} breaks the order of the values on {scale.code!r}",
            hint=f"--position {places[0]}" + (f" to {places[-1]}" if len(places) > 1 else ""),
        )
    return new.position


def _check_value_free(rating: NewRating | Rating, given: Sequence[Rating]) -> None:
    for each in given:
        if rating.numeric_value is not None and each.numeric_value == rating.numeric_value:
            raise Conflict(
                f"{each.code!r} has the value {each.numeric_value} on the scale {each.scale!r} already",
                hint=f"another --value, or first: factcheck rating retire {each.code}",
            )


def _refuse_retired(what: str, retired_at: datetime, back: str) -> NoReturn:
    raise Conflict(f"the {what} is retired already (on {retired_at:%Y-%m-%d})", hint=back)


def _one_of(ratings: Sequence[Rating]) -> str:
    return f"one of: {', '.join(rating.code for rating in ratings)}"
