"""What the database gives back: records with their names, as the faces and exports read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from factcheck.domain.days import DayRange
from factcheck.domain.decisions import EditorSays, disagree
from factcheck.domain.evidence import Evidence
from factcheck.domain.links import Reason
from factcheck.domain.reading import Claim
from factcheck.domain.refs import ClaimRef
from factcheck.domain.spans import Span
from factcheck.domain.words import LinkState, MemberRole, Modality, OutletKind, Polarity, Relation, SentenceKind, Voice


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source. ``outlet`` is None where the outlet is not known; ``captures`` counts its kept texts, ``claims`` those
    of the newest one.
    """

    source_id: int
    uid: str
    key: str
    outlet_id: int | None
    outlet: str | None
    title: str | None
    url: str | None
    byline: str | None
    published: DayRange | None
    language: str
    captures: int
    claims: int
    first_seen_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class SourceBrief:
    """As much of a source as a claim is shown with."""

    source_id: int
    uid: str
    key: str
    outlet_id: int | None
    outlet: str | None
    title: str | None
    url: str | None
    published: DayRange | None
    language: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A stored claim with its words, its sentence's words and its source.

    ``claim`` holds the reading (spans are code points of capture ``capture``); ``times_text`` and ``quantities_text``
    are the words of ``claim.times`` and ``claim.quantities``, in the same order. ``current`` tells whether the claim
    stands in the source's newest capture and its newest reading, ``outdated_at`` since when a newer reading of its
    capture does not have it; ``corrected`` whether a person has corrected what the program read.
    """

    ref: ClaimRef
    source: SourceBrief
    capture: int
    current: bool
    claim: Claim
    text: str
    sentence: Span
    sentence_kind: SentenceKind
    sentence_text: str
    quantities_text: tuple[str, ...]
    times_text: tuple[str, ...]
    corrected: bool = False
    outdated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClaimBrief:
    """One side of a link, as lists show it: the claim's words, who says them through whom, where and when.

    ``chain`` names the claimant and relays, claimant first, without the outlet.
    """

    ref: ClaimRef
    text: str
    voice: Voice
    polarity: Polarity
    modality: Modality
    claimant: str | None
    chain: tuple[str, ...]
    key: str
    outlet: str | None
    published: DayRange | None
    language: str


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A stored link with both of its claims; ``said`` holds the newest word of each editor, the latest first.

    ``seen`` is the number of its newest decision, 0 where there is none: words that were taken back count too.
    """

    relation: Relation
    state: LinkState
    score: float
    same_origin: bool
    same_source: bool
    reasons: tuple[Reason, ...]
    method: str
    a: ClaimBrief
    b: ClaimBrief
    said: tuple[EditorSays, ...] = ()
    seen: int = 0

    @property
    def disputed(self) -> bool:
        """Whether editors disagree on it."""
        return disagree(self.said)


@dataclass(frozen=True, slots=True)
class VerdictEnd:
    """What took a verdict's place: the number of the later row, whether that withdraws it, who, why and when."""

    number: int
    withdrawn: bool
    by: str
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """A logged verdict. ``number`` counts what was logged on the claim from 1, withdrawals too.

    ``ended`` is None while it holds; ``reason`` says why it supersedes another; ``blind`` that the others' verdicts
    were hidden from the checker. ``desk`` is the other desk whose verdict it is, None for this desk's own.
    """

    claim: ClaimRef
    number: int
    scale: str
    rating: str
    rating_label: Mapping[str, str]
    rating_class: str
    numeric_value: Decimal | None
    rationale: str
    checker: str
    evidence: tuple[Evidence, ...]
    supersedes: int | None
    reason: str | None
    blind: bool
    ended: VerdictEnd | None
    desk: str | None
    review_url: str | None
    reviewed_on: date | None
    logged_at: datetime
    claim_text: str
    outlet: str | None

    @property
    def current(self) -> bool:
        """Whether it holds and is this desk's own."""
        return self.ended is None and self.desk is None


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """An outlet with its other names and how many sources it has."""

    outlet_id: int
    name: str
    kind: OutletKind
    domain: str | None
    country: str | None
    language: str | None
    aliases: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A checker, editor or analyst, or all of these; without ``roles`` none was said."""

    member_id: int
    name: str
    roles: tuple[MemberRole, ...]
    login: str | None
    created_at: datetime
    retired_at: datetime | None
