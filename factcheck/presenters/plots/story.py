"""A story in time: a line a claim, its outlet before it, its day or days, who says it and the words behind it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from factcheck.presenters.plots.sheet import BLUE, GREY, PALE, RED, WIDTH_IN, label, new_figure, remark
from factcheck.presenters.safe import has_rtl

MOST_CLAIMS = 24  # more fit no page; the report itself has them all
_LINE_IN = 0.44  # height of a claim
_LEFT_IN, _RIGHT_IN = 1.75, 4.75
_WORDS_AT, _WORDS_TO = 1.06, 1.06 + (_RIGHT_IN - 0.45) / (WIDTH_IN - _LEFT_IN - _RIGHT_IN)
"""From where to where the words stand, in widths of the axes."""

_STANDS = {"says it": (BLUE, "o"), "contradicts it": (RED, "X")}

Row = Mapping[str, Any]


def draw(rows: Sequence[Row], as_of: date) -> Any:
    """The figure; claims come in the order of their days."""
    shown = _most_telling(rows)
    asked = next((row for row in rows if row["is_asked"]), rows[0])
    figure, axes = new_figure(
        len(shown) * _LINE_IN,
        title="Who said it, and when",
        subtitle=f"{asked['claim_ref']} and the claims that say the same or contradict it",
        as_of=as_of,
        left_in=_LEFT_IN,
        right_in=_RIGHT_IN,
    )
    for place, row in enumerate(shown):
        _claim(axes, place, row)
    _days(axes, shown)
    _legend(figure)
    if len(shown) < len(rows):
        remark(figure, f"{len(rows) - len(shown)} more claims: factcheck report run story")
    return figure


def _most_telling(rows: Sequence[Row]) -> list[Row]:
    """As many as fit, in their order: the claim asked for, then the first of each outlet and side, then the others."""
    seen: set[tuple[Any, Any]] = set()
    ranked = []
    for place, row in enumerate(rows):
        key = (row["outlet"], row["stands"])
        ranked.append((not row["is_asked"], key in seen, place))
        seen.add(key)
    kept = sorted(place for *_, place in sorted(ranked)[:MOST_CLAIMS])
    return [rows[place] for place in kept]


def _claim(axes: Any, place: int, row: Row) -> None:
    colour, marker = _STANDS[row["stands"]]
    start, end = row["published_start_on"], row["published_end_on"]
    if start is None:
        axes.text(
            0.02, place, "day not known", color=GREY, fontsize=7.5, va="center", transform=axes.get_yaxis_transform()
        )
    else:
        if end != start:
            axes.plot([start, end], [place, place], color=colour, linewidth=3, alpha=0.35, solid_capstyle="round")
        axes.plot([start], [place], color=colour, marker=marker, markersize=7, markeredgecolor="white", linestyle="")
    _words(axes, place, row, colour)


def _words(axes: Any, place: int, row: Row, colour: str) -> None:
    """Who says it and the words, from the right edge where they are written from the right to the left."""
    from_right = has_rtl(row["text"])
    x, side = (_WORDS_TO, "right") if from_right else (_WORDS_AT, "left")
    look = {"ha": side, "va": "center", "transform": axes.get_yaxis_transform(), "clip_on": False}
    who = label(row["claimant"], 46, missing="in its own voice")
    axes.text(x, place - 0.2, who, fontsize=8.5, fontweight="bold", color=colour, **look)
    if row["polarity"] != "affirms":  # else what is denied would read as said
        other, away = (_WORDS_AT, "left") if from_right else (_WORDS_TO, "right")
        axes.text(other, place - 0.2, row["polarity"], fontsize=8, style="italic", color=colour, **{**look, "ha": away})
    axes.text(x, place + 0.2, label(row["text"], 86 if from_right else 68), fontsize=7.5, **look)


def _days(axes: Any, rows: Sequence[Row]) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter  # noqa: PLC0415  # deferred for start-up time

    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), [label(row["outlet"], 22, missing="outlet not known") for row in rows])
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel("published on", fontsize=8)
    days = [day for row in rows for day in (row["published_start_on"], row["published_end_on"]) if day]
    if days:
        beside = max((max(days) - min(days)) * 0.08, timedelta(days=3))
        axes.set_xlim(min(days) - beside, max(days) + beside)
        locator = AutoDateLocator(minticks=2, maxticks=5)  # type: ignore[no-untyped-call]  # it has no types
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # the same
    else:
        axes.set_xticks([])


def _legend(figure: Any) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415  # deferred for start-up time

    look: dict[str, Any] = {"linestyle": "", "markersize": 7, "markeredgecolor": "white"}
    marks = [
        Line2D([], [], color=colour, marker=marker, label=stands, **look)
        for stands, (colour, marker) in _STANDS.items()
    ]
    marks.append(Line2D([], [], color=GREY, linewidth=3, alpha=0.35, label="some day between"))
    figure.legend(handles=marks, loc="upper right", bbox_to_anchor=(0.99, 1), ncols=3, fontsize=8)
