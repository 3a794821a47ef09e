"""Stale verdicts: those of one claim are worked out from its own verdicts, not from all that there are.

What several parts of a query share is worked out once and whole unless it is told otherwise; of 100 000 verdicts that
took seconds where a page asks about one claim. The view says the same as before, of the same columns.
"""

import sqlalchemy as sa
from alembic import op

revision = "a41f7c20de93"
down_revision = "c96d02f4a7e1"
branch_labels = None
depends_on = None

WHOLE, INLINED = "WITH held AS (", "WITH held AS NOT MATERIALIZED ("
DEFINITION = sa.text("select pg_get_viewdef('report.stale'::regclass)")


def upgrade() -> None:
    _with(WHOLE, INLINED)


def downgrade() -> None:
    _with(INLINED, WHOLE)


def _with(before: str, after: str) -> None:
    """Put one beginning in place of the other; what the view is made of stays as it stands."""
    definition = op.get_bind().execute(DEFINITION).scalar_one()
    assert definition.count(before) == 1
    op.execute(f"create or replace view report.stale as {definition.replace(before, after)}")
