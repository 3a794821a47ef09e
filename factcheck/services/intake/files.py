"""Bytes from files, never more than the limit and never from anything but a regular file."""

import os
import stat
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from factcheck.services.intake.refusals import Refused

LARGEST_BYTES = 20_000_000
"""The most bytes of one file (or one line of JSON Lines) that are read.

Ours: a long newspaper article is under 0.1 MB and its page seldom over 5 MB, so what is larger is something else.
It bounds memory: a text costs up to five times its bytes while it is taken in.
"""


class Form(StrEnum):
    """How an article is written down, as its media type."""

    TEXT = "text/plain"
    PAGE = "text/html"
    JSON = "application/json"
    JSON_LINES = "application/jsonl"


FORMS = {
    ".txt": Form.TEXT,
    ".md": Form.TEXT,
    ".html": Form.PAGE,
    ".htm": Form.PAGE,
    ".json": Form.JSON,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
}
"""The endings that are read, in lower case."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def form_of(path: Path) -> Form:
    """The form that the file's ending names; Refused for any other ending."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        ending = path.suffix or "a name without an ending"
        raise Refused(f"not a kind of file that is read ({' '.join(FORMS)}): {ending}")
    return form


def open_file(path: Path) -> BinaryIO:
    """The regular file ``path``, opened to read; Refused for pipes, devices, sockets and folders.

    Opened without waiting, so that a pipe nobody writes to does not hold up the batch; the kind is asked of what
    was opened, not of the name, which could have changed hands in between.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "no file")
        raise Refused(f"not a regular file: it is {kind}")
    return os.fdopen(descriptor, "rb")


def read_whole(stream: BinaryIO, *, before: bytes = b"") -> bytes:
    """All bytes of ``stream`` after ``before``; Refused, with no more than the limit read, when they are too many."""
    raw = before + stream.read(LARGEST_BYTES + 1 - len(before))
    if len(raw) > LARGEST_BYTES:
        raise Refused(f"larger than {LARGEST_BYTES // 1_000_000} MB{_size(stream)}")
    return raw


def why_not(error: OSError) -> str:
    """The reason that an error of the operating system gives, in a newsroom's words."""
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "no right to read it"
        case _:
            return f"cannot be read: {error.strerror or error}"


def _size(stream: BinaryIO) -> str:
    try:
        size = os.fstat(stream.fileno()).st_size
    except OSError:  # standard input may be no file at all
        return ""
    return f": {size / 1_000_000:.0f} MB" if size else ""
