"""Real Postgres for whoever asks: one throw-away cluster a run, migrated once, each test rolled back or on a copy."""

from collections.abc import Iterator
from itertools import count

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine, create_engine

from factcheck.settings import Settings
from factcheck.storage.connection import connect
from factcheck.storage.database import Database
from factcheck.storage.migrate import upgrade
from factcheck.storage.server import Cluster, find_binaries, scratch_cluster

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running cluster of this test run's own, stopped and removed at its end."""
    with scratch_cluster(find_binaries(Settings.from_environment().pg_bin)) as cluster:
        cluster.ensure_running()
        yield cluster


@pytest.fixture(scope="session")
def other_cluster() -> Iterator[Cluster]:
    """A second cluster, for what concerns a whole cluster: its roles. Whoever uses it tidies up."""
    with scratch_cluster(find_binaries(Settings.from_environment().pg_bin)) as cluster:
        cluster.ensure_running()
        yield cluster


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """Name of a migrated database to copy; nothing may stay connected to it."""
    name = _create(cluster)
    upgrade(cluster.conninfo(name))
    return name


@pytest.fixture(scope="session")
def cluster_conninfo(cluster: Cluster, template: str) -> str:
    """A migrated database that the whole run shares. Whoever writes to it rolls back: see ``database``."""
    return cluster.conninfo(_create(cluster, template))


@pytest.fixture
def fresh_database(cluster: Cluster, template: str) -> Iterator[str]:
    """Conninfo of a migrated, empty database for one test that really commits."""
    name = _create(cluster, template)
    yield cluster.conninfo(name)
    _drop(cluster, name)


@pytest.fixture
def bare_database(cluster: Cluster) -> Iterator[str]:
    """Conninfo of a database that no migration has seen."""
    name = _create(cluster)
    yield cluster.conninfo(name)
    _drop(cluster, name)


@pytest.fixture(scope="session")
def engine(cluster_conninfo: str) -> Iterator[Engine]:
    engine = create_engine("postgresql+psycopg://", creator=lambda: connect(cluster_conninfo), pool_size=1)
    yield engine
    engine.dispose()


@pytest.fixture
def database(engine: Engine) -> Iterator[Database]:
    """The migrated database; all that the test writes is rolled back."""
    with engine.connect() as connection:
        outer = connection.begin()
        yield Database(connection)
        outer.rollback()


def _create(cluster: Cluster, template: str = "template1") -> str:
    name = f"test_{next(_NUMBERS)}"
    _execute(cluster.conninfo(), "create database {} template {}", name, template)
    return name


def _drop(cluster: Cluster, name: str) -> None:
    # As the superuser: the autovacuum worker that may be in the database can be ended by nobody else.
    _execute(cluster.conninfo("postgres", "postgres"), "drop database {} with (force)", name)


def _execute(conninfo: str, statement: str, *names: str) -> None:
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
