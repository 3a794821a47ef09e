"""What people decided of entities: written once, read in order, never changed."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, insert, or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.entities import EntityAct, EntityDecision, NewDecision
from factcheck.storage.rows import EntityDecisionRow, EntityRow, MemberRow


def add_decision(session: Session, new: NewDecision, *, member_id: int, reason: str | None) -> int:
    """Write the decision and give its number."""
    values = {
        "kind": new.act.value,
        "entity_id": new.entity_id,
        "other_entity_id": new.other_entity_id,
        "undoes": new.undoes,
        "details": dict(new.details),
        "member_id": member_id,
        "reason": reason,
    }
    statement = insert(EntityDecisionRow).values(values).returning(EntityDecisionRow.decision_id)
    return session.execute(statement).scalar_one()


def find_decision(session: Session, decision_id: int) -> EntityDecision | None:
    """The decision of that number, None when there is none."""
    row = session.execute(_query().where(EntityDecisionRow.decision_id == decision_id)).one_or_none()
    return None if row is None else _decision(row)


def list_decisions(
    session: Session, entity_ids: Collection[int] | None = None, *, limit: int, offset: int = 0
) -> list[EntityDecision]:
    """Decisions on the entities (on any without them), the latest first."""
    query = _query().order_by(EntityDecisionRow.decision_id.desc()).limit(limit).offset(offset)
    if entity_ids is not None:
        query = query.where(_about(entity_ids))
    return [_decision(row) for row in session.execute(query)]


def decisions_about(session: Session, entity_id: int) -> list[EntityDecision]:
    """Every decision on the entity itself, in order."""
    query = _query().where(_about([entity_id])).order_by(EntityDecisionRow.decision_id)
    return [_decision(row) for row in session.execute(query)]


def later_decisions(session: Session, decision_id: int) -> list[EntityDecision]:
    """What was decided after the decision, of any entity, in order."""
    query = _query().where(EntityDecisionRow.decision_id > decision_id).order_by(EntityDecisionRow.decision_id)
    return [_decision(row) for row in session.execute(query)]


def merge_that_holds(session: Session, entity_id: int) -> EntityDecision | None:
    """The decision that merged the entity into another and was not taken back; None when it was not merged so."""
    query = _query().where(EntityDecisionRow.kind == EntityAct.MERGE, EntityDecisionRow.entity_id == entity_id)
    decisions = [_decision(row) for row in session.execute(query)]
    return next((decision for decision in decisions if decision.holds), None)


def names_taken(session: Session) -> set[tuple[int, str]]:
    """Names (normalised, by entity) that people took away and did not give back: nothing else may bring them back."""
    query = _query().where(EntityDecisionRow.kind.in_([EntityAct.UNALIAS, EntityAct.SPLIT]))
    decisions = [_decision(row) for row in session.execute(query)]
    return {name for decision in decisions if decision.holds for name in decision.names}


def _query() -> Any:
    undo, entity, other = aliased(EntityDecisionRow), aliased(EntityRow), aliased(EntityRow)
    return (
        select(EntityDecisionRow, undo.decision_id, MemberRow.name, entity.name, other.name)
        .join(MemberRow, MemberRow.member_id == EntityDecisionRow.member_id)
        .join(entity, entity.entity_id == EntityDecisionRow.entity_id)
        .outerjoin(other, other.entity_id == EntityDecisionRow.other_entity_id)
        .outerjoin(undo, undo.undoes == EntityDecisionRow.decision_id)
    )


def _about(entity_ids: Collection[int]) -> ColumnElement[bool]:
    row = EntityDecisionRow
    return or_(row.entity_id.in_(entity_ids), row.other_entity_id.in_(entity_ids))


def _decision(row: Any) -> EntityDecision:
    written, undone_by, member, entity, other = row
    return EntityDecision(
        decision_id=written.decision_id,
        act=EntityAct(written.kind),
        entity_id=written.entity_id,
        other_entity_id=written.other_entity_id,
        undoes=written.undoes,
        undone_by=undone_by,
        member=member,
        reason=written.reason,
        decided_at=written.decided_at,
        details=written.details,
        entity=entity,
        other_entity=other,
    )
