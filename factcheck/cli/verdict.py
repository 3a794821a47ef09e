"""``factcheck verdict``: what checkers decide of a claim."""

from typing import Annotated

import typer

from factcheck.cli.options import ByOption, ClaimArgument, FormatOption, LimitOption, OutputFormat, signer
from factcheck.cli.screen import Screen
from factcheck.domain.verdicts import Evidence, NewVerdict

app = typer.Typer(help="What checkers decide of a claim.", no_args_is_help=True)


def _evidence(written: str) -> Evidence:
    try:
        return Evidence.parse(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@app.command("add")
def add_verdict(
    context: typer.Context,
    claim: ClaimArgument,
    rating: Annotated[str, typer.Option("--rating", help="A rating's code: factcheck verdict ratings lists them.")],
    rationale: Annotated[str, typer.Option("--rationale", help="Why, in a sentence or more.")],
    evidence: Annotated[
        list[Evidence] | None,
        typer.Option(
            "--evidence",
            parser=_evidence,
            metavar="[STANCE:]CITATION",
            help="supports:, refutes: or context: and what.",
        ),
    ] = None,
    by: ByOption = None,
    supersedes: Annotated[
        int | None, typer.Option("--supersedes", min=1, max=1_000_000, help="The claim's verdict it replaces.")
    ] = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Log a verdict on a claim. Verdicts are never changed: a later one supersedes.

    Example: factcheck verdict add 12.7 --rating false --rationale "UN lists no lifting" --evidence refutes:https://...
    """
    # Deferred for start-up time.
    from factcheck.presenters.verdicts import verdict_cards, verdict_rows
    from factcheck.services import verdicts

    screen: Screen = context.obj
    new = NewVerdict(
        claim=claim,
        rating=rating,
        rationale=rationale,
        checker=signer(by),
        evidence=tuple(evidence or ()),
        supersedes=supersedes,
    )
    with screen.database() as database:
        logged = verdicts.add_verdict(database, new)
    if output is OutputFormat.TABLE:
        screen.cards(verdict_cards([logged]))
    else:
        screen.rows(verdict_rows([logged]), output)


@app.command("list")
def list_verdicts(
    context: typer.Context,
    rating: Annotated[str | None, typer.Option("--rating", help="Only this rating.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only this checker's.")] = None,
    superseded: Annotated[bool, typer.Option("--superseded", help="Superseded ones too.")] = False,
    limit: LimitOption = 50,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List the verdicts that hold, the latest first.

    Example: factcheck verdict list --rating false --format csv
    """
    # Deferred for start-up time.
    from factcheck.presenters.verdicts import verdict_cards, verdict_rows
    from factcheck.services import verdicts

    screen: Screen = context.obj
    with screen.database() as database:
        found = verdicts.list_verdicts(database, rating=rating, checker=by, current_only=not superseded, limit=limit)
    if output is OutputFormat.TABLE:
        screen.cards(verdict_cards(found))
    else:
        screen.rows(verdict_rows(found), output)
    screen.remark_page(len(found), limit=limit, offset=0)


@app.command("show")
def show_verdicts(context: typer.Context, claim: ClaimArgument, output: FormatOption = OutputFormat.TABLE) -> None:
    """Show all verdicts on a claim. Rationale and evidence with each, superseded ones too.

    Example: factcheck verdict show 12.7
    """
    # Deferred for start-up time.
    from factcheck.presenters.verdicts import verdict_cards, verdict_rows
    from factcheck.services import verdicts

    screen: Screen = context.obj
    with screen.database() as database:
        found = verdicts.verdicts_of(database, claim)
    if output is OutputFormat.TABLE:
        screen.cards(verdict_cards(found))
    else:
        screen.rows(verdict_rows(found), output)


@app.command("ratings")
def list_ratings(context: typer.Context, output: FormatOption = OutputFormat.TABLE) -> None:
    """List the ratings that a verdict may carry, scale by scale.

    Example: factcheck verdict ratings
    """
    # Deferred for start-up time.
    from factcheck.presenters.verdicts import rating_rows
    from factcheck.services import verdicts

    screen: Screen = context.obj
    with screen.database() as database:
        found = verdicts.list_ratings(database)
    screen.rows(rating_rows(found), output)
