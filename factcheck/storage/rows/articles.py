"""Articles as they came in: sources, their captures, the captures' sentences."""

from datetime import date

from sqlalchemy import Computed, ForeignKey, ForeignKeyConstraint, Index, false, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.domain.days import Precision
from factcheck.domain.words import SentenceKind
from factcheck.storage.rows.base import (
    DISTRIBUTED,
    Base,
    EntityRef,
    NewId,
    Now,
    Position,
    SourceKey,
    SpanEnd,
    SpanStart,
    days_in_order,
    in_order,
    one_of,
)
from factcheck.storage.rows.searching import TITLE_WORDS

# What lists of sources are ordered by: those whose day is not known come last, as the first days of all.
NEWEST_DAY = "coalesce(published_start_on, '-infinity'::date)"


class SourceRow(Base):
    """The record of one article of one outlet."""

    __tablename__ = "source"
    __table_args__ = (
        one_of("published_precision", Precision),
        days_in_order("published_"),
        Index("ix_source_newest", text(NEWEST_DAY), "source_id"),
        Index("ix_source_outlet_id_newest", "outlet_id", text(NEWEST_DAY), "source_id"),
        Index("ix_source_title_words", "title_words", postgresql_using="gin"),
        {"comment": "the record of one article of one outlet", "info": DISTRIBUTED},
    )

    source_id: Mapped[NewId] = mapped_column(comment="number of the source, given by the database; the 12 of 12.7")
    outlet_id: Mapped[EntityRef | None] = mapped_column(
        ForeignKey("factcheck.outlet.outlet_id"), index=True, comment="who published it; null when not known"
    )
    key: Mapped[str] = mapped_column(index=True, comment="the file name or URL that it came from")
    url: Mapped[str | None] = mapped_column(comment="its address as given; null when not known")
    url_normalized: Mapped[str | None] = mapped_column(
        index=True, comment="the address without what does not tell articles apart; null when not known"
    )
    title: Mapped[str | None] = mapped_column(comment="its headline; null when not known")
    byline: Mapped[str | None] = mapped_column(comment="its authors as the outlet names them; null when not known")
    published_start_on: Mapped[date | None] = mapped_column(
        index=True, comment="first day on which it may have been published; null when not known"
    )
    published_end_on: Mapped[date | None] = mapped_column(
        comment="last day (included) on which it may have been published; null when not known"
    )
    published_precision: Mapped[str | None] = mapped_column(
        comment="how exactly the day is known: day, week, month, quarter, year, decade, range; null for not at all"
    )
    language: Mapped[str] = mapped_column(comment="ISO 639-1 code of its language, und when none was recognised")
    latest_capture: Mapped[int] = mapped_column(
        comment="number of its newest capture, whose claims are the current ones"
    )
    linked_capture: Mapped[int] = mapped_column(
        server_default=text("0"), comment="number of the newest capture that has been through linking, 0 for none"
    )
    linked_closely: Mapped[bool] = mapped_column(
        server_default=false(),
        comment="whether its claims were compared with sentence vectors too, and not by words alone",
    )
    reread_by: Mapped[str | None] = mapped_column(
        comment="name and version of the program that read the newest capture again; null when none has"
    )
    uid: Mapped[str] = mapped_column(index=True, comment="name made from content and outlet, equal on every machine")
    first_seen_at: Mapped[Now] = mapped_column(comment="when it first came in")
    last_seen_at: Mapped[Now] = mapped_column(comment="when it last came in, changed or not")
    title_words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(TITLE_WORDS, persisted=True),
        deferred=True,
        comment="the headline's folded words as Arabic and English lexemes, for search; generated",
    )


class CaptureRow(Base):
    """The text of a source as taken at one time; never changed."""

    __tablename__ = "capture"
    __table_args__ = (
        ForeignKeyConstraint(["source_id"], ["factcheck.source.source_id"]),
        {"comment": "the immutable text of a source as taken at one time; append-only", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey]
    number: Mapped[Position] = mapped_column(comment="counts the captures of the source, from 1")
    text: Mapped[str] = mapped_column(comment="the text; every span counts its code points from 0")
    text_sha256: Mapped[bytes] = mapped_column(comment="SHA-256 of the text in UTF-8, 32 bytes")
    media_type: Mapped[str] = mapped_column(comment="media type of the raw bytes, as text/html")
    raw: Mapped[bytes] = mapped_column(deferred=True, comment="the bytes that came in")
    extractor: Mapped[str] = mapped_column(comment="name and version of the program that read sentences and claims")
    taken_at: Mapped[Now] = mapped_column(comment="when it came in")
    # The one column its owner may still UPDATE, which a generated column makes harmless (migration append_only).
    length: Mapped[int] = mapped_column(
        Computed("char_length(text)", persisted=True), comment="how many code points the text has; generated"
    )


class SentenceRow(Base):
    """One numbered span of a capture."""

    __tablename__ = "sentence"
    __table_args__ = (
        one_of("kind", SentenceKind),
        in_order(),
        ForeignKeyConstraint(["source_id", "capture"], ["factcheck.capture.source_id", "factcheck.capture.number"]),
        {"comment": "one numbered span of a capture", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey]
    capture: Mapped[Position] = mapped_column(comment="number of the capture it stands in")
    number: Mapped[Position] = mapped_column(
        comment="a number in the capture, from 1 in reading order; a span that a later reading adds is numbered on"
    )
    span_start: Mapped[SpanStart]
    span_end: Mapped[SpanEnd]
    kind: Mapped[str] = mapped_column(comment="what it is on the page: title, heading, body or caption")
