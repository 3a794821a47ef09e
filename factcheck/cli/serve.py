"""``factcheck serve``: the desk in a browser."""

import ipaddress
import re
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import ByOption, signer
from factcheck.cli.screen import Screen

if TYPE_CHECKING:
    from factcheck.serving import Place

PORT = 8765
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


def _host_name(written: str) -> str:
    if _NAME.fullmatch(written) is None:
        raise typer.BadParameter(f"no name of a host, as desk.example is one: {written!r}")
    return written.lower()


def _addresses(written: str) -> str:
    try:
        for each in written.split(","):
            ipaddress.ip_network(each.strip())
    except ValueError as error:
        raise typer.BadParameter(f"no address, as 127.0.0.1 is one: {written!r}") from error
    return written


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="Where it listens; this machine alone, if not given. 0.0.0.0: on the network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help="Its port; 0 for any that is free.")] = PORT,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", parser=_host_name, help="A name that browsers find it by."),
    ] = None,
    proxy: Annotated[
        str | None,
        typer.Option("--proxy", metavar="ADDRESS", parser=_addresses, help="The reverse proxy that does TLS for it."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Whether to open a browser.")] = True,
    fetch: Annotated[
        bool | None,
        typer.Option(
            "--fetch/--no-fetch", help="Whether it fetches articles by address; not on a network, if not given."
        ),
    ] = None,
    by: ByOption = None,
) -> None:
    """Open the desk in a browser. Contradictions side by side, claims, articles; Ctrl-C ends it.

    On this machine alone, the link that it shows lets in whoever uses it first, once, within ten minutes. With --host,
    --allow-host or --proxy it is for others too: members come in by their passwords (factcheck member password).
    Passwords should cross a network by TLS alone: docs/desk.md shows how a reverse proxy does it.

    \b
    Examples:
      factcheck serve --no-browser
      factcheck serve --host 0.0.0.0
      factcheck serve --proxy 127.0.0.1 --allow-host desk.example
    """
    from factcheck.serving import Place  # deferred for start-up time
    from factcheck.serving import serve as serve_desk

    screen: Screen = context.obj
    place = Place(host, port, tuple(allow_host or ()), proxy, fetch)
    if place.on_a_network and by is not None:
        raise typer.BadParameter("on a network whoever comes in by a password signs; --by is for this machine alone")

    def opened(address: str) -> None:
        _tell(screen, place, address)
        if browser and not place.on_a_network:
            typer.launch(address)

    signs = by or "" if place.on_a_network else signer(by)
    serve_desk(screen.settings, place, member=signs, opened=opened)


def _tell(screen: Screen, place: "Place", address: str) -> None:
    if place.on_a_network:
        screen.warn(f"The desk is open to members with a password: {address}")
        if place.proxy is None:
            screen.warn("Passwords cross the network unprotected: put a reverse proxy before it (docs/desk.md).")
    else:
        screen.warn(f"The desk is open, for one use within ten minutes: {address}")
    screen.remark("Ctrl-C ends it.")
