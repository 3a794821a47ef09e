"""``factcheck report``: views and ready-made questions for analysts, to the screen or to a file."""

from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat, OutputOption
from factcheck.cli.refresh import refresh
from factcheck.cli.report_options import OrderOption, ParamOption, WhereOption, parameters
from factcheck.cli.report_plot import plot
from factcheck.cli.screen import Screen

if TYPE_CHECKING:
    from factcheck.presenters.csv_rows import CsvStyle
    from factcheck.storage.report_stream import ReportRows

app = typer.Typer(help="Views of schema report and ready-made questions, for analysts.", no_args_is_help=True)
app.command()(refresh)
app.command()(plot)

ROWS_ON_A_TERMINAL = 1_000  # who wants more asks for it: a screen holds 50


class ReportFormat(StrEnum):
    """How a report is written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"
    MD = "md"
    PARQUET = "parquet"


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A report's name, from factcheck report list.")]
ColumnsOption = Annotated[str | None, typer.Option("--columns", metavar="A,B,C", help="Only these columns, so.")]
RowLimitOption = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Stop after so many rows.")]
PatienceOption = Annotated[
    float | None, typer.Option("--timeout", min=0.01, max=86_400, metavar="SECONDS", help="Stop after so long.")
]
ReportFormatOption = Annotated[
    ReportFormat | None,
    typer.Option("--format", "-f", help="How rows are written; a table, or what the ending of -o FILE says."),
]
RawOption = Annotated[bool, typer.Option("--raw", help="CSV with texts as they are, though one may be a formula.")]
ExcelOption = Annotated[
    bool, typer.Option("--excel", help="CSV for a double click: byte order mark, and 12.10 stays a text.")
]


@app.command("list")
def list_reports(
    context: typer.Context,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List the reports: ready-made questions, and the views of schema report.

    Example: factcheck report list
    """
    # Deferred for start-up time.
    from factcheck.presenters.report_words import listed
    from factcheck.services import report

    screen: Screen = context.obj
    with screen.conninfo() as conninfo:
        screen.rows(map(listed, report.list_reports(conninfo)), output)


@app.command("show")
def show_report(
    context: typer.Context,
    name: NameArgument,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show what a report tells: its columns with their meaning, its parameters, its SQL.

    Example: factcheck report show claim
    """
    # Deferred for start-up time.
    from factcheck.presenters.report_words import described, shown
    from factcheck.services import report

    screen: Screen = context.obj
    with screen.conninfo() as conninfo:
        found = report.describe_report(conninfo, name)
    if output is OutputFormat.TABLE:
        screen.out.writelines(f"{line}\n" for line in described(found))
    else:
        screen.rows([shown(found)], output)


@app.command("run")
def run_report(
    context: typer.Context,
    name: NameArgument,
    where: WhereOption = None,
    param: ParamOption = None,
    order: OrderOption = None,
    columns: ColumnsOption = None,
    limit: RowLimitOption = None,
    output: ReportFormatOption = None,
    raw: RawOption = False,
    excel: ExcelOption = False,
    file: OutputOption = None,
    timeout: PatienceOption = None,
) -> None:
    """Run a report. All its rows, however many; on a terminal the first 1000.

    Example: factcheck report run claim --where "polarity=denies" --order published_on -o denials.csv
    """
    # Deferred for start-up time.
    from factcheck.domain.reports import Selection
    from factcheck.services.report import open_report

    screen: Screen = context.obj
    form, style = _form(output, file), _style(raw=raw, excel=excel)
    if style is not None and form is not ReportFormat.CSV:
        raise typer.BadParameter(f"--raw and --excel are for CSV, and this is {form}")
    cut = ROWS_ON_A_TERMINAL if _is_cut(screen, form, file) and limit is None else None
    selection = Selection(
        conditions=tuple(where or ()),
        order=tuple(order or ()),
        columns=tuple(each.strip() for each in (columns or "").split(",") if each.strip()),
        limit=limit if cut is None else cut + 1,
        parameters=parameters(param),
    )
    with screen.conninfo() as conninfo, open_report(conninfo, name, selection, timeout_s=timeout) as opened:
        _write(screen, opened, form, style=style, file=file, cut=cut)


def _write(
    screen: Screen,
    opened: "ReportRows",
    form: ReportFormat,
    *,
    style: "CsvStyle | None",
    file: Path | None,
    cut: int | None,
) -> None:
    # Deferred for start-up time.
    from factcheck.presenters.csv_rows import PLAIN_CSV, SheetLimits
    from factcheck.presenters.report_files import write_report, write_report_file

    limits = SheetLimits()
    rows = limits.watched(opened.rows) if style is not None and style.excel else opened.rows
    if file is not None:
        number = write_report_file(opened.columns, rows, form, file, style=style or PLAIN_CSV)
        screen.remark(f"{number} rows written to {file}")
    else:
        look = {"terminal": screen.out.isatty(), "color": screen.color and screen.out.isatty()}
        shown = islice(rows, cut)
        if not write_report(opened.columns, shown, form, screen.out, style=style or PLAIN_CSV, **look):
            screen.remark("nothing found")
        if cut is not None and next(rows, None) is not None:
            screen.warn(f"only the first {cut} rows are shown; --limit N shows more, -o FILE writes all of them")
    for remark in limits.remarks():
        screen.warn(remark)


def _form(output: ReportFormat | None, file: Path | None) -> ReportFormat:
    from factcheck.presenters.report_files import FORMAT_OF_ENDING  # deferred for start-up time

    ending = file.suffix.lower() if file else ""
    return output or ReportFormat(FORMAT_OF_ENDING.get(ending, ReportFormat.TABLE))


def _style(*, raw: bool, excel: bool) -> "CsvStyle | None":
    from factcheck.presenters.csv_rows import CsvStyle  # deferred for start-up time

    if raw and excel:
        raise typer.BadParameter("--raw and --excel exclude each other: a spreadsheet runs what is not guarded")
    return CsvStyle(raw=raw, excel=excel) if raw or excel else None


def _is_cut(screen: Screen, form: ReportFormat, file: Path | None) -> bool:
    return file is None and form is ReportFormat.TABLE and screen.out.isatty()
