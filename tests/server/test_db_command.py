"""``factcheck db``: what is shown, what is written where, and how it ends."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from factcheck.cli.main import app
from factcheck.errors import Conflict, Unavailable
from factcheck.storage.server import scratch_cluster


@pytest.fixture(scope="module")
def own_home(binaries):
    """The data folder of a cluster that only these tests use."""
    with scratch_cluster(binaries) as cluster:
        yield cluster.home


@pytest.fixture
def db(own_home):
    """Runs ``factcheck db`` inside this process."""

    def run(*arguments, **environment):
        environment = {"FACTCHECK_HOME": str(own_home), "COLUMNS": "300"} | environment
        return CliRunner().invoke(app, ["db", *arguments], env=environment)

    return run


def test_the_server_is_started_looked_at_and_stopped(db, own_home):
    assert f"data in {own_home}/pg18" in db("start").stderr
    shown = db("status", "--format", "json").stdout
    assert db("stop").stderr == "stopped\n"

    assert '"yes (pid ' in shown
    assert db("stop").stderr == "it was not running\n"


def test_what_is_saved_from_the_command_line_comes_back(db, tmp_path):
    file = str(tmp_path / "all.dump")
    assert db("upgrade").exit_code == 0
    assert db("backup", file).exit_code == 0

    restored = db("restore", file)

    assert (restored.exit_code, restored.stdout) == (0, "")


def test_psql_opens_on_the_database(own_home):
    command = [sys.executable, "-m", "factcheck", "db", "shell"]
    query = "select user || ' in ' || current_database();"
    variables = os.environ | {"FACTCHECK_HOME": str(own_home)}

    said = subprocess.run(command, input=query, capture_output=True, text=True, check=False, env=variables)

    assert "factcheck in factcheck" in said.stdout
    assert (said.returncode, said.stderr) == (0, "")


def test_the_url_is_one_word_that_other_programs_take(db, ask):
    url = db("url").stdout.removesuffix("\n")

    assert " " not in url
    assert ask(url, "select current_database()::text") == "factcheck"


def test_a_server_elsewhere_is_not_stopped(db):
    refused = db("stop", FACTCHECK_DATABASE_URL="postgresql://mona:secret@desk.invalid/desk").exception

    assert isinstance(refused, Conflict)
    assert refused.hint == "for the embedded server: unset FACTCHECK_DATABASE_URL"


def test_a_server_elsewhere_that_does_not_answer_is_said_without_its_password(db):
    refused = db("status", FACTCHECK_DATABASE_URL="postgresql://mona:secret@127.0.0.1:1/desk").exception

    assert isinstance(refused, Unavailable)
    assert "Connection refused" in refused.message
    assert "secret" not in refused.message


def test_help_reaches_no_database_driver():
    code = "import sys, factcheck.cli.db; print([m for m in ('psycopg', 'sqlalchemy', 'rich') if m in sys.modules])"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout == "[]\n"
