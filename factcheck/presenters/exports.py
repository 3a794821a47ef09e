"""The rows of exports, exactly as design.md section 6 promises them."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from factcheck.domain.days import Precision
from factcheck.domain.reading import Anonymity, Claim, Claimant, Hop, Quantity
from factcheck.domain.records import ClaimBrief, ClaimRecord, LinkRecord, SourceBrief
from factcheck.domain.spans import Span
from factcheck.domain.words import (
    AnonymousKind,
    ClaimantKind,
    EntityKind,
    HopRole,
    LinkState,
    Modality,
    Polarity,
    ReasonCode,
    Relation,
    Voice,
)

Pair = tuple[int, int]  # a span: start and end, code points of the capture, half open


class Out(BaseModel):
    """A shape that leaves the house: frozen, its fields in the order in which they are written."""

    model_config = ConfigDict(frozen=True, use_enum_values=True)


class SourceOut(Out):
    """A claim's source. ``key`` is the file name or URL that the source came from."""

    source_id: int
    uid: str
    key: str
    outlet: str | None
    title: str | None
    url: str | None
    published_on: str | None


class SentenceOut(Out):
    """The sentence that a claim stands in."""

    number: int
    start: int
    end: int
    text: str


class AnonymityOut(Out):
    """What the text says of a source that it does not name; ``close_to`` in the text's words."""

    kind: AnonymousKind
    close_to: str | None
    plural: bool


class ClaimantOut(Out):
    """To whom a claim is put down; ``span`` is null when carried over from an earlier sentence.

    ``anonymous`` is null for claimants that the text names.
    """

    name: str
    kind: ClaimantKind
    entity_id: int | None
    span: Pair | None
    anonymous: AnonymityOut | None


class HopOut(Out):
    """One hop of the chain, the outlet last."""

    name: str
    role: HopRole
    cue: str | None
    span: Pair | None


class QuantityOut(Out):
    """A number, a range (then ``value_max`` is set), or a bound: "more than 4" is ``value`` 4, ``bound`` "at least"."""

    text: str
    value: int | float | None
    value_max: int | float | None
    unit: str | None
    approximate: bool
    bound: Literal["at least", "at most"] | None


class TimeOut(Out):
    """A time; days are null where the day of publication would be needed and is not known."""

    text: str
    start_on: date | None
    end_on: date | None
    precision: Precision | None


class EntityOut(Out):
    """An entity that the claim mentions, under the name that stands there."""

    name: str
    kind: EntityKind
    entity_id: int | None


class ClaimOut(Out):
    """A row of ``factcheck export claims``: ``text`` equals the capture's code points ``[start:end]``.

    ``corrected``: a person has put something else in place of what the program read.
    """

    claim_id: str
    uid: str
    source: SourceOut
    sentence: SentenceOut
    start: int
    end: int
    text: str
    voice: Voice
    claimant: ClaimantOut | None
    chain: tuple[HopOut, ...]
    cue: str | None
    cue_span: Pair | None
    polarity: Polarity
    modality: Modality
    quoted: bool
    quantities: tuple[QuantityOut, ...]
    times: tuple[TimeOut, ...]
    entities: tuple[EntityOut, ...]
    corrected: bool


class ReasonOut(Out):
    """Why two claims are linked."""

    code: ReasonCode
    detail: str


class LinkEndOut(Out):
    """One claim of a link."""

    claim_id: str
    key: str
    outlet: str | None
    claimant: str | None
    text: str


class LinkOut(Out):
    """A row of ``factcheck export links``."""

    relation: Relation
    state: LinkState
    score: float
    same_origin: bool
    same_source: bool
    reasons: tuple[ReasonOut, ...]
    a: LinkEndOut
    b: LinkEndOut


def claim_out(record: ClaimRecord) -> ClaimOut:
    """The export row of a claim."""
    claim, source = record.claim, record.source
    return ClaimOut(
        claim_id=str(record.ref),
        uid=f"{source.uid}.{record.capture}.{claim.span.start}-{claim.span.end}",
        source=_source(source),
        sentence=SentenceOut(
            number=claim.sentence, start=record.sentence.start, end=record.sentence.end, text=record.sentence_text
        ),
        start=claim.span.start,
        end=claim.span.end,
        text=record.text,
        voice=claim.voice,
        claimant=None if claim.claimant is None else _claimant(claim.claimant),
        chain=chain_out(claim, source.outlet),
        cue=claim.cue,
        cue_span=_pair(claim.cue_span),
        polarity=claim.polarity,
        modality=claim.modality,
        quoted=claim.quoted,
        quantities=tuple(map(quantity_out, claim.quantities, record.quantities_text)),
        times=tuple(_times(record)),
        entities=tuple(EntityOut(name=m.name, kind=m.kind, entity_id=m.entity_id) for m in claim.mentions),
        corrected=record.corrected,
    )


def chain_out(claim: Claim, outlet: str | None) -> tuple[HopOut, ...]:
    """The hops that the text names, then the outlet where it is known."""
    hops = tuple(_hop(hop) for hop in claim.chain)
    return hops if outlet is None else (*hops, HopOut(name=outlet, role=HopRole.OUTLET, cue=None, span=None))


def link_out(record: LinkRecord) -> LinkOut:
    """The export row of a link."""
    return LinkOut(
        relation=record.relation,
        state=record.state,
        score=round(record.score, 4),
        same_origin=record.same_origin,
        same_source=record.same_source,
        reasons=tuple(ReasonOut(code=reason.code, detail=reason.detail) for reason in record.reasons),
        a=_end(record.a),
        b=_end(record.b),
    )


def _source(source: SourceBrief) -> SourceOut:
    return SourceOut(
        source_id=source.source_id,
        uid=source.uid,
        key=source.key,
        outlet=source.outlet,
        title=source.title,
        url=source.url,
        published_on=None if source.published is None else source.published.written(),
    )


def _claimant(claimant: Claimant) -> ClaimantOut:
    return ClaimantOut(
        name=claimant.name,
        kind=claimant.kind,
        entity_id=claimant.entity_id,
        span=_pair(claimant.span),
        anonymous=None if claimant.anonymity is None else _anonymity(claimant.anonymity),
    )


def _anonymity(said: Anonymity) -> AnonymityOut:
    return AnonymityOut(kind=said.kind, close_to=said.close_to, plural=said.plural)


def _hop(hop: Hop) -> HopOut:
    return HopOut(name=hop.name, role=hop.role, cue=hop.cue, span=_pair(hop.span))


def quantity_out(quantity: Quantity, text: str) -> QuantityOut:
    """The export of a quantity, with its words."""
    at_most = quantity.value is None
    return QuantityOut(
        text=text,
        value=_number(quantity.value_max if at_most else quantity.value),
        value_max=None if at_most else _number(quantity.value_max),
        unit=quantity.unit,
        approximate=quantity.approximate,
        bound="at most" if at_most else "at least" if quantity.open_ended else None,
    )


def _times(record: ClaimRecord) -> Iterable[TimeOut]:
    for time, text in zip(record.claim.times, record.times_text, strict=True):
        days = time.days
        if days is None:
            yield TimeOut(text=text, start_on=None, end_on=None, precision=None)
        else:
            yield TimeOut(text=text, start_on=days.start_on, end_on=days.end_on, precision=days.precision)


def _end(brief: ClaimBrief) -> LinkEndOut:
    return LinkEndOut(
        claim_id=str(brief.ref), key=brief.key, outlet=brief.outlet, claimant=brief.claimant, text=brief.text
    )


def _pair(span: Span | None) -> Pair | None:
    return None if span is None else (span.start, span.end)


def _number(value: float | None) -> int | float | None:
    """Whole numbers without a point: 4200000000, not 4200000000.0."""
    return int(value) if value is not None and value.is_integer() else value
