"""Whether two claims tell of one matter, and whether they then clash: two small models, one after the other.

Of some thousand pairs in a story a few dozen are about one matter; only these teach what agreeing and clashing look
like. So the first model is trained on all pairs, the second on those alone, and their shares are multiplied. Weights
come in two sets: with vectors (``near``) and by words alone (``bare``).
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from factcheck.domain.words import Relation

WEIGHTS = Path(__file__).with_name("story_weights.toml")
NEAR, BARE = "near", "bare"


@dataclass(frozen=True, slots=True)
class Line:
    """One model: a weight for each feature. A feature that is not given counts as 0."""

    bias: float
    by_feature: Mapping[str, float]

    def share(self, given: Mapping[str, float]) -> float:
        """How likely, 0 to 1."""
        weights = self.by_feature
        total = self.bias + sum([value * weights[name] for name, value in given.items() if value and name in weights])
        return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, total))))


_FAR = 30.0  # a total beyond this is as sure as can be; exp would run over


@dataclass(frozen=True, slots=True)
class StoryModel:
    """Both models of a set, and the share from which each relation is suggested."""

    matter: Line
    clash: Line
    least: Mapping[Relation, float]

    def shares(self, given: Mapping[str, float]) -> dict[Relation, float]:
        """How likely each relation is; what is left to 1 is neither."""
        matter, clash = self.matter.share(given), self.clash.share(given)
        return {Relation.AGREES: matter * (1 - clash), Relation.CONTRADICTS: matter * clash}


@lru_cache(maxsize=2)
def story_model(kind: str) -> StoryModel:
    """The model that comes with the package, with vectors or by words alone."""
    written = tomllib.loads(WEIGHTS.read_text("utf-8"))[kind]
    return StoryModel(
        matter=_line(dict(written["matter"])),
        clash=_line(dict(written["clash"])),
        least={relation: written["least"][relation] for relation in Relation},
    )


def model_for(*, near: bool) -> StoryModel:
    """The model for pairs with vectors, or without."""
    return story_model(NEAR if near else BARE)


def _line(table: dict[str, float]) -> Line:
    return Line(table.pop("bias"), table)
