"""Verdicts as far as agreement between checkers is concerned."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.agreement import Judgement
from factcheck.domain.refs import ClaimRef
from factcheck.storage.rows import MemberRow, RatingRow, RatingScaleRow, VerdictRow
from factcheck.storage.verdicts import is_current


def judgements(
    session: Session, *, scale: str | None = None, since: datetime | None = None, blind_only: bool = False
) -> Iterator[Judgement]:
    """This desk's current verdicts on claims that more than one checker judged, claim by claim."""
    together = func.count().over(partition_by=(VerdictRow.source_id, VerdictRow.claim)).label("together")
    query = (
        select(
            MemberRow.name,
            VerdictRow.source_id,
            VerdictRow.claim,
            RatingRow.class_,
            RatingScaleRow.code,
            RatingRow.numeric_value,
            together,
        )
        .join(MemberRow, MemberRow.member_id == VerdictRow.member_id)
        .join(RatingRow, RatingRow.rating_id == VerdictRow.rating_id)
        .join(RatingScaleRow, RatingScaleRow.scale_id == RatingRow.scale_id)
        .where(is_current())
    )
    if scale is not None:
        query = query.where(RatingScaleRow.code == scale)
    if since is not None:
        query = query.where(VerdictRow.logged_at >= since)
    if blind_only:
        query = query.where(VerdictRow.blind)
    found = query.subquery()
    for checker, source_id, claim, class_, code, value, _ in session.execute(
        select(found).where(found.c.together > 1).order_by(found.c.source_id, found.c.claim, found.c.name)
    ):
        yield Judgement(checker, ClaimRef(source_id, claim), class_, code, value)


def scale_codes(session: Session) -> list[str]:
    """What the rating scales are called."""
    return list(session.scalars(select(RatingScaleRow.code).order_by(RatingScaleRow.scale_id)))
