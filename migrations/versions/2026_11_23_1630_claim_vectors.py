"""Claim vectors: what an encoder makes of a claim's words, kept so that no text is encoded twice."""

import sqlalchemy as sa
from alembic import op

revision = "d2a7c61f08b3"
down_revision = "3fa94c07be15"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor")
# Correcting a claim links it anew, and so needs the vectors of its new words.
RIGHT = "insert on factcheck.claim_vector"


def upgrade() -> None:
    op.create_table(
        "claim_vector",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("digest", sa.Text(), nullable=False, comment="MD5 of the claim's words, in hexadecimal"),
        sa.Column("encoder", sa.Text(), nullable=False, comment="name and version of what made it"),
        sa.Column(
            "vector",
            sa.ARRAY(sa.REAL()),
            nullable=False,
            comment="the words as numbers; of length 1, in the encoder's own space",
        ),
        sa.ForeignKeyConstraint(["source_id"], ["factcheck.source.source_id"], name=op.f("fk_claim_vector_source")),
        sa.PrimaryKeyConstraint("source_id", "digest", "encoder", name=op.f("pk_claim_vector")),
        schema="factcheck",
        comment="what an encoder makes of claims' words; made when links are looked for, and can be thrown away",
    )
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    for role in filter(_exists, GROUPS):
        op.execute(f"grant {RIGHT} to {role}")


def downgrade() -> None:
    op.drop_table("claim_vector", schema="factcheck")


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
