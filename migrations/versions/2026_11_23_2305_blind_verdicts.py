"""Blind verdicts: those that were logged without sight of the others'."""

import sqlalchemy as sa
from alembic import op

revision = "b1d07e5a9c42"
down_revision = "61c8d2f7a09b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "verdict",
        sa.Column(
            "blind",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="whether it was logged without sight of the verdicts of others",
        ),
        schema="factcheck",
    )


def downgrade() -> None:
    op.drop_column("verdict", "blind", schema="factcheck")
