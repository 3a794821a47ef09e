"""English (source, content) pairs: how many attributions of a text are found, and how many found ones are so.

A pair is right when the tokens of its content, by position, overlap the gold's with F1 of at least 0.5, and its source
stands where the gold's stands (or neither has one). Each gold row meets one read claim at most. What the outlet says in
its own voice is no pair.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.text.gold import GoldSet, Row
from factcheck.domain.reading import Claim
from factcheck.domain.spans import Span
from factcheck.text import Gazetteer

ENOUGH = 0.5  # content token F1 from which two contents are one, as in the published comparison
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PairCounts:
    """How many were found rightly, read, and there to be found."""

    right: int
    read: int
    gold: int
    by_kind: dict[str, tuple[int, int]]  # kind of speech -> found, there

    @property
    def precision(self) -> float:
        """Share of the read pairs that are right, 0..1."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold pairs that are found, 0..1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def counts(gold: GoldSet, gazetteer: Gazetteer) -> PairCounts:
    """The set's pairs against what is read."""
    right = read = 0
    kinds: dict[str, list[bool]] = defaultdict(list)
    for article in gold.articles:
        rows = [row for row in gold.rows if row["doc"] == article.doc]
        claims = [claim for claim in article.read(gazetteer).claims if claim.claimant]
        met = set(_met(article.text, rows, claims))
        right, read = right + len(met), read + len(claims)
        for number, row in enumerate(rows):
            kinds[row["direct"]].append(number in met)
    by_kind = {kind: (sum(found), len(found)) for kind, found in kinds.items()}
    return PairCounts(right, read, len(gold.rows), by_kind)


def _met(text: str, rows: Sequence[Row], claims: Sequence[Claim]) -> Iterator[int]:
    """The gold rows that a claim meets, best overlaps first, each row and each claim once."""
    starts = [match.start() for match in _TOKEN.finditer(text)]
    ours = [_tokens(starts, claim.span) for claim in claims]
    theirs = [_tokens(starts, Span(row["content_start"], row["content_start"] + len(row["content"]))) for row in rows]
    meetings = [
        (_overlap(one, other), i, j)
        for i, other in enumerate(theirs)
        for j, one in enumerate(ours)
        if one & other and _same_source(rows[i], claims[j])
    ]
    rows_met, claims_met = set[int](), set[int]()
    for overlap, i, j in sorted(meetings, reverse=True):
        if overlap >= ENOUGH and i not in rows_met and j not in claims_met:
            rows_met.add(i)
            claims_met.add(j)
            yield i


def _tokens(starts: Sequence[int], span: Span) -> set[int]:
    return {start for start in starts if span.start <= start < span.end}


def _overlap(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _same_source(row: Row, claim: Claim) -> bool:
    span = claim.claimant.span if claim.claimant else None
    if row["source"] is None or span is None:
        return row["source"] is None and span is None
    start: int = row["source_start"]
    return start < span.end and span.start < start + len(row["source"])
