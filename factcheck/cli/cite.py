"""``factcheck source cite``: sources for bibliographies."""

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.options import MOST, OutputOption
from factcheck.cli.screen import Screen


class CitationFormat(StrEnum):
    """How a bibliography is written."""

    CSL = "csl"
    BIBTEX = "bibtex"


def cite_source(
    context: typer.Context,
    source_ids: Annotated[
        list[int], typer.Argument(metavar="SOURCE...", min=1, max=MOST, help="Numbers of sources, as 12.")
    ],
    output: Annotated[
        CitationFormat, typer.Option("--format", "-f", help="CSL-JSON, or BibTeX in UTF-8.")
    ] = CitationFormat.CSL,
    file: OutputOption = None,
) -> None:
    """Cite sources. With outlet, day, address, and the SHA-256 of the words that were read.

    Example: factcheck source cite 12 13 --format bibtex -o sources.bib
    """
    # Deferred for start-up time.
    from factcheck.presenters.citations import bibtex, csl_json
    from factcheck.services import citations

    screen: Screen = context.obj
    with screen.database() as database:
        cited = citations.cite_sources(database, source_ids)
    screen.text(csl_json(cited) if output is CitationFormat.CSL else bibtex(cited), file)
