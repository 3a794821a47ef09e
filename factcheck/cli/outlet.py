"""``factcheck outlet``: who publishes."""

from typing import Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat
from factcheck.cli.screen import Screen
from factcheck.domain.words import OutletKind

app = typer.Typer(help="Who publishes, by any of their names.", no_args_is_help=True)


@app.command("list")
def list_outlets(context: typer.Context, output: FormatOption = OutputFormat.TABLE) -> None:
    """List outlets with their other names and how many sources each has.

    Example: factcheck outlet list --format csv
    """
    # Deferred for start-up time.
    from factcheck.presenters.outlets import outlet_rows
    from factcheck.services import outlets

    screen: Screen = context.obj
    with screen.database() as database:
        found = outlets.list_outlets(database)
    screen.rows(outlet_rows(found), output)


@app.command("add")
def add_outlet(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name that it goes by.")],
    alias: Annotated[
        list[str] | None, typer.Option("--alias", help="Another name or spelling; may be repeated.")
    ] = None,
    kind: Annotated[OutletKind, typer.Option("--kind", help="How it publishes.")] = OutletKind.UNKNOWN,
    domain: Annotated[str | None, typer.Option("--domain", help="Its web domain, as example.org.")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="CC", help="ISO 3166 code, as LY.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="LL", help="ISO 639-1 code, as ar.")] = None,
) -> None:
    """Add an outlet. Outlets nobody added are made when an article of theirs comes in.

    Example: factcheck outlet add "بوابة الوسط" --alias "Al-Wasat Gate" --domain alwasat.ly --country LY
    """
    # Deferred for start-up time.
    from factcheck.presenters.outlets import outlet_rows
    from factcheck.services import outlets

    screen: Screen = context.obj
    known = {"domain": domain, "country": country, "language": language}
    with screen.database() as database:
        added = outlets.add_outlet(database, name, aliases=alias or (), kind=kind, **known)
    screen.rows(outlet_rows([added]), OutputFormat.TABLE)


@app.command("merge")
def merge_outlets(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The outlet to give up.")],
    into: Annotated[str, typer.Argument(help="The outlet to keep.")],
) -> None:
    """Make one outlet of two. Sources and names of the first go to the second.

    Example: factcheck outlet merge "Arabi 21" عربي21
    """
    from factcheck.services import outlets  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        kept, moved = outlets.merge_outlets(database, name, into)
    screen.remark(f"{name} is now {kept.name} (number {kept.outlet_id}); {moved} sources moved")
