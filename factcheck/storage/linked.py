"""Lists of links: contradictions and agreements with both claims, as a Select that callers narrow and page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, and_, cast, func, or_, select, tuple_, union_all
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from factcheck.domain.decisions import EditorSays
from factcheck.domain.links import Reason
from factcheck.domain.places import LinkPlace
from factcheck.domain.records import ClaimBrief, LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkOrder, LinkState, Modality, Polarity, ReasonCode, Relation, Voice
from factcheck.storage.claims import BATCH, day_range, is_current
from factcheck.storage.link_places import ahead, behind
from factcheck.storage.rows import (
    AttributionRow,
    ClaimRow,
    LinkDecisionRow,
    LinkRow,
    MemberRow,
    MentionRow,
    OutletRow,
    SourceRow,
)


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
class _Side:
    """One side of a link in a query: its claim, source and outlet under names of their own."""

    claim: Any
    source: Any
    outlet: Any

    @classmethod
    def named(cls, name: str) -> "_Side":
        return cls(
            aliased(ClaimRow, name=f"claim_{name}"),
            aliased(SourceRow, name=f"source_{name}"),
            aliased(OutletRow, name=f"outlet_{name}"),
        )

    def columns(self) -> list[Any]:
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


_A, _B = _Side.named("a"), _Side.named("b")
_NEWEST = func.greatest(_A.source.published_end_on, _B.source.published_end_on)
_LINK_KEY = (
    *(LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim),
    LinkRow.relation,
)
_LINK_COLUMNS = (
    *(LinkRow.relation, LinkRow.state, LinkRow.score, LinkRow.same_origin, LinkRow.same_source),
    *(LinkRow.reasons, LinkRow.method),
)


def links_query(
    wanted: LinkFilter, *, order: LinkOrder = LinkOrder.SCORE, after: LinkPlace | None = None
) -> Select[Any]:
    """Links between current claims that fit the filter; equal ones in the order of their claims' names.

    ``after`` leaves out what stands up to that place.
    """
    query = _joined(select(*_LINK_COLUMNS, _said(), _seen(), *_A.columns(), *_B.columns()))
    if after is not None:
        query = query.where(behind(after, order, _NEWEST))
    return query.where(*_conditions(wanted)).order_by(
        *_ordering(order), LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim
    )


def links_before(wanted: LinkFilter, place: LinkPlace, *, order: LinkOrder = LinkOrder.SCORE) -> Select[Any]:
    """The links of ``links_query`` that stand ahead of the place, the nearest to it first."""
    key = (LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim)
    query = links_query(wanted, order=order).where(ahead(place, order, _NEWEST))
    return query.order_by(None).order_by(*_reversed(order), *(column.desc() for column in key))


def count_links(session: Session, wanted: LinkFilter, *, up_to: int) -> int:
    """How many links fit the filter, counted no further than ``up_to``: counting a million takes seconds."""
    fitting = _joined(select(LinkRow.source_id)).where(*_conditions(wanted)).limit(up_to).subquery()
    return int(session.execute(select(func.count()).select_from(fitting)).scalar_one())


def stream_links(session: Session, query: Select[Any]) -> Iterator[LinkRecord]:
    """The query's links, a batch in memory at a time."""
    for row in session.execute(query.execution_options(yield_per=BATCH)):
        yield link_record(row)


def link_record(row: tuple[Any, ...]) -> LinkRecord:
    """The record that a row of links_query holds."""
    relation, state, score, same_origin, same_source, reasons, method, said, seen, *sides = row
    width = len(sides) // 2
    return LinkRecord(
        relation=Relation(relation),
        state=LinkState(state),
        score=score,
        same_origin=same_origin,
        same_source=same_source,
        reasons=tuple(Reason(ReasonCode(reason["code"]), reason["detail"]) for reason in reasons),
        method=method,
        a=_brief(*sides[:width]),
        b=_brief(*sides[width:]),
        said=tuple(map(_says, said or ())),
        seen=seen or 0,
    )


def _said() -> ColumnElement[Any]:
    """The newest word of each editor on the link, the latest first, as JSON; NULL where nobody has decided.

    What was taken back is no word, and neither is taking it back.
    """
    newer = aliased(LinkDecisionRow)
    superseded = select(newer.number).where(
        *_on_link(newer),
        newer.member_id == LinkDecisionRow.member_id,
        newer.number > LinkDecisionRow.number,
        _stands(newer),
    )
    word = func.json_build_array(
        *(LinkDecisionRow.number, MemberRow.name, LinkDecisionRow.state, LinkDecisionRow.note),
        LinkDecisionRow.decided_at,
    )
    return (
        select(func.json_agg(aggregate_order_by(word, LinkDecisionRow.number.desc())))
        .join(MemberRow, MemberRow.member_id == LinkDecisionRow.member_id)
        .where(
            *_on_link(LinkDecisionRow),
            _stands(LinkDecisionRow),
            ~superseded.correlate(LinkRow, LinkDecisionRow).exists(),
        )
        .correlate(LinkRow)
        .scalar_subquery()
    )


def _seen() -> ColumnElement[Any]:
    """The number of the link's newest decision; NULL where there is none."""
    newest = select(func.max(LinkDecisionRow.number)).where(*_on_link(LinkDecisionRow))
    return newest.correlate(LinkRow).scalar_subquery()


def _on_link(decision: Any) -> list[ColumnElement[bool]]:
    return [getattr(decision, column.key) == column for column in _LINK_KEY]


def _stands(decision: Any) -> ColumnElement[bool]:
    """Whether a decision is a word that its editor has not taken back."""
    undo = aliased(LinkDecisionRow)
    taken_back = select(undo.number).where(*_on_link(undo), undo.undoes == decision.number)
    return and_(decision.undoes.is_(None), ~taken_back.correlate(LinkRow, decision).exists())


def _says(word: tuple[int, str, str, str | None, str]) -> EditorSays:
    number, editor, state, note, decided_at = word
    return EditorSays(number, editor, LinkState(state), note, datetime.fromisoformat(decided_at))


def _joined(query: Select[Any]) -> Select[Any]:
    near = (LinkRow.source_id, LinkRow.claim)
    far = (LinkRow.other_source_id, LinkRow.other_claim)
    for side, (source_id, number) in ((_A, near), (_B, far)):
        query = (
            query.join(side.claim, (side.claim.source_id == source_id) & (side.claim.number == number))
            .join(side.source, side.source.source_id == side.claim.source_id)
            .outerjoin(side.outlet, side.outlet.outlet_id == side.source.outlet_id)
            .where(is_current(side.claim, side.source))
        )
    return query


def _ordering(order: LinkOrder) -> tuple[Any, ...]:
    match order:
        case LinkOrder.SCORE:
            return (LinkRow.score.desc(),)
        case LinkOrder.NEWEST:
            return (_NEWEST.desc().nulls_last(), LinkRow.score.desc())
        case LinkOrder.OLDEST:
            return (_NEWEST.asc().nulls_last(), LinkRow.score.desc())


def _reversed(order: LinkOrder) -> tuple[Any, ...]:
    match order:
        case LinkOrder.SCORE:
            return (LinkRow.score.asc(),)
        case LinkOrder.NEWEST:
            return (_NEWEST.asc().nulls_first(), LinkRow.score.asc())
        case LinkOrder.OLDEST:
            return (_NEWEST.desc().nulls_first(), LinkRow.score.asc())


def _conditions(wanted: LinkFilter) -> Iterator[ColumnElement[bool]]:
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
        yield tuple_(*_LINK_KEY[:4]) == tuple_(*(part for ref in wanted.pair for part in (ref.source_id, ref.number)))
    if wanted.among is not None:
        yield tuple_(*_LINK_KEY).in_(_links_of(wanted.among))


def _links_of(refs: tuple[ClaimRef, ...]) -> Any:
    """The keys of the claims' links, found claim by claim: an OR over both sides would read every link."""
    sources = cast([ref.source_id for ref in refs], ARRAY(BigInteger))
    numbers = cast([ref.number for ref in refs], ARRAY(Integer))
    one = func.unnest(sources, numbers).table_valued("source_id", "number").alias("one")
    link = aliased(LinkRow)
    key = [getattr(link, column.key) for column in _LINK_KEY]
    near = (link.source_id == one.c.source_id) & (link.claim == one.c.number)
    far = (link.other_source_id == one.c.source_id) & (link.other_claim == one.c.number)
    return union_all(*(select(*key).join_from(one, link, side) for side in (near, far)))


def _either(part: str, condition: Any) -> ColumnElement[bool]:
    return or_(condition(getattr(_A, part)), condition(getattr(_B, part)))


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


def _brief(  # noqa: PLR0917  # the columns of one side, in the order of _Side.columns
    source_id: int, number: int, text: str, voice: str, polarity: str, modality: str, claimant: str | None,
    chain: list[str] | None, key: str, outlet: str | None, start_on: date | None, end_on: date | None,
    precision: str | None, language: str,
) -> ClaimBrief:  # fmt: skip
    return ClaimBrief(
        ref=ClaimRef(source_id, number),
        text=text,
        voice=Voice(voice),
        polarity=Polarity(polarity),
        modality=Modality(modality),
        claimant=claimant,
        chain=tuple(chain or ()),
        key=key,
        outlet=outlet,
        published=day_range(start_on, end_on, precision),
        language=language,
    )
