"""A text cut where something is marked in it, so that a page can set the marked words apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from factcheck.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are marked: where they stand, as what, and for which claim (None where it does not matter)."""

    span: Span
    kind: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are marked alike; ``kinds`` and ``of`` are empty where nothing is."""

    text: str
    kinds: tuple[str, ...]
    of: tuple[str, ...]


def pieces(text: str, marks: Iterable[Mark], *, at: int = 0) -> Iterator[Piece]:
    """The whole of ``text``, cut at each end of a mark; spans count from ``at`` before the text.

    >>> [piece.text for piece in pieces("he said no", [Mark(Span(8, 10), "claim")])]
    ['he said ', 'no']
    """
    within = [Mark(Span(*_clipped(mark.span, at, len(text))), mark.kind, mark.of) for mark in marks]
    borders = sorted({0, len(text), *(mark.span.start for mark in within), *(mark.span.end for mark in within)})
    for start, end in pairwise(borders):
        here = [mark for mark in within if mark.span.start <= start and end <= mark.span.end]
        kinds = dict.fromkeys(mark.kind for mark in here)
        yield Piece(text[start:end], (*kinds,), (*dict.fromkeys(mark.of for mark in here if mark.of),))


def _clipped(span: Span, at: int, length: int) -> tuple[int, int]:
    start = min(max(span.start - at, 0), length)
    return start, max(start, min(span.end - at, length))
