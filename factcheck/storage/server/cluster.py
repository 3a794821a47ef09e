"""One embedded Postgres: made when needed, started when needed, then left running between commands."""

import contextlib
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from factcheck.errors import Unavailable
from factcheck.storage.server import lock, sockets
from factcheck.storage.server.account import Account, account_for
from factcheck.storage.server.binaries import Binaries
from factcheck.storage.server.bootstrap import APPLICATION, bootstrap
from factcheck.storage.server.creation import create
from factcheck.storage.server.process import ServerProcess
from factcheck.storage.server.programs import runnable
from factcheck.storage.server.readers import READER, admit_reader

START_TIMEOUT_S = 300.0
"""Recovery after a crash reads the log again from the last checkpoint, which may take minutes on a slow disk."""

_PROBE_TIMEOUT_S = 10
_POLL_S = 0.02
_SUPERUSER = "postgres"


@dataclass(frozen=True, slots=True)
class ClusterStatus:
    """How the embedded server is. ``size`` is bytes on disk, 0 before the data folder is made."""

    running: bool
    pid: int | None
    data: Path
    version: str
    size: int
    sockets: Path
    log: Path


class Cluster:
    """The Postgres cluster below ``home``. Its major version stands in the data folder's name: ``home/pg18``.

    Not ``durable``: it does not wait for the disk, and a power cut loses it. For what is thrown away anyhow.
    """

    def __init__(self, home: Path, binaries: Binaries, *, durable: bool = True) -> None:
        # Resolved, so that one folder has one name however it is reached: processes are known by it.
        self.home = home.absolute().resolve()
        self.binaries = binaries
        self.durable = durable
        self.data = self.home / f"pg{binaries.major}"
        self._process = ServerProcess(self.data)

    def ensure_running(self) -> str:
        """The conninfo of the application's database, after the server answered there; it is started when needed.

        Raises Unavailable.
        """
        _refuse_windows()
        account = account_for(self.data)
        if not self._answers(account, APPLICATION, APPLICATION):
            try:
                self._make_home(account)
                with lock.only_one(self.home, timeout_s=START_TIMEOUT_S):
                    self._bring_up(account)
            except OSError as error:  # a folder that may not be written, a full disk
                raise Unavailable(
                    f"the database in {self.home} cannot be started: {error.strerror} ({error.filename or self.data})",
                    hint="set FACTCHECK_HOME to a folder on a local disk that you may write to",
                ) from error
        return self._conninfo(account, APPLICATION, APPLICATION)

    def reader(self, database: str = APPLICATION) -> tuple[str, str]:
        """The conninfo of the analysts' login, made where it is missing, and that of one who may end its sessions.

        ``database`` is migrated and its server running.
        """
        superuser = self.conninfo(database, _SUPERUSER)
        admit_reader(superuser)
        return self.conninfo(database, READER), superuser

    def conninfo(self, database: str = APPLICATION, user: str = APPLICATION) -> str:
        """How to connect to ``database`` as ``user``, whether or not the server is running."""
        return self._conninfo(account_for(self.data), database, user)

    def stop(self, *, immediate: bool = False) -> bool:
        """Whether there was a server to stop. ``immediate`` does without a checkpoint; the next start recovers."""
        _refuse_windows()
        if not self.data.is_dir():
            return False
        account = account_for(self.data)
        with lock.only_one(self.home, timeout_s=START_TIMEOUT_S):
            was_alive = self._process.is_alive()
            self._process.stop(immediate=immediate)
            sockets.discard(sockets.socket_folder(self.data, account), self.data)
        return was_alive

    def status(self) -> ClusterStatus:
        """How the server is; starts nothing."""
        account = account_for(self.data)
        return ClusterStatus(
            running=self._answers(account, APPLICATION, APPLICATION),
            pid=self._process.pid(),
            data=self.data,
            version=self.binaries.version,
            size=_size(self.data),
            sockets=sockets.socket_folder(self.data, account),
            log=self._process.log,
        )

    def _conninfo(self, account: Account, database: str, user: str) -> str:
        folder = sockets.socket_folder(self.data, account)
        return make_conninfo("", host=str(folder), port=sockets.PORT, dbname=database, user=user)

    def _answers(self, account: Account, database: str, user: str) -> bool:
        return self._refusal(account, database, user) is None

    def _refusal(self, account: Account, database: str, user: str) -> str | None:
        """Why no connection can be made; None when one was."""
        folder = sockets.socket_folder(self.data, account)
        if not sockets.socket_of(folder).exists():
            return f"there is no socket in {folder}"
        sockets.check(folder, self.data, account)
        try:
            psycopg.connect(self._conninfo(account, database, user), connect_timeout=_PROBE_TIMEOUT_S).close()
        except psycopg.OperationalError as error:
            return " ".join(str(error).split())
        return None

    def _make_home(self, account: Account) -> None:
        """Make ``home`` where it is missing; one that is there keeps its mode, as do all folders above."""
        self.home.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            self.home.mkdir(mode=0o700)
            if not account.is_ours:
                self.home.chmod(0o711)  # the server's account passes through and sees no names
        if not account.reaches(self.home):
            raise Unavailable(
                f"{self.home} is out of reach for user id {account.uid}, under which root's server runs",
                hint="set FACTCHECK_HOME to a folder that every user may enter (without it: /var/lib/factcheck), "
                "or FACTCHECK_DATABASE_URL to a database that runs elsewhere",
            )

    def _bring_up(self, account: Account) -> None:
        """Make, start and complete the cluster as far as that is still to be done. We alone hold ``home``."""
        if not self.data.exists():
            self._refuse_other_majors()
        if not self._answers(account, _SUPERUSER, _SUPERUSER):
            binaries = runnable(self.binaries, account, self.home)
            if not (self.data / "PG_VERSION").exists():
                create(self.data, binaries, account, durable=self.durable)
            self._start(binaries, account)
        template, maintenance = (self._conninfo(account, name, _SUPERUSER) for name in ("template1", _SUPERUSER))
        bootstrap(template, maintenance)

    def _start(self, binaries: Binaries, account: Account) -> None:
        """Start the server unless a live one is only not ready yet, and wait until it answers."""
        folder = sockets.socket_folder(self.data, account)
        started, deadline = False, time.monotonic() + START_TIMEOUT_S
        while not self._process.is_ready():
            if not self._process.is_alive():
                if started:
                    raise self._failed("did not start")
                sockets.prepare(folder, self.data, account)
                self._process.start(binaries.program("postgres"), account, sockets=folder, durable=self.durable)
                started = True
            elif time.monotonic() > deadline:
                raise self._failed(f"has not come up within {START_TIMEOUT_S:.0f} s")
            time.sleep(_POLL_S)
        if refusal := self._refusal(account, _SUPERUSER, _SUPERUSER):
            raise self._failed(f"is up (pid {self._process.pid()}) but refuses us: {refusal}")

    def _failed(self, how: str) -> Unavailable:
        return Unavailable(
            f"the server {how}; its log ends: {self._process.log_tail()}", hint=f"the whole log is {self._process.log}"
        )

    def _refuse_other_majors(self) -> None:
        """An empty new cluster beside an older one would look like lost data."""
        for other in sorted(self.home.glob("pg[0-9][0-9]")):
            raise Unavailable(
                f"the data in {other} are of another Postgres than the programs found ({self.binaries.version})",
                hint="save them with the old programs (FACTCHECK_PG_BIN=... factcheck db backup old.dump), move "
                f"{other.name} away, then: factcheck db restore old.dump",
            )


def _size(folder: Path) -> int:
    """Bytes of all files below ``folder``; files that vanish meanwhile do not count."""
    total = 0
    for top, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                total += (Path(top) / name).lstat().st_size
    return total


def _refuse_windows() -> None:
    if sys.platform == "win32":
        raise Unavailable(
            "the embedded server needs Unix sockets guarded by folder modes, which Windows lacks",
            hint="set FACTCHECK_DATABASE_URL to a Postgres that runs elsewhere",
        )
