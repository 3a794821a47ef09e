"""``factcheck export``: every claim, every link, a row each."""

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.exchange import export_claim_reviews
from factcheck.cli.export_all import export_all
from factcheck.cli.options import OutputOption
from factcheck.cli.screen import Screen

app = typer.Typer(help="Everything, a row each, for other programs.", no_args_is_help=True)
app.command("claimreview")(export_claim_reviews)
app.command("all")(export_all)


class ExportFormat(StrEnum):
    """How an export is written."""

    JSONL = "jsonl"
    JSON = "json"


ExportFormatOption = Annotated[ExportFormat, typer.Option("--format", "-f", help="How rows are written.")]


@app.command("claims")
def export_claims(
    context: typer.Context, output: ExportFormatOption = ExportFormat.JSONL, file: OutputOption = None
) -> None:
    """Export all current claims.

    Example: factcheck export claims --format jsonl -o claims.jsonl
    """
    # Deferred for start-up time.
    from factcheck.presenters.exports import claim_out
    from factcheck.services import exchange

    screen: Screen = context.obj
    with screen.database() as database:
        screen.export(map(claim_out, exchange.export_claims(database)), output.value, file)


@app.command("links")
def export_links(
    context: typer.Context, output: ExportFormatOption = ExportFormat.JSONL, file: OutputOption = None
) -> None:
    """Export all links between current claims, the surest first.

    Example: factcheck export links --format jsonl -o links.jsonl
    """
    # Deferred for start-up time.
    from factcheck.presenters.exports import link_out
    from factcheck.services import exchange

    screen: Screen = context.obj
    with screen.database() as database:
        screen.export(map(link_out, exchange.export_links(database)), output.value, file)
