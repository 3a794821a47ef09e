"""Whoever looks at the database with psql is told what each thing is."""

from sqlalchemy import text

COMMENTLESS = text("""
select concat_ws('.', c.relnamespace::regnamespace, c.relname, a.attname)
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace::regnamespace::text in ('factcheck', 'report') and c.relkind in ('r', 'p', 'v', 'm')
  and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)
""")
SCHEMAS = text("""
select count(obj_description(oid, 'pg_namespace')) from pg_namespace where nspname in ('factcheck', 'report')
""")


def test_every_table_view_and_column_has_a_comment(database):
    with database.transaction(read_only=True) as session:
        commentless = session.scalars(COMMENTLESS).all()

    assert commentless == []


def test_both_schemas_have_a_comment(database):
    with database.transaction(read_only=True) as session:
        assert session.scalar(SCHEMAS) == 2
