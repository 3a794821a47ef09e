"""``factcheck link``: compare claims that are new, decide of links."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.lists import ReasonOption, SameOriginOption, SameSourceOption, ScoreOption
from factcheck.cli.options import (
    ByOption,
    ClaimantOption,
    ClaimArgument,
    EntityOption,
    FormatOption,
    LimitOption,
    OutletOption,
    OutputFormat,
    SinceOption,
    StoryOption,
    UntilOption,
    claim_ref,
    day,
    signer,
)
from factcheck.cli.screen import Screen
from factcheck.cli.undoing import undo_link
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation

if TYPE_CHECKING:
    from factcheck.linking.encoder import Encoder
    from factcheck.storage.database import Database

app = typer.Typer(invoke_without_command=True)


class Word(StrEnum):
    """What an editor may say of a link."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNSURE = "unsure"
    SWAP = "swap"


STATES = {Word.CONFIRM: LinkState.CONFIRMED, Word.REJECT: LinkState.REJECTED, Word.UNSURE: LinkState.UNSURE}

OtherArgument = Annotated[ClaimRef, typer.Argument(metavar="OTHER", parser=claim_ref, help="The other claim, as 14.2.")]
WordArgument = Annotated[
    Word, typer.Argument(metavar="WORD", help="confirm, reject, unsure, or swap: it is the other.")
]
RelationOption = Annotated[
    Relation | None, typer.Option("--relation", help="Which link, where the pair has two or none yet.")
]
CountOption = Annotated[
    int | None,
    typer.Option("--count", min=1, help="How many there are, as the dry run said: no other number is touched."),
]
NoteOption = Annotated[str | None, typer.Option("--note", help="Why, in a few words.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what it would be, and change nothing.")]


@app.callback()
def link(context: typer.Context) -> None:
    """Compare the claims that are new. What agrees or contradicts is kept.

    Looks closer than ingest, which compares by words alone: with sentence vectors more that is told in other words, or
    in another language, is found (a second for each 30 claims). May be stopped and started again.

    Example: factcheck link
    """
    if context.invoked_subcommand is None:
        screen: Screen = context.obj
        with screen.database() as database:
            link_closely(screen, database)


@app.command("decide")
def decide_link(
    context: typer.Context,
    claim: ClaimArgument,
    other: OtherArgument,
    word: WordArgument,
    relation: RelationOption = None,
    note: NoteOption = None,
    by: ByOption = None,
    dry_run: DryRunOption = False,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Say of a link that it is right, wrong, or that you are unsure. A later word replaces it, and both stay on record.

    A pair that no run has linked becomes linked by --relation. What is decided no later run of linking changes.

    \b
    Examples:
      factcheck link decide 12.7 14.2 confirm --note "both speak of the July order"
      factcheck link decide 12.7 14.2 swap --by Huda
      factcheck link decide 12.7 15.1 confirm --relation agrees
    """
    # Deferred for start-up time.
    from factcheck.domain.decisions import NewLinkDecision, in_order
    from factcheck.presenters.decisions import decision_cards, decision_rows
    from factcheck.services import decisions

    if claim == other:
        raise typer.BadParameter("a claim is not linked to itself")
    screen: Screen = context.obj
    new = NewLinkDecision(
        *in_order(claim, other),
        state=STATES.get(word, LinkState.REJECTED),
        editor=signer(by),
        relation=relation,
        note=note,
    )
    with screen.database() as database:
        wanted = decisions.swapped(new, decisions.relation_of(database, new)) if word is Word.SWAP else [new]
        decided = decisions.decide(database, wanted, dry_run=dry_run)
    taken = [one.decision for one in decided]
    if output is OutputFormat.TABLE:
        screen.cards(decision_cards(taken))
    else:
        screen.rows(decision_rows(taken), output)
    for one in decided:
        for before in one.others:
            screen.remark(f"{before.editor} has {before.state} it, on {before.decided_at:%Y-%m-%d}")
    if dry_run:
        screen.remark("nothing was changed")


app.command("undo")(undo_link)


@app.command("decide-all")
def decide_all_links(
    context: typer.Context,
    word: Annotated[Word, typer.Argument(metavar="WORD", help="confirm, reject or unsure.")],
    relation: Annotated[Relation, typer.Option("--relation", help="Of which links.")],
    outlet: OutletOption = None,
    claimant: ClaimantOption = None,
    entity: EntityOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    reason: ReasonOption = None,
    state: Annotated[LinkState, typer.Option("--state", help="Only links in this state.")] = LinkState.SUGGESTED,
    min_score: ScoreOption = None,
    same_source: SameSourceOption = None,
    same_origin: SameOriginOption = None,
    story: StoryOption = None,
    note: NoteOption = None,
    by: ByOption = None,
    dry_run: DryRunOption = False,
    count: CountOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Say the same of all links that fit. First see them with --dry-run, then give their --count.

    \b
    Examples:
      factcheck link decide-all reject --relation agrees --same-source --dry-run
      factcheck link decide-all reject --relation agrees --same-source --count 12 --note "one article"
    """
    # Deferred for start-up time.
    from factcheck.presenters.links import link_cards, link_rows
    from factcheck.services.deciding_all import Sweep, decide_all
    from factcheck.services.selection import LinkSelection

    if word is Word.SWAP:
        raise typer.BadParameter("many links are not swapped at once: factcheck link decide A B swap")
    if dry_run == (count is not None):
        raise typer.BadParameter("give --dry-run first, then --count with the number that it said")
    screen: Screen = context.obj
    selection = LinkSelection(
        outlet=outlet,
        claimant=claimant,
        entity=entity,
        since=day(since),
        until=day(until),
        reason=reason,
        state=state,
        min_score=min_score,
        same_source=same_source,
        same_origin=same_origin,
        story=story,
    )
    sweep = Sweep(
        relation=relation,
        selection=selection,
        state=STATES[word],
        editor=signer(by),
        note=note,
        expected=count,
    )
    with screen.database() as database:
        links = decide_all(database, sweep)
    if output is OutputFormat.TABLE:
        screen.cards(link_cards(links))
    else:
        screen.rows(link_rows(links), output)
    screen.remark(f"{len(links)} links: nothing was changed" if dry_run else f"{len(links)} links {STATES[word]}")


@app.command("history")
def link_history(
    context: typer.Context,
    claim: Annotated[
        ClaimRef | None, typer.Argument(metavar="[CLAIM]", parser=claim_ref, help="A claim's name.")
    ] = None,
    other: Annotated[ClaimRef | None, typer.Argument(metavar="[OTHER]", parser=claim_ref, help="The other's.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only this editor's.")] = None,
    limit: LimitOption = 50,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List what editors decided, the latest first; of one pair, where two claims are named.

    Example: factcheck link history --by Huda
    """
    # Deferred for start-up time.
    from factcheck.presenters.decisions import decision_cards, decision_rows
    from factcheck.services import decisions

    if (claim is None) != (other is None):
        raise typer.BadParameter("a pair is two claims")
    screen: Screen = context.obj
    with screen.database() as database:
        if claim is not None and other is not None:
            found = [one for one in decisions.decisions_of(database, claim, other) if by in (None, one.editor)]
        else:
            found = list(decisions.latest_decisions(database, editor=by, limit=limit))
    if output is OutputFormat.TABLE:
        screen.cards(decision_cards(found))
    else:
        screen.rows(decision_rows(found), output)
    screen.remark_page(len(found), offset=None, limit=limit)


@app.command("explain")
def explain_link(
    context: typer.Context, claim: ClaimArgument, other: OtherArgument, output: FormatOption = OutputFormat.TABLE
) -> None:
    """Show why two claims are linked, or are not: what was measured, what it weighs, what came of it.

    Example: factcheck link explain 12.7 14.2
    """
    # Deferred for start-up time.
    from factcheck.linking.encoder import chosen
    from factcheck.presenters.explaining import explained_cards, explained_rows
    from factcheck.services.explaining import explain_pair

    screen: Screen = context.obj
    encoder = chosen(screen.settings.encoder)
    with screen.database() as database:
        told = explain_pair(database, claim, other, encoder)
    if output is OutputFormat.TABLE:
        screen.cards(explained_cards(told))
    else:
        screen.rows(explained_rows(told), output)


def link_closely(screen: Screen, database: "Database") -> None:
    """Link what is new, and what was linked by words alone, with sentence vectors; say what came of it."""
    # Deferred for start-up time.
    from factcheck.linking.encoder import chosen

    _link(screen, database, chosen(screen.settings.encoder))


def link_by_words(screen: Screen, database: "Database") -> None:
    """Link what is new by words alone, which takes a tenth of the time; say what came of it."""
    # Deferred for start-up time.
    from factcheck.linking.encoder import chosen

    encoder = chosen(screen.settings.encoder)
    _link(screen, database, None)
    if encoder is not None:
        screen.remark("compared by words alone: factcheck link looks closer, with sentence vectors")


def _link(screen: Screen, database: "Database", encoder: "Encoder | None") -> None:
    # Deferred for start-up time.
    from factcheck.services.linking import link_new as compare_new

    with screen.progress("Comparing claims", unit="sources") as progress:
        report = compare_new(database, encoder=encoder, progress=progress)
    screen.remark(
        f"linked: {report.contradictions} contradictions, {report.agreements} agreements "
        f"({report.pairs_compared} pairs compared, {report.sources} sources)"
    )
