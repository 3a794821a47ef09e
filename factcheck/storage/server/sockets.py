"""Where the server's socket is. It listens nowhere else."""

import contextlib
import hashlib
import os
import stat
import sys
from pathlib import Path

from factcheck.errors import Unavailable
from factcheck.storage.server.account import Account

PORT = 5432
"""A part of the socket's name, nothing more; said everywhere, so that PGPORT cannot change it."""

_LONGEST = 103 if sys.platform == "darwin" else 107
"""Bytes of a socket's path: sun_path of sys/un.h less its closing NUL."""

_SHORT_PARENT = Path("/tmp")  # noqa: S108  # never TMPDIR: two commands with two TMPDIRs must find one server
_PRIVATE = 0o700


def socket_folder(data: Path, account: Account) -> Path:
    """The data folder itself, which is its owner's alone; a short one where that path does not fit or has a comma."""
    wanted = os.fsencode(socket_of(data))
    if len(wanted) <= _LONGEST and b"," not in wanted:  # a comma parts hosts in libpq
        return data
    return _SHORT_PARENT / f"factcheck-{account.uid}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"


def socket_of(folder: Path) -> Path:
    """The socket in ``folder``."""
    return folder / f".s.PGSQL.{PORT}"


def socket_lock_of(folder: Path) -> Path:
    """The file in which Postgres notes whose the socket in ``folder`` is."""
    return folder / f".s.PGSQL.{PORT}.lock"


def prepare(folder: Path, data: Path, account: Account) -> None:
    """Make the short folder where it is needed; Unavailable when it is there and not the account's alone."""
    if folder == data:
        return
    try:
        folder.mkdir(mode=_PRIVATE)
    except FileExistsError:
        pass
    else:
        account.own(folder)
    check(folder, data, account)


def discard(folder: Path, data: Path) -> None:
    """Remove a short folder that a stopped server has left empty."""
    if folder != data:
        with contextlib.suppress(OSError):
            folder.rmdir()


def check(folder: Path, data: Path, account: Account) -> None:
    """Unavailable when a short folder is not the account's alone: anybody may make folders beside it."""
    if folder == data:
        return
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid or stat.S_IMODE(found.st_mode) & ~_PRIVATE:
        raise Unavailable(
            f"{folder}, where the server's socket belongs, is not a folder of user id {account.uid} alone",
            hint=f"see whose it is with: ls -ld {folder} ; then remove it, or set FACTCHECK_HOME to a shorter path",
        )
