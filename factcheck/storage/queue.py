"""What waits for a verdict and what should be looked at again, as the views of schema report tell; who has which."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol, cast

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session, aliased

from factcheck.domain.queue import Assignment, StaleVerdict
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import StaleCause
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import ASSIGNMENT, VERDICT_LOOK
from factcheck.storage.rows import AssignmentRow, MemberRow, VerdictLookRow

# What a list is ranked from: far more than anybody checks in a day, few enough to work out who stands behind each.
RANKED = 200

# The order before it is known how many voices stand behind a claim: whoever agrees may carry it from an origin of his
# own, but cannot count for more than one outlet. Keep in step with factcheck.domain.queue.Weight.
_WAITING = text("""
select source_id, claim, text, claimant, outlet, coalesce(published_end_on, first_seen_at::date) as dated_on,
    published_end_on, contradictions, contradiction, agreements, assignee, assigned_at, assignments
from report.queue
where (cast(:assignee as text) is null or assignee = :assignee) and (not :free or assignee is null)
    and (cast(:outlet_id as bigint) is null or source_id in (
        select source_id from factcheck.source s join factcheck.outlet o on o.outlet_id = s.outlet_id
        where coalesce(o.merged_into, o.outlet_id) = :outlet_id
    ))
order by (1 + agreements) * (1 + contradiction) / (
        1 + greatest(cast(:today as date) - coalesce(published_end_on, first_seen_at::date), 0)
        / cast(:fades as double precision)
    ) desc, source_id, claim
limit :most
""")
_STALE = text("""
select source_id, claim, verdict, cause, detail, since, rating, checker, logged_at, outlet, text
from report.stale
where (cast(:checker as text) is null or checker = :checker)
    and (cast(:source_id as bigint) is null or (source_id, claim) = (:source_id, :claim))
order by since desc, source_id, claim, verdict, cause
limit :most
""")


class WaitingRow(Protocol):
    """A row of report.queue; ``dated_on`` is its day of publication, or the one on which it came in."""

    source_id: int
    claim: int
    text: str
    claimant: str | None
    outlet: str | None
    dated_on: date
    published_end_on: date | None
    contradictions: int
    contradiction: float
    agreements: int
    assignee: str | None
    assigned_at: datetime | None
    assignments: int


def waiting(
    session: Session, *, today: date, fades_days: int, assignee: str | None, free: bool, outlet_id: int | None
) -> Sequence[WaitingRow]:
    """Rows of report.queue that fit, those worth the most first as far as that is known without their voices."""
    wanted = {"assignee": assignee, "free": free, "outlet_id": outlet_id, "today": today}
    rows = session.execute(_WAITING, {**wanted, "fades": fades_days, "most": RANKED}).all()
    return cast("Sequence[WaitingRow]", rows)


def stale_verdicts(session: Session, *, checker: str | None, most: int) -> list[StaleVerdict]:
    """Verdicts that hold and should be looked at again, a cause each, the latest first."""
    return _stale(session, checker=checker, source_id=None, claim=None, most=most)


def stale_of(session: Session, ref: ClaimRef) -> list[StaleVerdict]:
    """The same of one claim's verdicts."""
    return _stale(session, checker=None, source_id=ref.source_id, claim=ref.number, most=None)


def _stale(session: Session, **wanted: str | int | None) -> list[StaleVerdict]:
    return [
        StaleVerdict(ClaimRef(source_id, claim), verdict, StaleCause(cause), *rest)
        for source_id, claim, verdict, cause, *rest in session.execute(_STALE, wanted)
    ]


def newest_assignment(session: Session, claim: ClaimRef) -> Assignment | None:
    """Who checks the claim, None where nobody ever did."""
    assignee = aliased(MemberRow)
    query = (
        select(AssignmentRow, MemberRow.name, assignee.name)
        .join(MemberRow, MemberRow.member_id == AssignmentRow.member_id)
        .outerjoin(assignee, assignee.member_id == AssignmentRow.assignee_id)
        .where(AssignmentRow.source_id == claim.source_id, AssignmentRow.claim == claim.number)
        .order_by(AssignmentRow.number.desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    row, member, holder = found
    return Assignment(claim, row.number, member, holder, row.note, row.assigned_at)


def add_assignment(
    session: Session, claim: ClaimRef, *, number: int, member_id: int, assignee_id: int | None, note: str | None
) -> datetime:
    """When the claim was given to the assignee, or to nobody."""
    key = {"source_id": claim.source_id, "claim": claim.number, "number": number}
    said = {"member_id": member_id, "assignee_id": assignee_id, "note": note}
    append_entry(session, ASSIGNMENT, *key.values())
    return session.execute(
        insert(AssignmentRow).values(**key, **said).returning(AssignmentRow.assigned_at)
    ).scalar_one()


def add_look(session: Session, claim: ClaimRef, verdict: int, *, member_id: int, note: str | None) -> None:
    """Write that the member looked at the verdict and lets it stand."""
    key = {"source_id": claim.source_id, "claim": claim.number, "verdict": verdict}
    of_verdict = [getattr(VerdictLookRow, column) == value for column, value in key.items()]
    last = session.execute(select(func.max(VerdictLookRow.number)).where(*of_verdict)).scalar_one()
    number = (last or 0) + 1
    session.execute(insert(VerdictLookRow).values(**key, number=number, member_id=member_id, note=note))
    append_entry(session, VERDICT_LOOK, *key.values(), number)
