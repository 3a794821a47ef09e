"""``factcheck queue``: what to check next, who checks it, and which verdicts to look at again."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import ByOption, ClaimArgument, FormatOption, LimitOption, OutletOption, OutputFormat, signer
from factcheck.cli.screen import Screen
from factcheck.errors import InvalidInput

if TYPE_CHECKING:
    from factcheck.domain.queue import Assignment

app = typer.Typer(help="What to check next, and who checks it.")

PAGE = 20  # claims a page: a day's work for a desk
NoteOption = Annotated[str | None, typer.Option("--note", help="What the next one should know.")]


@app.callback(invoke_without_command=True)
def queue(
    context: typer.Context,
    stale: Annotated[
        bool, typer.Option("--stale", help="Verdicts that something has overtaken, with the cause.")
    ] = False,
    mine: Annotated[bool, typer.Option("--mine", help="Only what you have taken; with --stale your verdicts.")] = False,
    of: Annotated[str | None, typer.Option("--of", metavar="NAME", help="The same for somebody else.")] = None,
    free: Annotated[bool, typer.Option("--free", help="Only what nobody has taken.")] = False,
    outlet: OutletOption = None,
    limit: LimitOption = PAGE,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List what to check next, the most worthwhile first: reach x contradiction x lack of independence x age.

    Claims that have a verdict of this desk are left out; with --stale it is the other way round: verdicts on words that
    have changed, on evidence that was withdrawn or rejected, on claims with a contradiction confirmed since.

    Example: factcheck queue --free
    """
    if context.invoked_subcommand is not None:
        return
    who = of or (signer(None) if mine else None)
    if stale and (free or outlet):
        raise InvalidInput("--stale lists verdicts: --free and --outlet are of claims", hint="factcheck queue --stale")
    if stale:
        _stale(context.obj, who, limit, output)
    else:
        _waiting(context.obj, who, free=free, outlet=outlet, limit=limit, output=output)


@app.command("take")
def take(
    context: typer.Context,
    claim: ClaimArgument,
    by: ByOption = None,
    note: NoteOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Take a claim to check. Others see that you have it.

    Example: factcheck queue take 12.7
    """
    from factcheck.services import queue as service  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        _given(screen, service.take(database, claim, by=signer(by), note=note), output)


@app.command("assign")
def assign(
    context: typer.Context,
    claim: ClaimArgument,
    to: Annotated[str, typer.Argument(metavar="NAME", help="Who is to check it.")],
    by: ByOption = None,
    note: NoteOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Give a claim to somebody to check, whoever had it before.

    Example: factcheck queue assign 12.7 huda --note "she has the contract"
    """
    from factcheck.services import queue as service  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        _given(screen, service.assign(database, claim, to=to, by=signer(by), note=note), output)


@app.command("release")
def release(
    context: typer.Context,
    claim: ClaimArgument,
    by: ByOption = None,
    note: NoteOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Give a claim back. It is nobody's then.

    Example: factcheck queue release 12.7
    """
    from factcheck.services import queue as service  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        _given(screen, service.release(database, claim, by=signer(by), note=note), output)


@app.command("look")
def look(
    context: typer.Context,
    claim: ClaimArgument,
    by: ByOption = None,
    verdict: Annotated[
        int | None, typer.Option("--verdict", min=1, help="Only this one of the claim's stale verdicts, by number.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="Why the verdict stands.")] = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Say that a claim's stale verdicts stand. They leave the list until something else overtakes them.

    All of the claim's, or the one that --verdict names: it says which. A verdict that does not stand is superseded
    instead: factcheck verdict add 12.7 --supersedes 1.

    Example: factcheck queue look 12.7 --note "the new capture mends a comma"
    """
    # Deferred for start-up time.
    from factcheck.presenters.queue import stale_cards, stale_rows, stands
    from factcheck.services import staleness

    screen: Screen = context.obj
    with screen.database() as database:
        seen = staleness.look(database, claim, by=signer(by), note=note, verdict=verdict)
    if output is OutputFormat.TABLE:
        screen.cards(stale_cards(seen))
        screen.remark(f"looked at: {stands(seen)}")
    else:
        screen.rows(stale_rows(seen), output)


def _waiting(
    screen: Screen, who: str | None, *, free: bool, outlet: str | None, limit: int, output: OutputFormat
) -> None:
    # Deferred for start-up time.
    from factcheck.presenters.queue import waiting_cards, waiting_rows
    from factcheck.services import queue as service

    selection = service.QueueSelection(assignee=who, free=free, outlet=outlet, limit=limit)
    with screen.database() as database:
        found = service.queue(database, selection, today=datetime.now(UTC).date()).waiting
    if output is OutputFormat.TABLE:
        screen.cards(waiting_cards(found))
    else:
        screen.rows(waiting_rows(found), output)
    screen.remark_page(len(found), limit=limit, offset=None)


def _stale(screen: Screen, who: str | None, limit: int, output: OutputFormat) -> None:
    # Deferred for start-up time.
    from factcheck.presenters.queue import stale_cards, stale_rows
    from factcheck.services import staleness

    with screen.database() as database:
        found = staleness.stale_verdicts(database, checker=who, limit=limit)
    if output is OutputFormat.TABLE:
        screen.cards(stale_cards(found))
    else:
        screen.rows(stale_rows(found), output)
    screen.remark_page(len(found), limit=limit, offset=None)


def _given(screen: Screen, assignment: "Assignment", output: OutputFormat) -> None:
    from factcheck.presenters.queue import assignment_card, assignment_row  # deferred for start-up time

    if output is OutputFormat.TABLE:
        screen.cards([assignment_card(assignment)])
    else:
        screen.rows([assignment_row(assignment)], output)
