"""Two captures of an article compared: which sentences changed, and which claims and verdicts that touches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.reading import Sentence
from factcheck.domain.records import ClaimRecord, SourceRecord, VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimChange, SentenceChange
from factcheck.errors import InvalidInput
from factcheck.services.source_text import SourceText, text_of
from factcheck.storage.database import Database
from factcheck.storage.source_standing import ClaimStanding, standing_in
from factcheck.text import fold
from factcheck.text.changes import Step, changed_words, compare_sentences, likeness

# Two claims of one sentence that was reworded are one claim when a third of their words are the same: their sentence
# is known to be the same already.
LIKE = 1 / 3


Claims = list[ClaimRecord]
Became = tuple[ClaimChange, ClaimRecord | None, ClaimRecord | None]  # what a claim was and what it is


@dataclass(frozen=True, slots=True)
class OneSide:
    """A sentence in one of the two captures: its words, and where in it those stand that the other does not have."""

    sentence: Sentence
    text: str
    changed: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence of either capture; None on the side where there is none."""

    change: SentenceChange
    before: OneSide | None
    after: OneSide | None


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim that is not in both captures as it was. ``standing`` is what hangs on the earlier one."""

    change: ClaimChange
    before: ClaimRecord | None
    after: ClaimRecord | None
    standing: ClaimStanding


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from capture ``older`` to capture ``newer`` of a source.

    ``captures`` gives number, time and SHA-256 of all there are. ``claims`` leaves out the ``kept`` ones, which it
    counts; of these ``kept_judged`` have a verdict.
    """

    source: SourceRecord
    captures: Sequence[tuple[int, datetime, bytes]]
    older: int
    newer: int
    sentences: Sequence[ChangedSentence]
    claims: Sequence[ChangedClaim]
    kept: int
    kept_judged: int

    @property
    def counts(self) -> Mapping[SentenceChange, int]:
        """How many sentences there are of each kind."""
        return {kind: sum(each.change is kind for each in self.sentences) for kind in SentenceChange}

    @property
    def verdicts(self) -> Sequence[VerdictRecord]:
        """Those that hold on claims which are no longer as they were."""
        return [verdict for claim in self.claims for verdict in claim.standing.verdicts]


def compare_captures(
    database: Database, source_id: int, *, older: int | None = None, newer: int | None = None
) -> Changes:
    """What changed between two captures, the newest two unless told; NotFound for one that is not there.

    InvalidInput for a source that has one capture only, and for a capture that is to be compared with a later one.
    """
    with database.transaction(read_only=True) as session:
        after = text_of(session, source_id, capture=newer)
        earlier = [number for number, *_ in after.captures if number < after.capture]
        if older is None and not earlier:
            raise InvalidInput(
                f"source {source_id} has no capture before {after.capture}", hint=f"factcheck source show {source_id}"
            )
        before = text_of(session, source_id, capture=max(earlier) if older is None else older)
        if before.capture >= after.capture:
            raise InvalidInput(
                f"capture {before.capture} is not before capture {after.capture}",
                hint=f"factcheck source diff {source_id} --from {after.capture} --to {before.capture}",
            )
        return _compared(session, before, after)


def _compared(session: Session, before: SourceText, after: SourceText) -> Changes:
    old, new = [list(_sides(text)) for text in (before, after)]
    steps = compare_sentences([side.text for side in old], [side.text for side in new])
    claims = sorted(_claims(steps, _by_sentence(before, old), _by_sentence(after, new)), key=_place)
    standing = standing_in(session, before.source.source_id)
    kept = [one for change, one, _ in claims if change is ClaimChange.KEPT and one is not None]
    return Changes(
        source=after.source,
        captures=after.captures,
        older=before.capture,
        newer=after.capture,
        sentences=[_sentence(step, old, new) for step in steps],
        claims=[
            ChangedClaim(change, one, other, standing.get(one.ref.number if one else 0, ClaimStanding()))
            for change, one, other in claims
            if change is not ClaimChange.KEPT
        ],
        kept=len(kept),
        kept_judged=sum(1 for one in kept if standing.get(one.ref.number, ClaimStanding()).verdicts),
    )


def _place(became: Became) -> tuple[bool, ClaimRef]:
    """In the order of the earlier claims, those that came last."""
    _, before, after = became
    record = before or after
    assert record is not None
    return before is None, record.ref


def _sides(text: SourceText) -> Iterator[OneSide]:
    return (OneSide(sentence, sentence.span.of(text.text)) for sentence in text.sentences)


def _sentence(step: Step, old: Sequence[OneSide], new: Sequence[OneSide]) -> ChangedSentence:
    before = None if step.before is None else old[step.before]
    after = None if step.after is None else new[step.after]
    if before is None or after is None or step.change is not SentenceChange.REWORDED:
        return ChangedSentence(step.change, before, after)
    ours, theirs = changed_words(before.text, after.text)
    return ChangedSentence(
        step.change, OneSide(before.sentence, before.text, ours), OneSide(after.sentence, after.text, theirs)
    )


def _by_sentence(text: SourceText, sides: Sequence[OneSide]) -> list[Claims]:
    """The claims of each sentence."""
    found: dict[int, Claims] = defaultdict(list)
    for record in text.claims:
        found[record.claim.sentence].append(record)
    return [found[side.sentence.number] for side in sides]


def _claims(steps: Iterable[Step], old: Sequence[Claims], new: Sequence[Claims]) -> Iterator[Became]:
    """What became of each claim: first within its sentence, then what is left by its words alone."""
    gone: Claims = []
    came: Claims = []
    for step in steps:
        before = [] if step.before is None else list(old[step.before])
        after = [] if step.after is None else list(new[step.after])
        yield from _same_words(before, after)
        yield from _same_matter(before, after)
        gone += before
        came += after
    yield from _same_words(gone, came)
    yield from ((ClaimChange.GONE, record, None) for record in gone)
    yield from ((ClaimChange.CAME, None, record) for record in came)


def _same_words(before: Claims, after: Claims) -> Iterator[Became]:
    """Claims in the same words, which are taken out of both lists."""
    words: dict[str, Claims] = defaultdict(list)
    for record in after:
        words[fold(record.text)].append(record)
    for record in list(before):
        alike = words[fold(record.text)]
        if alike:
            same = next((other for other in alike if _reading(other) == _reading(record)), alike[0])
            alike.remove(same)
            before.remove(record)
            after.remove(same)
            yield (ClaimChange.KEPT if _reading(same) == _reading(record) else ClaimChange.REREAD), record, same


def _same_matter(before: Claims, after: Claims) -> Iterator[Became]:
    """Claims that were reworded, which are taken out of both lists."""
    for record in list(before):
        best = max(after, key=lambda other: likeness(record.text, other.text), default=None)
        if best is not None and likeness(record.text, best.text) >= LIKE:
            before.remove(record)
            after.remove(best)
            yield ClaimChange.REWORDED, record, best


def _reading(record: ClaimRecord) -> tuple[object, ...]:
    """What was read of the words: who says them through whom, and how firmly."""
    claim = record.claim
    return claim.voice, claim.polarity, claim.modality, [fold(hop.name) for hop in claim.chain]
