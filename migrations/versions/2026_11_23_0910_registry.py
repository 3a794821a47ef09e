"""Registry: entities, outlets, ratings and members, which every server of a cluster holds whole."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "6c3f6c59445e"
down_revision = "2834da6b2a0b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "entity",
        sa.Column(
            "entity_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the entity, given by the database",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, place or outlet"),
        sa.Column("name", sa.Text(), nullable=False, comment="its name as people write it, in any script"),
        sa.Column("name_normalized", sa.Text(), nullable=False, comment="the name folded for comparison"),
        sa.Column(
            "curated",
            sa.Boolean(),
            nullable=False,
            comment="true when a person entered or checked it, false when read in a text",
        ),
        sa.Column("wikidata", sa.Text(), nullable=True, comment="its Wikidata item, as Q1016; null when not known"),
        sa.Column(
            "merged_into",
            sa.BigInteger(),
            nullable=True,
            comment="the entity that replaces it, always the last of a chain of merges; null while it stands",
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was recorded",
        ),
        sa.CheckConstraint("kind in ('person', 'organisation', 'place', 'outlet')", name=op.f("ck_entity_kind_known")),
        sa.ForeignKeyConstraint(["merged_into"], ["factcheck.entity.entity_id"], name="fk_entity_merged_into"),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_entity")),
        schema="factcheck",
        comment="a person, organisation, place or outlet that claims speak of or come from",
    )
    op.create_index(op.f("ix_entity_name_normalized"), "entity", ["name_normalized"], schema="factcheck")
    op.create_table(
        "member",
        sa.Column(
            "member_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the member, given by the database",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="the name that stands under verdicts and decisions"),
        sa.Column("role", sa.Text(), nullable=True, comment="checker, editor or analyst; null when not said"),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when the member was recorded",
        ),
        sa.Column(
            "retired_at", sa.DateTime(timezone=True), nullable=True, comment="since when inactive; null while active"
        ),
        sa.CheckConstraint("role in ('checker', 'editor', 'analyst')", name=op.f("ck_member_role_known")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member")),
        sa.UniqueConstraint("name", name=op.f("uq_member_name")),
        schema="factcheck",
        comment="a person who logs verdicts, decides links or reads reports",
    )
    op.create_table(
        "rating_scale",
        sa.Column(
            "scale_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the scale, given by the database",
        ),
        sa.Column("code", sa.Text(), nullable=False, comment="what commands and files call the scale"),
        sa.Column(
            "label", postgresql.JSONB(), nullable=False, comment='its name by language code, as {"ar": ..., "en": ...}'
        ),
        sa.Column(
            "best", sa.Numeric(), nullable=False, comment="numeric value of the best rating (schema.org bestRating)"
        ),
        sa.Column(
            "worst", sa.Numeric(), nullable=False, comment="numeric value of the worst rating (schema.org worstRating)"
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was recorded",
        ),
        sa.PrimaryKeyConstraint("scale_id", name=op.f("pk_rating_scale")),
        sa.UniqueConstraint("code", name=op.f("uq_rating_scale_code")),
        schema="factcheck",
        comment="the ordered set of ratings that a desk uses",
    )
    op.create_table(
        "entity_alias",
        sa.Column(
            "alias_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the alias, given by the database",
        ),
        sa.Column("entity_id", sa.BigInteger(), nullable=False, comment="whose name it is"),
        sa.Column("name", sa.Text(), nullable=False, comment="the name as people write it"),
        sa.Column("name_normalized", sa.Text(), nullable=False, comment="the name folded for comparison"),
        sa.Column(
            "language", sa.Text(), nullable=True, comment="ISO 639-1 code of the name's language; null when not known"
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["factcheck.entity.entity_id"], name=op.f("fk_entity_alias_entity")),
        sa.PrimaryKeyConstraint("alias_id", name=op.f("pk_entity_alias")),
        sa.UniqueConstraint("entity_id", "name_normalized", name=op.f("uq_entity_alias_entity_id_name_normalized")),
        schema="factcheck",
        comment="one name of an entity, in any script and spelling",
    )
    op.create_index(op.f("ix_entity_alias_name_normalized"), "entity_alias", ["name_normalized"], schema="factcheck")
    op.create_table(
        "outlet",
        sa.Column(
            "outlet_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the outlet, given by the database",
        ),
        sa.Column(
            "entity_id",
            sa.BigInteger(),
            nullable=False,
            comment="the outlet as an entity that texts name; has its aliases",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="its name as people write it, in any script"),
        sa.Column("name_normalized", sa.Text(), nullable=False, comment="the name folded for comparison"),
        sa.Column("domain", sa.Text(), nullable=True, comment="host name of its site without www; null when not known"),
        sa.Column(
            "country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2 code of its seat; null when not known"
        ),
        sa.Column(
            "language", sa.Text(), nullable=True, comment="ISO 639-1 code of its main language; null when not known"
        ),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="agency, broadcaster, magazine, newspaper, site or unknown"
        ),
        sa.Column(
            "merged_into",
            sa.BigInteger(),
            nullable=True,
            comment="the outlet that replaces it, always the last of a chain of merges; null while it stands",
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was recorded",
        ),
        sa.CheckConstraint(
            "kind in ('agency', 'broadcaster', 'magazine', 'newspaper', 'site', 'unknown')",
            name=op.f("ck_outlet_kind_known"),
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["factcheck.entity.entity_id"], name=op.f("fk_outlet_entity")),
        sa.ForeignKeyConstraint(["merged_into"], ["factcheck.outlet.outlet_id"], name="fk_outlet_merged_into"),
        sa.PrimaryKeyConstraint("outlet_id", name=op.f("pk_outlet")),
        sa.UniqueConstraint("entity_id", name=op.f("uq_outlet_entity_id")),
        schema="factcheck",
        comment="who publishes: a news site, paper, broadcaster or agency",
    )
    op.create_index(op.f("ix_outlet_name_normalized"), "outlet", ["name_normalized"], schema="factcheck")
    op.create_table(
        "rating",
        sa.Column(
            "rating_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the rating, given by the database",
        ),
        sa.Column("scale_id", sa.BigInteger(), nullable=False, comment="the scale it belongs to"),
        sa.Column("code", sa.Text(), nullable=False, comment="what commands and files call the rating"),
        sa.Column(
            "label", postgresql.JSONB(), nullable=False, comment='its name by language code, as {"ar": ..., "en": ...}'
        ),
        sa.Column(
            "numeric_value",
            sa.Numeric(),
            nullable=True,
            comment="its place between worst and best (schema.org ratingValue); null for a rating outside the order",
        ),
        sa.Column(
            "class", sa.Text(), nullable=False, comment="true, mixed, false or unproven: comparable across scales"
        ),
        sa.Column(
            "position", sa.Integer(), nullable=False, comment="its place in the scale's list, from 1 for the best"
        ),
        sa.Column(
            "retired_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="since when it is not given any more; null while it is",
        ),
        sa.CheckConstraint("class in ('true', 'mixed', 'false', 'unproven')", name=op.f("ck_rating_class_known")),
        sa.ForeignKeyConstraint(["scale_id"], ["factcheck.rating_scale.scale_id"], name=op.f("fk_rating_rating_scale")),
        sa.PrimaryKeyConstraint("rating_id", name=op.f("pk_rating")),
        sa.UniqueConstraint("code", name=op.f("uq_rating_code")),
        schema="factcheck",
        comment="one grade of a rating scale",
    )
    op.create_index("ix_rating_scale_id_position", "rating", ["scale_id", "position"], schema="factcheck")


def downgrade() -> None:
    op.drop_table("rating", schema="factcheck")
    op.drop_table("outlet", schema="factcheck")
    op.drop_table("entity_alias", schema="factcheck")
    op.drop_table("rating_scale", schema="factcheck")
    op.drop_table("member", schema="factcheck")
    op.drop_table("entity", schema="factcheck")
