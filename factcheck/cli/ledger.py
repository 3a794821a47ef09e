"""``factcheck ledger``: proof that nothing that was decided has been touched since."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.border import FAILED
from factcheck.cli.options import FormatOption, OutputFormat
from factcheck.cli.screen import Screen
from factcheck.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from factcheck.domain.tampering import Head

app = typer.Typer(help="Proof that nothing that was decided has been touched since.", no_args_is_help=True)


@app.command("verify")
def verify_ledger(
    context: typer.Context,
    against: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="HEAD", help="A head kept elsewhere, as printed, or a file with such lines."),
    ] = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Check the chain, and all verdicts, decisions and corrections against it. Exit status 1 when anything is wrong.

    Example: factcheck ledger verify --against heads.txt
    """
    # Deferred for start-up time.
    from factcheck.presenters.ledger import finding_cards, finding_rows
    from factcheck.services import ledger

    screen: Screen = context.obj
    heads = [head for each in against or () for head in _heads(each)]
    checked = ledger.Checked()
    with screen.database() as database:
        findings = ledger.verify(database, checked, against=heads)
        if output is OutputFormat.TABLE:
            screen.cards(finding_cards(findings))
        else:
            screen.rows(finding_rows(findings), output)
    compared = f"; heads compared with it: {len(heads)}" if heads else ""
    if checked.findings:
        screen.warn(f"the ledger is broken: {checked.findings} findings in {checked.entries} entries{compared}")
        raise typer.Exit(FAILED)
    screen.remark(f"the ledger holds: {checked.entries} entries, and every record agrees with its own{compared}")


@app.command("head")
def show_head(context: typer.Context, output: FormatOption = OutputFormat.TABLE) -> None:
    """Print where the chain ends: number, digest and time on one line, to be kept outside of the database.

    Example: factcheck ledger head >> heads.txt
    """
    # Deferred for start-up time.
    from factcheck.presenters.ledger import head_rows
    from factcheck.services import ledger

    screen: Screen = context.obj
    with screen.database() as database:
        head = ledger.head(database)
    if output is OutputFormat.TABLE:
        screen.cards([[head.written()]])
    else:
        screen.rows(head_rows(head), output)


def _heads(written: str) -> "list[Head]":
    """The head that is written out, or those in the file of that name, one a line."""
    from factcheck.domain.tampering import Head  # deferred for start-up time

    try:
        return [Head.parse(written)]
    except ValueError:
        lines = _lines(Path(written))
    try:
        return [Head.parse(line) for line in lines if line.strip()]
    except ValueError as error:
        raise InvalidInput(f"{written}: {error}", hint="factcheck ledger head") from error


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise NotFound(f"no head and no file: {file}", hint="factcheck ledger head >> heads.txt") from error
