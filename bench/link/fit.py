"""``python -m bench.link.fit``: train the story model on the stories that are worked on, with vectors and without.

Sets that are held back are not read. What is written goes into the package: story_weights.toml, centres.toml. Figures
printed are of stories that the weights had not seen: each is left out in turn.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.link.examples import NEITHER, Example, examples, table_examples
from bench.link.logistic import Numbers, fit
from bench.link.stories import Story, dossier, story_sets
from bench.link.tables import read_pairs
from bench.link.vectors import vectors_of
from bench.text.gold import DOSSIER
from factcheck.domain.words import Relation
from factcheck.linking import nearness, story_model
from factcheck.linking.encoder import Vector
from factcheck.linking.standing import Pair
from factcheck.linking.together import borne_out
from factcheck.services.packaged import packaged_gazetteer

# Set by leaving one story out at a time. Few pairs teach the second model, and they are told apart by more.
PENALTY_MATTER, PENALTY_CLASH = 300.0, 30.0
# The precision on stories left out for which each relation's least share is set.
WANTED = {Relation.AGREES: 0.8, Relation.CONTRADICTS: 0.75}
LOWEST, HIGHEST, STEPS = 0.2, 0.8, 61
_DIGITS = 4

Shares = dict[Pair, dict[Relation, float]]


def main() -> None:
    """Train, write, print what stories left out say."""
    asked = _arguments()
    sets = [one for one in story_sets(packaged_gazetteer()) if not one.held and one.name not in asked.without]
    stories = [story for one in sets for story in one.stories]
    told = [*stories, dossier(packaged_gazetteer())]
    vectors = vectors_of(told, more=frozenset(row[side].text for row in read_pairs() for side in "ab"))
    if vectors:
        _write_centres(stories, vectors)
    parts = []
    for kind, by_text in ((story_model.NEAR, vectors), (story_model.BARE, {})):
        rows, beside = list(examples(told, by_text)), list(table_examples(by_text))
        measured = [row for row in rows if row.story != DOSSIER]
        shares = crossed(rows, beside)
        _report(kind, measured, shares)
        parts += _tables(kind, measured, shares, Fitted([*rows, *beside]))
    story_model.WEIGHTS.write_text("\n".join([*_HEAD, *parts]) + "\n", encoding="utf-8")


_HEAD = (
    "# Weights of the story model (story_model.py), trained by `python -m bench.link.fit` on stories of many outlets.",
    "# logistic(bias + sum of weight x feature): `matter` that both tell of one thing, `clash` that they then clash.",
    "# A relation is suggested from `least` on, set where precision on stories left out of training is as promised.",
    "",
)


class Fitted:
    """Both models, trained on some examples."""

    def __init__(self, rows: Sequence[Example]) -> None:
        self.names = sorted({name for row in rows for name in row.given})
        values = self._matrix(rows)
        self.scale = np.where(values.std(axis=0) > 0, values.std(axis=0), 1.0)
        about = np.array([row.label != NEITHER for row in rows])
        clash = np.array([float(row.label == Relation.CONTRADICTS) for row in rows])
        scaled = values / self.scale
        self.matter = fit(scaled, about.astype(float), penalty=PENALTY_MATTER)
        self.clash = fit(scaled[about], clash[about], penalty=PENALTY_CLASH)

    def line(self, which: tuple[Numbers, float]) -> dict[str, float]:
        """Bias and weights of the features as they are given."""
        weights, bias = which
        return {"bias": bias} | dict(zip(self.names, (weights / self.scale).tolist(), strict=True))

    def shares(self, rows: Sequence[Example]) -> Shares:
        """How likely each relation is, as the package reckons it, claims that tell the same bearing each other out."""
        lines = [self.line(which) for which in (self.matter, self.clash)]
        matter, clash = (story_model.Line(line.pop("bias"), line) for line in lines)
        model = story_model.StoryModel(matter, clash, WANTED)
        return {pair: dict(of) for pair, of in borne_out({row.pair: model.shares(row.given) for row in rows}).items()}

    def _matrix(self, rows: Sequence[Example]) -> Numbers:
        return np.array([[row.given.get(name, 0.0) for name in self.names] for row in rows])


def crossed(rows: Sequence[Example], beside: Sequence[Example]) -> Shares:
    """The shares of each story's pairs by models that have not seen the story; ``beside`` is trained on always."""
    found: Shares = {}
    for story in dict.fromkeys(row.story for row in rows):
        seen = Fitted([*(row for row in rows if row.story != story), *beside])
        found |= seen.shares([row for row in rows if row.story == story])
    return found


def least(rows: Sequence[Example], shares: Shares, relation: Relation) -> float:
    """The lowest share from which the relation's precision is as wanted."""
    steps = np.linspace(LOWEST, HIGHEST, STEPS)
    return next(
        (float(at) for at in steps if precision(rows, shares, relation, float(at))[0] >= WANTED[relation]), HIGHEST
    )


def precision(rows: Sequence[Example], shares: Shares, relation: Relation, at: float) -> tuple[float, float]:
    """Precision and recall of what is suggested from that share on."""
    told = [
        row.label == relation
        for row in rows
        if _chosen(shares[row.pair]) == relation and shares[row.pair][relation] >= at
    ]
    meant = sum(row.label == relation for row in rows)
    return (sum(told) / len(told) if told else 0.0), sum(told) / max(1, meant)


def _chosen(of: dict[Relation, float]) -> Relation:
    return max(of, key=of.__getitem__)


def _report(kind: str, rows: Sequence[Example], shares: Shares) -> None:
    for relation in Relation:
        at = least(rows, shares, relation)
        found, recall = precision(rows, shares, relation, at)
        print(
            f"{kind}: {relation} from {at:.2f} on, stories left out: "
            f"P {found:.3f} R {recall:.3f} of {len(rows)} pairs looked at"
        )


def _tables(kind: str, rows: Sequence[Example], shares: Shares, fitted: Fitted) -> list[str]:
    steps = [f"{relation} = {least(rows, shares, relation):.2f}" for relation in Relation]
    tables = [f"[{kind}.least]", *steps, ""]
    for name, which in (("matter", fitted.matter), ("clash", fitted.clash)):
        line = fitted.line(which)
        tables += [f"[{kind}.{name}]", *(f"{feature} = {weight:.{_DIGITS}f}" for feature, weight in line.items()), ""]
    return tables


def _write_centres(stories: Sequence[Story], vectors: dict[str, Vector]) -> None:
    texts: dict[str, list[str]] = {}
    for story in stories:
        for told in story.articles:
            for one in told.claims:
                texts.setdefault(one.claim.language, []).append(one.claim.text)
    lines = ["# The mean vector of each language's claims (nearness.py), by `python -m bench.link.fit`."]
    for language, of in sorted(texts.items()):
        mean = np.mean([vectors[text] for text in of], axis=0)
        lines.append(f"{language} = [{', '.join(f'{x:.{_DIGITS}f}' for x in mean.tolist())}]")
    Path(nearness.__file__).with_name(nearness.CENTRES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    nearness.centres.cache_clear()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.link.fit", description="Train the story model.")
    parser.add_argument("--without", nargs="*", default=[], metavar="SET", help="sets to leave aside")
    return parser.parse_args()


if __name__ == "__main__":
    main()
