"""Who cites whom: claimants at the left, relays between, outlets at the right, an arrow a way that claims went.

The places are worked out and not thrown: each column is ordered by the middle of its neighbours, a few times to and
fro, so that arrows cross as little as may be and the same rows always give the same picture.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from factcheck.presenters.plots.sheet import BLUE, GREEN, ORANGE, label, new_figure, remark

MOST = {"claimant": 20, "relay": 12, "outlet": 16}  # nodes of a column: what can be read on a page
UNNAMED = "sources without a name"
_COLUMNS = {"claimant": (0.0, ORANGE), "relay": (1.0, GREEN), "outlet": (2.0, BLUE)}
_HEADS = {"claimant": "who says it", "relay": "through whom", "outlet": "who prints it"}
_LINE_IN = 0.36
_WAY = "#B0B0B0"  # opaque: crossings do not look like strength
_BEND, _BEFORE = 0.42, 0.045  # of the room between two columns
_SWEEPS = 6

Row = Mapping[str, Any]
Node = tuple[str, str]  # role, name
Ways = dict[tuple[Node, Node], int]


def draw(rows: Sequence[Row], as_of: date) -> Any:
    """The figure; of too many names those through whom most claims went."""
    ways, left_out = _strongest(rows)
    columns = _ordered(ways)
    lines = max(map(len, columns.values()))
    figure, axes = new_figure(
        max(lines * _LINE_IN, 2.0),
        title="Who cites whom",
        subtitle="How claims go from those who say them to those who print them; the thicker, the more claims",
        as_of=as_of,
        left_in=2.75,
        right_in=2.4,
    )
    places = {node: _place(node, column) for column in columns.values() for node in column}
    for (start, end), claims in sorted(ways.items(), key=lambda way: way[1]):
        _arrow(axes, places[start], places[end], claims, most=max(ways.values()))
    for node, place in places.items():
        _node(axes, node, place, weight=_weights(ways)[node])
    _heads(axes)
    if left_out:
        remark(figure, f"{left_out} weaker ways left out: factcheck report run citations")
    return figure


def _strongest(rows: Sequence[Row]) -> tuple[Ways, int]:
    """The ways between the names with most claims, and how many others there are."""
    ways: Ways = defaultdict(int)
    for row in rows:
        start = UNNAMED if row["from_name"] is None else row["from_name"]
        ways[(row["from_role"], start), (row["to_role"], row["to_name"])] += row["claims"]
    weights = _weights(ways)
    kept: set[Node] = set()
    for role, most in MOST.items():
        nodes = [node for node in weights if node[0] == role]
        kept.update(sorted(nodes, key=lambda node: (-weights[node], node))[:most])
    strongest = {way: claims for way, claims in ways.items() if kept.issuperset(way)}
    return strongest or dict(ways), len(ways) - len(strongest)


def _weights(ways: Mapping[tuple[Node, Node], int]) -> dict[Node, int]:
    """Through each name how many claims went, in or out, whichever is more."""
    into: dict[Node, int] = defaultdict(int)
    out_of: dict[Node, int] = defaultdict(int)
    for (start, end), claims in ways.items():
        out_of[start] += claims
        into[end] += claims
    return {node: max(into[node], out_of[node]) for node in sorted({*into, *out_of})}


def _ordered(ways: Ways) -> dict[str, list[Node]]:
    weights = _weights(ways)
    columns = {role: sorted((n for n in weights if n[0] == role), key=lambda n: (-weights[n], n)) for role in _COLUMNS}
    for _ in range(_SWEEPS):
        for role in ("outlet", "relay", "claimant"):
            heights = {node: _place(node, column)[1] for column in columns.values() for node in column}
            middles = {node: _middle(node, ways, heights) for node in columns[role]}
            columns[role] = sorted(columns[role], key=lambda node: (middles[node], node))
    return {role: column for role, column in columns.items() if column}


def _middle(node: Node, ways: Ways, heights: Mapping[Node, float]) -> float:
    """Where the neighbours of a node stand on average, each as often as claims went that way."""
    near = [
        (heights[end if start == node else start], claims)
        for (start, end), claims in ways.items()
        if node in (start, end)
    ]
    return sum(height * claims for height, claims in near) / sum(claims for _, claims in near)


def _place(node: Node, column: Sequence[Node]) -> tuple[float, float]:
    """Columns fill the whole height, whatever their number."""
    return _COLUMNS[node[0]][0], (column.index(node) + 0.5) / len(column)


def _arrow(axes: Any, start: tuple[float, float], end: tuple[float, float], claims: int, *, most: int) -> None:
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415  # deferred for start-up time
    from matplotlib.path import Path  # noqa: PLC0415  # the same

    # Between two of one column the arrow goes round at the right; it ends before the node, so that its head is seen.
    within = start[0] == end[0]
    side = 1 if within else -1
    tip = (end[0] + side * _BEFORE, end[1])
    points = [start, (start[0] + _BEND, start[1]), (tip[0] + side * _BEND, tip[1]), tip]
    curve = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
    width = 0.7 + 3.0 * (claims / most) ** 0.5
    look = {"arrowstyle": "-|>", "mutation_scale": 6 + 2 * width, "fill": True, "joinstyle": "miter"}
    axes.add_patch(FancyArrowPatch(path=curve, linewidth=width, edgecolor=_WAY, facecolor=_WAY, **look))


def _node(axes: Any, node: Node, place: tuple[float, float], *, weight: int) -> None:
    role, name = node
    x, colour = _COLUMNS[role]
    size = 5 + 1.5 * min(weight, 30) ** 0.5
    axes.plot([x], [place[1]], marker="o", markersize=size, color=colour, markeredgecolor="white", zorder=5)
    away, look = _BESIDE[role]
    style = "italic" if name == UNNAMED else "normal"
    look = {"textcoords": "offset points", "fontsize": 8.5, "style": style, "zorder": 6, **look}
    axes.annotate(label(name, 30), place, away, **look)


_BESIDE: dict[str, tuple[tuple[int, int], dict[str, Any]]] = {
    "claimant": ((-12, 0), {"ha": "right", "va": "center"}),
    "relay": (
        (0, 7),
        {"ha": "center", "va": "bottom", "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 0.8}},
    ),
    "outlet": ((12, 0), {"ha": "left", "va": "center"}),
}
"""Where the name of each stands, and how: a relay's above it, on white, as arrows pass behind it."""


def _heads(axes: Any) -> None:
    axes.set_xlim(-0.08, 2.08)
    axes.set_ylim(1.0, -0.04)
    axes.axis("off")
    for role, (x, colour) in _COLUMNS.items():
        side = {"claimant": "right", "relay": "center", "outlet": "left"}[role]
        axes.text(x, -0.05, _HEADS[role], color=colour, fontweight="bold", ha=side, va="bottom", fontsize=9)
