"""Deciding of entities: two are one, one is two, a name more, a name less; and taking each decision back.

Every act is a decision with who, when and why, written once. Names stay as texts have them: what changes is which
entity stands behind a name. Ingest and linking wait while one is carried out, so that nothing is read or compared by
what has just ceased to be true. Links that nobody has decided say at once whether both sides come from one origin;
sources whose claims may now meet others are linked again by the next run.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.entities import EntityAct, EntityDecision, EntityName, EntityRecord, NewDecision
from factcheck.domain.members import Deed
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.entities import entity_record, require_entity
from factcheck.services.entity_effects import origins_renewed
from factcheck.services.intake.details import language_code
from factcheck.services.members import acting_member
from factcheck.storage import entity_moves as moves
from factcheck.storage.candidates import lock_linking
from factcheck.storage.database import Database
from factcheck.storage.entity_decisions import add_decision, find_decision
from factcheck.storage.entity_links import compare_again, suggested_links
from factcheck.storage.entity_names import bearers, is_outlet, members_of, names_of
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import ENTITY_DECISION
from factcheck.storage.outlets import lock_outlets
from factcheck.storage.sources import lock_ingest
from factcheck.text import fold


@dataclass(frozen=True, slots=True)
class Because:
    """Who decides, and why; a name may be given or taken without a reason."""

    by: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision that was carried out: links whose origin it changed, sources to link again, the entity that stands.

    ``others`` bear a name that was given too: texts read so far keep them.
    """

    decision: EntityDecision
    entity: EntityRecord
    links: int = 0
    sources: int = 0
    others: Sequence[EntityRecord] = ()


def merge_entities(database: Database, written: str, into: str, because: Because) -> Outcome:
    """Let ``into`` stand for the first entity, and for all that it stands for; its row, names and mentions stay."""
    _required_reason(because)
    with deciding(database) as session:
        given_up, kept = require_entity(session, written), require_entity(session, into)
        _refuse_merge(session, given_up, kept, (written, into))
        ours, theirs = members_of(session, given_up), members_of(session, kept)
        sources = compare_again(session, ours, theirs)
        moves.point_to(session, ours, kept)
        details = {"moved": [entity_id for entity_id in ours if entity_id != given_up]}
        decision = record(session, NewDecision(EntityAct.MERGE, given_up, kept, details=details), because)
        links = origins_renewed(session, suggested_links(session, ours, theirs))
        return Outcome(decision, entity_record(session, kept), links, sources)


def split_entity(database: Database, written: str, names: Collection[str], because: Because) -> Outcome:
    """Take names out of an entity into a new one; what texts say under these names goes along."""
    _required_reason(because)
    with deciding(database) as session:
        entity = entity_record(session, require_entity(session, written))
        members = members_of(session, entity.entity_id)
        taken = _taken_names(entity, names_of(session, members), names)
        parts = _parts(session, entity.entity_id, members, taken)
        main, *shares = [part["made"] for part in parts]
        moves.point_to(session, shares, main)
        details = {"parts": parts, "names": [name.written() for name in taken]}
        decision = record(session, NewDecision(EntityAct.SPLIT, entity.entity_id, main, details=details), because)
        links = origins_renewed(session, suggested_links(session, [main, *shares], members))
        return Outcome(decision, entity_record(session, main), links)


def give_name(database: Database, written: str, name: str, because: Because, *, language: str | None = None) -> Outcome:
    """Give the entity one more name, which ingest reads from then on."""
    code = None if language is None else language_code(language)
    with deciding(database) as session:
        entity = entity_record(session, require_entity(session, written))
        folded = _folded(name)
        others = _others_with(session, entity, name)
        given = {"owner": entity.entity_id, "name": name.strip(), "name_normalized": folded, "language": code}
        moves.give_name(session, entity.entity_id, given)
        moves.set_curated(session, entity.entity_id, curated=True)
        details = {"names": [given], "was_found": not entity.curated}
        decision = record(session, NewDecision(EntityAct.ALIAS, entity.entity_id, details=details), because)
        return Outcome(decision, entity_record(session, entity.entity_id), others=others)


def take_name(database: Database, written: str, name: str, because: Because) -> Outcome:
    """Take a name from the entity: ingest reads it no more; what was read under it stays."""
    with deciding(database) as session:
        entity = entity_record(session, require_entity(session, written))
        taken = _taken_names(entity, names_of(session, members_of(session, entity.entity_id)), [name])
        for each in taken:
            moves.take_name(session, each.owner, each.name_normalized)
        details = {"names": [each.written() for each in taken]}
        decision = record(session, NewDecision(EntityAct.UNALIAS, entity.entity_id, details=details), because)
        return Outcome(decision, entity_record(session, entity.entity_id))


@contextmanager
def deciding(database: Database) -> Iterator[Session]:
    """A transaction in which nobody else decides of entities, takes articles in, or links; in the order of ingest."""
    with database.transaction() as session:
        lock_ingest(session)
        lock_outlets(session)
        lock_linking(session)
        yield session


def record(session: Session, new: NewDecision, because: Because) -> EntityDecision:
    """The decision as it was written, with its place in the ledger."""
    member_id = acting_member(session, because.by, Deed.ENTITY)
    decision = find_decision(session, add_decision(session, new, member_id=member_id, reason=because.reason))
    assert decision is not None
    append_entry(session, ENTITY_DECISION, decision.decision_id)
    return decision


def refuse_read_elsewhere(session: Session, entity_id: int, name: str) -> None:
    """Conflict when ingest reads the name as another entity: a name is read as one."""
    readers = [bearer for bearer, curated in bearers(session, fold(name)) if curated and bearer != entity_id]
    if readers:
        other = entity_record(session, readers[0])
        raise Conflict(
            f"{name!r} is read as {other.entity_id} {other.name} ({other.kind}) already",
            hint=f"factcheck entity alias {other.entity_id} {name!r} --remove",
        )


def _required_reason(because: Because) -> None:
    if not (because.reason or "").strip():
        raise InvalidInput("a decision on entities needs a reason", hint='--reason "why they are one, or two"')


def _refuse_merge(session: Session, given_up: int, kept: int, written: tuple[str, str]) -> None:
    name, into = written
    if given_up == kept:
        raise Conflict(f"{name!r} and {into!r} are one already: {kept}", hint=f"factcheck entity show {kept}")
    if is_outlet(session, given_up):
        both = is_outlet(session, kept)
        outlets = f"factcheck outlet merge {name!r} {into!r}"
        raise InvalidInput(
            f"{name!r} is an outlet, with sources of its own",
            hint=outlets if both else f"factcheck entity merge {kept} {given_up}",
        )


def _folded(name: str) -> str:
    folded = fold(name)
    if not folded:
        raise InvalidInput(f"a name has no letters: {name!r}", hint="give the name as texts have it")
    return folded


def _taken_names(entity: EntityRecord, known: Sequence[EntityName], names: Collection[str]) -> list[EntityName]:
    """The recorded names that are meant, in the order in which they were written."""
    taken: list[EntityName] = []
    for name in names:
        meant = [each for each in known if each.name_normalized == _folded(name)]
        if not meant:
            raise NotFound(
                f"{entity.entity_id} {entity.name} has no name {name!r}",
                hint=f"factcheck entity show {entity.entity_id}",
            )
        if fold(entity.name) == fold(name):
            raise InvalidInput(
                f"{name!r} is what {entity.entity_id} goes by: it keeps it", hint="take its other names away"
            )
        taken += [each for each in meant if each not in taken]
    return taken


def _parts(
    session: Session, entity_id: int, members: Sequence[int], taken: Sequence[EntityName]
) -> list[dict[str, int]]:
    """What was made of whom. Each member gives its share to an entity of its own, so that an undo gives it back."""
    folded = {name.name_normalized for name in taken}
    first, owners = taken[0], {name.owner for name in taken}
    leads = entity_id if any(name.owner == entity_id for name in taken) else first.owner
    origins = sorted(owners | set(moves.texts_with(session, members, folded)), key=lambda origin: origin != leads)
    parts = []
    for origin in origins:
        name = next((each for each in taken if each.owner == origin), first)
        made = moves.entity_like(session, origin, name.name, name.name_normalized)
        moves.move_names(session, origin, made, folded)
        moves.move_texts(session, origin, made, folded)
        parts.append({"origin": origin, "made": made})
    return parts


def _others_with(session: Session, entity: EntityRecord, name: str) -> list[EntityRecord]:
    """Who else bears the name without ingest looking for it; Conflict when it is read already, as whomever."""
    refuse_read_elsewhere(session, entity.entity_id, name)
    known = dict(bearers(session, fold(name)))
    if known.pop(entity.entity_id, False):
        raise Conflict(
            f"{entity.entity_id} {entity.name} has the name {name!r} already",
            hint=f"factcheck entity show {entity.entity_id}",
        )
    return [entity_record(session, bearer) for bearer in known]
