"""``factcheck claim edit``: a claim that was read wrongly."""

import getpass
from typing import Annotated

import typer

from factcheck.cli.options import ClaimArgument, FormatOption, OutputFormat
from factcheck.cli.screen import Screen
from factcheck.domain.corrections import NewCorrection
from factcheck.domain.words import ClaimantKind, Modality, Polarity


def edit_claim(
    context: typer.Context,
    claim: ClaimArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why, in a sentence or more.")],
    claimant: Annotated[str | None, typer.Option("--claimant", metavar="NAME", help="Who says it.")] = None,
    claimant_kind: Annotated[ClaimantKind | None, typer.Option("--claimant-kind", help="What the claimant is.")] = None,
    via: Annotated[
        list[str] | None, typer.Option("--via", metavar="NAME", help="A relay; again for the next one, in order.")
    ] = None,
    no_via: Annotated[bool, typer.Option("--no-via", help="Nobody passes it on to the outlet.")] = False,
    outlet_voice: Annotated[bool, typer.Option("--outlet-voice", help="The outlet itself says it.")] = False,
    polarity: Annotated[Polarity | None, typer.Option("--polarity", help="What the claimant does with it.")] = None,
    modality: Annotated[Modality | None, typer.Option("--modality", help="How firmly it is put.")] = None,
    quoted: Annotated[
        bool | None, typer.Option("--quoted/--not-quoted", help="Whether it stands in quotation marks.")
    ] = None,
    span: Annotated[
        str | None, typer.Option("--span", metavar="WORDS", help="Its exact words in its sentence.")
    ] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Back to what the program read.")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who corrects it; you, if not given.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would be, and change nothing.")] = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Correct how a claim is read. What the program read is kept beside it and can be given back.

    Lists, searches, exports and links take the corrected reading; verdicts and decisions stay.

    \b
    Examples:
      factcheck claim edit 12.7 --claimant "خليفة حفتر" --via رويترز --reason "The pronoun is Haftar's."
      factcheck claim edit 12.7 --polarity denies --dry-run --reason "He denies it."
      factcheck claim edit 12.7 --restore --reason "It was right."
    """
    # Deferred for start-up time.
    from factcheck.presenters.claims import claim_rows, dossier_cards
    from factcheck.services.corrections import correct

    if via and no_via:
        raise typer.BadParameter("give relays, or none", param_hint="--via / --no-via")
    screen: Screen = context.obj
    new = NewCorrection(
        claim=claim,
        reason=reason,
        corrected_by=by or getpass.getuser(),
        claimant=claimant,
        claimant_kind=claimant_kind,
        via=tuple(via) if via else () if no_via else None,
        outlet_voice=outlet_voice,
        polarity=polarity,
        modality=modality,
        quoted=quoted,
        words=span,
        restore=restore,
    )
    with screen.database() as database:
        dossier = correct(database, new, dry_run=dry_run)
    if output is OutputFormat.TABLE:
        screen.cards(dossier_cards(dossier))
    else:
        screen.rows(claim_rows([dossier.claim]), output)
    if dry_run:
        screen.remark("nothing is changed: this is how it would be")
