"""``factcheck report plot``: for those who would rather look."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.report_options import ParamOption, WhereOption, parameters
from factcheck.cli.screen import Screen

PlotFileOption = Annotated[
    Path,
    typer.Option("--output", "-o", dir_okay=False, help="The file: its ending, png, svg or html, says which kind."),
]


def plot(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="story, contradictions_by_month, independence or citations.")],
    file: PlotFileOption,
    where: WhereOption = None,
    param: ParamOption = None,
) -> None:
    """Draw a report: a story in time, contradictions by month, outlets by independence, who cites whom.

    Example: factcheck report plot story --param claim=3.9 -o story.png
    """
    # Deferred for start-up time.
    from datetime import UTC, datetime

    from factcheck.domain.reports import Selection
    from factcheck.presenters.plots import check_plot, write_plot
    from factcheck.services.report import find_report, open_report

    screen: Screen = context.obj
    check_plot(name, file)
    selection = Selection(conditions=tuple(where or ()), parameters=parameters(param))
    with screen.conninfo() as conninfo, open_report(conninfo, name, selection) as opened:
        title, columns, rows = find_report(conninfo, name).title, opened.columns, list(opened.rows)
    write_plot(name, file, title=title, columns=columns, rows=rows, as_of=datetime.now(UTC).date())
    screen.remark(f"written to {file}")
