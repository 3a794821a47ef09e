"""Whether two wordings agree, disagree or do neither, by weights that were trained: pair_weights.toml by
words alone, pair_weights_near.toml with vectors.

The model is one table: a weight for each feature and class. Whoever has a larger one puts it behind ``PairModel``'s
``shares``. Names of features that the table lacks are not weighed: so a feature may be missing (no encoder, no cosine).
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from factcheck.linking.prepared import Prepared
from factcheck.linking.surface import pair_features

AGREE, DISAGREE, OTHER = STANCES = ("agree", "disagree", "other")
WEIGHTS, WEIGHTS_NEAR = "pair_weights.toml", "pair_weights_near.toml"


@dataclass(frozen=True, slots=True)
class PairModel:
    """``by_feature`` gives for each feature its weight for each stance; ``bias`` what each stance begins with."""

    bias: tuple[float, ...]
    by_feature: dict[str, tuple[float, ...]]

    def shares(self, features: dict[str, float]) -> dict[str, float]:
        """How likely each stance is; together 1."""
        totals = list(self.bias)
        for name, value in features.items():
            if value and name in self.by_feature:
                totals = [total + value * weight for total, weight in zip(totals, self.by_feature[name], strict=True)]
        top = max(totals)
        raised = [exp(total - top) for total in totals]
        return {stance: one / sum(raised) for stance, one in zip(STANCES, raised, strict=True)}


@lru_cache(maxsize=2)
def pair_model(file: str = WEIGHTS) -> PairModel:
    """The model that comes with the package: for words alone, or the one beside it for vectors too."""
    written = tomllib.loads((files("factcheck.linking") / file).read_text("utf-8"))
    return PairModel(
        bias=tuple(written["bias"][stance] for stance in STANCES),
        by_feature={name: tuple(row[stance] for stance in STANCES) for name, row in written["features"].items()},
    )


def stance(a: Prepared, b: Prepared, cosine: float | None = None) -> str:
    """The likeliest stance of two claims; ``cosine`` is that of their vectors, None where no encoder is at hand."""
    given = pair_model(WEIGHTS if cosine is None else WEIGHTS_NEAR).shares(pair_features(a, b, cosine))
    return max(STANCES, key=given.__getitem__)
