"""``factcheck claim edit``: a claim that was read wrongly."""

from typing import Annotated

import typer

from factcheck.cli.options import ByOption, ClaimArgument, FormatOption, OutputFormat, signer
from factcheck.cli.screen import Screen
from factcheck.domain.corrections import NewCorrection
from factcheck.domain.words import ClaimantKind, Modality, Polarity

ReasonOption = Annotated[str, typer.Option("--reason", help="Why, in a sentence or more.")]
NameOption = Annotated[str | None, typer.Option("--claimant", metavar="NAME", help="Who says it.")]
KindOption = Annotated[ClaimantKind | None, typer.Option("--claimant-kind", help="What the claimant is.")]
ViaOption = Annotated[
    list[str] | None, typer.Option("--via", metavar="NAME", help="A relay; again for the next one, in order.")
]
NoViaOption = Annotated[bool, typer.Option("--no-via", help="Nobody passes it on to the outlet.")]
OutletVoiceOption = Annotated[bool, typer.Option("--outlet-voice", help="The outlet itself says it.")]
PolarityOption = Annotated[Polarity | None, typer.Option("--polarity", help="What the claimant does with it.")]
ModalityOption = Annotated[Modality | None, typer.Option("--modality", help="How firmly it is put.")]
QuotedOption = Annotated[
    bool | None, typer.Option("--quoted/--not-quoted", help="Whether it stands in quotation marks.")
]
SpanOption = Annotated[str | None, typer.Option("--span", metavar="WORDS", help="Its exact words in its sentence.")]
RestoreOption = Annotated[bool, typer.Option("--restore", help="Back to what the program read.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what it would be, and change nothing.")]


def edit_claim(
    context: typer.Context,
    claim: ClaimArgument,
    reason: ReasonOption,
    claimant: NameOption = None,
    claimant_kind: KindOption = None,
    via: ViaOption = None,
    no_via: NoViaOption = False,
    outlet_voice: OutletVoiceOption = False,
    polarity: PolarityOption = None,
    modality: ModalityOption = None,
    quoted: QuotedOption = None,
    span: SpanOption = None,
    restore: RestoreOption = False,
    by: ByOption = None,
    dry_run: DryRunOption = False,
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
    relays = _relays(via, none=no_via)
    new = NewCorrection(
        claim=claim,
        reason=reason,
        corrected_by=signer(by),
        claimant=claimant,
        claimant_kind=claimant_kind,
        via=relays,
        outlet_voice=outlet_voice,
        polarity=polarity,
        modality=modality,
        quoted=quoted,
        words=span,
        restore=restore,
    )
    _correct(context.obj, new, dry_run=dry_run, output=output)


def _relays(via: list[str] | None, *, none: bool) -> tuple[str, ...] | None:
    """The relays that the options name, None where they leave them as they are."""
    if via and none:
        raise typer.BadParameter("give relays, or none", param_hint="--via / --no-via")
    return () if none else tuple(via) if via else None


def _correct(screen: Screen, new: NewCorrection, *, dry_run: bool, output: OutputFormat) -> None:
    # Deferred for start-up time.
    from factcheck.linking.encoder import chosen
    from factcheck.presenters.claims import claim_rows, dossier_cards
    from factcheck.services.corrections import correct

    with screen.database() as database:
        dossier = correct(database, new, encoder=chosen(screen.settings.encoder), dry_run=dry_run)
    if output is OutputFormat.TABLE:
        screen.cards(dossier_cards(dossier))
    else:
        screen.rows(claim_rows([dossier.claim]), output)
    if dry_run:
        screen.remark("nothing is changed: this is how it would be")
