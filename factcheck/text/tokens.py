"""Words and marks of a text with their places."""

import re
from bisect import bisect_left
from itertools import accumulate, repeat
from typing import NamedTuple

from factcheck.domain.spans import Span
from factcheck.text.normalize import fold, fold_word

# A word is a run of letters, digits and the marks that stand on them; anything else but white space is a mark. The
# letters that come most are named as ranges too, since ``re`` tries the ranges of a set first and its classes last.
_OFTEN = "0-9A-Z_a-z\u0620-\u0669\u066e-\u06d3"
_ON_LETTERS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u200c-\u200f\u2060-\u2069"
_TOKEN = re.compile(f"([{_OFTEN}{_ON_LETTERS}\\w]+|\\S)")


# Words of which the folded form is known by heart: those of some hundred articles.
_REMEMBERED = 32_768


class Token(NamedTuple):
    """One word or one mark: code points ``[start, end)``, the text as it stands, and its folded form.

    ``form`` is empty for marks.
    """

    start: int
    end: int
    text: str
    form: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return bool(self.form)

    def after(self, letters: int) -> int:
        """Where the word goes on after its first ``letters`` folded letters (marks and tatweel do not count)."""
        at = 0
        while letters > 0 and at < len(self.text):
            letters -= len(fold_word(self.text[at]))
            at += 1
        return self.start + at


class Tokens(list[Token]):
    """Tokens in reading order; their folded forms, starts and ends also as lists, which is what most ask for."""

    __slots__ = ("ends", "forms", "starts")

    def __init__(self, starts: list[int], ends: list[int], texts: list[str]) -> None:
        self.starts, self.ends, self.forms = starts, ends, list(map(_FORMS.__getitem__, texts))
        super().__init__(map(_made, repeat(Token), zip(starts, ends, texts, self.forms, strict=True)))

    def within(self, span: Span) -> list[Token]:
        """Those that start in ``span``."""
        return self[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def forms_within(self, span: Span) -> list[str]:
        """The folded forms of those that start in ``span``."""
        return self.forms[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of ``text[start:end]`` in reading order, places counted in the whole text.

    >>> [token.form for token in tokenize("قالت «رويترز»")]
    ['قالت', '', 'رويترز', '']
    """
    parts = _TOKEN.split(text[start:end])  # what lies between two tokens, a token, and so on
    edges = list(accumulate(map(len, parts), initial=start))
    return Tokens(edges[1:-1:2], edges[2::2], parts[1::2])


# The tuple's own constructor: a text has as many tokens as anything else has together.
_made = tuple.__new__


class _Forms(dict[str, str]):
    """The folded form of each word that texts have had, forgotten when they are too many."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        form = self[word] = fold(word) if len(word) > 1 or word.isalnum() else ""
        return form


_FORMS = _Forms()
