"""A database that runs elsewhere: what it lacks is said in one line, with what to type and never with a password."""

from dataclasses import replace

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from factcheck.errors import InvalidInput, Unavailable
from factcheck.settings import Settings
from factcheck.storage.server import as_url, attach, check_foreign, scratch_cluster
from factcheck.storage.server.requirements import Facts, check_facts

GOOD = Facts(
    major=18,
    version="18.6",
    encoding="UTF8",
    database="desk",
    role="mona",
    is_superuser=False,
    may_create=True,
    has_schema=False,
    installed=["plpgsql", "vector", "pg_trgm"],
    available=["plpgsql", "vector", "pg_trgm"],
    trusted=["pg_trgm"],
)


@pytest.fixture(scope="module")
def desk(binaries):
    """A server elsewhere: roles with few rights, one with a password, databases that lack something."""
    with scratch_cluster(binaries) as cluster:
        cluster.ensure_running()
        access = cluster.data / "pg_hba.conf"
        access.write_text("local all mona scram-sha-256\n" + access.read_text())
        with psycopg.connect(cluster.conninfo("postgres", "postgres"), autocommit=True) as connection:
            connection.execute("create role mona login password 'pass:word'")
            connection.execute("create role guest login")
            connection.execute("create database desk_elsewhere owner mona")
            connection.execute("create database desk_bare template template0 owner guest")
            plain = "template template0 locale_provider libc locale 'C' owner guest"
            connection.execute(f"create database desk_ascii encoding 'SQL_ASCII' {plain}")
            connection.execute(f"create database desk_locale {plain}")
            connection.execute("select pg_reload_conf()")
        with psycopg.connect(cluster.conninfo("desk_locale", "postgres"), autocommit=True) as connection:
            connection.execute("create extension pg_trgm")
            connection.execute("create extension vector")
        yield cluster


@pytest.mark.parametrize(
    ("lack", "said", "hint"),
    [
        ({"major": 15, "version": "15.18"}, "is on Postgres 15.18; 16 or newer is needed", "FACTCHECK_DATABASE_URL"),
        ({"encoding": "LATIN1"}, "encoded in LATIN1", "createdb -E UTF8"),
        ({"installed": [], "available": ["pg_trgm"]}, "does not have the extension vector", "postgresql-18-pgvector"),
        ({"installed": ["pg_trgm"]}, "lacks the extension vector, and mona may not create it", "create extension vec"),
        ({"installed": ["vector"], "may_create": False}, "lacks the extension pg_trgm", "create extension pg_trgm"),
        ({"may_create": False}, "mona may not create a schema in the database desk", "grant create on database desk"),
    ],
)
def test_a_server_that_lacks_something_is_refused_with_what_to_type(lack, said, hint):
    with pytest.raises(Unavailable) as refused:
        check_facts(replace(GOOD, **lack))

    assert said in refused.value.message
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    "enough",
    [
        {},
        {"installed": ["vector"]},
        {"installed": [], "is_superuser": True},
        {"may_create": False, "has_schema": True},
    ],
)
def test_a_server_that_has_or_may_get_all_is_taken(enough):
    assert check_facts(replace(GOOD, **enough)) is None


@pytest.mark.parametrize(
    ("parameters", "said", "hint"),
    [
        (
            {"user": "mona", "password": "wrong-one", "dbname": "desk_elsewhere"},
            "password authentication failed",
            "pgpass",
        ),
        ({"user": "mona", "dbname": "desk_elsewhere"}, "no password supplied", "pgpass"),
        ({"user": "guest", "dbname": "no_such"}, 'database "no_such" does not exist', "createdb"),
        ({"user": "nobody_here", "dbname": "desk_bare"}, 'role "nobody_here" does not exist', "createuser"),
        ({"host": "127.0.0.1", "port": "1", "password": "wrong-one"}, "onnection refused", "pg_isready"),
        ({"host": "no-such-host.invalid", "password": "wrong-one"}, "no-such-host.invalid", "pg_isready"),
        ({"user": "guest", "dbname": "desk_ascii"}, "encoded in SQL_ASCII", "createdb -E UTF8"),
        ({"user": "guest", "dbname": "desk_locale"}, "finds no trigrams in Arabic", "--lc-ctype"),
        ({"user": "guest", "dbname": "desk_elsewhere"}, "may not create a schema", "grant create on database"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused_with_what_to_type(parameters, said, hint, desk):
    conninfo = make_conninfo(desk.conninfo(), **parameters)

    with pytest.raises(Unavailable) as refused:
        check_foreign(conninfo)

    assert said in refused.value.message
    assert hint in refused.value.hint
    assert "wrong-one" not in refused.value.message + refused.value.hint


def test_what_is_no_connection_string_is_not_repeated_since_it_may_hold_a_password():
    with pytest.raises(InvalidInput) as refused:
        check_foreign("postgresql+psycopg//mona:pass:word@host/desk")

    assert "pass:word" not in refused.value.message + refused.value.hint


def test_a_url_with_the_right_password_is_used_as_it_is(desk):
    url = f"postgresql://mona:pass%3Aword@/desk_elsewhere?host={desk.data}"

    assert attach(Settings(database_url=url)) == url


def test_passwords_come_from_a_pgpass_file(desk, tmp_path, monkeypatch):
    passwords = tmp_path / "pgpass"
    passwords.write_text("*:*:desk_elsewhere:mona:pass\\:word\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))

    without_password = desk.conninfo("desk_elsewhere", "mona")

    assert attach(Settings(database_url=without_password)) == without_password


def test_a_service_file_names_the_database(desk, tmp_path, monkeypatch):
    services = tmp_path / "services"
    services.write_text(f"[desk]\nhost={desk.data}\nuser=mona\npassword=pass:word\ndbname=desk_elsewhere\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))

    assert attach(Settings(database_url="service=desk")) == "service=desk"


def test_an_address_is_shown_without_its_password(ask, desk):
    url = as_url(make_conninfo(desk.conninfo("desk_bare", "guest"), password="pass:word"))

    assert "pass" not in url
    assert ask(url, "select current_database()::text") == "desk_bare"
