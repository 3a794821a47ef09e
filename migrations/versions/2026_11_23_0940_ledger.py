"""Ledger: the hash chain over verdicts and decisions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "c24dc3ece4de"
down_revision = "ccd93b75b490"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger",
        sa.Column(
            "seq",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="place in the chain, from 1 without gaps",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="what was recorded: verdict or link_decision"),
        sa.Column("entry", postgresql.JSONB(), nullable=False, comment="the record itself, every field"),
        sa.Column(
            "entry_digest",
            sa.LargeBinary(),
            nullable=False,
            comment="SHA-256 of kind, seq and entry as canonical JSON, 32 bytes",
        ),
        sa.Column(
            "previous_digest",
            sa.LargeBinary(),
            nullable=False,
            comment="digest of the entry before, zeros for the first, 32 bytes",
        ),
        sa.Column(
            "digest",
            sa.LargeBinary(),
            nullable=False,
            comment="SHA-256 of previous_digest followed by entry_digest, 32 bytes",
        ),
        sa.Column(
            "recorded_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was recorded",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_ledger")),
        schema="factcheck",
        comment="hash chain over verdicts and decisions; append-only, kept on one server",
    )


def downgrade() -> None:
    op.drop_table("ledger", schema="factcheck")
