"""``factcheck link``: compare claims that are new."""

from typing import TYPE_CHECKING

import typer

from factcheck.cli.screen import Screen

if TYPE_CHECKING:
    from factcheck.storage.database import Database


def link(context: typer.Context) -> None:
    """Compare the claims that are new. What agrees or contradicts is kept.

    Runs by itself after factcheck ingest; needed after ingest --no-link. May be stopped and started again.

    Example: factcheck link
    """
    screen: Screen = context.obj
    with screen.database() as database:
        link_new(screen, database)


def link_new(screen: Screen, database: "Database") -> None:
    """Link what is new and say what came of it."""
    from factcheck.services.linking import link_new as compare_new  # deferred for start-up time

    with screen.progress("Comparing claims", unit="sources") as progress:
        report = compare_new(database, progress=progress)
    screen.remark(
        f"linked: {report.contradictions} contradictions, {report.agreements} agreements "
        f"({report.pairs_compared} pairs compared, {report.sources} new sources)"
    )
