"""Who may come in as an analyst, and what becomes of a statement where the server itself holds nothing back."""

from time import monotonic

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from factcheck.errors import InvalidInput, Unavailable
from factcheck.storage.analyst_sql import AnalystLogin, run_sql
from factcheck.storage.migrate import set_rights
from factcheck.storage.server import backup, find_binaries, restore

LIMIT_S = 1.0
LIFTS_THE_LIMIT = (
    "with off as materialized (select set_config('statement_timeout', '0', false)) select pg_sleep(60) from off"
)
LOCKS = "select pg_advisory_lock(4711)"
CLINGS = """
do $$ begin loop begin
    perform set_config('statement_timeout', '0', false), pg_sleep(60);
exception when query_canceled then null; end; end loop; end $$
"""
ALL_SETTINGS = (
    "select array_agg(s order by s) from pg_db_role_setting, unnest(setconfig) as s where setrole = {}::regrole"
)
MAY = "select has_function_privilege(%s, %s, 'execute')"


@pytest.fixture
def superuser(cluster, fresh_database):
    """Asks and tells as the superuser, in the database of the test."""
    name = psycopg.conninfo.conninfo_to_dict(fresh_database)["dbname"]
    with psycopg.connect(cluster.conninfo(name, "postgres"), autocommit=True) as connection:
        yield connection.execute


@pytest.fixture
def guest(superuser, fresh_database):
    """A login that somebody made as the documentation says, on a server that gives everybody what Postgres gives."""
    superuser("create role guest login in role factcheck_analyst")
    yield AnalystLogin(make_conninfo(fresh_database, user="guest"))
    superuser("drop owned by guest")
    superuser("drop role guest")


@pytest.fixture
def reader(cluster, fresh_database):
    """The login of the embedded server."""
    return AnalystLogin(*cluster.reader(psycopg.conninfo.conninfo_to_dict(fresh_database)["dbname"]))


def _run(login, statement, row_limit=10):
    return run_sql(login, statement, row_limit=row_limit, timeout_s=LIMIT_S)


@pytest.mark.parametrize("statement", [LIFTS_THE_LIMIT, CLINGS], ids=["lifts its limit", "catches being cancelled"])
def test_a_statement_that_the_server_does_not_end_is_ended_from_outside(guest, superuser, statement):
    began = monotonic()

    with pytest.raises(InvalidInput, match=r"ran longer than 1 s"):
        _run(guest, statement)

    assert monotonic() - began < 2 * LIMIT_S
    superuser("select pg_sleep(1)")  # its session ends after we were let go
    assert superuser(
        "select count(*) from pg_stat_activity where usename = 'guest' and state = 'active'"
    ).fetchone() == (0,)


def test_a_lock_that_a_guest_takes_ends_with_the_statement(guest, superuser):
    assert len(_run(guest, LOCKS).rows) == 1

    superuser("set lock_timeout = '10s'")
    assert superuser("select pg_advisory_lock(4711) is not null").fetchone() == (True,)


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("alter role guest createrole", "may make roles"),
        ("alter role guest superuser", "is a superuser"),
        ("grant factcheck_checker to guest", "may write to factcheck"),
        ("grant factcheck_editor to guest with inherit false", "may write to"),
        ("grant update (title) on factcheck.source to guest", "may write to factcheck.source"),
        (
            "grant usage on sequence factcheck.source_source_id_seq to guest",
            "may write to factcheck.source_source_id_seq",
        ),
        ("grant create on schema public to guest", "may make tables in the schema public"),
        ("grant pg_execute_server_program to guest", "is a member of pg_execute_server_program"),
    ],
)
def test_a_login_that_may_do_more_than_read_is_refused_with_what_it_may(guest, superuser, right, told):
    superuser(right)

    with pytest.raises(Unavailable, match=rf"guest {told}"):
        _run(guest, "select 1")
    superuser("alter role guest nosuperuser")


def test_the_owner_is_refused_with_all_that_is_to_be_typed(fresh_database):
    with pytest.raises(Unavailable) as refused:
        _run(AnalystLogin(fresh_database), "select 1")

    assert "factcheck may make roles" in refused.value.message
    assert "create role factcheck_reader login password 'CHOOSE ONE' in role factcheck_analyst" in refused.value.hint
    assert "FACTCHECK_ANALYST_URL=postgresql://factcheck_reader@/" in refused.value.hint


def test_a_nul_does_not_hide_what_follows_it(reader):
    with pytest.raises(InvalidInput, match="NUL"):
        _run(reader, "select 1\0; delete from factcheck.source")


def test_a_statement_gives_its_columns_and_rows(reader):
    result = _run(reader, "select 1 as one, 'ص' as two, null as three")

    assert (list(result.columns), result.rows, result.truncated) == (["one", "two", "three"], [(1, "ص", None)], False)


def test_rows_beyond_the_limit_are_left_out_and_that_is_told(reader):
    cut = _run(reader, "select generate_series(1, 10000000)", row_limit=3)
    whole = _run(reader, "select generate_series(1, 3)", row_limit=3)

    assert (cut.rows, cut.truncated, cut.too_large) == ([(1,), (2,), (3,)], True, False)
    assert (whole.rows, whole.truncated) == ([(1,), (2,), (3,)], False)


def test_rows_that_are_too_large_together_are_left_out_and_that_is_told(reader):
    cut = _run(reader, "select repeat('x', 10000000) from generate_series(1, 10)")

    assert (len(cut.rows), cut.truncated, cut.too_large) == (3, True, True)


def test_a_statement_without_rows_still_has_its_columns(reader):
    result = _run(reader, "select claim_ref, text from claim where false")

    assert (list(result.columns), list(result.rows)) == (["claim_ref", "text"], [])


def test_a_mistake_is_answered_with_the_server_s_own_words(reader):
    with pytest.raises(InvalidInput, match='column "claimnt" does not exist') as refused:
        _run(reader, "select claimnt from claim")

    assert "claimant" in refused.value.hint


def test_an_analyst_may_use_what_the_extensions_bring(reader):
    assert _run(reader, "select similarity('ميدل إيست آي', 'ميدل إيست') > 0.5").rows == [(True,)]


def test_the_login_of_the_embedded_server_has_limits_that_it_cannot_lift(reader):
    limits = _run(reader, "select current_setting('temp_file_limit'), current_setting('work_mem')")

    assert limits.rows == [("2GB", "16MB")]
    with pytest.raises(Unavailable, match="permission denied to set parameter"):
        _run(reader, "set temp_file_limit = -1")


@pytest.mark.usefixtures("reader")
def test_what_was_changed_of_the_login_is_mended_when_it_is_used_next(cluster, superuser, fresh_database):
    before = superuser(ALL_SETTINGS.format("'factcheck_reader'")).fetchone()
    superuser("alter role factcheck_reader set default_transaction_read_only = off")
    superuser("grant execute on function pg_advisory_lock(bigint) to factcheck_reader")
    superuser("revoke execute on function pg_advisory_lock(bigint) from factcheck_reader")

    cluster.reader(psycopg.conninfo.conninfo_to_dict(fresh_database)["dbname"])

    assert superuser(ALL_SETTINGS.format("'factcheck_reader'")).fetchone() == before


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("role", ["factcheck", "factcheck_checker", "factcheck_editor"])
def test_those_of_the_desk_keep_what_everybody_else_loses(superuser, role):
    wait = "pg_advisory_xact_lock(bigint)"

    assert superuser(MAY, (role, wait)).fetchone() == (True,)
    assert superuser(MAY, ("factcheck_reader", wait)).fetchone() == (False,)
    assert superuser(MAY, (role, "lo_import(text)")).fetchone() == (False,)


def test_an_analyst_reads_again_after_a_backup_came_back(reader, fresh_database, tmp_path):
    binaries = find_binaries(None)
    backup(fresh_database, tmp_path / "saved.dump", binaries=binaries)

    restore(fresh_database, tmp_path / "saved.dump", binaries=binaries)
    set_rights(fresh_database)

    assert _run(reader, "select count(*) from claim").rows == [(0,)]
