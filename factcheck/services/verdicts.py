"""Logging verdicts. A verdict is never changed: a later one supersedes it and says so."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from factcheck.domain.members import Deed
from factcheck.domain.records import RatingRecord, VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.members import acting_member
from factcheck.storage import verdicts as stored
from factcheck.storage.database import Database
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import VERDICT
from factcheck.storage.rows import VerdictRow


def add_verdict(database: Database, new: NewVerdict) -> VerdictRecord:
    """The verdict as it was logged, with its place in the ledger, in one transaction."""
    if not new.rationale.strip():
        raise InvalidInput("a verdict needs a rationale", hint='--rationale "why the claim is rated so"')
    with database.transaction() as session:
        if not stored.lock_claim(session, new.claim):
            raise NotFound(f"there is no claim {new.claim}", hint="factcheck claim search WORDS")
        rating_id = _rating(session, new.rating)
        earlier = stored.verdicts_of(session, new.claim)
        _check_superseded(new, earlier)
        number = max((verdict.number for verdict in earlier), default=0) + 1
        member_id = acting_member(session, new.checker, Deed.VERDICT)
        stored.add_verdict(session, new, number=number, rating_id=rating_id, member_id=member_id)
        logged = next(verdict for verdict in stored.verdicts_of(session, new.claim) if verdict.number == number)
        append_entry(session, VERDICT, new.claim.source_id, new.claim.number, number)
    return logged


def list_verdicts(
    database: Database,
    *,
    rating: str | None = None,
    checker: str | None = None,
    current_only: bool = True,
    limit: int = 50,
) -> Sequence[VerdictRecord]:
    """Verdicts, the latest first; superseded ones only when asked for."""
    query = stored.verdicts_query()
    with database.transaction(read_only=True) as session:
        if rating is not None:
            query = query.where(VerdictRow.rating_id == _rating(session, rating))
        if checker is not None:
            query = query.where(stored.is_by(checker))
        if current_only:
            query = query.where(stored.is_current())
        return [stored.verdict_record(row) for row in session.execute(query.limit(limit))]


def verdicts_of(database: Database, claim: ClaimRef) -> Sequence[VerdictRecord]:
    """All verdicts on one claim, superseded ones too, the latest first; NotFound when it has none."""
    with database.transaction(read_only=True) as session:
        verdicts = stored.verdicts_of(session, claim)
    if not verdicts:
        raise NotFound(
            f"claim {claim} has no verdict", hint=f"factcheck verdict add {claim} --rating ... --rationale ..."
        )
    return verdicts


def list_ratings(database: Database) -> Sequence[RatingRecord]:
    """The ratings that a verdict may carry."""
    with database.transaction(read_only=True) as session:
        return stored.list_ratings(session)


def _rating(session: Session, code: str) -> int:
    rating_id = stored.rating_coded(session, code)
    if rating_id is None:
        codes = ", ".join(rating.code for rating in stored.list_ratings(session))
        raise InvalidInput(f"there is no rating {code!r}", hint=f"one of: {codes}")
    return rating_id


def _check_superseded(new: NewVerdict, earlier: Sequence[VerdictRecord]) -> None:
    if new.supersedes is None:
        _check_first(new, earlier)
        return
    replaced = next((verdict for verdict in earlier if verdict.number == new.supersedes), None)
    if replaced is None:
        raise NotFound(f"claim {new.claim} has no verdict {new.supersedes}", hint=f"factcheck verdict show {new.claim}")
    if not replaced.current:
        raise Conflict(
            f"verdict {new.supersedes} of claim {new.claim} is superseded already",
            hint=f"factcheck verdict show {new.claim}",
        )


def _check_first(new: NewVerdict, earlier: Sequence[VerdictRecord]) -> None:
    """Verdicts of several checkers stand side by side, but one checker holds one verdict on a claim at a time."""
    for verdict in earlier:
        if verdict.current and verdict.checker == new.checker:
            raise Conflict(
                f"verdict {verdict.number} of {new.checker} on claim {new.claim} holds already ({verdict.rating})",
                hint=f"--supersedes {verdict.number}",
            )
