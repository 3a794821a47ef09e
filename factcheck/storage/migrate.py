"""Where a database's schema stands against this program's migrations, and bringing it up to date.

Asking is cheap (no Alembic, no SQLAlchemy: every command asks); only a database that is behind pays for them.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from factcheck.errors import Unavailable
from factcheck.storage.connection import connect

if TYPE_CHECKING:
    from alembic.config import Config

_REVISION = re.compile(r'^revision = "(\w+)"$', re.MULTILINE)
_NO_SCHEMA_YET = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)


def head_revision() -> str:
    """The newest revision that this program knows: file names begin with their day, so the last file's."""
    return _known_revisions()[-1]


def current_revision(conninfo: str) -> str | None:
    """The revision that the database is at, None where nothing was ever migrated."""
    with connect(conninfo) as connection:
        try:
            row = connection.execute("select version_num from factcheck.alembic_version").fetchone()
        except _NO_SCHEMA_YET:
            return None
        except psycopg.errors.InsufficientPrivilege as error:
            raise Unavailable(
                f"the role {connection.info.user} may not read the schema factcheck",
                hint="ask the owner for: grant factcheck_checker (or _editor) to the role",
            ) from error
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
        _run("upgrade", conninfo, revision)


def downgrade(conninfo: str, revision: str) -> None:
    """Take the database back to the revision; ``base`` leaves an empty schema."""
    _run("downgrade", conninfo, revision)


def config(conninfo: str) -> "Config":
    """Alembic's configuration for the database, the same from a checkout and from a wheel."""
    # Deferred: Alembic and SQLAlchemy take a quarter of a second, and only a database that is behind needs them.
    from alembic.config import Config  # noqa: PLC0415

    made = Config()
    made.set_main_option("script_location", str(_scripts()).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["conninfo"] = conninfo
    return made


def _run(command: str, conninfo: str, revision: str) -> None:
    # Deferred for the same reason as in config.
    from alembic import command as commands  # noqa: PLC0415
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    try:
        getattr(commands, command)(config(conninfo), revision)
    except DBAPIError as error:
        raise _explained(error.orig) or error from error


def _explained(error: BaseException | None) -> Unavailable | None:
    """What a person can do about a migration that the server refused; None for a bug of ours."""
    first_line = str(error).strip().partition("\n")[0]
    match error:
        case psycopg.errors.InsufficientPrivilege():
            hint = "the owner of the database has to do it: factcheck db upgrade as that role"
        case psycopg.errors.FeatureNotSupported() | psycopg.errors.UndefinedFile():
            hint = "install the extensions vector (pgvector) and pg_trgm on the server"
        case psycopg.errors.LockNotAvailable():
            hint = "somebody is using the tables: try again"
        case _:
            return None
    return Unavailable(f"the database cannot be migrated: {first_line}", hint=hint)


@cache
def _known_revisions() -> list[str]:
    """Every revision of this program, oldest first."""
    scripts = sorted((_scripts() / "versions").glob("*.py"))
    return [_REVISION.findall(script.read_text(encoding="utf-8"))[0] for script in scripts]


def _scripts() -> Path:
    """The migrations: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "_migrations"
    return inside if inside.is_dir() else package.parent / "migrations"
