"""Claims: one with all that hangs on it, those of a source, those with certain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.records import ClaimRecord, LinkRecord, VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.selection import Selection, outlet_id_of
from factcheck.storage import claims as stored
from factcheck.storage.database import Database
from factcheck.storage.linked import LinkFilter, link_record, links_query
from factcheck.storage.rows import ClaimRow, SourceRow
from factcheck.storage.verdicts import verdicts_of
from factcheck.text import fold


@dataclass(frozen=True, slots=True)
class ClaimDossier:
    """A claim with its links and its verdicts, best and latest first."""

    claim: ClaimRecord
    links: Sequence[LinkRecord]
    verdicts: Sequence[VerdictRecord]


def show_claim(database: Database, ref: ClaimRef) -> ClaimDossier:
    """The claim of that name; NotFound when there is none."""
    with database.transaction(read_only=True) as session:
        claim = stored.find_claim(session, ref)
        if claim is None:
            raise NotFound(f"there is no claim {ref}", hint=f"factcheck claim list --source {ref.source_id}")
        links = [link_record(row) for row in session.execute(links_query(LinkFilter(claim=ref)))]
        return ClaimDossier(claim, links, verdicts_of(session, ref))


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
        return [stored.claim_record(row) for row in session.execute(query)]


def _searchable(words: str) -> str:
    folded = fold(words)
    if not folded:
        raise InvalidInput(f"nothing to search for in {words!r}", hint="factcheck claim search WORDS")
    return folded
