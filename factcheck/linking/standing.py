"""How two claims stand among those of their articles: what they share, weighed by how few others there have it.

In a story of a refinery fire every claim names the refinery; the two that speak of helicopters belong together. So a
notion counts the less, the more claims of the two articles have it, and who shares most is told by what others share.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from factcheck.domain.refs import ClaimRef
from factcheck.linking.matter import FIGURE, SOUND, worth_of
from factcheck.linking.prepared import Prepared

Pair = tuple[ClaimRef, ClaimRef]
Counts = Mapping[str, int]

# Worth in common from which more says no more: four or five notions that hardly any other claim has.
ENOUGH = 5.0
# A claim that has no more to share than this is taken to have as much, so that one word does not cover it.
LEAST_WHOLE = 1.0
# What sounds are told from notions by; no notion begins so.
_SOUND = "~"
# Of two claims that one holds in the other, those that are told at like length lie nearer.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """What two claims share, 0 to 1: ``worth`` of all of it, ``covered`` of the shorter and ``spanned`` of the longer
    claim; ``rank`` 1 where each shares most with the other, less the more lie between, 0 where nothing is shared.
    """

    worth: float
    covered: float
    spanned: float
    rank: float


def standings(pairs: Collection[Pair], prepared: Mapping[ClaimRef, Prepared]) -> dict[Pair, Standing]:
    """How the two of each pair stand among the claims given."""
    counts = _counts(prepared)
    shared = {(a, b): _shared(prepared[a], prepared[b], counts[a.source_id], counts[b.source_id]) for a, b in pairs}
    ranks = ranked({pair: one.worth * (_HALF + _HALF * one.spanned) for pair, one in shared.items()})
    return {
        pair: Standing(min(1.0, one.worth / ENOUGH), one.covered, one.spanned, ranks[pair] if one.worth else 0.0)
        for pair, one in shared.items()
    }


def alone(a: Prepared, b: Prepared) -> Standing:
    """How two claims stand that no other stands beside."""
    pair = (a.claim.ref, b.claim.ref)
    return standings([pair], {pair[0]: a, pair[1]: b})[pair]


def ranked(near: Mapping[Pair, float]) -> dict[Pair, float]:
    """For each pair the mean of the places, as 1/1, 1/2 ..., that either claim has for the other in its article."""
    rivals: dict[tuple[ClaimRef, int], list[float]] = defaultdict(list)
    for (a, b), value in near.items():
        rivals[a, b.source_id].append(value)
        rivals[b, a.source_id].append(value)
    return {
        (a, b): (_place(rivals[a, b.source_id], value) + _place(rivals[b, a.source_id], value)) / 2
        for (a, b), value in near.items()
    }


def _place(rivals: list[float], value: float) -> float:
    return 1 / (1 + sum(rival > value for rival in rivals))


def _counts(prepared: Mapping[ClaimRef, Prepared]) -> dict[int, Counter[str]]:
    """For each article how many of its claims have a notion or a sound."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for ref, claim in prepared.items():
        counts[ref.source_id].update(claim.forms.keys())
        counts[ref.source_id].update(map(_marked, claim.sounds))
    return counts


def _shared(a: Prepared, b: Prepared, mine: Counts, theirs: Counts) -> Standing:
    """What the two share, the rank left open and the worth not yet bounded."""
    common = list(a.forms.keys() & b.forms.keys())
    if a.claim.language != b.claim.language:
        common += map(_marked, a.sounds & b.sounds)
    worth = _worth(common, mine, theirs) + FIGURE * _one_figure(a, b)
    if not worth:
        return Standing(0.0, 0.0, 0.0, 0.0)
    short, long = sorted((_worth(a.forms, mine, mine), _worth(b.forms, theirs, theirs)))
    return Standing(worth, min(1.0, worth / max(LEAST_WHOLE, short)), min(1.0, worth / max(LEAST_WHOLE, long)), 0.0)


def _worth(notions: Iterable[str], mine: Counts, theirs: Counts) -> float:
    """The worth of the notions, each the less, the more claims of the two articles have it on average."""
    return sum(
        (SOUND if notion.startswith(_SOUND) else worth_of(notion))
        / sqrt(_HALF + _HALF * (mine.get(notion, 0) + theirs.get(notion, 0)))
        for notion in notions
    )


def _one_figure(a: Prepared, b: Prepared) -> bool:
    """Whether the two give one figure, whatever it counts."""
    theirs = {quantity.value for quantity in b.claim.quantities}
    return any(q.value is not None and q.value in theirs for q in a.claim.quantities)


def _marked(sound: str) -> str:
    return _SOUND + sound
