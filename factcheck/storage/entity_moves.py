"""Carrying out what was decided of entities. Words of texts are never touched: only which entity stands behind them."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import delete, insert, select, union, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from factcheck.storage.rows import AttributionRow, ClaimRow, EntityAliasRow, EntityRow, MentionRow

# Where a text's name stands beside the entity that it means: the number and the normalised name.
_NAMED: tuple[tuple[Any, Any, Any], ...] = (
    (MentionRow, MentionRow.entity_id, MentionRow.name_normalized),
    (AttributionRow, AttributionRow.entity_id, AttributionRow.name_normalized),
    (ClaimRow, ClaimRow.claimant_entity_id, ClaimRow.claimant_normalized),
)


def point_to(session: Session, entity_ids: Collection[int], entity_id: int | None) -> None:
    """Let one entity stand for the others; with None they stand for themselves."""
    moved = update(EntityRow).where(EntityRow.entity_id.in_(entity_ids)).values(merged_into=entity_id)
    session.execute(moved.execution_options(synchronize_session=False))


def merged_so_far(session: Session, entity_id: int) -> list[int]:
    """The entities that the entity stands for beside itself."""
    query = select(EntityRow.entity_id).where(EntityRow.merged_into == entity_id)
    return list(session.scalars(query.order_by(EntityRow.entity_id)))


def texts_with(session: Session, entity_ids: Collection[int], names: Collection[str]) -> list[int]:
    """Those of the entities that texts mention, or quote, under one of the normalised names."""
    found = [select(number).where(number.in_(entity_ids), name.in_(names)) for _, number, name in _NAMED]
    return sorted(session.scalars(union(*found)))


def entity_like(session: Session, entity_id: int, name: str, name_normalized: str) -> int:
    """A new entity without any name among its aliases, of the same kind as the given one and as much checked."""
    like = session.execute(select(EntityRow).where(EntityRow.entity_id == entity_id)).scalar_one()
    values = {"kind": like.kind, "name": name, "name_normalized": name_normalized, "curated": like.curated}
    return session.execute(insert(EntityRow).values(values).returning(EntityRow.entity_id)).scalar_one()


def move_texts(session: Session, entity_id: int, to: int, names: Collection[str] | None = None) -> None:
    """Let what texts say under the names (under any, without them) mean another entity."""
    for row, number, name in _NAMED:
        moved = update(row).where(number == entity_id).values({number: to})
        narrowed = moved if names is None else moved.where(name.in_(names))
        session.execute(narrowed.execution_options(synchronize_session=False))


def move_names(session: Session, entity_id: int, to: int, names: Collection[str]) -> None:
    """Give normalised names of one entity to another."""
    moved = update(EntityAliasRow).where(
        EntityAliasRow.entity_id == entity_id, EntityAliasRow.name_normalized.in_(names)
    )
    session.execute(moved.values(entity_id=to).execution_options(synchronize_session=False))


def give_name(session: Session, entity_id: int, name: Mapping[str, Any]) -> bool:
    """Whether the name (``name``, ``name_normalized``, ``language``) was new to the entity."""
    kept = {key: name[key] for key in ("name", "name_normalized", "language")}
    added = upsert(EntityAliasRow).values(entity_id=entity_id, **kept).on_conflict_do_nothing()
    return session.execute(added.returning(EntityAliasRow.alias_id)).one_or_none() is not None


def take_name(session: Session, entity_id: int, name_normalized: str) -> None:
    """Take the name from the entity; texts that were read under it keep their entity."""
    session.execute(
        delete(EntityAliasRow).where(
            EntityAliasRow.entity_id == entity_id, EntityAliasRow.name_normalized == name_normalized
        )
    )


def set_curated(session: Session, entity_id: int, *, curated: bool) -> None:
    """Note whether a person has checked the entity: only then its names are looked for in every text."""
    session.execute(
        update(EntityRow)
        .where(EntityRow.entity_id == entity_id)
        .values(curated=curated)
        .execution_options(synchronize_session=False)
    )
