"""What follows for links when entities become one or two."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy.orm import Session

from factcheck.linking import same_origin
from factcheck.storage.compared import compared_claims
from factcheck.storage.entity_links import SuggestedLink, suggested_links, turn_same_origin

LINKS_AT_ONCE = 500  # links whose claims are in memory at a time: some 5 MB


def links_renewed(session: Session, entity_ids: Collection[int]) -> int:
    """Let undecided links say anew whether both sides come from one origin; gives how many say otherwise now.

    Only links between two chains that both lead to one of the entities can change. Decided ones stay as decided.
    """
    links = suggested_links(session, entity_ids)
    changed = [link for batch in _batches(links) for link in _changed(session, batch)]
    turn_same_origin(session, changed)
    return len(changed)


def _changed(session: Session, links: Sequence[SuggestedLink]) -> Iterator[SuggestedLink]:
    claims = compared_claims(session, {ref for link in links for ref in (link.a, link.b)})
    for link in links:
        a, b = claims.get(link.a), claims.get(link.b)  # claims of older captures are compared no more
        if a is not None and b is not None and same_origin(a, b) != link.same_origin:
            yield link


def _batches(links: Sequence[SuggestedLink]) -> Iterator[Sequence[SuggestedLink]]:
    for start in range(0, len(links), LINKS_AT_ONCE):
        yield links[start : start + LINKS_AT_ONCE]
