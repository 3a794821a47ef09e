"""What people say of a claim in place of what it was read as."""

from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.storage.rows.base import DISTRIBUTED, Base, ClaimKey, EntityRef, Now, Position, SourceKey


class CorrectionRow(Base):
    """One correction of a claim; the claim's own row holds the reading that now counts."""

    __tablename__ = "correction"
    __table_args__ = (
        ForeignKeyConstraint(["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"]),
        {
            "comment": "what people said of a claim in place of what it was read as; append-only",
            "info": DISTRIBUTED,
        },
    )

    source_id: Mapped[SourceKey] = mapped_column(comment="source of the claim")
    claim: Mapped[ClaimKey]
    number: Mapped[Position] = mapped_column(comment="counts the claim's corrections, from 1")
    before: Mapped[dict[str, Any]] = mapped_column(
        comment="the corrected fields as they were, each whole; those of number 1 are the program's reading"
    )
    after: Mapped[dict[str, Any]] = mapped_column(comment="the same fields as they were from then on, each whole")
    restored: Mapped[bool] = mapped_column(comment="whether the program's reading holds again from then on")
    member_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.member.member_id"), comment="who corrected it")
    reason: Mapped[str] = mapped_column(comment="why, in that person's words")
    corrected_at: Mapped[Now] = mapped_column(comment="when it was corrected")
