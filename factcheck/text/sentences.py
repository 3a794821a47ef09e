"""Sentences with their places: what a full stop ends and what it does not."""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from factcheck.domain.reading import Sentence
from factcheck.domain.spans import Span
from factcheck.domain.words import SentenceKind
from factcheck.text.cleaning import Block
from factcheck.text.normalize import fold_word

# A run of stops and what closes with it. Commas and semicolons of any script end nothing.
_STOP = re.compile("[.!?؟。]+[\"'»”’›)\\]\u200f\u200e]*")
_LETTER = re.compile(r"[^\W_]")
_WORD_BEFORE = 24  # the longest abbreviation that is looked at
_OPENING = "\"'«“‹„‘([\u200f\u200e"

HeadingEnd = Callable[[Span], int | None]


def split(
    text: str, found: Sequence[Block], *, abbreviations: AbstractSet[str], heading_end: HeadingEnd
) -> tuple[Sentence, ...]:
    """The sentences of the blocks, numbered from 1.

    ``heading_end`` tells where a heading ends that has run into the sentence with that span, or None.
    """
    pieces = [piece for block in found for piece in _of_block(text, block, abbreviations, heading_end)]
    return tuple(Sentence(number, span, kind) for number, (span, kind) in enumerate(pieces, start=1))


def _of_block(
    text: str, block: Block, abbreviations: AbstractSet[str], heading_end: HeadingEnd
) -> Iterator[tuple[Span, SentenceKind]]:
    if block.kind is not SentenceKind.BODY:
        yield block.span, block.kind
        return
    for span in _sentence_spans(text, block.span, abbreviations):
        end = heading_end(span)
        if end is None:
            yield span, SentenceKind.BODY
            continue
        yield trimmed(text, span.start, end), SentenceKind.HEADING
        yield trimmed(text, end, span.end), SentenceKind.BODY


def _sentence_spans(text: str, span: Span, abbreviations: AbstractSet[str]) -> Iterator[Span]:
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if stop.end() < span.end and not _ends_sentence(text, stop, abbreviations):
            continue
        sentence = trimmed(text, start, stop.end())
        start = stop.end()
        if _LETTER.search(text, sentence.start, sentence.end):
            yield sentence
    rest = trimmed(text, start, span.end)
    if _LETTER.search(text, rest.start, rest.end):
        yield rest


def _ends_sentence(text: str, stop: re.Match[str], abbreviations: AbstractSet[str]) -> bool:
    mark, after = stop[0], text[stop.end()]
    following = text[stop.end() : stop.end() + 4].lstrip().lstrip(_OPENING)[:1]
    if mark.startswith("..") or following.islower() or following in ",،؛;":
        return False
    if not after.isspace():  # "كلمة.كلمة": a forgotten space, but no decimal point, no address
        return mark == "." and _is_arabic(after) and _is_arabic(text[stop.start() - 1 : stop.start()])
    return mark[0] != "." or not _is_abbreviation(text, stop.start(), abbreviations)


def _is_abbreviation(text: str, stop: int, abbreviations: AbstractSet[str]) -> bool:
    """Whether the word before the full stop at ``stop`` is an abbreviation or an initial."""
    words = text[max(0, stop - _WORD_BEFORE) : stop].rsplit(maxsplit=1)
    if not words or text[stop - 1].isspace():
        return False
    word = words[-1].lstrip(_OPENING)
    initials = all(len(part) == 1 and part.isalpha() for part in word.split("."))
    return initials or fold_word(word) in abbreviations


def _is_arabic(letter: str) -> bool:
    return "\u0620" <= letter <= "\u064a"


def trimmed(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without the white space at its borders."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
