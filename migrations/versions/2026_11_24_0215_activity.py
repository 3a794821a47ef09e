"""The ledger by who did it and by day: who decided what, the newest first."""

import sqlalchemy as sa
from alembic import op

revision = "b4c8e19f7d20"
down_revision = "d97a3e4410cb"
branch_labels = None
depends_on = None

WHO = "coalesce(entry ->> 'checker', entry ->> 'editor', entry ->> 'corrected_by', entry ->> 'member')"


def upgrade() -> None:
    op.create_index("ix_ledger_who", "ledger", [sa.text(WHO), "seq"], schema="factcheck")
    op.create_index("ix_ledger_recorded_at_seq", "ledger", ["recorded_at", "seq"], schema="factcheck")


def downgrade() -> None:
    op.drop_index("ix_ledger_recorded_at_seq", table_name="ledger", schema="factcheck")
    op.drop_index("ix_ledger_who", table_name="ledger", schema="factcheck")
