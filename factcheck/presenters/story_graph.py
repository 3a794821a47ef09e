"""Who cites whom in a story, as a drawing: origins first, relays between, outlets last, a line a way that claims went.

Places are worked out and not thrown: each column is ordered by the middle of its neighbours, to and fro, so that lines
cross little and the same story always gives the same picture. Across, places are percent of the width, so that a phone
and a desk show the same; down, they are pixels. A reader from the right to the left has the origins at the right.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import Story
from factcheck.presenters.story_ways import Key, Party, Side, Step, steps

MOST = {Side.ORIGIN: 14, Side.RELAY: 10, Side.OUTLET: 18}  # nodes of a column: what can be read at a sitting
ROW, NODE, EDGE = 72, 58, 4  # heights, px: of a row, of the node in it, of what is above the first and below the last
_THREE = {Side.ORIGIN: (0.0, 28.0), Side.RELAY: (36.0, 28.0), Side.OUTLET: (72.0, 28.0)}  # begin and width, percent
_TWO = {Side.ORIGIN: (0.0, 36.0), Side.OUTLET: (64.0, 36.0)}
_ROUND = 7.0  # percent by which a line between two of one column bends out
_SWEEPS = 6
_LABELLED = 3  # lines into one node that bear their cue: more would lie on one another


@dataclass(slots=True, eq=False)
class Node:
    """Somebody in the drawing; ``rest`` holds those that one node stands for where a column has too many.

    ``x`` and ``width`` in percent, ``y`` in px, from the left and the top.
    """

    party: Party
    says: set[ClaimRef] = field(default_factory=set)
    against: set[ClaimRef] = field(default_factory=set)
    rest: set[Key] = field(default_factory=set)
    x: float = 0.0
    width: float = 0.0
    y: int = 0

    @property
    def side(self) -> Side:
        """The column that it stands in."""
        return self.party.key.side

    @property
    def claims(self) -> int:
        """How many claims went through it."""
        return len(self.says | self.against)

    @property
    def middle(self) -> int:
        """Where lines leave it, px from the top."""
        return self.y + NODE // 2


@dataclass(slots=True, eq=False)
class Way:
    """A way that claims went. ``own``: the outlet itself says it; ``copied``: it stands there in another's words.

    ``path`` is drawn in percent across and px down, ``tip`` is where its arrow stands, ``returns`` whether it leads to
    another of its own column, ``labelled`` whether there is room for its cue at the tip.
    """

    start: Node
    end: Node
    own: bool = False
    copied: bool = False
    says: set[ClaimRef] = field(default_factory=set)
    against: set[ClaimRef] = field(default_factory=set)
    cues: Counter[str] = field(default_factory=Counter)
    path: str = ""
    tip: tuple[float, int] = (0.0, 0)
    returns: bool = False
    labelled: bool = False

    @property
    def claims(self) -> int:
        """How many claims went that way."""
        return len(self.says | self.against)

    @property
    def cue(self) -> str | None:
        """The commonest of its cues, None where the texts have none."""
        return min(self.cues, key=lambda cue: (-self.cues[cue], cue)) if self.cues else None

    @property
    def kind(self) -> str:
        """What it is where no cue says so: "own", "copied" or "cites"."""
        return "own" if self.own else "copied" if self.copied else "cites"


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of each column, from the top, and the ways between them; ``height`` in px."""

    columns: Mapping[Side, Sequence[Node]]
    ways: Sequence[Way]
    height: int
    from_right: bool

    @property
    def nodes(self) -> Iterator[Node]:
        """All of them, column by column."""
        for column in self.columns.values():
            yield from column


def story_graph(story: Story, *, from_right: bool = False) -> Graph:
    """The drawing of who cites whom; ``from_right`` puts the origins at the right."""
    walked = list(steps(story))
    kept = _kept(walked)
    nodes: dict[Key, Node] = {}
    ways: dict[tuple[Key, Key], Way] = {}
    for step in walked:
        start, end = (_node(nodes, party, step, kept) for party in (step.start, step.end))
        _walk(ways.setdefault((start.party.key, end.party.key), Way(start, end)), step)
    columns = _ordered(list(nodes.values()), list(ways.values()))
    height = max(map(len, columns.values()), default=0) * ROW + 2 * EDGE
    _place(columns, height, from_right=from_right)
    for node in nodes.values():
        _lead_into(node, [way for way in ways.values() if way.end is node], from_right=from_right)
    return Graph(columns, list(ways.values()), height, from_right)


def _kept(walked: Sequence[Step]) -> frozenset[Key]:
    """Who is drawn alone: all of a column, or those through whom the most claims went."""
    through: dict[Key, set[ClaimRef]] = defaultdict(set)
    for step in walked:
        through[step.start.key].add(step.claim)
        through[step.end.key].add(step.claim)
    kept: set[Key] = set()
    for side, most in MOST.items():
        column = sorted((key for key in through if key.side is side), key=lambda key: (-len(through[key]), key))
        kept.update(column if len(column) <= most else column[: most - 1])
    return frozenset(kept)


def _node(nodes: dict[Key, Node], party: Party, step: Step, kept: frozenset[Key]) -> Node:
    if party.key in kept:
        node = nodes.setdefault(party.key, Node(party))
    else:
        others = Key(party.key.side, "")
        node = nodes.setdefault(others, Node(Party(others, None)))
        node.rest.add(party.key)
    (node.against if step.against else node.says).add(step.claim)
    return node


def _walk(way: Way, step: Step) -> None:
    (way.against if step.against else way.says).add(step.claim)
    way.own, way.copied = way.own or step.own, way.copied or step.copied
    if step.cue:
        way.cues[step.cue] += 1


def _ordered(nodes: Sequence[Node], ways: Sequence[Way]) -> dict[Side, list[Node]]:
    """The columns, each in the order of the middle of its neighbours; a story's origins begin by their number."""
    columns = {side: sorted((node for node in nodes if node.side is side), key=_first) for side in Side}
    for _ in range(_SWEEPS):
        for side in (Side.OUTLET, Side.RELAY, Side.ORIGIN):
            heights = {
                node.party.key: (place + 0.5) / len(column)
                for column in columns.values()
                for place, node in enumerate(column)
            }
            middles = {node.party.key: _middle(node, ways, heights) for node in columns[side]}
            columns[side].sort(key=lambda node: (middles[node.party.key], _first(node)))
    return {side: column for side, column in columns.items() if column}


def _first(node: Node) -> tuple[bool, int, int, Key]:
    """Those of the story before those against it, numbered ones by their number, others by how many claims."""
    return not node.says, node.party.number or 0, -node.claims, node.party.key


def _middle(node: Node, ways: Sequence[Way], heights: Mapping[Key, float]) -> float:
    near = [
        (heights[(way.end if way.start is node else way.start).party.key], way.claims)
        for way in ways
        if node in (way.start, way.end)
    ]
    return sum(height * claims for height, claims in near) / sum(claims for _, claims in near)


def _place(columns: Mapping[Side, Sequence[Node]], height: int, *, from_right: bool) -> None:
    """Columns fill the whole height, whatever their number."""
    across = _THREE if Side.RELAY in columns else _TWO
    for side, column in columns.items():
        begin, width = across[side]
        for place, node in enumerate(column):
            node.x, node.width = (100 - begin - width if from_right else begin), width
            node.y = EDGE + round((place + 0.5) * (height - 2 * EDGE) / len(column)) - NODE // 2


def _lead_into(node: Node, ways: Sequence[Way], *, from_right: bool) -> None:
    """Draw the ways that lead to the node, each to a place of its own on its side: their arrows are told apart."""
    near, far = (node.x + node.width, node.x) if from_right else (node.x, node.x + node.width)
    out = -1 if from_right else 1
    for place, way in enumerate(sorted(ways, key=lambda way: (way.start.middle, way.start.party.key)), 1):
        y = node.y + round(NODE * place / (len(ways) + 1))
        leave = way.start.x if from_right else way.start.x + way.start.width
        if way.start.side is node.side:  # round the outside, back into the column
            way.tip, way.returns = (far, y), True
            bend = f"{far + out * _ROUND:g}"
            way.path = f"M{leave:g} {way.start.middle}C{bend} {way.start.middle} {bend} {y} {far:g} {y}"
        else:
            way.tip = (near, y)
            bend = f"{(leave + near) / 2:g}"
            way.path = f"M{leave:g} {way.start.middle}C{bend} {way.start.middle} {bend} {y} {near:g} {y}"
        way.labelled = len(ways) <= _LABELLED and not way.returns
