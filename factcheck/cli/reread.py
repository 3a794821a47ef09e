"""``factcheck reread``: stored articles, read by the present program."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.link import link_by_words
from factcheck.cli.options import MOST, FormatOption, OutputFormat
from factcheck.cli.screen import Screen

if TYPE_CHECKING:
    from factcheck.services.rereading import RereadSource

SourcesArgument = Annotated[
    list[int] | None, typer.Argument(metavar="SOURCE", min=1, max=MOST, help="Numbers of sources; all, if none.")
]


def reread(
    context: typer.Context,
    sources: SourcesArgument = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Those too that this version has read: names may be known that were not.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become of them, and change nothing.")
    ] = False,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Compare the new claims with the others.")] = True,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Read stored articles again. What an older version has read is read as this one reads it.

    A claim that did not change keeps its name, with its verdicts and links; one that is no longer read is kept, out of
    the lists. Corrections stay. May be stopped and started again.

    \b
    Examples:
      factcheck reread --dry-run
      factcheck reread 12 --all --format jsonl
    """
    # Deferred for start-up time.
    from factcheck.presenters.rereading import reread_list, reread_rows
    from factcheck.services.rereading import reread as read_again

    screen: Screen = context.obj
    tally: Counter[str] = Counter()
    with screen.database() as database:
        with screen.progress("Reading again", unit="articles") as progress:
            became = _counted(
                read_again(database, sources, everything=everything, dry_run=dry_run, progress=progress), tally
            )
            screen.rows(reread_list(became) if output is OutputFormat.TABLE else reread_rows(became), output)
        _remark(screen, tally, dry_run=dry_run)
        if link and not dry_run and tally["new"]:
            link_by_words(screen, database)


def _counted(sources: Iterable["RereadSource"], tally: Counter[str]) -> Iterator["RereadSource"]:
    """The sources as they come, counted with what became of their claims."""
    for source in sources:
        named = {"changed": source.changed, "came": source.came, "returned": source.returned, "went": source.went}
        tally.update({what: len(claims) for what, claims in named.items()})
        tally.update(sources=1, stayed=source.stayed, otherwise=not source.is_same)
        tally.update(new=len(source.changed) + len(source.came) + len(source.returned))
        yield source


def _remark(screen: Screen, tally: Counter[str], *, dry_run: bool) -> None:
    if not tally["sources"]:
        screen.remark("nothing to read again: this version has read all of it (--all reads it once more)")
        return
    counts = ", ".join(f"{tally[what]} {what}" for what in ("stayed", "changed", "came", "returned", "went"))
    screen.remark(
        f"{tally['sources']} sources read again, {tally['otherwise']} otherwise than before; claims: {counts}"
    )
    if dry_run:
        screen.remark("nothing is changed: this is how it would be")
