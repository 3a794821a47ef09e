"""``factcheck verdict``: what checkers decide of a claim."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import ByOption, ClaimArgument, FormatOption, LimitOption, OutputFormat, signer
from factcheck.cli.screen import Screen
from factcheck.cli.verdict_history import (
    BlindOption,
    DryRunOption,
    diff_verdicts,
    remark_dry_run,
    remark_hidden,
    show_agreement,
    show_history,
    show_verdict_cards,
    withdraw_evidence,
    withdraw_verdict,
)
from factcheck.domain.evidence import Evidence
from factcheck.domain.verdicts import NewVerdict
from factcheck.errors import InvalidInput

if TYPE_CHECKING:
    from factcheck.domain.records import VerdictRecord

app = typer.Typer(help="What checkers decide of a claim.", no_args_is_help=True)


def _evidence(written: str) -> Evidence:
    try:
        return Evidence.parse(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


RatingOption = Annotated[
    str | None, typer.Option("--rating", help="A rating's code: factcheck verdict ratings lists them.")
]
RationaleOption = Annotated[str | None, typer.Option("--rationale", help="Why, in a sentence or more.")]
EvidenceOption = Annotated[
    list[Evidence] | None,
    typer.Option(
        "--evidence",
        parser=_evidence,
        metavar="[STANCE:]CITATION",
        help="supports:, refutes: or context:, then an address, file:PATH, claim (4.12), sentence (4/s3) or words.",
    ),
]
SupersedesOption = Annotated[
    int | None, typer.Option("--supersedes", min=1, max=1_000_000, help="The claim's verdict it replaces.")
]
ReplacingOption = Annotated[str | None, typer.Option("--reason", help="Why it replaces that one.")]
EditOption = Annotated[bool, typer.Option("--edit", help="Write it in $VISUAL or $EDITOR.")]
FormOption = Annotated[
    Path | None,
    typer.Option("--from-file", metavar="FILE", help="Take the filled form from this file; - is standard input."),
]


@app.command("add")
def add_verdict(
    context: typer.Context,
    claim: ClaimArgument,
    rating: RatingOption = None,
    rationale: RationaleOption = None,
    evidence: EvidenceOption = None,
    by: ByOption = None,
    supersedes: SupersedesOption = None,
    reason: ReplacingOption = None,
    blind: BlindOption = False,
    edit: EditOption = False,
    from_file: FormOption = None,
    dry_run: DryRunOption = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Log a verdict on a claim. Verdicts are never changed: a later one supersedes.

    Without --rating or --rationale, on a terminal, an editor opens with a form that shows the claim, its chain, links
    and verdicts. What you write is kept if it cannot be logged.

    Example: factcheck verdict add 12.7 --rating false --rationale "UN lists no lifting" --evidence refutes:https://...
    """
    screen: Screen = context.obj
    cited = tuple(evidence or ())
    new = NewVerdict(
        claim, rating or "", rationale or "", signer(by), cited, supersedes=supersedes, reason=reason, blind=blind
    )
    if from_file is not None and (rating is not None or rationale is not None or cited):
        raise typer.BadParameter("the form says rating, rationale and evidence", param_hint="--from-file")
    complete = from_file is not None or (rating is not None and rationale is not None)
    in_editor = edit or not complete
    if in_editor:
        _check_editing(screen, from_file, asked=edit)
    logged = _logged(screen, new, from_file, in_editor=in_editor, dry_run=dry_run)
    show_verdict_cards(screen, [logged], output)
    remark_dry_run(screen, dry_run=dry_run)


@app.command("list")
def list_verdicts(
    context: typer.Context,
    rating: Annotated[str | None, typer.Option("--rating", help="Only this rating.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only this checker's.")] = None,
    superseded: Annotated[bool, typer.Option("--superseded", help="Superseded and withdrawn ones too.")] = False,
    limit: LimitOption = 50,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List this desk's verdicts that hold, the latest first.

    Example: factcheck verdict list --rating false --format csv
    """
    from factcheck.services import verdicts  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        found = verdicts.list_verdicts(database, rating=rating, checker=by, current_only=not superseded, limit=limit)
    show_verdict_cards(screen, found, output)
    screen.remark_page(len(found), limit=limit, offset=None)


@app.command("show")
def show_verdicts(
    context: typer.Context,
    claim: ClaimArgument,
    blind: BlindOption = False,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show all verdicts on a claim. Rationale and evidence with each, superseded, withdrawn and other desks' ones too.

    Example: factcheck verdict show 12.7
    """
    from factcheck.services import verdicts  # deferred for start-up time

    screen: Screen = context.obj
    checker = signer(by) if blind else None
    with screen.database() as database:
        found = verdicts.verdicts_of(database, claim, blind_to=checker)
    show_verdict_cards(screen, found, output)
    remark_hidden(screen, checker, hidden=not found)


@app.command("ratings")
def list_ratings(context: typer.Context, output: FormatOption = OutputFormat.TABLE) -> None:
    """List the ratings that a verdict may carry, scale by scale: what factcheck rating list says.

    Example: factcheck verdict ratings
    """
    # Deferred for start-up time.
    from factcheck.presenters.ratings import rating_rows
    from factcheck.services import ratings

    screen: Screen = context.obj
    with screen.database() as database:
        found = ratings.list_ratings(database)
    screen.rows(rating_rows(found), output)


app.command("withdraw")(withdraw_verdict)
app.command("withdraw-evidence")(withdraw_evidence)
app.command("history")(show_history)
app.command("diff")(diff_verdicts)
app.command("agreement")(show_agreement)


def _tell_holder(screen: Screen, new: NewVerdict) -> None:
    """Say who else is checking the claim, before anything is written."""
    from factcheck.services.queue import held_by_another  # deferred for start-up time

    with screen.database() as database:
        held = held_by_another(database, new.claim, by=new.checker)
    if held is not None:
        screen.warn(held.said(to=new.checker))


def _check_editing(screen: Screen, from_file: Path | None, *, asked: bool) -> None:
    """Refuse to open an editor where nobody could write in it, or what is to be edited is no file."""
    from factcheck.cli.verdict_form import STDIN, is_terminal  # deferred for start-up time

    if not is_terminal(screen):
        raise InvalidInput(
            "there is no terminal to open an editor on"
            if asked
            else "a verdict needs --rating and --rationale where there is no terminal to write them",
            hint="--rating and --rationale, or --from-file FILE",
        )
    if from_file == STDIN:
        raise typer.BadParameter("standard input cannot be edited", param_hint="--from-file")


def _logged(
    screen: Screen, new: NewVerdict, from_file: Path | None, *, in_editor: bool, dry_run: bool
) -> "VerdictRecord":
    """The verdict as it is written in an editor, as a file has it, or as the options say it, once it is logged."""
    # Deferred for start-up time.
    from factcheck.cli.verdict_form import log_edited, log_form
    from factcheck.services import verdicts

    if not (in_editor and from_file):  # a draft that is gone on with was told, and the database may be away
        _tell_holder(screen, new)
    if in_editor:
        return log_edited(screen, new, from_file, dry_run=dry_run)
    if from_file is not None:
        return log_form(screen, new, from_file, dry_run=dry_run)
    with screen.database() as database:
        return verdicts.add_verdict(database, new, dry_run=dry_run)
