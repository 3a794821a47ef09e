"""The blocks of the README and of the analysts' page run: those marked ``sh``, in order, a session a page.

In a block whose commands begin with ``$ `` the other lines are what the command before them prints, remarks included;
``...`` stands for anything (as in doctest). A line that ends in a backslash goes on in the next one. A block marked
``console`` is for reading (fetching the project, ``make``) and does not run, but its targets must be in the Makefile.

A block marked ``sql`` runs by ``factcheck sql``, so through the analysts' login; the block marked ``text`` that follows
is what it prints.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
ANALYST = README.parent / "docs" / "analyst.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
ALIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Command:
    line: str
    shown: str | None
    where: int


def _commands(text):
    """The commands of all ``sh`` and ``sql`` blocks, with what is shown of their output."""
    blocks = list(BLOCK.finditer(text))
    for block, following in zip_longest(blocks, blocks[1:]):
        where = text.count("\n", 0, block.start()) + 1
        if block[1] == "sh":
            yield from _commands_of(block[2].replace("\\\n", " "), where)
        elif block[1] == "sql":
            shown = following[2] if following and following[1] == "text" else "the page does not show what it prints"
            yield Command(f"factcheck sql - <<'SQL'\n{block[2]}SQL", shown, where)


def _commands_of(body, where):
    if not re.search(r"^\$ ", body, re.MULTILINE):
        yield from (Command(line, None, where) for line in body.splitlines() if line and not line.startswith("#"))
        return
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        yield Command(line, shown, where)


def _runs(page):
    """One case a command of a page; pytest brings those of one session together, in order."""
    for command in _commands(page.read_text(encoding="utf-8")):
        words = " ".join(command.line.split()[:3])
        yield pytest.param(page.name, command, id=f"{page.name} line {command.where}: {words}")


@pytest.fixture(scope="module")
def session(request):
    """A folder and an environment for the reader of a page, whose server is stopped at the end."""
    folder = Path(tempfile.mkdtemp(prefix=f"factcheck {request.param} "))
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


@pytest.mark.parametrize(
    ("session", "command"), [*_runs(README), *_runs(ANALYST)], indirect=["session"], scope="module"
)
def test_the_page_s_command_runs_and_shows_what_it_says(session, command):
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


def test_a_query_of_a_page_is_told_apart_from_what_it_prints():
    text = "```sql\nselect 1\n```\n\n```text\none\n```\n\n```sql\nselect 2\n```\n"

    assert list(_commands(text)) == [
        Command("factcheck sql - <<'SQL'\nselect 1\nSQL", "one\n", 1),
        Command("factcheck sql - <<'SQL'\nselect 2\nSQL", "the page does not show what it prints", 9),
    ]
