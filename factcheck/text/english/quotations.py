"""Quotations as English news sets them: single marks too, and a quotation that goes on over several paragraphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.domain.spans import Span
from factcheck.text.english.interviews import Answer
from factcheck.text.pack import Document
from factcheck.text.quotes import Quote

# Open: a mark before a word; closed: a mark behind a word or a stop, and before no letter.
_SINGLE = re.compile(r"(?P<open>(?:^|(?<=[\s(\[—–-]))['‘](?=\w))|(?<=[\w.,!?…%)])['’](?!\w)", re.MULTILINE)
_SINGLE_MARKS = "'‘"
_ELIDED = ("s", "in")  # "workers' pay", "the bloomin' tree"
_PARAGRAPH = "\n\n"


def quotations(document: Document, answers: Iterable[Answer]) -> tuple[Quote, ...]:
    """The quotations of the document in order, none overlapping; what is answered in an interview among them."""
    double = document.quotes
    if any(not quote.balanced for quote in double):
        ends = {paragraph.start: paragraph.end for paragraph in paragraphs_of(document.text)}
        double = tuple(
            quote if quote.balanced or quote.span.start not in ends else _reaching(quote, ends[quote.span.start])
            for quote in double
        )
    single = _single(document.text) if _may_have_single(document.text) else ()
    spoken = [Quote(answer.span, answer.span) for answer in answers]
    return tuple(_without_overlaps(sorted([*double, *single, *spoken], key=lambda quote: quote.span)))


def _reaching(quote: Quote, end: int) -> Quote:
    """A quotation that opens a paragraph and is not closed in it: the next paragraph goes on with it."""
    return replace(quote, span=Span(quote.span.start, end), inside=Span(quote.inside.start, end))


def paragraphs_of(text: str) -> Iterator[Span]:
    """Paragraphs by blank lines, or by lines in a text that has no blank ones; without white space at their ends."""
    separator, start = _PARAGRAPH if _PARAGRAPH in text else "\n", 0
    for piece in text.split(separator):
        begin = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Span(begin, begin + len(piece.strip()))
        start += len(piece) + len(separator)


def _may_have_single(text: str) -> bool:
    """Whether a single mark stands before a word and behind none."""
    for mark in _SINGLE_MARKS:
        at = text.find(mark)
        while at >= 0:
            if not text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
                return True
            at = text.find(mark, at + 1)
    return False


def _single(text: str) -> Iterator[Quote]:
    for paragraph in paragraphs_of(text):
        yield from _single_in(text, list(_SINGLE.finditer(text, paragraph.start, paragraph.end)))


def _single_in(text: str, marks: list[re.Match[str]]) -> Iterator[Quote]:
    at = 0
    while at < len(marks):
        close = _closing(text, marks, at) if marks[at]["open"] else None
        if close is not None:
            start, end = marks[at].start(), marks[close].start()
            yield Quote(Span(start, end + 1), Span(start + 1, end))
            at = close
        at += 1


def _closing(text: str, marks: list[re.Match[str]], opened: int) -> int | None:
    """The mark that closes: one behind a stop surely; one behind an s may be a possessive ("workers' pay"), one
    behind -in stand for a letter ("the bloomin' tree").
    """
    weak = None
    for at in range(opened + 1, len(marks)):
        if marks[at]["open"]:
            break
        if not text.endswith(_ELIDED, 0, marks[at].start()):
            return at
        weak = at if weak is None else weak
    return weak


def _without_overlaps(quotes: list[Quote]) -> Iterator[Quote]:
    last = -1
    for quote in quotes:
        if quote.span.start >= last:
            yield quote
            last = quote.span.end
