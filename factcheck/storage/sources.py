"""Sources and their captures: finding what is already known, adding what is not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, func, insert, literal, literal_column, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session, aliased

from factcheck.domain.articles import Article
from factcheck.domain.places import SourcePlace
from factcheck.domain.reading import Sentence
from factcheck.domain.records import SourceRecord
from factcheck.domain.spans import Span
from factcheck.domain.words import SentenceKind
from factcheck.storage.claims import day_range, is_current
from factcheck.storage.rows import CaptureRow, ClaimRow, OutletRow, SentenceRow, SourceRow
from factcheck.storage.rows.articles import NEWEST_DAY

_DAY = literal_column(NEWEST_DAY.replace("published_start_on", "factcheck.source.published_start_on"), Date)

INGEST_LOCK = "factcheck.ingest"  # one writer of sources at a time, so that two runs never make one source twice


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source about to be added. ``url_normalized`` is what two addresses of one article have in common."""

    article: Article
    outlet_id: int | None
    url_normalized: str | None
    uid: str
    language: str


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that is already there, with the digests of its captures (SHA-256, 32 bytes each, oldest first)
    and its newest text.
    """

    source_id: int
    uid: str
    key: str
    url_normalized: str | None
    outlet_id: int | None
    latest_capture: int
    digests: tuple[bytes, ...]
    latest_text: str


def lock_ingest(session: Session) -> None:
    """Wait for any other ingest to finish its transaction, and keep others waiting until this one ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(INGEST_LOCK, 0))))


def known_sources(
    session: Session, *, uids: Iterable[str], urls: Iterable[str], keys: Iterable[str]
) -> list[KnownSource]:
    """Every source that shares a uid, a normalised URL or a key with the ones asked for."""
    every = aliased(CaptureRow, name="every_capture")
    digests = (
        select(func.array_agg(aggregate_order_by(every.text_sha256, every.number)))
        .where(every.source_id == SourceRow.source_id)
        .scalar_subquery()
    )
    query = (
        select(SourceRow, digests, CaptureRow.text)
        .join(
            CaptureRow,
            (CaptureRow.source_id == SourceRow.source_id) & (CaptureRow.number == SourceRow.latest_capture),
        )
        .where(
            or_(
                SourceRow.uid.in_(list(uids)),
                SourceRow.url_normalized.in_(list(urls)),
                SourceRow.key.in_(list(keys)),
            )
        )
        .order_by(SourceRow.source_id)
    )
    return [_known(*row) for row in session.execute(query)]


def add_sources(session: Session, sources: Sequence[NewSource]) -> list[int]:
    """The ids of the new sources, in their order. Their first captures are written apart."""
    statement = insert(SourceRow).returning(SourceRow.source_id, sort_by_parameter_order=True)
    return list(session.scalars(statement, [_values(source) for source in sources])) if sources else []


def touch_sources(session: Session, source_ids: Iterable[int]) -> None:
    """Note that the sources were seen again just now, unchanged."""
    session.execute(update(SourceRow).where(SourceRow.source_id.in_(list(source_ids))).values(last_seen_at=func.now()))


def set_latest_capture(session: Session, source_id: int, number: int) -> None:
    """Make capture ``number`` the one that counts."""
    values = {"latest_capture": number, "reread_by": None, "last_seen_at": func.now()}
    session.execute(update(SourceRow).where(SourceRow.source_id == source_id).values(values))


def set_outlet(session: Session, source_id: int, outlet_id: int, uid: str) -> None:
    """Name the outlet of a source whose outlet was not known; its uid follows."""
    session.execute(
        update(SourceRow)
        .where(SourceRow.source_id == source_id, SourceRow.outlet_id.is_(None))
        .values(outlet_id=outlet_id, uid=uid)
    )


def last_claim_numbers(session: Session, source_ids: Iterable[int]) -> dict[int, int]:
    """The highest claim number of each source that has claims."""
    query = (
        select(ClaimRow.source_id, func.max(ClaimRow.number).label("last"))
        .where(ClaimRow.source_id.in_(list(source_ids)))
        .group_by(ClaimRow.source_id)
    )
    return dict(session.execute(query).all())


def sources_query() -> Select[Any]:
    """Sources with their outlet's name and their counts of captures and current claims, newest first."""
    captures = select(func.count()).where(CaptureRow.source_id == SourceRow.source_id).scalar_subquery()
    claims = select(func.count()).where(ClaimRow.source_id == SourceRow.source_id, is_current()).scalar_subquery()
    return (
        select(SourceRow, OutletRow.name, captures, claims)
        .outerjoin(OutletRow, OutletRow.outlet_id == SourceRow.outlet_id)
        .order_by(_DAY.desc(), SourceRow.source_id.desc())
    )


def after_place(place: SourcePlace) -> ColumnElement[bool]:
    """Whether a source comes later in the list than that place."""
    day = literal_column("'-infinity'::date") if place.published_on is None else literal(place.published_on)
    return tuple_(_DAY, SourceRow.source_id) < tuple_(day, literal(place.source_id))


def count_sources(session: Session, wanted: Iterable[ColumnElement[bool]], *, up_to: int) -> int:
    """How many sources fit, counted no further than ``up_to``."""
    fitting = select(SourceRow.source_id).where(*wanted).limit(up_to).subquery()
    return int(session.execute(select(func.count()).select_from(fitting)).scalar_one())


def source_record(row: tuple[Any, ...]) -> SourceRecord:
    """The record that a row of sources_query holds."""
    source, outlet, captures, claims = row
    return SourceRecord(
        source_id=source.source_id,
        uid=source.uid,
        key=source.key,
        outlet_id=source.outlet_id,
        outlet=outlet,
        title=source.title,
        url=source.url,
        byline=source.byline,
        published=day_range(source.published_start_on, source.published_end_on, source.published_precision),
        language=source.language,
        captures=captures,
        claims=claims,
        first_seen_at=source.first_seen_at,
        last_seen_at=source.last_seen_at,
    )


def find_source(session: Session, source_id: int) -> SourceRecord | None:
    """The source of that number, None when there is none."""
    row = session.execute(sources_query().where(SourceRow.source_id == source_id)).one_or_none()
    return None if row is None else source_record(row)


def capture_text(session: Session, source_id: int, number: int) -> str:
    """The text of a capture."""
    query = select(CaptureRow.text).where(CaptureRow.source_id == source_id, CaptureRow.number == number)
    return session.execute(query).scalar_one()


def captures_of(session: Session, source_id: int) -> list[tuple[int, datetime, bytes]]:
    """Number, time and SHA-256 of each capture of a source, oldest first."""
    query = (
        select(CaptureRow.number, CaptureRow.taken_at, CaptureRow.text_sha256)
        .where(CaptureRow.source_id == source_id)
        .order_by(CaptureRow.number)
    )
    return [(number, taken_at, digest) for number, taken_at, digest in session.execute(query)]


def sentences_of(session: Session, source_id: int, capture: int) -> list[Sentence]:
    """The sentences of a capture, in their order."""
    query = (
        select(SentenceRow.number, SentenceRow.span_start, SentenceRow.span_end, SentenceRow.kind)
        .where(SentenceRow.source_id == source_id, SentenceRow.capture == capture)
        .order_by(SentenceRow.number)
    )
    return [
        Sentence(number, Span(start, end), SentenceKind(kind)) for number, start, end, kind in session.execute(query)
    ]


def _known(source: SourceRow, digests: Sequence[bytes], text: str) -> KnownSource:
    return KnownSource(
        source_id=source.source_id,
        uid=source.uid,
        key=source.key,
        url_normalized=source.url_normalized,
        outlet_id=source.outlet_id,
        latest_capture=source.latest_capture,
        digests=tuple(bytes(digest) for digest in digests),
        latest_text=text,
    )


def _values(source: NewSource) -> dict[str, Any]:
    article, published = source.article, source.article.published
    return {
        "outlet_id": source.outlet_id,
        "key": article.key,
        "url": article.url,
        "url_normalized": source.url_normalized,
        "title": article.title,
        "byline": article.byline,
        "published_start_on": None if published is None else published.start_on,
        "published_end_on": None if published is None else published.end_on,
        "published_precision": None if published is None else published.precision.value,
        "language": source.language,
        "latest_capture": 1,
        "uid": source.uid,
    }
