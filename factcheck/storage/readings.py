"""Captures and what was read from them, written by COPY: a batch of articles in seven statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.articles import Article
from factcheck.domain.reading import Reading, Sentence
from factcheck.domain.refs import ClaimRef
from factcheck.storage.copying import copy_rows
from factcheck.storage.placed import Fold, PlacedClaim, Values, add_claims, span_values
from factcheck.storage.rows import CaptureRow, SentenceRow


@dataclass(frozen=True, slots=True)
class NewCapture:
    """A capture about to be added, with its reading. Its claims are numbered on from ``first_claim``."""

    source_id: int
    number: int
    article: Article
    reading: Reading
    first_claim: int


def add_captures(session: Session, captures: Sequence[NewCapture], *, fold: Fold) -> int:
    """Write captures, sentences, claims and all that hangs on claims; gives the number of claims.

    ``fold`` makes the normalised twin of a text (kept beside the raw one).
    """
    copy_rows(session, CaptureRow, (_capture(capture) for capture in captures))
    copy_rows(session, SentenceRow, (row for capture in captures for row in _sentences(capture)))
    return add_claims(session, list(_claims(captures)), fold=fold)


def sentence_values(source_id: int, capture: int, sentence: Sentence) -> Values:
    """The row of a sentence."""
    return {
        "source_id": source_id,
        "capture": capture,
        "number": sentence.number,
        **span_values(sentence.span),
        "kind": sentence.kind.value,
    }


def _claims(captures: Iterable[NewCapture]) -> Iterator[PlacedClaim]:
    for capture in captures:
        for number, claim in enumerate(capture.reading.claims, capture.first_claim):
            ref = ClaimRef(capture.source_id, number)
            yield PlacedClaim(ref, capture.number, capture.article.text, claim, capture.reading.extractor)


def _capture(capture: NewCapture) -> Values:
    article = capture.article
    return {
        "source_id": capture.source_id,
        "number": capture.number,
        "text": article.text,
        "text_sha256": article.digest,
        "media_type": article.media_type,
        "raw": article.raw,
        "extractor": capture.reading.extractor,
    }


def _sentences(capture: NewCapture) -> Iterator[Values]:
    for sentence in capture.reading.sentences:
        yield sentence_values(capture.source_id, capture.number, sentence)
