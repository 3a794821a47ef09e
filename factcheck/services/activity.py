"""Who decided what, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.activity import Act, ActFilter
from factcheck.errors import NotFound
from factcheck.storage.activity import acts
from factcheck.storage.database import Database
from factcheck.storage.members import find_member


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Acts, the newest first; ``next`` is the entry before which the next page begins, None at the end."""

    acts: Sequence[Act]
    next: int | None


def activity(database: Database, wanted: ActFilter, *, after: int | None = None, limit: int = 50) -> ActivityPage:
    """What was decided, as the ledger has it; NotFound for a member whom nobody knows."""
    with database.transaction(read_only=True) as session:
        if wanted.member is not None and find_member(session, wanted.member) is None:
            raise NotFound(f"there is no member {wanted.member!r}", hint="factcheck member list --all")
        found = acts(session, wanted, after=after, most=limit + 1)
    shown = found[:limit]
    return ActivityPage(shown, shown[-1].seq if len(found) > limit else None)
