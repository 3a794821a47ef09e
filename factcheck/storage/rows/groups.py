"""What is worked out ahead for analysts: groups of claims that agree, and as of when."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, desc
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from factcheck.storage.rows.base import DISTRIBUTED, REFERENCE, Base, ClaimKey, EntityRef, SourceKey

# Whole, so that a list goes on from any place in it.
_BY_SIZE: tuple[Any, ...] = (desc("outlets"), desc("claims"), "source_id", "claim")


class ClaimGroupRow(Base):
    """Claims that agree, under the lowest of their names."""

    __tablename__ = "claim_group"
    __table_args__ = (
        Index("ix_claim_group_size", *_BY_SIZE),
        Index("ix_claim_group_contradictions", desc("contradictions"), *_BY_SIZE),
        Index("ix_claim_group_ref", sql("((source_id::text || '.') || claim::text)")),
        {
            "comment": "claims that agree, with how many voices stand behind them; worked out, can be thrown away",
            "info": DISTRIBUTED,
        },
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim that names the group")
    claim: Mapped[ClaimKey] = mapped_column(comment="number of that claim, the lowest name of the group")
    claims: Mapped[int] = mapped_column(comment="how many claims say it")
    sources: Mapped[int] = mapped_column(comment="in how many articles")
    outlets: Mapped[int] = mapped_column(comment="of how many outlets; each article of an unknown one counts as one")
    origins: Mapped[int] = mapped_column(comment="how many origins stand behind them")
    copies: Mapped[int] = mapped_column(
        comment="how many of the claims stand in the same words in another outlet's article"
    )
    contradictions: Mapped[int] = mapped_column(
        server_default=sql("0"), comment="how many claims contradict one of them, rejected pairs left aside"
    )
    first_source_id: Mapped[EntityRef | None] = mapped_column(
        comment="source of the claim that was out first; null when that may be several, or no day is known"
    )
    first_claim: Mapped[int | None] = mapped_column(comment="number of that claim, or null")
    circle: Mapped[list[str]] = mapped_column(
        ARRAY(Text), comment="outlets that cite one another in a ring; empty for none"
    )


class ClaimGroupMemberRow(Base):
    """A claim of a group; each claim is of one at most."""

    __tablename__ = "claim_group_member"
    __table_args__ = (
        ForeignKeyConstraint(["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"]),
        Index("ix_claim_group_member_group_source_id_group_claim", "group_source_id", "group_claim"),
        {"comment": "a claim of a group, with its origin; worked out, can be thrown away", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim")
    claim: Mapped[ClaimKey]
    group_source_id: Mapped[int] = mapped_column(BigInteger, comment="source of the group's lowest claim")
    group_claim: Mapped[int] = mapped_column(comment="number of the group's lowest claim")
    origin: Mapped[int] = mapped_column(
        comment="number of its origin in the group, from 1 for the one that most of the claims have"
    )
    origin_name: Mapped[str | None] = mapped_column(comment="who stands at the origin; null for an unknown outlet")
    origin_unnamed: Mapped[bool] = mapped_column(comment="whether the text gives the origin no name")
    may_be_first: Mapped[bool] = mapped_column(
        comment="whether none of the others was surely out before it, as far as days are known"
    )
    copy: Mapped[int | None] = mapped_column(
        comment="number of the set of claims in the same words of several outlets; null for none"
    )


class RefreshRow(Base):
    """As of when what is worked out ahead holds."""

    __tablename__ = "refresh"
    __table_args__ = (
        {"comment": "when what is worked out ahead was last worked out; a row a view", "info": REFERENCE},
    )

    view: Mapped[str] = mapped_column(primary_key=True, comment="what was worked out, as it is called in schema report")
    refreshed_at: Mapped[datetime] = mapped_column(comment="as of when its contents hold")
    rows: Mapped[int] = mapped_column(BigInteger, comment="how many rows it then had")
    took_s: Mapped[float] = mapped_column(comment="how long that took, in seconds")
