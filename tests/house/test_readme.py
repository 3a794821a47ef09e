"""The README's shell blocks run: those marked ``sh``, in order, as one session.

In a block whose commands begin with ``$ `` the other lines are what the command before them prints, remarks included;
``...`` stands for anything (as in doctest). A line that ends in a backslash goes on in the next one. A block marked
``console`` is for reading (fetching the project, ``make``) and does not run, but its targets must be in the Makefile.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
ALIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Command:
    line: str
    shown: str | None
    where: int


def _commands(text):
    """The commands of all ``sh`` blocks, with what is shown of their output."""
    for block in BLOCK.finditer(text):
        where = text.count("\n", 0, block.start()) + 1
        if block[1] == "sh":
            yield from _commands_of(block[2].replace("\\\n", " "), where)


def _commands_of(body, where):
    if not re.search(r"^\$ ", body, re.MULTILINE):
        yield from (Command(line, None, where) for line in body.splitlines() if line and not line.startswith("#"))
        return
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        yield Command(line, shown, where)


def _ids(command):
    return f"line {command.where}: {' '.join(command.line.split()[:3])}"


@pytest.fixture(scope="module")
def session():
    """A folder and an environment for the reader of the README, whose server is stopped at the end."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck readme "))
    folder.chmod(0o711)  # root's server runs under another account, which has to pass through
    shutil.copytree(README.parent / "seeds", folder / "seeds")
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ours = {"PATH": programs, "FACTCHECK_HOME": str(folder / "home"), "COLUMNS": "120", "PYTHONUNBUFFERED": "1"}
    environment = {**os.environ, **ours}
    environment.pop("FACTCHECK_DATABASE_URL", None)
    yield lambda line: subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # as on a terminal
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    subprocess.run([sys.executable, "-m", "factcheck", "db", "stop"], env=environment, capture_output=True, check=True)
    shutil.rmtree(folder)


@pytest.mark.parametrize("command", list(_commands(README.read_text(encoding="utf-8"))), ids=_ids)
def test_the_readme_s_command_runs_and_shows_what_it_says(command, session):
    ran = session(command.line)

    assert ran.returncode == 0, ran.stdout
    shown = command.shown or "...\n"
    assert doctest.OutputChecker().check_output(shown, ran.stdout, ALIKE), f"{shown}\n---- was:\n{ran.stdout}"


def test_every_make_target_that_the_readme_names_is_there():
    targets = re.findall(r"^([a-z]+):", (README.parent / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    named = re.findall(r"\bmake ([a-z]+)\b(?=[`\n ]* *(?:#|$|`))", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) - set(targets) == set()


def test_commands_and_their_output_are_told_apart():
    text = "```sh\n$ one \\\n  two\nprinted\n\n$ three\n```\n\n```python\n$ no\n```\n\n```sh\n# said\nfour\n```\n"

    assert list(_commands(text)) == [
        Command("one    two", "printed\n\n", 1),
        Command("three", "", 1),
        Command("four", None, 13),
    ]
