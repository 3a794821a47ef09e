"""Taking a decision on entities back: by the opposite decision, which stands beside it for ever."""

from sqlalchemy.orm import Session

from factcheck.domain.entities import EntityAct, EntityDecision, NewDecision
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.entities import entity_record, require_entity
from factcheck.services.entity_acts import Because, Outcome, deciding, record, refuse_read_elsewhere
from factcheck.services.entity_effects import origins_renewed
from factcheck.storage import entity_moves as moves
from factcheck.storage.database import Database
from factcheck.storage.entity_decisions import decisions_about, find_decision, later_decisions, merge_that_holds
from factcheck.storage.entity_links import compare_again, suggested_links
from factcheck.storage.entity_names import members_of, standing_entity


def undo_decision(database: Database, decision_id: int, because: Because) -> Outcome:
    """The decision that takes the other back; Conflict when it was taken back before, or later ones build on it."""
    with deciding(database) as session:
        decision = find_decision(session, decision_id)
        if decision is None:
            raise NotFound(f"there is no decision {decision_id} on entities", hint="factcheck entity history")
        return _undo(session, decision, because)


def undo_merge_of(database: Database, written: str, merged: int, because: Because) -> Outcome:
    """Take out of the entity one that was merged into it; NotFound when that was not."""
    with deciding(database) as session:
        entity_id = require_entity(session, written)
        decision = merge_that_holds(session, merged)
        if decision is None or standing_entity(session, merged) != entity_id:
            raise NotFound(f"{merged} was not merged into {entity_id}", hint=f"factcheck entity show {entity_id}")
        return _undo(session, decision, because)


def _undo(session: Session, decision: EntityDecision, because: Because) -> Outcome:
    _refuse(session, decision)
    links, sources = 0, 0
    match decision.act:
        case EntityAct.MERGE:
            links = _apart(session, decision)
        case EntityAct.SPLIT:
            links, sources = _together(session, decision)
        case EntityAct.ALIAS:
            _take_back(session, decision)
        case _:
            _give_back(session, decision)
    number, other = decision.decision_id, decision.other_entity_id
    undo = record(session, NewDecision(EntityAct.UNDO, decision.entity_id, other, undoes=number), because)
    return Outcome(undo, entity_record(session, _standing(session, decision.entity_id)), links, sources)


def _refuse(session: Session, decision: EntityDecision) -> None:
    number = decision.decision_id
    if decision.act is EntityAct.UNDO:
        raise InvalidInput(
            f"decision {number} took {decision.undoes} back: decide it again instead", hint="factcheck entity history"
        )
    if decision.undone_by is not None:
        raise Conflict(
            f"decision {number} was taken back already, by {decision.undone_by}", hint="factcheck entity history"
        )
    above = [later.decision_id for later in later_decisions(session, number) if later.builds_on(decision)]
    if above:
        listed = ", ".join(map(str, above))
        raise Conflict(
            f"decision {number} cannot be taken back: later ones build on it ({listed})",
            hint=f"factcheck entity undo {above[-1]}",
        )


def _apart(session: Session, merge: EntityDecision) -> int:
    """Let the entity stand for itself again; gives how many links changed their origin."""
    stood = _standing(session, merge.entity_id)
    moves.point_to(session, [merge.entity_id], None)
    moves.point_to(session, merge.moved, merge.entity_id)
    ours, theirs = members_of(session, merge.entity_id), members_of(session, stood)
    return origins_renewed(session, suggested_links(session, ours, theirs))


def _together(session: Session, split: EntityDecision) -> tuple[int, int]:
    """Give each its own back; gives how many links changed their origin, and how many sources are linked again.

    The entities that the split made stay, without a name, for the history's sake.
    """
    stands = _standing(session, split.entity_id)
    made, members = [part.made for part in split.parts], members_of(session, stands)
    sources = compare_again(session, made, members)
    links = suggested_links(session, made, members)
    names = {name for _, name in split.names}
    for part in split.parts:
        moves.move_names(session, part.made, part.origin, names)
        moves.move_texts(session, part.made, part.origin)
    moves.point_to(session, made, stands)
    return origins_renewed(session, links), sources


def _take_back(session: Session, alias: EntityDecision) -> None:
    """The name goes; an entity that a text gave is one again when no name that people gave it is left."""
    for entity_id, name in alias.names:
        moves.take_name(session, entity_id, name)
    given = [each for each in decisions_about(session, alias.entity_id) if each.act is EntityAct.ALIAS]
    others_hold = any(each.holds and each.decision_id != alias.decision_id for each in given)
    if not others_hold and any(each.details["was_found"] for each in given):
        moves.set_curated(session, alias.entity_id, curated=False)


def _give_back(session: Session, unalias: EntityDecision) -> None:
    for name in unalias.details["names"]:
        refuse_read_elsewhere(session, _standing(session, name["owner"]), name["name"])
        moves.give_name(session, name["owner"], name)


def _standing(session: Session, entity_id: int) -> int:
    stands = standing_entity(session, entity_id)
    assert stands is not None  # entities are never erased
    return stands
