"""Search: names by their words and by their sound, titles by their words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "c96d02f4a7e1"
down_revision = "b4c8e19f7d20"
branch_labels = None
depends_on = None

# ruff: noqa: E501  # expressions as the database keeps them
NAME_WORDS = "to_tsvector('simple'::regconfig, name_normalized) || to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(translate(replace(replace(replace(replace(replace(replace(replace(replace(replace(regexp_replace(regexp_replace(name_normalized, '(?<![^ ])(al|el|the|ال)(?![^ ])', '', 'g'), '(?<![^ ])ال', '', 'g'), 'tch', 'ش'), 'kh', 'خ'), 'gh', 'غ'), 'sh', 'ش'), 'ch', 'ش'), 'th', 'ث'), 'dh', 'ذ'), 'ph', 'ف'), 'x', 'ks'), 'بتثجخدذرزسشصضطظغفقكلمنپچژڤcqvpjاويءهعحaeiouywh', 'bttgkddrzscsdtzgfkklmnbcgfkkfbg'), '([^ ])\\1+', '\\1', 'g'), '([^ ]+)', '0\\1', 'g'))"
TITLE_WORDS = "to_tsvector('arabic'::regconfig, translate(regexp_replace(normalize(lower(coalesce(title, '')), NFKD), '[\\u0300-\\u036f\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u0640]', '', 'g'), 'ىیةٱکگ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ييهاكك01234567890123456789')) || to_tsvector('english'::regconfig, translate(regexp_replace(normalize(lower(coalesce(title, '')), NFKD), '[\\u0300-\\u036f\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u0640]', '', 'g'), 'ىیةٱکگ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ييهاكك01234567890123456789'))"
ALIAS = "the name's folded words, and each by its consonants after a 0, for search; generated"
TITLE = "the headline's folded words as Arabic and English lexemes, for search; generated"


def upgrade() -> None:
    for table, column, expression, comment in _columns():
        generated = sa.Computed(expression, persisted=True)
        op.add_column(
            table,
            sa.Column(column, postgresql.TSVECTOR(), generated, nullable=False, comment=comment),
            schema="factcheck",
        )
        op.create_index(f"ix_{table}_{column}", table, [column], schema="factcheck", postgresql_using="gin")


def downgrade() -> None:
    for table, column, _, _ in reversed(_columns()):
        op.drop_column(table, column, schema="factcheck")


def _columns() -> tuple[tuple[str, str, str, str], ...]:
    return (("entity_alias", "words", NAME_WORDS, ALIAS), ("source", "title_words", TITLE_WORDS, TITLE))
