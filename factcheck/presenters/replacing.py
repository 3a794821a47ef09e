"""Files that appear whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO


@contextmanager
def replacing(file: Path) -> Iterator[TextIO]:
    """As ``replacing_bytes``, for text in UTF-8 whose newlines stay as they are written."""
    with replacing_bytes(file) as raw:
        out = TextIOWrapper(raw, encoding="utf-8", newline="")
        try:
            yield out
        finally:
            out.flush()
            out.detach()  # whoever opened it closes it


@contextmanager
def replacing_bytes(file: Path) -> Iterator[BinaryIO]:
    """A file beside ``file`` that takes its name, and its rights, once all is written and on the disk.

    A link is written through, and so is a device or a pipe, where there is nothing to replace.
    """
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():
        with target.open("wb") as out:
            yield out
        return
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as out:
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o777)  # what few may read stays so
            yield out
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
