"""What editors say of links. Each word stands for good; the newest one holds.

Two editors look at one pair: Huda confirms it, a week later Omar rejects it. The link is rejected from then on, since
his is the newest word, and it is shown as one on which they disagree, until either of them says otherwise.

A word can be taken back, by a decision of its own that says so. Had Omar's finger slipped, his undo stands as the third
decision: the link is confirmed again, as it was before he spoke, by Huda's word and not by his.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import log2

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation

DECIDED = (LinkState.CONFIRMED, LinkState.REJECTED, LinkState.UNSURE)
_ONE_ORIGIN = 0.5  # what a link within one origin, or one article, is worth beside one between two


@dataclass(frozen=True, slots=True)
class NewLinkDecision:
    """What an editor is about to say of a pair; ``a`` is the lower name.

    ``relation`` None means the one link that the pair has. ``seen`` is the number of the link's newest decision that
    the editor knew of (0 for none), None where it does not matter.
    """

    a: ClaimRef
    b: ClaimRef
    state: LinkState
    editor: str
    relation: Relation | None = None
    note: str | None = None
    seen: int | None = None

    def __post_init__(self) -> None:
        if self.a >= self.b:
            raise ValueError(f"a link's first claim comes before its second: {self.a}, {self.b}")
        if self.state not in DECIDED:
            raise ValueError(f"no decision: {self.state}")


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """What an editor said of a link; ``number`` counts the link's decisions from 1.

    ``undoes`` is the number of an own decision that it takes back; ``state`` is then what the link was before that one.
    """

    a: ClaimRef
    b: ClaimRef
    relation: Relation
    number: int
    state: LinkState
    editor: str
    note: str | None
    decided_at: datetime
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class EditorSays:
    """The newest word of one editor on a link."""

    number: int
    editor: str
    state: LinkState
    note: str | None
    decided_at: datetime


def in_order(one: ClaimRef, other: ClaimRef) -> tuple[ClaimRef, ClaimRef]:
    """The pair as links name it, the lower name first."""
    return (one, other) if one < other else (other, one)


def disagree(said: Iterable[EditorSays]) -> bool:
    """Whether one editor holds the link right and another holds it wrong; being unsure contradicts nobody.

    >>> from datetime import datetime, UTC
    >>> words = [EditorSays(1, "Huda", LinkState.CONFIRMED, None, datetime.now(UTC))]
    >>> disagree(words), disagree([*words, EditorSays(2, "Omar", LinkState.REJECTED, None, datetime.now(UTC))])
    (False, True)
    """
    return {LinkState.CONFIRMED, LinkState.REJECTED} <= {one.state for one in said}


def standing_words(decisions: Iterable[LinkDecision]) -> list[LinkDecision]:
    """The newest word of each editor, the latest first, those that were taken back left out; of one link's decisions,
    the latest first.
    """
    found = list(decisions)
    undone = {one.undoes for one in found}
    newest: dict[str, LinkDecision] = {}
    for one in found:
        if one.undoes is None and one.number not in undone:
            newest.setdefault(one.editor, one)
    return list(newest.values())


def expected_value(score: float, *, reach: int, independent: bool) -> float:
    """How much is to be expected of an editor's word on a link: the higher, the sooner it is asked for.

    A surer link is likelier to be right, one whose claims ``reach`` more agreeing claims settles more of them, each
    twice as many counting one step, and two origins against each other weigh twice as much as one with itself.

    >>> expected_value(0.9, reach=3, independent=True) > expected_value(1.0, reach=0, independent=True)
    True
    """
    return score * (1 + log2(1 + reach)) * (1.0 if independent else _ONE_ORIGIN)
