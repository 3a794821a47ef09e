"""Times that a text names, as days; relative ones from the day of publication."""

from factcheck.domain.days import DayRange
from factcheck.domain.reading import TimeReference
from factcheck.domain.spans import Span


def find_times(text: str, span: Span, language: str, published: DayRange | None) -> tuple[TimeReference, ...]:
    """The times named in ``span`` of ``text``, in order, none overlapping."""
    del text, span, language, published
    return ()


def time_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Where times stand in a text without marks on its letters."""
    del text, language
    return []
