"""Group roles for checkers, editors and analysts, with what each may do.

Roles belong to the whole server: another database may have made them already, and may go on needing them. Where a
role is missing and we may not make it, its grants are left out and the log says so; set_rights makes up for it.
"""

import logging

import sqlalchemy as sa
from alembic import op

revision = "40228ed752b7"
down_revision = "c1b8ce9d11cf"
branch_labels = None
depends_on = None

CHECKER, EDITOR, ANALYST = "factcheck_checker", "factcheck_editor", "factcheck_analyst"
COMMENTS = {
    CHECKER: "factcheck: logs verdicts with their evidence",
    EDITOR: "factcheck: decides contradictions and agreements",
    ANALYST: "factcheck: reads the views of the schema report",
}
READS = {CHECKER: ("factcheck", "report"), EDITOR: ("factcheck", "report"), ANALYST: ("report",)}
WRITES = {
    CHECKER: ["insert on factcheck.verdict, factcheck.evidence, factcheck.ledger, factcheck.member"],
    EDITOR: ["insert on factcheck.link_decision, factcheck.ledger", "update (state) on factcheck.link"],
    ANALYST: [],
}
LOG = logging.getLogger("alembic.factcheck")


def upgrade() -> None:
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    for role in READS:
        if not _exists(role) and _may_make_roles():
            _make(role)
        if _exists(role):
            _grant(role)
        else:
            LOG.warning("the role %s is missing and cannot be made by this one: its grants are left out", role)
    if _is_ours(ANALYST):
        # The reports that the program runs itself run as an analyst: SET ROLE wants this, making the role is not it.
        op.execute(f"grant {ANALYST} to current_user with set true, inherit false")


def downgrade() -> None:
    for role in READS:
        if _exists(role):
            _revoke(role)
            if _is_ours(role) and not _is_needed(role):
                op.execute(f"drop role {role}")


def _make(role: str) -> None:
    # Another database of the server may be making it at this moment.
    caught = "exception when duplicate_object or unique_violation then null;"
    op.execute(f"do $$ begin create role {role} nologin; comment on role {role} is '{COMMENTS[role]}'; {caught} end $$")


def _grant(role: str) -> None:
    for schema in READS[role]:
        op.execute(f"grant usage on schema {schema} to {role}")
        op.execute(f"grant select on all tables in schema {schema} to {role}")
        op.execute(f"alter default privileges in schema {schema} grant select on tables to {role}")
    for right in WRITES[role]:
        op.execute(f"grant {right} to {role}")


def _revoke(role: str) -> None:
    for schema in READS[role]:
        op.execute(f"alter default privileges in schema {schema} revoke all on tables from {role}")
        op.execute(f"revoke all on all tables in schema {schema} from {role}")
        op.execute(f"revoke usage on schema {schema} from {role}")


def _may_make_roles() -> bool:
    return _holds("select rolcreaterole or rolsuper from pg_roles where rolname = current_user")


def _exists(role: str) -> bool:
    return _holds("select to_regrole(:role) is not null", role=role)


def _is_ours(role: str) -> bool:
    """Whether the role is there and we may grant and drop it."""
    return _exists(role) and _holds("select pg_has_role(current_user, :role, 'member with admin option')", role=role)


def _is_needed(role: str) -> bool:
    """Whether anything else refers to the role: rights in any database, or other people's membership."""
    return _holds(
        "select exists (select from pg_shdepend"
        " where refclassid = 'pg_authid'::regclass and refobjid = to_regrole(:role))"
        " or exists (select from pg_auth_members"
        " where roleid = to_regrole(:role) and member <> to_regrole(current_user))",
        role=role,
    )


def _holds(question: str, **values: str) -> bool:
    return bool(op.get_bind().scalar(sa.text(question), values))
