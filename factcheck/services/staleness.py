"""Verdicts that something has overtaken: listed with the cause until somebody has looked at them."""

from collections.abc import Sequence

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


def look(database: Database, claim: ClaimRef, *, by: str, note: str | None = None) -> Sequence[StaleVerdict]:
    """What was overtaken on the claim and stands all the same now that somebody has looked; Conflict where nothing was.

    A verdict that does not stand is superseded instead: that takes it off the list too.
    """
    if not by.strip():
        raise InvalidInput("somebody looked", hint='--by "name"')
    with database.transaction() as session:
        if not lock_claim(session, claim):
            raise NotFound(f"there is no claim {claim}", hint="factcheck claim search WORDS")
        stale = stored.stale_of(session, claim)
        if not stale:
            judged = "has no verdict" if not verdicts_of(session, claim) else "has no stale verdict"
            raise Conflict(f"claim {claim} {judged}", hint="factcheck queue --stale")
        member_id = acting_member(session, by, Deed.LOOK)
        for verdict in sorted({one.verdict for one in stale}):
            stored.add_look(session, claim, verdict, member_id=member_id, note=note)
        return stale
