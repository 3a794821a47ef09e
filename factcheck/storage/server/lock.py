"""Locks that the kernel lets go of by itself when their holder dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import Unavailable

if sys.platform != "win32":
    import fcntl

_POLL_S = 0.02


@contextmanager
def only_one(folder: Path, *, timeout_s: float) -> Iterator[None]:
    """Hold ``folder`` for ourselves; whoever else asks waits. The folder itself is locked: no file is left behind."""
    held = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(held, folder, timeout_s)
        yield
    finally:
        os.close(held)


@contextmanager
def lent(path: Path) -> Iterator[int]:
    """A locked file descriptor of ``path`` to be handed to a child: locked until the last process that has it ends."""
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(held, path, 1.0)
        yield held
    finally:
        os.close(held)


def is_held(path: Path) -> bool:
    """Whether any process holds ``path`` by ``lent``."""
    try:
        asked = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(asked, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(asked)


def _wait_for(held: int, path: Path, timeout_s: float) -> None:
    deadline = time.monotonic() + timeout_s
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise Unavailable(
                    f"another factcheck has been starting or stopping the database in {path} for {timeout_s:.0f} s",
                    hint="look for it with: ps aux | grep factcheck",
                ) from None
            time.sleep(_POLL_S)
        else:
            return
