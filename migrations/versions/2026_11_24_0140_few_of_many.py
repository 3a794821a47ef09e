"""What is rare among many: claims no longer read and contradictions that were confirmed, as the stale verdicts ask."""

from alembic import op

revision = "2a9be60c71d8"
down_revision = "7d05b3f1a94c"
branch_labels = None
depends_on = None

OUTDATED, CONFIRMED = "ix_claim_outdated", "ix_link_confirmed"


def upgrade() -> None:
    op.create_index(
        OUTDATED,
        "claim",
        ["source_id", "number"],
        schema="factcheck",
        postgresql_include=["outdated_at"],
        postgresql_where="outdated_at is not null",
    )
    op.create_index(
        CONFIRMED,
        "link",
        ["source_id", "claim", "other_source_id", "other_claim"],
        schema="factcheck",
        postgresql_where="relation = 'contradicts' and state = 'confirmed'",
    )


def downgrade() -> None:
    op.drop_index(CONFIRMED, table_name="link", schema="factcheck")
    op.drop_index(OUTDATED, table_name="claim", schema="factcheck")
