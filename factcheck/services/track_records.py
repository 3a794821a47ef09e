"""What outlets and claimants have come to: lists of their records, and one with all that stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.entities import EntityDecision, EntityName, EntityRecord
from factcheck.domain.places import RecordPlace
from factcheck.domain.records import ClaimRecord, OutletRecord, SourceRecord
from factcheck.domain.track_records import ListedClaimant, ListedOutlet, Opponents
from factcheck.domain.words import ClaimantKind
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.entities import entity_record
from factcheck.storage import entity_names
from factcheck.storage import track_records as stored
from factcheck.storage.claims import claim_record, claims_query
from factcheck.storage.database import Database
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.entity_decisions import list_decisions
from factcheck.storage.outlets import find_outlet
from factcheck.storage.rows import ClaimRow, SourceRow
from factcheck.storage.sources import source_record, sources_query
from factcheck.text import fold

SHOWN = 10  # articles, claims and decisions that are shown beside something else
LOOKED_INTO = 3  # articles whose claims are shown as the latest ones


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSelection:
    """Which records are wanted; ``words`` are part of any name, ``kind`` is of claimants alone."""

    words: str | None = None
    kind: ClaimantKind | None = None
    limit: int = 50
    after: RecordPlace | None = None


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One page of outlets; ``next`` is the place after which the next one begins, None at the end."""

    outlets: Sequence[ListedOutlet]
    next: RecordPlace | None


@dataclass(frozen=True, slots=True)
class ClaimantPage:
    """The same of claimants."""

    claimants: Sequence[ListedClaimant]
    next: RecordPlace | None


@dataclass(frozen=True, slots=True)
class OutletDossier:
    """An outlet with its record, its latest articles and their first claims, and whom its latest articles contradict.

    ``asked`` is the number that was asked for where it was merged into this one.
    """

    outlet: OutletRecord
    asked: int | None
    listed: ListedOutlet
    sources: Sequence[SourceRecord]
    claims: Sequence[ClaimRecord]
    against: Opponents


@dataclass(frozen=True, slots=True)
class ClaimantDossier:
    """An entity with its names, its record as a claimant (None for one that none was worked out of), its latest
    claims, whom it contradicts, and what was decided of it, the latest first.
    """

    entity: EntityRecord
    asked: int | None
    outlet_id: int | None
    names: Sequence[EntityName]
    merged: Sequence[tuple[int, str]]
    listed: ListedClaimant | None
    claims: Sequence[ClaimRecord]
    against: Opponents
    history: Sequence[EntityDecision]


def list_outlet_records(database: Database, selection: RecordSelection) -> OutletPage:
    """Outlets with their records, those with the most claims first."""
    with database.transaction(read_only=True) as session:
        found = stored.outlets(session, words=_folded(selection.words), after=selection.after, most=selection.limit + 1)
        shown = found[: selection.limit]
        more = len(found) > len(shown)
        return OutletPage(shown, stored.place_of_outlet(shown[-1]) if more else None)


def list_claimant_records(database: Database, selection: RecordSelection) -> ClaimantPage:
    """Claimants that are entities with their records, those with the most claims first."""
    with database.transaction(read_only=True) as session:
        found = stored.claimants(
            session,
            kind=selection.kind,
            words=_folded(selection.words),
            after=selection.after,
            most=selection.limit + 1,
        )
        shown = found[: selection.limit]
        more = len(found) > len(shown)
        return ClaimantPage(shown, RecordPlace(shown[-1].track.claims, shown[-1].entity_id) if more else None)


def show_outlet(database: Database, outlet_id: int) -> OutletDossier:
    """The outlet of that number, or the one it was merged into; NotFound when there is none."""
    with database.transaction(read_only=True) as session:
        outlet = find_outlet(session, outlet_id)
        if outlet is None:
            raise NotFound(f"there is no outlet {outlet_id}", hint="factcheck outlet list")
        kept = outlet.outlet_id
        [listed] = stored.outlets(session, outlet_id=kept, most=1)
        query = sources_query().where(SourceRow.outlet_id == kept).limit(SHOWN)
        sources = [source_record(row) for row in session.execute(query)]
        return OutletDossier(
            outlet=outlet,
            asked=outlet_id if outlet_id != kept else None,
            listed=listed,
            sources=sources,
            claims=_claims_of(session, [source.source_id for source in sources]),
            against=stored.against_outlets(session, kept),
        )


def show_claimant(database: Database, entity_id: int) -> ClaimantDossier:
    """The entity of that number, or the one it was merged into; NotFound when there is none."""
    with database.transaction(read_only=True) as session:
        kept = entity_names.standing_entity(session, entity_id)
        if kept is None:
            raise NotFound(f"there is no entity {entity_id}", hint="factcheck entity list")
        members = entity_names.members_of(session, kept)
        return ClaimantDossier(
            entity=entity_record(session, kept),
            asked=entity_id if entity_id != kept else None,
            outlet_id=entity_names.outlet_of(session, kept),
            names=entity_names.names_of(session, members),
            merged=entity_names.merged_into(session, kept),
            listed=next(iter(stored.claimants(session, entity_id=kept, most=1)), None),
            claims=_standing(session, stored.newest_claims(session, kept, most=SHOWN)),
            against=stored.against_claimants(session, kept),
            history=list_decisions(session, members, limit=SHOWN),
        )


def _claims_of(session: Session, source_ids: Sequence[int]) -> list[ClaimRecord]:
    """The first claims of the articles, in the articles' order."""
    in_order = (SourceRow.source_id.desc(), ClaimRow.number)
    query = claims_query().where(SourceRow.source_id.in_(source_ids[:LOOKED_INTO])).order_by(None).order_by(*in_order)
    found = [claim_record(row) for row in session.execute(query)]
    placed = sorted(found, key=lambda record: source_ids.index(record.ref.source_id))
    return _standing(session, placed[:SHOWN])


def _standing(session: Session, claims: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    merged = merged_entities(session)
    return [with_standing(record, merged) for record in claims]


def _folded(words: str | None) -> str | None:
    if words is None:
        return None
    folded = fold(words)
    if not folded:
        raise InvalidInput(f"nothing to search for in {words!r}", hint="give part of a name")
    return folded
