"""The account that the server runs under: Postgres refuses to run as root.

An ordinary user runs it himself. For root a numeric user id is taken that nobody else uses. It is no login user and
stands in no table of users, so nothing is added to the system. ``nobody`` would do as well but for being shared:
every daemon that runs as nobody could then read and write the data.
"""

import contextlib
import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import Unavailable

if sys.platform != "win32":
    import pwd

FREE_IDS = range(60786, 61184)
"""User ids that no distribution hands out: above the ordinary ones, below systemd's dynamic ones (its UIDS-GIDS.md)."""

_CANNOT_CHANGE = {errno.EPERM, errno.EINVAL}
"""What setuid answers without CAP_SETUID, and in a user namespace that does not map the id."""

_HINT_ROOT = (
    "run factcheck as an ordinary user (in a container: USER app), "
    "or set FACTCHECK_DATABASE_URL to a database that runs elsewhere"
)

_HINT_HOME = "set FACTCHECK_HOME to a folder of your own"


@dataclass(frozen=True, slots=True)
class Account:
    """A user and group id; programs can be run under it."""

    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        """Whether it is this process's own."""
        return self.uid == os.geteuid()

    def run(self, arguments: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[str]:
        """The finished program, run under this account from the top folder with nothing to read, whatever its status.

        PermissionError when the account may not run the program; Unavailable when the account cannot be changed to.
        """
        if not self.is_ours:
            # Under another id the present folder may be out of reach, and Postgres asks where it is.
            options |= {"user": self.uid, "group": self.gid, "extra_groups": [], "umask": 0o077}
        try:
            return subprocess.run(arguments, stdin=subprocess.DEVNULL, text=True, check=False, cwd="/", **options)
        except OSError as error:
            if self.is_ours or error.errno not in _CANNOT_CHANGE:
                raise
            raise Unavailable(
                f"Postgres does not run as root, and may not be started as user id {self.uid}: {error.strerror}",
                hint=_HINT_ROOT,
            ) from error

    def reaches(self, folder: Path) -> bool:
        """Whether programs of this account can enter ``folder``; tried, not guessed from modes."""
        return (
            self.is_ours
            or self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder], stderr=subprocess.DEVNULL).returncode == 0
        )

    def own(self, path: Path) -> None:
        """Make the account the owner of ``path``."""
        if not self.is_ours:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def own_tree(self, top: Path) -> None:
        """Make the account the owner of ``top`` and of everything below it."""
        if self.is_ours:
            return
        for folder, _, files in os.walk(top):
            self.own(Path(folder))
            for name in files:
                self.own(Path(folder) / name)


def account_for(data: Path) -> Account:
    """Our own; for root the one that owns ``data``, else the folder above it, else a free one."""
    us = os.geteuid()
    if (owner := _stat(data)) is not None:
        if us not in {0, owner.st_uid}:
            raise Unavailable(
                f"{data} belongs to user id {owner.st_uid}, not to {us}",
                hint=f"run factcheck as that user, or {_HINT_HOME}",
            )
        if owner.st_uid == 0:
            raise Unavailable(f"{data} belongs to root, under whom Postgres does not run", hint=_HINT_ROOT)
        return Account(owner.st_uid, owner.st_gid)
    if us != 0:
        return Account(us, os.getegid())
    above = _stat(data.parent)
    return Account(above.st_uid, above.st_gid) if above is not None and above.st_uid != 0 else _free_account()


def account_for_initdb(account: Account) -> Account:
    """``account`` itself, or where it stands in no table of users: a listed one in the same group.

    initdb asks for its user's name and gives up without one; the server does not ask. The group stays ours alone, so
    that other processes of the listed user cannot follow into a folder that only the group may enter.
    """
    if account.is_ours or _is_listed(account.uid):
        return account
    with contextlib.suppress(KeyError):
        return Account(pwd.getpwnam("nobody").pw_uid, account.gid)
    raise Unavailable("this system lists no user nobody, under whom root could have a database made", hint=_HINT_ROOT)


def _stat(path: Path) -> os.stat_result | None:
    """What is at ``path``, None for nothing; Unavailable when we may not even ask."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise Unavailable(f"{path} is out of reach: {error.strerror}", hint=_HINT_HOME) from error


def _free_account() -> Account:
    uid = next(uid for uid in FREE_IDS if not _is_listed(uid))
    return Account(uid, uid)


def _is_listed(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True
