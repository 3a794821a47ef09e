"""Verdicts as they are exchanged: with the scale of their rating, the desk that gave them, and what they cite."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, and_, func, select, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session, aliased

from factcheck.domain.records import ClaimRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import Appearance
from factcheck.domain.words import EvidenceKind, Stance
from factcheck.storage.claims import claim_record, claims_query, day_range
from factcheck.storage.rows import (
    CaptureRow,
    ClaimRow,
    EvidenceRow,
    EvidenceWithdrawalRow,
    OutletRow,
    RatingRow,
    RatingScaleRow,
    SentenceRow,
    SourceRow,
    VerdictRow,
)
from factcheck.storage.verdicts import holds

BATCH_REVIEWS = 100  # each brings its claim and the articles that say the same: some 1 MB in all
_KEY = ("source_id", "claim", "verdict", "position")


@dataclass(frozen=True, slots=True)
class CitedEvidence:
    """A piece of evidence; ``words`` and ``url`` are those of a cited claim or sentence of this database."""

    stance: Stance
    kind: EvidenceKind
    citation: str
    file_sha256: bytes | None
    words: str | None
    url: str | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A verdict that rates a claim. ``desk`` (with its domain) is None for our own; labels are by language."""

    claim: ClaimRef
    number: int
    rationale: str
    current: bool
    supersedes: int | None
    logged_at: datetime
    reviewed_on: date | None
    url: str | None
    label: dict[str, str]
    value: Decimal | None
    best: Decimal
    worst: Decimal
    desk: tuple[str, str | None] | None
    evidence: tuple[CitedEvidence, ...]


def reviews_query(*, theirs: bool) -> Select[Any]:
    """Verdicts that rate a claim, in the order of the claims' names; other desks' too for ``theirs``."""
    query = (
        select(VerdictRow, RatingRow, RatingScaleRow, OutletRow.name, OutletRow.domain, holds(), _evidence())
        .join(RatingRow, RatingRow.rating_id == VerdictRow.rating_id)
        .join(RatingScaleRow, RatingScaleRow.scale_id == RatingRow.scale_id)
        .outerjoin(OutletRow, OutletRow.outlet_id == VerdictRow.desk_outlet_id)
        .order_by(VerdictRow.source_id, VerdictRow.claim, VerdictRow.number)
    )
    return query if theirs else query.where(VerdictRow.desk_outlet_id.is_(None))


def on_claim(query: Select[Any], ref: ClaimRef) -> Select[Any]:
    """The query's verdicts on that claim."""
    return query.where(VerdictRow.source_id == ref.source_id, VerdictRow.claim == ref.number)


def current_reviews(query: Select[Any]) -> Select[Any]:
    """The query's verdicts that hold."""
    return query.where(holds())


def numbered(query: Select[Any], number: int) -> Select[Any]:
    """The query's verdict of that number."""
    return query.where(VerdictRow.number == number)


def next_reviews(session: Session, query: Select[Any], *, after: tuple[int, int, int]) -> list[StoredReview]:
    """The query's next verdicts beyond (source, claim, number) ``after``, a batch of them."""
    beyond = tuple_(VerdictRow.source_id, VerdictRow.claim, VerdictRow.number) > tuple_(*after)
    return [_review(row) for row in session.execute(query.where(beyond).limit(BATCH_REVIEWS))]


def claims_named(session: Session, refs: Collection[ClaimRef]) -> dict[ClaimRef, ClaimRecord]:
    """The claims of these names, those too that are no longer current."""
    named = tuple_(ClaimRow.source_id, ClaimRow.number).in_([(ref.source_id, ref.number) for ref in refs])
    records = map(claim_record, session.execute(claims_query(current_only=False).where(named)))
    return {record.ref: record for record in records}


def articles(session: Session, source_ids: Collection[int]) -> dict[int, Appearance]:
    """What a review says of each of the sources."""
    query = (
        select(SourceRow, OutletRow.name)
        .outerjoin(OutletRow, OutletRow.outlet_id == SourceRow.outlet_id)
        .where(SourceRow.source_id.in_(source_ids))
    )
    return {source.source_id: _article(source, outlet) for source, outlet in session.execute(query)}


def theirs_left_out(session: Session) -> int:
    """How many verdicts of other desks hold."""
    held = select(func.count()).select_from(VerdictRow)
    return session.execute(
        held.where(VerdictRow.desk_outlet_id.is_not(None), VerdictRow.rating_id.is_not(None), holds())
    ).scalar_one()


def _article(source: SourceRow, outlet: str | None) -> Appearance:
    published = day_range(source.published_start_on, source.published_end_on, source.published_precision)
    return Appearance(source.url, outlet, source.title, published)


def _review(row: Sequence[Any]) -> StoredReview:
    verdict, rating, scale, desk, domain, current, evidence = row
    return StoredReview(
        claim=ClaimRef(verdict.source_id, verdict.claim),
        number=verdict.number,
        rationale=verdict.rationale,
        current=current,
        supersedes=verdict.supersedes,
        logged_at=verdict.logged_at,
        reviewed_on=verdict.reviewed_on,
        url=verdict.review_url,
        label=rating.label,
        value=rating.numeric_value,
        best=scale.best,
        worst=scale.worst,
        desk=None if desk is None else (desk, domain),
        evidence=tuple(_cited(*each) for each in evidence),
    )


def _cited(stance: str, kind: str, citation: str, file_sha256: str | None, *rest: Any) -> CitedEvidence:
    digest = None if file_sha256 is None else bytes.fromhex(file_sha256)
    return CitedEvidence(Stance(stance), EvidenceKind(kind), citation, digest, *rest)


def _evidence() -> Any:
    """The verdict's evidence as a JSON array, in its order, with the words of what it cites of this database."""
    cited, source = aliased(ClaimRow), aliased(SourceRow)
    sentence, capture = aliased(SentenceRow), aliased(CaptureRow)
    words = func.substr(capture.text, sentence.span_start + 1, sentence.span_end - sentence.span_start)
    withdrawn = select(EvidenceWithdrawalRow.position).where(
        *(getattr(EvidenceWithdrawalRow, name) == getattr(EvidenceRow, name) for name in _KEY)
    )
    row = func.json_build_array(
        EvidenceRow.stance,
        EvidenceRow.kind,
        EvidenceRow.citation,
        func.encode(EvidenceRow.file_sha256, "hex"),
        func.coalesce(cited.text, words),
        source.url,
        withdrawn.correlate(EvidenceRow).exists(),
    )
    in_sentence = and_(
        sentence.source_id == EvidenceRow.cited_source_id,
        sentence.capture == EvidenceRow.cited_capture,
        sentence.number == EvidenceRow.cited_sentence,
    )
    return (
        select(func.coalesce(func.json_agg(aggregate_order_by(row, EvidenceRow.position)), func.json_build_array()))
        .select_from(EvidenceRow)
        .outerjoin(cited, and_(cited.source_id == EvidenceRow.cited_source_id, cited.number == EvidenceRow.cited_claim))
        .outerjoin(sentence, in_sentence)
        .outerjoin(capture, and_(capture.source_id == sentence.source_id, capture.number == sentence.capture))
        .outerjoin(source, source.source_id == EvidenceRow.cited_source_id)
        .where(
            EvidenceRow.source_id == VerdictRow.source_id,
            EvidenceRow.claim == VerdictRow.claim,
            EvidenceRow.verdict == VerdictRow.number,
        )
        .correlate(VerdictRow)
        .scalar_subquery()
    )
