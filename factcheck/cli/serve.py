"""``factcheck serve``: the desk in a browser."""

from typing import Annotated

import typer

from factcheck.cli.options import ByOption, signer
from factcheck.cli.screen import Screen

PORT = 8765


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="Where it listens; this machine alone, if not given.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help="Its port; 0 for any that is free.")] = PORT,
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

    The link that it shows lets in whoever uses it first, once, within ten minutes.

    Example: factcheck serve --no-browser
    """
    from factcheck.serving import serve as serve_desk  # deferred for start-up time

    screen: Screen = context.obj

    def opened(link: str) -> None:
        screen.warn(f"The desk is open, for one use within ten minutes: {link}")
        screen.remark("Ctrl-C ends it.")
        if browser:
            typer.launch(link)

    serve_desk(screen.settings, host=host, port=port, member=signer(by), opened=opened, fetch=fetch)
