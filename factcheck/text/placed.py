"""What stands at places of a text, handed out to the spans that hold it."""

import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from factcheck.domain.spans import Span


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


_Placed = TypeVar("_Placed", bound=_HasSpan)


class InOrder(Generic[_Placed]):
    """Things of a text in the order of their starts: sorted once a text, asked for by every claim.

    Claims ask in the order of the text too, so the search goes on where the last one came to.
    """

    __slots__ = ("_at", "_found", "_starts")

    def __init__(self, found: Sequence[_Placed]) -> None:
        self._found, self._at = found, 0
        self._starts = [one.span.start for one in found]
        self._starts.append(sys.maxsize)  # where every search ends

    def inside(self, span: Span) -> tuple[_Placed, ...]:
        """Those that lie wholly inside the span, in order."""
        start, end, starts, at = span.start, span.end, self._starts, self._at
        if at and starts[at - 1] >= start:
            at = bisect_left(starts, start)
        while starts[at] < start:
            at += 1
        self._at = at
        if starts[at] >= end:  # most spans hold none
            return ()
        inside: list[_Placed] = []
        while starts[at] < end:
            one = self._found[at]
            if one.span.end <= end:
                inside.append(one)
            at += 1
        return tuple(inside)
