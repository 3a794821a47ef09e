"""Append-only tables: not even their owner updates or deletes what was recorded.

This guards against mistakes, not against an owner who means it (he can grant himself the right back) or a superuser;
the ledger's hash chain is what shows those.

A foreign key is checked by SELECT ... FOR KEY SHARE on the table it points to, under that table's owner, who needs
UPDATE on one column at least for it; when a link goes, link_decision is searched in the same way. He keeps the right on
a generated column, which can be set to nothing but what it is.
"""

from alembic import op

revision = "c1b8ce9d11cf"
down_revision = "d7f1809c5f3d"
branch_labels = None
depends_on = None

APPEND_ONLY = ("capture", "verdict", "evidence", "link_decision", "ledger")
POINTED_TO = {"capture": "length", "verdict": "claim_ref", "link_decision": "claim_ref"}


def upgrade() -> None:
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, for backups leave rights out (factcheck.storage.migrate)."""
    for table in APPEND_ONLY:
        op.execute(f"revoke update, delete, truncate on factcheck.{table} from current_user")
    for table, column in POINTED_TO.items():
        op.execute(f"grant update ({column}) on factcheck.{table} to current_user")


def downgrade() -> None:
    for table, column in POINTED_TO.items():
        op.execute(f"revoke update ({column}) on factcheck.{table} from current_user")
    for table in APPEND_ONLY:
        op.execute(f"grant update, delete, truncate on factcheck.{table} to current_user")
