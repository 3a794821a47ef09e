"""Claims, and the chains of those who pass them on."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "107908a7f199"
down_revision = "a18447304ea4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column(
            "number", sa.Integer(), nullable=False, comment="counts the claims of the source, from 1; the 7 of 12.7"
        ),
        sa.Column("capture", sa.Integer(), nullable=False, comment="number of the capture it was read from"),
        sa.Column("sentence", sa.Integer(), nullable=False, comment="number of the sentence it stands in"),
        sa.Column(
            "span_start", sa.Integer(), nullable=False, comment="first code point of the capture that it covers, from 0"
        ),
        sa.Column(
            "span_end", sa.Integer(), nullable=False, comment="code point of the capture just after its last one"
        ),
        sa.Column("text", sa.Text(), nullable=False, comment="the words of its span"),
        sa.Column("text_normalized", sa.Text(), nullable=False, comment="the words folded for search and comparison"),
        sa.Column(
            "words",
            postgresql.TSVECTOR(),
            sa.Computed(
                "to_tsvector('arabic'::regconfig, text_normalized)"
                " || to_tsvector('english'::regconfig, text_normalized)",
                persisted=True,
            ),
            nullable=False,
            comment="the folded words as Arabic and English lexemes, for search; generated",
        ),
        sa.Column(
            "voice",
            sa.Text(),
            nullable=False,
            comment="attributed when the text names who says it, outlet for its own voice",
        ),
        sa.Column(
            "claimant_name", sa.Text(), nullable=True, comment="who says it, as the text has it; null for the outlet"
        ),
        sa.Column("claimant_normalized", sa.Text(), nullable=True, comment="the claimant folded for comparison"),
        sa.Column(
            "claimant_kind",
            sa.Text(),
            nullable=True,
            comment="person, organisation, outlet or anonymous (a source that the text does not name)",
        ),
        sa.Column(
            "claimant_entity_id",
            sa.BigInteger(),
            nullable=True,
            comment="the claimant as an entity; null when not known",
        ),
        sa.Column(
            "claimant_start",
            sa.Integer(),
            nullable=True,
            comment="first code point of the claimant's words; null when carried over from before",
        ),
        sa.Column(
            "claimant_end", sa.Integer(), nullable=True, comment="code point after the claimant's words, or null"
        ),
        sa.Column(
            "cue", sa.Text(), nullable=True, comment="the words that attribute, as they stand; null for the outlet"
        ),
        sa.Column("cue_start", sa.Integer(), nullable=True, comment="first code point of the cue, or null"),
        sa.Column("cue_end", sa.Integer(), nullable=True, comment="code point after the cue, or null"),
        sa.Column(
            "polarity",
            sa.Text(),
            nullable=False,
            comment="what the claimant does with the content: affirms, denies or declines",
        ),
        sa.Column(
            "modality",
            sa.Text(),
            nullable=False,
            comment="how firmly it is put: certain, probable, possible, conditional or predicted",
        ),
        sa.Column("quoted", sa.Boolean(), nullable=False, comment="whether it stands in quotation marks"),
        sa.Column("extractor", sa.Text(), nullable=False, comment="name and version of the program that read it"),
        sa.CheckConstraint(
            "claimant_kind in ('person', 'organisation', 'outlet', 'anonymous')",
            name=op.f("ck_claim_claimant_kind_known"),
        ),
        sa.CheckConstraint(
            "modality in ('certain', 'probable', 'possible', 'conditional', 'predicted')",
            name=op.f("ck_claim_modality_known"),
        ),
        sa.CheckConstraint(
            "num_nulls(claimant_name, claimant_normalized, claimant_kind) = case voice when 'outlet' then 3 else 0 end",
            name=op.f("ck_claim_claimant_by_voice"),
        ),
        sa.CheckConstraint("polarity in ('affirms', 'denies', 'declines')", name=op.f("ck_claim_polarity_known")),
        sa.CheckConstraint("voice in ('attributed', 'outlet')", name=op.f("ck_claim_voice_known")),
        sa.CheckConstraint(
            "(claimant_start is null) = (claimant_end is null)"
            " and claimant_start >= 0 and claimant_start <= claimant_end",
            name=op.f("ck_claim_claimant_in_order"),
        ),
        sa.CheckConstraint(
            "(cue_start is null) = (cue_end is null) and cue_start >= 0 and cue_start <= cue_end",
            name=op.f("ck_claim_cue_in_order"),
        ),
        sa.CheckConstraint(
            "(span_start is null) = (span_end is null) and span_start >= 0 and span_start <= span_end",
            name=op.f("ck_claim_span_in_order"),
        ),
        sa.ForeignKeyConstraint(["claimant_entity_id"], ["factcheck.entity.entity_id"], name=op.f("fk_claim_entity")),
        sa.ForeignKeyConstraint(
            ["source_id", "capture", "sentence"],
            ["factcheck.sentence.source_id", "factcheck.sentence.capture", "factcheck.sentence.number"],
            name=op.f("fk_claim_sentence"),
        ),
        sa.PrimaryKeyConstraint("source_id", "number", name=op.f("pk_claim")),
        schema="factcheck",
        comment="what one claimant asserts, in one span of one sentence",
    )
    op.create_index(op.f("ix_claim_claimant_entity_id"), "claim", ["claimant_entity_id"], schema="factcheck")
    op.create_index("ix_claim_words", "claim", ["words"], schema="factcheck", postgresql_using="gin")
    op.create_table(
        "attribution",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("position", sa.Integer(), nullable=False, comment="place in the chain, from 1 for the claimant"),
        sa.Column("name", sa.Text(), nullable=False, comment="who passes the claim on, as the text has it"),
        sa.Column("name_normalized", sa.Text(), nullable=False, comment="the name folded for comparison"),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment="the hop as an entity; null when not known"),
        sa.Column("role", sa.Text(), nullable=False, comment="claimant or relay"),
        sa.Column("cue", sa.Text(), nullable=True, comment="the words that attribute at this hop, or null"),
        sa.Column(
            "span_start",
            sa.Integer(),
            nullable=True,
            comment="first code point of the name in this claim's sentence; null when carried over from before",
        ),
        sa.Column("span_end", sa.Integer(), nullable=True, comment="code point after the name, or null"),
        sa.Column("cue_start", sa.Integer(), nullable=True, comment="first code point of the cue, or null"),
        sa.Column("cue_end", sa.Integer(), nullable=True, comment="code point after the cue, or null"),
        sa.CheckConstraint("role in ('claimant', 'relay')", name=op.f("ck_attribution_role_known")),
        sa.CheckConstraint(
            "(cue_start is null) = (cue_end is null) and cue_start >= 0 and cue_start <= cue_end",
            name=op.f("ck_attribution_cue_in_order"),
        ),
        sa.CheckConstraint(
            "(span_start is null) = (span_end is null) and span_start >= 0 and span_start <= span_end",
            name=op.f("ck_attribution_span_in_order"),
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["factcheck.entity.entity_id"], name=op.f("fk_attribution_entity")),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name=op.f("fk_attribution_claim"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "position", name=op.f("pk_attribution")),
        schema="factcheck",
        comment="one hop of a claim's chain, claimant first; the outlet at its end is the source's",
    )


def downgrade() -> None:
    op.drop_table("attribution", schema="factcheck")
    op.drop_table("claim", schema="factcheck")
