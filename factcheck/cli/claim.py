"""``factcheck claim``: who said what."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.correct import edit_claim
from factcheck.cli.dossier import claim_dossier
from factcheck.cli.options import (
    MOST,
    ByOption,
    ClaimantOption,
    ClaimArgument,
    FormatOption,
    LimitOption,
    OutletOption,
    OutputFormat,
    PageOption,
    SinceOption,
    UntilOption,
    day,
    signer,
)
from factcheck.cli.screen import Screen
from factcheck.cli.verdict_history import BlindOption, remark_hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.domain.records import ClaimRecord
    from factcheck.services.selection import Selection

app = typer.Typer(help="Who said what, through whom.", no_args_is_help=True)
app.command("edit")(edit_claim)
app.command("dossier")(claim_dossier)

WordsArgument = Annotated[
    list[str], typer.Argument(metavar="WORDS...", help="Words that the claim must hold, all of them.")
]
SourceOption = Annotated[
    int | None, typer.Option("--source", min=1, max=MOST, help="Only claims of this source, by number.")
]


@app.command("list")
def list_claims(
    context: typer.Context,
    source: SourceOption = None,
    outlet: OutletOption = None,
    claimant: ClaimantOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    page: PageOption = 1,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List claims in the order of their names.

    Example: factcheck claim list --claimant حفتر
    """
    from factcheck.services.selection import Selection  # deferred for start-up time

    selection = Selection(
        outlet=outlet,
        claimant=claimant,
        since=day(since),
        until=day(until),
        limit=limit,
        offset=(page - 1) * limit,
    )
    _list(context.obj, selection, output, source_id=source)


@app.command("search")
def search_claims(
    context: typer.Context,
    words: WordsArgument,
    outlet: OutletOption = None,
    claimant: ClaimantOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    page: PageOption = 1,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Find claims by words, in any of their forms.

    Example: factcheck claim search أسلحة روسيا
    """
    from factcheck.services.selection import Selection  # deferred for start-up time

    selection = Selection(
        outlet=outlet,
        claimant=claimant,
        since=day(since),
        until=day(until),
        limit=limit,
        offset=(page - 1) * limit,
    )
    _list(context.obj, selection, output, words=" ".join(words))


@app.command("show")
def show_claim(
    context: typer.Context,
    claim: ClaimArgument,
    blind: BlindOption = False,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show a claim and all that hangs on it. Its sentence with the span marked, its chain, its links, its verdicts.

    Example: factcheck claim show 12.7
    """
    # Deferred for start-up time.
    from factcheck.presenters.claim_shown import claim_shown_out
    from factcheck.presenters.claims import dossier_cards
    from factcheck.services import claims

    screen: Screen = context.obj
    checker = signer(by) if blind else None
    with screen.database() as database:
        dossier = claims.show_claim(database, claim, blind_to=checker)
    if output is OutputFormat.TABLE:
        screen.cards(dossier_cards(dossier))
    else:
        screen.rows([claim_shown_out(dossier)], output)
    remark_hidden(screen, checker, hidden=dossier.hidden)


def _list(
    screen: Screen,
    selection: "Selection",
    output: OutputFormat,
    *,
    source_id: int | None = None,
    words: str | None = None,
) -> None:
    # Deferred for start-up time.
    from factcheck.presenters.claims import claim_cards, claim_rows
    from factcheck.services import claims

    with screen.database() as database:
        found: Sequence[ClaimRecord] = claims.list_claims(database, selection, source_id=source_id, words=words)
    if output is OutputFormat.TABLE:
        screen.cards(claim_cards(found))
    else:
        screen.rows(claim_rows(found), output)
    screen.remark_page(len(found), limit=selection.limit, offset=selection.offset)
