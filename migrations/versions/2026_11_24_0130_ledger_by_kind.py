"""The ledger by kind: its check reads the entries of one kind after the other, and most kinds have few."""

from alembic import op

revision = "7d05b3f1a94c"
down_revision = "93c6e1d08f5a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_ledger_kind", "ledger", ["kind"], schema="factcheck")


def downgrade() -> None:
    op.drop_index("ix_ledger_kind", table_name="ledger", schema="factcheck")
