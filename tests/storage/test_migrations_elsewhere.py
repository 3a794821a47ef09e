"""Migrating on somebody else's server, where roles are missing, not ours, or needed by others."""

import psycopg
import pytest

from factcheck.errors import Unavailable
from factcheck.storage import migrate

GROUPS = ["factcheck_analyst", "factcheck_checker", "factcheck_editor"]
MADE = "select rolname from pg_roles where rolname like 'factcheck\\_%' order by 1"
MAY_READ = "select has_table_privilege('factcheck_analyst', 'report.claim', 'select')"
IS_MEMBER = "select pg_has_role('plain', 'factcheck_analyst', 'member')"


@pytest.fixture
def ask(other_cluster):
    """The first column of what the superuser is answered; nothing for a statement."""

    def ask(statement: str, database: str = "postgres") -> list:
        with psycopg.connect(other_cluster.conninfo(database, "postgres"), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return [row[0] for row in cursor] if cursor.description else []

    return ask


@pytest.fixture(autouse=True)
def tidied(ask):
    """Each test finds a cluster without our roles and with no database but its own."""
    ask("create role plain login")
    yield
    ask("drop database if exists desk with (force)")
    ask("drop database if exists second with (force)")
    ask(f"drop role if exists {', '.join(GROUPS)}, plain, huda")


@pytest.fixture
def plain(other_cluster, ask):
    """Conninfo of a database whose owner may make no roles."""
    ask("create database desk owner plain template template1")
    return other_cluster.conninfo("desk", "plain")


@pytest.fixture
def own(other_cluster, ask):
    """Conninfo of a database whose owner may."""
    ask("create database desk owner factcheck template template1")
    return other_cluster.conninfo("desk")


def test_where_roles_cannot_be_made_the_rest_is_and_the_log_says_so(plain, ask, caplog):
    migrate.upgrade(plain)

    assert not migrate.is_behind(plain)
    assert ask(MADE) == []
    assert [record.args[0] for record in caplog.records if record.name == "alembic.factcheck"] == [
        "factcheck_checker",
        "factcheck_editor",
        "factcheck_analyst",
    ]


def test_roles_that_somebody_else_made_get_their_grants_but_not_us_as_a_member(plain, ask):
    ask("create role factcheck_checker; create role factcheck_editor; create role factcheck_analyst")

    migrate.upgrade(plain)
    assert ask(MAY_READ, "desk") == [True]
    assert ask(IS_MEMBER) == [False]

    migrate.downgrade(plain, "base")
    assert ask(MADE) == GROUPS


def test_roles_that_are_made_later_get_their_grants_then(plain, ask):
    migrate.upgrade(plain)
    ask("create role factcheck_checker; create role factcheck_editor; create role factcheck_analyst")

    migrate.set_rights(plain)

    assert ask(MAY_READ, "desk") == [True]


def test_a_server_without_the_extensions_is_refused_in_one_line(other_cluster, ask):
    ask("create database desk owner plain template template0")

    with pytest.raises(Unavailable, match='permission denied to create extension "vector"') as refusal:
        migrate.upgrade(other_cluster.conninfo("desk", "plain"))

    assert "\n" not in refusal.value.message


def test_going_down_drops_the_roles_that_nothing_else_needs(own, ask):
    migrate.upgrade(own)
    assert ask(MADE) == GROUPS

    migrate.downgrade(own, "base")

    assert ask(MADE) == []


def test_going_down_keeps_the_roles_that_another_database_needs(other_cluster, own, ask):
    ask("create database second owner factcheck template template1")
    migrate.upgrade(own)
    migrate.upgrade(other_cluster.conninfo("second"))

    migrate.downgrade(own, "base")

    assert ask(MADE) == GROUPS
    assert ask(MAY_READ, "second") == [True]


def test_going_down_keeps_a_role_that_people_are_members_of(own, ask):
    migrate.upgrade(own)
    ask("create role huda login in role factcheck_analyst")

    migrate.downgrade(own, "base")

    assert ask(MADE) == ["factcheck_analyst"]
