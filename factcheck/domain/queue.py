"""What to check next, and which verdicts to look at again.

Two claims wait. A minister's figure, which another paper contradicts, stands in four outlets that all have it from one
agency: were it wrong, four would be wrong, and nobody has looked a second time. A mayor's, of the same day, stands in
one paper and nobody contradicts it. The minister's comes first, and a week from now it is still before a mayor's that
came in today.
"""

import math
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import StaleCause

# A claim is worth half as much to check when it is a month old, a quarter after three: readers have moved on, but what
# nobody checked in time is not lost. Half of it leaves yesterday's claims behind today's of little weight.
FADES_DAYS = 30


@dataclass(frozen=True, slots=True)
class Weight:
    """What makes a claim worth checking.

    ``reach`` is how many outlets carry it, ``origins`` how many voices stand behind these, ``contradiction`` the sum of
    the scores of what contradicts it, ``age_days`` how long ago it was published, or came in where that is not known.
    """

    reach: int
    origins: int
    contradiction: float
    age_days: int

    @property
    def value(self) -> float:
        """Reach x contradiction x lack of independence x age; a lone claim of today that nobody contradicts has 1.

        >>> Weight(reach=4, origins=1, contradiction=0.9, age_days=7).value > Weight(1, 1, 0.0, 0).value
        True
        """
        repeated = self.reach / max(self.origins, 1)
        return self.reach * (1 + self.contradiction) * max(repeated, 1.0) / (1 + max(self.age_days, 0) / FADES_DAYS)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for a verdict. ``assignee`` has taken it, None while nobody has; ``assignments`` counts how
    often it changed hands.
    """

    claim: ClaimRef
    weight: Weight
    text: str
    claimant: str | None
    outlet: str | None
    published_on: date | None
    contradictions: int
    agreements: int
    assignee: str | None
    assigned_at: datetime | None
    assignments: int = 0


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """The claim after which a page of the queue begins: what it is worth, then its name.

    >>> str(QueuePlace.parse("6.75~12.7"))
    '6.75~12.7'
    """

    value: float
    claim: ClaimRef

    @classmethod
    def of(cls, one: Waiting) -> Self:
        """The place of that claim."""
        return cls(one.weight.value, one.claim)

    @classmethod
    def parse(cls, written: str) -> Self:
        """The place that ``written`` stands for; ValueError when it is none."""
        value, between, claim = written.partition("~")
        if not between or not math.isfinite(float(value)):
            raise ValueError(f"no place in the queue: {written!r}")
        return cls(float(value), ClaimRef.parse(claim))

    def comes_before(self, one: Waiting) -> bool:
        """Whether the claim stands further down."""
        return (-self.value, self.claim) < (-one.weight.value, one.claim)

    def __str__(self) -> str:
        return f"{self.value!r}~{self.claim}"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who checks a claim from ``assigned_at`` on, None for nobody; ``member`` said so."""

    claim: ClaimRef
    number: int
    member: str
    assignee: str | None
    note: str | None
    assigned_at: datetime

    def said(self, *, to: str) -> str:
        """Who has the claim and since when, in the words of a message to the member ``to``."""
        who = "you have" if self.assignee == to else f"{self.assignee} has"
        return f"{who} had claim {self.claim} since {self.assigned_at:%Y-%m-%d %H:%M} UTC"


@dataclass(frozen=True, slots=True)
class StaleVerdict:
    """A verdict that holds, and what came about since: ``detail`` says which capture, citation, claim or reason."""

    claim: ClaimRef
    verdict: int
    cause: StaleCause
    detail: str | None
    since: datetime
    rating: str
    checker: str
    logged_at: datetime
    outlet: str | None
    text: str
