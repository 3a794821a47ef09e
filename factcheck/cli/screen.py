"""What the command line shows: data on standard output, remarks and progress on standard error."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from factcheck.presenters.safe import terminal_text
from factcheck.settings import Settings

if TYPE_CHECKING:
    from pydantic import BaseModel

    from factcheck.services.sql import AnalystLogin
    from factcheck.storage.database import Database

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """Where one run of the program writes, and how. ``color`` holds for terminals alone."""

    out: TextIO
    err: TextIO
    stdin: BinaryIO
    settings: Settings
    quiet: bool
    color: bool

    @classmethod
    def here(cls, *, quiet: bool, color: bool) -> "Screen":
        """The process's own streams, in UTF-8 whatever the locale says; NO_COLOR and TERM=dumb turn colours off."""
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text files have it
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return cls(
            sys.stdout, sys.stderr, sys.stdin.buffer, Settings.from_environment(), quiet, color=color and not plain
        )

    @contextmanager
    def database(self) -> Iterator["Database"]:
        """The database of this run, ready to use."""
        from factcheck.wiring import open_database  # deferred for start-up time: SQLAlchemy, psycopg

        with open_database(self.settings) as database:
            yield database

    @contextmanager
    def conninfo(self) -> Iterator[str]:
        """How libpq reaches the database of this run, once it is ready to use."""
        from factcheck.wiring import ready_conninfo  # deferred for start-up time

        yield ready_conninfo(self.settings)

    def analyst(self) -> "AnalystLogin":
        """How to connect to the database of this run as an analyst, once it is ready to use."""
        from factcheck.wiring import ready_analyst  # deferred for start-up time

        return ready_analyst(self.settings)

    def rows(self, rows: Iterable["BaseModel | Mapping[str, Any]"], output: str) -> None:
        """Write rows in the format asked for."""
        from factcheck.presenters.formats import write_rows  # deferred for start-up time

        terminal = self.out.isatty()
        write_rows(rows, output, self.out, terminal=terminal, color=self.color and terminal)

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[Any]], output: str) -> None:
        """Write rows that come as plain sequences under the given column names; two columns may share a name."""
        from factcheck.presenters.formats import write_table  # deferred for start-up time

        terminal = self.out.isatty()
        write_table(columns, rows, output, self.out, terminal=terminal, color=self.color and terminal)

    def export(self, rows: Iterable["BaseModel"], output: str, file: Path | None) -> None:
        """Write rows to standard output, or to a file that appears whole or not at all."""
        from factcheck.presenters.formats import write_file, write_rows  # deferred for start-up time

        if file is None:
            write_rows(rows, output, self.out, terminal=False)
        else:
            self.remark(f"{write_file(rows, output, file)} rows written to {file}")

    def text(self, pieces: Iterable[str], file: Path | None) -> None:
        """Write pieces of text, safe already, to standard output, or to a file that appears whole or not at all."""
        from factcheck.presenters.formats import write_text  # deferred for start-up time

        if file is None:
            self.out.writelines(pieces)
        else:
            write_text(pieces, file)
            self.remark(f"written to {file}")

    def cards(self, cards: Iterable[Sequence[str]]) -> None:
        """Write cards, an empty line between them. Their lines are safe already (presenters.words)."""
        for place, card in enumerate(cards):
            if place:
                self.out.write("\n")
            for line in card:
                self.out.write(f"{line}\n")

    def remark(self, text: str) -> None:
        """Say something that is not data."""
        if not self.quiet:
            self.out.flush()  # what was shown before stands before it, in a file too
            self.err.write(f"{terminal_text(text)}\n")

    def warn(self, text: str) -> None:
        """Say something that must be heard, with --quiet too."""
        self.out.flush()
        self.err.write(f"{terminal_text(text)}\n")

    def remark_page(self, shown: int, *, offset: int | None, limit: int | None = None, of: str | None = None) -> None:
        """Say which part of a list was shown, where it may not be all of it. Never cut without a word.

        ``offset`` is None for a list that has no pages.
        """
        first = (offset or 0) + 1
        last = first + shown - 1
        if not shown:
            self.remark("nothing on this page" if offset else "nothing found")
        elif of is not None and str(last) != of:
            self.warn(f"{first} to {last} of {of}; more with --page, --limit")
        elif limit is not None and shown == limit:
            more = "--limit" if offset is None else "--page, --limit"
            self.warn(f"{first} to {last} shown; there may be more: {more}")

    @contextmanager
    def progress(self, what: str, *, unit: str) -> Iterator[Progress | None]:
        """A function to call with the number done so far; None where nobody watches."""
        if self.quiet or not self.err.isatty():
            yield None
            return
        from rich.console import Console  # deferred for start-up time
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(file=self.err, no_color=not self.color)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed} " + unit),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done: bar.update(task, completed=done)
