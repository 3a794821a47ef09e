"""Outlets: finding one by any of its names, adding one, folding two into one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, select, update
from sqlalchemy.orm import Session

from factcheck.domain.records import OutletRecord
from factcheck.domain.words import EntityKind, OutletKind
from factcheck.storage.entities import add_entity
from factcheck.storage.rows import (
    AttributionRow,
    ClaimRow,
    EntityAliasRow,
    EntityRow,
    MentionRow,
    OutletRow,
    SourceRow,
)

OUTLET_LOCK = "factcheck.outlet"  # one writer of outlets at a time, so that one name never becomes two outlets


def lock_outlets(session: Session) -> None:
    """Wait for any other writer of outlets, and keep others waiting until this transaction ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(OUTLET_LOCK, 0))))


def outlets_query() -> Select[Any]:
    """Outlets that are not merged into another, with their aliases and counts of sources, by name."""
    aliases = (
        select(func.array_agg(EntityAliasRow.name))
        .where(EntityAliasRow.entity_id == OutletRow.entity_id, EntityAliasRow.name != OutletRow.name)
        .scalar_subquery()
    )
    sources = select(func.count()).where(SourceRow.outlet_id == OutletRow.outlet_id).scalar_subquery()
    return (
        select(OutletRow, aliases, sources)
        .where(OutletRow.merged_into.is_(None))
        .order_by(OutletRow.name_normalized, OutletRow.outlet_id)
    )


def list_outlets(session: Session, query: Select[Any] | None = None) -> list[OutletRecord]:
    """The outlets that the query finds; all of them without one."""
    return [_record(*row) for row in session.execute(outlets_query() if query is None else query)]


def find_outlet(session: Session, outlet_id: int) -> OutletRecord | None:
    """The outlet of that number, or the one it was merged into."""
    kept = select(func.coalesce(OutletRow.merged_into, OutletRow.outlet_id)).where(OutletRow.outlet_id == outlet_id)
    found = list_outlets(session, outlets_query().where(OutletRow.outlet_id == kept.scalar_subquery()))
    return found[0] if found else None


def outlets_named(session: Session, name_normalized: str) -> list[int]:
    """The outlets, merged ones left out, that bear the name."""
    query = (
        select(OutletRow.outlet_id)
        .join(EntityRow, _is_one_with_the_outlet())
        .join(EntityAliasRow, EntityAliasRow.entity_id == EntityRow.entity_id)
        .where(OutletRow.merged_into.is_(None), EntityAliasRow.name_normalized == name_normalized)
        .distinct()
        .order_by(OutletRow.outlet_id)
    )
    return list(session.scalars(query))


@dataclass(frozen=True, slots=True)
class OutletName:
    """One of an outlet's names; ``canonical`` is the one it goes by, ``country`` an ISO 3166-1 alpha-2 code."""

    outlet_id: int
    entity_id: int
    canonical: str
    name: str
    country: str | None = None


def outlet_names(session: Session) -> list[OutletName]:
    """Every name of every outlet that is not merged into another, those of entities merged into it too."""
    query = (
        select(OutletRow.outlet_id, OutletRow.entity_id, OutletRow.name, EntityAliasRow.name, OutletRow.country)
        .join(EntityRow, _is_one_with_the_outlet())
        .join(EntityAliasRow, EntityAliasRow.entity_id == EntityRow.entity_id)
        .where(OutletRow.merged_into.is_(None))
        .order_by(OutletRow.outlet_id, EntityAliasRow.alias_id)
    )
    return [OutletName(*row) for row in session.execute(query)]


def outlet_of_domain(session: Session, host: str) -> str | None:
    """The name of the one outlet whose site the host is, or is below; None where none is, or more than one."""
    labels = host.lower().split(".")
    domains = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    query = (
        select(OutletRow.name, OutletRow.domain)
        .where(OutletRow.merged_into.is_(None), OutletRow.domain.in_(domains))
        .order_by(func.length(OutletRow.domain).desc())
    )
    found = session.execute(query).all()
    nearest = [name for name, domain in found if domain == found[0].domain]
    return nearest[0] if len(nearest) == 1 else None


def outlet_entity(session: Session, outlet_id: int) -> int:
    """The entity that the outlet is."""
    return session.execute(select(OutletRow.entity_id).where(OutletRow.outlet_id == outlet_id)).scalar_one()


def add_outlet(
    session: Session, name: str, name_normalized: str, *, kind: OutletKind = OutletKind.UNKNOWN, **known: str | None
) -> int:
    """The id of a new outlet, an entity of its own. ``known`` may give domain, country and language."""
    entity_id = add_entity(session, EntityKind.OUTLET, name, name_normalized, curated=True)
    values = {"entity_id": entity_id, "name": name, "name_normalized": name_normalized, "kind": kind.value, **known}
    return session.execute(insert(OutletRow).values(values).returning(OutletRow.outlet_id)).scalar_one()


def merge_outlets(session: Session, outlet_id: int, into: int) -> int:
    """Give sources, names and references of one outlet to another; gives the number of sources moved.

    The merged outlet's own row stays and says where it went; names as they stood in texts are not touched.
    """
    entity_id, into_entity = outlet_entity(session, outlet_id), outlet_entity(session, into)
    moved = session.execute(
        update(SourceRow).where(SourceRow.outlet_id == outlet_id).values(outlet_id=into).returning(SourceRow.source_id)
    ).all()
    _move_names(session, entity_id, into_entity)
    for row, column in (
        (AttributionRow, AttributionRow.entity_id),
        (MentionRow, MentionRow.entity_id),
        (ClaimRow, ClaimRow.claimant_entity_id),
    ):
        session.execute(update(row).where(column == entity_id).values({column: into_entity}))
    session.execute(update(OutletRow).where(OutletRow.outlet_id == outlet_id).values(merged_into=into))
    session.execute(update(OutletRow).where(OutletRow.merged_into == outlet_id).values(merged_into=into))
    one = (EntityRow.entity_id == entity_id) | (EntityRow.merged_into == entity_id)
    session.execute(update(EntityRow).where(one).values(merged_into=into_entity))
    return len(moved)


def _is_one_with_the_outlet() -> ColumnElement[bool]:
    return (EntityRow.entity_id == OutletRow.entity_id) | (EntityRow.merged_into == OutletRow.entity_id)


def _move_names(session: Session, entity_id: int, into: int) -> None:
    taken = select(EntityAliasRow.name_normalized).where(EntityAliasRow.entity_id == into)
    session.execute(
        update(EntityAliasRow)
        .where(EntityAliasRow.entity_id == entity_id, EntityAliasRow.name_normalized.not_in(taken))
        .values(entity_id=into)
    )


def _record(outlet: OutletRow, aliases: list[str] | None, sources: int) -> OutletRecord:
    return OutletRecord(
        outlet_id=outlet.outlet_id,
        name=outlet.name,
        kind=OutletKind(outlet.kind),
        domain=outlet.domain,
        country=outlet.country,
        language=outlet.language,
        aliases=tuple(sorted(aliases or ())),
        sources=sources,
    )
