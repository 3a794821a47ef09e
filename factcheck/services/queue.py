"""What to check next, and who checks it, so that no two people check one claim unknowingly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from factcheck.domain.independence import Independence
from factcheck.domain.members import Deed
from factcheck.domain.queue import FADES_DAYS, Assignment, QueuePlace, Waiting, Weight
from factcheck.domain.refs import ClaimRef
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.members import acting_member
from factcheck.services.selection import outlet_id_of
from factcheck.services.voices import independence_of
from factcheck.storage import queue as stored
from factcheck.storage.database import Database
from factcheck.storage.verdicts import lock_claim, verdicts_of


@dataclass(frozen=True, slots=True)
class QueueSelection:
    """Which waiting claims are wanted: those that a member has taken, those that nobody has, those of an outlet.

    ``after`` is the claim after which the page begins, wherever it stands by now.
    """

    assignee: str | None = None
    free: bool = False
    outlet: str | None = None
    limit: int = 20
    after: QueuePlace | None = None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Claims to check next; ``next`` is the place after which the next page begins, None at the end."""

    waiting: Sequence[Waiting]
    next: QueuePlace | None


def queue(database: Database, selection: QueueSelection, *, today: date) -> QueuePage:
    """The claims to check next, those worth the most first; of several that say one thing the one worth the most."""
    with database.transaction(read_only=True) as session:
        rows = stored.waiting(
            session,
            today=today,
            fades_days=FADES_DAYS,
            assignee=selection.assignee,
            free=selection.free,
            outlet_id=outlet_id_of(session, selection.outlet) if selection.outlet else None,
        )
        behind = independence_of(session, {ClaimRef(row.source_id, row.claim) for row in rows})
    ranked = sorted((_waiting(row, behind, today) for row in rows), key=lambda one: (-one.weight.value, one.claim))
    after = selection.after
    found = [one for one in _once_each(ranked, behind) if after is None or after.comes_before(one)]
    shown = found[: selection.limit]
    return QueuePage(shown, QueuePlace.of(shown[-1]) if len(found) > len(shown) else None)


def take(database: Database, claim: ClaimRef, *, by: str, note: str | None = None) -> Assignment:
    """The claim as ``by``'s to check; Conflict where somebody has it and has not judged it yet."""
    with database.transaction() as session:
        last = _held(session, claim)
        if (held := still_held(session, claim)) is not None:
            raise Conflict(
                held.said(to=by),
                hint=f"factcheck queue release {claim}, or: factcheck queue assign {claim} {by}",
            )
        return _give(session, claim, last, to=by, by=by, note=note)


def assign(
    database: Database, claim: ClaimRef, *, to: str, by: str, note: str | None = None, seen: int | None = None
) -> Assignment:
    """The claim as ``to``'s to check, whoever had it before.

    ``seen`` is the number of the newest assignment that ``by`` knows of, 0 for none: Conflict where the claim has
    changed hands since. None for whoever does not care.
    """
    with database.transaction() as session:
        held = _held(session, claim)
        _check_seen(claim, held, seen, by=by)
        return _give(session, claim, held, to=to, by=by, note=note)


def release(
    database: Database, claim: ClaimRef, *, by: str, note: str | None = None, seen: int | None = None
) -> Assignment:
    """The claim as nobody's; Conflict where nobody has it, or where it has changed hands since ``seen``."""
    with database.transaction() as session:
        held = _held(session, claim)
        _check_seen(claim, held, seen, by=by)
        if held is None or held.assignee is None:
            raise Conflict(f"nobody has taken claim {claim}", hint="factcheck queue")
        return _give(session, claim, held, to=None, by=by, note=note)


def held_by_another(database: Database, claim: ClaimRef, *, by: str) -> Assignment | None:
    """Who has taken the claim and has not judged it yet, where that is somebody other than ``by``."""
    with database.transaction(read_only=True) as session:
        held = still_held(session, claim)
    return None if held is None or held.assignee == by else held


def still_held(session: Session, claim: ClaimRef) -> Assignment | None:
    """Who has taken the claim and has logged no verdict since; None where nobody has."""
    held = stored.newest_assignment(session, claim)
    if held is None or held.assignee is None:
        return None
    since = (verdict for verdict in verdicts_of(session, claim) if verdict.logged_at >= held.assigned_at)
    return None if any(verdict.checker == held.assignee for verdict in since) else held


def _held(session: Session, claim: ClaimRef) -> Assignment | None:
    """Who has the claim, while others wait; NotFound when there is no such claim."""
    if not lock_claim(session, claim):
        raise NotFound(f"there is no claim {claim}", hint="factcheck claim search WORDS")
    return stored.newest_assignment(session, claim)


def _check_seen(claim: ClaimRef, held: Assignment | None, seen: int | None, *, by: str) -> None:
    """Conflict where the claim has changed hands since the assignment of that number."""
    if held is None or seen is None or held.number <= seen:
        return
    now = f"{held.member} has given claim {claim} back" if held.assignee is None else held.said(to=by)
    raise Conflict(f"{now}: it has changed hands meanwhile", hint=f"factcheck claim show {claim}")


def _give(
    session: Session, claim: ClaimRef, held: Assignment | None, *, to: str | None, by: str, note: str | None
) -> Assignment:
    for name in (to, by):
        if name is not None and not name.strip():
            raise InvalidInput("a claim is given by somebody to somebody", hint='--by "name"')
    number = 1 if held is None else held.number + 1
    member_id = acting_member(session, by, Deed.QUEUE)
    assignee_id = None if to is None else acting_member(session, to, Deed.QUEUE)
    since = stored.add_assignment(
        session, claim, number=number, member_id=member_id, assignee_id=assignee_id, note=note
    )
    return Assignment(claim, number, by, to, note, since)


def _waiting(row: stored.WaitingRow, behind: Mapping[ClaimRef, Independence], today: date) -> Waiting:
    claim = ClaimRef(row.source_id, row.claim)
    voices = behind.get(claim)
    return Waiting(
        claim=claim,
        weight=Weight(
            reach=1 if voices is None else max(voices.outlets, 1),
            origins=1 if voices is None else max(len(voices.origins), 1),
            contradiction=row.contradiction,
            age_days=(today - row.dated_on).days,
        ),
        text=row.text,
        claimant=row.claimant,
        outlet=row.outlet,
        published_on=row.published_end_on,
        contradictions=row.contradictions,
        agreements=row.agreements,
        assignee=row.assignee,
        assigned_at=row.assigned_at,
        assignments=row.assignments,
    )


def _once_each(ranked: Sequence[Waiting], behind: Mapping[ClaimRef, Independence]) -> list[Waiting]:
    """Without those that say what one before them says and that nobody has taken."""
    kept: list[Waiting] = []
    told: set[ClaimRef] = set()
    for one in ranked:
        if one.claim not in told or one.assignee is not None:
            kept.append(one)
            voices = behind.get(one.claim)
            told.update(() if voices is None else voices.claims)
    return kept
