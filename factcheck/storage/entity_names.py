"""Entities as people look for them: by number, by name, by how often texts mention them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, literal, or_, select, tuple_, union, union_all
from sqlalchemy.orm import Session, aliased

from factcheck.domain.entities import EntityName, EntityRecord
from factcheck.domain.records import ClaimRecord
from factcheck.domain.words import EntityKind
from factcheck.storage.claims import claim_record, claims_query, is_current
from factcheck.storage.entities import standing
from factcheck.storage.rows import ClaimRow, EntityAliasRow, EntityRow, MentionRow, OutletRow, SourceRow


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """Which entities are wanted; None means that it does not matter."""

    kind: EntityKind | None = None
    curated: bool | None = None
    entity_ids: Collection[int] | None = None


def list_entities(
    session: Session, wanted: EntityFilter, *, limit: int | None = None, offset: int = 0
) -> list[EntityRecord]:
    """Entities that stand and fit, those that texts mention and quote most first."""
    total = _counts(wanted.entity_ids)
    mentions, claims = (func.coalesce(count, 0) for count in (total.c.mentions, total.c.claims))
    query = (
        select(EntityRow, mentions, claims, _aliases())
        .outerjoin(total, total.c.entity_id == EntityRow.entity_id)
        .where(EntityRow.merged_into.is_(None), *_conditions(wanted))
        .order_by((mentions + claims).desc(), EntityRow.entity_id)
        .limit(limit)
        .offset(offset)
    )
    return [_record(*row) for row in session.execute(query)]


def standing_entity(session: Session, entity_id: int) -> int | None:
    """The entity that stands for the one of that number; None when there is none."""
    return session.execute(select(standing(EntityRow)).where(EntityRow.entity_id == entity_id)).scalar_one_or_none()


def members_of(session: Session, entity_id: int) -> list[int]:
    """The entity that stands, and those that were merged into it."""
    either = or_(EntityRow.entity_id == entity_id, EntityRow.merged_into == entity_id)
    return list(session.scalars(select(EntityRow.entity_id).where(either).order_by(EntityRow.entity_id)))


def names_of(session: Session, members: Collection[int]) -> list[EntityName]:
    """Every name of the entities, in the order in which they were recorded."""
    query = select(EntityAliasRow).where(EntityAliasRow.entity_id.in_(members)).order_by(EntityAliasRow.alias_id)
    return [
        EntityName(row.alias_id, row.entity_id, row.name, row.name_normalized, row.language)
        for row in session.scalars(query)
    ]


def all_names(session: Session) -> Sequence[tuple[int, EntityKind, str]]:
    """Every name, normalised, with the entity that stands for its bearer: what a search by sound goes through."""
    stands = aliased(EntityRow)
    query = (
        select(stands.entity_id, stands.kind, EntityAliasRow.name_normalized)
        .join(EntityRow, EntityRow.entity_id == EntityAliasRow.entity_id)
        .join(stands, stands.entity_id == standing(EntityRow))
        .distinct()
    )
    return [(entity_id, EntityKind(kind), name) for entity_id, kind, name in session.execute(query)]


def bearers(session: Session, name_normalized: str) -> list[tuple[int, bool]]:
    """Who bears the name: the entity that stands for the bearer, and whether ingest looks for the name in texts."""
    query = (
        select(standing(EntityRow), func.bool_or(EntityRow.curated))
        .join(EntityAliasRow, EntityAliasRow.entity_id == EntityRow.entity_id)
        .where(EntityAliasRow.name_normalized == name_normalized)
        .group_by(standing(EntityRow))
        .order_by(standing(EntityRow))
    )
    return [(entity_id, curated) for entity_id, curated in session.execute(query)]


def merged_into(session: Session, entity_id: int) -> list[tuple[int, str]]:
    """Number and name of the entities that were merged into the one, those without any name of their own left out."""
    named = select(EntityAliasRow.alias_id).where(EntityAliasRow.entity_id == EntityRow.entity_id).exists()
    query = select(EntityRow.entity_id, EntityRow.name).where(EntityRow.merged_into == entity_id, named)
    return [(number, name) for number, name in session.execute(query.order_by(EntityRow.entity_id))]


def is_outlet(session: Session, entity_id: int) -> bool:
    """Whether the entity publishes: whether it is an outlet's."""
    return session.execute(select(select(OutletRow).where(OutletRow.entity_id == entity_id).exists())).scalar_one()


def outlet_of(session: Session, entity_id: int) -> int | None:
    """The outlet that the entity is; None for any that does not publish."""
    return session.execute(select(OutletRow.outlet_id).where(OutletRow.entity_id == entity_id)).scalar_one_or_none()


def claim_counts(session: Session, members: Collection[int]) -> tuple[int, int]:
    """How many current claims the entities make, and how many mention them."""
    counts = [select(func.count()).select_from(_current(keys).subquery()) for keys in (_made(members), _named(members))]
    made, named = (session.execute(count).scalar_one() for count in counts)
    return made, named


def latest_claims(session: Session, members: Collection[int], limit: int) -> list[ClaimRecord]:
    """Current claims that the entities make or that mention them, the latest published first."""
    newest = (SourceRow.published_end_on.desc().nulls_last(), ClaimRow.source_id.desc(), ClaimRow.number)
    keys = session.execute(_current(union(_made(members), _named(members))).order_by(*newest).limit(limit)).all()
    query = claims_query().where(tuple_(ClaimRow.source_id, ClaimRow.number).in_([tuple(key) for key in keys]))
    return [claim_record(row) for row in session.execute(query.order_by(None).order_by(*newest))] if keys else []


def _made(members: Collection[int]) -> Any:
    return select(ClaimRow.source_id, ClaimRow.number).where(ClaimRow.claimant_entity_id.in_(members))


def _named(members: Collection[int]) -> Any:
    keys = select(MentionRow.source_id, MentionRow.claim.label("number")).where(MentionRow.entity_id.in_(members))
    return keys.distinct()


def _current(keys: Any) -> Any:
    """Those of the claims so named that are current: found by their keys, not by a look at every claim."""
    named = keys.subquery()
    return (
        select(ClaimRow.source_id, ClaimRow.number)
        .join(named, (named.c.source_id == ClaimRow.source_id) & (named.c.number == ClaimRow.number))
        .join(SourceRow, SourceRow.source_id == ClaimRow.source_id)
        .where(is_current())
    )


def _counts(entity_ids: Collection[int] | None) -> Any:
    """How often each entity that stands is mentioned, and how many claims it makes; each from its own index."""
    members = select(EntityRow.entity_id).where(
        or_(EntityRow.entity_id.in_(entity_ids or ()), EntityRow.merged_into.in_(entity_ids or ()))
    )
    counted = []
    for column, mentions, claims in (
        (MentionRow.entity_id, func.count(), literal(0)),
        (ClaimRow.claimant_entity_id, literal(0), func.count()),
    ):
        named = select(column.label("entity_id"), mentions.label("mentions"), claims.label("claims"))
        narrowed = named.where(column.is_not(None) if entity_ids is None else column.in_(members))
        counted.append(narrowed.group_by(column))
    each = union_all(*counted).subquery()
    return (
        select(
            standing(EntityRow).label("entity_id"),
            func.sum(each.c.mentions).label("mentions"),
            func.sum(each.c.claims).label("claims"),
        )
        .join(each, each.c.entity_id == EntityRow.entity_id)
        .group_by(standing(EntityRow))
        .subquery()
    )


def _aliases() -> ColumnElement[Any]:
    member = aliased(EntityRow)
    return (
        select(func.array_agg(EntityAliasRow.name))
        .join(member, member.entity_id == EntityAliasRow.entity_id)
        .where(or_(member.entity_id == EntityRow.entity_id, member.merged_into == EntityRow.entity_id))
        .correlate(EntityRow)
        .scalar_subquery()
    )


def _conditions(wanted: EntityFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        conditions.append(EntityRow.kind == wanted.kind.value)
    if wanted.curated is not None:
        conditions.append(EntityRow.curated.is_(wanted.curated))
    if wanted.entity_ids is not None:
        conditions.append(EntityRow.entity_id.in_(wanted.entity_ids))
    return conditions


def _record(entity: EntityRow, mentions: Any, claims: Any, aliases: list[str] | None) -> EntityRecord:
    others = dict.fromkeys(alias for alias in sorted(aliases or ()) if alias != entity.name)
    return EntityRecord(
        entity_id=entity.entity_id,
        kind=EntityKind(entity.kind),
        name=entity.name,
        curated=entity.curated,
        wikidata=entity.wikidata,
        aliases=tuple(others),
        mentions=int(mentions),
        claims=int(claims),
    )
