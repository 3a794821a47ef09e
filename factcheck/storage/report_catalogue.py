"""The views of the schema report, as the database itself describes them: names, columns, comments, SQL."""

from collections import defaultdict
from typing import Any

import psycopg

from factcheck.domain.columns import Column, ColumnKind
from factcheck.domain.reports import Report

_VIEWS = """
select c.oid, c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''), pg_get_viewdef(c.oid, true)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'report' and c.relkind in ('v', 'm') and has_table_privilege(c.oid, 'select')
order by c.relname
"""
_COLUMNS = """
select a.attrelid, a.attname, a.atttypid, format_type(a.atttypid, a.atttypmod), col_description(a.attrelid, a.attnum)
from pg_attribute a
where a.attrelid = any(%s) and a.attnum > 0 and not a.attisdropped
order by a.attrelid, a.attnum
"""
_TYPES = "select oid, format_type(oid, null) from pg_type where oid = any(%s)"

_KINDS = {
    "smallint": ColumnKind.INTEGER,
    "integer": ColumnKind.INTEGER,
    "bigint": ColumnKind.INTEGER,
    "real": ColumnKind.NUMBER,
    "double precision": ColumnKind.NUMBER,
    "numeric": ColumnKind.NUMBER,
    "boolean": ColumnKind.BOOLEAN,
    "date": ColumnKind.DAY,
    "timestamp with time zone": ColumnKind.MOMENT,
    "json": ColumnKind.JSON,
    "jsonb": ColumnKind.JSON,
    "bytea": ColumnKind.BYTES,
}  # every other type is text, as Postgres writes its values


def view_reports(connection: psycopg.Connection[Any]) -> list[Report]:
    """The views that the role may read, by name."""
    views = connection.execute(_VIEWS).fetchall()
    columns: dict[int, list[Column]] = defaultdict(list)
    for view, name, _, sql_type, comment in connection.execute(_COLUMNS, ([oid for oid, *_ in views],)):
        columns[view].append(column_of(name, sql_type, comment=comment))
    return [
        Report(name, title, statement.strip().rstrip(";"), tuple(columns[oid]), is_view=True)
        for oid, name, title, statement in views
    ]


def described_columns(cursor: psycopg.Cursor[Any], comments: dict[str, str | None]) -> list[Column]:
    """The columns of what the cursor has run, with the comments that are known of them."""
    described = cursor.description or []
    oids = list({each.type_code for each in described})
    types = dict(cursor.connection.execute(_TYPES, (oids,)).fetchall())
    return [
        column_of(
            each.name,
            types[each.type_code],
            comment=comments.get(each.name),
            precision=each.precision,
            scale=each.scale,
        )
        for each in described
    ]


def column_of(
    name: str, sql_type: str, *, comment: str | None = None, precision: int | None = None, scale: int | None = None
) -> Column:
    """The column whose type Postgres writes so.

    >>> column_of("reasons", "text[]").is_list, column_of("share", "numeric", precision=5, scale=2).kind.value
    (True, 'decimal')
    """
    element = sql_type.removesuffix("[]")
    kind = _KINDS.get(element.partition("(")[0], ColumnKind.TEXT)
    if precision and element.startswith("numeric"):
        kind = ColumnKind.DECIMAL
    return Column(name, kind, sql_type, comment, element != sql_type, precision, scale)
