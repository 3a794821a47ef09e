"""Options of the commands that take articles."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from factcheck.domain.days import DayRange

PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH...", help="Files and folders: .txt, .html, .json, .jsonl; - for standard input."),
]
PublisherOption = Annotated[str | None, typer.Option("--outlet", help="Who published them, where they do not say.")]
PublishedOption = Annotated[str | None, typer.Option("--published", metavar="DAY", help="YYYY-MM-DD, YYYY-MM or YYYY.")]
LanguageOption = Annotated[str | None, typer.Option("--language", help="ar, en; found out where not given.")]
TitleOption = Annotated[str | None, typer.Option("--title", help="Title of the one article.")]
ManifestOption = Annotated[
    Path | None, typer.Option("--manifest", dir_okay=False, help="JSON list of files with outlet, day, title.")
]


def inputs(paths: Iterable[Path] | None) -> list[Path | Literal["-"]]:
    """The paths, standard input as "-"."""
    return ["-" if str(path) == "-" else path for path in paths or []]


def published_on(written: str | None) -> "DayRange | None":
    """The day, month or year that an option gives; a usage error when it is none."""
    from factcheck.domain.days import DayRange  # deferred for start-up time

    try:
        return DayRange.parse(written) if written else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
