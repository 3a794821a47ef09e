"""``factcheck claim dossier``: all that is known of a claim, in one file."""

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.options import ClaimArgument, OutputOption
from factcheck.cli.screen import Screen


class DossierFormat(StrEnum):
    """How a dossier is written."""

    MD = "md"
    HTML = "html"


def claim_dossier(
    context: typer.Context,
    claim: ClaimArgument,
    output: Annotated[
        DossierFormat | None, typer.Option("--format", "-f", help="How it is written; else as the file's ending says.")
    ] = None,
    file: OutputOption = None,
) -> None:
    """Write all that is known of a claim into one file. Quote, chain, links, verdicts with evidence, hashes.

    Example: factcheck claim dossier 12.7 -o claim.html
    """
    # Deferred for start-up time.
    from factcheck.presenters.dossier import DossierForm, drawn
    from factcheck.services.dossier import claim_file

    screen: Screen = context.obj
    by_ending = (
        DossierFormat.HTML if file is not None and file.suffix.lower() in {".html", ".htm"} else DossierFormat.MD
    )
    with screen.database() as database:
        found = claim_file(database, claim)
    screen.text([drawn(found, DossierForm((output or by_ending).value))], file)
