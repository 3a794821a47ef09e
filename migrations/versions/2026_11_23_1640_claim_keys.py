"""Claim keys: what claims are found by when links are looked for; an entity's newest mentions without a sort."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "7be0d94f3a12"
down_revision = "d2a7c61f08b3"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor")
# Correcting a claim links it anew, and so finds it by other keys.
RIGHT = "insert, update (keys) on factcheck.claim_key"
# Three times as many frequent keys as by default are told from rare ones (Postgres keeps ten for each).
STATISTICS = 300


def upgrade() -> None:
    op.create_table(
        "claim_key",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column(
            "keys",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="notions of its words; consonants of words unknown, after ~; figures, after =",
        ),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name=op.f("fk_claim_key_claim"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", name=op.f("pk_claim_key")),
        schema="factcheck",
        comment="what claims are found by when links are looked for; can be thrown away",
    )
    op.create_index(
        "ix_claim_key_keys",
        "claim_key",
        ["keys"],
        schema="factcheck",
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.execute(f"alter table factcheck.claim_key alter column keys set statistics {STATISTICS}")
    op.create_index("ix_mention_entity_id_claim", "mention", ["entity_id", "source_id", "claim"], schema="factcheck")
    op.drop_index(op.f("ix_mention_entity_id"), "mention", schema="factcheck")
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    for role in filter(_exists, GROUPS):
        op.execute(f"grant {RIGHT} to {role}")


def downgrade() -> None:
    op.create_index(op.f("ix_mention_entity_id"), "mention", ["entity_id"], schema="factcheck")
    op.drop_index("ix_mention_entity_id_claim", "mention", schema="factcheck")
    op.drop_table("claim_key", schema="factcheck")


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
