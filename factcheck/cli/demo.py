"""``factcheck demo``: the main job from beginning to end, on the dossier that comes with the program."""

from typing import TYPE_CHECKING

import typer

from factcheck.cli.options import OutputFormat
from factcheck.cli.screen import Screen
from factcheck.domain.words import Relation

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.domain.refs import ClaimRef
    from factcheck.storage.database import Database

SHOWN = 5  # pairs of each kind: enough to see what it is about
CHECKER = "demo"


def demo(context: typer.Context) -> None:
    """Show the main job on a small dossier. Its database is thrown away afterwards.

    Example: factcheck demo
    """
    # Deferred for start-up time.
    from factcheck.services.packaged import seeds_folder
    from factcheck.wiring import throwaway_database

    screen: Screen = context.obj
    manifest = seeds_folder() / "articles" / "manifest.json"
    screen.remark("Starting a Postgres of its own (a few seconds) ...")
    with throwaway_database(screen.settings) as (database, conninfo):
        _take_in(screen, database, manifest)
        claim = _show_links(screen, database, Relation.CONTRADICTS, "Claims that contradict each other")
        _show_links(screen, database, Relation.AGREES, "Claims that agree")
        if claim is not None:
            _log_verdict(screen, database, claim)
        _show_report(screen, conninfo)
    _say_what_next(screen, manifest)


def _take_in(screen: Screen, database: "Database", manifest: "Path") -> None:
    # Deferred for start-up time.
    from factcheck.cli.ingest import remark_ingest
    from factcheck.cli.link import link_closely
    from factcheck.services.ingest import ingest
    from factcheck.services.intake import Defaults, gather

    _heading(screen, f'Articles go in: factcheck ingest --manifest "{manifest}"')
    arrivals = gather([], defaults=Defaults(), manifest=manifest, stdin=screen.stdin)
    with screen.progress("Reading articles", unit="articles") as progress:
        report = ingest(database, arrivals, progress=progress)
    remark_ingest(screen, report)
    link_closely(screen, database)


def _show_links(screen: Screen, database: "Database", relation: Relation, title: str) -> "ClaimRef | None":
    # Deferred for start-up time.
    from factcheck.presenters.links import link_cards
    from factcheck.services.contradictions import list_links
    from factcheck.services.selection import LinkSelection

    page = list_links(database, relation, LinkSelection(limit=SHOWN))
    _heading(screen, f"{title}: {page.total} pairs, the {len(page.links)} surest")
    screen.cards(link_cards(page.links))
    return page.links[0].a.ref if page.links else None


def _log_verdict(screen: Screen, database: "Database", claim: "ClaimRef") -> None:
    # Deferred for start-up time.
    from factcheck.domain.evidence import Evidence
    from factcheck.domain.verdicts import NewVerdict
    from factcheck.domain.words import Stance
    from factcheck.presenters.verdicts import verdict_cards
    from factcheck.services.verdicts import add_verdict

    _heading(screen, f"A checker logs a verdict: factcheck verdict add {claim} --rating unproven ...")
    evidence = Evidence(Stance.CONTEXT, "the other claim of the pair above")
    new = NewVerdict(claim, "unproven", "Contradicted, and neither side shows a document.", CHECKER, (evidence,))
    screen.cards(verdict_cards([add_verdict(database, new)]))


def _show_report(screen: Screen, conninfo: str) -> None:
    from factcheck.services.report import open_report  # deferred for start-up time

    name = "outlets"
    _heading(screen, f"An analyst reads a report: factcheck report run {name}")
    with open_report(conninfo, name) as report:
        screen.table([column.name for column in report.columns], report.rows, OutputFormat.TABLE)


def _say_what_next(screen: Screen, manifest: "Path") -> None:
    _heading(screen, "The demonstration is over and its database is gone. To begin with your own:")
    for command in (
        f'factcheck ingest --manifest "{manifest}"   (or a file or folder of yours)',
        "factcheck contradictions --other-source",
        "factcheck claim search روسيا",
        "factcheck --help",
    ):
        screen.out.write(f"  {command}\n")


def _heading(screen: Screen, text: str) -> None:
    screen.out.write(f"\n== {text}\n\n")
