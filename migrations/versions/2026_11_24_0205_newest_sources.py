"""Lists of sources, newest first: a page begins where its place stands in an index, of one outlet too."""

from alembic import op
from sqlalchemy import text

revision = "c81f5d20b9e4"
down_revision = "e7b20c94d1a6"
branch_labels = None
depends_on = None

# Sources whose day is not known come last, as the first days of all.
DAY = text("coalesce(published_start_on, '-infinity'::date)")
NEWEST, OF_OUTLET = "ix_source_newest", "ix_source_outlet_id_newest"


def upgrade() -> None:
    op.create_index(NEWEST, "source", [DAY, "source_id"], schema="factcheck")
    op.create_index(OF_OUTLET, "source", ["outlet_id", DAY, "source_id"], schema="factcheck")


def downgrade() -> None:
    op.drop_index(OF_OUTLET, table_name="source", schema="factcheck")
    op.drop_index(NEWEST, table_name="source", schema="factcheck")
