"""What changed between two texts of one article: sentence by sentence, and word by word in those that were reworded.

At noon an outlet has "a contract worth 4.2 billion", at three "worth 2.4 billion", with a denial put before it and the
last line gone. A reader wants to hear just that: one sentence reworded, in it one figure; one added; one removed.

What stands once in both texts is what their other parts are hung on (Bram Cohen's patience diff), so that the time
grows with the texts' length, whatever is in them.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.domain.spans import Span
from factcheck.domain.words import SentenceChange

# How often a stretch between two parts that are the same is looked through again for what stands once in it. A stretch
# of a news text needs three or four; without an end, a text could be made so that each finds one word.
_ROUNDS = 8
# How many new sentences may have been put before one that was reworded. More are taken for a new text.
_WITHIN = 8
_LIKE = 0.5  # share of their words that two sentences must have in common to be one that was reworded
# A figure with its points is one word ("4.2"), and so is a word with the marks that stand on its letters.
_WORD = re.compile(
    r"\d+(?:[.,\u066b\u066c]\d+)*|[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u200c-\u200f]+|[^\w\s]"
)

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the comparison: which one it was and which one it is, None for none."""

    change: SentenceChange
    before: int | None
    after: int | None


def compare_sentences(before: Sequence[str], after: Sequence[str]) -> list[Step]:
    """Every sentence of both texts, in the order of the new one; what was removed stands where it was.

    >>> [str(step.change) for step in compare_sentences(["One.", "Two."], ["Zero.", "One."])]
    ['added', 'kept', 'removed']
    """
    old, new = [" ".join(text.split()) for text in before], [" ".join(text.split()) for text in after]
    kept = dict(_common(old, new))
    pairs = sorted([*kept.items(), *_reworded(old, new, sorted(kept.items()))])
    return _with_moves(list(_steps(pairs, kept, (len(old), len(new)))), old, new)


def changed_words(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Where the words stand that only the one, and that only the other text has.

    >>> old, new = "worth 4.2 billion", "worth 2.4 billion"
    >>> [[span.of(text) for span in spans] for text, spans in zip((old, new), changed_words(old, new), strict=True)]
    [['4.2'], ['2.4']]
    """
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    common = _common([word.group() for word in old], [word.group() for word in new])
    return _runs(old, {i for i, _ in common}), _runs(new, {j for _, j in common})


def likeness(one: str, other: str) -> float:
    """The share of their words that two texts have in common, 0 to 1.

    >>> likeness("worth 4.2 billion", "worth 2.4 billion")
    0.6666666666666666
    """
    return _likeness(_counted(one), _counted(other))


def _common(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Places of the same in both, in the order of both: the ends first, then what stands once in either."""
    found: list[Pair] = []
    stretches = [(0, len(old), 0, len(new), _ROUNDS)]
    while stretches:
        i, m, j, n, rounds = stretches.pop()
        while i < m and j < n and old[i] == new[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        while i < m and j < n and old[m - 1] == new[n - 1]:
            m, n = m - 1, n - 1
            found.append((m, n))
        anchors = _in_order(_once_in_both(old, new, (i, m, j, n))) if rounds and i < m and j < n else []
        found += anchors
        if anchors:
            borders = [(i - 1, j - 1), *anchors, (m, n)]
            stretches += [(a + 1, c, b + 1, d, rounds - 1) for (a, b), (c, d) in pairwise(borders)]
    return sorted(found)


def _once_in_both(old: Sequence[str], new: Sequence[str], within: tuple[int, int, int, int]) -> Iterator[Pair]:
    i, m, j, n = within
    ours, theirs = _once(old, i, m), _once(new, j, n)
    return ((place, theirs[word]) for word, place in ours.items() if word in theirs)


def _once(words: Sequence[str], start: int, end: int) -> dict[str, int]:
    count = Counter(words[start:end])
    return {words[place]: place for place in range(start, end) if count[words[place]] == 1}


def _in_order(pairs: Iterator[Pair]) -> list[Pair]:
    """The most of the pairs, which come in the first text's order, that are in the other's order too."""
    ends: list[int] = []
    chains: list[tuple[Pair, int | None]] = []
    last: list[int] = []
    for pair in pairs:
        length = bisect_left(ends, pair[1])
        chains.append((pair, last[length - 1] if length else None))
        ends[length : length + 1] = [pair[1]]
        last[length : length + 1] = [len(chains) - 1]
    found: list[Pair] = []
    at = last[-1] if last else None
    while at is not None:
        pair, at = chains[at]
        found.append(pair)
    return found[::-1]


def _reworded(old: Sequence[str], new: Sequence[str], kept: Sequence[Pair]) -> Iterator[Pair]:
    """Sentences between two that were kept, with the one each has become."""
    for (i, j), (m, n) in pairwise([(-1, -1), *kept, (len(old), len(new))]):
        bags = [_counted(text) for text in new[j + 1 : n]]
        first = 0
        for place in range(i + 1, m):
            bag = _counted(old[place])
            likely = [(_likeness(bag, other), -at) for at, other in enumerate(bags[first : first + _WITHIN], first)]
            best, at = max(likely, default=(0.0, 0))
            if best >= _LIKE:
                yield place, j + 1 - at
                first = 1 - at


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def _steps(pairs: Sequence[Pair], kept: dict[int, int], ends: Pair) -> Iterator[Step]:
    for (i, j), (m, n) in pairwise([(-1, -1), *pairs, ends]):
        if i >= 0:
            yield Step(SentenceChange.KEPT if kept.get(i) == j else SentenceChange.REWORDED, i, j)
        yield from (Step(SentenceChange.REMOVED, place, None) for place in range(i + 1, m))
        yield from (Step(SentenceChange.ADDED, None, place) for place in range(j + 1, n))


def _with_moves(steps: Sequence[Step], old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """The same where a sentence that was removed here and added there has been moved."""
    gone: dict[str, list[int]] = {}
    for step in reversed(steps):
        if step.before is not None and step.after is None:
            gone.setdefault(old[step.before], []).append(step.before)
    moved: dict[int, int] = {}
    for step in steps:
        if step.before is None and step.after is not None and gone.get(new[step.after]):
            moved[step.after] = gone[new[step.after]].pop()
    away = set(moved.values())
    return [
        Step(SentenceChange.MOVED, moved[step.after], step.after)
        if step.after in moved and step.before is None
        else step
        for step in steps
        if step.after is not None or step.before not in away
    ]


def _runs(words: Sequence[re.Match[str]], common: set[int]) -> list[Span]:
    """Where words that are not common stand, those that follow one another as one."""
    spans: list[Span] = []
    for place, word in enumerate(words):
        if place not in common:
            follows = place and place - 1 not in common
            spans[-1:] = [Span(spans[-1].start, word.end())] if follows else [*spans[-1:], Span(*word.span())]
    return spans
