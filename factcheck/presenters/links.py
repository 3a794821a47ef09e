"""Links for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.domain.independence import Independence
from factcheck.domain.links import Reason
from factcheck.domain.records import ClaimBrief, LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.presenters.decisions import said_lines
from factcheck.presenters.exports import Out, link_out
from factcheck.presenters.independence import behind_lines
from factcheck.presenters.words import brief_lines, field

Card = list[str]


def link_cards(
    links: Sequence[LinkRecord], *, first: int = 1, behind: Mapping[ClaimRef, Independence] | None = None
) -> Iterator[Card]:
    """A card a pair: how the two stand to each other and why, then both sides, who says it through whom, and how many
    voices stand behind each.
    """
    for place, link in enumerate(links, first):
        yield [
            f"{place:>3}. {headline(link)}",
            *(f"     {line}" for line in reason_lines(link.reasons)),
            *(f"     {line}" for line in said_lines(link.said)),
            *(f"     {line}" for side in (link.a, link.b) for line in _side(side, behind or {})),
        ]


def _side(side: ClaimBrief, behind: Mapping[ClaimRef, Independence]) -> Iterator[str]:
    yield from brief_lines(side)
    yield from (f"  {line}" for line in behind_lines(behind.get(side.ref)))


def headline(link: LinkRecord) -> str:
    """What a link is, in one line: relation, score, state and whether the two are independent."""
    notes = [f"{link.relation}", f"{link.score:.2f}", f"{link.state}"]
    if link.same_source:
        notes.append("within one article")
    if link.same_origin:
        notes.append("one origin")
    return "  ".join(notes)


def link_rows(links: Iterable[LinkRecord]) -> Iterator[Out]:
    """The rows of the export."""
    return map(link_out, links)


def reason_lines(reasons: Iterable[Reason]) -> Iterator[str]:
    """Why two claims are linked, a line a reason."""
    for reason in reasons:
        yield f"{reason.code}: {_sides(reason.detail)}" if reason.detail else str(reason.code)


def _sides(detail: str) -> str:
    """The two values of a reason, each set apart, so that none is read as part of the other."""
    return " / ".join(map(field, detail.split(" / ")))
