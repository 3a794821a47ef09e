"""What of a page is its article: paragraphs de-wrapped, furniture left out, captions and titles told apart.

The capture is never changed: what is left are spans of it. A paragraph that was wrapped keeps its line ends inside.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.domain.spans import Span
from factcheck.domain.words import SentenceKind
from factcheck.text.normalize import fold, fold_word

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_TERMINAL = frozenset(".!?؟…:")
_CLOSING = "\"'»”’›)]} \u200f\u200e"
_BULLET = re.compile(r"(?:[-–—•▪●*·]|[\d\u0660-\u0669]{1,2}[.)\-])\s")
_CREDIT = re.compile(r"\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s*$")
_LONG_QUOTE = re.compile(r"[\"«“](?:[^\s\"«»“”]+\s+){5,25}[^\s\"«»“”]+[\"»”]\s*$")
# "القاهرة (رويترز) - ", "CAIRO, Jan 11 (AFP) — ": where and by whom, before the first sentence.
_DATELINE = re.compile(
    r"(?:[^\s.،,:«\"()]+[ ,،]+){1,5}(?:\([^()\n]{2,40}\)\s*)?[-–—]+\s+|[^\s()]{2,20} \([^()\n]{2,40}\)\s*[:：]\s*"
)
_DATELINE_CHARACTERS = 90
_LONG_QUOTE_CHARACTERS = 240
_FURNITURE_WORDS = 12
_CAPTION_WORDS = 40
_TITLE_WORDS = 25
_HEADING_WORDS = 9
# A line this many times as long as the one before it is a paragraph under a title or heading.
_PARAGRAPH_RATIO = 2.5


@dataclass(frozen=True, slots=True)
class Block:
    """One title, heading, caption or paragraph."""

    span: Span
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    after_blank: bool

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence ends: with a stop, or with a quotation too long to be a name."""
        return (
            self.text.rstrip(_CLOSING)[-1:] in _TERMINAL
            or _LONG_QUOTE.search(self.text[-_LONG_QUOTE_CHARACTERS:]) is not None
        )

    @property
    def words(self) -> int:
        return len(self.text.split())


def blocks(text: str, title: str | None = None) -> list[Block]:
    """The article's blocks in reading order; ``title`` tells the title's line where it is known."""
    lines = _article_lines(text)
    made: list[Block] = []
    at = 0
    while at < len(lines):
        last = _last_of_block(lines, at)
        made.append(_block(text, lines, at, last=last, title=title))
        at = last + 1
    return [block for block in made if len(block.span)]


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        gap = text.count("\n", end, start) or text.count("\r", end, start)
        yield _Line(Span(start, start + len(stripped)), stripped, after_blank=gap != 1)
        end = start + len(stripped)


def _article_lines(text: str) -> list[_Line]:
    """The lines that are no furniture; where some was left out, what follows counts as after a blank line."""
    kept: list[_Line] = []
    gap = False
    for line in _lines(text):
        if _is_furniture(line):
            gap = True
            continue
        kept.append(_Line(line.span, line.text, after_blank=line.after_blank or gap))
        gap = False
    return kept


def _last_of_block(lines: Sequence[_Line], at: int) -> int:
    """The last line that was wrapped off the line ``at``."""
    last = at
    while last + 1 < len(lines) and _runs_on(lines, at, last):
        last += 1
    return last


def _runs_on(lines: Sequence[_Line], first: int, at: int) -> bool:
    """Whether the next line goes on with the paragraph that the line ``at`` belongs to."""
    line, following = lines[at], lines[at + 1]
    if line.closed or following.after_blank or _BULLET.match(following.text):
        return False
    if _caption_end(line.text) or _caption_end(following.text):
        return False
    above_paragraph = at == first and line.words <= _HEADING_WORDS + (_TITLE_WORDS if first == 0 else 0)
    return not (above_paragraph and len(following.text) > _PARAGRAPH_RATIO * len(line.text) and following.closed)


def _block(text: str, lines: Sequence[_Line], first: int, *, last: int, title: str | None) -> Block:
    start, end = lines[first].span.start, lines[last].span.end
    alone = lines[first] if first == last else None
    if title and alone and fold(alone.text) == fold(title):
        return Block(Span(start, end), SentenceKind.TITLE)
    caption = _caption_end(alone.text) if alone else None
    if caption:
        return Block(Span(start, start + caption), SentenceKind.CAPTION)
    if alone and not alone.closed and last + 1 < len(lines) and not _BULLET.match(alone.text):
        if first == 0 and alone.words <= _TITLE_WORDS:
            return Block(Span(start, end), SentenceKind.TITLE)
        if alone.words <= _HEADING_WORDS and not alone.text.endswith(("،", ",", "؛", ";")):
            return Block(Span(start, end), SentenceKind.HEADING)
    dateline = _DATELINE.match(text, start, min(end, start + _DATELINE_CHARACTERS))
    return Block(Span(dateline.end() if dateline else start, end), SentenceKind.BODY)


def _caption_end(line: str) -> int | None:
    """Where the caption ends that a line is, credit left out; None for any other line."""
    credit = _CREDIT.search(line, max(0, len(line) - 80))
    if credit is None or len(line.split()) > _CAPTION_WORDS:
        return None
    return credit.start() or None if "/" in credit[1] or fold(credit[1]) in _words().credits else None


@dataclass(frozen=True, slots=True)
class _Furniture:
    lines: frozenset[str]
    bar_words: frozenset[str]
    starts: tuple[str, ...]
    credits: frozenset[str]
    date_words: frozenset[str]


@cache
def _words() -> _Furniture:
    data = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    folded = {key: frozenset(map(fold, values)) for key, values in data.items()}
    return _Furniture(
        lines=folded["lines"],
        bar_words=folded["bar_words"],
        starts=tuple(sorted(folded["starts"])),
        credits=folded["credits"],
        date_words=folded["date_words"],
    )


def _is_furniture(line: _Line) -> bool:
    if len(line.text) > 20 * _FURNITURE_WORDS:
        return False
    form = " ".join(filter(None, map(fold_word, line.text.split())))  # what ``fold`` gives, of words known by heart
    words = form.split()
    known = _words()
    if not words or form in known.lines or all(word in known.bar_words for word in words):
        return True
    if len(words) > _FURNITURE_WORDS:
        return False
    if form.startswith(known.starts) and not line.text.endswith((".", "،")):
        return True
    return any(word.isdigit() for word in words) and all(word.isdigit() or word in known.date_words for word in words)
