"""Pairs of a story's claims with their features and what the gold says of them, to train the story model on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.link.scored import across, borne
from bench.link.stories import Story
from bench.link.tables import read_pairs
from factcheck.domain.refs import ClaimRef
from factcheck.linking import Prepared, prepare
from factcheck.linking.compare import describe
from factcheck.linking.encoder import Vector
from factcheck.linking.nearness import nearnesses
from factcheck.linking.standing import Pair, standings
from factcheck.linking.together import comparable

NEITHER = "none"


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of anchored claims: its story, features and label (a relation, or none)."""

    story: str
    pair: Pair
    given: dict[str, float]
    label: str


def examples(stories: Sequence[Story], vectors: dict[str, Vector]) -> Iterator[Example]:
    """All pairs that could be linked among claims that gold rows speak of; ``vectors`` by text, empty for none."""
    for story in stories:
        gold = {pair: row["relation"] for row in story.rows if (pair := borne(story, row)) is not None}
        anchored = {ref for pair in gold for ref in pair}
        prepared = {one.claim.ref: prepare(one.claim) for told in story.articles for one in told.claims}
        yield from _examples(story.name, prepared, anchored, gold=gold, vectors=vectors)


def table_examples(vectors: dict[str, Vector]) -> Iterator[Example]:
    """The pairs of tests/linking/pairs, each a story of its own."""
    for number, row in enumerate(read_pairs()):
        prepared = {claim.ref: prepare(claim) for claim in (row["a"], row["b"])}
        gold = {(row["a"].ref, row["b"].ref): str(row["relation"])}
        yield from _examples(f"pair {number}", prepared, set(prepared), gold=gold, vectors=vectors)


def _examples(
    story: str,
    prepared: dict[ClaimRef, Prepared],
    anchored: set[ClaimRef],
    *,
    gold: dict[Pair, str],
    vectors: dict[str, Vector],
) -> Iterator[Example]:
    pairs = {(a.claim.ref, b.claim.ref) for a, b in across(prepared.values())}
    by_ref = {ref: vectors[one.claim.text] for ref, one in prepared.items()} if vectors else {}
    near, standing = nearnesses(pairs, prepared, by_ref), standings(pairs, prepared)
    for pair in sorted(pairs):
        a, b = (prepared[ref] for ref in pair)
        if anchored.issuperset(pair) and comparable(a, b, near=near.get(pair), standing=standing[pair]):
            described = describe(a, b, near.get(pair), standing[pair])
            if described is not None:
                yield Example(story, pair, described[1], gold.get(pair, NEITHER))
