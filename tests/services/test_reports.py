"""Analysts read by SQL and change nothing, whatever they type."""

import psycopg
import pytest

from factcheck.errors import FactcheckError, InvalidInput, Unavailable
from factcheck.services.report import run_statement

SOURCE = "insert into factcheck.source (key, language, latest_capture, uid) values ('a', 'ar', 1, 'u')"


def _run(conninfo, statement, **limits):
    return run_statement(conninfo, statement, **limits)


@pytest.fixture
def written(fresh_database) -> str:
    """Conninfo of a database that holds one source."""
    with psycopg.connect(fresh_database) as connection:
        connection.execute(SOURCE)
    return fresh_database


def _kept(conninfo):
    with psycopg.connect(conninfo) as connection:
        return connection.execute("select key from factcheck.source").fetchall()


def test_a_statement_gives_its_columns_and_rows(cluster_conninfo):
    result = _run(cluster_conninfo, "select 1 as one, 'ص' as two, null as three")

    assert (list(result.columns), result.rows, result.truncated) == (["one", "two", "three"], [(1, "ص", None)], False)


def test_a_statement_without_rows_still_has_its_columns(cluster_conninfo):
    result = _run(cluster_conninfo, "select claim_ref, text from claim where false")

    assert (list(result.columns), list(result.rows)) == (["claim_ref", "text"], [])


@pytest.mark.parametrize(
    "statement",
    [
        SOURCE,
        "update factcheck.source set key = 'b'",
        "delete from factcheck.source",
        "truncate factcheck.source cascade",
        "drop table factcheck.source cascade",
        "create table report.mine (a int)",
        "create temporary table mine (a int)",
        "with gone as (delete from factcheck.source returning *) select * from gone",
        "select * into report.mine from report.claim",
        "alter role current_user superuser",
        "grant factcheck_editor to factcheck_analyst",
        "copy (select 1) to program 'true'",
        "copy factcheck.source to '/tmp/factcheck-stolen'",
        "copy factcheck.source from stdin",
        "copy (select 1) to stdout",
        "select pg_read_file('/etc/passwd')",
        "select lo_from_bytea(0, 'x')",
        "do $$ begin delete from factcheck.source; end $$",
        "do $$ begin reset role; delete from factcheck.source; end $$",
        "do $$ begin set transaction read write; delete from factcheck.source; end $$",
        "do $$ begin reset role; set transaction read write; delete from factcheck.source; end $$",
        "do $$ begin commit; delete from factcheck.source; end $$",
        "call factcheck.nothing()",
        "vacuum factcheck.source",
        "select 1; delete from factcheck.source",
        "rollback; delete from factcheck.source",
        "select * from factcheck.source",
        "select * from pg_authid",
        "listen somebody",
        "nonsense",
        "",
    ],
)
def test_what_is_no_reading_is_refused_and_changes_nothing(written, statement):
    with pytest.raises(FactcheckError) as refused:
        _run(written, statement)

    assert isinstance(refused.value, InvalidInput | Unavailable)
    assert "\n" not in refused.value.message
    assert refused.value.hint
    assert _kept(written) == [("a",)]


@pytest.mark.parametrize(
    "statement",
    ["set role none", "reset role", "set session authorization default", "set transaction read write", "commit"],
)
def test_a_statement_that_would_loosen_the_reins_reads_nothing_and_leaves_nothing(written, statement):
    with pytest.raises(FactcheckError):
        _run(written, statement)

    assert _kept(written) == [("a",)]
    with pytest.raises(Unavailable):
        _run(written, "select * from factcheck.source")


@pytest.mark.parametrize("setting", ["transaction_read_only", "default_transaction_read_only"])
def test_a_setting_changed_in_a_select_does_not_make_it_write(written, setting):
    statement = f"with off as (select set_config('{setting}', 'off', false)) select * from off, lo_from_bytea(0, 'x')"

    with pytest.raises(FactcheckError):
        _run(written, statement)


def test_a_statement_that_runs_too_long_is_stopped_and_says_so(cluster_conninfo):
    with pytest.raises(InvalidInput, match=r"longer than 0\.2 s"):
        _run(cluster_conninfo, "select pg_sleep(5)", timeout_s=0.2)


def test_a_statement_cannot_give_itself_more_time(cluster_conninfo):
    with pytest.raises(InvalidInput, match=r"longer than 0\.2 s"):
        _run(cluster_conninfo, "select set_config('statement_timeout', '0', false), pg_sleep(5)", timeout_s=0.2)


def test_rows_beyond_the_limit_are_left_out_and_that_is_told(cluster_conninfo):
    cut = _run(cluster_conninfo, "select generate_series(1, 10000000)", row_limit=3)
    whole = _run(cluster_conninfo, "select generate_series(1, 3)", row_limit=3)

    assert (cut.rows, cut.truncated) == ([(1,), (2,), (3,)], True)
    assert (whole.rows, whole.truncated) == ([(1,), (2,), (3,)], False)


def test_a_mistake_is_answered_with_the_server_s_own_words(cluster_conninfo):
    with pytest.raises(InvalidInput, match='column "nonsense" does not exist'):
        _run(cluster_conninfo, "select nonsense from report.claim")
