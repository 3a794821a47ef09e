"""``factcheck report`` and ``factcheck sql``: reading for analysts."""

import sys
from typing import Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat
from factcheck.cli.screen import Screen

app = typer.Typer(help="Ready-made reports over the views of schema report.", no_args_is_help=True)

RowsOption = Annotated[int, typer.Option("--rows", min=1, max=10_000_000, help="Stop after so many rows, and say so.")]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.01, max=86_400, metavar="SECONDS", help="Stop after so long.")
]
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


@app.command("list")
def list_reports(context: typer.Context, output: FormatOption = OutputFormat.TABLE) -> None:
    """List the reports.

    Example: factcheck report list
    """
    from factcheck.services import report  # deferred for start-up time

    screen: Screen = context.obj
    screen.rows([{"name": found.name, "tells": found.title} for found in report.list_reports()], output)


@app.command("run")
def run_report(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A report's name, from factcheck report list.")],
    rows: RowsOption = ROWS,
    timeout: TimeoutOption = TIMEOUT_S,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Run a report.

    Example: factcheck report run outlets --format md
    """
    from factcheck.services import report  # deferred for start-up time

    _run(context.obj, report.find_report(name).statement, rows=rows, timeout_s=timeout, output=output)


def _run(screen: Screen, statement: str, *, rows: int, timeout_s: float, output: OutputFormat) -> None:
    from factcheck.services import report  # deferred for start-up time

    with screen.conninfo() as conninfo:
        result = report.run_statement(conninfo, statement, row_limit=rows, timeout_s=timeout_s)
    screen.table(result.columns, result.rows, output)
    if result.truncated:
        screen.warn(f"only the first {rows} rows are shown; give --rows for more")
