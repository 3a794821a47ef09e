"""What a checker decides of a claim, and whose verdicts a checker sees.

A verdict is never changed. A later one of the same checker supersedes it, a withdrawal takes its place with nothing;
both say why. Huda and Omar check one claim: their verdicts stand side by side until an editor, with a reason, lets one
of them replace the other. Another desk's verdict stands apart and never counts as this desk's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef


@dataclass(frozen=True, slots=True)
class Review:
    """Where another desk's verdict comes from: the desk as an outlet, the address and the day it gives."""

    outlet_id: int
    url: str | None = None
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewVerdict:
    """A verdict to be logged. ``rating`` is the rating's code; ``supersedes`` the number of the verdict it replaces,
    ``reason`` why it does. ``blind``: the others' verdicts were hidden from the checker. ``review`` is set for another
    desk's. ``seen`` is the number of what was logged last when the checker looked: what came later is not passed over.
    """

    claim: ClaimRef
    rating: str
    rationale: str
    checker: str
    evidence: tuple[Evidence, ...] = ()
    supersedes: int | None = None
    reason: str | None = None
    blind: bool = False
    review: Review | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A wish to take a verdict back, or one piece of its evidence. ``verdict`` None is the member's own verdict that
    holds; ``seen`` as in NewVerdict.
    """

    claim: ClaimRef
    member: str
    reason: str
    verdict: int | None = None
    seen: int | None = None


class Numbered(Protocol):
    """A logged verdict, as far as its place among what was logged matters."""

    @property
    def number(self) -> int:
        """Its number on the claim."""

    @property
    def ended(self) -> "Ending | None":
        """What took its place."""


class Ending(Protocol):
    """What took a verdict's place, which has a number as the verdict has one."""

    @property
    def number(self) -> int:
        """Its number on the claim."""


def newest(verdicts: Iterable[Numbered]) -> int:
    """The number of what was logged last on a claim, a withdrawal too; 0 for nothing."""
    endings = ((verdict.number, verdict.ended.number if verdict.ended else 0) for verdict in verdicts)
    return max((max(numbers) for numbers in endings), default=0)


class Judged(Protocol):
    """A logged verdict, as far as it matters whose it is."""

    @property
    def checker(self) -> str:
        """Who logged it."""

    @property
    def desk(self) -> str | None:
        """The other desk whose it is."""


AnyJudged = TypeVar("AnyJudged", bound=Judged)


def has_judged(checker: str, verdicts: Iterable[Judged]) -> bool:
    """Whether one of the verdicts is the checker's own, holding or not."""
    return any(verdict.checker == checker and verdict.desk is None for verdict in verdicts)


def seen_blind(checker: str, verdicts: Iterable[AnyJudged]) -> list[AnyJudged]:
    """The verdicts that a blind checker may see: none until one of them is the checker's own, then all."""
    known = list(verdicts)
    return known if has_judged(checker, known) else []
