"""Which sources were compared with sentence vectors too: ingest compares by words alone, a later run looks closer."""

import sqlalchemy as sa
from alembic import op

revision = "a94be2c70d51"
down_revision = "7be0d94f3a12"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "source",
        sa.Column(
            "linked_closely",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="whether its claims were compared with sentence vectors too, and not by words alone",
        ),
        schema="factcheck",
    )


def downgrade() -> None:
    op.drop_column("source", "linked_closely", schema="factcheck")
