"""``factcheck activity``: who decided what."""

from datetime import datetime
from typing import Annotated

import typer

from factcheck.cli.options import MOST, FormatOption, LimitOption, OutputFormat, day
from factcheck.cli.screen import Screen
from factcheck.domain.activity import ActFilter, ActKind

DAY = ["%Y-%m-%d"]


def activity(
    context: typer.Context,
    member: Annotated[str | None, typer.Option("--member", metavar="NAME", help="Only what this member did.")] = None,
    kind: Annotated[ActKind | None, typer.Option("--kind", help="Only decisions of this kind.")] = None,
    since: Annotated[datetime | None, typer.Option("--since", formats=DAY, help="On this day or later (UTC).")] = None,
    until: Annotated[datetime | None, typer.Option("--until", formats=DAY, help="On this day or earlier.")] = None,
    after: Annotated[
        int | None, typer.Option("--after", min=1, max=MOST, help="What came before this entry of the ledger.")
    ] = None,
    limit: LimitOption = 50,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List who decided what, the newest first: verdicts, links, entities, corrections, the queue, ratings, members.

    Example: factcheck activity --member huda --kind verdicts
    """
    # Deferred for start-up time.
    from factcheck.presenters.activity import act_cards, act_rows
    from factcheck.services import activity as service

    screen: Screen = context.obj
    wanted = ActFilter(member, kind, day(since), day(until))
    with screen.database() as database:
        found = service.activity(database, wanted, after=after, limit=limit)
    if output is OutputFormat.TABLE:
        screen.cards(act_cards(found.acts))
    else:
        screen.rows(act_rows(found.acts), output)
    if found.next is not None:
        screen.remark(f"what came before: --after {found.next}")
