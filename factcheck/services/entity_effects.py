"""What follows for links when entities become one or two."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from factcheck.linking import same_origin
from factcheck.storage.compared import compared_claims
from factcheck.storage.entity_links import SuggestedLink, turn_same_origin

LINKS_AT_ONCE = 500  # links whose claims are in memory at a time: some 5 MB


def origins_renewed(session: Session, links: Sequence[SuggestedLink]) -> int:
    """Let the links say anew whether both sides come from one origin; gives how many say otherwise now.

    For those that may have changed: suggested ones between two entities that became one, or two. What an editor
    decided stays as it was decided.
    """
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
