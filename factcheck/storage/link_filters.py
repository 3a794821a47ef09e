"""Which links are wanted, as conditions on a query that joins a link to both of its claims."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, cast, func, inspect, or_, select, tuple_, union_all
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
from sqlalchemy.orm import InstrumentedAttribute, aliased

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, ReasonCode, Relation
from factcheck.storage.claims import is_current
from factcheck.storage.rows import AttributionRow, ClaimRow, LinkRow, MentionRow, OutletRow, SourceRow


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """Which links are wanted; None means that it does not matter.

    ``outlet_id`` and ``entity_id`` ask that either claim is of the outlet, mentions the entity; ``claimant`` is a
    normalised part of either claimant's name; ``since`` and ``until`` bound the day of publication of either claim.
    ``among`` asks that either claim is one of these. ``standing`` leaves out what an editor rejected.
    """

    relation: Relation | None = None
    outlet_id: int | None = None
    claimant: str | None = None
    entity_ids: tuple[int, ...] | None = None
    since: date | None = None
    until: date | None = None
    reason: ReasonCode | None = None
    state: LinkState | None = None
    min_score: float | None = None
    same_source: bool | None = None
    same_origin: bool | None = None
    claim: ClaimRef | None = None
    source_id: int | None = None
    pair: tuple[ClaimRef, ClaimRef] | None = None
    among: tuple[ClaimRef, ...] | None = None
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a link in a query: its claim, source and outlet under names of their own."""

    claim: Any
    source: Any
    outlet: Any

    @classmethod
    def named(cls, name: str) -> "Side":
        """The side whose tables bear that name in the query."""
        tables = {"claim": ClaimRow, "source": SourceRow, "outlet": OutletRow}
        return cls(**{table: _resolved(aliased(row, name=f"{table}_{name}")) for table, row in tables.items()})

    def columns(self) -> list[Any]:
        """What a list shows of the side."""
        claim, source = self.claim, self.source
        return [
            *(claim.source_id, claim.number, claim.text, claim.voice, claim.polarity, claim.modality),
            *(claim.claimant_name, self._chain(), source.key, self.outlet.name),
            *(source.published_start_on, source.published_end_on, source.published_precision, source.language),
        ]

    def _chain(self) -> ColumnElement[Any]:
        names = func.array_agg(aggregate_order_by(AttributionRow.name, AttributionRow.position))
        return (
            select(names)
            .where(AttributionRow.source_id == self.claim.source_id, AttributionRow.claim == self.claim.number)
            .scalar_subquery()
        )


def _resolved(alias: Any) -> Any:
    """The alias with all of its columns looked up: SQLAlchemy does so at first use, and of two threads that use it at
    once one would see it half done, and read another table's column.
    """
    for attribute in inspect(alias).mapper.column_attrs:
        assert getattr(alias, attribute.key).expression.table is not None
    return alias


A, B = Side.named("a"), Side.named("b")
NEWEST = func.greatest(A.source.published_end_on, B.source.published_end_on)
LINK_KEY = (
    *(LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim),
    LinkRow.relation,
)


def joined(query: Select[Any]) -> Select[Any]:
    """The query on links with both claims, their sources and outlets; links of claims that are not current left out."""
    near = (LinkRow.source_id, LinkRow.claim)
    far = (LinkRow.other_source_id, LinkRow.other_claim)
    for side, (source_id, number) in ((A, near), (B, far)):
        query = (
            query.join(side.claim, (side.claim.source_id == source_id) & (side.claim.number == number))
            .join(side.source, side.source.source_id == side.claim.source_id)
            .outerjoin(side.outlet, side.outlet.outlet_id == side.source.outlet_id)
            .where(is_current(side.claim, side.source))
        )
    return query


def conditions(wanted: LinkFilter) -> Iterator[ColumnElement[bool]]:
    """What the filter asks of a ``joined`` query."""
    plain: list[tuple[InstrumentedAttribute[Any], Any]] = [
        (LinkRow.relation, wanted.relation and wanted.relation.value),
        (LinkRow.state, wanted.state and wanted.state.value),
        (LinkRow.same_source, wanted.same_source),
        (LinkRow.same_origin, wanted.same_origin),
    ]
    yield from (column == value for column, value in plain if value is not None)
    if wanted.standing:
        yield LinkRow.state != LinkState.REJECTED.value
    if wanted.min_score is not None:
        yield LinkRow.score >= wanted.min_score
    if wanted.reason is not None:
        yield LinkRow.reasons.contains([{"code": wanted.reason.value}])
    if wanted.since is not None:
        yield _either("source", lambda source: source.published_end_on >= wanted.since)
    if wanted.until is not None:
        yield _either("source", lambda source: source.published_start_on <= wanted.until)
    yield from _about(wanted)


def _about(wanted: LinkFilter) -> Iterator[ColumnElement[bool]]:
    """What the claims themselves must be: whose, about whom, which."""
    if wanted.outlet_id is not None:
        yield _either("source", lambda source: source.outlet_id == wanted.outlet_id)
    if wanted.claimant is not None:
        words = wanted.claimant
        yield _either("claim", lambda claim: claim.claimant_normalized.contains(words, autoescape=True))
    if wanted.entity_ids is not None:
        ids = wanted.entity_ids
        yield _either("claim", lambda claim: _mentions(claim, ids))
    if wanted.claim is not None:
        ref = wanted.claim
        # On the link's own columns, whose indexes lead to a claim's few links among millions.
        near = (LinkRow.source_id == ref.source_id) & (LinkRow.claim == ref.number)
        far = (LinkRow.other_source_id == ref.source_id) & (LinkRow.other_claim == ref.number)
        yield near | far
    if wanted.source_id is not None:
        yield (LinkRow.source_id == wanted.source_id) | (LinkRow.other_source_id == wanted.source_id)
    if wanted.pair is not None:
        yield tuple_(*LINK_KEY[:4]) == tuple_(*(part for ref in wanted.pair for part in (ref.source_id, ref.number)))
    if wanted.among is not None:
        yield tuple_(*LINK_KEY).in_(_links_of(wanted.among))


def _links_of(refs: tuple[ClaimRef, ...]) -> Any:
    """The keys of the claims' links, found claim by claim: an OR over both sides would read every link."""
    sources = cast([ref.source_id for ref in refs], ARRAY(BigInteger))
    numbers = cast([ref.number for ref in refs], ARRAY(Integer))
    one = func.unnest(sources, numbers).table_valued("source_id", "number").render_derived(name="one")
    link = aliased(LinkRow)
    key = [getattr(link, column.key) for column in LINK_KEY]
    near = (link.source_id == one.c.source_id) & (link.claim == one.c.number)
    far = (link.other_source_id == one.c.source_id) & (link.other_claim == one.c.number)
    return union_all(*(select(*key).join_from(one, link, side) for side in (near, far)))


def _either(part: str, condition: Any) -> ColumnElement[bool]:
    return or_(condition(getattr(A, part)), condition(getattr(B, part)))


def _mentions(claim: Any, entity_ids: tuple[int, ...]) -> ColumnElement[bool]:
    return (
        select(MentionRow.entity_id)
        .where(
            MentionRow.source_id == claim.source_id,
            MentionRow.claim == claim.number,
            MentionRow.entity_id.in_(entity_ids),
        )
        .exists()
    )
