"""Claims side by side, and what editors decide of them."""

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    desc,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.domain.words import LinkState, Relation
from factcheck.storage.rows.base import DISTRIBUTED, Base, ClaimKey, EntityRef, Now, Position, SourceKey, one_of

# The far side's key lacks source_id: it holds on one server and is the one thing that distributing drops.
FAR_SIDE = {"far_side": True}


class LinkRow(Base):
    """Two claims that agree or contradict; the first is the lower name."""

    __tablename__ = "link"
    __table_args__ = (
        one_of("relation", Relation),
        one_of("state", LinkState),
        CheckConstraint("score between 0 and 1", name="score_in_range"),
        CheckConstraint("(source_id, claim) < (other_source_id, other_claim)", name="sides_in_order"),
        ForeignKeyConstraint(
            ["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"], name="fk_link_claim"
        ),
        ForeignKeyConstraint(
            ["other_source_id", "other_claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name="fk_link_other_claim",
            info=FAR_SIDE,
        ),
        Index("ix_link_other_source_id_other_claim", "other_source_id", "other_claim"),
        Index("ix_link_relation_score", "relation", desc("score")),
        Index(
            "ix_link_confirmed",
            *("source_id", "claim", "other_source_id", "other_claim"),
            postgresql_where=text("relation = 'contradicts' and state = 'confirmed'"),
        ),
        {"comment": "two claims that agree or contradict, with score, reasons and state", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the first claim, the lower name of the two")
    claim: Mapped[ClaimKey] = mapped_column(comment="number of the first claim in its source")
    other_source_id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="source of the second claim"
    )
    other_claim: Mapped[ClaimKey] = mapped_column(comment="number of the second claim in its source")
    relation: Mapped[str] = mapped_column(primary_key=True, comment="agrees or contradicts")
    score: Mapped[float] = mapped_column(REAL, comment="how sure the method is, 0 to 1")
    reasons: Mapped[list[dict[str, str]]] = mapped_column(
        comment='why, as [{"code": ..., "detail": ...}]; the detail holds the two values that made the reason'
    )
    features: Mapped[dict[str, float]] = mapped_column(comment="what the score was made of, feature name to value")
    same_origin: Mapped[bool] = mapped_column(comment="whether both chains lead to one origin, and so count once")
    same_source: Mapped[bool] = mapped_column(
        Computed("source_id = other_source_id", persisted=True), comment="whether both stand in one article; generated"
    )
    state: Mapped[str] = mapped_column(
        server_default=text("'suggested'"), comment="suggested, or the newest decision: confirmed, rejected or unsure"
    )
    method: Mapped[str] = mapped_column(comment="name and version of the method that made it")
    created_at: Mapped[Now] = mapped_column(comment="when it was suggested")


class LinkDecisionRow(Base):
    """What an editor said of a link; never changed."""

    __tablename__ = "link_decision"
    __table_args__ = (
        one_of("state", LinkState),
        CheckConstraint("state <> 'suggested' or undoes is not null", name="undo_alone_reopens"),
        CheckConstraint("undoes < number", name="undoes_an_earlier_one"),
        UniqueConstraint(
            *("source_id", "claim", "other_source_id", "other_claim", "relation", "undoes"),
            name="uq_link_decision_undoes",
        ),
        ForeignKeyConstraint(
            ["source_id", "claim", "other_source_id", "other_claim", "relation"],
            [
                "factcheck.link.source_id",
                "factcheck.link.claim",
                "factcheck.link.other_source_id",
                "factcheck.link.other_claim",
                "factcheck.link.relation",
            ],
        ),
        {"comment": "what an editor said of a link; append-only", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the link's first claim")
    claim: Mapped[ClaimKey] = mapped_column(comment="number of the link's first claim")
    other_source_id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="source of the link's second claim"
    )
    other_claim: Mapped[ClaimKey] = mapped_column(comment="number of the link's second claim")
    relation: Mapped[str] = mapped_column(primary_key=True, comment="the link's relation, agrees or contradicts")
    number: Mapped[Position] = mapped_column(comment="counts the decisions on the link, from 1; the highest holds")
    state: Mapped[str] = mapped_column(
        comment="confirmed, rejected or unsure; of one that takes another back, what the link was before that"
    )
    member_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.member.member_id"), comment="who decided")
    note: Mapped[str | None] = mapped_column(comment="why, in the editor's words; null when nothing was said")
    decided_at: Mapped[Now] = mapped_column(comment="when it was decided")
    undoes: Mapped[int | None] = mapped_column(
        comment="number of the editor's own decision that it takes back; null for none"
    )
    # The one column its owner may still UPDATE, so that a link that nobody decided can go (migration append_only).
    claim_ref: Mapped[str] = mapped_column(
        Computed("(source_id::text || '.') || claim::text", persisted=True),
        comment="name of the link's first claim, as 12.7; generated",
    )
