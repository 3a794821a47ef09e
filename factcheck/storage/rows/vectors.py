"""What encoders make of claims: apart from the claims, made when it is needed, and no loss when it is thrown away."""

from sqlalchemy import ARRAY, REAL, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.storage.rows.base import DISTRIBUTED, Base, SourceKey


class ClaimVectorRow(Base):
    """A text of a source as numbers. By its words and not by its claim: readings and corrections come and go."""

    __tablename__ = "claim_vector"
    __table_args__ = (
        {
            "comment": "what an encoder makes of claims' words; made when links are looked for, and can be thrown away",
            "info": DISTRIBUTED,
        },
    )

    source_id: Mapped[SourceKey] = mapped_column(ForeignKey("factcheck.source.source_id"))
    digest: Mapped[str] = mapped_column(primary_key=True, comment="MD5 of the claim's words, in hexadecimal")
    encoder: Mapped[str] = mapped_column(primary_key=True, comment="name and version of what made it")
    vector: Mapped[list[float]] = mapped_column(
        ARRAY(REAL), comment="the words as numbers; of length 1, in the encoder's own space"
    )
