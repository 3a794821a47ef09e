"""``factcheck db``: the database server."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import FormatOption, OutputFormat
from factcheck.cli.screen import Screen

if TYPE_CHECKING:
    from factcheck.services.server import ClusterStatus, ForeignStatus

app = typer.Typer(help="Start, stop, look at, save and restore the database.", no_args_is_help=True)

_MEGABYTE = 10**6


@app.command()
def start(context: typer.Context) -> None:
    """Start the embedded server. Other commands do that by themselves when they need it.

    Example: factcheck db start
    """
    from factcheck.services import server  # deferred for start-up time

    screen: Screen = context.obj
    now = server.start(screen.settings)
    screen.remark(f"running (pid {now.pid}), data in {now.data}")


@app.command()
def stop(context: typer.Context) -> None:
    """Stop the embedded server. Nothing is lost by it, and the next command starts it again.

    Example: factcheck db stop
    """
    from factcheck.services import server  # deferred for start-up time

    screen: Screen = context.obj
    screen.remark("stopped" if server.stop(screen.settings) else "it was not running")


@app.command()
def status(context: typer.Context, output: FormatOption = OutputFormat.TABLE) -> None:
    """Show whether the server runs, and where its data are. Starts nothing.

    Example: factcheck db status
    """
    from factcheck.services import server  # deferred for start-up time

    screen: Screen = context.obj
    screen.table(("property", "value"), _described(server.status(screen.settings)), output)


@app.command()
def url(
    context: typer.Context,
    analyst: Annotated[
        bool, typer.Option("--analyst", help="That of the login which only reads schema report.")
    ] = False,
) -> None:
    """Print the database's URL for other programs, without its password.

    Example: psql "$(factcheck db url)"
    """
    from factcheck.services import server  # deferred for start-up time

    screen: Screen = context.obj
    address = server.as_url(screen.analyst().conninfo) if analyst else server.url(screen.settings)
    screen.out.write(f"{address}\n")


@app.command()
def upgrade(context: typer.Context) -> None:
    """Bring the tables up to this version. Only a database of FACTCHECK_DATABASE_URL needs to be told.

    Example: factcheck db upgrade
    """
    from factcheck.services import server  # deferred for start-up time
    from factcheck.wiring import bring_up_to_date

    screen: Screen = context.obj
    bring_up_to_date(server.conninfo(screen.settings))
    screen.remark("the database is up to date")


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to: a file in pg_dump's custom format.", show_default=False)],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite FILE where it is there already.")] = False,
) -> None:
    """Save the whole database to a file.

    Example: factcheck db backup monday.dump
    """
    from factcheck.services import server  # deferred for start-up time

    screen: Screen = context.obj
    server.backup(screen.settings, file, replace=replace)
    screen.remark(f"saved to {file} ({file.stat().st_size / _MEGABYTE:.1f} MB)")


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `factcheck db backup` made.", show_default=False)],
    replace: Annotated[bool, typer.Option("--replace", help="Give up the articles that the database holds.")] = False,
) -> None:
    """Bring the whole database back from a file. When anything is wrong with it, what was there stays.

    Example: factcheck db restore monday.dump --replace
    """
    from factcheck.services import server  # deferred for start-up time
    from factcheck.wiring import bring_up_to_date

    screen: Screen = context.obj
    bring_up_to_date(server.restore(screen.settings, file, replace=replace))
    screen.remark(f"restored from {file}")


@app.command()
def shell(context: typer.Context) -> None:
    r"""Open psql on the database.

    Example: factcheck db shell   (then type: \dt factcheck.*)
    """
    from factcheck.services import server  # deferred for start-up time

    screen: Screen = context.obj
    arguments, secrets = server.shell_command(screen.settings)
    screen.out.flush()
    os.execve(arguments[0], arguments, os.environ | secrets)  # noqa: S606  # psql takes over this process and terminal


def _described(now: "ClusterStatus | ForeignStatus") -> list[tuple[str, object]]:
    """What is told of a server, as names and values."""
    from factcheck.services.server import ForeignStatus  # deferred for start-up time

    if isinstance(now, ForeignStatus):
        return [("running", "yes, elsewhere"), ("version", now.version), ("url", now.url)]
    return [
        ("running", f"yes (pid {now.pid})" if now.running else "no"),
        ("version", now.version),
        ("data", str(now.data)),
        ("size", f"{now.size / _MEGABYTE:.0f} MB"),
        ("socket", str(now.sockets)),
        ("log", str(now.log)),
    ]
