"""``python -m factcheck.linking.train ANS``: train the pair model and write its weights into the package.

ANS is the folder of the Arabic News Stance corpus (stance.train.csv). Beside it stand pairs made from our own sentences
(training/perturbing.py) and negatives of the same topic: headlines of two pairs that share words and nothing else.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.linking import pair_model as shipped
from factcheck.linking.encoder import Encoder, chosen
from factcheck.linking.headlines import headline
from factcheck.linking.pair_model import AGREE, OTHER, STANCES
from factcheck.linking.prepared import Prepared, prepare
from factcheck.linking.surface import LEFT, pair_features
from factcheck.linking.tables import LabelledPair, cosines, read_table
from factcheck.linking.training.perturbing import made_pairs
from factcheck.linking.training.regression import fit

TABLE = "stance.train.csv"
# Set on the dev split: below, weights of rare features grow wild; above, agreement is lost.
PENALTY = 10.0
ROUNDS = 150
# One negative for so many pairs of the corpus; each made pair and each negative counts this much beside a real one.
NEGATIVE_EVERY, NEGATIVE_WEIGHT, MADE_WEIGHT = 8, 0.2, 0.3
# The corpus has nearly two disagreements for an agreement, news has not.
AGREE_WEIGHT = 1.4
# A notion that fewer pairs have alone is no feature; the larger its scale, the less it is let say.
SEEN, SINGLE = 6, 1.0
_SEED = 4  # which headlines are laid beside each other
_LOOKED_AT = 400  # headlines among which the nearest stranger is looked for
_SAME_NEWS = 0.5  # share of the shorter one's notions from which two headlines may tell one event
_WRONG_USE = 2


def main() -> int:
    """Train, write, say what was trained on; 2 where the corpus cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m factcheck.linking.train", description="Train the pair model.")
    parser.add_argument("ans", type=Path, help=f"folder with {TABLE} (s1, s2, stance)")
    parser.add_argument("--to", type=Path, default=Path(shipped.__file__).parent, metavar="FOLDER")
    asked = parser.parse_args()
    try:
        corpus = read_table(asked.ans / TABLE)
    except FactcheckError as error:
        sys.stderr.write(f"{error.message} ({error.hint})\n")
        return _WRONG_USE
    encoder = chosen()
    (asked.to / shipped.WEIGHTS).write_text(trained(corpus), encoding="utf-8")
    if encoder is not None:
        (asked.to / shipped.WEIGHTS_NEAR).write_text(trained(corpus, encoder), encoding="utf-8")
    sys.stdout.write(f"{asked.to}: trained on {len(corpus)} pairs of the corpus and pairs of our own\n")
    return 0


def trained(corpus: Sequence[LabelledPair], encoder: Encoder | None = None) -> str:
    """The weights file that comes of the corpus and our own pairs; without an encoder the cosine gets no weight."""
    made = [LabelledPair(pair.one, pair.other, pair.stance) for pair in made_pairs(kept_apart=False)]
    negatives = list(_negatives(corpus))
    pairs = [*corpus, *negatives, *made]
    counting = [1.0] * len(corpus) + [NEGATIVE_WEIGHT] * len(negatives) + [MADE_WEIGHT] * len(made)
    counting = [c * AGREE_WEIGHT if p.stance == AGREE else c for c, p in zip(counting, pairs, strict=True)]
    near = cosines(pairs, encoder)
    given = [pair_features(*pair.prepared(), cosine) for pair, cosine in zip(pairs, near, strict=True)]
    seen = Counter(name for row in given for name in row)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    scale = {name: SINGLE if name.startswith(LEFT) else spread([row[name] for row in given]) for name in names}
    rows = [[row.get(name, 0.0) / scale[name] for name in names] for row in given]
    classes = [STANCES.index(pair.stance) for pair in pairs]
    theta = fit(rows, classes, weights=counting, penalty=PENALTY, rounds=ROUNDS)
    return _written({name: [row[at] / scale[name] for row in theta] for at, name in enumerate(names)}, theta)


def _negatives(corpus: Sequence[LabelledPair]) -> Iterator[LabelledPair]:
    """Headlines of one topic that say different things: each beside the nearest of some strangers."""
    order = random.Random(_SEED)  # noqa: S311  # which pairs are laid together is no secret
    prepared = [(pair.one, prepare(headline(pair.one, 1))) for pair in corpus]
    for text, claim in prepared[::NEGATIVE_EVERY]:
        strangers = [one for one in order.sample(prepared, min(_LOOKED_AT, len(prepared))) if one[0] != text]
        nearest = max(strangers, key=lambda one: _nearness(claim, one[1]), default=None)
        if nearest is not None:
            yield LabelledPair(text, nearest[0], OTHER)


def _nearness(a: Prepared, b: Prepared) -> float:
    """How much is shared; what may be the same news told twice is as far as can be."""
    share = len(a.forms.keys() & b.forms.keys()) / max(1, min(len(a.forms), len(b.forms)))
    return share if share <= _SAME_NEWS else -1.0


def spread(values: Sequence[float]) -> float:
    """Standard deviation, 1 where nothing varies."""
    mean = sum(values) / len(values)
    return float((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5) or 1.0


def _written(by_feature: dict[str, list[float]], theta: list[list[float]]) -> str:
    lines = [
        "# Weights of the pair model, written by `python -m factcheck.linking.train`: how much each feature speaks for",
        "# each stance. Totals are made probabilities by softmax, which is all the calibration there is.",
        "",
        "[bias]",
        *(f"{stance} = {row[-1]:.4f}" for stance, row in zip(STANCES, theta, strict=True)),
        "",
        "[features]",
    ]
    for name, row in by_feature.items():
        weights = ", ".join(f"{stance} = {weight:.4f}" for stance, weight in zip(STANCES, row, strict=True))
        lines.append(f"{name} = {{ {weights} }}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
