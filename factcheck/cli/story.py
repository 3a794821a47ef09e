"""``factcheck story``: what several outlets say alike, and what contradicts it."""

from typing import Annotated

import typer

from factcheck.cli.options import ClaimArgument, EntityOption, FormatOption, OutputFormat
from factcheck.cli.screen import Screen
from factcheck.domain.words import StoryOrder

app = typer.Typer(
    help="What several outlets say alike, who stands behind it, what contradicts it.", no_args_is_help=True
)

WordsOption = Annotated[
    str | None, typer.Option("--words", help="Only stories of which a claim holds these words, in any of their forms.")
]
OrderOption = Annotated[StoryOrder, typer.Option("--order", help="What comes first.")]
StoriesOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Stories a page.")]
AfterOption = Annotated[
    str | None, typer.Option("--after", metavar="PLACE", help="Where the page begins, as the one before says.")
]


@app.command("list")
def list_stories(
    context: typer.Context,
    words: WordsOption = None,
    entity: EntityOption = None,
    order: OrderOption = StoryOrder.CONTRADICTED,
    limit: StoriesOption = 20,
    after: AfterOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List stories as they were last worked out. The most contradicted come first.

    Example: factcheck story list --words السلاح --order biggest
    """
    # Deferred for start-up time.
    from factcheck.domain.places import StoryPlace
    from factcheck.presenters.stories import story_lines, story_rows
    from factcheck.services import stories

    screen: Screen = context.obj
    try:
        place = None if after is None else StoryPlace.parse(after)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with screen.database() as database:
        page = stories.list_stories(database, words=words, entity=entity, order=order, after=place, limit=limit)
    if output is OutputFormat.TABLE:
        screen.cards(story_lines(page.stories))
    else:
        screen.rows(story_rows(page.stories), output)
    if page.next is not None:
        screen.warn(f"there are more: --after {page.next}")
    elif not page.stories:
        screen.remark("nothing found" if page.as_of else "stories are worked out by: factcheck report refresh")


@app.command("show")
def show_story(context: typer.Context, claim: ClaimArgument, output: FormatOption = OutputFormat.TABLE) -> None:
    """Show the story that a claim is told in. Who says it when, who contradicts it, the verdicts.

    Formats other than the table have a row a claim.

    Example: factcheck story show 12.7
    """
    # Deferred for start-up time.
    from factcheck.presenters.stories import story_cards, told_rows
    from factcheck.services import stories

    screen: Screen = context.obj
    with screen.database() as database:
        story = stories.show_story(database, claim)
    if output is OutputFormat.TABLE:
        screen.cards(story_cards(story))
    else:
        screen.rows(told_rows(story), output)
