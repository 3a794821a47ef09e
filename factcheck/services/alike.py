"""Pairs of entities that may be one, for people to look at; apart from the lists, which need nothing of linking."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.entities import EntityRecord
from factcheck.domain.words import EntityKind
from factcheck.linking.alike import Alike, Named, alike_pairs
from factcheck.services.entities import require_entity
from factcheck.storage import entity_names as stored
from factcheck.storage.database import Database
from factcheck.storage.entity_names import EntityFilter


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two entities that may be one: the one that texts mention more, the other, how alike they are and by what."""

    entity: EntityRecord
    other: EntityRecord
    alike: Alike


def alike_entities(
    database: Database, written: str | None, *, kind: EntityKind | None = None, limit: int = 50, offset: int = 0
) -> list[AlikePair]:
    """Pairs that may be one entity, the likeliest first; with a name or number, those with that entity."""
    with database.transaction(read_only=True) as session:
        of = None if written is None else require_entity(session, written)
        pairs = alike_pairs(_named(session, kind), of=of)[offset : offset + limit]
        ids = {entity_id for pair in pairs for entity_id in (pair.a, pair.b)}
        records = {each.entity_id: each for each in stored.list_entities(session, EntityFilter(entity_ids=ids))}
    return [_pair(records[pair.a], records[pair.b], pair) for pair in pairs]


def _named(session: Session, kind: EntityKind | None) -> list[Named]:
    names: dict[tuple[int, EntityKind], list[str]] = {}
    for entity_id, its_kind, name in stored.all_names(session):
        if kind in {None, its_kind}:
            names.setdefault((entity_id, its_kind), []).append(name)
    return [Named(entity_id, its_kind, tuple(sorted(given))) for (entity_id, its_kind), given in sorted(names.items())]


def _pair(a: EntityRecord, b: EntityRecord, alike: Alike) -> AlikePair:
    return AlikePair(a, b, alike) if a.mentions >= b.mentions else AlikePair(b, a, alike.turned())
