"""What checkers decide, on what, and the hash chain that shows whether history was touched."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.domain.words import EvidenceKind, Stance
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

# Who did what an entry records, in whichever field its kind has the name; of a member the number.
WHO_SIGNED = "coalesce(entry ->> 'checker', entry ->> 'editor', entry ->> 'corrected_by', entry ->> 'member')"


class VerdictRow(Base):
    """A checker's rating of a claim; superseded by a later one, never edited. Without a rating it is a withdrawal."""

    __tablename__ = "verdict"
    __table_args__ = (
        CheckConstraint("supersedes < number", name="supersedes_earlier"),
        CheckConstraint(
            "rating_id is not null or (supersedes is not null and reason is not null)", name="rated_or_withdrawn"
        ),
        CheckConstraint("reason is null or supersedes is not null", name="reason_of_replacing"),
        CheckConstraint("reviewed_on is null or desk_outlet_id is not null", name="reviewed_elsewhere"),
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
    rating_id: Mapped[EntityRef | None] = mapped_column(
        ForeignKey("factcheck.rating.rating_id"), comment="the rating given; null for a withdrawal"
    )
    rationale: Mapped[str] = mapped_column(comment="why, in the checker's words")
    member_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.member.member_id"), comment="who logged it")
    supersedes: Mapped[int | None] = mapped_column(comment="number of the claim's verdict that it replaces, or null")
    logged_at: Mapped[Now] = mapped_column(index=True, comment="when it was logged")
    # The one column its owner may still UPDATE, which a generated column makes harmless (migration append_only).
    claim_ref: Mapped[str] = mapped_column(
        Computed("(source_id::text || '.'::text) || claim::text", persisted=True),
        comment="name of the claim, as 12.7; generated",
    )
    reason: Mapped[str | None] = mapped_column(
        comment="why it replaces the one that it supersedes, or withdraws it; null for a first one"
    )
    desk_outlet_id: Mapped[EntityRef | None] = mapped_column(
        ForeignKey("factcheck.outlet.outlet_id"),
        comment="the other desk whose verdict it is, as an outlet; null for this desk's own",
    )
    review_url: Mapped[str | None] = mapped_column(comment="where the verdict is published; null when it is not")
    reviewed_on: Mapped[date | None] = mapped_column(
        comment="day that another desk gives its verdict; null for our own"
    )
    blind: Mapped[bool] = mapped_column(
        server_default=false(), comment="whether it was logged without sight of the verdicts of others"
    )


class EvidenceRow(Base):
    """What a verdict cites."""

    __tablename__ = "evidence"
    __table_args__ = (
        one_of("stance", Stance),
        one_of("kind", EvidenceKind),
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
    kind: Mapped[str] = mapped_column(
        server_default=EvidenceKind.REFERENCE.value,
        comment="what is cited: url, file, claim or sentence of this database, or reference (anything else)",
    )
    file_sha256: Mapped[bytes | None] = mapped_column(
        comment="SHA-256 of the cited file as it was, 32 bytes; null when no file is cited"
    )
    cited_source_id: Mapped[EntityRef | None] = mapped_column(
        comment="source of the cited claim or sentence; null for others"
    )
    cited_claim: Mapped[int | None] = mapped_column(comment="number of the cited claim; null for others")
    cited_capture: Mapped[int | None] = mapped_column(comment="capture of the cited sentence; null for others")
    cited_sentence: Mapped[int | None] = mapped_column(comment="number of the cited sentence; null for others")
    # The one column its owner may still UPDATE, as claim_ref of a verdict.
    is_claim: Mapped[bool | None] = mapped_column(
        Computed("cited_claim is not null", persisted=True),
        comment="whether a claim of this database is cited; generated",
    )


class EvidenceWithdrawalRow(Base):
    """Evidence that does not hold any more."""

    __tablename__ = "evidence_withdrawal"
    __table_args__ = (
        ForeignKeyConstraint(
            ["source_id", "claim", "verdict", "position"],
            [f"factcheck.evidence.{column}" for column in ("source_id", "claim", "verdict", "position")],
        ),
        {"comment": "evidence that does not hold any more; append-only", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim")
    claim: Mapped[ClaimKey]
    verdict: Mapped[Position] = mapped_column(comment="number of the verdict that cites it")
    position: Mapped[Position] = mapped_column(comment="number of the evidence in the verdict")
    member_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.member.member_id"), comment="who withdrew it")
    reason: Mapped[str] = mapped_column(comment="why it does not hold any more, in that person's words")
    withdrawn_at: Mapped[Now] = mapped_column(comment="when it was withdrawn")


class VerdictLookRow(Base):
    """Somebody looked at a stale verdict and let it stand."""

    __tablename__ = "verdict_look"
    __table_args__ = (
        ForeignKeyConstraint(
            ["source_id", "claim", "verdict"],
            ["factcheck.verdict.source_id", "factcheck.verdict.claim", "factcheck.verdict.number"],
        ),
        {"comment": "looks at stale verdicts that let them stand; append-only", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim")
    claim: Mapped[ClaimKey]
    verdict: Mapped[Position] = mapped_column(comment="number of the verdict looked at")
    number: Mapped[Position] = mapped_column(comment="counts the looks at the verdict, from 1")
    member_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.member.member_id"), comment="who looked")
    note: Mapped[str | None] = mapped_column(comment="why it stands, in that person's words; null when not said")
    looked_at: Mapped[Now] = mapped_column(
        comment="when it was looked at; what made it stale before then does not count any more"
    )


class AssignmentRow(Base):
    """Who checks a claim from then on."""

    __tablename__ = "assignment"
    __table_args__ = (
        ForeignKeyConstraint(["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"]),
        ForeignKeyConstraint(["assignee_id"], ["factcheck.member.member_id"], name="fk_assignment_assignee"),
        {"comment": "who checks which claim: the newest of a claim holds; append-only", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim")
    claim: Mapped[ClaimKey]
    number: Mapped[Position] = mapped_column(comment="counts the claim's assignments, from 1")
    member_id: Mapped[EntityRef] = mapped_column(
        ForeignKey("factcheck.member.member_id"), comment="who took, assigned or released it"
    )
    assignee_id: Mapped[EntityRef | None] = mapped_column(comment="who checks the claim from then on; null for nobody")
    note: Mapped[str | None] = mapped_column(comment="what the next one should know; null when not said")
    assigned_at: Mapped[Now] = mapped_column(comment="when it was taken, assigned or released")


class LedgerRow(Base):
    """One entry of the hash chain over verdicts and decisions."""

    __tablename__ = "ledger"
    __table_args__ = (
        Index("ix_ledger_kind", "kind"),
        # Who did what, the newest first, and from which day on (storage/activity.py).
        Index("ix_ledger_who", text(WHO_SIGNED), "seq"),
        Index("ix_ledger_recorded_at_seq", "recorded_at", "seq"),
        {"comment": "hash chain over verdicts and decisions; append-only, kept on one server", "info": REFERENCE},
    )

    seq: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="place in the chain, from 1 without gaps"
    )
    kind: Mapped[str] = mapped_column(comment="what was recorded, by the name of its table")
    entry: Mapped[dict[str, Any]] = mapped_column(comment="the record itself, every field")
    entry_digest: Mapped[bytes] = mapped_column(
        comment="SHA-256 of entry, kind, recorded_at and seq as canonical JSON, 32 bytes; entries of the first versions"
        " without recorded_at"
    )
    previous_digest: Mapped[bytes] = mapped_column(comment="digest of the entry before, zeros for the first, 32 bytes")
    digest: Mapped[bytes] = mapped_column(comment="SHA-256 of previous_digest followed by entry_digest, 32 bytes")
    recorded_at: Mapped[Now] = mapped_column(comment="when it was recorded")
