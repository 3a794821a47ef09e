"""The program ``factcheck``: its commands and the options before them."""

from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli import (
    activity,
    claim,
    db,
    demo,
    entity,
    exchange,
    export,
    ingest,
    ledger,
    link,
    lists,
    member,
    outlet,
    queue,
    rating,
    read,
    report,
    reread,
    review,
    search,
    serve,
    source,
    sql,
    story,
    verdict,
)
from factcheck.cli.border import guarded
from factcheck.cli.screen import Screen

app = typer.Typer(
    name="factcheck",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done, 1 failed, 2 wrong use, 3 not found, 4 database or permission, 5 conflict, "
    "6 part of a batch was set aside, 130 interrupted.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def factcheck(
    context: typer.Context,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no remarks; warnings are still said.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours (as NO_COLOR=1).")] = False,
    version: Annotated[  # noqa: ARG001  # read by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Who said what, through whom, and who contradicts it.

    Articles go in (factcheck ingest), attributed claims come out; claims of different outlets that agree or
    contradict stand side by side (factcheck contradictions); verdicts are logged and never overwritten.

    Begin with: factcheck demo
    """
    context.obj = Screen.here(quiet=quiet, color=not no_color)


app.command("demo")(demo.demo)
app.command("ingest")(ingest.ingest)
app.command("read")(read.read)
app.command("reread")(reread.reread)
app.command("contradictions")(lists.contradictions)
app.command("agreements")(lists.agreements)
app.add_typer(source.app, name="source")
app.add_typer(claim.app, name="claim")
app.add_typer(story.app, name="story")
app.add_typer(verdict.app, name="verdict")
app.add_typer(queue.app, name="queue")
app.add_typer(link.app, name="link")
app.add_typer(ledger.app, name="ledger")
app.command("search")(search.search)
app.command("activity")(activity.activity)
app.command("review")(review.review)
app.command("serve")(serve.serve)
app.add_typer(rating.app, name="rating")
app.add_typer(member.app, name="member")
app.add_typer(outlet.app, name="outlet")
app.add_typer(entity.app, name="entity")
app.command("sql")(sql.sql)
app.add_typer(report.app, name="report")
app.add_typer(export.app, name="export")
app.add_typer(exchange.import_app, name="import")
app.add_typer(db.app, name="db")


def main() -> None:
    """Run the program and end the process with its exit status."""
    guarded(app)
