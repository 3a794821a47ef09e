"""Verdicts and their evidence: added, never changed; which one holds is a query."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, insert, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.records import VerdictEnd, VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.storage.evidence import add_evidence, evidence_array, evidence_records, is_claim
from factcheck.storage.rows import (
    ClaimRow,
    MemberRow,
    OutletRow,
    RatingRow,
    RatingScaleRow,
    SourceRow,
    VerdictRow,
)


@cache  # a query is never changed, and this one takes longer to write than to run
def verdicts_query() -> Select[Any]:
    """Verdicts (no withdrawals) with rating, checker, evidence, end and claim, the latest first."""
    desk = aliased(OutletRow)
    return (
        select(
            VerdictRow,
            RatingRow,
            RatingScaleRow.code,
            MemberRow.name,
            evidence_array(),
            _end(),
            desk.name,
            ClaimRow.text,
            OutletRow.name,
        )
        .join(RatingRow, RatingRow.rating_id == VerdictRow.rating_id)
        .join(RatingScaleRow, RatingScaleRow.scale_id == RatingRow.scale_id)
        .join(MemberRow, MemberRow.member_id == VerdictRow.member_id)
        .join(ClaimRow, (ClaimRow.source_id == VerdictRow.source_id) & (ClaimRow.number == VerdictRow.claim))
        .join(SourceRow, SourceRow.source_id == VerdictRow.source_id)
        .outerjoin(OutletRow, OutletRow.outlet_id == SourceRow.outlet_id)
        .outerjoin(desk, desk.outlet_id == VerdictRow.desk_outlet_id)
        .order_by(VerdictRow.logged_at.desc(), VerdictRow.source_id, VerdictRow.claim, VerdictRow.number.desc())
    )


def holds() -> ColumnElement[bool]:
    """Whether the verdict at hand is no withdrawal, and nothing later supersedes it; whichever desk's it is."""
    newer = aliased(VerdictRow)
    return VerdictRow.rating_id.is_not(None) & ~select(newer.number).where(_replaces(newer)).exists()


def is_own() -> ColumnElement[bool]:
    """Whether the verdict at hand is this desk's own."""
    return VerdictRow.desk_outlet_id.is_(None)


def is_current() -> ColumnElement[bool]:
    """Whether the verdict at hand holds and is this desk's own."""
    return holds() & is_own()


def is_by(checker: str) -> ColumnElement[bool]:
    """Whether the verdict at hand is that checker's."""
    return MemberRow.name == checker


def verdict_record(row: tuple[Any, ...]) -> VerdictRecord:
    """The record that a row of verdicts_query holds."""
    verdict, rating, scale, checker, evidence, end, desk, text, outlet = row
    return VerdictRecord(
        claim=ClaimRef(verdict.source_id, verdict.claim),
        number=verdict.number,
        scale=scale,
        rating=rating.code,
        rating_label=rating.label,
        rating_class=rating.class_,
        numeric_value=rating.numeric_value,
        rationale=verdict.rationale,
        checker=checker,
        evidence=evidence_records(evidence),
        supersedes=verdict.supersedes,
        reason=verdict.reason,
        blind=verdict.blind,
        ended=None if end is None else _ended(*end),
        desk=desk,
        review_url=verdict.review_url,
        reviewed_on=verdict.reviewed_on,
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
    return is_claim(session, ref)


def next_number(session: Session, ref: ClaimRef) -> int:
    """The number of what is logged next on the claim; the caller holds its lock."""
    query = select(func.coalesce(func.max(VerdictRow.number), 0)).where(
        VerdictRow.source_id == ref.source_id, VerdictRow.claim == ref.number
    )
    return session.execute(query).scalar_one() + 1


def add_verdict(session: Session, new: NewVerdict, *, number: int, rating_id: int, member_id: int) -> None:
    """Write the verdict and its evidence under the given number."""
    review = new.review
    session.execute(
        insert(VerdictRow).values(
            source_id=new.claim.source_id,
            claim=new.claim.number,
            number=number,
            rating_id=rating_id,
            rationale=new.rationale,
            member_id=member_id,
            supersedes=new.supersedes,
            reason=new.reason,
            blind=new.blind,
            desk_outlet_id=review.outlet_id if review else None,
            review_url=review.url if review else None,
            reviewed_on=review.reviewed_on if review else None,
        )
    )
    add_evidence(session, new.claim, number, new.evidence)


def _replaces(newer: type[VerdictRow]) -> ColumnElement[bool]:
    return (
        (newer.source_id == VerdictRow.source_id)
        & (newer.claim == VerdictRow.claim)
        & (newer.supersedes == VerdictRow.number)
    )


def _end() -> ScalarSelect[Any]:
    """What supersedes the verdict at hand, as a JSON array; null where nothing does."""
    newer, member = aliased(VerdictRow), aliased(MemberRow)
    withdraws = newer.rating_id.is_(None)
    array = func.json_build_array(newer.number, withdraws, member.name, newer.reason, newer.logged_at)
    return (
        select(array)
        .join(member, member.member_id == newer.member_id)
        .where(_replaces(newer))
        .order_by(newer.number)
        .limit(1)
        .correlate(VerdictRow)
        .scalar_subquery()
    )


def _ended(number: int, withdrawn: bool, by: str, reason: str | None, at: str) -> VerdictEnd:  # noqa: FBT001  # a row
    return VerdictEnd(number, withdrawn, by, reason, datetime.fromisoformat(at))
