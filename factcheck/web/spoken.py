"""What an editor says of a pair, as forms and the API send it."""

from factcheck.domain.decisions import NewLinkDecision, in_order
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import InvalidInput
from factcheck.services.decisions import swapped

SWAP = "swap"


def two_claims(one: str, other: str) -> tuple[ClaimRef, ClaimRef]:
    """The pair of those names, the lower one first; InvalidInput where they are one."""
    a, b = in_order(ClaimRef.parse(one), ClaimRef.parse(other))
    if a == b:
        raise InvalidInput(f"a claim is not linked to itself: {a}", hint="name two claims")
    return a, b


def said_of(
    pair: tuple[ClaimRef, ClaimRef],
    word: str,
    editor: str,
    *,
    relation: Relation,
    note: str | None,
    seen: tuple[int | None, int | None],
) -> list[NewLinkDecision]:
    """The decisions that a word means: one, or the two of a swap. ``seen`` is known of its link and of the other."""
    state = LinkState.REJECTED if word == SWAP else LinkState(word)
    why = (note or "").strip() or None
    new = NewLinkDecision(*pair, state, editor, relation=relation, note=why, seen=seen[0])
    return swapped(new, relation, other_seen=seen[1]) if word == SWAP else [new]
