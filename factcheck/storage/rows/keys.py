"""What claims are found by when links are looked for."""

from sqlalchemy import ARRAY, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.storage.rows.base import DISTRIBUTED, Base, ClaimKey, SourceKey


class ClaimKeyRow(Base):
    """The keys of a claim: made when links are looked for, anew each time, and no loss when thrown away."""

    __tablename__ = "claim_key"
    __table_args__ = (
        ForeignKeyConstraint(["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"]),
        # Without a list of pending entries, which every look-up would have to read through.
        Index("ix_claim_key_keys", "keys", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
        {"comment": "what claims are found by when links are looked for; can be thrown away", "info": DISTRIBUTED},
    )

    source_id: Mapped[SourceKey]
    claim: Mapped[ClaimKey]
    keys: Mapped[list[str]] = mapped_column(
        ARRAY(Text), comment="notions of its words; consonants of words unknown, after ~; figures, after ="
    )
