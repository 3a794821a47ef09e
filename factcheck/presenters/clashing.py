"""Which words of a claim's sentence made a link: the denial, the figure, the day, the words that are opposed."""

import re
from collections.abc import Iterable, Iterator

from factcheck.domain.links import Reason
from factcheck.domain.records import ClaimRecord
from factcheck.domain.spans import Span
from factcheck.domain.words import ReasonCode

_BETWEEN = " / "  # what stands between the two values of a reason
_SPACE = r"\s+"  # a line may end between two words
_AMOUNTS = {ReasonCode.QUANTITY, ReasonCode.COUNT}
# What one side says of itself alone: who says it, or that the text is the same. No word of the sentence clashes.
_WHOLE = {ReasonCode.ATTRIBUTION, ReasonCode.ATTRIBUTION_LOST, ReasonCode.HEDGE_LOST, ReasonCode.WIRE_COPY}


def clashing_spans(record: ClaimRecord, reasons: Iterable[Reason], *, second: bool) -> list[tuple[ReasonCode, Span]]:
    """Where they stand, in code points of the capture, and for which reason.

    ``second`` tells which side of the link the claim is.
    """
    return [(reason.code, span) for reason in reasons for span in _spans(record, reason, second=second)]


def _spans(record: ClaimRecord, reason: Reason, *, second: bool) -> Iterator[Span]:
    claim = record.claim
    if reason.code is ReasonCode.DENIAL:
        if claim.cue_span is not None and record.sentence.holds(claim.cue_span):
            yield claim.cue_span
    elif reason.code not in _WHOLE:
        value = _value(reason.detail, second=second)
        if reason.code is ReasonCode.TIME:
            yield from (time.span for time in claim.times if time.days is not None and time.days.written() == value)
        elif reason.code in _AMOUNTS:
            yield from _found(record, value.split())
        else:
            yield from (span for word in value.split() for span in _found(record, [word]))


def _value(detail: str, *, second: bool) -> str:
    """What the reason says of one side; the same for both where it says but one thing."""
    values = detail.split(_BETWEEN)
    return values[-1] if second else values[0]


def _found(record: ClaimRecord, words: list[str]) -> Iterator[Span]:
    """The first place in the claim, or else in its sentence, where the words follow one another as whole words."""
    if not words:
        return
    wanted = re.compile(rf"(?<!\w){_SPACE.join(map(re.escape, words))}(?!\w)")
    start = record.sentence.start
    span = record.claim.span
    text = record.sentence_text
    found = wanted.search(text, span.start - start, span.end - start) or wanted.search(text)
    if found is not None:
        yield Span(start + found.start(), start + found.end())
