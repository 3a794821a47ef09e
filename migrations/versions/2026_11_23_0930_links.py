"""Links between claims, and what editors decide of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "6624f4a7ee60"
down_revision = "ccc68b4ae375"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column(
            "source_id", sa.BigInteger(), nullable=False, comment="source of the first claim, the lower name of the two"
        ),
        sa.Column("claim", sa.Integer(), nullable=False, comment="number of the first claim in its source"),
        sa.Column("other_source_id", sa.BigInteger(), nullable=False, comment="source of the second claim"),
        sa.Column("other_claim", sa.Integer(), nullable=False, comment="number of the second claim in its source"),
        sa.Column("relation", sa.Text(), nullable=False, comment="agrees or contradicts"),
        sa.Column("score", sa.REAL(), nullable=False, comment="how sure the method is, 0 to 1"),
        sa.Column(
            "reasons",
            postgresql.JSONB(),
            nullable=False,
            comment='why, as [{"code": ..., "detail": ...}]; the detail holds the two values that made the reason',
        ),
        sa.Column(
            "features", postgresql.JSONB(), nullable=False, comment="what the score was made of, feature name to value"
        ),
        sa.Column(
            "same_origin",
            sa.Boolean(),
            nullable=False,
            comment="whether both chains lead to one origin, and so count once",
        ),
        sa.Column(
            "same_source",
            sa.Boolean(),
            sa.Computed("source_id = other_source_id", persisted=True),
            nullable=False,
            comment="whether both stand in one article; generated",
        ),
        sa.Column(
            "state",
            sa.Text(),
            server_default=sa.text("'suggested'"),
            nullable=False,
            comment="suggested, or the newest decision: confirmed, rejected or unsure",
        ),
        sa.Column("method", sa.Text(), nullable=False, comment="name and version of the method that made it"),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was suggested",
        ),
        sa.CheckConstraint("relation in ('agrees', 'contradicts')", name=op.f("ck_link_relation_known")),
        sa.CheckConstraint(
            "state in ('suggested', 'confirmed', 'rejected', 'unsure')", name=op.f("ck_link_state_known")
        ),
        sa.CheckConstraint("(source_id, claim) < (other_source_id, other_claim)", name=op.f("ck_link_sides_in_order")),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_link_score_in_range")),
        sa.ForeignKeyConstraint(
            ["other_source_id", "other_claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name="fk_link_other_claim",
        ),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"], ["factcheck.claim.source_id", "factcheck.claim.number"], name="fk_link_claim"
        ),
        sa.PrimaryKeyConstraint(
            "source_id", "claim", "other_source_id", "other_claim", "relation", name=op.f("pk_link")
        ),
        schema="factcheck",
        comment="two claims that agree or contradict, with score, reasons and state",
    )
    op.create_index(
        "ix_link_other_source_id_other_claim", "link", ["other_source_id", "other_claim"], schema="factcheck"
    )
    op.create_index("ix_link_relation_score", "link", ["relation", sa.literal_column("score DESC")], schema="factcheck")
    op.create_table(
        "link_decision",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="source of the link's first claim"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="number of the link's first claim"),
        sa.Column("other_source_id", sa.BigInteger(), nullable=False, comment="source of the link's second claim"),
        sa.Column("other_claim", sa.Integer(), nullable=False, comment="number of the link's second claim"),
        sa.Column("relation", sa.Text(), nullable=False, comment="the link's relation, agrees or contradicts"),
        sa.Column(
            "number",
            sa.Integer(),
            nullable=False,
            comment="counts the decisions on the link, from 1; the highest holds",
        ),
        sa.Column("state", sa.Text(), nullable=False, comment="confirmed, rejected or unsure"),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="who decided"),
        sa.Column("note", sa.Text(), nullable=True, comment="why, in the editor's words; null when nothing was said"),
        sa.Column(
            "decided_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was decided",
        ),
        sa.Column(
            "claim_ref",
            sa.Text(),
            sa.Computed("(source_id::text || '.'::text) || claim::text", persisted=True),
            nullable=False,
            comment="name of the link's first claim, as 12.7; generated",
        ),
        sa.CheckConstraint("state in ('confirmed', 'rejected', 'unsure')", name=op.f("ck_link_decision_state_known")),
        sa.ForeignKeyConstraint(["member_id"], ["factcheck.member.member_id"], name=op.f("fk_link_decision_member")),
        sa.ForeignKeyConstraint(
            ["source_id", "claim", "other_source_id", "other_claim", "relation"],
            [
                "factcheck.link.source_id",
                "factcheck.link.claim",
                "factcheck.link.other_source_id",
                "factcheck.link.other_claim",
                "factcheck.link.relation",
            ],
            name=op.f("fk_link_decision_link"),
        ),
        sa.PrimaryKeyConstraint(
            "source_id", "claim", "other_source_id", "other_claim", "relation", "number", name=op.f("pk_link_decision")
        ),
        schema="factcheck",
        comment="what an editor said of a link; append-only",
    )


def downgrade() -> None:
    op.drop_table("link_decision", schema="factcheck")
    op.drop_table("link", schema="factcheck")
