"""Verdicts and their evidence."""

import sqlalchemy as sa
from alembic import op

revision = "ccd93b75b490"
down_revision = "6624f4a7ee60"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verdict",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="source of the claim"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts the claim's verdicts, from 1"),
        sa.Column("rating_id", sa.BigInteger(), nullable=False, comment="the rating given"),
        sa.Column("rationale", sa.Text(), nullable=False, comment="why, in the checker's words"),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="who logged it"),
        sa.Column(
            "supersedes", sa.Integer(), nullable=True, comment="number of the claim's verdict that it replaces, or null"
        ),
        sa.Column(
            "logged_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was logged",
        ),
        sa.Column(
            "claim_ref",
            sa.Text(),
            sa.Computed("(source_id::text || '.'::text) || claim::text", persisted=True),
            nullable=False,
            comment="name of the claim, as 12.7; generated",
        ),
        sa.CheckConstraint("supersedes < number", name=op.f("ck_verdict_supersedes_earlier")),
        sa.ForeignKeyConstraint(["member_id"], ["factcheck.member.member_id"], name=op.f("fk_verdict_member")),
        sa.ForeignKeyConstraint(["rating_id"], ["factcheck.rating.rating_id"], name=op.f("fk_verdict_rating")),
        sa.ForeignKeyConstraint(
            ["source_id", "claim", "supersedes"],
            ["factcheck.verdict.source_id", "factcheck.verdict.claim", "factcheck.verdict.number"],
            name="fk_verdict_superseded",
        ),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name=op.f("fk_verdict_claim"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "number", name=op.f("pk_verdict")),
        schema="factcheck",
        comment="a checker's rating of a claim; append-only: superseded, never edited",
    )
    op.create_table(
        "evidence",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="source of the claim"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("verdict", sa.Integer(), nullable=False, comment="number of the verdict"),
        sa.Column("position", sa.Integer(), nullable=False, comment="counts the verdict's evidence, from 1"),
        sa.Column(
            "stance", sa.Text(), nullable=False, comment="what it does to the claim: supports, refutes or context"
        ),
        sa.Column("citation", sa.Text(), nullable=False, comment="what is cited, as given: URL, claim or reference"),
        sa.CheckConstraint("stance in ('supports', 'refutes', 'context')", name=op.f("ck_evidence_stance_known")),
        sa.ForeignKeyConstraint(
            ["source_id", "claim", "verdict"],
            ["factcheck.verdict.source_id", "factcheck.verdict.claim", "factcheck.verdict.number"],
            name=op.f("fk_evidence_verdict"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "verdict", "position", name=op.f("pk_evidence")),
        schema="factcheck",
        comment="what a verdict cites; append-only",
    )


def downgrade() -> None:
    op.drop_table("evidence", schema="factcheck")
    op.drop_table("verdict", schema="factcheck")
