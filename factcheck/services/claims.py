"""Claims: one with all that hangs on it, those of a source, those with certain words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from factcheck.domain.corrections import CorrectionRecord
from factcheck.domain.independence import Independence
from factcheck.domain.queue import Assignment
from factcheck.domain.records import ClaimRecord, LinkRecord, VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.rereading import successor
from factcheck.domain.verdicts import newest, seen_blind
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.queue import still_held
from factcheck.services.selection import Selection, outlet_id_of
from factcheck.services.voices import independence_of
from factcheck.storage import claims as stored
from factcheck.storage.corrections import FoundClaim, find_claim
from factcheck.storage.database import Database
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.link_filters import LinkFilter
from factcheck.storage.linked import link_record, links_query
from factcheck.storage.rows import ClaimRow, SourceRow
from factcheck.storage.verdicts import verdicts_of
from factcheck.text import fold


@dataclass(frozen=True, slots=True)
class ClaimDossier:
    """A claim with its links and its verdicts, best and latest first, and its corrections, the first first.

    ``replaced_by`` is the claim that took the place of one that is no longer read, where one did; ``independence`` what
    stands behind a claim that others agree with. ``hidden``: verdicts are kept from a blind checker, if there are any.
    ``held`` says who has taken the claim to check it, until that member has judged it; ``more_links`` that not all of
    the links are here.
    """

    claim: ClaimRecord
    links: Sequence[LinkRecord]
    verdicts: Sequence[VerdictRecord]
    corrections: Sequence[CorrectionRecord] = ()
    replaced_by: ClaimRef | None = None
    independence: Independence | None = None
    hidden: bool = False
    held: Assignment | None = None
    more_links: bool = False

    @property
    def seen(self) -> int | None:
        """The number of what was logged last on the claim, 0 where nothing was; None while that is hidden."""
        return None if self.hidden else newest(self.verdicts)


def show_claim(database: Database, ref: ClaimRef, *, blind_to: str | None = None) -> ClaimDossier:
    """The claim of that name, under the entities that stand now; NotFound when there is none.

    ``blind_to`` is a checker who may see no verdict before one is the checker's own.
    """
    with database.transaction(read_only=True) as session:
        dossier = dossier_of(session, ref)
        if blind_to is not None:
            dossier = seen_by(blind_to, dossier)
        return replace(dossier, claim=with_standing(dossier.claim, merged_entities(session)))


def seen_by(checker: str, dossier: ClaimDossier) -> ClaimDossier:
    """The dossier as a blind checker may see it: without verdicts before one is the checker's own."""
    seen = seen_blind(checker, dossier.verdicts)
    return replace(dossier, verdicts=seen, hidden=not seen)


def dossier_of(session: Session, ref: ClaimRef, *, most_links: int | None = None) -> ClaimDossier:
    """The claim with all that hangs on it, or with its best links alone; NotFound when there is none."""
    found = required_claim(session, ref)
    query = links_query(LinkFilter(claim=ref)).limit(None if most_links is None else most_links + 1)
    links = [link_record(row) for row in session.execute(query)]
    replaced_by = replacement_of(session, found.record)
    behind = independence_of(session, [ref]).get(ref)
    verdicts = verdicts_of(session, ref)
    held = still_held(session, ref)
    return ClaimDossier(
        claim=found.record,
        links=links[:most_links],
        verdicts=verdicts,
        corrections=found.corrections,
        replaced_by=replaced_by,
        independence=behind,
        held=held,
        more_links=len(links) > len(links[:most_links]),
    )


def required_claim(session: Session, ref: ClaimRef) -> FoundClaim:
    """The claim with its corrections; NotFound when there is none."""
    found = find_claim(session, ref)
    if found is None:
        raise NotFound(f"there is no claim {ref}", hint=f"factcheck claim list --source {ref.source_id}")
    return found


def replacement_of(session: Session, claim: ClaimRecord) -> ClaimRef | None:
    """What is read now in place of a claim that a reading of the same text had; None for claims that are."""
    if claim.outdated_at is None:
        return None
    number = successor(claim.claim.span, stored.current_spans(session, claim.ref.source_id, claim.capture))
    return None if number is None else ClaimRef(claim.ref.source_id, number)


def list_claims(
    database: Database, selection: Selection, *, source_id: int | None = None, words: str | None = None
) -> Sequence[ClaimRecord]:
    """Current claims that fit, in the order of their names; with ``words`` those that hold all of them."""
    with database.transaction(read_only=True) as session:
        query = stored.claims_query().where(*stored.published_between(selection.since, selection.until))
        if source_id is not None:
            query = query.where(ClaimRow.source_id == source_id)
        if selection.outlet is not None:
            query = query.where(SourceRow.outlet_id == outlet_id_of(session, selection.outlet))
        if selection.claimant is not None:
            query = query.where(ClaimRow.claimant_normalized.contains(fold(selection.claimant), autoescape=True))
        if words is not None:
            query = query.where(stored.words_match(_searchable(words)))
        query = query.limit(selection.limit).offset(selection.offset)
        merged = merged_entities(session)
        return [with_standing(stored.claim_record(row), merged) for row in session.execute(query)]


def _searchable(words: str) -> str:
    folded = fold(words)
    if not folded:
        raise InvalidInput(f"nothing to search for in {words!r}", hint="factcheck claim search WORDS")
    return folded
