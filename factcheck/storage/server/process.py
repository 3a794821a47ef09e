"""The server as a process of the operating system: started, found again, stopped.

A pid in a file proves nothing: after a reboot, or in a restarted container, it may be anybody's. Two things are
believed instead. The server is given a locked file when it starts, which it and its children hold until the last of
them is gone, however they die. And a pid is the server's when its command line says postgres and our data folder.
"""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

from factcheck.errors import Unavailable
from factcheck.storage.server import lock
from factcheck.storage.server.account import Account
from factcheck.storage.server.sockets import PORT, socket_lock_of

STOP_TIMEOUT_S = 120.0
"""A fast shutdown writes a checkpoint, which can take long on a slow disk."""

_POLL_S = 0.02
_PROC = Path("/proc")
_STATUS_LINE, _READY = 7, "ready"  # the eighth line of postmaster.pid, by which pg_ctl waits as well
_LOG_TAIL_BYTES, _LOG_TAIL_LINES = 4096, 8
_LOG_KEPT_BYTES = 8 * 2**20
"""A log longer than this is put aside at the next start, where one older log is kept."""

_LAUNCH = 'most=$1; shift; (ulimit -d "$most") 2>/dev/null && ulimit -d "$most"; "$@" &'
"""Each process of the server has a limit of its own: a statement that wants more is told that memory is out, where the
kernel would have killed it, and with it every session."""

_LEAST_MEMORY_KB = 2**20
_SHARE_OF_MEMORY = 4  # a quarter of the machine for one statement: many times what the desk's own take


class ServerProcess:
    """The server of one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.log = data / "server.log"
        self._lock = data / "server.lock"
        self._pid_file = data / "postmaster.pid"

    def start(self, postgres: Path, account: Account, *, sockets: Path, durable: bool) -> None:
        """Start it and return at once; it goes on when we end, and hears no Ctrl-C meant for us."""
        for pid_file in (self._pid_file, socket_lock_of(sockets)):
            _clear_stale_pid(pid_file)
        self._turn_log()
        with lock.lent(self._lock) as held, self.log.open("ab") as log:
            account.own(self._lock)
            account.own(self.log)
            account.run(
                [
                    "/bin/sh",
                    "-c",
                    _LAUNCH,
                    "sh",
                    str(_most_memory_kb()),
                    postgres,
                    "-D",
                    self.data,
                    *_options(sockets, durable=durable),
                ],
                stdout=log,
                stderr=log,
                pass_fds=[held],
                start_new_session=True,
                env=_environment(),
            )

    def is_alive(self) -> bool:
        """Whether the server, or a child that outlived it, is there."""
        return lock.is_held(self._lock) or self.pid() is not None

    def is_ready(self) -> bool:
        """Whether the live server has noted that it takes connections. Asking it would fill its log with refusals."""
        return self.pid() is not None and _READY in _lines(self._pid_file)[_STATUS_LINE:]

    def pid(self) -> int | None:
        """The server's pid, None when it is not running."""
        pid = _written_pid(self._pid_file)
        return pid if pid is not None and _is_postgres_of(pid, self.data) else None

    def stop(self, *, immediate: bool) -> None:
        """Stop it and wait until it is gone. ``immediate`` leaves recovery to the next start; nothing is lost by it."""
        pid = self.pid()
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGQUIT if immediate else signal.SIGINT)
        deadline = time.monotonic() + STOP_TIMEOUT_S
        while self.is_alive():
            if time.monotonic() > deadline:
                raise Unavailable(
                    f"the server in {self.data} has not stopped within {STOP_TIMEOUT_S:.0f} s",
                    hint=f"read its log: {self.log}",
                )
            time.sleep(_POLL_S)

    def log_tail(self) -> str:
        """The last lines of the server's log on one line, with nothing in them that a terminal obeys."""
        try:
            text = self.log.read_bytes()[-_LOG_TAIL_BYTES:].decode(errors="replace")
        except FileNotFoundError:
            return "(no log)"
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return "".join(
            character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
            for character in " / ".join(lines[-_LOG_TAIL_LINES:])
        )

    def _turn_log(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            if self.log.stat().st_size > _LOG_KEPT_BYTES:
                self.log.replace(self.log.with_suffix(".log.old"))


def _options(sockets: Path, *, durable: bool) -> list[str]:
    """What must hold at every start, whatever postgresql.conf says."""
    quoted = str(sockets).replace('"', '""')
    return [
        *("-p", str(PORT)),
        *("-c", "listen_addresses="),
        *("-c", f'unix_socket_directories="{quoted}"'),
        *("-c", "unix_socket_permissions=0700"),
        *(() if durable else ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")),
    ]


def _most_memory_kb() -> int:
    """How much memory of its own, beside what all share, one process of the server may have."""
    machine_kb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    return max(_LEAST_MEMORY_KB, machine_kb // _SHARE_OF_MEMORY)


def _environment() -> dict[str, str]:
    """Ours without what would steer a server (PGPORT, PGOPTIONS ...) or give it a locale."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def _lines(pid_file: Path) -> list[str]:
    try:
        return [line.strip() for line in pid_file.read_text(errors="replace").splitlines()]
    except FileNotFoundError:
        return []


def _written_pid(pid_file: Path) -> int | None:
    first = next(iter(_lines(pid_file)), "")
    return int(first) if first.isascii() and first.isdigit() else None


def _clear_stale_pid(pid_file: Path) -> None:
    """Remove a pid file that names somebody else's live process (or a zombie), which Postgres would take for its own.

    One that names nobody is left: Postgres then looks by itself for children of the old server. Only called when
    nothing of the server is alive.
    """
    pid = _written_pid(pid_file)
    if pid is not None and _exists(pid):
        pid_file.unlink(missing_ok=True)


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_postgres_of(pid: int, data: Path) -> bool:
    """Whether ``pid`` is a postgres that was given our data folder, or works in it."""
    if not _PROC.exists():
        asked = ["/bin/ps", "-ww", "-p", str(pid), "-o", "command="]
        line = subprocess.run(asked, stdin=subprocess.DEVNULL, capture_output=True, check=False).stdout
        return b"postgres" in line and os.fsencode(data) in line
    process = _PROC / str(pid)
    try:
        arguments = (process / "cmdline").read_bytes().split(b"\0")
        if b"postgres" not in arguments[0]:
            return False
        # The link is only asked where it must be: root in a container may not follow that of another account.
        return os.fsencode(data) in arguments or (process / "cwd").readlink() == data
    except OSError:  # gone meanwhile, a zombie, or not ours to look at: in no case a server that we own
        return False
