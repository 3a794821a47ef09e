"""``factcheck sql``: one's own statements, read-only, as an analyst."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat, RowsOption, TimeoutOption
from factcheck.cli.screen import Screen
from factcheck.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from factcheck.services.sql import SqlResult

ROWS = 1000
TIMEOUT_S = 30.0
_MEGABYTE = 2**20


def sql(
    context: typer.Context,
    statement: Annotated[
        str | None, typer.Argument(help="One SQL statement; - reads it from standard input.", show_default=False)
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Read the statement from this file.")
    ] = None,
    rows: RowsOption = ROWS,
    timeout: TimeoutOption = TIMEOUT_S,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Run one SQL statement as an analyst. Read-only, with a time limit and a row limit.

    Without a statement, on a terminal: asks for one after the other, with completion and history.

    Example: factcheck sql "select claimant, count(*) from report.claim group by 1 order by 2 desc limit 10"
    """
    # Deferred for start-up time.
    from factcheck.services.sql import run_statement

    screen: Screen = context.obj
    text = _statement(screen, statement, file)
    if text is None:
        from factcheck.cli.sql_shell import Shell

        Shell(screen, screen.analyst(), rows=rows, timeout_s=timeout, output=output).run()
        return
    show(screen, run_statement(screen.analyst(), text, row_limit=rows, timeout_s=timeout), output)


def show(screen: Screen, result: "SqlResult", output: OutputFormat) -> None:
    """Write the rows, and say aloud when they are not all."""
    from factcheck.services.sql import BYTES_LIMIT  # deferred for start-up time

    screen.table(result.columns, result.rows, output)
    if result.too_large:
        limit = f"{BYTES_LIMIT // _MEGABYTE} MB"
        screen.warn(f"only the first {len(result.rows)} rows are shown, the next would make it more than {limit}")
    elif result.truncated:
        screen.warn(f"only the first {len(result.rows)} rows are shown; give --rows for more")


def _statement(screen: Screen, statement: str | None, file: Path | None) -> str | None:
    """The statement that was given; None where a person is to be asked."""
    if statement is not None and file is not None:
        raise typer.BadParameter("a statement and --file are two statements: give one", param_hint="--file")
    if file is not None:
        return _text_of(file)
    if statement is None and screen.stdin.isatty():
        return None
    return _decoded(screen.stdin.read(), "standard input") if statement in {None, "-"} else statement


def _text_of(file: Path) -> str:
    try:
        return _decoded(file.read_bytes(), str(file))
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror}", hint="name a file with one statement") from error


def _decoded(written: bytes, origin: str) -> str:
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{origin} is not text in UTF-8", hint="save it as UTF-8") from error
