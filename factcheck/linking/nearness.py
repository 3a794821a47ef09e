"""How near two claims lie by their vectors, and whether either has a nearer one in the other's article.

Raw cosines of this encoder lie between 0.8 and 0.97 and differ by language, and within a story everything is near: what
is common to the claims of an article is taken off first. An article of few claims has little of its own; as far as it
lacks, what is common to all claims of its language stands in (centres.toml). Who is nearest says more than how near.
"""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt
from operator import mul

from factcheck.domain.refs import ClaimRef
from factcheck.linking.encoder import Vector
from factcheck.linking.prepared import Prepared
from factcheck.linking.standing import Pair, ranked

CENTRES = "centres.toml"
# Of pairs that lie further apart one in thirty is about one matter, and nothing tells which (stories worked on).
LEAST_COSINE, LEAST_RANK = 0.2, 0.3
# As many claims as the language's own centre counts for beside an article's; set by leaving stories out.
USUAL = 5


@dataclass(frozen=True, slots=True)
class Near:
    """``cosine`` of the centred vectors; ``rank`` 1 where each is the other's nearest, less the more lie between."""

    cosine: float
    rank: float

    @property
    def mutual(self) -> bool:
        """Whether nothing in either article lies nearer."""
        return self.rank == 1.0

    @property
    def enough(self) -> bool:
        """Whether the two may be about one matter at all."""
        return self.cosine > LEAST_COSINE and self.rank > LEAST_RANK


def nearnesses(
    pairs: Collection[Pair], prepared: Mapping[ClaimRef, Prepared], vectors: Mapping[ClaimRef, Vector]
) -> dict[Pair, Near]:
    """How near the two of each pair are; pairs of which a vector is missing are left out."""
    centred = _centred(vectors, prepared)
    cosines = {(a, b): sum(map(mul, centred[a], centred[b])) for a, b in pairs if a in centred and b in centred}
    ranks = ranked(cosines)
    return {pair: Near(cosine, ranks[pair]) for pair, cosine in cosines.items()}


def _centred(vectors: Mapping[ClaimRef, Vector], prepared: Mapping[ClaimRef, Prepared]) -> dict[ClaimRef, Vector]:
    articles: dict[int, list[ClaimRef]] = defaultdict(list)
    for ref in vectors:
        articles[ref.source_id].append(ref)
    found: dict[ClaimRef, Vector] = {}
    for refs in articles.values():
        centre = _centre([vectors[ref] for ref in refs], centres().get(prepared[refs[0]].claim.language))
        found |= {ref: _moved(vectors[ref], centre) for ref in refs}
    return found


def _centre(vectors: list[Vector], usual: Vector | None) -> Vector:
    """The mean of an article's vectors, to which the usual one of its language counts as ``USUAL`` vectors."""
    if usual is None:
        return (0.0,) * len(vectors[0])
    return tuple((USUAL * at + sum(axis)) / (USUAL + len(vectors)) for at, *axis in zip(usual, *vectors, strict=True))


def _moved(vector: Vector, centre: Vector) -> Vector:
    moved = tuple(x - c for x, c in zip(vector, centre, strict=True))
    length = sqrt(sum(x * x for x in moved)) or 1.0
    return tuple(x / length for x in moved)


@lru_cache(maxsize=1)
def centres() -> dict[str, Vector]:
    """The mean vector of each language's claims, as measured by ``python -m bench.link.fit``."""
    written = tomllib.loads((files("factcheck.linking") / CENTRES).read_text("utf-8"))
    return {language: tuple(numbers) for language, numbers in written.items()}
