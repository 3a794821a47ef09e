"""Lines of a page, and whether one goes on with the paragraph of the line before it.

A page is wrapped where nearly all its words stand in short lines: there a full line runs on into the next. Elsewhere
a line is a paragraph of its own, unless its words show that it breaks off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.domain.spans import Span
from factcheck.text.furniture import breaks_off
from factcheck.text.stops import ends_with_abbreviation

BULLET = re.compile(r"(?:[-–—•▪●*·]|[\d\u0660-\u0669]{1,2}[.)\-]|[a-hأبجد][.)])\s+(?=\S)")
_TERMINAL = frozenset(".!?؟…:")
_COMMAS = ",،؛;"
_CLOSING = "\"'»”’›)]} \u200f\u200e"
_LONG_QUOTE = re.compile(r"[\"«“](?:[^\s\"«»“”]+\s+){5,25}[^\s\"«»“”]+[\"»”]\s*$")
_LONG_QUOTE_CHARACTERS = 240
# Columns of print and mail have 30 to 100 characters a line; a paragraph in one line has more.
_WIDEST_COLUMN = 120
# What share of the characters stands in longer lines where each line is a paragraph.
_LONG_SHARE = 1 / 3
# The width is that of the fullest lines, which hold a quarter of the characters; letters are not equally wide.
_FULL_LINES_SHARE = 1 / 4
_FULL = 0.8
# A piece of a broken paragraph is not much longer than the piece before it, and that piece is no short heading.
_PIECE_RATIO = 1.5
_LEAST_PIECE_WORDS = 5


@dataclass(slots=True)
class Line:
    """One line, stripped; ``closed``: it ends as a sentence ends, with a stop or a quotation too long to be a name."""

    span: Span
    text: str
    after_blank: bool
    closed: bool = field(init=False)

    def __post_init__(self) -> None:
        last = self.text.rstrip(_CLOSING)[-1:]
        self.closed = last in _TERMINAL or (
            last not in _COMMAS and _LONG_QUOTE.search(self.text[-_LONG_QUOTE_CHARACTERS:]) is not None
        )

    def has_more_words_than(self, number: int) -> bool:
        """Whether it has more words than ``number``."""
        return len(self.text.split(maxsplit=number)) > number


def lines_of(text: str) -> Iterator[Line]:
    """The lines of the text that say anything."""
    place, after_blank = 0, True
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = place + line.index(stripped[0])
            yield Line(Span(start, start + len(stripped)), stripped, after_blank)
        after_blank = not stripped
        place += len(line)


def column_width(lines: Sequence[Line]) -> int | None:
    """How many characters a full line has, None where each line is a paragraph."""
    lengths = sorted((len(line.text) for line in lines), reverse=True)
    total = sum(lengths)
    if sum(length for length in lengths if length > _WIDEST_COLUMN) > _LONG_SHARE * total:
        return None
    seen = 0
    for length in lengths:
        seen += length
        if seen >= _FULL_LINES_SHARE * total:
            return length
    return None


def runs_on(lines: Sequence[Line], at: int, *, first: int, width: int | None) -> bool:
    """Whether the line after ``at`` goes on with its paragraph, which begins with the line ``first``."""
    line, following = lines[at], lines[at + 1]
    if (
        following.after_blank
        or (line.closed and (width is None or not ends_with_abbreviation(line.text)))
        or BULLET.match(following.text)
    ):
        return False
    if following.text[0].islower() or breaks_off(line.text):
        return True
    if width is not None:  # of a paragraph of several lines only the last is short, and that one is closed
        return at > first or len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) >= _FULL * width
    return _is_piece(lines, at)


def _is_piece(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line is a fragment of a paragraph that breaks off too: «خليفة / حفتر، طلب من / روسيا»."""
    if at + 2 >= len(lines) or not lines[at].has_more_words_than(_LEAST_PIECE_WORDS - 1):
        return False
    line, following = lines[at], lines[at + 1]
    if following.closed or lines[at + 2].after_blank or len(following.text) > _PIECE_RATIO * len(line.text):
        return False
    return breaks_off(following.text)
