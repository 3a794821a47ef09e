"""What is marked in a sentence or an article, on the pages that show one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.domain.links import Reason
from factcheck.domain.reading import Sentence
from factcheck.domain.records import ClaimRecord
from factcheck.domain.words import ReasonCode
from factcheck.presenters.clashing import clashing_spans
from factcheck.presenters.pieces import Mark, Piece, pieces
from factcheck.services.source_text import SourceText

CLAIM, CLASH, SHARED, MORE, CUE, VALUE = "claim", "clash", "shared", "more", "cue", "value"
_KIND = {ReasonCode.SAME_WORDS: SHARED, ReasonCode.SAME_EVENT: SHARED, ReasonCode.PARTIAL: MORE}


@dataclass(frozen=True, slots=True)
class SentenceOnPage:
    """A sentence of an article with its claims marked; ``opens`` tells that a paragraph begins with it."""

    sentence: Sentence
    pieces: Sequence[Piece]
    claims: Sequence[ClaimRecord]
    opens: bool


def side_pieces(record: ClaimRecord, reasons: Iterable[Reason], *, second: bool) -> Iterator[Piece]:
    """The sentence of one side of a link: the claim, and in it the words that clash, that both share, that one adds."""
    found = clashing_spans(record, reasons, second=second)
    return _sentence(record, [Mark(span, _KIND.get(code, CLASH)) for code, span in found])


def claim_pieces(record: ClaimRecord) -> Iterator[Piece]:
    """The sentence of a claim: the claim, the words that attribute it, its quantities and times."""
    claim = record.claim
    cues = [Mark(hop.cue_span, CUE) for hop in claim.chain if hop.cue_span is not None]
    if claim.cue_span is not None:
        cues.append(Mark(claim.cue_span, CUE))
    quantities = [Mark(quantity.span, VALUE) for quantity in claim.quantities]
    times = [Mark(time.span, VALUE) for time in claim.times]
    return _sentence(record, [*cues, *quantities, *times])


def article(text: SourceText) -> Iterator[SentenceOnPage]:
    """The article sentence by sentence, each with the claims that stand in it."""
    end = 0
    for sentence in text.sentences:
        claims = [record for record in text.claims if record.claim.sentence == sentence.number]
        marks = [Mark(record.claim.span, CLAIM, str(record.ref)) for record in claims]
        cut = (*pieces(sentence.span.of(text.text), marks, at=sentence.span.start),)
        opens = "\n\n" in text.text[end : sentence.span.start]
        yield SentenceOnPage(sentence, cut, claims, opens)
        end = sentence.span.end


def _sentence(record: ClaimRecord, marks: Sequence[Mark]) -> Iterator[Piece]:
    within = [mark for mark in marks if record.sentence.holds(mark.span)]
    return pieces(
        record.sentence_text, [Mark(record.claim.span, CLAIM, str(record.ref)), *within], at=record.sentence.start
    )
