"""``factcheck entity``: whom claims speak of and come from, which are one, and what they are called."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import MOST, ByOption, FormatOption, LimitOption, OutputFormat, PageOption, signer
from factcheck.cli.screen import Screen
from factcheck.domain.words import EntityKind

if TYPE_CHECKING:
    from factcheck.services.entity_acts import Because, Outcome

app = typer.Typer(help="People, organisations, places and outlets that claims name.", no_args_is_help=True)

ALL = "all"

EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="Its number, or any of its names.")]
KindOption = Annotated[EntityKind | None, typer.Option("--kind", help="Only this kind.")]
WhyOption = Annotated[str, typer.Option("--reason", help="Why, in a sentence.")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Why, if it needs saying.")]


@app.command("list")
def list_entities(
    context: typer.Context,
    kind: KindOption = None,
    words: Annotated[
        str | None, typer.Option("--words", help="Only names with these words, or sounding like them in any script.")
    ] = None,
    curated: Annotated[
        bool | None, typer.Option("--curated/--found", help="Only those that people entered, or that texts gave.")
    ] = None,
    alike: Annotated[
        str | None,
        typer.Option("--alike", metavar="ENTITY|all", help="Pairs that may be one, with this entity or with any."),
    ] = None,
    limit: LimitOption = 50,
    page: PageOption = 1,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List entities. Those that texts mention and quote most come first.

    Example: factcheck entity list --words Haftar
    """
    screen: Screen = context.obj
    offset = (page - 1) * limit
    if alike is not None:
        if words is not None or curated is not None:
            raise typer.BadParameter("--alike goes with --kind alone")
        _list_pairs(screen, None if alike == ALL else alike, kind, output, limit=limit, offset=offset)
        return
    # Deferred for start-up time.
    from factcheck.presenters.entities import entity_list, entity_rows
    from factcheck.services import entities

    selection = entities.EntitySelection(kind=kind, words=words, curated=curated, limit=limit, offset=offset)
    with screen.database() as database:
        found = entities.list_entities(database, selection)
    screen.rows(entity_list(found) if output is OutputFormat.TABLE else entity_rows(found), output)
    screen.remark_page(len(found), limit=limit, offset=offset)


@app.command("show")
def show_entity(context: typer.Context, entity: EntityArgument, output: FormatOption = OutputFormat.TABLE) -> None:
    """Show an entity: its names in all scripts, what was merged into it, its claims, its history.

    Example: factcheck entity show حفتر
    """
    # Deferred for start-up time.
    from factcheck.presenters.entities import dossier_cards, dossier_row
    from factcheck.services import entities

    screen: Screen = context.obj
    with screen.database() as database:
        dossier = entities.show_entity(database, entity)
    if output is OutputFormat.TABLE:
        screen.cards(dossier_cards(dossier))
    else:
        screen.rows([dossier_row(dossier)], output)
    if dossier.asked is not None:
        screen.remark(f"{dossier.asked} was merged into {dossier.entity.entity_id}")


@app.command("alias")
def alias_entity(
    context: typer.Context,
    entity: EntityArgument,
    name: Annotated[str, typer.Argument(help="The name, as texts have it.")],
    language: Annotated[str | None, typer.Option("--language", metavar="LL", help="ISO 639-1 code, as ar.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the name away.")] = False,
    reason: ReasonOption = None,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Give an entity a name, or take one away. Articles that come in from then on are read so.

    Example: factcheck entity alias "Khalifa Haftar" "Marshal Hiftar" --language en
    """
    from factcheck.services import entity_acts  # deferred for start-up time

    screen: Screen = context.obj
    if remove and language is not None:
        raise typer.BadParameter("--language says of which language a new name is: leave it out with --remove")
    with screen.database() as database:
        if remove:
            outcome = entity_acts.take_name(database, entity, name, _because(by, reason))
        else:
            outcome = entity_acts.give_name(database, entity, name, _because(by, reason), language=language)
    _show(screen, outcome, output)


@app.command("merge")
def merge_entities(
    context: typer.Context,
    entity: Annotated[str, typer.Argument(metavar="FROM", help="The one to give up: its number or a name.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The one to keep: its number or a name.")],
    reason: WhyOption,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Make one entity of two. The words of texts stay; the first is counted and found as the second.

    Example: factcheck entity merge 412 "Khalifa Haftar" --reason "same man, other spelling"
    """
    from factcheck.services import entity_acts  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        outcome = entity_acts.merge_entities(database, entity, into, _because(by, reason))
    _show(screen, outcome, output)


@app.command("split")
def split_entity(
    context: typer.Context,
    entity: EntityArgument,
    reason: WhyOption,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="The names that are another's.")
    ] = None,
    merged: Annotated[
        int | None, typer.Option("--merged", min=1, max=MOST, help="Take out this entity, merged into it before.")
    ] = None,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Make two entities of one. Names go to a new entity, with what texts say under them; or a merge is undone.

    Example: factcheck entity split 12 "Aguila Saleh" --reason "another man of the same house"
    """
    from factcheck.services import entity_acts, entity_undo  # deferred for start-up time

    screen: Screen = context.obj
    if bool(names) == (merged is not None):
        raise typer.BadParameter("give the names that are another's, or --merged NUMBER")
    with screen.database() as database:
        if merged is not None:
            outcome = entity_undo.undo_merge_of(database, entity, merged, _because(by, reason))
        else:
            outcome = entity_acts.split_entity(database, entity, names or (), _because(by, reason))
    _show(screen, outcome, output)


@app.command("undo")
def undo_decision(
    context: typer.Context,
    decision: Annotated[int, typer.Argument(min=1, max=MOST, help="Its number: factcheck entity history.")],
    reason: ReasonOption = None,
    by: ByOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Take a merge, a split or a name back. Both decisions stay on record.

    Example: factcheck entity undo 7 --reason "two brothers"
    """
    from factcheck.services import entity_undo  # deferred for start-up time

    screen: Screen = context.obj
    with screen.database() as database:
        outcome = entity_undo.undo_decision(database, decision, _because(by, reason))
    _show(screen, outcome, output)


@app.command("history")
def history(
    context: typer.Context,
    entity: Annotated[str | None, typer.Argument(metavar="[ENTITY]", help="Only of this one.")] = None,
    limit: LimitOption = 50,
    page: PageOption = 1,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List what was decided of entities, the latest first.

    Example: factcheck entity history حفتر
    """
    # Deferred for start-up time.
    from factcheck.presenters.entities import decision_cards, decision_rows
    from factcheck.services import entities

    screen: Screen = context.obj
    offset = (page - 1) * limit
    with screen.database() as database:
        found = entities.entity_history(database, entity, limit=limit, offset=offset)
    if output is OutputFormat.TABLE:
        screen.cards(decision_cards(found))
    else:
        screen.rows(decision_rows(found), output)
    screen.remark_page(len(found), limit=limit, offset=offset)


def _list_pairs(
    screen: Screen, of: str | None, kind: EntityKind | None, output: OutputFormat, *, limit: int, offset: int
) -> None:
    # Deferred for start-up time.
    from factcheck.presenters.entities import alike_rows
    from factcheck.services.alike import alike_entities

    with screen.database() as database:
        pairs = alike_entities(database, of, kind=kind, limit=limit, offset=offset)
    screen.rows(alike_rows(pairs), output)
    screen.remark_page(len(pairs), limit=limit, offset=offset)


def _because(by: str | None, reason: str | None) -> "Because":
    from factcheck.services.entity_acts import Because  # deferred for start-up time

    return Because(signer(by), reason)


def _show(screen: Screen, outcome: "Outcome", output: OutputFormat) -> None:
    from factcheck.presenters.entities import outcome_card, outcome_row  # deferred for start-up time

    if output is OutputFormat.TABLE:
        screen.cards([outcome_card(outcome)])
    else:
        screen.rows([outcome_row(outcome)], output)
    if outcome.sources:
        screen.remark(f"{outcome.sources} sources are compared again by the next factcheck link")
    for other in outcome.others:
        screen.remark(
            f"{other.entity_id} has that name from {other.mentions} mentions in texts: "
            f"factcheck entity merge {other.entity_id} {outcome.entity.entity_id}"
        )
