"""Joins settings, database and services: the only place that knows them all.

The embedded database is brought up to date without a word, since nobody else uses it. A foreign one is somebody's
own: it is never changed unasked.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.errors import Unavailable
from factcheck.services.reference import has_reference, load_reference
from factcheck.settings import Settings
from factcheck.storage.analyst_sql import AnalystLogin
from factcheck.storage.database import OF_A_COMMAND, Database
from factcheck.storage.migrate import current_revision, head_revision, is_behind, set_rights, upgrade
from factcheck.storage.server import attach, embedded, find_binaries, foreign_analyst, scratch_cluster


@contextmanager
def open_database(settings: Settings, *, connections: int = OF_A_COMMAND) -> Iterator[Database]:
    """The database that the settings mean, migrated and filled with reference data; closed at the end.

    ``connections`` are kept open for those who work at the same time.
    """
    foreign = settings.database_url is not None
    with prepared(attach(settings), foreign=foreign, connections=connections) as database:
        yield database


def ready_conninfo(settings: Settings) -> str:
    """How libpq reaches the database that the settings mean, once it is up to date."""
    conninfo = attach(settings)
    with prepared(conninfo, foreign=settings.database_url is not None):
        return conninfo


def ready_analyst(settings: Settings) -> AnalystLogin:
    """How analysts connect to the database that the settings mean, once it is up to date.

    The embedded server has a login for them. Of a foreign one FACTCHECK_ANALYST_URL names it, or else
    FACTCHECK_DATABASE_URL: whether that login only reads is looked at when it is used.
    """
    foreign = foreign_analyst(settings)
    if foreign is not None:
        _refuse_behind(foreign)
        return AnalystLogin(foreign)
    with open_database(settings):
        return AnalystLogin(*embedded(settings).reader())


@contextmanager
def prepared(conninfo: str, *, foreign: bool, connections: int = OF_A_COMMAND) -> Iterator[Database]:
    """The database behind ``conninfo``, up to date; Unavailable when it is foreign and behind."""
    if foreign:
        _refuse_behind(conninfo)
    behind = is_behind(conninfo)
    if behind:
        upgrade(conninfo)
    database = Database(conninfo, connections=connections)
    try:
        if not foreign and (behind or not has_reference(database)):
            load_reference(database)
        yield database
    finally:
        database.close()


def bring_up_to_date(conninfo: str) -> None:
    """Migrate the database, a foreign one too, set its rights and add the reference data that it lacks."""
    upgrade(conninfo)
    set_rights(conninfo)
    database = Database(conninfo)
    try:
        load_reference(database)
    finally:
        database.close()


@contextmanager
def throwaway_database(settings: Settings) -> Iterator[tuple[Database, str]]:
    """A database of its own on a server of its own, and its conninfo; both are gone at the end."""
    with scratch_cluster(find_binaries(settings.pg_bin)) as cluster:
        conninfo = cluster.ensure_running()
        with prepared(conninfo, foreign=False) as database:
            yield database, conninfo


def _refuse_behind(conninfo: str) -> None:
    if is_behind(conninfo):
        raise Unavailable(
            f"the database is at revision {current_revision(conninfo) or 'none'}, this version needs {head_revision()}",
            hint="factcheck db upgrade",
        )
