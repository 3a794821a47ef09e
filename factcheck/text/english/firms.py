"""Firms that an English text only names: whom "the company" goes back to."""

from bisect import bisect_left

from factcheck.domain.spans import Span
from factcheck.text.english.lexicon import Lexicon, lexicon
from factcheck.text.english.memory import ORGANISATION, Speaker
from factcheck.text.pack import Document

_WITHIN = 250  # words back to where the firm is named
_LONGEST = 5  # words of a name


def firm_before(document: Document, offset: int) -> Speaker | None:
    """The firm that was named last before ``offset``: "Nordvig Pharma", "the contractor, Brockhurst Leisure Build"."""
    tokens, words = document.tokens, lexicon()
    last = bisect_left(tokens.starts, offset)
    for at in range(last - 1, max(0, last - _WITHIN), -1):
        if tokens.forms[at] in words.firms or tokens.forms[at] in words.firm_nouns:
            span = _named_by(document, at, last, words)
            if span is not None:
                return Speaker(" ".join(span.of(document.text).split()), ORGANISATION, span)
    return None


def _named_by(document: Document, at: int, last: int, words: Lexicon) -> Span | None:
    """The name that ends with the word at ``at``, or stands behind it as a firm's noun."""
    tokens, low, high = document.tokens, at, at + 1
    if tokens.forms[at] in words.firm_nouns and not _is_capital(document, at):
        low = at + 1 + (tokens[at + 1].text == ",")
        high = low
        while high < min(last, low + _LONGEST) and _is_capital(document, high):
            high += 1
    else:
        while low > max(0, at - _LONGEST) and _is_capital(document, low - 1):
            low -= 1
        low += tokens.forms[low] == "the"  # "The group"
    return Span(tokens.starts[low], tokens.ends[high - 1]) if high - low > 1 else None


def _is_capital(document: Document, at: int) -> bool:
    return document.text[document.tokens.starts[at]].isupper()
