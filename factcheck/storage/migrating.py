"""Running migrations by Alembic. Heavy to import: ask migrate.py first whether there is anything to run."""

from collections.abc import Callable
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from factcheck.errors import Unavailable
from factcheck.storage.connection import connect

Direction = Callable[[Config, str], None]
UP: Direction = command.upgrade
DOWN: Direction = command.downgrade


def move(direction: Direction, conninfo: str, *, revision: str, scripts: Path) -> None:
    """Take the database to the revision; Unavailable when the server refuses."""
    try:
        direction(configuration(conninfo, scripts), revision)
    except DBAPIError as error:
        raise _explained(error.orig) or error from error


def set_all_rights(conninfo: str, *, scripts: Path) -> None:
    """Let each migration that has a function ``set_rights`` call it, oldest first, in one transaction."""
    migrations = [*ScriptDirectory.from_config(configuration(conninfo, scripts)).walk_revisions()]
    engine = create_engine("postgresql+psycopg://", creator=lambda: connect(conninfo), poolclass=NullPool)
    with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        for migration in reversed(migrations):
            if hasattr(migration.module, "set_rights"):
                migration.module.set_rights()


def configuration(conninfo: str, scripts: Path) -> Config:
    """Alembic's configuration for the database, the same from a checkout and from a wheel."""
    made = Config()
    made.set_main_option("script_location", str(scripts).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["conninfo"] = conninfo
    return made


def _explained(error: BaseException | None) -> Unavailable | None:
    """What a person can do about a migration that the server refused; None for a bug of ours."""
    first_line = str(error).strip().partition("\n")[0]
    match error:
        case psycopg.errors.InsufficientPrivilege():
            hint = "as a role that may do it, set in FACTCHECK_DATABASE_URL: factcheck db upgrade"
        case psycopg.errors.FeatureNotSupported() | psycopg.errors.UndefinedFile():
            hint = "install the extensions vector (pgvector) and pg_trgm on the server"
        case psycopg.errors.LockNotAvailable():
            hint = "somebody is using the tables: try again"
        case _:
            return None
    return Unavailable(f"the database cannot be migrated: {first_line}", hint=hint)
