"""The program as people run it: a process of its own, on a database of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from typing import IO

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from factcheck.wiring import bring_up_to_date

LIMIT_S = 60  # no command of these tests takes more than a second or two; a hanging one must not hang the run


@dataclass(frozen=True)
class Ran:
    """What a run of the program came to."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def desk(cluster, template) -> str:
    """Conninfo of a database with reference data that tests share which only read, or write what no other reads."""
    with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
        connection.execute(sql.SQL("create database desk template {}").format(sql.Identifier(template)))
    bring_up_to_date(cluster.conninfo("desk"))
    cluster.reader("desk")
    return cluster.conninfo("desk")


@pytest.fixture
def own_desk(fresh_database: str) -> str:
    """Conninfo of a database with reference data for one test alone."""
    bring_up_to_date(fresh_database)
    return fresh_database


@pytest.fixture(scope="session")
def environment() -> Callable[..., dict[str, str]]:
    """The variables that the program is run with; a ``database`` of "" is none."""

    def made(database: str, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "NO_COLOR"))}
        analyst = make_conninfo(database, user="factcheck_reader") if database else ""
        return {**kept, "FACTCHECK_DATABASE_URL": database, "FACTCHECK_ANALYST_URL": analyst, **more}

    return made


@pytest.fixture
def run(desk: str, environment, tmp_path: Path) -> Callable[..., Ran]:
    """Runs the program in an empty folder, on ``database`` (the shared desk unless told)."""

    def made(*arguments: object, database: str = desk, stdin: bytes = b"", **more: str) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "factcheck", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=environment(database, **more),
            cwd=tmp_path,
            timeout=LIMIT_S,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return made


@pytest.fixture
def start(desk: str, environment, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts the program and leaves it running; what still runs at the end is killed."""
    started: list[subprocess.Popen] = []

    def made(*arguments: str, database: str = desk, stdout: IO[bytes] | int = PIPE) -> subprocess.Popen:
        command = [sys.executable, "-m", "factcheck", *arguments]
        streams = {"stdin": PIPE, "stdout": stdout, "stderr": PIPE}
        started.append(subprocess.Popen(command, env=environment(database), cwd=tmp_path, **streams))
        return started[-1]

    yield made
    for process in started:
        process.kill()
        process.wait()
        [pipe.close() for pipe in (process.stdin, process.stdout, process.stderr) if pipe]
