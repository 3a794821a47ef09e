"""What of a page is its article: paragraphs de-wrapped, furniture left out, captions and titles told apart.

The capture is never changed: what is left are spans of it. A paragraph that was wrapped keeps its line ends inside.
"""

import re
from collections.abc import Sequence

from factcheck.domain.spans import Span
from factcheck.domain.values import value
from factcheck.domain.words import SentenceKind
from factcheck.text.datelines import dateline_end
from factcheck.text.furniture import credit_start, ends_links, is_furniture, is_page_number, points_elsewhere
from factcheck.text.lines import BULLET, Line, column_width, lines_of, runs_on
from factcheck.text.normalize import fold

_BODY = SentenceKind.BODY  # what most blocks are
_CAPTION_WORDS = 40
_TITLE_WORDS = 25
_HEADING_WORDS = 9
_LINK_WORDS = 25
_RUNNING_HEAD_WORDS = 8
_AGENCY = re.compile(r"\([^()\d=]+\)")
_AGENCY_WORDS = 4
_QUESTION_MARKS = ("?", "؟")
_NO_HEADING_ENDS = ("،", ",", "؛", ";")
# "Q: ", «س: »: a turn of an interview, and no heading that asks.
_SPEAKER = re.compile(r"[^:\n]{1,30}:\s")


@value()
class Block:
    """One title, heading, caption or paragraph."""

    span: Span
    kind: SentenceKind


def blocks(text: str, title: str | None = None) -> list[Block]:
    """The article's blocks in reading order; ``title`` tells the title's line where it is known."""
    lines = _article_lines(text)
    width = column_width(lines)
    made: list[Block] = []
    at = 0
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and _goes_on(lines, last, first=at, width=width):
            last += 1
        made.append(_block(text, lines, at, last=last, title=title))
        at = last + 1
    return [block for block in made if len(block.span)]


def _goes_on(lines: Sequence[Line], at: int, *, first: int, width: int | None) -> bool:
    return runs_on(lines, at, first=first, width=width) and not (_is_caption(lines[at]) or _is_caption(lines[at + 1]))


def _article_lines(text: str) -> list[Line]:
    """The lines that are no furniture; where some was left out, what follows counts as after a blank line."""
    found = list(lines_of(text))
    kept: list[Line] = []
    above, links, gap = True, False, False
    for at, line in enumerate(found):
        if is_furniture(line.text, above=above) or _is_running_head(found, at):
            links = (links or points_elsewhere(line.text)) and not ends_links(line.text)
            gap = True
            continue
        links = links and _may_be_link(line)
        if links:
            gap = True
            continue
        above = above and not (line.closed and line.has_more_words_than(_HEADING_WORDS))
        line.after_blank = line.after_blank or gap
        kept.append(line)
        gap = False
    return kept[:-1] if _ends_with_note(kept) else kept


def _may_be_link(line: Line) -> bool:
    """Whether the line may name another article: no sentence, unless it asks."""
    return not line.has_more_words_than(_LINK_WORDS) and (not line.closed or line.text.endswith(_QUESTION_MARKS))


def _is_running_head(lines: Sequence[Line], at: int) -> bool:
    """Whether the line stands right above the number of a page."""
    if at + 1 >= len(lines) or lines[at].closed or lines[at + 1].after_blank:
        return False
    return is_page_number(lines[at + 1].text) and not lines[at].has_more_words_than(_RUNNING_HEAD_WORDS)


def _ends_with_note(lines: Sequence[Line]) -> bool:
    """Whether a note on the author or an agency in brackets closes the article: «* كاتبة من لبنان», «(واج)»."""
    if len(lines) < 2 or lines[-1].closed:  # noqa: PLR2004 - an article and a note
        return False
    note = lines[-1]
    if _AGENCY.fullmatch(note.text):
        return not note.has_more_words_than(_AGENCY_WORDS)
    starred = note.text.startswith("*") and not lines[-2].text.startswith("*")
    return starred and not note.has_more_words_than(_HEADING_WORDS)


def _block(text: str, lines: Sequence[Line], first: int, *, last: int, title: str | None) -> Block:
    span = lines[first].span if first == last else Span(lines[first].span.start, lines[last].span.end)
    bullet = BULLET.match(lines[first].text)
    if bullet is not None:
        return Block(Span(span.start + bullet.end(), span.end), _BODY)
    if first == last:
        line = lines[first]
        if title and fold(line.text) == fold(title):
            return Block(span, SentenceKind.TITLE)
        if _is_caption(line):
            words = line.text[: credit_start(line.text)].rstrip()
            return Block(Span(span.start, span.start + len(words)), SentenceKind.CAPTION)
        kind = _headline(lines, first)
        if kind is not None:
            return Block(span, kind)
    start = dateline_end(text, span)
    return Block(span if start == span.start else Span(start, span.end), _BODY)


def _is_caption(line: Line) -> bool:
    """Whether the line ends with the credit of a photograph; a line of nothing but a credit is one too."""
    return credit_start(line.text) is not None and not line.has_more_words_than(_CAPTION_WORDS)


def _headline(lines: Sequence[Line], at: int) -> SentenceKind | None:
    """What a line is that stands above others and ends like no sentence, or asks: title, heading or neither."""
    line = lines[at]
    asks = line.text.endswith(_QUESTION_MARKS) and not _SPEAKER.match(line.text)
    if at + 1 == len(lines) or (line.closed and not asks):
        return None
    if at == 0 and not line.has_more_words_than(_TITLE_WORDS):
        return SentenceKind.TITLE
    if line.has_more_words_than(_HEADING_WORDS) or line.text.endswith(_NO_HEADING_ENDS) or line.text[0] == "(":
        return None
    return SentenceKind.HEADING
