"""A data folder, made so that it is there whole or not at all."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from factcheck.errors import Unavailable
from factcheck.storage.server.account import Account, account_for_initdb
from factcheck.storage.server.binaries import Binaries

_UNFINISHED = ".new-"
_GROUP_MAY_PASS = 0o710

_CTYPE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
"""macOS has no C.UTF-8. With LC_CTYPE=C pg_trgm finds no trigrams in Arabic, and says nothing."""

_LOCALE = (
    *("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    *("--lc-collate=C", f"--lc-ctype={_CTYPE}"),
    *(f"--lc-{category}=C" for category in ("messages", "monetary", "numeric", "time")),
)

_ACCESS = ("--auth-local=trust", "--auth-host=reject", "--username=postgres")
"""Whoever may enter the socket's folder (its owner, mode 0700) is let in; nobody comes over the network."""

_CHECKSUMS = "--data-checksums"
"""On, as is Postgres 18's default, so that a failing disk is noticed. Said aloud because pg_upgrade asks for the same
setting on both sides: the next major's folder will be made by this line too."""

_SETTINGS = (
    "max_connections=50",  # one desk; each costs memory whether used or not
    "shared_buffers=128MB",  # modest: the kernel's cache does the rest
    "timezone=UTC",
    "log_timezone=UTC",
)


def create(data: Path, binaries: Binaries, account: Account, *, durable: bool) -> None:
    """Make the data folder ``data``. Killed in the middle, it leaves only a folder that the next run removes."""
    for left in data.parent.glob(f"{data.name}{_UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)  # an initdb whose starter was killed may still write there
    shelter = Path(tempfile.mkdtemp(prefix=f"{data.name}{_UNFINISHED}", dir=data.parent))
    try:
        _initdb(shelter / "data", binaries, account, () if durable else ("--no-sync",))
        (shelter / "data").rename(data)
        _sync(data.parent)
    finally:
        shutil.rmtree(shelter, ignore_errors=True)


def _initdb(made: Path, binaries: Binaries, account: Account, more: tuple[str, ...]) -> None:
    """Run initdb in a folder which other processes of its user cannot enter; the data go to ``account`` after."""
    shelter, maker = made.parent, account_for_initdb(account)
    made.mkdir(mode=0o700)
    maker.own(made)
    if not account.is_ours:
        os.chown(shelter, -1, account.gid)
        shelter.chmod(_GROUP_MAY_PASS)
    settings = [f"--set={setting}" for setting in _SETTINGS]
    done = maker.run(
        [binaries.program("initdb"), "-D", made, *_LOCALE, *_ACCESS, _CHECKSUMS, *settings, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        errors="replace",
    )
    if done.returncode != 0:
        said = " / ".join(line.strip() for line in done.stdout.splitlines()[-6:] if line.strip())
        raise Unavailable(
            f"initdb could not make {made}: {said}", hint="set FACTCHECK_HOME to a folder on a local disk"
        )
    account.own_tree(made)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
