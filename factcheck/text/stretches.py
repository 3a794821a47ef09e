"""Stretches of a text as numbers and times are looked for in them: without marks on the letters, with the way back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.domain.spans import Span
from factcheck.text.tokens import Tokens, tokenize

# Marks that stand on letters or between them and say nothing of the word: harakat, tatweel, bidi and joining controls.
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARK = re.compile(f"[{MARKS}]")
# Letters of other alphabets in the Arabic script that stand for one of it: patterns of words need not know them.
_FOREIGN = str.maketrans("ٱیک", "ايك")
_IS_FOREIGN = re.compile("[ٱیک]")
# Those among them that end a token: what stands on both sides is one word here and two there.
_BETWEEN_TOKENS = re.compile("[\u00ad\u200b\u202a-\u202e\ufeff]")


class Stretch:
    """What ``span`` of a text says, marks left out: ``text``, with the folded forms of its tokens and their starts.

    ``tokens`` are those of the whole text, where they are known.

    >>> stretch = Stretch("نحو مليارًا دولار", Span(4, 17))
    >>> stretch.text, stretch.forms, stretch.span_of(0, 6)
    ('مليارا دولار', ['مليارا', 'دولار'], Span(start=4, end=11))
    """

    def __init__(self, text: str, span: Span, tokens: Tokens | None = None) -> None:
        self.text, self._start = span.of(text), span.start
        self._marks: Sequence[int] = ()
        self._before_marks: Sequence[int] = ()
        if _IS_FOREIGN.search(self.text):
            self.text = self.text.translate(_FOREIGN)
        whole_words = True
        if _MARK.search(self.text):
            whole_words = _BETWEEN_TOKENS.search(self.text) is None
            self._marks = [match.start() for match in _MARK.finditer(self.text)]
            self._before_marks = [mark - number for number, mark in enumerate(self._marks)]
            self.text = _MARK.sub("", self.text)
        if tokens is None or not (whole_words and self._take(tokens, span)):
            own = tokenize(self.text)
            self.forms, self.starts = own.forms, own.starts

    def span_of(self, start: int, end: int) -> Span:
        """Where ``[start, end)`` of ``text`` stands in the whole text; marks on the last letter are kept."""
        return Span(self._back(start), self._back(end))

    def _back(self, at: int) -> int:
        return self._start + at + bisect_right(self._before_marks, at)

    def _take(self, tokens: Tokens, span: Span) -> bool:
        """Take the tokens in the span, unless one of them stands across its borders."""
        first, last = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        if (first and tokens[first - 1].end > span.start) or (last and tokens[last - 1].end > span.end):
            return False
        self.forms = tokens.forms[first:last]
        self.starts = [start - span.start for start in tokens.starts[first:last]]
        if self._marks:
            self.starts = [start - bisect_left(self._marks, start) for start in self.starts]
        return True
