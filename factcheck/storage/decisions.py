"""What editors said of links: added, never changed; which word holds stands in the link."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from factcheck.domain.decisions import LinkDecision, NewLinkDecision
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation
from factcheck.storage.rows import LinkDecisionRow, LinkRow, MemberRow

Pair = tuple[ClaimRef, ClaimRef]

BY_EDITOR = "editor"  # the method of a link that an editor made
_SURE = 1.0  # its score


def lock_pair(session: Session, pair: Pair) -> None:
    """Keep other editors of the pair waiting until this transaction ends."""
    name = f"factcheck.link.{pair[0]}.{pair[1]}"
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


def relations_of(session: Session, pair: Pair) -> list[Relation]:
    """How the pair is linked so far: in one way, in none, or in both."""
    query = select(LinkRow.relation).where(_is(LinkRow, pair)).order_by(LinkRow.relation).with_for_update()
    return [Relation(each) for each in session.scalars(query)]


def add_link(session: Session, pair: Pair, relation: Relation, *, same_origin: bool) -> None:
    """A link that an editor makes himself."""
    found = {"score": _SURE, "same_origin": same_origin, "method": BY_EDITOR}
    session.execute(insert(LinkRow).values(**_key(pair), relation=relation.value, reasons=[], features={}, **found))


def add_decision(session: Session, new: NewLinkDecision, relation: Relation, *, number: int, member_id: int) -> None:
    """Write the decision under the given number; the link has its state from then on."""
    pair = (new.a, new.b)
    said = {"number": number, "state": new.state.value, "member_id": member_id, "note": new.note}
    session.execute(insert(LinkDecisionRow).values(**_key(pair), relation=relation.value, **said))
    link = update(LinkRow).where(_is(LinkRow, pair), LinkRow.relation == relation.value)
    session.execute(link.values(state=new.state.value))


def add_undo(session: Session, taken_back: LinkDecision, state: LinkState, *, number: int, member_id: int) -> None:
    """Write under the given number that the decision is taken back; the link has ``state`` from then on."""
    pair, relation = (taken_back.a, taken_back.b), taken_back.relation.value
    said = {"number": number, "state": state.value, "member_id": member_id, "undoes": taken_back.number}
    session.execute(insert(LinkDecisionRow).values(**_key(pair), relation=relation, **said))
    link = update(LinkRow).where(_is(LinkRow, pair), LinkRow.relation == relation)
    session.execute(link.values(state=state.value))


def made_by_editor(session: Session, pair: Pair, relation: Relation) -> bool:
    """Whether no run has found the link: an editor made it."""
    query = select(LinkRow.method).where(_is(LinkRow, pair), LinkRow.relation == relation.value)
    return session.scalars(query).one() == BY_EDITOR


def decisions_query() -> Select[LinkDecisionRow, str]:
    """Decisions with who took them, the latest first."""
    return (
        select(LinkDecisionRow, MemberRow.name)
        .join(MemberRow, MemberRow.member_id == LinkDecisionRow.member_id)
        .order_by(
            LinkDecisionRow.decided_at.desc(),
            LinkDecisionRow.source_id,
            LinkDecisionRow.claim,
            LinkDecisionRow.other_source_id,
            LinkDecisionRow.other_claim,
            LinkDecisionRow.number.desc(),
        )
    )


def of_pair(pair: Pair) -> Any:
    """The condition that a decision is on the pair."""
    return _is(LinkDecisionRow, pair)


def is_by(editor: str) -> Any:
    """The condition that a decision is that editor's."""
    return MemberRow.name == editor


def decision_records(session: Session, query: Select[LinkDecisionRow, str]) -> list[LinkDecision]:
    """The decisions that a query made from decisions_query finds."""
    return [
        LinkDecision(
            a=ClaimRef(row.source_id, row.claim),
            b=ClaimRef(row.other_source_id, row.other_claim),
            relation=Relation(row.relation),
            number=row.number,
            state=LinkState(row.state),
            editor=editor,
            note=row.note,
            decided_at=row.decided_at,
            undoes=row.undoes,
        )
        for row, editor in session.execute(query)
    ]


def decisions_of(session: Session, pair: Pair) -> Sequence[LinkDecision]:
    """All decisions on the pair, on whichever relation, the latest first."""
    return decision_records(session, decisions_query().where(of_pair(pair)))


def _key(pair: Pair) -> dict[str, int]:
    (a, b) = pair
    return {"source_id": a.source_id, "claim": a.number, "other_source_id": b.source_id, "other_claim": b.number}


def _is(row: Any, pair: Pair) -> Any:
    columns: Iterable[Any] = (row.source_id, row.claim, row.other_source_id, row.other_claim)
    return tuple_(*columns) == tuple_(*_key(pair).values())
