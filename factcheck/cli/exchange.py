"""``factcheck export claimreview``, ``factcheck import claimreview``: verdicts to and from other desks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.articles import inputs
from factcheck.cli.border import SET_ASIDE
from factcheck.cli.link import link_by_words
from factcheck.cli.options import ByOption, OutputOption, claim_ref, signer
from factcheck.cli.screen import Screen

if TYPE_CHECKING:
    from factcheck.domain.reviews import Loss, Review
    from factcheck.services.reviews import ExportedReview, ImportReport, ReviewName

DeskOption = Annotated[
    str | None, typer.Option("--desk", metavar="NAME", envvar="FACTCHECK_DESK", help="Who signs our verdicts.")
]
DeskUrlOption = Annotated[
    str | None, typer.Option("--desk-url", metavar="URL", envvar="FACTCHECK_DESK_URL", help="The desk's site.")
]
UrlTemplateOption = Annotated[
    str | None,
    typer.Option(
        "--url-template",
        metavar="URL",
        envvar="FACTCHECK_REVIEW_URL",
        help="Where verdicts are published: an address with {claim}, and {verdict} if wanted.",
    ),
]
_NUMBERED = re.compile(r"(.+)#([1-9]\d{0,8})", re.ASCII)


class ReviewFormat(StrEnum):
    """How reviews are written."""

    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def export_claim_reviews(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CLAIM|CLAIM#VERDICT]...", help="Claims, as 12.7, or verdicts on them, as 12.7#2."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All verdicts that hold.")] = False,
    desk: DeskOption = None,
    desk_url: DeskUrlOption = None,
    url_template: UrlTemplateOption = None,
    theirs: Annotated[bool, typer.Option("--theirs", help="Other desks' verdicts too, under their names.")] = False,
    output: Annotated[
        ReviewFormat, typer.Option("--format", "-f", help="JSON-LD as a list, a line each, or script elements.")
    ] = ReviewFormat.JSON,
    file: OutputOption = None,
) -> None:
    """Export verdicts as schema.org ClaimReview.

    Example: factcheck export claimreview 12.7 --desk "Our desk" --url-template "https://desk.example/{claim}"
    """
    # Deferred for start-up time.
    from factcheck.domain.reviews import Desk
    from factcheck.presenters import claim_review
    from factcheck.services import reviews

    if bool(names) == everything:
        raise typer.BadParameter("name claims, or give --all", param_hint="CLAIM...")
    if not desk or not desk.strip():
        raise typer.BadParameter('a review is somebody\'s: give --desk "NAME", or set FACTCHECK_DESK')
    screen: Screen = context.obj
    wanted = reviews.ReviewExport(
        desk=Desk(desk, desk_url),
        names=[_review_name(name) for name in names or []],
        url_template=url_template,
        theirs=theirs,
    )
    with screen.database() as database:
        tally = _Tally()
        exported = tally.counted(reviews.export_reviews(database, wanted))
        screen.text(claim_review.written(exported, claim_review.ReviewFormat(output.value)), file)
        left_out = reviews.left_out(database) if everything and not theirs else 0
    _remark_export(screen, tally, left_out)


class _Tally:
    """What was exported and what was lost, counted as it goes by."""

    def __init__(self) -> None:
        self.reviews = 0
        self.losses: Counter[Loss] = Counter()
        self.superseded: list[str] = []

    def counted(self, exported: "Iterable[ExportedReview]") -> "Iterator[Review]":
        for each in exported:
            self.reviews += 1
            self.losses.update(each.losses)
            if each.superseded:
                self.superseded.append(f"{each.claim}#{each.number}")
            yield each.review


def _remark_export(screen: Screen, tally: _Tally, left_out: int) -> None:
    for name in tally.superseded:
        screen.warn(f"{name} does not hold any more: another verdict has taken its place")
    screen.remark(f"{tally.reviews} reviews")
    if left_out:
        screen.remark(f"{left_out} verdicts of other desks left out (--theirs)")
    for loss, times in tally.losses.most_common():
        screen.remark(f"  lost in {times}: {loss}")


import_app = typer.Typer(help="What other desks publish.", no_args_is_help=True)


@import_app.command("claimreview")
def import_claim_reviews(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Files and folders: .json, .jsonld, .jsonl, .html; - for standard input."
        ),
    ],
    by: ByOption = None,
    desk: Annotated[
        str | None,
        typer.Option(
            "--desk", metavar="NAME", envvar="FACTCHECK_DESK", help="Our own desk, whose reviews are skipped."
        ),
    ] = None,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Compare the new claims with the others.")] = True,
) -> None:
    """Take in ClaimReview of other desks, as their verdicts. Twice is harmless.

    \b
    Examples:
      factcheck import claimreview feed.json page.html
      curl -s https://... | factcheck import claimreview -
    """
    # Deferred for start-up time.
    from factcheck.services import reviews

    screen: Screen = context.obj
    arrivals = reviews.gather_reviews(inputs(paths), stdin=screen.stdin)
    with screen.database() as database:
        with screen.progress("Reading reviews", unit="reviews") as progress:
            report = reviews.import_reviews(database, arrivals, by=signer(by), own=desk, progress=progress)
        _remark_import(screen, report)
        if link and report.sources:
            link_by_words(screen, database)
    if report.set_aside:
        raise typer.Exit(SET_ASIDE)


def _remark_import(screen: Screen, report: "ImportReport") -> None:
    for aside in report.set_aside:
        where = aside.key if aside.line is None else f"{aside.key}, line {aside.line}"
        screen.warn(f"set aside: {where}: {aside.reason}")
    for place, note in report.notes:
        screen.remark(f"{place}: {note}")
    if report.own:
        screen.remark(f"{report.own} reviews of our own desk skipped")
    screen.remark(
        f"{len(report.added)} new verdicts of other desks, {len(report.superseding)} newer ones, "
        f"{report.unchanged} unchanged, {len(report.set_aside)} set aside; "
        f"{len(report.matched)} on claims that were here, {len(report.sources)} on claims by their words alone"
    )


def _review_name(written: str) -> "ReviewName":
    from factcheck.services.reviews import ReviewName  # deferred for start-up time

    numbered = _NUMBERED.fullmatch(written)
    if numbered is None:
        return ReviewName(claim_ref(written))
    return ReviewName(claim_ref(numbered[1]), int(numbered[2]))
