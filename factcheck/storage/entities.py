"""Entities and their names: what the gazetteer is made from, and where newly found names are kept.

A merged entity keeps its row, its names and its mentions and says which entity stands for it (``merged_into``, always
one step away): whoever counts, lists or compares entities asks for that one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session, aliased

from factcheck.domain.records import ClaimRecord
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
    """The entities that bear the name and all that are one with them: the numbers under which texts mention them."""
    bearer = aliased(EntityRow)
    bearers = (
        select(standing(bearer))
        .join(EntityAliasRow, EntityAliasRow.entity_id == bearer.entity_id)
        .where(EntityAliasRow.name_normalized == name_normalized)
    )
    return list(session.scalars(select(EntityRow.entity_id).where(standing(EntityRow).in_(bearers)).distinct()))


def standing(entity: Any) -> ColumnElement[int]:
    """The number of the entity that stands for the one at hand: its own unless it was merged."""
    return func.coalesce(entity.merged_into, entity.entity_id)


def merged_entities(session: Session) -> dict[int, int]:
    """Every entity that was merged, with the one that stands for it: people merge thousands at most."""
    query = select(EntityRow.entity_id, EntityRow.merged_into).where(EntityRow.merged_into.is_not(None))
    return {entity_id: into for entity_id, into in session.execute(query) if into is not None}


def with_standing(record: ClaimRecord, merged: Mapping[int, int]) -> ClaimRecord:
    """The record with each merged entity's number in it replaced by that of the one that stands for it."""
    if not merged:
        return record
    claim = record.claim
    claimant = claim.claimant and replace(claim.claimant, entity_id=_standing(claim.claimant.entity_id, merged))
    chain = tuple(replace(hop, entity_id=_standing(hop.entity_id, merged)) for hop in claim.chain)
    mentions = tuple(replace(each, entity_id=_standing(each.entity_id, merged)) for each in claim.mentions)
    return replace(record, claim=replace(claim, claimant=claimant, chain=chain, mentions=mentions))


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


def _standing(entity_id: int | None, merged: Mapping[int, int]) -> int | None:
    return None if entity_id is None else merged.get(entity_id, entity_id)


def _uncurated(session: Session, keys: Sequence[tuple[EntityKind, str]]) -> dict[tuple[EntityKind, str], int]:
    """By the names that they have now: one that a split took from an entity leads to the new one."""
    if not keys:
        return {}
    query = (
        select(EntityRow.kind, EntityAliasRow.name_normalized, EntityRow.entity_id)
        .join(EntityAliasRow, EntityAliasRow.entity_id == EntityRow.entity_id)
        .where(EntityRow.curated.is_(False), EntityAliasRow.name_normalized.in_({name for _, name in keys}))
        .order_by(EntityRow.entity_id.desc())
    )
    bearing = {(EntityKind(kind), name): entity_id for kind, name, entity_id in session.execute(query)}
    return {key: bearing[key] for key in keys if key in bearing}


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
