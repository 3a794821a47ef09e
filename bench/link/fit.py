"""``python -m bench.link.fit``: the weights of matter.py, trained on the stories and tables that are worked on.

Sets that are held back are not read. What is written goes into the package: factcheck/linking/matter_weights.toml.
"""

from collections.abc import Iterator

from bench.link.scored import across, borne
from bench.link.stories import Story, story_sets
from factcheck.domain.words import Relation
from factcheck.linking import Prepared, prepare
from factcheck.linking import weights as shipped
from factcheck.linking.clashes import clashes
from factcheck.linking.features import features
from factcheck.linking.matter import WEIGHED
from factcheck.linking.train import spread
from factcheck.linking.training.regression import fit
from factcheck.services.packaged import packaged_gazetteer

# Set by leaving one story out at a time: less, and the weights follow single rows.
PENALTY = 10.0
ROUNDS = 250

Example = tuple[dict[str, float], str]


def main() -> None:
    """Train one table a relation and write both."""
    stories = [story for one in story_sets(packaged_gazetteer()) if not one.held for story in one.stories]
    examples = [example for story in stories for example in _examples(story)]
    tables = [_table(relation, examples) for relation in Relation]
    path = shipped.MATTER
    path.write_text("\n".join([*_HEAD, *tables]) + "\n", encoding="utf-8")
    print(f"{path}: {len(examples)} pairs of {len(stories)} stories")


_HEAD = (
    "# Weights of the features in matter.py, trained by `python -m bench.link.fit` on stories told by several outlets.",
    "# logistic(bias + sum of weight x feature); a relation is suggested from `least` on.",
    "",
)
# Where precision on stories left out of training reaches the promise.
_LEAST = {Relation.AGREES: 0.5, Relation.CONTRADICTS: 0.4}


def _examples(story: Story) -> Iterator[Example]:
    gold = {pair: row["relation"] for row in story.rows if (pair := borne(story, row)) is not None}
    anchored = {ref for pair in gold for ref in pair}
    prepared = [prepare(one.claim) for told in story.articles for one in told.claims if one.claim.ref in anchored]
    for a, b in across(prepared):
        if a.claim.language == b.claim.language:
            continue
        first, second = sorted((a.claim.ref, b.claim.ref))
        yield _features(a, b), gold.get((first, second), "none")


def _features(a: Prepared, b: Prepared) -> dict[str, float]:
    return features(a, b, clashes(a, b))


def _table(relation: Relation, examples: list[Example]) -> str:
    scale = {name: spread([given[name] for given, _ in examples]) for name in WEIGHED}
    rows = [[given[name] / scale[name] for name in WEIGHED] for given, _ in examples]
    classes = [int(label == relation) for _, label in examples]
    no, yes = fit(rows, classes, weights=[1.0] * len(rows), penalty=PENALTY, rounds=ROUNDS)
    by_feature = (f"{name} = {(yes[at] - no[at]) / scale[name]:.3f}" for at, name in enumerate(WEIGHED))
    return "\n".join(
        [f"[{relation}]", f"least = {_LEAST[relation]}", f"bias = {yes[-1] - no[-1]:.3f}", *by_feature, ""]
    )


if __name__ == "__main__":
    main()
