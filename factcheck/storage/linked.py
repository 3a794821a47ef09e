"""Lists of links: contradictions and agreements with both claims, as a Select that callers narrow and page."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session, aliased

from factcheck.domain.decisions import EditorSays
from factcheck.domain.links import Reason
from factcheck.domain.places import LinkPlace
from factcheck.domain.records import ClaimBrief, LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkOrder, LinkState, Modality, Polarity, ReasonCode, Relation, Voice
from factcheck.storage.claims import BATCH, day_range
from factcheck.storage.link_filters import LINK_KEY, NEWEST, A, B, LinkFilter, conditions, joined
from factcheck.storage.link_places import ahead, behind
from factcheck.storage.rows import (
    LinkDecisionRow,
    LinkRow,
    MemberRow,
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
    query = joined(select(*_LINK_COLUMNS, _said(), _seen(), *A.columns(), *B.columns()))
    if after is not None:
        query = query.where(behind(after, order, NEWEST))
    return query.where(*conditions(wanted)).order_by(
        *_ordering(order), LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim
    )


def links_before(wanted: LinkFilter, place: LinkPlace, *, order: LinkOrder = LinkOrder.SCORE) -> Select[Any]:
    """The links of ``links_query`` that stand ahead of the place, the nearest to it first."""
    key = (LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim)
    query = links_query(wanted, order=order).where(ahead(place, order, NEWEST))
    return query.order_by(None).order_by(*_reversed(order), *(column.desc() for column in key))


def count_links(session: Session, wanted: LinkFilter, *, up_to: int) -> int:
    """How many links fit the filter, counted no further than ``up_to``: counting a million takes seconds."""
    fitting = joined(select(LinkRow.source_id)).where(*conditions(wanted)).limit(up_to).subquery()
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
    return [getattr(decision, column.key) == column for column in LINK_KEY]


def _stands(decision: Any) -> ColumnElement[bool]:
    """Whether a decision is a word that its editor has not taken back."""
    undo = aliased(LinkDecisionRow)
    taken_back = select(undo.number).where(*_on_link(undo), undo.undoes == decision.number)
    return and_(decision.undoes.is_(None), ~taken_back.correlate(LinkRow, decision).exists())


def _says(word: tuple[int, str, str, str | None, str]) -> EditorSays:
    number, editor, state, note, decided_at = word
    return EditorSays(number, editor, LinkState(state), note, datetime.fromisoformat(decided_at))


def _ordering(order: LinkOrder) -> tuple[Any, ...]:
    match order:
        case LinkOrder.SCORE:
            return (LinkRow.score.desc(),)
        case LinkOrder.NEWEST:
            return (NEWEST.desc().nulls_last(), LinkRow.score.desc())
        case LinkOrder.OLDEST:
            return (NEWEST.asc().nulls_last(), LinkRow.score.desc())


def _reversed(order: LinkOrder) -> tuple[Any, ...]:
    match order:
        case LinkOrder.SCORE:
            return (LinkRow.score.asc(),)
        case LinkOrder.NEWEST:
            return (NEWEST.asc().nulls_first(), LinkRow.score.asc())
        case LinkOrder.OLDEST:
            return (NEWEST.desc().nulls_first(), LinkRow.score.asc())


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
