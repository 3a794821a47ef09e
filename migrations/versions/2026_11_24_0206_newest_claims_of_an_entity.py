"""The claims of a claimant stand in their order in its index: the newest are found without a sort."""

from alembic import op

revision = "d97a3e4410cb"
down_revision = "c81f5d20b9e4"
branch_labels = None
depends_on = None

BEFORE, NOW = "ix_claim_claimant_entity_id", "ix_claim_claimant_entity_id_source_id"


def upgrade() -> None:
    op.create_index(NOW, "claim", ["claimant_entity_id", "source_id", "number"], schema="factcheck")
    op.drop_index(BEFORE, table_name="claim", schema="factcheck")


def downgrade() -> None:
    op.create_index(BEFORE, "claim", ["claimant_entity_id"], schema="factcheck")
    op.drop_index(NOW, table_name="claim", schema="factcheck")
