"""``factcheck sql``: as a command, and as a sitting on a terminal."""

import io
import stat
import subprocess
import sys

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from psycopg.conninfo import make_conninfo

from factcheck.cli.options import OutputFormat
from factcheck.cli.screen import Screen
from factcheck.cli.sql_completion import SqlCompleter
from factcheck.cli.sql_shell import Shell, is_complete
from factcheck.services.sql import AnalystLogin, list_views
from factcheck.settings import Settings

MEGABYTES = 1024  # ru_maxrss counts in KB
# A process counts what the one that started it held at that moment, hence a small one between that and the tests.
WEIGHED = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""
BOMBS = [
    "select repeat('x', 400000000)",
    "select repeat('x', 200000000)::int",
    "select n, n::text from generate_series(1, 2000000) as n",
]


@pytest.fixture(scope="module")
def login(cluster, desk):  # noqa: ARG001  # made with its login
    return AnalystLogin(*cluster.reader("desk"))


@pytest.fixture
def sitting(login, tmp_path, monkeypatch):
    """What a person sees who types these keys: on standard output, and beside it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def sitting(keys: str, **limits) -> tuple[str, str]:
        out, err = io.StringIO(), io.StringIO()
        screen = Screen(out, err, io.BytesIO(), Settings(), quiet=False, color=False)
        with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
            typed.send_text(keys)
            Shell(screen, login, **{"rows": 10, "timeout_s": 10, "output": OutputFormat.TABLE, **limits}).run()
        return out.getvalue(), err.getvalue()

    return sitting


@pytest.fixture(scope="module")
def completer(login):
    return SqlCompleter(list_views(login))


def _completed(completer, text):
    found = completer.get_completions(Document(text), CompleteEvent())
    return {each.text: each.display_meta_text for each in found}


def test_a_statement_may_come_from_a_file(run, tmp_path):
    (tmp_path / "question.sql").write_text("select 'ص' as letter;\n", encoding="utf-8")

    assert run("sql", "--file", "question.sql", "--format", "csv").out == "letter\nص\n"


def test_without_a_terminal_the_statement_is_read_from_standard_input(run):
    assert run("sql", "--format", "csv", stdin=b"select 1 as one").out == "one\n1\n"


def test_a_file_that_is_not_there_is_3_and_one_that_is_no_text_is_2(run, tmp_path):
    (tmp_path / "picture.sql").write_bytes(b"\xff\xfe\x00")

    assert run("sql", "--file", "none.sql").status == 3
    assert run("sql", "--file", "picture.sql").status == 2


def test_an_owner_is_refused_with_4_and_what_to_type(run):
    ran = run("sql", "select 1", FACTCHECK_ANALYST_URL="")

    assert (ran.status, ran.out) == (4, "")
    assert "create role factcheck_reader login" in ran.err
    assert "FACTCHECK_ANALYST_URL=postgresql://factcheck_reader@" in ran.err


def test_an_analyst_needs_no_other_login(run, desk):
    analyst = make_conninfo(desk, user="factcheck_reader")

    ran = run("sql", "select current_user", "--format", "csv", database=analyst, FACTCHECK_ANALYST_URL="")

    assert ran.out == "current_user\nfactcheck_reader\n"


def test_an_address_that_nobody_answers_is_4_and_names_the_variable(run):
    ran = run("sql", "select 1", FACTCHECK_ANALYST_URL="postgresql://127.0.0.1:1/none")

    assert ran.status == 4
    assert "FACTCHECK_ANALYST_URL" in ran.err


def test_other_tools_are_given_the_analysts_address(run):
    assert run("db", "url", "--analyst").out.startswith("postgresql://factcheck_reader@/desk?host=")


@pytest.mark.parametrize("statement", BOMBS)
def test_however_much_comes_the_program_stays_small(environment, desk, tmp_path, statement):
    command = ["factcheck", "sql", statement, "--rows", "10000000", "--format", "csv"]
    with (tmp_path / "out").open("wb") as out, (tmp_path / "used").open("w") as used:
        weighed = subprocess.run(
            [sys.executable, "-c", WEIGHED, sys.executable, "-m", *command],
            env=environment(desk),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=used,
            check=False,
        )

    assert weighed.returncode in {0, 2}
    assert int((tmp_path / "used").read_text().splitlines()[-1]) < 320 * MEGABYTES


def test_a_person_asks_and_is_answered_until_he_leaves(sitting):
    out, err = sitting("select 1 as one,\r'ص' as two;\r\\q\r")

    assert out == "one  two\n  1  \u2068ص\u2069\n"
    assert "1 row" in err


def test_ctrl_d_leaves_and_ctrl_c_clears_the_line(sitting):
    out, _ = sitting("select nonsense \x03select 2 as two;\r\x04")

    assert out == "two\n2\n"


def test_a_mistake_ends_nothing(sitting):
    out, err = sitting("delete from claim;\rselect nonsense;\rselect 3 as three;\r\x04")

    assert 'column "nonsense" does not exist' in err
    assert out == "three\n3\n"


def test_the_limits_hold_for_each_statement(sitting):
    _, err = sitting("select generate_series(1, 9);\rselect pg_sleep(9);\r\x04", rows=2, timeout_s=0.3)

    assert "only the first 2 rows are shown; give --rows for more" in err
    assert "ran longer than 0.3 s" in err


def test_a_view_is_explained_by_its_comments(sitting):
    out, err = sitting("\\d\r\\d claim\r\\d nonsense\r\\nonsense\r\\?\r\x04")

    assert "one row a claim: what one claimant asserts, in one span of one sentence" in out
    assert "claim_ref" in out
    assert "there is no view nonsense" in err
    assert "\\nonsense is not known here" in err


def test_what_was_typed_is_kept_for_its_owner_alone(sitting, tmp_path):
    sitting("select 4711;\r\x04")

    history = tmp_path / "factcheck" / "sql_history"
    assert "select 4711;" in history.read_text(encoding="utf-8")
    assert stat.S_IMODE(history.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("typed", "name", "meaning"),
    [
        ("select * from cla", "claim", "one row a claim: what one claimant asserts, in one span of one sentence"),
        ("select * from report.ou", "outlet_record", "one row an outlet"),
        ("select pol", "polarity", "what the "),
        ("select c.pol from claim c where c.pol", "polarity", "what the "),
        ("SEL", "select", ""),
        ("\\d cla", "claim", "one row a claim"),
    ],
)
def test_names_are_completed_with_what_they_mean(completer, typed, name, meaning):
    assert _completed(completer, typed)[name].startswith(meaning)


def test_columns_of_the_views_that_are_named_come_alone_after_a_dot(completer):
    assert set(_completed(completer, "select e.al from claim c join entity e on e.al")) == {"aliases"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("select 1", False),
        ("select 1;", True),
        ("select 1; -- one", True),
        ("select ';", False),
        ("select 1 -- ;", False),
        ("\\d claim", True),
        ("", True),
    ],
)
def test_a_statement_is_whole_when_it_ends_with_a_semicolon_of_its_own(text, whole):
    assert is_complete(text) is whole
