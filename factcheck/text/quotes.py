"""Quotations: every kind of mark, paired; a mark that was never closed or never opened is repaired sensibly."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.domain.spans import Span
from factcheck.domain.values import value

_CLOSER_OF = {"«": "»", "“": "”", "‹": "›", "„": "“", '"': '"', "〝": "〞"}
_CLOSERS = frozenset("»”›〞")
_MARKS = "".join([*_CLOSER_OF, *_CLOSERS])
_SENTENCE_ENDS = ".!?؟"


@value()
class Quote:
    """One quotation: ``span`` with its marks, ``inside`` without; ``balanced`` False where a mark was missing."""

    span: Span
    inside: Span
    balanced: bool = True


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """The quotations of ``text``, in order, none overlapping; of nested ones the outermost.

    No quotation leaves the paragraph it starts in. One that is never closed ends with its sentence; a closing mark
    that nothing opened is no quotation.

    >>> [quote.inside for quote in find_quotes('قال "نعم" ثم «لا.', [Span(0, 17)])]
    [Span(start=5, end=8), Span(start=14, end=16)]
    """
    places = sorted(at for mark in _MARKS if mark in text for at in _places(text, mark))
    if not places:
        return ()
    inside = ((one, places[bisect_left(places, one.start) : bisect_left(places, one.end)]) for one in paragraphs)
    return tuple(quote for paragraph, marks in inside if marks for quote in _in_paragraph(text, paragraph, marks))


def _in_paragraph(text: str, paragraph: Span, places: Sequence[int]) -> list[Quote]:
    found: list[Quote] = []
    opened: list[int] = []
    for at in places:
        mark = text[at]
        if opened and _closes(text, opened[-1], at):
            start = opened.pop()
            if not opened:
                found.append(Quote(Span(start, at + 1), Span(start + 1, at)))
        elif mark in _CLOSER_OF and _may_open(text, at):
            if opened and text[opened[-1]] == mark:  # the one before was never closed
                found.append(_unclosed(text, opened[0], at))
                opened.clear()
            opened.append(at)
    if opened:
        found.append(_unclosed(text, opened[0], paragraph.end))
    return [quote for quote in found if len(quote.inside)]


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _closes(text: str, start: int, at: int) -> bool:
    """Whether the mark at ``at`` closes the quotation opened at ``start``."""
    if text[at] != _CLOSER_OF[text[start]]:
        return False
    return text[start] != '"' or not _surely_opens(text, at)


def _surely_opens(text: str, at: int) -> bool:
    """A straight mark after white space and before a letter."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isspace() and (after.isalnum() or after in "([")


def _may_open(text: str, at: int) -> bool:
    """A straight mark that white space or a stop follows opens nothing."""
    after = text[at + 1 : at + 2]
    return text[at] != '"' or (bool(after) and not after.isspace() and after not in ".,،؛;:)")


def _unclosed(text: str, start: int, limit: int) -> Quote:
    ends = [at for mark in _SENTENCE_ENDS if (at := _stop(text, mark, start, limit)) >= 0]
    end = min(ends, default=limit)
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Quote(Span(start, end), Span(start + 1, end), balanced=False)


def _stop(text: str, mark: str, start: int, limit: int) -> int:
    """The first ``mark`` that ends a sentence: white space or the limit comes after it."""
    at = text.find(mark, start, limit)
    while at >= 0 and at + 1 < limit and not text[at + 1].isspace():
        at = text.find(mark, at + 1, limit)
    return at
