"""What claims give and name: quantities, times and mentions."""

import sqlalchemy as sa
from alembic import op

revision = "ccc68b4ae375"
down_revision = "107908a7f199"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim_time",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("position", sa.Integer(), nullable=False, comment="counts the claim's times, from 1"),
        sa.Column("text", sa.Text(), nullable=False, comment="its words as they stand"),
        sa.Column(
            "span_start", sa.Integer(), nullable=False, comment="first code point of the capture that it covers, from 0"
        ),
        sa.Column(
            "span_end", sa.Integer(), nullable=False, comment="code point of the capture just after its last one"
        ),
        sa.Column(
            "start_on", sa.Date(), nullable=True, comment="its first day; null when the day of publication is not known"
        ),
        sa.Column("end_on", sa.Date(), nullable=True, comment="its last day (included), or null"),
        sa.Column(
            "precision", sa.Text(), nullable=True, comment="day, week, month, quarter, year, decade or range, or null"
        ),
        sa.CheckConstraint(
            "precision in ('day', 'week', 'month', 'quarter', 'year', 'decade', 'range')",
            name=op.f("ck_claim_time_precision_known"),
        ),
        sa.CheckConstraint(
            "(span_start is null) = (span_end is null) and span_start >= 0 and span_start <= span_end",
            name=op.f("ck_claim_time_span_in_order"),
        ),
        sa.CheckConstraint(
            "num_nulls(start_on, end_on, precision) in (0, 3) and start_on <= end_on",
            name=op.f("ck_claim_time_days_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name=op.f("fk_claim_time_claim"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "position", name=op.f("pk_claim_time")),
        schema="factcheck",
        comment="a time that a claim names, as a range of days",
    )
    op.create_table(
        "mention",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("position", sa.Integer(), nullable=False, comment="counts the claim's mentions, from 1"),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment="the entity; null when not known"),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, place or outlet"),
        sa.Column("name", sa.Text(), nullable=False, comment="the name as it stands"),
        sa.Column("name_normalized", sa.Text(), nullable=False, comment="the name folded for comparison"),
        sa.Column(
            "span_start", sa.Integer(), nullable=False, comment="first code point of the capture that it covers, from 0"
        ),
        sa.Column(
            "span_end", sa.Integer(), nullable=False, comment="code point of the capture just after its last one"
        ),
        sa.CheckConstraint("kind in ('person', 'organisation', 'place', 'outlet')", name=op.f("ck_mention_kind_known")),
        sa.CheckConstraint(
            "(span_start is null) = (span_end is null) and span_start >= 0 and span_start <= span_end",
            name=op.f("ck_mention_span_in_order"),
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["factcheck.entity.entity_id"], name=op.f("fk_mention_entity")),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name=op.f("fk_mention_claim"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "position", name=op.f("pk_mention")),
        schema="factcheck",
        comment="an entity that a claim names",
    )
    op.create_index(op.f("ix_mention_entity_id"), "mention", ["entity_id"], schema="factcheck")
    op.create_table(
        "quantity",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("position", sa.Integer(), nullable=False, comment="counts the claim's quantities, from 1"),
        sa.Column("text", sa.Text(), nullable=False, comment="its words as they stand"),
        sa.Column(
            "span_start", sa.Integer(), nullable=False, comment="first code point of the capture that it covers, from 0"
        ),
        sa.Column(
            "span_end", sa.Integer(), nullable=False, comment="code point of the capture just after its last one"
        ),
        sa.Column(
            "value", sa.Double(), nullable=True, comment="the number, or the lower end of a range; null for 'at most'"
        ),
        sa.Column(
            "value_max", sa.Double(), nullable=True, comment="the upper end of a range; null for a single number"
        ),
        sa.Column(
            "unit",
            sa.Text(),
            nullable=True,
            comment="ISO 4217 code for money, percent, a symbol such as km or t, else the counted noun; null for none",
        ),
        sa.Column(
            "approximate", sa.Boolean(), nullable=False, comment="whether the text says about, nearly and the like"
        ),
        sa.Column(
            "open_ended", sa.Boolean(), nullable=False, comment="whether the text says more than or at least the value"
        ),
        sa.CheckConstraint(
            "(span_start is null) = (span_end is null) and span_start >= 0 and span_start <= span_end",
            name=op.f("ck_quantity_span_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name=op.f("fk_quantity_claim"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "position", name=op.f("pk_quantity")),
        schema="factcheck",
        comment="a number or range that a claim gives, with its unit",
    )


def downgrade() -> None:
    op.drop_table("quantity", schema="factcheck")
    op.drop_table("mention", schema="factcheck")
    op.drop_table("claim_time", schema="factcheck")
