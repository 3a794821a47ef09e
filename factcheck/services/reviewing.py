"""Pairs one by one as a list holds them: the next that is open, the one before, and a pair as it stands now.

Nothing is kept between two pairs but a place in the list, so that two editors, or two windows of one, go through the
same list side by side: what one has decided is not put before the other any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from factcheck.domain.decisions import LinkDecision, standing_words
from factcheck.domain.independence import Independence
from factcheck.domain.places import LinkPlace
from factcheck.domain.records import ClaimRecord, LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkOrder, LinkState, Relation
from factcheck.errors import NotFound
from factcheck.services.contradictions import claims_of, link_filter
from factcheck.services.selection import LinkSelection
from factcheck.services.voices import independence_of
from factcheck.storage import decisions as stored
from factcheck.storage.database import Database
from factcheck.storage.link_filters import LinkFilter
from factcheck.storage.linked import count_links, link_record, links_before, links_query

COUNTED = 100  # how far what is left is counted: an editor decides some hundred at a sitting


@dataclass(frozen=True, slots=True)
class Sheet:
    """One pair on an editor's desk: the link, the pair's other link if it has both, its claims, what stands behind."""

    link: LinkRecord
    other: LinkRecord | None
    claims: Mapping[ClaimRef, ClaimRecord]
    behind: Mapping[ClaimRef, Independence]

    @property
    def place(self) -> LinkPlace:
        """Where the pair stands in the list."""
        return LinkPlace.of(self.link)


def next_open(
    database: Database, relation: Relation, selection: LinkSelection, *, order: LinkOrder = LinkOrder.SCORE
) -> Sheet | None:
    """The first open pair of the list after ``selection.after``; None at its end.

    Open is what nobody has decided, unless the selection asks for another state.
    """
    with database.transaction(read_only=True) as session:
        wanted = link_filter(session, relation, _open(selection))
        return _first(session, links_query(wanted, order=order, after=selection.after))


def pair_before(
    database: Database, relation: Relation, selection: LinkSelection, *, order: LinkOrder = LinkOrder.SCORE
) -> Sheet | None:
    """The pair of the list right before the place ``selection.after``, decided or not; None at the beginning."""
    with database.transaction(read_only=True) as session:
        wanted = replace(link_filter(session, relation, replace(selection, state=None)), standing=False)
        if selection.after is None:
            return None
        return _first(session, links_before(wanted, selection.after, order=order))


def pair_now(database: Database, relation: Relation, a: ClaimRef, b: ClaimRef) -> Sheet:
    """The pair as it stands at this moment; NotFound where it is not linked so any more."""
    with database.transaction(read_only=True) as session:
        return _sheet(session, relation, a, b)


def left_open(database: Database, relation: Relation, selection: LinkSelection) -> int:
    """How many open pairs the list holds, on all of its pages; counted no further than COUNTED."""
    with database.transaction(read_only=True) as session:
        return count_links(session, link_filter(session, relation, _open(selection)), up_to=COUNTED)


def own_word(database: Database, a: ClaimRef, b: ClaimRef, editor: str) -> LinkDecision | None:
    """What the editor last said of the pair and has not taken back, where nobody has decided since: what undo undoes.

    Of a swap, the half that confirms.
    """
    with database.transaction(read_only=True) as session:
        found = stored.decisions_of(session, (a, b))
    newest = [next((one for one in found if one.relation is relation), None) for relation in Relation]
    words = [one for relation in Relation for one in standing_words(w for w in found if w.relation is relation)]
    own = [one for one in words if one.editor == editor and one in newest]
    return max(own, key=lambda one: (one.decided_at, one.state is LinkState.CONFIRMED), default=None)


def _open(selection: LinkSelection) -> LinkSelection:
    return selection if selection.state is not None else replace(selection, state=LinkState.SUGGESTED)


def _first(session: Session, query: Select[Any]) -> Sheet | None:
    row = session.execute(query.limit(1)).first()
    if row is None:
        return None
    link = link_record(tuple(row))
    return _sheet(session, link.relation, link.a.ref, link.b.ref)


def _sheet(session: Session, relation: Relation, a: ClaimRef, b: ClaimRef) -> Sheet:
    both = {link.relation: link for link in map(link_record, session.execute(links_query(LinkFilter(pair=(a, b)))))}
    link = both.pop(relation, None)
    if link is None:
        raise NotFound(f"{a} and {b} are not linked so any more: {relation}", hint=f"factcheck link explain {a} {b}")
    claims, behind = claims_of(session, (a, b)), independence_of(session, (a, b))
    return Sheet(link, next(iter(both.values()), None), claims, behind)
