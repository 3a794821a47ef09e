"""Servers of their own for tests that start, stop and kill them; each is stopped and removed whatever happens.

Where the tests run as root, what concerns starting is tried as an ordinary user too: a process that gave up root
before it did anything. ``nobody`` is taken for that, since it is listed everywhere and tests add no users.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from factcheck.storage.server import Binaries, Cluster, find_binaries

ROOT = os.geteuid() == 0
USERS = ["this user", "an ordinary user"] if ROOT else ["this user"]

START = """
import os, sys
from pathlib import Path
from factcheck.storage.server import Cluster, find_binaries
import psycopg
binaries = find_binaries(None)
uid, gid = map(int, sys.argv[2:])
if uid != os.geteuid():
    # All is imported by now: the interpreter itself may be out of this user's reach.
    with __import__("contextlib").suppress(psycopg.OperationalError):
        psycopg.connect("host=/nowhere")
    os.setgroups([]); os.setgid(gid); os.setuid(uid)
conninfo = Cluster(Path(sys.argv[1]), binaries).ensure_running()
with psycopg.connect(conninfo) as connection:
    print(connection.execute("select pg_postmaster_start_time()").fetchone()[0])
"""


class User:
    """Who starts servers."""

    def __init__(self, name: str) -> None:
        entry = pwd.getpwnam("nobody")
        ours = (os.geteuid(), os.getegid())
        self.uid, self.gid = ours if name == "this user" else (entry.pw_uid, entry.pw_gid)

    def begin(self, home: Path, **environment: str) -> subprocess.Popen[str]:
        """A process of this user that starts the server below ``home`` and prints when the server was started."""
        arguments = [sys.executable, "-c", START, str(home), str(self.uid), str(self.gid)]
        variables = os.environ | environment
        return subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=variables,
        )

    def start(self, home: Path, **environment: str) -> str:
        """What ``begin`` prints, once it has ended well."""
        with self.begin(home, **environment) as process:
            said, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        return said.strip()


@pytest.fixture(scope="session")
def user() -> User:
    """Whoever runs the tests."""
    return User("this user")


@pytest.fixture(params=USERS)
def each_user(request: pytest.FixtureRequest) -> User:
    return User(request.param)


@pytest.fixture(scope="session")
def binaries() -> Binaries:
    return find_binaries(None)


@pytest.fixture
def new_folder() -> Iterator[Callable[[str], Path]]:
    """Makes folders below one that every user may pass through; servers in any of them are stopped at the end."""
    top = Path(tempfile.mkdtemp(prefix="factcheck-tests-"))
    top.chmod(0o711)

    def make(name: str) -> Path:
        folder = top / name
        folder.mkdir(parents=True, mode=0o711)
        return folder

    yield make
    for data in sorted(top.rglob("pg[0-9][0-9]")):
        Cluster(data.parent, find_binaries(None)).stop(immediate=True)
    shutil.rmtree(top)


@pytest.fixture
def home(new_folder: Callable[[str], Path], request: pytest.FixtureRequest) -> Path:
    """An empty folder, of ``each_user`` where the test asks for one."""
    folder = new_folder("home")
    if "each_user" in request.fixturenames:
        owner = request.getfixturevalue("each_user")
        os.chown(folder, owner.uid, owner.gid)
    return folder


@pytest.fixture(scope="session")
def made(user: User, binaries: Binaries) -> Iterator[Cluster]:
    """One cluster that many tests start and kill."""
    home = Path(tempfile.mkdtemp(prefix="factcheck-tests-"))
    home.chmod(0o711)
    cluster = Cluster(home, binaries)
    try:
        user.start(home)
        yield cluster
    finally:
        with suppress(FileNotFoundError):
            cluster.stop(immediate=True)
        shutil.rmtree(home)


@pytest.fixture
def ask() -> Callable[[str, str], object]:
    """The one value that a query gives."""

    def one(conninfo: str, query: str) -> object:
        with psycopg.connect(conninfo, autocommit=True) as connection:
            row = connection.execute(query).fetchone()
        return row and row[0]

    return one


@pytest.fixture
def tell() -> Callable[[str, str], None]:
    """Run statements, each committed by itself."""

    def run(conninfo: str, *statements: str) -> None:
        with psycopg.connect(conninfo, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    return run


@pytest.fixture
def programs(new_folder: Callable[[str], Path]) -> Callable[[dict[str, str]], Path]:
    """Makes a folder of small shell scripts that stand for Postgres' programs."""

    def write(scripts: dict[str, str]) -> Path:
        folder = new_folder("bin")
        for name, script in scripts.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)
        return folder

    return write
