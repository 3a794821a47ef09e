"""What stands at places of a text, handed out to the spans that hold it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from factcheck.domain.spans import Span


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


_Placed = TypeVar("_Placed", bound=_HasSpan)


class InOrder(Generic[_Placed]):
    """Things of a text in the order of their starts: sorted once a text, looked up by every claim."""

    __slots__ = ("_found", "_starts")

    def __init__(self, found: Sequence[_Placed]) -> None:
        self._found, self._starts = found, [one.span.start for one in found]

    def inside(self, span: Span) -> tuple[_Placed, ...]:
        """Those that lie wholly inside the span, in order."""
        end = span.end
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, end, first)
        return tuple([one for one in self._found[first:last] if one.span.end <= end]) if first < last else ()
