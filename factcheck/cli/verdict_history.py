"""Commands of ``factcheck verdict`` about what is logged: taking back, history, differences, agreement."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import ByOption, ClaimArgument, FormatOption, OutputFormat, signer
from factcheck.cli.screen import Screen
from factcheck.domain.verdicts import Withdrawal

if TYPE_CHECKING:
    from factcheck.domain.records import VerdictRecord

BlindOption = Annotated[
    bool, typer.Option("--blind", help="Keep the verdicts of others out of sight until --by has logged one.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would be logged, and log nothing.")]
WhyOption = Annotated[str, typer.Option("--reason", help="What does not hold any more.")]
VerdictOption = Annotated[
    int | None,
    typer.Option(
        "--verdict", min=1, max=1_000_000, help="Its number on the claim; the one that --by holds if not given."
    ),
]


def withdraw_verdict(
    context: typer.Context,
    claim: ClaimArgument,
    reason: WhyOption,
    verdict: VerdictOption = None,
    by: ByOption = None,
    dry_run: DryRunOption = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Withdraw a verdict. It stays to be seen, with who withdrew it and why.

    Your own, or as a checker who is an editor too, anybody's of this desk.

    Example: factcheck verdict withdraw 12.7 --reason "the document is a forgery"
    """
    from factcheck.services import verdict_history  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        wish = Withdrawal(claim, signer(by), reason, verdict)
        withdrawn = verdict_history.withdraw_verdict(database, wish, dry_run=dry_run)
    show_verdict_cards(screen, [withdrawn], output)
    remark_dry_run(screen, dry_run=dry_run)


def withdraw_evidence(
    context: typer.Context,
    claim: ClaimArgument,
    reason: WhyOption,
    evidence: Annotated[
        int, typer.Option("--evidence", min=1, max=1_000_000, help="Which piece of the verdict's evidence, from 1.")
    ],
    verdict: VerdictOption = None,
    by: ByOption = None,
    dry_run: DryRunOption = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Withdraw one piece of a verdict's evidence. The verdict holds on, and is listed as stale.

    Example: factcheck verdict withdraw-evidence 12.7 --evidence 1 --reason "the page was taken down as false"
    """
    from factcheck.services import verdict_history  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        wish = Withdrawal(claim, signer(by), reason, verdict)
        left = verdict_history.withdraw_evidence(database, wish, evidence, dry_run=dry_run)
    show_verdict_cards(screen, [left], output)
    remark_dry_run(screen, dry_run=dry_run)


def show_history(
    context: typer.Context,
    claim: ClaimArgument,
    blind: BlindOption = False,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show what was done about a claim's verdicts, a line each. Verdicts, withdrawals, looks: who, what and why.

    Example: factcheck verdict history 12.7
    """
    # Deferred for start-up time.
    from factcheck.presenters.verdict_history import event_lines, event_rows
    from factcheck.services.verdict_history import history_of

    screen: Screen = context.obj
    checker = signer(by) if blind else None
    with screen.database() as database:
        events = history_of(database, claim, blind_to=checker)
    if output is OutputFormat.TABLE:
        screen.cards([list(event_lines(events))])
    else:
        screen.rows(event_rows(claim, events), output)
    remark_hidden(screen, checker, hidden=not events)


def diff_verdicts(
    context: typer.Context,
    claim: ClaimArgument,
    numbers: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="[N M]", min=1, max=1_000_000, help="Which two; the newest and what it replaces if not given."
        ),
    ] = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show how two verdicts on a claim differ. Rating, words gone [- -] and come {+ +}, evidence.

    Example: factcheck verdict diff 12.7 1 3
    """
    # Deferred for start-up time.
    from factcheck.presenters.verdict_history import diff_lines, diff_row
    from factcheck.services import verdict_history

    screen: Screen = context.obj
    with screen.database() as database:
        found = verdict_history.diff_verdicts(database, claim, _two(numbers))
    if output is OutputFormat.TABLE:
        screen.cards([list(diff_lines(found))])
    else:
        screen.rows([diff_row(found)], output)


def show_agreement(
    context: typer.Context,
    scale: Annotated[str | None, typer.Option("--scale", help="Only verdicts on this rating scale.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Logged on this day or later.")
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Only verdicts that were logged blind.")] = False,
    least: Annotated[
        int, typer.Option("--least", min=2, max=1_000_000, help="How many claims a figure needs to be given.")
    ] = 10,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show how far checkers agree. Cohen's kappa of each pair, Krippendorff's alpha of all.

    1 is perfect, 0 no better than chance. Kappa and the nominal alpha compare true, mixed, false and unproven; the
    ordinal alpha compares the values of one scale.

    Example: factcheck verdict agreement --since 2026-01-01
    """
    # Deferred for start-up time.
    from factcheck.presenters.agreement import agreement_rows
    from factcheck.services.agreement import agreement

    screen: Screen = context.obj
    with screen.database() as database:
        found = agreement(database, scale=scale, since=since, blind_only=blind, least=least)
    screen.rows(agreement_rows(found), output)
    if not found:
        screen.remark("no claim has verdicts of two checkers")


def show_verdict_cards(screen: Screen, verdicts: "Sequence[VerdictRecord]", output: OutputFormat) -> None:
    """Show verdicts as cards, or as rows of the format."""
    from factcheck.presenters.verdicts import verdict_cards, verdict_rows  # deferred for start-up time

    if output is OutputFormat.TABLE:
        screen.cards(verdict_cards(verdicts))
    else:
        screen.rows(verdict_rows(verdicts), output)


def remark_dry_run(screen: Screen, *, dry_run: bool) -> None:
    """Say that nothing was changed, where nothing was."""
    if dry_run:
        screen.remark("nothing was changed")


def remark_hidden(screen: Screen, checker: str | None, *, hidden: bool) -> None:
    """Say that others' verdicts are kept from a blind checker, if there are any."""
    if checker is not None and hidden:
        screen.remark(f"verdicts of others, if there are any, are hidden until {checker} has logged one")


def _two(numbers: Sequence[int] | None) -> tuple[int, int] | None:
    if not numbers:
        return None
    if len(numbers) != 2:  # noqa: PLR2004  # a difference is between two
        raise typer.BadParameter("two numbers of verdicts, or none", param_hint="N M")
    return numbers[0], numbers[1]
