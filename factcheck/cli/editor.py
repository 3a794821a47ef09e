"""Drafts, and the editor program that people write them in.

A draft is a file of the user's own, in the state folder, that nobody else may read. It is there before the editor opens
and goes only when what it says has been kept elsewhere, so whatever breaks on the way, the text is there.
"""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factcheck.cli.screen import Screen
from factcheck.errors import InvalidInput
from factcheck.settings import Settings

_USUAL = ("editor", "nano", "vi")  # where neither variable is set: Debian's choice, then what most systems have


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is being written."""

    path: Path

    @classmethod
    def begin(cls, settings: Settings, name: str, text: str) -> "Draft":
        """A new draft, its file for this user alone (mode 0600 in a folder of 0700)."""
        folder = drafts_folder(settings)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(prefix=f"{name}-", suffix=".txt", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise InvalidInput(
                f"no draft can be kept in {folder}: {error.strerror}", hint="see FACTCHECK_HOME"
            ) from error
        return cls(Path(path))

    def read(self) -> str:
        """What it says; InvalidInput when an editor made it no text in UTF-8, or took it away."""
        return read_text(self.path)

    def write(self, text: str) -> None:
        """Put another text in its place."""
        self.path.write_text(text, encoding="utf-8")

    def drop(self) -> None:
        """Take it away: it is not needed any more."""
        self.path.unlink(missing_ok=True)

    def open_editor(self, screen: Screen) -> bool:
        """Have it edited; whether the editor said that all was well."""
        command = _editor()
        terminal = screen.out if screen.out.isatty() else screen.err  # the output may be on its way into a file
        terminal.flush()
        try:
            with _undisturbed():
                # Words of the user's own variable, without a shell.
                ended = subprocess.run([*command, str(self.path)], stdout=terminal.fileno(), check=False)  # noqa: S603
        except OSError as error:
            raise InvalidInput(
                f"the editor {command[0]!r} does not start: {error.strerror}", hint="set VISUAL or EDITOR"
            ) from error
        return ended.returncode == 0


def drafts_folder(settings: Settings) -> Path:
    """Where drafts are kept."""
    from platformdirs import user_state_path  # deferred for start-up time

    return (settings.home or user_state_path("factcheck", appauthor=False)) / "drafts"


def read_text(path: Path) -> str:
    """What the file says; InvalidInput when it cannot be read or is no text in UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{str(path)!r} cannot be read: {error}", hint="a text file in UTF-8") from error


def _editor() -> list[str]:
    """The words of VISUAL, else EDITOR, else a usual editor."""
    wish = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not wish:
        usual = next(filter(None, map(shutil.which, _USUAL)), None)
        if usual is None:
            raise InvalidInput("there is no editor to write in", hint="set EDITOR, or give --rating and --rationale")
        return [usual]
    try:
        words = shlex.split(wish)
    except ValueError as error:
        raise InvalidInput(f"the editor {wish!r} cannot be understood: {error}", hint="set VISUAL or EDITOR") from error
    if not words:
        raise InvalidInput(f"the editor {wish!r} has no name", hint="set VISUAL or EDITOR")
    return words


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C is the editor's while it runs. A handler, since what is ignored would be ignored in the editor too."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
