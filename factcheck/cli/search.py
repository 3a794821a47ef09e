"""``factcheck search``: one box over everything."""

from typing import Annotated

import typer

from factcheck.cli.options import FormatOption, LimitOption, OutputFormat, claim_ref
from factcheck.cli.screen import Screen
from factcheck.domain.refs import ClaimRef

WordsArgument = Annotated[
    list[str], typer.Argument(metavar="TEXT...", help="Words or a name, in any script; a web address; a claim's name.")
]


def search(
    context: typer.Context,
    text: WordsArgument,
    after: Annotated[
        ClaimRef | None,
        typer.Option("--after", metavar="CLAIM", parser=claim_ref, help="Claims that came in before this one."),
    ] = None,
    limit: LimitOption = 20,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Find people, organisations, outlets, articles and claims, in Arabic and English. حفتر finds Haftar too.

    Claims hold all of the words, in any of their forms, or are of the one whose name it is; the latest come first.

    Example: factcheck search حفتر
    """
    # Deferred for start-up time.
    from factcheck.presenters.search import found_cards, found_rows
    from factcheck.services import search as service

    screen: Screen = context.obj
    with screen.database() as database:
        found = service.search(database, " ".join(text), after=after, limit=limit)
    if output is OutputFormat.TABLE:
        screen.cards(found_cards(found))
    else:
        screen.rows(found_rows(found), output)
    if not (found.names or found.sources or found.claims):
        screen.remark("nothing found")
    if found.next is not None:
        screen.remark(f"more claims: --after {found.next}")
