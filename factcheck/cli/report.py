"""``factcheck report``: ready-made reports for analysts."""

from typing import Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat, RowsOption, TimeoutOption
from factcheck.cli.refresh import refresh
from factcheck.cli.screen import Screen

app = typer.Typer(help="Ready-made reports over the views of schema report.", no_args_is_help=True)
app.command()(refresh)

ROWS = 1000
TIMEOUT_S = 30.0


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
