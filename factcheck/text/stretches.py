"""Stretches of a text as numbers and times are looked for in them: words as tokens, with the way back to the text."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from factcheck.domain.spans import Span
from factcheck.text.normalize import fold_word
from factcheck.text.tokens import Tokens, tokenize

# Marks that stand on letters or between them and say nothing of the word: harakat, tatweel, bidi and joining controls.
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARK = re.compile(f"[{MARKS}]")
# Those among them that end a token: what stands on both sides is one word for a reader.
_BETWEEN_TOKENS = "\u00ad\u200b\u202a\u202b\u202c\u202d\u202e\ufeff"
_BETWEEN = re.compile(f"[{_BETWEEN_TOKENS}]")


class Stretch:
    """What ``span`` of a text says: ``text``, with its tokens' folded forms, starts and ends in it.

    ``tokens`` are those of the whole text, where the span is the whole and they are known.

    >>> stretch = Stretch("نحو مليارًا دولار", Span(4, 17))
    >>> stretch.forms, stretch.written(0), stretch.span_of(0, 7)
    (['مليارا', 'دولار'], 'مليارا', Span(start=4, end=11))
    """

    __slots__ = ("_left_out", "_start", "ends", "forms", "starts", "text")

    def __init__(self, text: str, span: Span, tokens: Tokens | None = None) -> None:
        self.text, self._start = span.of(text), span.start
        self._left_out: Sequence[int] = ()
        if any(map(self.text.__contains__, _BETWEEN_TOKENS)):
            places = [match.start() for match in _BETWEEN.finditer(self.text)]
            self._left_out = [place - number for number, place in enumerate(places)]
            self.text, tokens = _BETWEEN.sub("", self.text), None
        own = tokenize(self.text) if tokens is None else tokens
        self.forms, self.starts, self.ends = own.forms, own.starts, own.ends

    def span_of(self, start: int, end: int) -> Span:
        """Where ``[start, end)`` of ``text`` stands in the whole text; marks on the last letter are kept."""
        return Span(self._back(start), self._back(end))

    def mark(self, at: int) -> str:
        """The character of a token that is no word; empty for a word and past the ends."""
        return self.written(at) if 0 <= at < len(self.forms) and not self.forms[at] else ""

    def written(self, at: int) -> str:
        """The token as it is written, marks left out."""
        return without_marks(self.text[self.starts[at] : self.ends[at]])

    def behind(self, at: int, letters: int) -> int:
        """Where the token goes on after its first ``letters`` folded letters, marks on them left behind."""
        start, end = self.starts[at], self.ends[at]
        if end - start == len(self.forms[at]):
            return start + letters
        while start < end and (letters > 0 or not fold_word(self.text[start])):
            letters -= len(fold_word(self.text[start]))
            start += 1
        return start

    def _back(self, at: int) -> int:
        return self._start + at + bisect_right(self._left_out, at)


def without_marks(written: str) -> str:
    """The letters alone.

    >>> without_marks("دولارٍ")
    'دولار'
    """
    return written if written.isascii() else _MARK.sub("", written)
