"""A claim with all that a page about it shows: what was done about its verdicts, and what has overtaken them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.domain.queue import StaleVerdict
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdict_history import VerdictEvent
from factcheck.services.claims import ClaimDossier, dossier_of, seen_by
from factcheck.storage.database import Database
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.members import members
from factcheck.storage.queue import stale_of
from factcheck.storage.verdict_history import events_of


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """The claim's dossier, the history of its verdicts, the first first, and those that something has overtaken.

    ``members`` are the names of those to whom it may be given to check.
    """

    dossier: ClaimDossier
    members: Sequence[str]
    history: Sequence[VerdictEvent] = ()
    stale: Sequence[StaleVerdict] = ()


def claim_page(
    database: Database, ref: ClaimRef, *, blind_to: str | None = None, most_links: int | None = None
) -> ClaimPage:
    """The claim as it stands, in one view of the database; NotFound when there is none.

    ``blind_to`` is a checker who may see nothing about verdicts before one is the checker's own.
    """
    with database.transaction(read_only=True) as session:
        dossier = dossier_of(session, ref, most_links=most_links)
        dossier = replace(dossier, claim=with_standing(dossier.claim, merged_entities(session)))
        if blind_to is not None:
            dossier = seen_by(blind_to, dossier)
        names = [member.name for member in members(session, retired=False)]
        if not dossier.verdicts:
            return ClaimPage(dossier, names)
        return ClaimPage(dossier, names, events_of(session, ref), stale_of(session, ref))
