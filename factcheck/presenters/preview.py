"""How an article is read, before it is stored: sentence by sentence for pages, and as JSON."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from factcheck.domain.reading import Claim, Quantity, Sentence
from factcheck.presenters.exports import ClaimOut, Out, claim_out
from factcheck.presenters.marks import CLAIM, CUE, VALUE, SentenceOnPage
from factcheck.presenters.pieces import Mark, Piece, pieces
from factcheck.services.adding import Added, Outcome, Preview
from factcheck.services.reading import ReadArticle

BEGINS = "begins"
SHOWN = 400  # sentences on a page: ten times a long article


class ReadSentenceOut(Out):
    """A sentence and the claims that stand in it. Their names hold within this answer alone."""

    number: int
    kind: str
    start: int
    end: int
    text: str
    claims: tuple[ClaimOut, ...]


class PreviewOut(Out):
    """How an article is read, and what storing it would come to: ``source_id`` is the source that it is already."""

    outcome: Outcome
    source_id: int | None
    new_outlet: bool
    language: str
    text: str
    sentences: tuple[ReadSentenceOut, ...]


class AddedOut(Out):
    """What became of an article: ``unchanged`` where its words were there already, then nothing is counted."""

    outcome: Outcome
    source_id: int
    claims: int
    agreements: int
    contradictions: int


def preview_out(preview: Preview) -> PreviewOut:
    """The preview as JSON."""
    read = preview.read
    return PreviewOut(
        outcome=preview.outcome,
        source_id=preview.source_id,
        new_outlet=preview.new_outlet,
        language=read.reading.language,
        text=read.article.text,
        sentences=tuple(_sentence_out(read, sentence) for sentence in read.reading.sentences),
    )


def added_out(added: Added) -> AddedOut:
    """What became of it as JSON."""
    return AddedOut(
        outcome=added.outcome,
        source_id=added.source_id,
        claims=added.claims,
        agreements=added.agreements,
        contradictions=added.contradictions,
    )


def read_sentences(read: ReadArticle) -> Iterator[SentenceOnPage]:
    """The first sentences, no more than a page holds: claims, the words that attribute them, figures and times."""
    end = 0
    for sentence in islice(read.reading.sentences, SHOWN):
        claims = read.claims_of(sentence)
        marks = [mark for record in claims for mark in _marks(record.claim, str(record.ref)) if _within(sentence, mark)]
        cut = pieces(sentence.span.of(read.article.text), marks, at=sentence.span.start)
        opens = "\n\n" in read.article.text[end : sentence.span.start]
        begins = {record.claim.span.start for record in claims}
        yield SentenceOnPage(sentence, (*_with_beginnings(cut, begins, at=sentence.span.start),), claims, opens)
        end = sentence.span.end


def measured(quantity: Quantity) -> str:
    """A quantity as it was understood, without its unit, in signs that every language reads.

    >>> from factcheck.domain.spans import Span
    >>> measured(Quantity(Span(0, 9), 4e9, None, "LYD", approximate=True))
    '≈ 4,000,000,000'
    """
    low, high = quantity.value, quantity.value_max
    about = "≈" if quantity.approximate else ""
    bound = "≥" if quantity.open_ended else "≤" if low is None else ""
    between = "-".join(f"{value:,.10g}" for value in (low, high) if value is not None)
    return " ".join(part for part in (about, bound, between) if part)


def _marks(claim: Claim, ref: str) -> Iterator[Mark]:
    yield Mark(claim.span, CLAIM, ref)
    for span in (claim.cue_span, *(hop.cue_span for hop in claim.chain)):
        if span is not None:
            yield Mark(span, CUE)
    yield from (Mark(quantity.span, VALUE) for quantity in claim.quantities)
    yield from (Mark(time.span, VALUE) for time in claim.times)


def _with_beginnings(cut: Iterable[Piece], begins: Collection[int], *, at: int) -> Iterator[Piece]:
    """The pieces, those with which a claim begins told apart: a claim is cut wherever something in it is marked."""
    for piece in cut:
        yield replace(piece, kinds=(*piece.kinds, BEGINS)) if at in begins and piece.kinds else piece
        at += len(piece.text)


def _within(sentence: Sentence, mark: Mark) -> bool:
    return sentence.span.holds(mark.span)


def _sentence_out(read: ReadArticle, sentence: Sentence) -> ReadSentenceOut:
    return ReadSentenceOut(
        number=sentence.number,
        kind=sentence.kind.value,
        start=sentence.span.start,
        end=sentence.span.end,
        text=sentence.span.of(read.article.text),
        claims=tuple(map(claim_out, read.claims_of(sentence))),
    )
