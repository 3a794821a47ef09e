"""What is read from a capture: claims, their chains, quantities, times and mentions."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint, Index, false, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.domain.days import Precision
from factcheck.domain.words import AnonymousKind, ClaimantKind, EntityKind, HopRole, Modality, Polarity, Voice
from factcheck.storage.rows.base import (
    DISTRIBUTED,
    Base,
    ClaimKey,
    EntityRef,
    Position,
    SourceKey,
    SpanEnd,
    SpanStart,
    days_in_order,
    in_order,
    one_of,
)

WORDS = "to_tsvector('arabic'::regconfig, text_normalized) || to_tsvector('english'::regconfig, text_normalized)"
STORED_HOPS = (HopRole.CLAIMANT, HopRole.RELAY)  # the outlet closes every chain and is the source's


def _of_claim() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"])


class ClaimRow(Base):
    """What one claimant asserts, in one span of one sentence."""

    __tablename__ = "claim"
    __table_args__ = (
        one_of("voice", Voice),
        one_of("claimant_kind", ClaimantKind),
        CheckConstraint(
            "num_nulls(claimant_name, claimant_normalized, claimant_kind) = case voice when 'outlet' then 3 else 0 end",
            name="claimant_by_voice",
        ),
        one_of("anonymous_kind", AnonymousKind),
        CheckConstraint(
            "num_nulls(anonymous_kind, anonymous_close_to, anonymous_plural) = 3 or claimant_kind = 'anonymous'",
            name="anonymous_of_nobody_named",
        ),
        one_of("polarity", Polarity),
        one_of("modality", Modality),
        in_order(),
        in_order("claimant"),
        in_order("cue"),
        ForeignKeyConstraint(
            ["source_id", "capture", "sentence"],
            ["factcheck.sentence.source_id", "factcheck.sentence.capture", "factcheck.sentence.number"],
        ),
        # In an entity's order of claims, so that its newest ones are found without a sort.
        Index("ix_claim_claimant_entity_id_source_id", "claimant_entity_id", "source_id", "number"),
        Index("ix_claim_words", "words", postgresql_using="gin"),
        Index(
            "ix_claim_outdated",
            *("source_id", "number"),
            postgresql_include=["outdated_at"],
            postgresql_where=text("outdated_at is not null"),
        ),
        # Whoever reads by SQL names claims as people do.
        Index("ix_claim_ref", text("((source_id::text || '.') || number::text)")),
        {"comment": "what one claimant asserts, in one span of one sentence", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey]
    number: Mapped[Position] = mapped_column(comment="counts the claims of the source, from 1; the 7 of 12.7")
    capture: Mapped[int] = mapped_column(comment="number of the capture it was read from")
    sentence: Mapped[int] = mapped_column(comment="number of the sentence it stands in")
    span_start: Mapped[SpanStart]
    span_end: Mapped[SpanEnd]
    text: Mapped[str] = mapped_column(comment="the words of its span")
    text_normalized: Mapped[str] = mapped_column(comment="the words folded for search and comparison")
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(WORDS, persisted=True),
        deferred=True,
        comment="the folded words as Arabic and English lexemes, for search; generated",
    )
    voice: Mapped[str] = mapped_column(comment="attributed when the text names who says it, outlet for its own voice")
    claimant_name: Mapped[str | None] = mapped_column(comment="who says it, as the text has it; null for the outlet")
    claimant_normalized: Mapped[str | None] = mapped_column(comment="the claimant folded for comparison")
    claimant_kind: Mapped[str | None] = mapped_column(
        comment="person, organisation, outlet or anonymous (a source that the text does not name)"
    )
    claimant_entity_id: Mapped[EntityRef | None] = mapped_column(
        ForeignKey("factcheck.entity.entity_id"), comment="the claimant as an entity; null when not known"
    )
    claimant_start: Mapped[SpanStart | None] = mapped_column(
        comment="first code point of the claimant's words; null when carried over from before"
    )
    claimant_end: Mapped[SpanEnd | None] = mapped_column(comment="code point after the claimant's words, or null")
    cue: Mapped[str | None] = mapped_column(comment="the words that attribute, as they stand; null for the outlet")
    cue_start: Mapped[SpanStart | None] = mapped_column(comment="first code point of the cue, or null")
    cue_end: Mapped[SpanEnd | None] = mapped_column(comment="code point after the cue, or null")
    polarity: Mapped[str] = mapped_column(
        comment="what the claimant does with the content: affirms, denies or declines"
    )
    modality: Mapped[str] = mapped_column(
        comment="how firmly it is put: certain, probable, possible, conditional or predicted"
    )
    quoted: Mapped[bool] = mapped_column(comment="whether it stands in quotation marks")
    extractor: Mapped[str] = mapped_column(comment="name and version of the program that read it")
    anonymous_kind: Mapped[str | None] = mapped_column(
        comment="what an anonymous claimant is said to be: official, military ...; null for named ones"
    )
    anonymous_close_to: Mapped[str | None] = mapped_column(
        comment="whom an anonymous claimant is said to be close to, or to know of; null for none"
    )
    anonymous_plural: Mapped[bool | None] = mapped_column(
        comment="whether an anonymous claimant is several; null for named ones"
    )
    corrected: Mapped[bool] = mapped_column(
        server_default=false(),
        comment="whether a person has corrected what the program read; the program's reading stands in correction",
    )
    outdated_at: Mapped[datetime | None] = mapped_column(
        comment="since when its newest reading no longer has it; null while it has"
    )


class AttributionRow(Base):
    """One hop of a claim's chain, claimant first; the outlet hop at its end is the source's and not stored."""

    __tablename__ = "attribution"
    __table_args__ = (
        one_of("role", STORED_HOPS),
        in_order(),
        in_order("cue"),
        _of_claim(),
        Index("ix_attribution_ref", text("((source_id::text || '.') || claim::text)")),
        {
            "comment": "one hop of a claim's chain, claimant first; the outlet at its end is the source's",
            "info": DISTRIBUTED,
        },
    )

    source_id: Mapped[SourceKey]
    claim: Mapped[ClaimKey]
    position: Mapped[Position] = mapped_column(comment="place in the chain, from 1 for the claimant")
    name: Mapped[str] = mapped_column(comment="who passes the claim on, as the text has it")
    name_normalized: Mapped[str] = mapped_column(comment="the name folded for comparison")
    entity_id: Mapped[EntityRef | None] = mapped_column(
        ForeignKey("factcheck.entity.entity_id"), comment="the hop as an entity; null when not known"
    )
    role: Mapped[str] = mapped_column(comment="claimant or relay")
    cue: Mapped[str | None] = mapped_column(comment="the words that attribute at this hop, or null")
    span_start: Mapped[SpanStart | None] = mapped_column(
        comment="first code point of the name in this claim's sentence; null when carried over from before"
    )
    span_end: Mapped[SpanEnd | None] = mapped_column(comment="code point after the name, or null")
    cue_start: Mapped[SpanStart | None] = mapped_column(comment="first code point of the cue, or null")
    cue_end: Mapped[SpanEnd | None] = mapped_column(comment="code point after the cue, or null")


class QuantityRow(Base):
    """A number or range that a claim gives."""

    __tablename__ = "quantity"
    __table_args__ = (
        in_order(),
        _of_claim(),
        Index("ix_quantity_unit_value", "unit", "value"),
        {"comment": "a number or range that a claim gives, with its unit", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey]
    claim: Mapped[ClaimKey]
    position: Mapped[Position] = mapped_column(comment="counts the claim's quantities, from 1")
    text: Mapped[str] = mapped_column(comment="its words as they stand")
    span_start: Mapped[SpanStart]
    span_end: Mapped[SpanEnd]
    value: Mapped[float | None] = mapped_column(comment="the number, or the lower end of a range; null for 'at most'")
    value_max: Mapped[float | None] = mapped_column(comment="the upper end of a range; null for a single number")
    unit: Mapped[str | None] = mapped_column(
        comment="ISO 4217 code for money, percent, a symbol such as km or t, else the counted noun; null for none"
    )
    approximate: Mapped[bool] = mapped_column(comment="whether the text says about, nearly and the like")
    open_ended: Mapped[bool] = mapped_column(comment="whether the text says more than or at least the value")


class ClaimTimeRow(Base):
    """A time that a claim names."""

    __tablename__ = "claim_time"
    __table_args__ = (
        one_of("precision", Precision),
        days_in_order(),
        in_order(),
        _of_claim(),
        {"comment": "a time that a claim names, as a range of days", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey]
    claim: Mapped[ClaimKey]
    position: Mapped[Position] = mapped_column(comment="counts the claim's times, from 1")
    text: Mapped[str] = mapped_column(comment="its words as they stand")
    span_start: Mapped[SpanStart]
    span_end: Mapped[SpanEnd]
    start_on: Mapped[date | None] = mapped_column(
        comment="its first day; null when the day of publication is not known"
    )
    end_on: Mapped[date | None] = mapped_column(comment="its last day (included), or null")
    precision: Mapped[str | None] = mapped_column(comment="day, week, month, quarter, year, decade or range, or null")


class MentionRow(Base):
    """An entity that a claim names."""

    __tablename__ = "mention"
    __table_args__ = (
        one_of("kind", EntityKind),
        in_order(),
        _of_claim(),
        # In an entity's order of claims, so that its newest ones are found without a sort.
        Index("ix_mention_entity_id_claim", "entity_id", "source_id", "claim"),
        {"comment": "an entity that a claim names", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey]
    claim: Mapped[ClaimKey]
    position: Mapped[Position] = mapped_column(comment="counts the claim's mentions, from 1")
    entity_id: Mapped[EntityRef | None] = mapped_column(
        ForeignKey("factcheck.entity.entity_id"), comment="the entity; null when not known"
    )
    kind: Mapped[str] = mapped_column(comment="person, organisation, place or outlet")
    name: Mapped[str] = mapped_column(comment="the name as it stands")
    name_normalized: Mapped[str] = mapped_column(comment="the name folded for comparison")
    span_start: Mapped[SpanStart]
    span_end: Mapped[SpanEnd]
