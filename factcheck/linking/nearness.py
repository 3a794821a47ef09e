"""How near two claims lie by their vectors, and whether either has a nearer one in the other's article.

Raw cosines of this encoder lie between 0.8 and 0.97 and differ by language: what is common to all claims of a language
is taken off first (centres.toml). Within a story everything is near; who is nearest says more than how near.
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

Pair = tuple[ClaimRef, ClaimRef]
CENTRES = "centres.toml"
# Of pairs that lie further apart one in thirty is about one matter, and nothing tells which (stories worked on).
LEAST_COSINE, LEAST_RANK = 0.2, 0.3


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
    centred = {ref: _centred(vector, prepared[ref].claim.language) for ref, vector in vectors.items()}
    cosines = {(a, b): sum(map(mul, centred[a], centred[b])) for a, b in pairs if a in centred and b in centred}
    rivals: dict[tuple[ClaimRef, int], list[float]] = defaultdict(list)
    for (a, b), cosine in cosines.items():
        rivals[a, b.source_id].append(cosine)
        rivals[b, a.source_id].append(cosine)
    return {
        (a, b): Near(cosine, (_place(rivals[a, b.source_id], cosine) + _place(rivals[b, a.source_id], cosine)) / 2)
        for (a, b), cosine in cosines.items()
    }


def _place(rivals: list[float], cosine: float) -> float:
    return 1 / (1 + sum(rival > cosine for rival in rivals))


def _centred(vector: Vector, language: str) -> Vector:
    centre = centres().get(language)
    moved = vector if centre is None else tuple(x - c for x, c in zip(vector, centre, strict=True))
    length = sqrt(sum(x * x for x in moved)) or 1.0
    return tuple(x / length for x in moved)


@lru_cache(maxsize=1)
def centres() -> dict[str, Vector]:
    """The mean vector of each language's claims, as measured by ``python -m bench.link.fit``."""
    written = tomllib.loads((files("factcheck.linking") / CENTRES).read_text("utf-8"))
    return {language: tuple(numbers) for language, numbers in written.items()}
