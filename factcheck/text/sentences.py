"""Sentences with their places: what a full stop ends and what it does not."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from factcheck.domain.reading import Sentence
from factcheck.domain.spans import Span
from factcheck.domain.words import SentenceKind
from factcheck.text.cleaning import Block
from factcheck.text.stops import ends_sentence

# A run of stops and what closes with it. Commas and semicolons of any script end nothing.
_MARKS = ".!?؟。…"
_STOP = re.compile(f"[{_MARKS}]+[\"'»”’›)\\]\u200f\u200e]*")
_LETTER = re.compile(r"[^\W_]")
# A sentence that is one quotation, and the few words after it that say whose: «"أين هو؟" سألت الأم.»
_QUOTATION = re.compile('\\s*["“«‹\'][^"“”«»‹›\n]*[!?؟]+["”»›\']')
_QUOTATION_CHARACTERS = 240
_CLOSING_QUOTES = "\"”»›'"
_TO_STOP = re.compile('[^.!?؟"“”«»:\n]{1,60}[.]')
_WHOSE_WORDS = 5

_TITLE, _HEADING, _BODY = SentenceKind.TITLE, SentenceKind.HEADING, SentenceKind.BODY

HeadingEnd = Callable[[Span], int | None]


def split(
    text: str, found: Sequence[Block], *, abbreviations: AbstractSet[str], heading_end: HeadingEnd
) -> tuple[Sentence, ...]:
    """The sentences of the blocks, numbered from 1.

    ``abbreviations`` are those of the language. ``heading_end`` tells where a heading ends that has run into the
    sentence with that span, or None.
    """
    stops = _Stops(text)
    pieces = [
        piece
        for block in found
        for span in _sentence_spans(text, block, stops.within(block.span), abbreviations)
        for piece in _pieces(text, span, block.kind, heading_end)
    ]
    return tuple(Sentence(number, span, kind) for number, (span, kind) in enumerate(pieces, start=1))


class _Stops:
    """The runs of stops of a text: found mark by mark, which is faster than to ask of each character what it is."""

    def __init__(self, text: str) -> None:
        places = sorted(place for mark in _MARKS if mark in text for place in _places(text, mark))
        self._found: list[re.Match[str]] = []
        end = 0
        for place in places:
            stop = _STOP.match(text, place) if place >= end else None
            if stop is not None:
                self._found.append(stop)
                end = stop.end()
        self._starts = [stop.start() for stop in self._found]

    def within(self, span: Span) -> list[re.Match[str]]:
        """Those in the span, in order."""
        return self._found[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _sentence_spans(
    text: str, block: Block, stops: Sequence[re.Match[str]], abbreviations: AbstractSet[str]
) -> Iterator[Span]:
    if block.kind is _TITLE or block.kind is _HEADING:
        yield block.span
        return
    start, limit = block.span.start, block.span.end
    for stop in stops:
        end = min(stop.end(), limit)
        if end < limit and not (
            ends_sentence(text, stop, start, abbreviations) and not _says_whose(text, start, end, limit)
        ):
            continue
        sentence = trimmed(text, start, end)
        start = end
        if _LETTER.search(text, sentence.start, sentence.end):
            yield sentence
    if start < limit and _LETTER.search(text, start, limit):
        yield trimmed(text, start, limit)


def _pieces(text: str, span: Span, kind: SentenceKind, heading_end: HeadingEnd) -> Iterator[tuple[Span, SentenceKind]]:
    """The sentence, and before it the heading that has run into it."""
    end = heading_end(span) if kind is _BODY else None
    if end is None:
        yield span, kind
        return
    yield trimmed(text, span.start, end), _HEADING
    yield trimmed(text, end, span.end), _BODY


def _says_whose(text: str, start: int, end: int, limit: int) -> bool:
    """Whether ``[start, end)`` is a question or cry in quotation marks, and the few words after it say whose."""
    if text[end - 1] not in _CLOSING_QUOTES or end - start > _QUOTATION_CHARACTERS:
        return False
    following = _TO_STOP.match(text, end, limit)
    if following is None or len(following[0].split()) >= _WHOSE_WORDS:
        return False
    return _QUOTATION.fullmatch(text, start, end) is not None


def trimmed(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without the white space at its borders."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
