"""What changed between two captures: cards for people, rows and a whole for programs, pieces for pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.domain.records import ClaimRecord
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimChange, SentenceChange
from factcheck.presenters.exports import Out
from factcheck.presenters.links import Card
from factcheck.presenters.pieces import Mark, Piece, pieces
from factcheck.presenters.words import MARKS, chain, field, one_line, stance
from factcheck.services.changes import ChangedClaim, ChangedSentence, Changes, OneSide

OLD, NEW = "old", "new"  # how a page marks words that only the earlier, that only the later capture has


class SentenceChangeOut(Out):
    """A sentence of either capture, null where there is none. The spans are code points of the sentence's text: words
    that the other capture does not have.
    """

    change: SentenceChange
    before: str | None
    after: str | None
    before_changed: tuple[tuple[int, int], ...]
    after_changed: tuple[tuple[int, int], ...]


class ClaimChangeOut(Out):
    """A claim that is not in both captures as it was; ``verdicts`` are the ratings that hold on the earlier one,
    ``contradictions`` and ``agreements`` count the claims that are linked to it.
    """

    change: ClaimChange
    before: str | None
    after: str | None
    before_text: str | None
    after_text: str | None
    verdicts: tuple[str, ...]
    contradictions: int
    agreements: int


class ChangesOut(Out):
    """What changed from capture ``older`` to capture ``newer``; ``claims_kept`` are as they were."""

    source_id: int
    older: int
    newer: int
    sentences: tuple[SentenceChangeOut, ...]
    claims: tuple[ClaimChangeOut, ...]
    claims_kept: int


def changes_out(changes: Changes) -> ChangesOut:
    """All of it as one."""
    return ChangesOut(
        source_id=changes.source.source_id,
        older=changes.older,
        newer=changes.newer,
        sentences=tuple(map(_sentence, changes.sentences)),
        claims=tuple(map(_claim, changes.claims)),
        claims_kept=changes.kept,
    )


def change_rows(changes: Changes) -> Iterator[Out]:
    """A row a sentence that is not as it was."""
    return (_sentence(each) for each in changes.sentences if each.change is not SentenceChange.KEPT)


def change_cards(changes: Changes) -> Iterator[Card]:
    """The two captures, then a card a sentence and a card a claim that are not as they were."""
    taken = {number: taken_at for number, taken_at, _ in changes.captures}
    counts = ", ".join(f"{count} {kind}" for kind, count in changes.counts.items() if count)
    judged = f", {changes.kept_judged} of them judged" if changes.kept_judged else ""
    yield [
        f"source {changes.source.source_id}  {field(changes.source.title or changes.source.key)}",
        *(f"  capture {number}  {taken[number]:%Y-%m-%d %H:%M} UTC" for number in (changes.older, changes.newer)),
        f"  sentences {counts or 'none'}",
        f"  claims    {changes.kept} as they were{judged}, {len(changes.claims)} not",
    ]
    for sentence in changes.sentences:
        if sentence.change is not SentenceChange.KEPT:
            yield [*_sentence_lines(sentence)]
    for claim in changes.claims:
        yield [*_claim_lines(claim)]


def changed_pieces(side: OneSide, kind: str) -> Iterator[Piece]:
    """The sentence cut where words stand that the other capture does not have."""
    return pieces(side.text, [Mark(span, kind) for span in side.changed])


def stretches(changes: Changes) -> Iterator[tuple[bool, Sequence[ChangedSentence]]]:
    """Sentences that follow one another and are all as they were (True), or all not (False)."""
    for kept, stretch in groupby(changes.sentences, key=lambda each: each.change is SentenceChange.KEPT):
        yield kept, list(stretch)


def _sentence(each: ChangedSentence) -> SentenceChangeOut:
    return SentenceChangeOut(
        change=each.change,
        before=None if each.before is None else each.before.text,
        after=None if each.after is None else each.after.text,
        before_changed=_pairs(each.before),
        after_changed=_pairs(each.after),
    )


def _pairs(side: OneSide | None) -> tuple[tuple[int, int], ...]:
    return () if side is None else tuple((span.start, span.end) for span in side.changed)


def _claim(each: ChangedClaim) -> ClaimChangeOut:
    return ClaimChangeOut(
        change=each.change,
        before=None if each.before is None else str(each.before.ref),
        after=None if each.after is None else str(each.after.ref),
        before_text=None if each.before is None else each.before.text,
        after_text=None if each.after is None else each.after.text,
        verdicts=tuple(verdict.rating for verdict in each.standing.verdicts),
        contradictions=each.standing.contradictions,
        agreements=each.standing.agreements,
    )


def _sentence_lines(each: ChangedSentence) -> Iterator[str]:
    numbers = " -> ".join(str(side.sentence.number) for side in (each.before, each.after) if side is not None)
    yield f"{each.change}  sentence {numbers}"
    if each.change is SentenceChange.MOVED and each.after is not None:
        yield f"    {one_line(each.after.text)}"
        return
    for sign, side in (("-", each.before), ("+", each.after)):
        if side is not None:
            yield f"  {sign} {one_line(_bracketed(side.text, side.changed))}"


def _claim_lines(each: ChangedClaim) -> Iterator[str]:
    names = " -> ".join(str(record.ref) for record in (each.before, each.after) if record is not None)
    yield f"claim {names}  {each.change}"
    for sign, record in (("-", each.before), ("+", each.after)):
        if record is not None:
            yield f"  {sign} {_said(record)}"
            yield f"    {one_line(record.text)}"
    for verdict in each.standing.verdicts:
        yield f"  verdict {verdict.number} {verdict.rating}  by {field(verdict.checker)}  {verdict.logged_at:%Y-%m-%d}"
    if each.standing.contradictions or each.standing.agreements:
        decided = f", {each.standing.decided} decided" if each.standing.decided else ""
        yield f"  contradicted by {each.standing.contradictions}, agrees with {each.standing.agreements}{decided}"


def _said(record: ClaimRecord) -> str:
    claim = record.claim
    names = chain([hop.name for hop in claim.chain], record.source.outlet)
    return f"{stance(claim.polarity, claim.modality, claim.voice)}  {names}"


def _bracketed(text: str, spans: Sequence[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], MARKS[0], span.of(text), MARKS[1]]
        end = span.end
    return "".join([*parts, text[end:]])
