"""Extensions, and what the two things that every run makes for itself are."""

from alembic import op

revision = "2834da6b2a0b"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Where they are already there, this needs no right to create extensions.
    op.execute("create extension if not exists vector")
    op.execute("create extension if not exists pg_trgm")
    op.execute("comment on schema factcheck is 'claims, their sources, links and verdicts'")
    op.execute("comment on table factcheck.alembic_version is 'how far this database has been migrated'")
    op.execute("comment on column factcheck.alembic_version.version_num is 'the newest migration that was run'")


def downgrade() -> None:
    # The extensions belong to the database, not to us: others may have made or may use them, so they stay.
    op.execute("comment on column factcheck.alembic_version.version_num is null")
    op.execute("comment on table factcheck.alembic_version is null")
    op.execute("comment on schema factcheck is null")
