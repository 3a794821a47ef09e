"""``factcheck contradictions`` and ``factcheck agreements``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import (
    ClaimantOption,
    EntityOption,
    FormatOption,
    LimitOption,
    OutletOption,
    OutputFormat,
    PageOption,
    SinceOption,
    StoryOption,
    UntilOption,
    day,
)
from factcheck.cli.screen import Screen
from factcheck.domain.words import LinkOrder, LinkState, ReasonCode, Relation

if TYPE_CHECKING:
    from factcheck.services.selection import LinkSelection

PAGE = 20  # pairs a page: more than fits one screen, few enough to read

ReasonOption = Annotated[ReasonCode | None, typer.Option("--reason", help="Only links for this reason.")]
StateOption = Annotated[
    LinkState | None, typer.Option("--state", help="Only links in this state; rejected ones are shown for this alone.")
]
ScoreOption = Annotated[float | None, typer.Option("--min-score", min=0, max=1, help="Only links this sure, 0 to 1.")]
SameSourceOption = Annotated[
    bool | None, typer.Option("--same-source/--other-source", help="Only pairs within one article, or only across.")
]
SameOriginOption = Annotated[
    bool | None, typer.Option("--same-origin/--other-origin", help="Only pairs that start from one origin, or not.")
]
CountsOption = Annotated[
    bool, typer.Option("--counts", help="Instead of pairs, how many each choice of a filter would leave.")
]
OrderOption = Annotated[LinkOrder, typer.Option("--order", help="What comes first.")]


def _list_of(relation: Relation, help_text: str) -> Callable[..., None]:
    """The command that lists links of one relation: both lists have the same filters."""

    def command(
        context: typer.Context,
        outlet: OutletOption = None,
        claimant: ClaimantOption = None,
        entity: EntityOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        reason: ReasonOption = None,
        state: StateOption = None,
        min_score: ScoreOption = None,
        same_source: SameSourceOption = None,
        same_origin: SameOriginOption = None,
        story: StoryOption = None,
        counts: CountsOption = False,
        order: OrderOption = LinkOrder.SCORE,
        limit: LimitOption = PAGE,
        page: PageOption = 1,
        output: FormatOption = OutputFormat.TABLE,
    ) -> None:
        from factcheck.services.selection import LinkSelection  # deferred for start-up time

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
            limit=limit,
            offset=(page - 1) * limit,
        )
        if counts:
            _count(context.obj, relation, selection, output=output)
        else:
            _list(context.obj, relation, selection, order=order, output=output)

    command.__doc__ = help_text
    return command


contradictions = _list_of(
    Relation.CONTRADICTS,
    """List claims that contradict each other. The surest pairs come first.

    Example: factcheck contradictions --entity حفتر --other-source --format csv
    """,
)
agreements = _list_of(
    Relation.AGREES,
    """List claims that say the same. Two that start from one origin are one voice.

    Example: factcheck agreements --other-origin --min-score 0.8
    """,
)


def _count(screen: Screen, relation: Relation, selection: "LinkSelection", *, output: OutputFormat) -> None:
    # Deferred for start-up time.
    from factcheck.presenters.choices import choice_rows
    from factcheck.services.choices import COUNTED, count_choices

    with screen.database() as database:
        choices = count_choices(database, relation, selection)
    screen.rows(choice_rows(choices), output)
    if not all(choice.whole for choice in choices):
        screen.remark(f"counted among the {COUNTED} surest pairs: there may be more of each")


def _list(
    screen: Screen, relation: Relation, selection: "LinkSelection", *, order: LinkOrder, output: OutputFormat
) -> None:
    # Deferred for start-up time.
    from factcheck.presenters.links import link_cards, link_rows
    from factcheck.services.contradictions import list_links

    with screen.database() as database:
        shown = output is OutputFormat.TABLE
        page = list_links(database, relation, selection, order=order, independence=shown)
    if shown:
        screen.cards(link_cards(page.links, first=page.offset + 1, behind=page.behind))
    else:
        screen.rows(link_rows(page.links), output)
    screen.remark_page(len(page.links), of=f"{page.total}{'' if page.counted else ' or more'}", offset=page.offset)
