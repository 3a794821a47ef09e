"""Verdicts and their evidence: added, never changed; which one holds is a query."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session, aliased

from factcheck.domain.records import RatingRecord, VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import Evidence, NewVerdict
from factcheck.domain.words import Stance
from factcheck.storage.rows import (
    ClaimRow,
    EvidenceRow,
    MemberRow,
    OutletRow,
    RatingRow,
    RatingScaleRow,
    SourceRow,
    VerdictRow,
)


def verdicts_query() -> Select[Any]:
    """Verdicts with rating, checker, evidence and claim, the latest first."""
    array = func.json_agg(
        aggregate_order_by(func.json_build_array(EvidenceRow.stance, EvidenceRow.citation), EvidenceRow.position)
    )
    evidence = (
        select(func.coalesce(array, func.json_build_array()))
        .where(
            EvidenceRow.source_id == VerdictRow.source_id,
            EvidenceRow.claim == VerdictRow.claim,
            EvidenceRow.verdict == VerdictRow.number,
        )
        .scalar_subquery()
    )
    return (
        select(VerdictRow, RatingRow, MemberRow.name, evidence, is_current(), ClaimRow.text, OutletRow.name)
        .join(RatingRow, RatingRow.rating_id == VerdictRow.rating_id)
        .join(MemberRow, MemberRow.member_id == VerdictRow.member_id)
        .join(ClaimRow, (ClaimRow.source_id == VerdictRow.source_id) & (ClaimRow.number == VerdictRow.claim))
        .join(SourceRow, SourceRow.source_id == VerdictRow.source_id)
        .outerjoin(OutletRow, OutletRow.outlet_id == SourceRow.outlet_id)
        .order_by(VerdictRow.logged_at.desc(), VerdictRow.source_id, VerdictRow.claim, VerdictRow.number.desc())
    )


def is_current() -> ColumnElement[bool]:
    """Whether no later verdict supersedes the one at hand."""
    newer = aliased(VerdictRow)
    return ~(
        select(newer.number)
        .where(
            newer.source_id == VerdictRow.source_id,
            newer.claim == VerdictRow.claim,
            newer.supersedes == VerdictRow.number,
        )
        .exists()
    )


def is_by(checker: str) -> ColumnElement[bool]:
    """Whether the verdict at hand is that checker's."""
    return MemberRow.name == checker


def verdict_record(row: tuple[Any, ...]) -> VerdictRecord:
    """The record that a row of verdicts_query holds."""
    verdict, rating, checker, evidence, current, text, outlet = row
    return VerdictRecord(
        claim=ClaimRef(verdict.source_id, verdict.claim),
        number=verdict.number,
        rating=rating.code,
        rating_label=rating.label,
        numeric_value=rating.numeric_value,
        rationale=verdict.rationale,
        checker=checker,
        evidence=tuple(Evidence(Stance(stance), citation) for stance, citation in evidence),
        supersedes=verdict.supersedes,
        current=current,
        logged_at=verdict.logged_at,
        claim_text=text,
        outlet=outlet,
    )


def verdicts_of(session: Session, ref: ClaimRef) -> list[VerdictRecord]:
    """All verdicts on one claim, the latest first."""
    query = verdicts_query().where(VerdictRow.source_id == ref.source_id, VerdictRow.claim == ref.number)
    return [verdict_record(row) for row in session.execute(query)]


def lock_claim(session: Session, ref: ClaimRef) -> bool:
    """Whether the claim is there; keeps other writers of its verdicts waiting until this transaction ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"factcheck.verdict.{ref}", 0))))
    query = select(ClaimRow.number).where(ClaimRow.source_id == ref.source_id, ClaimRow.number == ref.number)
    return session.execute(query).one_or_none() is not None


def add_verdict(session: Session, new: NewVerdict, *, number: int, rating_id: int, member_id: int) -> None:
    """Write the verdict and its evidence under the given number."""
    key = {"source_id": new.claim.source_id, "claim": new.claim.number}
    values = {"rating_id": rating_id, "rationale": new.rationale, "member_id": member_id, "supersedes": new.supersedes}
    session.execute(insert(VerdictRow).values(**key, number=number, **values))
    evidence = [
        {**key, "verdict": number, "position": position, "stance": item.stance.value, "citation": item.citation}
        for position, item in enumerate(new.evidence, 1)
    ]
    if evidence:
        session.execute(insert(EvidenceRow), evidence)


def rating_coded(session: Session, code: str) -> int | None:
    """The rating with that code, None when there is none or it is retired."""
    query = select(RatingRow.rating_id).where(RatingRow.code == code, RatingRow.retired_at.is_(None))
    return session.execute(query).scalar_one_or_none()


def list_ratings(session: Session) -> Sequence[RatingRecord]:
    """Every rating in use, scale by scale, in the order of the scale."""
    query = (
        select(RatingScaleRow.code, RatingRow)
        .join(RatingScaleRow, RatingScaleRow.scale_id == RatingRow.scale_id)
        .where(RatingRow.retired_at.is_(None))
        .order_by(RatingScaleRow.scale_id, RatingRow.position)
    )
    return [
        RatingRecord(scale, rating.code, rating.label, rating.numeric_value, rating.class_)
        for scale, rating in session.execute(query)
    ]
