"""Databases to measure on: an embedded server of the bench's own, as durable as a desk's."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql

from factcheck.settings import Settings
from factcheck.storage.database import Database
from factcheck.storage.server import Cluster, find_binaries
from factcheck.wiring import prepared

_NUMBERS = count(1)


@contextmanager
def running_server() -> Iterator[Cluster]:
    """A running embedded server in a temporary folder; stopped and removed at the end."""
    with TemporaryDirectory(prefix="factcheck-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)  # root's server runs under another account, which has to pass through
        cluster = Cluster(home, find_binaries(Settings.from_environment().pg_bin))
        try:
            cluster.ensure_running()
            yield cluster
        finally:
            cluster.stop(immediate=True)


def new_conninfo(cluster: Cluster) -> str:
    """Conninfo of a new database, migrated and filled with reference data."""
    name = f"bench_{next(_NUMBERS)}"
    with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
        connection.execute(sql.SQL("create database {} template template1").format(sql.Identifier(name)))
    with prepared(cluster.conninfo(name), foreign=False):
        return cluster.conninfo(name)


@contextmanager
def new_database(cluster: Cluster) -> Iterator[Database]:
    """A new database as ``new_conninfo`` makes it, open."""
    database = Database(new_conninfo(cluster))
    try:
        yield database
    finally:
        database.close()
