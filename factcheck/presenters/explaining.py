"""Why two claims are linked or not, for people (cards) and for programs (rows)."""

from collections.abc import Iterator

from factcheck.domain.words import Relation
from factcheck.presenters.decisions import said_lines
from factcheck.presenters.exports import Out
from factcheck.presenters.links import headline, reason_lines
from factcheck.services.explaining import PairExplained

_SHOWN = 12  # features that weigh most: the others change a share by less than a hundredth


class WeighedOut(Out):
    """A feature of a pair, and what it adds to "one matter" and to "they clash" (log odds)."""

    claim_id: str
    other_claim_id: str
    feature: str
    value: float
    matter: float
    clash: float


def explained_cards(told: PairExplained) -> Iterator[list[str]]:
    """What came of the pair and why, then what was measured of it."""
    a, b = told.pair
    lines = [f"{a} and {b}"]
    for link in told.links:
        lines += [f"  stored    {headline(link)}", *(f"            {line}" for line in said_lines(link.said))]
    if not told.links:
        lines.append("  stored    not linked")
    if not told.shortlisted:
        lines.append("  shortlist not on it: a run of linking would not compare them")
    lines += [f"  {line}" for line in _made(told)]
    yield lines
    if told.explanation.weighed:
        rows = told.explanation.weighed[:_SHOWN]
        yield [
            f"{'feature':24} {'value':>6}  {'one matter':>10}  {'they clash':>10}",
            *(f"{row.feature:24} {row.value:6.2f}  {row.matter:+10.2f}  {row.clash:+10.2f}" for row in rows),
        ]


def explained_rows(told: PairExplained) -> Iterator[Out]:
    """A row a feature, what weighs most first."""
    a, b = told.pair
    for row in told.explanation.weighed:
        yield WeighedOut(
            claim_id=str(a),
            other_claim_id=str(b),
            feature=row.feature,
            value=round(row.value, 4),
            matter=round(row.matter, 4),
            clash=round(row.clash, 4),
        )


def _made(told: PairExplained) -> Iterator[str]:
    found = told.explanation
    if found.near is not None:
        nearest = ", nothing in either article lies nearer" if found.near.mutual else ""
        yield f"vectors   {found.near.cosine:.2f}{nearest}"
    for relation in Relation:
        if relation in found.shares:
            yield f"{relation!s:9} {found.shares[relation]:.2f}, suggested from {found.least[relation]:.2f}"
    for relation, score in found.by_hand.items():
        yield f"by hand   {relation} {score:.2f}"
    if found.refused:
        yield f"no link   {found.refused}"
    elif found.link is None:
        yield "no link   nothing is likely enough"
    else:
        yield f"link      {found.link.relation} {found.link.score:.2f}"
        yield from (f"          {line}" for line in reason_lines(found.link.reasons))
