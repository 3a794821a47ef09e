"""What happened to a claim's verdicts, and withdrawals."""

from collections.abc import Iterator

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdict_history import Act, VerdictEvent
from factcheck.domain.verdicts import Withdrawal
from factcheck.storage.rows import (
    EvidenceWithdrawalRow,
    MemberRow,
    OutletRow,
    RatingRow,
    VerdictLookRow,
    VerdictRow,
)


def events_of(session: Session, ref: ClaimRef) -> list[VerdictEvent]:
    """All that was done about the claim's verdicts, the first first."""
    events = [*_logged(session, ref), *_evidence_withdrawn(session, ref), *_looked(session, ref)]
    return sorted(events, key=lambda event: event.at)  # stable: of one moment, as they are numbered


def add_withdrawal(session: Session, wish: Withdrawal, *, number: int, verdict: int, member_id: int) -> None:
    """Write that a verdict is withdrawn, as a row of its own."""
    session.execute(
        insert(VerdictRow).values(
            source_id=wish.claim.source_id,
            claim=wish.claim.number,
            number=number,
            rationale="",
            member_id=member_id,
            supersedes=verdict,
            reason=wish.reason,
        )
    )


def add_evidence_withdrawal(session: Session, wish: Withdrawal, *, position: int, verdict: int, member_id: int) -> None:
    """Write that one piece of a verdict's evidence is withdrawn."""
    session.execute(
        insert(EvidenceWithdrawalRow).values(
            source_id=wish.claim.source_id,
            claim=wish.claim.number,
            verdict=verdict,
            position=position,
            member_id=member_id,
            reason=wish.reason,
        )
    )


def _logged(session: Session, ref: ClaimRef) -> Iterator[VerdictEvent]:
    query = (
        select(VerdictRow, RatingRow.code, MemberRow.name, OutletRow.name)
        .outerjoin(RatingRow, RatingRow.rating_id == VerdictRow.rating_id)
        .join(MemberRow, MemberRow.member_id == VerdictRow.member_id)
        .outerjoin(OutletRow, OutletRow.outlet_id == VerdictRow.desk_outlet_id)
        .where(VerdictRow.source_id == ref.source_id, VerdictRow.claim == ref.number)
        .order_by(VerdictRow.number)
    )
    for row, rating, who, desk in session.execute(query):
        if row.rating_id is None:
            assert row.supersedes is not None  # ck_verdict_rated_or_withdrawn
            yield VerdictEvent(row.logged_at, Act.WITHDRAWN, row.supersedes, who, row.reason, number=row.number)
        else:
            yield VerdictEvent(
                row.logged_at,
                Act.LOGGED,
                row.number,
                who,
                row.reason or row.rationale,
                rating=rating,
                supersedes=row.supersedes,
                blind=row.blind,
                desk=desk,
            )


def _evidence_withdrawn(session: Session, ref: ClaimRef) -> Iterator[VerdictEvent]:
    row = EvidenceWithdrawalRow
    query = (
        select(row, MemberRow.name)
        .join(MemberRow, MemberRow.member_id == row.member_id)
        .where(row.source_id == ref.source_id, row.claim == ref.number)
        .order_by(row.verdict, row.position)
    )
    for end, who in session.execute(query):
        yield VerdictEvent(
            end.withdrawn_at, Act.EVIDENCE_WITHDRAWN, end.verdict, who, end.reason, evidence=end.position
        )


def _looked(session: Session, ref: ClaimRef) -> Iterator[VerdictEvent]:
    row = VerdictLookRow
    query = (
        select(row, MemberRow.name)
        .join(MemberRow, MemberRow.member_id == row.member_id)
        .where(row.source_id == ref.source_id, row.claim == ref.number)
        .order_by(row.verdict, row.number)
    )
    for look, who in session.execute(query):
        yield VerdictEvent(look.looked_at, Act.LOOKED, look.verdict, who, look.note)
