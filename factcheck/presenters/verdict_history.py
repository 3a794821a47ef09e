"""What was done about a claim's verdicts and how two differ, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdict_history import Act, Change, VerdictDiff, VerdictEvent
from factcheck.presenters.exports import Out
from factcheck.presenters.verdicts import EvidenceOut, evidence_out
from factcheck.presenters.words import field, one_line

_MARKS = {Change.SAME: ("", ""), Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}


class EventOut(Out):
    """One thing that was done: ``act`` to ``verdict``, by ``who``, ``why``."""

    claim_id: str
    at: datetime
    act: str
    verdict: int
    number: int | None
    rating: str | None
    supersedes: int | None
    evidence: int | None
    blind: bool
    desk: str | None
    who: str
    why: str | None


class PieceOut(Out):
    """Words of a rationale: same, removed or added."""

    change: str
    text: str


class DiffOut(Out):
    """How verdict ``after`` differs from verdict ``before``."""

    claim_id: str
    before: int
    after: int
    rating_before: str
    rating_after: str
    checker_before: str
    checker_after: str
    reason: str | None
    rationale: tuple[PieceOut, ...]
    evidence_removed: tuple[EvidenceOut, ...]
    evidence_added: tuple[EvidenceOut, ...]


def event_lines(events: Iterable[VerdictEvent]) -> Iterator[str]:
    """A line an event: when, what, who, and why last."""
    for event in events:
        why = "" if event.why is None else f": {one_line(event.why)}"
        yield f"{event.at:%Y-%m-%d %H:%M} UTC  {_done(event)}  by {field(event.who)}{why}"


def event_rows(claim: ClaimRef, events: Iterable[VerdictEvent]) -> Iterator[EventOut]:
    """A row an event."""
    for event in events:
        yield EventOut(
            claim_id=str(claim),
            at=event.at,
            act=event.act,
            verdict=event.verdict,
            number=event.number,
            rating=event.rating,
            supersedes=event.supersedes,
            evidence=event.evidence,
            blind=event.blind,
            desk=event.desk,
            who=event.who,
            why=event.why,
        )


def diff_lines(diff: VerdictDiff) -> Iterator[str]:
    """What differs, and nothing else: rating, who, words gone in [- -] and come in {+ +}, evidence."""
    before, after = diff.before, diff.after
    yield f"verdict {before.number} and verdict {after.number} on {after.claim}"
    if before.rating != after.rating:
        yield f"  rating     {before.rating}, then {after.rating}"
    if before.checker != after.checker:
        yield f"  by         {field(before.checker)}, then {field(after.checker)}"
    if after.supersedes == before.number and after.reason:
        yield f"  reason     {one_line(after.reason)}"
    if before.rationale != after.rationale:
        yield "  rationale"
        yield f"  {one_line(''.join(_marked(diff)))}"
    yield from (f"  - {line}" for line in _cited(diff.removed))
    yield from (f"  + {line}" for line in _cited(diff.added))


def diff_row(diff: VerdictDiff) -> Out:
    """The difference as one row."""
    before, after = diff.before, diff.after
    return DiffOut(
        claim_id=str(after.claim),
        before=before.number,
        after=after.number,
        rating_before=before.rating,
        rating_after=after.rating,
        checker_before=before.checker,
        checker_after=after.checker,
        reason=after.reason if after.supersedes == before.number else None,
        rationale=tuple(PieceOut(change=piece.change, text=piece.text) for piece in diff.rationale),
        evidence_removed=tuple(map(evidence_out, diff.removed)),
        evidence_added=tuple(map(evidence_out, diff.added)),
    )


def _done(event: VerdictEvent) -> str:
    match event.act:
        case Act.LOGGED:
            notes = [f"verdict {event.verdict}", event.rating or ""]
            notes += [f"supersedes {event.supersedes}"] if event.supersedes else []
            notes += ["blind"] if event.blind else []
            notes += [f"of {field(event.desk)}"] if event.desk else []
            return "  ".join(notes)
        case Act.WITHDRAWN:
            return f"verdict {event.verdict} withdrawn"
        case Act.EVIDENCE_WITHDRAWN:
            return f"evidence {event.evidence} of verdict {event.verdict} withdrawn"
        case Act.LOOKED:
            return f"verdict {event.verdict} looked at, stands"


def _marked(diff: VerdictDiff) -> Iterator[str]:
    for piece in diff.rationale:
        opens, closes = _MARKS[piece.change]
        yield f"{opens}{piece.text}{closes}"


def _cited(evidence: Sequence[Evidence]) -> Iterator[str]:
    for item in evidence:
        sha256 = f" sha256 {item.file_sha256}" if item.file_sha256 else ""
        yield f"{item.stance}: {one_line(item.citation)}{sha256}"
