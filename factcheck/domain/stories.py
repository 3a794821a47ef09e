"""A story: claims that say one thing, who says them through whom and when, and the claims that contradict them.

Reuters and two papers print that ten ships sailed; both papers have it from the admiral, Reuters from the harbour. A
fourth paper has the minister deny it. That is one story: three claims that say it, of two origins, and one against.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.domain.days import DayRange
from factcheck.domain.links import Reason
from factcheck.domain.reading import Hop
from factcheck.domain.records import VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Modality, Polarity, Voice


@dataclass(frozen=True, slots=True)
class StoryBrief:
    """A story as lists show it, under the lowest of its claims' names, in the words of that claim.

    ``contradictions`` counts the claims that contradict one of its own; ``copies`` its claims that stand in the same
    words in another outlet's article; ``first`` is the claim that was out first, None where it may be several;
    ``circle`` names outlets that cite one another in a ring.
    """

    ref: ClaimRef
    text: str
    language: str
    claims: int
    sources: int
    outlets: int
    origins: int
    copies: int
    contradictions: int
    first: ClaimRef | None
    first_on: date | None
    last_on: date | None
    circle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryOrigin:
    """Where chains of a story start: its number in the story, from 1 for the one of most claims.

    ``name`` is None where no outlet is known; ``unnamed`` where the text gives that one no name.
    """

    number: int
    name: str | None
    unnamed: bool
    claims: int


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a story, or one against it: its words, who says them through whom (without the outlet), when.

    ``origin`` is the number of its origin in the story, None for what contradicts it; ``copy`` the number of the set of
    claims in the same words; ``may_be_first`` that none of the others was surely out before it.
    """

    ref: ClaimRef
    text: str
    language: str
    voice: Voice
    polarity: Polarity
    modality: Modality
    claimant: str | None
    anonymous: bool
    chain: tuple[Hop, ...]
    key: str
    outlet_id: int | None
    outlet: str | None
    published: DayRange | None
    origin: int | None = None
    may_be_first: bool = False
    copy: int | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A claim of a story and one that contradicts it, with the state, the score and the reasons of that link."""

    claim: ClaimRef
    other: ClaimRef
    state: LinkState
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story with what contradicts it, each side by day of publication, those of no known day last.

    ``asked`` is the claim that it was asked for by. ``as_of`` says when the group was worked out, None where that was
    done for this answer, since the claim came in later; ``within`` then names stories that claims of it are told in.
    Of many claims the first of each origin are here, of many that contradict the surest; ``brief`` counts them all.
    """

    asked: ClaimRef
    brief: StoryBrief
    as_of: datetime | None
    origins: Sequence[StoryOrigin]
    says: Sequence[Told]
    against: Sequence[Told]
    clashes: Sequence[Clash]
    verdicts: Sequence[VerdictRecord]
    within: Sequence[ClaimRef] = ()
