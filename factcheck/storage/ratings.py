"""Rating scales and ratings: added and retired, never taken away, so that old verdicts stay readable."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, insert, null, select, update
from sqlalchemy.orm import Session, aliased

from factcheck.domain.ratings import NewRating, NewScale, Rating, Scale
from factcheck.domain.words import RatingClass
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import RATING, RATING_SCALE
from factcheck.storage.rows import MemberRow, RatingRow, RatingScaleRow

RATING_LOCK = "factcheck.ratings"  # who adds or retires sees what others did before him


def lock_ratings(session: Session) -> None:
    """Keep others who add or retire ratings waiting until this transaction ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(RATING_LOCK, 0))))


def scales(session: Session, *, retired: bool = True) -> list[Scale]:
    """Rating scales, oldest first; without ``retired`` those in use."""
    query = _scales_query()
    if not retired:
        query = query.where(RatingScaleRow.retired_at.is_(None))
    return [_scale(row) for row in session.execute(query)]


def find_scale(session: Session, code: str) -> Scale | None:
    """The scale of that code, None where there is none."""
    row = session.execute(_scales_query().where(RatingScaleRow.code == code)).one_or_none()
    return None if row is None else _scale(row)


def ratings(session: Session, *, scale: str | None = None, retired: bool = False) -> list[Rating]:
    """Ratings scale by scale, in the order of the scale; without ``retired`` those that a verdict may be given."""
    query = _ratings_query()
    if scale is not None:
        query = query.where(RatingScaleRow.code == scale)
    if not retired:
        query = query.where(RatingRow.retired_at.is_(None), RatingScaleRow.retired_at.is_(None))
    return [_rating(row) for row in session.execute(query)]


def find_rating(session: Session, code: str) -> Rating | None:
    """The rating of that code, None where there is none. It is retired where its scale is."""
    row = session.execute(_ratings_query().where(RatingRow.code == code)).one_or_none()
    return None if row is None else _rating(row)


def add_scale(session: Session, new: NewScale, *, member_id: int) -> None:
    """Write the scale."""
    values = {"code": new.code, "label": dict(new.label), "best": new.best, "worst": new.worst}
    added = insert(RatingScaleRow).values(**values, added_by=member_id).returning(RatingScaleRow.scale_id)
    append_entry(session, RATING_SCALE, session.execute(added).scalar_one())


def add_rating(session: Session, new: NewRating, scale: Scale, *, position: int, member_id: int) -> None:
    """Write the rating; those that stand at its place or behind move on by one."""
    row = RatingRow
    moved = session.scalars(
        update(row)
        .where(row.scale_id == scale.scale_id, row.position >= position)
        .values(position=row.position + 1)
        .returning(row.rating_id)
        .execution_options(synchronize_session=False)
    ).all()
    values = {"scale_id": scale.scale_id, "code": new.code, "label": dict(new.label), "position": position}
    graded = {"numeric_value": new.numeric_value, "class_": new.normalised_class.value}
    added = insert(row).values(**values, **graded, added_by=member_id).returning(row.rating_id)
    for rating_id in (*moved, session.execute(added).scalar_one()):
        append_entry(session, RATING, rating_id)


def retire(session: Session, row: type[RatingRow] | type[RatingScaleRow], code: str, *, member_id: int) -> None:
    """Give the rating, or the ratings of the scale, no more from now on."""
    _changed(session, row, code, retired_at=func.now(), retired_by=member_id)


def restore(session: Session, row: type[RatingRow] | type[RatingScaleRow], code: str) -> None:
    """Give the rating, or the ratings of the scale, again."""
    _changed(session, row, code, retired_at=null(), retired_by=null())


def _changed(session: Session, row: type[RatingRow] | type[RatingScaleRow], code: str, **values: Any) -> None:
    kind, key = (RATING, RatingRow.rating_id) if row is RatingRow else (RATING_SCALE, RatingScaleRow.scale_id)
    for number in session.scalars(update(row).where(row.code == code).values(values).returning(key)):
        append_entry(session, kind, number)


def _scales_query() -> Select[Any]:
    adder, retirer = aliased(MemberRow), aliased(MemberRow)
    given = (
        select(func.count())
        .where(RatingRow.scale_id == RatingScaleRow.scale_id, RatingRow.retired_at.is_(None))
        .scalar_subquery()
    )
    return (
        select(RatingScaleRow, adder.name, retirer.name, given)
        .outerjoin(adder, adder.member_id == RatingScaleRow.added_by)
        .outerjoin(retirer, retirer.member_id == RatingScaleRow.retired_by)
        .order_by(RatingScaleRow.scale_id)
    )


def _ratings_query() -> Select[*tuple[Any, ...]]:
    adder, retirer = aliased(MemberRow), aliased(MemberRow)
    return (
        select(
            RatingRow,
            RatingScaleRow.code,
            adder.name,
            retirer.name,
            func.coalesce(RatingRow.retired_at, RatingScaleRow.retired_at),
        )
        .join(RatingScaleRow, RatingScaleRow.scale_id == RatingRow.scale_id)
        .outerjoin(adder, adder.member_id == RatingRow.added_by)
        .outerjoin(retirer, retirer.member_id == func.coalesce(RatingRow.retired_by, RatingScaleRow.retired_by))
        .order_by(RatingScaleRow.scale_id, RatingRow.position)
    )


def _scale(found: Sequence[Any]) -> Scale:
    row, added_by, retired_by, given = found
    ends = (row.best, row.worst)
    return Scale(row.scale_id, row.code, row.label, *ends, given, added_by, row.created_at, row.retired_at, retired_by)


def _rating(found: Sequence[Any]) -> Rating:
    row, scale, added_by, retired_by, retired_at = found
    return Rating(
        rating_id=row.rating_id,
        scale=scale,
        code=row.code,
        label=row.label,
        numeric_value=row.numeric_value,
        normalised_class=RatingClass(row.class_),
        position=row.position,
        added_by=added_by,
        created_at=row.created_at,
        retired_at=retired_at,
        retired_by=retired_by,
    )
