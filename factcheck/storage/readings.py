"""Captures and what was read from them, written by COPY: a batch of articles in seven statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from factcheck.domain.articles import Article
from factcheck.domain.reading import Anonymity, Claim, Claimant, Reading
from factcheck.domain.spans import Span
from factcheck.storage.copying import copy_rows
from factcheck.storage.rows import (
    AttributionRow,
    CaptureRow,
    ClaimRow,
    ClaimTimeRow,
    MentionRow,
    QuantityRow,
    SentenceRow,
)

Values = dict[str, Any]
Fold = Callable[[str], str]


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
    claims = copy_rows(session, ClaimRow, (row for at in _claims(captures) for row in [_claim(at, fold)]))
    copy_rows(session, AttributionRow, (row for at in _claims(captures) for row in _hops(at, fold)))
    copy_rows(session, QuantityRow, (row for at in _claims(captures) for row in _quantities(at)))
    copy_rows(session, ClaimTimeRow, (row for at in _claims(captures) for row in _times(at)))
    copy_rows(session, MentionRow, (row for at in _claims(captures) for row in _mentions(at, fold)))
    return claims


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim with its capture and the number it will have."""

    capture: NewCapture
    claim: Claim
    number: int

    @property
    def key(self) -> Values:
        return {"source_id": self.capture.source_id, "claim": self.number}

    def words(self, span: Span) -> str:
        return span.of(self.capture.article.text)


def _claims(captures: Iterable[NewCapture]) -> Iterator[_Placed]:
    for capture in captures:
        for number, claim in enumerate(capture.reading.claims, capture.first_claim):
            yield _Placed(capture, claim, number)


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
        yield {
            "source_id": capture.source_id,
            "capture": capture.number,
            "number": sentence.number,
            **_span(sentence.span),
            "kind": sentence.kind.value,
        }


def _claim(at: _Placed, fold: Fold) -> Values:
    claim = at.claim
    text = at.words(claim.span)
    return {
        "source_id": at.capture.source_id,
        "number": at.number,
        "capture": at.capture.number,
        "sentence": claim.sentence,
        **_span(claim.span),
        "text": text,
        "text_normalized": fold(text),
        "voice": claim.voice.value,
        **_claimant(claim.claimant, fold),
        "cue": claim.cue,
        **_span(claim.cue_span, "cue"),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "quoted": claim.quoted,
        "extractor": at.capture.reading.extractor,
    }


def _claimant(claimant: Claimant | None, fold: Fold) -> Values:
    return {
        "claimant_name": None if claimant is None else claimant.name,
        "claimant_normalized": None if claimant is None else fold(claimant.name),
        "claimant_kind": None if claimant is None else claimant.kind.value,
        "claimant_entity_id": None if claimant is None else claimant.entity_id,
        **_span(None if claimant is None else claimant.span, "claimant"),
        **_anonymity(None if claimant is None else claimant.anonymity),
    }


def _anonymity(said: Anonymity | None) -> Values:
    return {
        "anonymous_kind": None if said is None else said.kind.value,
        "anonymous_close_to": None if said is None else said.close_to,
        "anonymous_plural": None if said is None else said.plural,
    }


def _hops(at: _Placed, fold: Fold) -> Iterator[Values]:
    for position, hop in enumerate(at.claim.chain, 1):
        yield {
            **at.key,
            "position": position,
            "name": hop.name,
            "name_normalized": fold(hop.name),
            "entity_id": hop.entity_id,
            "role": hop.role.value,
            "cue": hop.cue,
            **_span(hop.span),
            **_span(hop.cue_span, "cue"),
        }


def _quantities(at: _Placed) -> Iterator[Values]:
    for position, quantity in enumerate(at.claim.quantities, 1):
        yield {
            **at.key,
            "position": position,
            "text": at.words(quantity.span),
            **_span(quantity.span),
            "value": quantity.value,
            "value_max": quantity.value_max,
            "unit": quantity.unit,
            "approximate": quantity.approximate,
            "open_ended": quantity.open_ended,
        }


def _times(at: _Placed) -> Iterator[Values]:
    for position, time in enumerate(at.claim.times, 1):
        yield {
            **at.key,
            "position": position,
            "text": at.words(time.span),
            **_span(time.span),
            "start_on": None if time.days is None else time.days.start_on,
            "end_on": None if time.days is None else time.days.end_on,
            "precision": None if time.days is None else time.days.precision.value,
        }


def _mentions(at: _Placed, fold: Fold) -> Iterator[Values]:
    for position, mention in enumerate(at.claim.mentions, 1):
        yield {
            **at.key,
            "position": position,
            "entity_id": mention.entity_id,
            "kind": mention.kind.value,
            "name": mention.name,
            "name_normalized": fold(mention.name),
            **_span(mention.span),
        }


def _span(span: Span | None, of: str = "span") -> Values:
    start, end = (None, None) if span is None else (span.start, span.end)
    return {f"{of}_start": start, f"{of}_end": end}
