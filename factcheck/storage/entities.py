"""Entities and their names: what the gazetteer is made from, and where newly found names are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, tuple_
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from factcheck.domain.words import EntityKind
from factcheck.storage.rows import EntityAliasRow, EntityRow


@dataclass(frozen=True, slots=True)
class EntityAlias:
    """One name of one entity."""

    entity_id: int
    name: str
    name_normalized: str
    kind: EntityKind


@dataclass(frozen=True, slots=True, order=True)
class FoundName:
    """A name that a text gave and the gazetteer does not know. Two of one kind and normalised form are one entity."""

    kind: EntityKind
    name_normalized: str
    name: str


def curated_aliases(session: Session) -> list[EntityAlias]:
    """Every name of every entity that people put in: the gazetteer. Names that texts gave are not among them."""
    query = (
        select(EntityAliasRow.entity_id, EntityAliasRow.name, EntityAliasRow.name_normalized, EntityRow.kind)
        .join(EntityRow, EntityRow.entity_id == EntityAliasRow.entity_id)
        .where(EntityRow.curated)
        .order_by(EntityAliasRow.alias_id)
    )
    return [
        EntityAlias(entity_id, name, folded, EntityKind(kind))
        for entity_id, name, folded, kind in session.execute(query)
    ]


def entities_named(session: Session, name_normalized: str) -> list[int]:
    """The entities that bear the name, merged ones left out."""
    query = (
        select(EntityAliasRow.entity_id)
        .join(EntityRow, EntityRow.entity_id == EntityAliasRow.entity_id)
        .where(EntityAliasRow.name_normalized == name_normalized, EntityRow.merged_into.is_(None))
        .distinct()
    )
    return list(session.scalars(query))


def keep_found_names(session: Session, names: Iterable[FoundName]) -> dict[tuple[EntityKind, str], int]:
    """The entity of each found name, by kind and normalised form; names not met before become entities, uncurated."""
    wanted = {(name.kind, name.name_normalized): name for name in sorted(names, reverse=True)}
    known = _uncurated(session, list(wanted))
    new = [name for key, name in wanted.items() if key not in known]
    if new:
        known |= _add(session, new)
    return known


def add_entity(session: Session, kind: EntityKind, name: str, name_normalized: str, *, curated: bool) -> int:
    """The id of a new entity, its name among its aliases."""
    values = {"kind": kind.value, "name": name, "name_normalized": name_normalized, "curated": curated}
    entity_id = session.execute(insert(EntityRow).values(values).returning(EntityRow.entity_id)).scalar_one()
    add_alias(session, entity_id, name, name_normalized)
    return entity_id


def add_alias(session: Session, entity_id: int, name: str, name_normalized: str) -> None:
    """Give the entity one more name; a name that it has already stays as it is."""
    values = {"entity_id": entity_id, "name": name, "name_normalized": name_normalized}
    session.execute(upsert(EntityAliasRow).values(values).on_conflict_do_nothing())


def _uncurated(session: Session, keys: Sequence[tuple[EntityKind, str]]) -> dict[tuple[EntityKind, str], int]:
    if not keys:
        return {}
    query = select(EntityRow.kind, EntityRow.name_normalized, EntityRow.entity_id).where(
        EntityRow.curated.is_(False),
        tuple_(EntityRow.kind, EntityRow.name_normalized).in_([(kind.value, name) for kind, name in keys]),
    )
    return {(EntityKind(kind), name): entity_id for kind, name, entity_id in session.execute(query)}


def _add(session: Session, names: Sequence[FoundName]) -> dict[tuple[EntityKind, str], int]:
    statement = insert(EntityRow).returning(EntityRow.entity_id, sort_by_parameter_order=True)
    values = [
        {"kind": name.kind.value, "name": name.name, "name_normalized": name.name_normalized, "curated": False}
        for name in names
    ]
    ids = list(session.scalars(statement, values))
    aliases = [
        {"entity_id": entity_id, "name": name.name, "name_normalized": name.name_normalized}
        for entity_id, name in zip(ids, names, strict=True)
    ]
    session.execute(insert(EntityAliasRow), aliases)
    return {(name.kind, name.name_normalized): entity_id for entity_id, name in zip(ids, names, strict=True)}
