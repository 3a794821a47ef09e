"""Tables of shares, and their place in the README."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bench.text.rows import MEASURES, Outcome

Shares = dict[str, tuple[float, int]]  # measure -> share that is right, 0..1, and of how many rows


def shares(outcomes: Iterable[Outcome]) -> Shares:
    """Each measure's share over the rows that it applies to."""
    asked: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        for measure, right in outcome.items():
            asked[measure].append(right)
    return {measure: (sum(asked[measure]) / len(asked[measure]), len(asked[measure])) for measure in asked}


def table(named: Mapping[str, Shares], rows: Mapping[str, int], measures: Sequence[str] = MEASURES) -> str:
    """A Markdown table, a line for each name; ``rows`` is how many gold rows stand behind it."""
    head = f"| set | rows | {' | '.join(measures)} |"
    lines = [head, f"|---|---:|{'---:|' * len(measures)}"]
    for name, of in named.items():
        cells = [_cell(of.get(measure)) for measure in measures]
        lines.append(f"| {name} | {rows[name]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(share: tuple[float, int] | None) -> str:
    return "" if share is None else f"{share[0]:.3f}"
