"""The views of schema report as their comments tell of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.storage.connection import connect

_VIEWS = """
select c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''),
    array(
        select array[a.attname::text, format_type(a.atttypid, a.atttypmod),
            coalesce(col_description(c.oid, a.attnum), '')]
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        order by a.attnum
    )
from pg_class c
where c.relnamespace = 'report'::regnamespace and c.relkind in ('v', 'm')
order by 1
"""


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """A column, its type in SQL, and what it holds."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class ViewNote:
    """A view, what one row of it is, and its columns in their order."""

    name: str
    comment: str
    columns: Sequence[ColumnNote]


def view_notes(conninfo: str) -> Sequence[ViewNote]:
    """The views of schema report, by name."""
    with connect(conninfo) as connection:
        found = connection.execute(_VIEWS).fetchall()
    return [ViewNote(name, comment, [ColumnNote(*column) for column in columns]) for name, comment, columns in found]
