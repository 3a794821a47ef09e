"""What was done about a claim's verdicts, how two differ, and taking one or its evidence back.

Nothing is erased: a withdrawal is a row of its own, and an entry in the ledger.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from factcheck.domain.members import Deed
from factcheck.domain.records import VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdict_history import VerdictDiff, VerdictEvent
from factcheck.domain.verdicts import Withdrawal, has_judged
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.members import acting_member
from factcheck.services.standing import check_may_end, check_seen, required_verdict
from factcheck.storage import verdict_history as stored
from factcheck.storage.database import Database
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import EVIDENCE_WITHDRAWAL, VERDICT
from factcheck.storage.verdicts import lock_claim, next_number, verdicts_of


def withdraw_verdict(database: Database, wish: Withdrawal, *, dry_run: bool = False) -> VerdictRecord:
    """The verdict as it stands once it is withdrawn."""
    with database.transaction(dry_run=dry_run) as session:
        verdict = _verdict_to_end(session, wish)
        number = next_number(session, wish.claim)
        member_id = acting_member(session, wish.member, Deed.VERDICT)
        stored.add_withdrawal(session, wish, number=number, verdict=verdict.number, member_id=member_id)
        append_entry(session, VERDICT, wish.claim.source_id, wish.claim.number, number)
        return _again(session, verdict)


def withdraw_evidence(database: Database, wish: Withdrawal, position: int, *, dry_run: bool = False) -> VerdictRecord:
    """The verdict as it stands once its evidence of that number is withdrawn; the verdict itself holds on."""
    with database.transaction(dry_run=dry_run) as session:
        verdict = _verdict_to_end(session, wish)
        _check_evidence(verdict, position)
        member_id = acting_member(session, wish.member, Deed.VERDICT)
        stored.add_evidence_withdrawal(session, wish, position=position, verdict=verdict.number, member_id=member_id)
        append_entry(session, EVIDENCE_WITHDRAWAL, wish.claim.source_id, wish.claim.number, verdict.number, position)
        return _again(session, verdict)


def history_of(database: Database, claim: ClaimRef, *, blind_to: str | None = None) -> Sequence[VerdictEvent]:
    """All that was done about a claim's verdicts, the first first; NotFound when it has none.

    ``blind_to`` is a checker who may see nothing of it before having logged a verdict.
    """
    with database.transaction(read_only=True) as session:
        events = stored.events_of(session, claim)
        hidden = blind_to is not None and not has_judged(blind_to, verdicts_of(session, claim))
    if not events and blind_to is None:
        raise NotFound(f"claim {claim} has no verdict", hint=f"factcheck verdict add {claim}")
    return [] if hidden else events


def diff_verdicts(database: Database, claim: ClaimRef, numbers: tuple[int, int] | None = None) -> VerdictDiff:
    """How the two verdicts differ; the newest and the one it supersedes, else the one before it, unless told."""
    with database.transaction(read_only=True) as session:
        verdicts = {verdict.number: verdict for verdict in reversed(verdicts_of(session, claim))}
    before, after = numbers or _last_two(claim, verdicts)
    absent = next((number for number in (before, after) if number not in verdicts), None)
    if absent is not None:
        raise NotFound(f"claim {claim} has no verdict {absent}", hint=f"factcheck verdict history {claim}")
    return VerdictDiff(verdicts[before], verdicts[after])


def _last_two(claim: ClaimRef, verdicts: dict[int, VerdictRecord]) -> tuple[int, int]:
    if len(verdicts) < 2:  # noqa: PLR2004  # a difference is between two
        raise NotFound(f"claim {claim} has {len(verdicts) or 'no'} verdict", hint=f"factcheck verdict show {claim}")
    *_, before, after = sorted(verdicts)
    return verdicts[after].supersedes or before, after


def _verdict_to_end(session: Session, wish: Withdrawal) -> VerdictRecord:
    """The verdict that the wish means, once it is clear that the member may end it and says why."""
    if not wish.reason.strip():
        raise InvalidInput("a withdrawal needs a reason", hint='--reason "what does not hold"')
    if not lock_claim(session, wish.claim):
        raise NotFound(f"there is no claim {wish.claim}", hint="factcheck claim search WORDS")
    verdicts = verdicts_of(session, wish.claim)
    check_seen(wish.claim, wish.seen, verdicts)
    number = _own(wish, verdicts) if wish.verdict is None else wish.verdict
    verdict = required_verdict(wish.claim, number, verdicts)
    check_may_end(session, verdict, wish.member)
    return verdict


def _own(wish: Withdrawal, verdicts: Sequence[VerdictRecord]) -> int:
    held = next((each for each in verdicts if each.current and each.checker == wish.member), None)
    if held is None:
        raise NotFound(
            f"{wish.member} holds no verdict on claim {wish.claim}", hint=f"factcheck verdict history {wish.claim}"
        )
    return held.number


def _check_evidence(verdict: VerdictRecord, position: int) -> None:
    named = f"verdict {verdict.number} of claim {verdict.claim}"
    if not 1 <= position <= len(verdict.evidence):
        raise NotFound(f"{named} has no evidence {position}", hint=f"factcheck verdict show {verdict.claim}")
    end = verdict.evidence[position - 1].withdrawn
    if end is not None:
        raise Conflict(f"evidence {position} of {named} was withdrawn by {end.by} already", hint="nothing to do")


def _again(session: Session, verdict: VerdictRecord) -> VerdictRecord:
    return next(each for each in verdicts_of(session, verdict.claim) if each.number == verdict.number)
