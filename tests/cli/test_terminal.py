"""What reaches the terminal: no stranger's escape sequence, no markup, no colour that nobody asked for."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest

from factcheck.cli.main import main

ESCAPES = "\x1b[31m\x1b]0;owned\x07\x9b5n\u202e"
MARKUP = "[bold red]not bold[/] [link=https://example.org]x[/link]"
HOSTILE = f"{ESCAPES}{MARKUP}"
LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
STORY = f"قال المتحدث باسم {HOSTILE} الجيش إن روسيا وعدت بأسلحة قيمتها أربعة مليارات دولار {HOSTILE}."
COMMANDS = [
    ["source", "list"],
    ["source", "list", "--format", "md"],
    ["source", "show", "1"],
    ["claim", "list"],
    ["claim", "show", "1.1"],
    ["claim", "list", "--format", "md"],
    ["outlet", "list"],
    ["verdict", "list"],
    ["verdict", "show", "1.1"],
    ["sql", "select title, byline, outlet from report.source"],
    ["sql", "select text, claimant from report.claim"],
    ["report", "run", "outlets"],
]


@pytest.fixture(scope="module")
def hostile_desk(cluster, template, environment, tmp_path_factory):
    """A database whose every text comes from somebody who means harm, and how to run the program on it."""
    folder = tmp_path_factory.mktemp("hostile")
    record = {"text": STORY, "title": HOSTILE, "outlet": f"Herald {HOSTILE}", "byline": HOSTILE, "id": f"1{HOSTILE}"}
    (folder / "articles.json").write_text(json.dumps([{**record, "language": "ar"}]), encoding="utf-8")
    database = _database(cluster, template, "hostile")
    setting = {"env": environment(database), "cwd": folder, "capture_output": True}

    def run(*arguments):
        return subprocess.run([sys.executable, "-m", "factcheck", *arguments], check=False, **setting)

    run("db", "upgrade")
    assert run("ingest", "articles.json").returncode == 0
    verdict = ["--rating", "false", "--rationale", HOSTILE, "--evidence", f"refutes:{HOSTILE}", "--by", HOSTILE]
    assert run("verdict", "add", "1.1", *verdict).returncode == 0
    run.database, run.analyst = database, cluster.reader("hostile")[0]
    return run


@pytest.fixture
def shown(hostile_desk, monkeypatch, capsys):
    """All that a command writes, run in this process: a dozen processes would say the same and take a dozen seconds."""

    def run(arguments):
        monkeypatch.setenv("FACTCHECK_DATABASE_URL", hostile_desk.database)
        monkeypatch.setenv("FACTCHECK_ANALYST_URL", hostile_desk.analyst)
        monkeypatch.setattr(sys, "argv", ["factcheck", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        return "".join(capsys.readouterr())

    return run


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_hostile_text_never_reaches_the_terminal_alive(shown, arguments):
    text = shown(arguments)

    assert "not bold" in text
    assert LIVE.findall(text) == []


@pytest.mark.parametrize("arguments", [["source", "list"], ["source", "show", "1"], ["claim", "show", "1.1"]])
def test_markup_in_a_text_is_shown_as_it_stands(shown, arguments):
    assert MARKUP in shown(arguments)


def test_machines_get_the_exact_text_escaped_by_json_s_own_rules(hostile_desk):
    ran = hostile_desk("export", "claims")

    text = ran.stdout.decode()
    assert LIVE.findall(text) == []
    assert any(HOSTILE in json.loads(line)["sentence"]["text"] for line in text.splitlines())


def test_on_a_terminal_the_names_of_the_columns_stand_out(hostile_desk, environment):
    shown = _on_a_terminal(["outlet", "list"], environment(hostile_desk.database, TERM="xterm"))

    assert "\x1b[1m" in shown


@pytest.mark.parametrize("said", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_on_a_terminal_nothing_is_coloured_when_nobody_wants_it(hostile_desk, environment, said):
    shown = _on_a_terminal(["outlet", "list"], environment(hostile_desk.database, **said))

    assert "\x1b[" not in shown


def test_no_color_is_an_option_too(hostile_desk, environment):
    shown = _on_a_terminal(["--no-color", "outlet", "list"], environment(hostile_desk.database, TERM="xterm"))

    assert "\x1b[" not in shown


def test_on_a_terminal_a_long_report_is_cut_and_that_is_said(hostile_desk, environment):
    import psycopg

    with psycopg.connect(hostile_desk.database) as connection:
        connection.execute("create view report.long as select generate_series(1, 1001) as n")

    shown = _on_a_terminal(["report", "run", "long"], environment(hostile_desk.database, TERM="xterm"))

    assert "1000\r\nonly the first 1000 rows are shown; --limit N shows more, -o FILE writes all of them" in shown


def test_arabic_beside_other_fields_is_isolated(shown):
    assert "\u2068رويترز\u2069" in shown(["outlet", "list"])


def _database(cluster, template, name):
    import psycopg

    with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
        connection.execute(f"create database {name} template {template}")
    return cluster.conninfo(name)


def _on_a_terminal(arguments, environment):
    """All that the program writes when its output is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    written = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert process.wait(60) == 0
    return written.decode()


def _read(descriptor):
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other side is closed
        return b""
