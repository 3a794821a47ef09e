"""What happened to the verdicts on a claim, and how two of them differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum

from factcheck.domain.evidence import Evidence
from factcheck.domain.records import VerdictRecord

_WORDS = re.compile(r"\s+|[^\s]+")


class Act(StrEnum):
    """What was done."""

    LOGGED = "verdict"
    WITHDRAWN = "withdrawal"
    EVIDENCE_WITHDRAWN = "evidence-withdrawal"
    LOOKED = "look"


@dataclass(frozen=True, slots=True)
class VerdictEvent:
    """One thing that was done about a claim's verdicts: ``verdict`` is the number of the one that it was done to.

    ``number`` is that of a withdrawal's own row; ``rating`` a logged verdict's code; ``evidence`` the number of the
    evidence that was withdrawn; ``supersedes`` the verdict that a logged one replaces; ``why`` the reason, rationale or
    note. ``desk`` is the other desk whose verdict it is.
    """

    at: datetime
    act: Act
    verdict: int
    who: str
    why: str | None
    number: int | None = None
    rating: str | None = None
    supersedes: int | None = None
    evidence: int | None = None
    blind: bool = False
    desk: str | None = None

    @property
    def checker(self) -> str:
        """Who did it."""
        return self.who


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a rationale, and what became of them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class VerdictDiff:
    """How a verdict differs from another on the same claim."""

    before: VerdictRecord
    after: VerdictRecord

    @property
    def rationale(self) -> tuple[Piece, ...]:
        """The rationales, word by word."""
        return tuple(word_diff(self.before.rationale, self.after.rationale))

    @property
    def removed(self) -> tuple[Evidence, ...]:
        """Evidence that the later one cites no more, or not with this stance."""
        return _missing(self.before, self.after)

    @property
    def added(self) -> tuple[Evidence, ...]:
        """Evidence that only the later one cites."""
        return _missing(self.after, self.before)


def word_diff(before: str, after: str) -> Iterator[Piece]:
    """What stayed, went and came, in reading order.

    >>> [(piece.change.value, piece.text) for piece in word_diff("no document", "one document")]
    [('removed', 'no'), ('added', 'one'), ('same', ' document')]
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(Change.SAME, "".join(old[old_start:old_end]))
            continue
        if old_start < old_end:
            yield Piece(Change.REMOVED, "".join(old[old_start:old_end]))
        if new_start < new_end:
            yield Piece(Change.ADDED, "".join(new[new_start:new_end]))


def _missing(held: VerdictRecord, other: VerdictRecord) -> tuple[Evidence, ...]:
    there = {_identity(item) for item in other.evidence}
    return tuple(item for item in held.evidence if _identity(item) not in there)


def _identity(item: Evidence) -> Sequence[object]:
    return (item.stance, item.kind, item.citation, item.file_sha256, item.sentence)
