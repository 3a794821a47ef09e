"""The claims of many articles side by side: each pair is judged, then those that tell the same bear each other out.

Where A and B agree, who contradicts A contradicts B too, though the words may not show it as plainly.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from factcheck.domain.links import Link
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Relation
from factcheck.linking.amounts import measured_apart
from factcheck.linking.compare import Judged, judge
from factcheck.linking.encoder import Vector
from factcheck.linking.nearness import Near, nearnesses
from factcheck.linking.prepared import Prepared
from factcheck.linking.standing import Pair, Standing, standings

# How much a pair counts that one of the two agrees with, beside the pair itself; set by leaving stories out.
BORNE_OUT = 0.3
# From this share on two claims count as telling the same.
TELLS_THE_SAME = 0.3
# What two claims share at least, of five notions that no other claim has, and how far ahead of others (standing.py).
LEAST_WORTH, LEAST_RANK = 0.08, 0.15

Shares = Mapping[Relation, float]


def links_among(
    prepared: Mapping[ClaimRef, Prepared], pairs: Collection[Pair], vectors: Mapping[ClaimRef, Vector] | None = None
) -> Iterator[Link]:
    """The links among the pairs; ``vectors`` None where there is no encoder."""
    near = nearnesses(pairs, prepared, vectors) if vectors else {}
    judged = judged_among(prepared, pairs, near)
    shares = borne_out({pair: found.shares for pair, found in judged.items()})
    links = (found.link(shares[pair]) for pair, found in judged.items())
    return (link for link in links if link is not None)


def judged_among(
    prepared: Mapping[ClaimRef, Prepared], pairs: Collection[Pair], near: Mapping[Pair, Near]
) -> dict[Pair, Judged]:
    """The pairs that are worth judging, judged."""
    found: dict[Pair, Judged] = {}
    for (a, b), standing in standings(sorted(pairs), prepared).items():
        if comparable(prepared[a], prepared[b], near=near.get((a, b)), standing=standing):
            judged = judge(prepared[a], prepared[b], near.get((a, b)), standing)
            if judged is not None:
                found[a, b] = judged
    return found


def comparable(a: Prepared, b: Prepared, *, near: Near | None, standing: Standing) -> bool:
    """Whether a pair is worth judging, which costs a quarter of a millisecond: its vectors lie near, the two share what
    few other claims of their articles have, or they give figures of one thing that cannot both hold.
    """
    if near is not None and near.enough:
        return True
    return (standing.worth >= LEAST_WORTH and standing.rank >= LEAST_RANK) or measured_apart(a.amounts, b.amounts)


def borne_out(shares: Mapping[Pair, Shares]) -> dict[Pair, Shares]:
    """The shares with each contradiction weighed beside those of claims that tell the same."""
    same: dict[ClaimRef, dict[ClaimRef, float]] = defaultdict(dict)
    for (a, b), of in shares.items():
        if of[Relation.AGREES] > TELLS_THE_SAME:
            same[a][b] = same[b][a] = of[Relation.AGREES]
    return {pair: {**of, Relation.CONTRADICTS: _contradiction(pair, shares, same)} for pair, of in shares.items()}


def _contradiction(
    pair: Pair, shares: Mapping[Pair, Shares], same: Mapping[ClaimRef, Mapping[ClaimRef, float]]
) -> float:
    a, b = pair
    total, weight = shares[pair][Relation.CONTRADICTS], 1.0
    kindred = [((c, b), w) for c, w in same.get(a, {}).items()] + [((a, c), w) for c, w in same.get(b, {}).items()]
    for (one, other), agreed in kindred:
        told = shares.get((one, other) if one < other else (other, one))
        if told is not None and one != other:
            total += BORNE_OUT * agreed * told[Relation.CONTRADICTS]
            weight += BORNE_OUT * agreed
    return total / weight
