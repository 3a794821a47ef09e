"""``factcheck source``: the articles that are in."""

from typing import Annotated

import typer

from factcheck.cli.cite import cite_source
from factcheck.cli.options import (
    MOST,
    FormatOption,
    LimitOption,
    OutletOption,
    OutputFormat,
    PageOption,
    SinceOption,
    UntilOption,
    day,
)
from factcheck.cli.screen import Screen

MOST_CAPTURES = 2**31 - 1  # what the number of a capture may be

SourceArgument = Annotated[int, typer.Argument(metavar="SOURCE", min=1, max=MOST, help="A source's number, as 12.")]

app = typer.Typer(help="The articles that are in.", no_args_is_help=True)
app.command("cite")(cite_source)


@app.command("list")
def list_sources(
    context: typer.Context,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    language: Annotated[str | None, typer.Option("--language", metavar="LL", help="Only this language, as ar.")] = None,
    limit: LimitOption = 50,
    page: PageOption = 1,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List sources, newest first.

    Example: factcheck source list --outlet رويترز --since 2017-01-01
    """
    # Deferred for start-up time.
    from factcheck.presenters.sources import source_list, source_rows
    from factcheck.services import sources

    screen: Screen = context.obj
    selection = sources.SourceSelection(
        outlet=outlet,
        since=day(since),
        until=day(until),
        language=language,
        limit=limit,
        offset=(page - 1) * limit,
    )
    with screen.database() as database:
        found = sources.list_sources(database, selection)
    screen.rows(source_list(found) if output is OutputFormat.TABLE else source_rows(found), output)
    screen.remark_page(len(found), limit=limit, offset=selection.offset)


@app.command("show")
def show_source(
    context: typer.Context,
    source_id: SourceArgument,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show a source: where it came from, its captures and its claims.

    Example: factcheck source show 12
    """
    # Deferred for start-up time.
    from factcheck.presenters.claims import claim_cards
    from factcheck.presenters.sources import source_card, source_rows
    from factcheck.services import sources
    from factcheck.services.claims import list_claims
    from factcheck.services.selection import Selection

    screen: Screen = context.obj
    with screen.database() as database:
        dossier = sources.show_source(database, source_id)
        claims = list_claims(database, Selection(limit=10_000), source_id=source_id)
    if output is OutputFormat.TABLE:
        screen.cards([source_card(dossier), *claim_cards(claims)])
    else:
        screen.rows(source_rows([dossier.source]), output)


@app.command("diff")
def diff_source(
    context: typer.Context,
    source_id: SourceArgument,
    older: Annotated[
        int | None,
        typer.Option("--from", min=1, max=MOST_CAPTURES, help="The earlier capture; the one before, if not given."),
    ] = None,
    newer: Annotated[
        int | None, typer.Option("--to", min=1, max=MOST_CAPTURES, help="The later capture; the newest, if not given.")
    ] = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show what changed between two captures of a source: sentences, claims, and the verdicts on these.

    Words that only one of the two has stand in brackets.

    Example: factcheck source diff 12 --from 1 --to 2
    """
    # Deferred for start-up time.
    from factcheck.presenters.changes import change_cards, change_rows
    from factcheck.services.changes import compare_captures

    screen: Screen = context.obj
    with screen.database() as database:
        changes = compare_captures(database, source_id, older=older, newer=newer)
    if output is OutputFormat.TABLE:
        screen.cards(change_cards(changes))
    else:
        screen.rows(change_rows(changes), output)
