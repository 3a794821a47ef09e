"""Help and completion answer at once: they load nothing heavy."""

import subprocess
import sys

import pytest

HEAVY = {"alembic", "lxml", "numpy", "psycopg", "pydantic", "rapidfuzz", "rich", "sqlalchemy", "trafilatura"}
PROGRAM = """
import sys
from factcheck.cli.main import main
sys.argv = ["factcheck", *{arguments!r}]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(*{{name.partition(".")[0] for name in sys.modules}}, file=sys.stderr)
"""


def _loaded_by(*arguments):
    program = PROGRAM.format(arguments=arguments)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments):
    assert _loaded_by(*arguments) & HEAVY == set()


@pytest.mark.parametrize("arguments", [["ingest", "--help"], ["contradictions", "-h"], ["db", "status", "--help"]])
def test_a_command_s_help_loads_nothing_heavy_but_what_typer_checks_options_with(arguments):
    assert _loaded_by(*arguments) & HEAVY <= {"pydantic"}


def test_what_the_test_of_loading_looks_for_would_be_found():
    program = "import sys, sqlalchemy; print(*sys.modules, file=sys.stderr)"

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "sqlalchemy" in ran.stderr.split()
