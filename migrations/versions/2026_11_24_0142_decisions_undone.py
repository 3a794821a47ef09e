"""Decisions that take another back: an editor's own word on a link, undone by a row that says so.

Going back to the version before fails while a link stands open again by an undo: that version has no word for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "e7b2c40d91fa"
down_revision = "2a9be60c71d8"
branch_labels = None
depends_on = None

KEY = ("source_id", "claim", "other_source_id", "other_claim", "relation")
STATE = {
    "before": "confirmed, rejected or unsure",
    "after": "confirmed, rejected or unsure; of one that takes another back, what the link was before that",
}


def upgrade() -> None:
    op.add_column(
        "link_decision",
        sa.Column(
            "undoes",
            sa.Integer(),
            nullable=True,
            comment="number of the editor's own decision that it takes back; null for none",
        ),
        schema="factcheck",
    )
    _set_states("state in ('suggested', 'confirmed', 'rejected', 'unsure')", STATE["after"])
    op.create_check_constraint(
        "undo_alone_reopens", "link_decision", "state <> 'suggested' or undoes is not null", schema="factcheck"
    )
    op.create_check_constraint("undoes_an_earlier_one", "link_decision", "undoes < number", schema="factcheck")
    op.create_unique_constraint("uq_link_decision_undoes", "link_decision", [*KEY, "undoes"], schema="factcheck")


def downgrade() -> None:
    op.drop_constraint("uq_link_decision_undoes", "link_decision", schema="factcheck")
    for name in ("undoes_an_earlier_one", "undo_alone_reopens"):
        op.drop_constraint(op.f(f"ck_link_decision_{name}"), "link_decision", schema="factcheck")
    _set_states("state in ('confirmed', 'rejected', 'unsure')", STATE["before"])
    op.drop_column("link_decision", "undoes", schema="factcheck")


def _set_states(known: str, comment: str) -> None:
    op.drop_constraint(op.f("ck_link_decision_state_known"), "link_decision", schema="factcheck")
    op.create_check_constraint("state_known", "link_decision", known, schema="factcheck")
    op.alter_column("link_decision", "state", comment=comment, existing_type=sa.Text(), schema="factcheck")
