"""``factcheck link undo``: an editor takes a word back."""

from typing import Annotated

import typer

from factcheck.cli.options import ByOption, ClaimArgument, FormatOption, OutputFormat, claim_ref, signer
from factcheck.cli.screen import Screen
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Relation


def undo_link(
    context: typer.Context,
    claim: ClaimArgument,
    other: Annotated[ClaimRef, typer.Argument(metavar="OTHER", parser=claim_ref, help="The other claim, as 14.2.")],
    relation: Annotated[Relation | None, typer.Option("--relation", help="Which link, where you said of two.")] = None,
    by: ByOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would be, and change nothing.")] = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Take back what you last said of a pair: the link is again what it was before. Both stay on record.

    Of a swap both halves are taken back. Where somebody has decided since, nothing is.

    Example: factcheck link undo 12.7 14.2
    """
    # Deferred for start-up time.
    from factcheck.domain.decisions import in_order
    from factcheck.presenters.decisions import decision_cards, decision_rows
    from factcheck.services.undoing import Undo, undo

    if claim == other:
        raise typer.BadParameter("a claim is not linked to itself")
    screen: Screen = context.obj
    with screen.database() as database:
        taken = undo(database, Undo(*in_order(claim, other), signer(by), relation), dry_run=dry_run)
    if output is OutputFormat.TABLE:
        screen.cards(decision_cards(taken))
    else:
        screen.rows(decision_rows(taken), output)
    if dry_run:
        screen.remark("nothing was changed")
