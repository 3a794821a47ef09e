"""Where a database's schema stands against this program's migrations, and bringing it up to date.

Asking is cheap (no Alembic, no SQLAlchemy: every command asks); only a database that is behind pays for them.
"""

import re
from functools import cache
from pathlib import Path

from psycopg import sql

from factcheck.errors import Unavailable
from factcheck.storage.connection import connect

_REVISION = re.compile(r'^revision = "(\w+)"$', re.MULTILINE)
_PLACES = """
select n.nspname || '.' || c.relname, has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where (n.nspname, c.relname) in (('factcheck', 'alembic_version'), ('report', 'revision'))
order by 1
"""
"""Where the revision stands, and whether we may read it there: analysts have a view of their own."""


def head_revision() -> str:
    """The newest revision that this program knows: file names begin with their day, so the last file's."""
    return _known_revisions()[-1]


def current_revision(conninfo: str) -> str | None:
    """The revision that the database is at, None where nothing was ever migrated; Unavailable when we may not know."""
    with connect(conninfo) as connection:
        places = connection.execute(_PLACES).fetchall()
        if not places:
            return None
        place = next((name for name, readable in places if readable), None)
        if place is None:
            raise Unavailable(
                f"the role {connection.info.user} may not read the schema factcheck, nor the view report.revision",
                hint="ask the owner for: factcheck db upgrade ; and for: "
                "grant factcheck_analyst (or _checker, _editor) to the role",
            )
        row = connection.execute(sql.SQL("select * from {}").format(sql.Identifier(*place.split(".")))).fetchone()
    return None if row is None else str(row[0])


def is_behind(conninfo: str) -> bool:
    """Whether the database lacks migrations of this program; Unavailable when it has some that it does not know."""
    current = current_revision(conninfo)
    if current is not None and current not in _known_revisions():
        raise Unavailable(
            f"the database is at revision {current}, which this factcheck does not know",
            hint="a newer factcheck made it: pip install --upgrade factcheck",
        )
    return current != head_revision()


def upgrade(conninfo: str, revision: str = "head") -> None:
    """Bring the database to the revision, each migration in a transaction of its own; nothing when it is there.

    Raises Unavailable when the server refuses, or when a newer program has been at the database.
    """
    if is_behind(conninfo):
        # Deferred: Alembic and SQLAlchemy take a quarter of a second, and most databases are not behind.
        from factcheck.storage.migrating import UP, move  # noqa: PLC0415

        move(UP, conninfo, revision=revision, scripts=scripts())


def downgrade(conninfo: str, revision: str) -> None:
    """Take the database back to the revision; ``base`` leaves an empty schema."""
    # Deferred as in upgrade.
    from factcheck.storage.migrating import DOWN, move  # noqa: PLC0415

    move(DOWN, conninfo, revision=revision, scripts=scripts())


def set_rights(conninfo: str) -> None:
    """Set the rights that the migrations set, again: a backup brings none along, and roles may have been missing.

    For a database that is at the head; harmless to repeat.
    """
    # Deferred as in upgrade.
    from factcheck.storage.migrating import set_all_rights  # noqa: PLC0415

    set_all_rights(conninfo, scripts=scripts())


def scripts() -> Path:
    """The folder of the migrations: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "_migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


@cache
def _known_revisions() -> list[str]:
    """Every revision of this program, oldest first."""
    files = sorted((scripts() / "versions").glob("*.py"))
    return [_REVISION.findall(file.read_text(encoding="utf-8"))[0] for file in files]
