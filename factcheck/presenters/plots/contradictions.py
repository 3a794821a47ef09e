"""Contradictions by month, a colour a reason."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from factcheck.presenters.plots.sheet import GREY, PALE, PALETTE, label, new_figure

MOST_REASONS = len(PALETTE)  # further ones are drawn together, in grey
_MOST_LABELS = 9
_OTHERS = "other reasons"

Row = Mapping[str, Any]


def draw(rows: Sequence[Row], as_of: date) -> Any:
    """The figure: months without a contradiction stand there too, empty."""
    pairs: dict[str, dict[date | None, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        pairs[_reason(row["reason"], rows)][row["month"]] += row["pairs"]
    months = _months(rows)
    total = sum(row["pairs"] for row in rows)
    figure, axes = new_figure(
        4.2,
        title="Contradictions between claims, by month and reason",
        subtitle=f"{total:,} pairs, in the month in which the later of the two claims was published",
        as_of=as_of,
        left_in=0.8,
        right_in=2.1,
    )
    below = [0] * len(months)
    for colour, reason in zip([*PALETTE, GREY], _ordered(pairs), strict=False):
        heights = [pairs[reason].get(month, 0) for month in months]
        axes.bar(range(len(months)), heights, bottom=below, color=colour, label=label(reason, 18), width=0.72)
        below = [low + height for low, height in zip(below, heights, strict=True)]
    _axes(axes, months, highest=max(below))
    return figure


def _reason(reason: str | None, rows: Sequence[Row]) -> str:
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row["reason"] or _OTHERS] += row["pairs"]
    frequent = sorted(totals, key=lambda each: (-totals[each], each))[:MOST_REASONS]
    return reason if reason in frequent else _OTHERS


def _ordered(pairs: Mapping[str, Mapping[Any, int]]) -> list[str]:
    """The reasons, the most frequent first, what is left at the end."""
    return sorted(pairs, key=lambda reason: (reason == _OTHERS, -sum(pairs[reason].values()), reason))


def _months(rows: Sequence[Row]) -> list[date | None]:
    known = [row["month"] for row in rows if row["month"] is not None]
    months: list[date | None] = []
    if known:
        month, last = min(known), max(known)
        while month <= last:
            months.append(month)
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return [*months, None] if len(known) < len(rows) else months


def _axes(axes: Any, months: Sequence[date | None], *, highest: int) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415  # deferred for start-up time

    step = -(-len(months) // _MOST_LABELS)
    places = [place for place in range(len(months)) if place % step == 0 and months[place] is not None]
    if months[-1] is None:  # it has a label in any case, and the one beside it makes room
        places = [place for place in places if len(months) - 1 - place >= step] + [len(months) - 1]
    axes.set_xticks(places, [f"{month:%Y-%m}" if (month := months[place]) else "not known" for place in places])
    beside = max(0, 6 - len(months)) / 2  # few bars stay slim, in the middle
    axes.set_xlim(-0.7 - beside, len(months) - 0.3 + beside)
    heights = [int(height) for height in MaxNLocator(integer=True).tick_values(0, highest) if height >= 0]
    axes.set_yticks(heights, [f"{height:,}" for height in heights])
    axes.set_ylim(0, heights[-1])
    axes.set_ylabel("pairs of claims")
    axes.grid(axis="y", color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1), title="reason", alignment="left")
