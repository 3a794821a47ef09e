"""``factcheck export all``: every view in a folder that other programs read."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.screen import Screen


class PackageFormat(StrEnum):
    """How the files of a package are written."""

    CSV = "csv"
    PARQUET = "parquet"


def export_all(
    context: typer.Context,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="A new folder, or an empty one.")],
    output: Annotated[
        PackageFormat, typer.Option("--format", "-f", help="How the files are written.")
    ] = PackageFormat.CSV,
    raw: Annotated[
        bool, typer.Option("--raw", help="CSV with texts as they are, though one may be a formula.")
    ] = False,
) -> None:
    """Export every view of schema report as a Data Package: files, and datapackage.json, which describes them.

    All of it is of one moment. The folder appears whole or not at all.

    Example: factcheck export all --to desk-2026-11
    """
    # Deferred for start-up time.
    from factcheck.presenters.csv_rows import CsvStyle
    from factcheck.presenters.data_package import write_package
    from factcheck.services.report import open_views

    if raw and output is not PackageFormat.CSV:
        raise typer.BadParameter("--raw is for CSV: Parquet holds texts as they are")
    screen: Screen = context.obj
    with screen.conninfo() as conninfo:
        views = ((report, opened.columns, opened.rows) for report, opened in open_views(conninfo))
        files = write_package(views, to, output=output.value, style=CsvStyle(raw=raw), written_at=datetime.now(UTC))
    for file in files:
        screen.remark(f"{file.rows:>12,} rows  {file.path}")
    screen.remark(f"{len(files)} views in {to}")
