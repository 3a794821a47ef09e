"""Deciding of links: confirmed, rejected, unsure. A decision is never changed; whoever thinks otherwise adds another.

What an editor has decided no later run of linking touches: a rejected pair does not come back, in whichever relation,
and a confirmed one stays linked whatever a newer method says of it.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from sqlalchemy.orm import Session

from factcheck.domain.decisions import LinkDecision, NewLinkDecision, in_order, standing_words
from factcheck.domain.members import Deed
from factcheck.domain.records import LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.linking import same_origin
from factcheck.services.claims import required_claim
from factcheck.services.members import acting_member
from factcheck.storage import decisions as stored
from factcheck.storage.compared import compared_claims
from factcheck.storage.database import Database
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import LINK_DECISION
from factcheck.storage.link_filters import LinkFilter
from factcheck.storage.linked import link_record, links_query

OTHER = {Relation.AGREES: Relation.CONTRADICTS, Relation.CONTRADICTS: Relation.AGREES}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was taken, and what other editors last said of the link."""

    decision: LinkDecision
    others: Sequence[LinkDecision]


def decide(database: Database, wanted: Iterable[NewLinkDecision], *, dry_run: bool = False) -> list[Decided]:
    """What was decided, each with its entry in the ledger, all in one transaction; nothing after a ``dry_run``.

    A pair that is not linked yet becomes so where a relation is named. NotFound for a claim that is not there,
    InvalidInput where it is not clear which link is meant, Conflict where the editor said so already or another one
    decided since the editor looked.
    """
    with database.transaction(dry_run=dry_run) as session:
        return decide_in(session, wanted)


def decide_in(session: Session, wanted: Iterable[NewLinkDecision]) -> list[Decided]:
    """``decide`` in the caller's transaction."""
    return [_decide(session, new) for new in wanted]


def swapped(new: NewLinkDecision, relation: Relation, *, other_seen: int | None = None) -> list[NewLinkDecision]:
    """The decisions that say: not ``relation`` but the other one, whose newest decision is ``other_seen``."""
    other = replace(new, state=LinkState.CONFIRMED, relation=OTHER[relation], seen=other_seen)
    return [replace(new, state=LinkState.REJECTED, relation=relation), other]


def relation_of(database: Database, new: NewLinkDecision) -> Relation:
    """Which of the pair's links is meant: the one that is named, else the only one."""
    if new.relation is not None:
        return new.relation
    linked = [link.relation for link in links_of(database, new.a, new.b)]
    return linked[0] if len(linked) == 1 else _unclear(new, linked)


def links_of(database: Database, one: ClaimRef, other: ClaimRef) -> list[LinkRecord]:
    """The links of a pair, at most one a relation; NotFound for a claim that is not there."""
    a, b = in_order(one, other)
    with database.transaction(read_only=True) as session:
        for ref in (a, b):
            required_claim(session, ref)
        links = [link_record(row) for row in session.execute(links_query(LinkFilter(claim=a)))]
        return [link for link in links if b in (link.a.ref, link.b.ref)]


def decisions_of(database: Database, one: ClaimRef, other: ClaimRef) -> Sequence[LinkDecision]:
    """All decisions on a pair, the latest first; NotFound when there is none."""
    with database.transaction(read_only=True) as session:
        found = stored.decisions_of(session, in_order(one, other))
    if not found:
        raise NotFound(f"nobody has decided of {one} and {other}", hint=f"factcheck link decide {one} {other} STATE")
    return found


def latest_decisions(database: Database, *, editor: str | None = None, limit: int) -> Sequence[LinkDecision]:
    """What editors decided, the latest first."""
    query = stored.decisions_query()
    with database.transaction(read_only=True) as session:
        if editor is not None:
            query = query.where(stored.is_by(editor))
        return stored.decision_records(session, query.limit(limit))


def _decide(session: Session, new: NewLinkDecision) -> Decided:
    pair = (new.a, new.b)
    _check(session, new)
    stored.lock_pair(session, pair)
    relation = _relation(session, new)
    earlier = [one for one in stored.decisions_of(session, pair) if one.relation is relation]
    _check_earlier(new, relation, earlier)
    number = max((one.number for one in earlier), default=0) + 1
    member_id = acting_member(session, new.editor, Deed.LINK)
    stored.add_decision(session, new, relation, number=number, member_id=member_id)
    taken = next(one for one in stored.decisions_of(session, pair) if (one.relation, one.number) == (relation, number))
    a, b = new.a, new.b
    append_entry(session, LINK_DECISION, a.source_id, a.number, b.source_id, b.number, relation.value, number)
    return Decided(taken, [one for one in standing_words(earlier) if one.editor != new.editor])


def _check(session: Session, new: NewLinkDecision) -> None:
    if not new.editor.strip():
        raise InvalidInput("a decision is somebody's", hint='--by "name"')
    for ref in (new.a, new.b):
        required_claim(session, ref)


def _relation(session: Session, new: NewLinkDecision) -> Relation:
    """Which of the pair's links is meant; the one that is named is made where it is missing."""
    pair = (new.a, new.b)
    linked = stored.relations_of(session, pair)
    relation = new.relation or (linked[0] if len(linked) == 1 else _unclear(new, linked))
    if relation not in linked:
        claims = compared_claims(session, pair)
        _check_current(pair, claims)
        stored.add_link(session, pair, relation, same_origin=same_origin(claims[new.a], claims[new.b]))
    return relation


def _check_current(pair: tuple[ClaimRef, ClaimRef], current: Container[ClaimRef]) -> None:
    for ref in pair:
        if ref not in current:
            raise Conflict(
                f"claim {ref} is no longer read: a newer text or reading has others in its place",
                hint=f"factcheck claim show {ref}",
            )


def _unclear(new: NewLinkDecision, linked: Sequence[Relation]) -> NoReturn:
    both = "both agree and contradict" if linked else "are not linked"
    raise InvalidInput(f"claims {new.a} and {new.b} {both}", hint="--relation agrees, or --relation contradicts")


def _check_earlier(new: NewLinkDecision, relation: Relation, earlier: Sequence[LinkDecision]) -> None:
    if new.seen is not None and earlier and earlier[0].number > new.seen:
        last = earlier[0]
        raise Conflict(
            f"{last.editor} decided meanwhile: {relation} {last.state}{f' ({last.note})' if last.note else ''}",
            hint=f"factcheck link history {new.a} {new.b}",
        )
    own = next((one for one in standing_words(earlier) if one.editor == new.editor), None)
    if own is not None and own.state is new.state and own == earlier[0] and new.note in (None, own.note):
        raise Conflict(
            f"{new.editor} has {own.state} already that {new.a} {relation} {new.b}",
            hint=f"factcheck link history {new.a} {new.b}",
        )
