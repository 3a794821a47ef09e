"""Groups of claims that agree, worked out by "factcheck report refresh"; what lists for analysts are found by.

Whoever reads by SQL names a claim as 12.7, so there is an index on that name.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "b1f6e07a42d9"
down_revision = "e7a1503c9bd2"
branch_labels = None
depends_on = None

CLAIM = ["factcheck.claim.source_id", "factcheck.claim.number"]
CLAIM_REF = "((source_id::text || '.') || {}::text)"


def upgrade() -> None:
    op.create_index("ix_claim_ref", "claim", [sa.text(CLAIM_REF.format("number"))], schema="factcheck")
    op.create_index("ix_attribution_ref", "attribution", [sa.text(CLAIM_REF.format("claim"))], schema="factcheck")
    op.create_index("ix_quantity_unit_value", "quantity", ["unit", "value"], schema="factcheck")
    op.create_index("ix_verdict_logged_at", "verdict", ["logged_at"], schema="factcheck")
    make_groups()
    make_members()
    op.create_table(
        "refresh",
        sa.Column("view", sa.Text(), nullable=False, comment="what was worked out, as it is called in schema report"),
        sa.Column("refreshed_at", sa.DateTime(timezone=True), nullable=False, comment="as of when its contents hold"),
        sa.Column("rows", sa.BigInteger(), nullable=False, comment="how many rows it then had"),
        sa.Column("took_s", sa.Double(), nullable=False, comment="how long that took, in seconds"),
        sa.PrimaryKeyConstraint("view", name=op.f("pk_refresh")),
        schema="factcheck",
        comment="when what is worked out ahead was last worked out; a row a view",
    )


def make_groups() -> None:
    op.create_table(
        "claim_group",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="source of the claim that names the group"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="number of that claim, the lowest name of the group"),
        sa.Column("claims", sa.Integer(), nullable=False, comment="how many claims say it"),
        sa.Column("sources", sa.Integer(), nullable=False, comment="in how many articles"),
        sa.Column(
            "outlets",
            sa.Integer(),
            nullable=False,
            comment="of how many outlets; each article of an unknown one counts as one",
        ),
        sa.Column("origins", sa.Integer(), nullable=False, comment="how many origins stand behind them"),
        sa.Column(
            "copies",
            sa.Integer(),
            nullable=False,
            comment="how many of the claims stand in the same words in another outlet's article",
        ),
        sa.Column(
            "first_source_id",
            sa.BigInteger(),
            nullable=True,
            comment="source of the claim that was out first; null when that may be several, or no day is known",
        ),
        sa.Column("first_claim", sa.Integer(), nullable=True, comment="number of that claim, or null"),
        sa.Column(
            "circle",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="outlets that cite one another in a ring; empty for none",
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", name=op.f("pk_claim_group")),
        schema="factcheck",
        comment="claims that agree, with how many voices stand behind them; worked out, can be thrown away",
    )
    op.create_index("ix_claim_group_ref", "claim_group", [sa.text(CLAIM_REF.format("claim"))], schema="factcheck")


def make_members() -> None:
    op.create_table(
        "claim_group_member",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="source of the claim"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("group_source_id", sa.BigInteger(), nullable=False, comment="source of the group's lowest claim"),
        sa.Column("group_claim", sa.Integer(), nullable=False, comment="number of the group's lowest claim"),
        sa.Column(
            "origin",
            sa.Integer(),
            nullable=False,
            comment="number of its origin in the group, from 1 for the one that most of the claims have",
        ),
        sa.Column(
            "origin_name", sa.Text(), nullable=True, comment="who stands at the origin; null for an unknown outlet"
        ),
        sa.Column("origin_unnamed", sa.Boolean(), nullable=False, comment="whether the text gives the origin no name"),
        sa.Column(
            "may_be_first",
            sa.Boolean(),
            nullable=False,
            comment="whether none of the others was surely out before it, as far as days are known",
        ),
        sa.Column(
            "copy",
            sa.Integer(),
            nullable=True,
            comment="number of the set of claims in the same words of several outlets; null for none",
        ),
        sa.ForeignKeyConstraint(["source_id", "claim"], CLAIM, name=op.f("fk_claim_group_member_claim")),
        sa.PrimaryKeyConstraint("source_id", "claim", name=op.f("pk_claim_group_member")),
        schema="factcheck",
        comment="a claim of a group, with its origin; worked out, can be thrown away",
    )
    op.create_index(
        op.f("ix_claim_group_member_group_source_id_group_claim"),
        "claim_group_member",
        ["group_source_id", "group_claim"],
        schema="factcheck",
    )


def downgrade() -> None:
    for table in ("refresh", "claim_group_member", "claim_group"):
        op.drop_table(table, schema="factcheck")
    op.drop_index(op.f("ix_verdict_logged_at"), "verdict", schema="factcheck")
    op.drop_index("ix_quantity_unit_value", "quantity", schema="factcheck")
    op.drop_index("ix_attribution_ref", "attribution", schema="factcheck")
    op.drop_index("ix_claim_ref", "claim", schema="factcheck")
