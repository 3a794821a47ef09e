"""Whatever an analyst types: nothing is written, nothing runs past twice its limit, and the server goes on."""

from pathlib import Path
from time import monotonic

import psycopg
import pytest
import yaml
from psycopg import sql

from factcheck.errors import FactcheckError
from factcheck.storage.analyst_sql import AnalystLogin, run_sql

LIMIT_S = 1.0
TO_FILL_S = 5.0  # making a value of many megabytes takes its time before it is refused
STATEMENTS = yaml.safe_load(Path(__file__).with_name("hostile_statements.yaml").read_text(encoding="utf-8"))
LIMITS = {"a row is too large": TO_FILL_S}
CASES = [(statement, end) for end, statements in STATEMENTS.items() for statement in statements]
SOURCE = "insert into factcheck.source (key, language, latest_capture, uid) values ('a', 'ar', 1, 'u')"
STOLEN = Path("/tmp/factcheck-stolen")  # what must not come to be there
TABLES = "select oid::regclass::text from pg_class where relnamespace = 'factcheck'::regnamespace and relkind = 'r'"
BESIDE_THEM = [
    "select * from pg_authid order by oid",
    "select * from pg_auth_members order by oid",
    "select * from pg_db_role_setting order by setdatabase, setrole",
    "select oid, datname, datdba, datallowconn, datacl from pg_database order by oid",
    "select oid, relname, relowner, relacl from pg_class order by oid",
    "select oid, nspname, nspacl from pg_namespace order by oid",
    "select oid, proname, proacl from pg_proc order by oid",
    "select * from pg_largeobject_metadata order by oid",
    "select oid, extname from pg_extension order by oid",
    "select name, setting from pg_settings order by name",
    "select * from pg_sequences order by schemaname, sequencename",
    "select slot_name from pg_replication_slots",
    "select gid from pg_prepared_xacts",
    "select classid, objid, pid from pg_locks where locktype = 'advisory'",
]


@pytest.fixture(scope="module")
def desk(cluster, template):
    """How the analyst comes in, and how the superuser looks after."""
    with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
        connection.execute(sql.SQL("create database hostile_sql template {}").format(sql.Identifier(template)))
    with psycopg.connect(cluster.conninfo("hostile_sql")) as connection:
        connection.execute(SOURCE)
    reader, superuser = cluster.reader("hostile_sql")
    yield AnalystLogin(reader, superuser), cluster.conninfo("hostile_sql", "postgres")
    with psycopg.connect(cluster.conninfo("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("drop database hostile_sql with (force)")


def _everything(superuser):
    with psycopg.connect(superuser) as connection:
        tables = [f"select * from {name}" for (name,) in connection.execute(TABLES)]
        return {query: connection.execute(query).fetchall() for query in [*tables, *BESIDE_THEM]}


@pytest.mark.parametrize(("statement", "end"), CASES, ids=[statement[:60] for statement, _ in CASES])
def test_a_hostile_statement_changes_nothing_and_ends_in_time(desk, statement, end):
    (login, superuser), limit_s = desk, LIMITS.get(end, LIMIT_S)
    before = _everything(superuser)

    began = monotonic()
    with pytest.raises(FactcheckError) as ended:
        run_sql(login, statement, row_limit=1000, timeout_s=limit_s)
    took_s = monotonic() - began

    assert ended.value.message.startswith(end)
    assert took_s < 2 * limit_s
    assert _everything(superuser) == before
    assert not STOLEN.exists()
    assert run_sql(login, "select count(*) from source", row_limit=1, timeout_s=TO_FILL_S).rows == [(1,)]
