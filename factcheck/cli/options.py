"""Options that several commands share, each written once."""

import getpass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.domain.refs import ClaimRef


class OutputFormat(StrEnum):
    """How rows are written to standard output."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


def claim_ref(written: str) -> ClaimRef:
    """The claim that an argument names; a usage error otherwise."""
    try:
        return ClaimRef.parse(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


MOST = 2**63 - 1  # what a number of the database may be


def signer(by: str | None) -> str:
    """Whose name stands under what is done: the one that is given, else that of the operating system's user."""
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a container's user id may have no name; KeyError before Python 3.13
        raise typer.BadParameter("this system has no name for you: say it with --by NAME") from error


def day(moment: datetime | None) -> date | None:
    """The day of an option that Typer gives as a moment."""
    return moment and moment.date()


FormatOption = Annotated[OutputFormat, typer.Option("--format", "-f", help="How rows are written.")]
ClaimArgument = Annotated[
    ClaimRef, typer.Argument(metavar="CLAIM", parser=claim_ref, help="A claim's name, SOURCE.NUMBER, as 12.7.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only this outlet, by any of its names.")]
ClaimantOption = Annotated[str | None, typer.Option("--claimant", help="Only claimants with these words in the name.")]
EntityOption = Annotated[str | None, typer.Option("--entity", help="Only claims that mention this name.")]
StoryOption = Annotated[
    ClaimRef | None,
    typer.Option("--story", metavar="CLAIM", parser=claim_ref, help="Only what is said as this claim says it."),
]
SinceOption = Annotated[
    datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Published on this day or later.")
]
UntilOption = Annotated[
    datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="Published on this day or earlier.")
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Whose word it is: a member's name; you, if not given.")
]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="Rows a page.")]
PageOption = Annotated[int, typer.Option("--page", min=1, max=1_000_000, help="Which page, from 1.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", dir_okay=False, help="Write to this file instead of standard output.")
]
RowsOption = Annotated[int, typer.Option("--rows", min=1, max=10_000_000, help="Stop after so many rows, and say so.")]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.01, max=86_400, metavar="SECONDS", help="Stop after so long.")
]
