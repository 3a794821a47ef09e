"""Where words stand in a text."""

from factcheck.domain.values import value


@value(order=True)
class Span:
    """A stretch of a capture: code points, half open ``[start, end)``.

    >>> Span(5, 9).of("who said it")
    'aid '
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:  # checked here, which is faster than in a call behind it
        if not 0 <= start <= end:
            raise ValueError(f"not a span: [{start}, {end})")
        self.start, self.end = start, end  # type: ignore[misc]  # set once, as the made __init__ would

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> "Span":
        """The same stretch, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)
