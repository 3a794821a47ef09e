"""``python -m bench.views_page``: writes docs/views.md, the views of schema report as their comments tell of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.servers import new_conninfo, running_server
from factcheck.storage.report_comments import ViewNote, view_notes

PAGE = Path(__file__).parents[1] / "docs" / "views.md"
HEAD = """\
# Views for analysts

Made from the comments in the database by `python -m bench.views_page`; a test holds the two together. In psql,
`\\d+ report.claim` says the same. Names and columns stay: later versions add columns at the end, and views.
Ten worked questions stand in [analyst.md](analyst.md).

## Good to know

- **A claim is called as everywhere else**: `claim_ref`, as `12.7`. `where claim_ref = '12.7'` is fast in every view.
  Of pairs it finds those in which the claim is the lower name; all that agrees with a claim or contradicts it, from
  either side, is in `report.claim_timeline`.
- **Current** is what stands in an article's newest text and its newest reading. Views of claims, figures and names
  have all claims and a column `is_current`; all that counts, groups or pairs has current ones alone.
- **As of when**: what takes long is worked out ahead by `factcheck report refresh`, and has a column `as_of`.
  Everything else is read as it stands. `report.refreshed` lists what was worked out when. While a refresh runs,
  everybody reads what was there before; one that is stopped changes nothing.
- **Groups** hold claims that agree, each claim in one group at most. Claims that an editor's confirmations join are
  one. Around those, and around claims by themselves, a group is a star: a centre, and all that a suggestion joins to
  it directly; what a method thinks twice in a row is not followed. Centres are the claims with the most agreements,
  of as many those with the surest, then the lowest name; who agrees with several goes to the one it agrees with most
  surely. Links that an editor rejected or is unsure of join nobody. A group is called by the lowest of its claims.
- **Origin** is where a chain starts. In a group the chains that meet are one origin ("One origin" in linking.md),
  called by whom most of them name; a claim that stands alone comes from the first in its chain who is named, else
  from its outlet.
- **Days** of articles are ranges, `published_start_on` to `published_end_on`. "Later" and "first" are said only where
  the ranges leave no doubt.
- **Verdicts of other desks** have a `desk`; this desk's own have none. Records count the two apart.
"""


def page(notes: Sequence[ViewNote]) -> str:
    """The page as Markdown."""
    lines = [HEAD, "## Views", "", "| view | one row is |", "|---|---|"]
    lines += [f"| [`report.{view.name}`](#report{view.name}) | {_row_is(view)} |" for view in notes]
    return "\n".join([*lines, *(line for view in notes for line in _section(view)), ""])


def _section(view: ViewNote) -> Iterator[str]:
    yield from ("", f"### report.{view.name}", "", f"{view.comment[:1].upper()}{view.comment[1:]}.", "")
    yield from ("| column | type | holds |", "|---|---|---|")
    yield from (f"| `{column.name}` | {column.type} | {_cell(column.comment)} |" for column in view.columns)


def _row_is(view: ViewNote) -> str:
    return _cell(view.comment.removeprefix("one row").lstrip(": "))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write the page from a database made for it."""
    with running_server() as cluster:
        PAGE.write_text(page(view_notes(new_conninfo(cluster))), encoding="utf-8")


if __name__ == "__main__":
    main()
