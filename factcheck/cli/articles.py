"""Options of the commands that take articles."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from factcheck.domain.days import DayRange
    from factcheck.services.intake import Input, Web
    from factcheck.services.intake.gathering import Fetch

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Files and folders: .txt, .md, .html, .json, .jsonl; https://... to fetch; - for standard input.",
    ),
]
PublisherOption = Annotated[str | None, typer.Option("--outlet", help="Who published them, where they do not say.")]
PublishedOption = Annotated[str | None, typer.Option("--published", metavar="DAY", help="YYYY-MM-DD, YYYY-MM or YYYY.")]
LanguageOption = Annotated[str | None, typer.Option("--language", help="ar, en; found out where not given.")]
TitleOption = Annotated[str | None, typer.Option("--title", help="Title of the one article.")]
ManifestOption = Annotated[
    Path | None, typer.Option("--manifest", dir_okay=False, help="JSON list of files with outlet, day, title.")
]


def inputs(paths: Iterable[Path] | None) -> "list[Input]":
    """The paths, standard input as "-"."""
    return ["-" if str(path) == "-" else path for path in paths or []]


def articles_at(paths: Iterable[str] | None) -> "list[Input | Web]":
    """As ``inputs``, with addresses told apart from files."""
    # Deferred for start-up time.
    from factcheck.services.intake import Web
    from factcheck.services.intake.gathering import is_address

    return [Web(path) if is_address(path) else "-" if path == "-" else Path(path) for path in paths or []]


def fetch_for(given: "Sequence[Input | Web]") -> "Fetch | None":
    """What fetches the addresses among the inputs: only public ones, one at a time; None where there are none."""
    # Deferred for start-up time.
    from factcheck.services.intake import Web

    if not any(isinstance(each, Web) for each in given):
        return None
    from functools import partial

    from factcheck.services.fetched import fetched_article
    from factcheck.services.fetching import Fetcher

    return partial(fetched_article, Fetcher())


def published_on(written: str | None) -> "DayRange | None":
    """The day, month or year that an option gives; a usage error when it is none."""
    from factcheck.domain.days import DayRange  # deferred for start-up time

    try:
        return DayRange.parse(written) if written else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
