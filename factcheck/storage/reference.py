"""Reference tables filled from data files: what is missing is added, what is there stays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from factcheck.domain.words import EntityKind
from factcheck.storage.entity_decisions import names_taken
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import RATING, RATING_SCALE
from factcheck.storage.rows import EntityAliasRow, EntityRow, OutletRow, RatingRow, RatingScaleRow

REFERENCE_LOCK = "factcheck.reference"  # one loader at a time


@dataclass(frozen=True, slots=True)
class ReferenceEntity:
    """A curated entity; ``aliases`` are (name, normalised name), its own name among them."""

    kind: EntityKind
    name: str
    name_normalized: str
    wikidata: str | None
    aliases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReferenceOutlet:
    """An outlet and the entity that it is."""

    entity: ReferenceEntity
    kind: str
    domain: str | None
    country: str | None
    language: str | None


def lock_reference(session: Session) -> None:
    """Wait for any other loader, and keep others waiting until this transaction ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(REFERENCE_LOCK, 0))))


def has_reference(session: Session) -> bool:
    """Whether any rating scale is there: the last thing that loading puts in."""
    return session.execute(select(select(RatingScaleRow.scale_id).exists())).scalar_one()


def add_reference_entities(session: Session, entities: Sequence[ReferenceEntity]) -> int:
    """How many of the entities were new, by kind and name. Names that are new to a known one are added to it,
    unless people took them away.
    """
    known = _curated(session)
    new = [entity for entity in entities if (entity.kind, entity.name_normalized) not in known]
    known |= _insert_entities(session, new)
    taken = names_taken(session)
    aliases = [
        {"entity_id": known[entity.kind, entity.name_normalized], "name": name, "name_normalized": folded}
        for entity in entities
        for name, folded in entity.aliases
        if (known[entity.kind, entity.name_normalized], folded) not in taken
    ]
    if aliases:
        session.execute(upsert(EntityAliasRow).on_conflict_do_nothing(), aliases)
    return len(new)


def add_reference_outlets(session: Session, outlets: Sequence[ReferenceOutlet]) -> int:
    """How many of the outlets were new, by name."""
    add_reference_entities(session, [outlet.entity for outlet in outlets])
    known = _curated(session)
    taken = set(session.scalars(select(OutletRow.entity_id)))
    values = [
        {
            "entity_id": known[EntityKind.OUTLET, outlet.entity.name_normalized],
            "name": outlet.entity.name,
            "name_normalized": outlet.entity.name_normalized,
            "kind": outlet.kind,
            "domain": outlet.domain,
            "country": outlet.country,
            "language": outlet.language,
        }
        for outlet in outlets
    ]
    new = [value for value in values if value["entity_id"] not in taken]
    if new:
        session.execute(insert(OutletRow), new)
    return len(new)


def add_reference_scale(session: Session, scale: Mapping[str, Any]) -> int:
    """How many of the scale's ratings were new, by code; the scale itself is added when it is missing.

    A scale of that code which a desk added is its own: it is left alone.
    """
    values = {"code": scale["code"], "label": scale["label"], "best": scale["best"], "worst": scale["worst"]}
    new = upsert(RatingScaleRow).values(values).on_conflict_do_nothing().returning(RatingScaleRow.scale_id)
    for added_id in session.scalars(new):
        append_entry(session, RATING_SCALE, added_id)
    query = select(RatingScaleRow.scale_id, RatingScaleRow.added_by).where(RatingScaleRow.code == scale["code"])
    scale_id, added_by = session.execute(query).one()
    if added_by is not None:
        return 0
    ratings = [_rating(scale_id, position, rating) for position, rating in enumerate(scale["rating"], 1)]
    added = upsert(RatingRow).on_conflict_do_nothing().returning(RatingRow.rating_id)
    rating_ids = session.scalars(added, ratings).all()
    for rating_id in rating_ids:
        append_entry(session, RATING, rating_id)
    return len(rating_ids)


def _rating(scale_id: int, position: int, rating: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "scale_id": scale_id,
        "code": rating["code"],
        "label": rating["label"],
        "numeric_value": rating.get("value"),
        "class_": rating["class"],
        "position": position,
    }


def _curated(session: Session) -> dict[tuple[EntityKind, str], int]:
    query = select(EntityRow.kind, EntityRow.name_normalized, EntityRow.entity_id).where(EntityRow.curated)
    return {(EntityKind(kind), name): entity_id for kind, name, entity_id in session.execute(query)}


def _insert_entities(session: Session, entities: Iterable[ReferenceEntity]) -> dict[tuple[EntityKind, str], int]:
    values = [
        {
            "kind": entity.kind.value,
            "name": entity.name,
            "name_normalized": entity.name_normalized,
            "wikidata": entity.wikidata,
            "curated": True,
        }
        for entity in entities
    ]
    if not values:
        return {}
    statement = insert(EntityRow).returning(EntityRow.entity_id, sort_by_parameter_order=True)
    ids = session.scalars(statement, values)
    return {
        (EntityKind(str(value["kind"])), str(value["name_normalized"])): entity_id
        for value, entity_id in zip(values, ids, strict=True)
    }
