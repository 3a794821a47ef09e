"""Signatures: a login that is a member's signs as that member alone, and nobody else's login signs as that member.

The rule is a policy of each table that people sign, so it holds whatever program the login uses. It leaves alone
whoever owns the tables, and members and logins that nobody put together. Whoever was granted reading reads all.
"""

import sqlalchemy as sa
from alembic import op

revision = "d4c7e90a5b21"
down_revision = "8ac5f1e7d240"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor")
SIGNED = (
    "verdict",
    "evidence_withdrawal",
    "verdict_look",
    "assignment",
    "link_decision",
    "correction",
    "entity_decision",
)
# session_user is who logged in, whatever role he has taken since.
MAY_SIGN = """
create function factcheck.may_sign(member_id bigint) returns boolean
language sql stable
begin atomic
    select exists (
        select from factcheck.member m
        where m.member_id = may_sign.member_id and m.retired_at is null
          and coalesce(m.login, session_user) = session_user
    ) and not exists (
        select from factcheck.member m
        where m.login = session_user and m.member_id <> may_sign.member_id
    );
end
"""
COMMENT = "whether the login of this session may sign as the member: its own one, or neither is put to anybody"


def upgrade() -> None:
    op.execute(MAY_SIGN)
    op.execute(f"comment on function factcheck.may_sign(bigint) is '{COMMENT}'")
    for table in SIGNED:
        op.execute(f"create policy reading on factcheck.{table} for select using (true)")
        op.execute(f"create policy signing on factcheck.{table} for insert with check (factcheck.may_sign(member_id))")
        op.execute(f"alter table factcheck.{table} enable row level security")
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    op.execute("revoke execute on function factcheck.may_sign(bigint) from public")
    for role in filter(_exists, GROUPS):
        op.execute(f"grant execute on function factcheck.may_sign(bigint) to {role}")


def downgrade() -> None:
    for table in SIGNED:
        op.execute(f"alter table factcheck.{table} disable row level security")
        op.execute(f"drop policy signing on factcheck.{table}")
        op.execute(f"drop policy reading on factcheck.{table}")
    op.execute("drop function factcheck.may_sign(bigint)")


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
