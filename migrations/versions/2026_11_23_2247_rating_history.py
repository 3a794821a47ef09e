"""Ratings and their scales: who added and who retired them, and scales that are retired."""

import sqlalchemy as sa
from alembic import op

revision = "b3d95a1c40e8"
down_revision = "2f8e61b0d9c4"
branch_labels = None
depends_on = None

EDITOR = "factcheck_editor"
RIGHTS = (
    "insert on factcheck.rating, factcheck.rating_scale",
    "update (position, retired_at, retired_by) on factcheck.rating",
    "update (retired_at, retired_by) on factcheck.rating_scale",
)
ADDED_BY = "who added it; null when it came with the program"


def upgrade() -> None:
    for table, columns in _columns().items():
        for column in columns:
            op.add_column(table, column, schema="factcheck")
        for who in ("added_by", "retired_by"):
            op.create_foreign_key(
                f"fk_{table}_{who}",
                table,
                "member",
                [who],
                ["member_id"],
                source_schema="factcheck",
                referent_schema="factcheck",
            )
        op.create_check_constraint(
            op.f(f"ck_{table}_retired_by_when_retired"),
            table,
            "retired_by is null or retired_at is not null",
            schema="factcheck",
        )
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    if _exists(EDITOR):
        for right in RIGHTS:
            op.execute(f"grant {right} to {EDITOR}")


def downgrade() -> None:
    if _exists(EDITOR):
        for right in RIGHTS:
            op.execute(f"revoke {right} from {EDITOR}")
    for table, columns in _columns().items():
        op.drop_constraint(op.f(f"ck_{table}_retired_by_when_retired"), table, schema="factcheck")
        for who in ("added_by", "retired_by"):
            op.drop_constraint(f"fk_{table}_{who}", table, schema="factcheck")
        for column in reversed(columns):
            op.drop_column(table, column.name, schema="factcheck")


def _columns() -> dict[str, list[sa.Column]]:
    now = sa.text("now()")
    moment = sa.DateTime(timezone=True)
    retired_at = "since when its ratings are not given any more; null while they are"
    return {
        "rating": [
            sa.Column("created_at", moment, server_default=now, nullable=False, comment="when it was recorded"),
            sa.Column("added_by", sa.BigInteger(), nullable=True, comment=ADDED_BY),
            sa.Column("retired_by", sa.BigInteger(), nullable=True, comment="who retired it; null while it is given"),
        ],
        "rating_scale": [
            sa.Column("added_by", sa.BigInteger(), nullable=True, comment=ADDED_BY),
            sa.Column("retired_at", moment, nullable=True, comment=retired_at),
            sa.Column("retired_by", sa.BigInteger(), nullable=True, comment="who retired it; null while it is in use"),
        ],
    }


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
