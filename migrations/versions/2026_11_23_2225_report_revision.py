"""The revision as analysts see it: a login that reads the schema report alone can tell whether the tables are new."""

from alembic import op

revision = "9b41c7e2d506"
down_revision = "5d20c8f7ab34"
branch_labels = None
depends_on = None

REVISION = """
create view report.revision as
select version_num as revision
from factcheck.alembic_version
"""


def upgrade() -> None:
    op.execute(REVISION)
    op.execute("comment on view report.revision is 'one row: the state of the tables, which a program must know'")
    op.execute("comment on column report.revision.revision is 'name of the last migration that was run'")


def downgrade() -> None:
    op.execute("drop view report.revision")
