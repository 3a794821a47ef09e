"""Entities by name, in any script: found, listed, shown, with what was decided of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.entities import EntityDecision, EntityName, EntityRecord
from factcheck.domain.records import ClaimRecord
from factcheck.domain.words import EntityKind
from factcheck.errors import InvalidInput, NotFound
from factcheck.storage import entity_names as stored
from factcheck.storage.database import Database
from factcheck.storage.entity_decisions import list_decisions
from factcheck.storage.entity_names import EntityFilter
from factcheck.text import fold, skeleton

LARGEST_NUMBER = 2**63 - 1  # what a number of the database may be: longer digits are a name
SHORTEST_SOUND = 3  # consonants by which a list is searched; two are shared by too many names
SURE_SOUND = 4  # consonants by which one entity is meant, as with outlets
SHOWN = 5  # candidates, claims and decisions that are shown beside something else


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySelection:
    """Which entities are wanted, and the page; None means that it does not matter."""

    kind: EntityKind | None = None
    words: str | None = None
    curated: bool | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class EntityDossier:
    """An entity with its names, what was merged into it, its claims and its history, the latest first.

    ``asked`` is the number that was asked for where it was merged into this one. ``makes`` and ``mentioned_in`` count
    current claims.
    """

    entity: EntityRecord
    asked: int | None
    names: Sequence[EntityName]
    merged: Sequence[tuple[int, str]]
    makes: int
    mentioned_in: int
    latest: Sequence[ClaimRecord]
    history: Sequence[EntityDecision]


def list_entities(database: Database, selection: EntitySelection) -> list[EntityRecord]:
    """Entities that fit, those that texts mention most first."""
    with database.transaction(read_only=True) as session:
        ids = None if selection.words is None else _with_words(session, selection.words)
        wanted = EntityFilter(kind=selection.kind, curated=selection.curated, entity_ids=ids)
        return stored.list_entities(session, wanted, limit=selection.limit, offset=selection.offset)


def show_entity(database: Database, written: str) -> EntityDossier:
    """The entity of that number or name; NotFound when nobody bears it, InvalidInput when several do."""
    with database.transaction(read_only=True) as session:
        entity_id = require_entity(session, written)
        members = stored.members_of(session, entity_id)
        makes, mentioned_in = stored.claim_counts(session, members)
        return EntityDossier(
            entity=entity_record(session, entity_id),
            asked=int(written) if written.isdecimal() and int(written) != entity_id else None,
            names=stored.names_of(session, members),
            merged=stored.merged_into(session, entity_id),
            makes=makes,
            mentioned_in=mentioned_in,
            latest=stored.latest_claims(session, members, SHOWN),
            history=list_decisions(session, members, limit=SHOWN),
        )


def entity_history(
    database: Database, written: str | None = None, *, limit: int = 50, offset: int = 0
) -> list[EntityDecision]:
    """What was decided of the entity, or of any, the latest first."""
    with database.transaction(read_only=True) as session:
        members = None if written is None else stored.members_of(session, require_entity(session, written))
        return list_decisions(session, members, limit=limit, offset=offset)


def require_entity(session: Session, written: str) -> int:
    """The entity that stands for the one of that number or name: by number, by name, else by the sound of the name.

    NotFound when nobody bears it; InvalidInput, with the candidates, when several do.
    """
    if written.isdecimal() and int(written) <= LARGEST_NUMBER:
        by_number = stored.standing_entity(session, int(written))
        if by_number is not None:
            return by_number
    bearers = [entity_id for entity_id, _ in stored.bearers(session, fold(written))] or _sounding(session, written)
    if not bearers:
        raise NotFound(
            f"no person, organisation, place or outlet is known as {written!r}",
            hint=f"factcheck entity list --words {written!r}",
        )
    if len(bearers) > 1:
        raise InvalidInput(_ambiguous(session, written, bearers), hint=f"factcheck entity show {bearers[0]}")
    return bearers[0]


def entity_record(session: Session, entity_id: int) -> EntityRecord:
    """The record of an entity that stands."""
    [record] = stored.list_entities(session, EntityFilter(entity_ids=[entity_id]))
    return record


def _with_words(session: Session, words: str) -> set[int]:
    """The entities one of whose names holds the words as they are written, or sounds as if it did."""
    folded, sounds = fold(words), set(skeleton(words).split())
    if not folded:
        raise InvalidInput(f"nothing to search for in {words!r}", hint="factcheck entity list --words NAME")
    by_sound = sum(map(len, sounds)) >= SHORTEST_SOUND
    return {
        entity_id
        for entity_id, _, name in stored.all_names(session)
        if folded in name or (by_sound and sounds <= set(skeleton(name).split()))
    }


def _sounding(session: Session, written: str) -> list[int]:
    bones = skeleton(written)
    if len(bones.replace(" ", "")) < SURE_SOUND:
        return []
    return sorted({entity_id for entity_id, _, name in stored.all_names(session) if skeleton(name) == bones})


def _ambiguous(session: Session, written: str, bearers: Sequence[int]) -> str:
    records = stored.list_entities(session, EntityFilter(entity_ids=bearers))
    shown = [f"{each.entity_id} {each.name} ({each.kind}, {each.mentions} mentions)" for each in records[:SHOWN]]
    more = [f"and {len(records) - SHOWN} more"] if len(records) > SHOWN else []
    return f"{written!r} may be any of {len(records)}: {', '.join([*shown, *more])}"
