"""Members: several roles each, and the database login that is theirs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2f8e61b0d9c4"
down_revision = "27ce9b50f6a8"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor")
ROLE = "checker, editor or analyst; null when not said"
ROLES = "checker, editor, analyst: what the member may do; empty when not said, and then everything"
LOGIN = "the database login that is this person's and nobody else's; null when not said"


def upgrade() -> None:
    op.add_column(
        "member",
        sa.Column("roles", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False, comment=ROLES),
        schema="factcheck",
    )
    op.add_column("member", sa.Column("login", sa.Text(), nullable=True, comment=LOGIN), schema="factcheck")
    op.execute("update factcheck.member set roles = array[role] where role is not null")
    op.drop_constraint(op.f("ck_member_role_known"), "member", schema="factcheck")
    op.drop_column("member", "role", schema="factcheck")
    op.create_check_constraint(
        op.f("ck_member_roles_known"),
        "member",
        "roles <@ array['checker', 'editor', 'analyst'] and array_position(roles, null) is null",
        schema="factcheck",
    )
    op.create_unique_constraint(op.f("uq_member_login"), "member", ["login"], schema="factcheck")
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    for role in filter(_exists, GROUPS):
        # A name that was never seen enters with what it signs; roles and logins are the owner's business.
        op.execute(f"revoke insert on factcheck.member from {role}")
        op.execute(f"grant insert (name) on factcheck.member to {role}")


def downgrade() -> None:
    for role in filter(_exists, GROUPS):
        op.execute(f"revoke insert (name) on factcheck.member from {role}")
        op.execute(f"grant insert on factcheck.member to {role}")
    op.add_column("member", sa.Column("role", sa.Text(), nullable=True, comment=ROLE), schema="factcheck")
    op.execute("update factcheck.member set role = roles[1]")
    op.create_check_constraint(
        op.f("ck_member_role_known"), "member", "role in ('checker', 'editor', 'analyst')", schema="factcheck"
    )
    op.drop_constraint(op.f("uq_member_login"), "member", schema="factcheck")
    op.drop_constraint(op.f("ck_member_roles_known"), "member", schema="factcheck")
    op.drop_column("member", "login", schema="factcheck")
    op.drop_column("member", "roles", schema="factcheck")


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
