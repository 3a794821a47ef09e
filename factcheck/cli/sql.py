"""``factcheck sql``: one's own statements, read-only, as an analyst."""

import sys
from typing import Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat, RowsOption, TimeoutOption
from factcheck.cli.screen import Screen

ROWS = 1000
TIMEOUT_S = 30.0


def sql(
    context: typer.Context,
    statement: Annotated[str, typer.Argument(help="One SQL statement; - reads it from standard input.")],
    rows: RowsOption = ROWS,
    timeout: TimeoutOption = TIMEOUT_S,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Run one SQL statement as an analyst. Read-only, with a time limit and a row limit.

    Example: factcheck sql "select claimant, count(*) from report.claim group by 1 order by 2 desc limit 10"
    """
    text = sys.stdin.read() if statement == "-" else statement
    _run(context.obj, text, rows=rows, timeout_s=timeout, output=output)


def _run(screen: Screen, statement: str, *, rows: int, timeout_s: float, output: OutputFormat) -> None:
    from factcheck.services import report  # deferred for start-up time

    with screen.conninfo() as conninfo:
        result = report.run_statement(conninfo, statement, row_limit=rows, timeout_s=timeout_s)
    screen.table(result.columns, result.rows, output)
    if result.truncated:
        screen.warn(f"only the first {rows} rows are shown; give --rows for more")
