"""What checkers decide, on what, and the hash chain that shows whether history was touched."""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.domain.words import Stance
from factcheck.storage.rows.base import (
    DISTRIBUTED,
    REFERENCE,
    Base,
    ClaimKey,
    EntityRef,
    Now,
    Position,
    SourceKey,
    one_of,
)


class VerdictRow(Base):
    """A checker's rating of a claim; superseded by a later one, never edited."""

    __tablename__ = "verdict"
    __table_args__ = (
        CheckConstraint("supersedes < number", name="supersedes_earlier"),
        ForeignKeyConstraint(["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"]),
        ForeignKeyConstraint(
            ["source_id", "claim", "supersedes"],
            ["factcheck.verdict.source_id", "factcheck.verdict.claim", "factcheck.verdict.number"],
            name="fk_verdict_superseded",
        ),
        {"comment": "a checker's rating of a claim; append-only: superseded, never edited", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim")
    claim: Mapped[ClaimKey]
    number: Mapped[Position] = mapped_column(comment="counts the claim's verdicts, from 1")
    rating_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.rating.rating_id"), comment="the rating given")
    rationale: Mapped[str] = mapped_column(comment="why, in the checker's words")
    member_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.member.member_id"), comment="who logged it")
    supersedes: Mapped[int | None] = mapped_column(comment="number of the claim's verdict that it replaces, or null")
    logged_at: Mapped[Now] = mapped_column(comment="when it was logged")
    # The one column its owner may still UPDATE, which a generated column makes harmless (migration append_only).
    claim_ref: Mapped[str] = mapped_column(
        Computed("(source_id::text || '.'::text) || claim::text", persisted=True),
        comment="name of the claim, as 12.7; generated",
    )


class EvidenceRow(Base):
    """What a verdict cites."""

    __tablename__ = "evidence"
    __table_args__ = (
        one_of("stance", Stance),
        ForeignKeyConstraint(
            ["source_id", "claim", "verdict"],
            ["factcheck.verdict.source_id", "factcheck.verdict.claim", "factcheck.verdict.number"],
        ),
        {"comment": "what a verdict cites; append-only", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim")
    claim: Mapped[ClaimKey]
    verdict: Mapped[Position] = mapped_column(comment="number of the verdict")
    position: Mapped[Position] = mapped_column(comment="counts the verdict's evidence, from 1")
    stance: Mapped[str] = mapped_column(comment="what it does to the claim: supports, refutes or context")
    citation: Mapped[str] = mapped_column(comment="what is cited, as given: URL, claim or reference")


class LedgerRow(Base):
    """One entry of the hash chain over verdicts and decisions."""

    __tablename__ = "ledger"
    __table_args__ = (
        {"comment": "hash chain over verdicts and decisions; append-only, kept on one server", "info": REFERENCE},
    )

    seq: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="place in the chain, from 1 without gaps"
    )
    kind: Mapped[str] = mapped_column(comment="what was recorded: verdict, entity_decision or link_decision")
    entry: Mapped[dict[str, Any]] = mapped_column(comment="the record itself, every field")
    entry_digest: Mapped[bytes] = mapped_column(comment="SHA-256 of kind, seq and entry as canonical JSON, 32 bytes")
    previous_digest: Mapped[bytes] = mapped_column(comment="digest of the entry before, zeros for the first, 32 bytes")
    digest: Mapped[bytes] = mapped_column(comment="SHA-256 of previous_digest followed by entry_digest, 32 bytes")
    recorded_at: Mapped[Now] = mapped_column(comment="when it was recorded")
