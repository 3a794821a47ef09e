"""Links begin as suggested: groups may add links, but only an editor's UPDATE gives one another state.

Whoever corrects a claim has its links made anew, hence the right to add; with the right on the whole row a checker
could have added a link that reads as if an editor had confirmed it.
"""

import sqlalchemy as sa
from alembic import op

revision = "6a0fd3b87e15"
down_revision = "b1d07e5a9c42"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor")
COLUMNS = (
    "source_id, claim, other_source_id, other_claim, relation, score, reasons, features, same_origin, method,"
    " created_at"
)


def upgrade() -> None:
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    for role in filter(_exists, GROUPS):
        op.execute(f"revoke insert on factcheck.link from {role}")
        op.execute(f"grant insert ({COLUMNS}) on factcheck.link to {role}")


def downgrade() -> None:
    for role in filter(_exists, GROUPS):
        op.execute(f"revoke insert ({COLUMNS}) on factcheck.link from {role}")
        op.execute(f"grant insert on factcheck.link to {role}")


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
