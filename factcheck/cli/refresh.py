"""``factcheck report refresh``: what analysts read ready-made, worked out anew."""

import typer

from factcheck.cli.options import FormatOption, OutputFormat
from factcheck.cli.screen import Screen


def refresh(context: typer.Context, output: FormatOption = OutputFormat.TABLE) -> None:
    """Work out groups of claims, origins and records anew. Until it is done, everybody reads those before.

    Only the database's owner may. A run that is stopped leaves everything as it was.

    Example: factcheck report refresh
    """
    from factcheck.services import refreshing  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database, screen.progress("grouping claims", unit="groups") as progress:
        done = refreshing.refresh(database, progress=progress)
    columns = ("view", "rows", "as_of", "seconds")
    rows = ((each.view, each.rows, each.refreshed_at, round(each.took_s, 2)) for each in done)
    screen.table(columns, rows, output)
