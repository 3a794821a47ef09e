"""Claims as rows: new ones written by COPY, those read otherwise rewritten in place."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, tuple_, update
from sqlalchemy.orm import Session

from factcheck.domain.reading import Anonymity, Claim, Claimant
from factcheck.domain.refs import ClaimRef
from factcheck.domain.spans import Span
from factcheck.storage.copying import copy_rows
from factcheck.storage.rows import AttributionRow, ClaimRow, ClaimTimeRow, MentionRow, QuantityRow

Values = dict[str, Any]
Fold = Callable[[str], str]

PARTS = (AttributionRow, QuantityRow, ClaimTimeRow, MentionRow)  # what hangs on a claim by its reading


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim with its name, the number and the text of its capture, and what read it."""

    ref: ClaimRef
    capture: int
    text: str
    claim: Claim
    extractor: str

    def words(self, span: Span) -> str:
        """The words of the span."""
        return span.of(self.text)

    @property
    def key(self) -> Values:
        """What the rows that hang on the claim refer to it by."""
        return {"source_id": self.ref.source_id, "claim": self.ref.number}


def add_claims(session: Session, claims: Sequence[PlacedClaim], *, fold: Fold) -> int:
    """Write new claims with all that hangs on them; gives their number."""
    written = copy_rows(session, ClaimRow, (_new(at, fold) for at in claims))
    _add_parts(session, claims, fold)
    return written


def rewrite_claims(session: Session, claims: Sequence[PlacedClaim], *, fold: Fold) -> None:
    """Give known claims the reading that they come with, in place of the one that they have."""
    if claims:
        session.execute(update(ClaimRow), [_new(at, fold) for at in claims])
        _replace_parts(session, claims, fold)


def correct_claim(session: Session, at: PlacedClaim, *, corrected: bool, fold: Fold) -> None:
    """Give one claim the reading that people want, touching nothing that a checker has no right to."""
    key = (ClaimRow.source_id == at.ref.source_id) & (ClaimRow.number == at.ref.number)
    session.execute(update(ClaimRow).where(key).values(**_reading(at, fold), corrected=corrected))
    _replace_parts(session, [at], fold)


def _replace_parts(session: Session, claims: Sequence[PlacedClaim], fold: Fold) -> None:
    _forget_parts(session, [at.ref for at in claims])
    _add_parts(session, claims, fold)


def _forget_parts(session: Session, refs: Collection[ClaimRef]) -> None:
    keys = [(ref.source_id, ref.number) for ref in refs]
    for part in PARTS:
        session.execute(delete(part).where(tuple_(part.source_id, part.claim).in_(keys)))


def _add_parts(session: Session, claims: Sequence[PlacedClaim], fold: Fold) -> None:
    copy_rows(session, AttributionRow, (row for at in claims for row in _hops(at, fold)))
    copy_rows(session, QuantityRow, (row for at in claims for row in _quantities(at)))
    copy_rows(session, ClaimTimeRow, (row for at in claims for row in _times(at)))
    copy_rows(session, MentionRow, (row for at in claims for row in _mentions(at, fold)))


def _new(at: PlacedClaim, fold: Fold) -> Values:
    return {
        "source_id": at.ref.source_id,
        "number": at.ref.number,
        "capture": at.capture,
        "sentence": at.claim.sentence,
        **_reading(at, fold),
        "extractor": at.extractor,
    }


def _reading(at: PlacedClaim, fold: Fold) -> Values:
    claim = at.claim
    text = at.words(claim.span)
    return {
        **span_values(claim.span),
        "text": text,
        "text_normalized": fold(text),
        "voice": claim.voice.value,
        **_claimant(claim.claimant, fold),
        "cue": claim.cue,
        **span_values(claim.cue_span, "cue"),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "quoted": claim.quoted,
    }


def _claimant(claimant: Claimant | None, fold: Fold) -> Values:
    return {
        "claimant_name": None if claimant is None else claimant.name,
        "claimant_normalized": None if claimant is None else fold(claimant.name),
        "claimant_kind": None if claimant is None else claimant.kind.value,
        "claimant_entity_id": None if claimant is None else claimant.entity_id,
        **span_values(None if claimant is None else claimant.span, "claimant"),
        **_anonymity(None if claimant is None else claimant.anonymity),
    }


def _anonymity(said: Anonymity | None) -> Values:
    return {
        "anonymous_kind": None if said is None else said.kind.value,
        "anonymous_close_to": None if said is None else said.close_to,
        "anonymous_plural": None if said is None else said.plural,
    }


def _hops(at: PlacedClaim, fold: Fold) -> Iterator[Values]:
    for position, hop in enumerate(at.claim.chain, 1):
        yield {
            **at.key,
            "position": position,
            "name": hop.name,
            "name_normalized": fold(hop.name),
            "entity_id": hop.entity_id,
            "role": hop.role.value,
            "cue": hop.cue,
            **span_values(hop.span),
            **span_values(hop.cue_span, "cue"),
        }


def _quantities(at: PlacedClaim) -> Iterator[Values]:
    for position, quantity in enumerate(at.claim.quantities, 1):
        yield {
            **at.key,
            "position": position,
            "text": at.words(quantity.span),
            **span_values(quantity.span),
            "value": quantity.value,
            "value_max": quantity.value_max,
            "unit": quantity.unit,
            "approximate": quantity.approximate,
            "open_ended": quantity.open_ended,
        }


def _times(at: PlacedClaim) -> Iterator[Values]:
    for position, time in enumerate(at.claim.times, 1):
        yield {
            **at.key,
            "position": position,
            "text": at.words(time.span),
            **span_values(time.span),
            "start_on": None if time.days is None else time.days.start_on,
            "end_on": None if time.days is None else time.days.end_on,
            "precision": None if time.days is None else time.days.precision.value,
        }


def _mentions(at: PlacedClaim, fold: Fold) -> Iterator[Values]:
    for position, mention in enumerate(at.claim.mentions, 1):
        yield {
            **at.key,
            "position": position,
            "entity_id": mention.entity_id,
            "kind": mention.kind.value,
            "name": mention.name,
            "name_normalized": fold(mention.name),
            **span_values(mention.span),
        }


def span_values(span: Span | None, of: str = "span") -> Values:
    """The two columns of a span, both null where there is none."""
    start, end = (None, None) if span is None else (span.start, span.end)
    return {f"{of}_start": start, f"{of}_end": end}
