"""Sentences with their places: what a full stop ends and what it does not."""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from factcheck.domain.reading import Sentence
from factcheck.domain.spans import Span
from factcheck.domain.words import SentenceKind
from factcheck.text.cleaning import Block
from factcheck.text.stops import ends_sentence

# A run of stops and what closes with it. Commas and semicolons of any script end nothing.
_STOP = re.compile("[.!?؟。…]+[\"'»”’›)\\]\u200f\u200e]*")
_LETTER = re.compile(r"[^\W_]")
# A sentence that is one quotation, and the few words after it that say whose: «"أين هو؟" سألت الأم.»
_QUOTATION = re.compile('\\s*["“«‹\'][^"“”«»‹›\n]*[!?؟]+["”»›\']')
_QUOTATION_CHARACTERS = 240
_CLOSING_QUOTES = "\"”»›'"
_TO_STOP = re.compile('[^.!?؟"“”«»:\n]{1,60}[.]')
_WHOSE_WORDS = 5

HeadingEnd = Callable[[Span], int | None]


def split(
    text: str, found: Sequence[Block], *, abbreviations: AbstractSet[str], heading_end: HeadingEnd
) -> tuple[Sentence, ...]:
    """The sentences of the blocks, numbered from 1.

    ``abbreviations`` are those of the language. ``heading_end`` tells where a heading ends that has run into the
    sentence with that span, or None.
    """
    pieces = [piece for block in found for piece in _of_block(text, block, abbreviations, heading_end)]
    return tuple(Sentence(number, span, kind) for number, (span, kind) in enumerate(pieces, start=1))


def _of_block(
    text: str, block: Block, abbreviations: AbstractSet[str], heading_end: HeadingEnd
) -> Iterator[tuple[Span, SentenceKind]]:
    if block.kind in (SentenceKind.TITLE, SentenceKind.HEADING):
        yield block.span, block.kind
        return
    for span in _sentence_spans(text, block.span, abbreviations):
        end = heading_end(span) if block.kind is SentenceKind.BODY else None
        if end is None:
            yield span, block.kind
            continue
        yield trimmed(text, span.start, end), SentenceKind.HEADING
        yield trimmed(text, end, span.end), SentenceKind.BODY


def _sentence_spans(text: str, span: Span, abbreviations: AbstractSet[str]) -> Iterator[Span]:
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if stop.end() < span.end and not (
            ends_sentence(text, stop, start, abbreviations) and not _says_whose(text, start, stop.end(), span.end)
        ):
            continue
        sentence = trimmed(text, start, stop.end())
        start = stop.end()
        if _LETTER.search(text, sentence.start, sentence.end):
            yield sentence
    rest = trimmed(text, start, span.end)
    if _LETTER.search(text, rest.start, rest.end):
        yield rest


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
