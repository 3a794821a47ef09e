"""Logging verdicts and listing them. A verdict is never changed: a later one supersedes it and says why."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from factcheck.domain.members import Deed
from factcheck.domain.records import VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict, has_judged, seen_blind
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.evidence import looked_up, with_files, without_files
from factcheck.services.members import acting_member
from factcheck.services.ratings import known_rating, rating_for_verdict
from factcheck.services.standing import check_may_end, check_seen, required_verdict
from factcheck.storage import verdicts as stored
from factcheck.storage.database import Database
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import VERDICT
from factcheck.storage.rows import VerdictRow


def add_verdict(
    database: Database, new: NewVerdict, *, dry_run: bool = False, files_here: bool = True
) -> VerdictRecord:
    """The verdict as it was logged, with its place in the ledger, in one transaction; nothing stays of a ``dry_run``.

    All of it is looked at before anything is written. InvalidInput, NotFound and Conflict say what cannot be logged.
    ``files_here``: evidence may name files of this machine; never for whoever writes from another one.
    """
    _check_words(new)
    new = replace(new, evidence=(with_files if files_here else without_files)(new.evidence))
    with database.transaction(dry_run=dry_run) as session:
        return log_verdict(session, new)


def log_verdict(session: Session, new: NewVerdict) -> VerdictRecord:
    """``add_verdict`` in the caller's transaction, of a verdict whose files have been read."""
    if not stored.lock_claim(session, new.claim):
        raise NotFound(f"there is no claim {new.claim}", hint="factcheck claim search WORDS")
    # Another desk's verdict carries a rating of its own desk, which no verdict of ours may.
    rating_id = (rating_for_verdict if new.review is None else known_rating)(session, new.rating)
    check_place(session, new, stored.verdicts_of(session, new.claim))
    new = replace(new, evidence=looked_up(session, new.claim, new.evidence))
    number = stored.next_number(session, new.claim)
    member_id = acting_member(session, new.checker, Deed.VERDICT)
    stored.add_verdict(session, new, number=number, rating_id=rating_id, member_id=member_id)
    logged = next(verdict for verdict in stored.verdicts_of(session, new.claim) if verdict.number == number)
    append_entry(session, VERDICT, new.claim.source_id, new.claim.number, number)
    return logged


def check_place(session: Session, new: NewVerdict, earlier: Sequence[VerdictRecord]) -> None:
    """Whether the verdict, whatever it says, may stand beside or in place of the earlier ones on its claim."""
    _check_blind(new, earlier)
    check_seen(new.claim, new.seen, earlier)
    _check_superseded(session, new, earlier)
    _check_holds_no_other(new, earlier)


def list_verdicts(
    database: Database,
    *,
    rating: str | None = None,
    checker: str | None = None,
    current_only: bool = True,
    limit: int = 50,
) -> Sequence[VerdictRecord]:
    """This desk's verdicts, the latest first; superseded and withdrawn ones only when asked for."""
    query = stored.verdicts_query().where(stored.is_own())
    with database.transaction(read_only=True) as session:
        if rating is not None:
            query = query.where(VerdictRow.rating_id == known_rating(session, rating))
        if checker is not None:
            query = query.where(stored.is_by(checker))
        if current_only:
            query = query.where(stored.is_current())
        return [stored.verdict_record(row) for row in session.execute(query.limit(limit))]


def verdicts_of(database: Database, claim: ClaimRef, *, blind_to: str | None = None) -> Sequence[VerdictRecord]:
    """All verdicts on one claim, other desks' and superseded ones too, the latest first; NotFound when it has none.

    ``blind_to`` is a checker who may see nothing, not even whether there is any, before one is the checker's own.
    """
    with database.transaction(read_only=True) as session:
        verdicts = stored.verdicts_of(session, claim)
    if blind_to is not None:
        return seen_blind(blind_to, verdicts)
    if not verdicts:
        raise NotFound(
            f"claim {claim} has no verdict", hint=f"factcheck verdict add {claim} --rating ... --rationale ..."
        )
    return verdicts


def _check_words(new: NewVerdict) -> None:
    if not new.rationale.strip():
        raise InvalidInput("a verdict needs a rationale", hint='--rationale "why the claim is rated so"')
    if new.supersedes is not None and not (new.reason or "").strip():
        raise InvalidInput(f"why does it supersede verdict {new.supersedes}?", hint='--reason "what has changed"')
    if new.supersedes is None and new.reason is not None:
        raise InvalidInput("a reason is given for superseding a verdict, and none is named", hint="--supersedes NUMBER")


def _check_blind(new: NewVerdict, earlier: Sequence[VerdictRecord]) -> None:
    if new.blind and has_judged(new.checker, earlier):
        raise Conflict(
            f"{new.checker} has logged a verdict on claim {new.claim} before, and may have seen the others since",
            hint="leave --blind out",
        )
    if new.blind and new.supersedes is not None:
        raise InvalidInput(f"verdict {new.supersedes} cannot be superseded unseen", hint="leave --blind out")


def _check_superseded(session: Session, new: NewVerdict, earlier: Sequence[VerdictRecord]) -> None:
    if new.supersedes is not None:
        replaced = required_verdict(new.claim, new.supersedes, earlier)
        theirs = replaced.desk is not None and new.review is not None  # an import brings their newer one
        if not theirs:
            check_may_end(session, replaced, new.checker)


def _check_holds_no_other(new: NewVerdict, earlier: Sequence[VerdictRecord]) -> None:
    """Verdicts of several checkers stand side by side, but one checker holds one verdict on a claim at a time."""
    for verdict in earlier if new.review is None else ():
        if verdict.current and verdict.checker == new.checker and verdict.number != new.supersedes:
            raise Conflict(
                f"verdict {verdict.number} of {new.checker} on claim {new.claim} holds already ({verdict.rating})",
                hint=f"--supersedes {verdict.number}",
            )
