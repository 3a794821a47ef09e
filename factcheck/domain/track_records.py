"""What outlets and claimants have come to: counts as analysts read them, as of one moment.

"Half of its claims were contradicted later" says little: of two claims, or of two thousand? So a share is never kept
without what it is a share of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ClaimantKind, OutletKind, RatingClass


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``.

    >>> Share(1, 4).rate, Share(0, 0).rate
    (0.25, None)
    """

    part: int
    whole: int

    @property
    def rate(self) -> float | None:
        """The one in relation to the other, 0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class OutletTrack:
    """What the current claims of an outlet's articles have come to, as report.outlet_record counts them.

    ``judged`` counts claims by the verdicts of this desk that hold, ``judged_elsewhere`` by other desks'.
    """

    sources: int
    claims: int
    attributed: Share
    anonymous: Share
    contradicted: Share
    contradicted_later: Share
    wire_copies: Share
    told_by_others: Share
    first_to_say: Share
    judged: Mapping[RatingClass, int]
    judged_elsewhere: Mapping[RatingClass, int]
    as_of: datetime


@dataclass(frozen=True, slots=True)
class ClaimantTrack:
    """What the current claims that are put down to somebody have come to, as report.claimant_record counts them."""

    claims: int
    sources: int
    outlets: int
    denials: Share
    contradicted: Share
    contradicted_confirmed: Share
    denied: Share
    judged: Mapping[RatingClass, int]
    judged_elsewhere: Mapping[RatingClass, int]
    first_on: date | None
    last_on: date | None
    as_of: datetime


@dataclass(frozen=True, slots=True)
class ListedOutlet:
    """An outlet in a list; ``track`` is None where none has been worked out since it came in."""

    outlet_id: int
    name: str
    kind: OutletKind
    country: str | None
    language: str | None
    track: OutletTrack | None


@dataclass(frozen=True, slots=True)
class ListedClaimant:
    """A claimant in a list: an entity, with the kind that most of its claims have."""

    entity_id: int
    name: str
    kind: ClaimantKind
    track: ClaimantTrack


@dataclass(frozen=True, slots=True)
class Opponent:
    """Whom an outlet or a claimant contradicts. ``number`` is the outlet's or the entity's, None where none is known;
    then ``name`` is as it was written, or None.

    ``contradictions`` counts pairs of claims, ``confirmed`` those that an editor confirmed; ``example`` are the surest
    pair's own claim and the other's.
    """

    number: int | None
    name: str | None
    contradictions: int
    confirmed: int
    example: tuple[ClaimRef, ClaimRef]


@dataclass(frozen=True, slots=True)
class Opponents:
    """Those whom somebody contradicts most, by the latest articles or claims, of which ``among`` were
    looked through.
    """

    among: int
    found: tuple[Opponent, ...]
