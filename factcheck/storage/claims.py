"""Claims as they are read back: one Select that the callers narrow, order and page."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, select, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from factcheck.domain.days import DayRange, Precision
from factcheck.domain.reading import Anonymity, Claim, Claimant, Hop, Mention, Quantity, TimeReference
from factcheck.domain.records import ClaimRecord, SourceBrief
from factcheck.domain.refs import ClaimRef
from factcheck.domain.spans import Span
from factcheck.domain.words import (
    AnonymousKind,
    ClaimantKind,
    EntityKind,
    HopRole,
    Modality,
    Polarity,
    SentenceKind,
    Voice,
)
from factcheck.storage.rows import (
    AttributionRow,
    CaptureRow,
    ClaimRow,
    ClaimTimeRow,
    MentionRow,
    OutletRow,
    QuantityRow,
    SentenceRow,
    SourceRow,
)

BATCH = 500  # rows fetched at a time when streaming: some 2 MB of claims


class _Claim(NamedTuple):
    """The columns of a claim that a record is made of: plain values, which a list reads in half the time of objects."""

    source_id: int
    number: int
    capture: int
    sentence: int
    span_start: int
    span_end: int
    text: str
    voice: str
    claimant_name: str | None
    claimant_kind: str | None
    claimant_start: int | None
    claimant_end: int | None
    claimant_entity_id: int | None
    anonymous_kind: str | None
    anonymous_close_to: str | None
    anonymous_plural: bool | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    polarity: str
    modality: str
    quoted: bool
    corrected: bool
    outdated_at: datetime | None


class _Source(NamedTuple):
    """The columns of its source."""

    source_id: int
    uid: str
    key: str
    outlet_id: int | None
    title: str | None
    url: str | None
    published_start_on: date | None
    published_end_on: date | None
    published_precision: str | None
    language: str
    latest_capture: int | None


_CLAIM_COLUMNS = [getattr(ClaimRow, name) for name in _Claim._fields]
_SOURCE_COLUMNS = [getattr(SourceRow, name) for name in _Source._fields]
_SENTENCE_COLUMNS = [SentenceRow.span_start, SentenceRow.span_end, SentenceRow.kind]
_SOURCE_AT = len(_CLAIM_COLUMNS)
_REST_AT = _SOURCE_AT + len(_SOURCE_COLUMNS)


def claims_query(*, current_only: bool = True) -> Select[Any]:
    """Claims with source, sentence, chain, quantities, times and mentions, in the order of their names."""
    query = (
        select(*_CLAIM_COLUMNS, *_SOURCE_COLUMNS, OutletRow.name, *_SENTENCE_COLUMNS, _sentence_text(), *_children())
        .select_from(ClaimRow)
        .join(SourceRow, SourceRow.source_id == ClaimRow.source_id)
        .outerjoin(OutletRow, OutletRow.outlet_id == SourceRow.outlet_id)
        .join(
            SentenceRow,
            (SentenceRow.source_id == ClaimRow.source_id)
            & (SentenceRow.capture == ClaimRow.capture)
            & (SentenceRow.number == ClaimRow.sentence),
        )
        .join(CaptureRow, (CaptureRow.source_id == ClaimRow.source_id) & (CaptureRow.number == ClaimRow.capture))
        .order_by(ClaimRow.source_id, ClaimRow.number)
    )
    return query.where(is_current()) if current_only else query


def is_current(claim: Any = ClaimRow, source: Any = SourceRow) -> ColumnElement[bool]:
    """Whether the claim stands in its source's newest text and in the newest reading of it."""
    return and_(claim.capture == source.latest_capture, claim.outdated_at.is_(None))


def claims_named(session: Session, refs: Collection[ClaimRef]) -> list[ClaimRecord]:
    """The claims of those names, whether they still stand or not, in one query however many they are."""
    if not refs:
        return []
    named = tuple_(ClaimRow.source_id, ClaimRow.number).in_([(ref.source_id, ref.number) for ref in refs])
    return [claim_record(row) for row in session.execute(claims_query(current_only=False).where(named))]


def current_spans(session: Session, source_id: int, capture: int) -> dict[int, Span]:
    """Where each claim of the capture's newest reading stands, by its number."""
    query = select(ClaimRow.number, ClaimRow.span_start, ClaimRow.span_end).where(
        ClaimRow.source_id == source_id, ClaimRow.capture == capture, ClaimRow.outdated_at.is_(None)
    )
    return {number: Span(start, end) for number, start, end in session.execute(query)}


def stream_claims(session: Session, query: Select[Any]) -> Iterator[ClaimRecord]:
    """The query's claims, a batch in memory at a time."""
    for row in session.execute(query.execution_options(yield_per=BATCH)):
        yield claim_record(row)


def words_match(words: str) -> ColumnElement[bool]:
    """Whether a claim's words hold all of ``words`` (normalised as claims are), by Arabic or by English stems."""
    return ClaimRow.words.bool_op("@@")(
        func.plainto_tsquery("arabic", words).op("||")(func.plainto_tsquery("english", words))
    )


def published_between(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """Sources that may have been published between the two days (both included, None for open)."""
    bounds: list[ColumnElement[bool]] = []
    if since is not None:
        bounds.append(SourceRow.published_end_on >= since)
    if until is not None:
        bounds.append(SourceRow.published_start_on <= until)
    return bounds


def claim_record(row: tuple[Any, ...]) -> ClaimRecord:
    """The record that a row of claims_query holds."""
    claim, source = _Claim._make(row[:_SOURCE_AT]), _Source._make(row[_SOURCE_AT:_REST_AT])
    outlet, start, end, kind, sentence_text, hops, quantities, times, mentions = row[_REST_AT:]
    return ClaimRecord(
        ref=ClaimRef(claim.source_id, claim.number),
        source=_brief(source, outlet),
        capture=claim.capture,
        current=claim.capture == source.latest_capture and claim.outdated_at is None,
        claim=_claim(claim, hops, quantities=quantities, times=times, mentions=mentions),
        text=claim.text,
        sentence=Span(start, end),
        sentence_kind=SentenceKind(kind),
        sentence_text=sentence_text,
        quantities_text=tuple(quantity[0] for quantity in quantities),
        times_text=tuple(time[0] for time in times),
        corrected=claim.corrected,
        outdated_at=claim.outdated_at,
    )


def day_range(start_on: date | str | None, end_on: date | str | None, precision: str | None) -> DayRange | None:
    """The range that the three columns hold together, None where they are null."""
    if start_on is None or end_on is None or precision is None:
        return None
    return DayRange(_day(start_on), _day(end_on), Precision(precision))


def _sentence_text() -> ColumnElement[str]:
    return func.substr(CaptureRow.text, SentenceRow.span_start + 1, SentenceRow.span_end - SentenceRow.span_start)


def _children() -> list[ScalarSelect[Any]]:
    hop, quantity, time, mention = AttributionRow, QuantityRow, ClaimTimeRow, MentionRow
    numbers = (quantity.value, quantity.value_max, quantity.unit, quantity.approximate, quantity.open_ended)
    cue = (hop.cue_start, hop.cue_end)
    return [
        _gathered(hop, [hop.name, hop.role, hop.cue, hop.span_start, hop.span_end, hop.entity_id, *cue]),
        _gathered(quantity, [quantity.text, quantity.span_start, quantity.span_end, *numbers]),
        _gathered(time, [time.text, time.span_start, time.span_end, time.start_on, time.end_on, time.precision]),
        _gathered(mention, [mention.name, mention.kind, mention.span_start, mention.span_end, mention.entity_id]),
    ]


def _gathered(row: Any, columns: Sequence[Any]) -> ScalarSelect[Any]:
    """A claim's rows of one child table as a JSON array of arrays, in their order."""
    array = func.json_agg(aggregate_order_by(func.json_build_array(*columns), row.position))
    return (
        select(func.coalesce(array, func.json_build_array()))
        .where(row.source_id == ClaimRow.source_id, row.claim == ClaimRow.number)
        .correlate(ClaimRow)
        .scalar_subquery()
    )


def _brief(source: _Source, outlet: str | None) -> SourceBrief:
    return SourceBrief(
        source_id=source.source_id,
        uid=source.uid,
        key=source.key,
        outlet_id=source.outlet_id,
        outlet=outlet,
        title=source.title,
        url=source.url,
        published=day_range(source.published_start_on, source.published_end_on, source.published_precision),
        language=source.language,
    )


def _claim(row: _Claim, hops: list[Any], *, quantities: list[Any], times: list[Any], mentions: list[Any]) -> Claim:
    return Claim(
        number=row.number,
        sentence=row.sentence,
        span=Span(row.span_start, row.span_end),
        voice=Voice(row.voice),
        claimant=_claimant(row),
        chain=tuple(
            Hop(name, HopRole(role), cue, _span(start, end), entity_id, _span(cue_start, cue_end))
            for name, role, cue, start, end, entity_id, cue_start, cue_end in hops
        ),
        cue=row.cue,
        cue_span=_span(row.cue_start, row.cue_end),
        polarity=Polarity(row.polarity),
        modality=Modality(row.modality),
        quoted=row.quoted,
        quantities=tuple(
            Quantity(Span(start, end), _float(value), _float(value_max), unit, approximate, open_ended)
            for _, start, end, value, value_max, unit, approximate, open_ended in quantities
        ),
        times=tuple(
            TimeReference(Span(start, end), day_range(start_on, end_on, precision))
            for _, start, end, start_on, end_on, precision in times
        ),
        mentions=tuple(
            Mention(Span(start, end), name, EntityKind(kind), entity_id)
            for name, kind, start, end, entity_id in mentions
        ),
    )


def _claimant(row: _Claim) -> Claimant | None:
    if row.claimant_name is None or row.claimant_kind is None:
        return None
    span = _span(row.claimant_start, row.claimant_end)
    return Claimant(
        row.claimant_name, ClaimantKind(row.claimant_kind), span, row.claimant_entity_id, anonymity=_anonymity(row)
    )


def _anonymity(row: _Claim) -> Anonymity | None:
    if row.anonymous_kind is None or row.anonymous_plural is None:
        return None
    return Anonymity(AnonymousKind(row.anonymous_kind), row.anonymous_close_to, row.anonymous_plural)


def _float(value: float | None) -> float | None:
    """JSON writes a whole number without a point and gives it back as an int."""
    return None if value is None else float(value)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
