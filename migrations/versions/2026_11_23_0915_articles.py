"""Articles: sources, their captures and sentences."""

import sqlalchemy as sa
from alembic import op

revision = "a18447304ea4"
down_revision = "6c3f6c59445e"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column(
            "source_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the source, given by the database; the 12 of 12.7",
        ),
        sa.Column("outlet_id", sa.BigInteger(), nullable=True, comment="who published it; null when not known"),
        sa.Column("key", sa.Text(), nullable=False, comment="the file name or URL that it came from"),
        sa.Column("url", sa.Text(), nullable=True, comment="its address as given; null when not known"),
        sa.Column(
            "url_normalized",
            sa.Text(),
            nullable=True,
            comment="the address without what does not tell articles apart; null when not known",
        ),
        sa.Column("title", sa.Text(), nullable=True, comment="its headline; null when not known"),
        sa.Column(
            "byline", sa.Text(), nullable=True, comment="its authors as the outlet names them; null when not known"
        ),
        sa.Column(
            "published_start_on",
            sa.Date(),
            nullable=True,
            comment="first day on which it may have been published; null when not known",
        ),
        sa.Column(
            "published_end_on",
            sa.Date(),
            nullable=True,
            comment="last day (included) on which it may have been published; null when not known",
        ),
        sa.Column(
            "published_precision",
            sa.Text(),
            nullable=True,
            comment="how exactly the day is known: day, week, month, quarter, year, decade, range; null for not at all",
        ),
        sa.Column(
            "language",
            sa.Text(),
            nullable=False,
            comment="ISO 639-1 code of its language, und when none was recognised",
        ),
        sa.Column(
            "latest_capture",
            sa.Integer(),
            nullable=False,
            comment="number of its newest capture, whose claims are the current ones",
        ),
        sa.Column(
            "linked_capture",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="number of the newest capture that has been through linking, 0 for none",
        ),
        sa.Column(
            "uid", sa.Text(), nullable=False, comment="name made from content and outlet, equal on every machine"
        ),
        sa.Column(
            "first_seen_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it first came in",
        ),
        sa.Column(
            "last_seen_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it last came in, changed or not",
        ),
        sa.CheckConstraint(
            "published_precision in ('day', 'week', 'month', 'quarter', 'year', 'decade', 'range')",
            name=op.f("ck_source_published_precision_known"),
        ),
        sa.CheckConstraint(
            "num_nulls(published_start_on, published_end_on, published_precision) in (0, 3)"
            " and published_start_on <= published_end_on",
            name=op.f("ck_source_published_days_in_order"),
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["factcheck.outlet.outlet_id"], name=op.f("fk_source_outlet")),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source")),
        schema="factcheck",
        comment="the record of one article of one outlet",
    )
    op.create_index(op.f("ix_source_key"), "source", ["key"], schema="factcheck")
    op.create_index(op.f("ix_source_outlet_id"), "source", ["outlet_id"], schema="factcheck")
    op.create_index(op.f("ix_source_published_start_on"), "source", ["published_start_on"], schema="factcheck")
    op.create_index(op.f("ix_source_uid"), "source", ["uid"], schema="factcheck")
    op.create_index(op.f("ix_source_url_normalized"), "source", ["url_normalized"], schema="factcheck")
    op.create_table(
        "capture",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts the captures of the source, from 1"),
        sa.Column("text", sa.Text(), nullable=False, comment="the text; every span counts its code points from 0"),
        sa.Column("text_sha256", sa.LargeBinary(), nullable=False, comment="SHA-256 of the text in UTF-8, 32 bytes"),
        sa.Column("media_type", sa.Text(), nullable=False, comment="media type of the raw bytes, as text/html"),
        sa.Column("raw", sa.LargeBinary(), nullable=False, comment="the bytes that came in"),
        sa.Column(
            "extractor",
            sa.Text(),
            nullable=False,
            comment="name and version of the program that read sentences and claims",
        ),
        sa.Column(
            "taken_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it came in",
        ),
        sa.Column(
            "length",
            sa.Integer(),
            sa.Computed("char_length(text)", persisted=True),
            nullable=False,
            comment="how many code points the text has; generated",
        ),
        sa.ForeignKeyConstraint(["source_id"], ["factcheck.source.source_id"], name=op.f("fk_capture_source")),
        sa.PrimaryKeyConstraint("source_id", "number", name=op.f("pk_capture")),
        schema="factcheck",
        comment="the immutable text of a source as taken at one time; append-only",
    )
    op.create_table(
        "sentence",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="the source it belongs to"),
        sa.Column("capture", sa.Integer(), nullable=False, comment="number of the capture it stands in"),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts the sentences of the capture, from 1"),
        sa.Column(
            "span_start", sa.Integer(), nullable=False, comment="first code point of the capture that it covers, from 0"
        ),
        sa.Column(
            "span_end", sa.Integer(), nullable=False, comment="code point of the capture just after its last one"
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="what it is on the page: title, heading, body or caption"),
        sa.CheckConstraint("kind in ('title', 'heading', 'body', 'caption')", name=op.f("ck_sentence_kind_known")),
        sa.CheckConstraint(
            "(span_start is null) = (span_end is null) and span_start >= 0 and span_start <= span_end",
            name=op.f("ck_sentence_span_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id", "capture"],
            ["factcheck.capture.source_id", "factcheck.capture.number"],
            name=op.f("fk_sentence_capture"),
        ),
        sa.PrimaryKeyConstraint("source_id", "capture", "number", name=op.f("pk_sentence")),
        schema="factcheck",
        comment="one numbered span of a capture",
    )


def downgrade() -> None:
    op.drop_table("sentence", schema="factcheck")
    op.drop_table("capture", schema="factcheck")
    op.drop_table("source", schema="factcheck")
