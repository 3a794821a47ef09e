"""``factcheck read``: how an article is read, before anything is stored."""

from typing import Annotated

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
from factcheck.cli.options import FormatOption, OutputFormat
from factcheck.cli.screen import Screen

ExplainOption = Annotated[bool, typer.Option("--explain", help="Say for each claim which rule and words decided.")]


def read(
    context: typer.Context,
    paths: PathsArgument = None,
    outlet: PublisherOption = None,
    published: PublishedOption = None,
    language: LanguageOption = None,
    title: TitleOption = None,
    manifest: ManifestOption = None,
    explain: ExplainOption = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show how articles are read, storing nothing. Each sentence with its claims, who makes them through whom.

    Rows (--format jsonl) are those of factcheck export claims; their numbers hold within this run alone.

    \b
    Examples:
      factcheck read article.txt --outlet عربي21 --published 2017-01-12 --explain
      echo "Two officials told Reuters that the talks had failed." | factcheck read -
    """
    # Deferred for start-up time.
    from factcheck.domain.articles import Article, SetAside
    from factcheck.presenters.claims import claim_rows, reading_cards
    from factcheck.services.intake import Defaults, gather
    from factcheck.services.reading import read_articles

    if not paths and manifest is None:
        raise typer.BadParameter("give a file, a folder, - or --manifest FILE", param_hint="PATH...")
    screen: Screen = context.obj
    defaults = Defaults(outlet=outlet, published=published_on(published), language=language, url=None, title=title)
    given = articles_at(paths)
    arrivals = list(gather(given, defaults=defaults, manifest=manifest, stdin=screen.stdin, fetch=fetch_for(given)))
    articles = read_articles(arrival for arrival in arrivals if isinstance(arrival, Article))
    if output is OutputFormat.TABLE:
        screen.cards(card for each in articles for card in reading_cards(each, explain=explain))
    else:
        screen.rows(claim_rows(claim for each in articles for claim in each.claims), output)
    aside = [arrival for arrival in arrivals if isinstance(arrival, SetAside)]
    for each in aside:
        screen.warn(f"set aside: {each.key}: {each.reason}")
    if aside:
        raise typer.Exit(SET_ASIDE)
