"""Outlets by independence: what of their claims is their own, at first hand, or passed on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from factcheck.presenters.plots.sheet import BLUE, GREY, ORANGE, SKY, label, new_figure, remark

MOST_OUTLETS = 30
_LINE_IN = 0.34
_PARTS = {
    "own_voice": ("in its own voice", BLUE),
    "first_hand": ("at first hand", SKY),
    "through_others": ("passed on from others", ORANGE),
}
_NARROWEST = 7  # percent: a number fits no narrower part

Row = Mapping[str, Any]


def draw(rows: Sequence[Row], as_of: date) -> Any:
    """The figure; of too many outlets those with the most claims, the most independent on top."""
    kept = sorted(rows, key=lambda row: -row["claims"])[:MOST_OUTLETS]
    shown = [row for row in rows if row in kept]
    figure, axes = new_figure(
        max(len(shown), 2) * _LINE_IN,
        title="Outlets by independence",
        subtitle="Share of the claims that an outlet makes itself, has at first hand, or passes on from others",
        as_of=as_of,
        left_in=2.3,
        right_in=1.9,
    )
    for place, row in enumerate(shown):
        _bar(axes, place, row)
    _axes(axes, shown)
    figure.legend(*axes.get_legend_handles_labels(), loc="upper right", bbox_to_anchor=(0.99, 1), ncols=3, fontsize=8)
    if len(shown) < len(rows):
        remark(figure, f"{len(rows) - len(shown)} outlets with fewer claims: factcheck report run independence")
    return figure


def _bar(axes: Any, place: int, row: Row) -> None:
    left = 0.0
    for column, (name, colour) in _PARTS.items():
        percent = 100 * row[column] / row["claims"]
        axes.barh(place, percent, left=left, height=0.68, color=colour, label=None if place else name)
        if percent >= _NARROWEST:
            ink = "white" if colour == BLUE else "black"
            axes.text(left + percent / 2, place, f"{percent:.0f}", ha="center", va="center", color=ink, fontsize=8)
        left += percent
    claims, origins = row["claims"], row["origins"]
    said = f"{claims:,} claim{'s' * (claims != 1)}, {origins:,} origin{'s' * (origins != 1)}"
    axes.text(101.5, place, said, va="center", fontsize=8, color=GREY)


def _axes(axes: Any, rows: Sequence[Row]) -> None:
    axes.set_yticks(range(len(rows)), [label(row["outlet"], 30) for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xlabel("percent of its claims", fontsize=8)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
