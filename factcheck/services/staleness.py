"""Verdicts that something has overtaken: listed with the cause until somebody has looked at them."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from factcheck.domain.members import Deed
from factcheck.domain.queue import StaleVerdict
from factcheck.domain.refs import ClaimRef
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.members import acting_member
from factcheck.storage import queue as stored
from factcheck.storage.database import Database
from factcheck.storage.verdicts import lock_claim, verdicts_of


def stale_verdicts(database: Database, *, checker: str | None = None, limit: int = 50) -> Sequence[StaleVerdict]:
    """Verdicts that hold and that something has overtaken, a cause each, the latest cause first."""
    with database.transaction(read_only=True) as session:
        return stored.stale_verdicts(session, checker=checker, most=limit)


def look(
    database: Database,
    claim: ClaimRef,
    *,
    by: str,
    note: str | None = None,
    verdict: int | None = None,
    seen: int | None = None,
) -> Sequence[StaleVerdict]:
    """What was overtaken on the claim and stands all the same now that somebody has looked; Conflict where nothing was.

    ``verdict`` is the number of the one that was looked at, all of the claim's stale ones without it. ``seen`` is how
    many causes there were to look at: Conflict where one more has come about since. A verdict that does not stand is
    superseded instead: that takes it off the list too.
    """
    if not by.strip():
        raise InvalidInput("somebody looked", hint='--by "name"')
    with database.transaction() as session:
        if not lock_claim(session, claim):
            raise NotFound(f"there is no claim {claim}", hint="factcheck claim search WORDS")
        stale = [one for one in stored.stale_of(session, claim) if verdict in {None, one.verdict}]
        if not stale:
            raise Conflict(_nothing_to_look_at(session, claim, verdict), hint="factcheck queue --stale")
        if seen is not None and len(stale) > seen:
            raise Conflict(f"more has overtaken the verdict on claim {claim} meanwhile", hint="factcheck queue --stale")
        member_id = acting_member(session, by, Deed.LOOK)
        for number in sorted({one.verdict for one in stale}):
            stored.add_look(session, claim, number, member_id=member_id, note=note)
        return stale


def _nothing_to_look_at(session: Session, claim: ClaimRef, verdict: int | None) -> str:
    if verdict is not None:
        return f"verdict {verdict} of claim {claim} is not stale"
    return f"claim {claim} {'has no verdict' if not verdicts_of(session, claim) else 'has no stale verdict'}"
