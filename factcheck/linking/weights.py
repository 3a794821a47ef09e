"""The weights of the features, from weights.toml, and what they make of a pair."""

import math
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from factcheck.domain.words import Relation


@dataclass(frozen=True, slots=True)
class Weights:
    """One relation's weights: ``least`` is the score from which it is suggested."""

    least: float
    bias: float
    by_feature: dict[str, float]

    def score(self, features: dict[str, float]) -> float:
        """How sure, 0 to 1."""
        total = self.bias + sum(weight * features[name] for name, weight in self.by_feature.items())
        return 1.0 / (1.0 + math.exp(-total))


@lru_cache(maxsize=1)
def weights() -> dict[Relation, Weights]:
    """The weights that come with the package."""
    written = tomllib.loads((files("factcheck.linking") / "weights.toml").read_text("utf-8"))
    return {relation: _of(dict(written[relation])) for relation in Relation}


def _of(table: dict[str, float]) -> Weights:
    return Weights(least=table.pop("least"), bias=table.pop("bias"), by_feature=table)
