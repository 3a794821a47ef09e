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

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

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
