"""``factcheck ingest``: articles go in, attributed claims come out."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.articles import (
    LanguageOption,
    ManifestOption,
    PathsArgument,
    PublishedOption,
    PublisherOption,
    TitleOption,
    articles_at,
    fetch_for,
    published_on,
)
from factcheck.cli.border import SET_ASIDE
from factcheck.cli.link import link_by_words
from factcheck.cli.screen import Screen

if TYPE_CHECKING:
    from factcheck.services.ingest import IngestReport


def ingest(
    context: typer.Context,
    paths: PathsArgument = None,
    outlet: PublisherOption = None,
    published: PublishedOption = None,
    language: LanguageOption = None,
    url: Annotated[str | None, typer.Option("--url", help="Address of the one article.")] = None,
    title: TitleOption = None,
    manifest: ManifestOption = None,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Compare the new claims with the others.")] = True,
) -> None:
    """Take articles in. Each becomes a source, its sentences attributed claims; twice is harmless.

    \b
    Examples:
      factcheck ingest article.txt --outlet عربي21 --published 2017-01-12
      factcheck ingest folder/ --manifest folder/manifest.json
      factcheck ingest https://www.example.org/story --outlet Halyard
      curl -s https://... | factcheck ingest - --url https://...
    """
    # Deferred for start-up time.
    from factcheck.services.ingest import ingest as take_in
    from factcheck.services.intake import Defaults, gather

    if not paths and manifest is None:
        raise typer.BadParameter("give a file, a folder, - or --manifest FILE", param_hint="PATH...")
    screen: Screen = context.obj
    defaults = Defaults(outlet=outlet, published=published_on(published), language=language, url=url, title=title)
    given = articles_at(paths)
    arrivals = gather(given, defaults=defaults, manifest=manifest, stdin=screen.stdin, fetch=fetch_for(given))
    with screen.database() as database:
        with screen.progress("Reading articles", unit="articles") as progress:
            report = take_in(database, arrivals, progress=progress)
        remark_ingest(screen, report)
        if link and (report.added or report.recaptured):
            link_by_words(screen, database)
    if report.set_aside:
        raise typer.Exit(SET_ASIDE)


def remark_ingest(screen: Screen, report: "IngestReport") -> None:
    """Say what became of the articles: counts as a remark, each one set aside by name, in any case."""
    for aside in report.set_aside:
        where = aside.key if aside.line is None else f"{aside.key}, line {aside.line}"
        screen.warn(f"set aside: {where}: {aside.reason}")
    for source_id, key in report.not_read:
        screen.warn(f"kept but not read: source {source_id} ({key}) is in no language that can be read yet")
    for source_id, key in report.named:
        screen.remark(f"source {source_id} ({key}) has its outlet now")
    screen.remark(
        f"{len(report.added)} new sources, {len(report.recaptured)} changed, {len(report.unchanged)} unchanged, "
        f"{len(report.set_aside)} set aside; {report.claims} claims"
    )
