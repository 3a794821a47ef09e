"""One sentence, ready for the grammar: each token with its readings, its quotation and the name it belongs to."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.domain.reading import Mention, Sentence
from factcheck.domain.spans import Span
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.vocabulary import Word
from factcheck.text.pack import Document
from factcheck.text.quotes import Quote
from factcheck.text.tokens import Token

COMMAS = frozenset("،,")
PAUSES = frozenset("،,؛;")
OPENING_MARKS = frozenset('"«“‹„〝')
# A quotation of at most so many words that holds no stop is a name or a term, not speech.
_NAME_WORDS = 4
# So far beyond a sentence's end, or before its beginning, the grammar asks for words.
_NOTHING_BEYOND = [""] * 32


@dataclass(slots=True)
class View:
    """The tokens of one sentence. ``quotes[i]`` and ``mentions[i]`` are what token ``i`` lies in, or None."""

    text: str
    sentence: Sentence
    tokens: Sequence[Token]
    words: list[Word]
    quotes: list[Quote | None]
    mentions: list[Mention | None]
    # The folded words, empty for marks; before the sentence and after it they are empty too.
    forms: list[str]
    # Whether a token stands inside a quotation that is speech, and no name or term.
    speech: list[bool]
    size: int
    # The mentions that begin here, with the tokens at which they do.
    named: Sequence[tuple[int, Mention]]

    def mark(self, at: int, marks: frozenset[str]) -> bool:
        """Whether the token is one of these marks."""
        return 0 <= at < self.size and self.tokens[at].text in marks

    def in_speech(self, at: int) -> bool:
        """Whether the token stands inside a quotation that is speech."""
        return self.speech[at]

    def opens_speech(self, at: int) -> bool:
        """Whether a quotation that is speech opens at this token."""
        if at >= self.size or not self.speech[at]:
            return False
        quote = self.quotes[at]
        return quote is not None and quote.span.start == self.tokens[at].start

    def opens_name(self, at: int) -> bool:
        """Whether a quoted name opens at this token."""
        quote = self.quotes[at] if at < self.size else None
        return quote is not None and quote.span.start == self.tokens[at].start and not self.speech[at]

    def without(self, quote: Quote) -> "View":
        """The sentence read as if the quotation were none."""
        kept = [None if one is quote else one for one in self.quotes]
        speech = [spoken and one is not quote for spoken, one in zip(self.speech, self.quotes, strict=True)]
        return replace(self, quotes=kept, speech=speech)

    def after_quote(self, at: int) -> int:
        """The first token after the quotation that token ``at`` lies in."""
        quote = self.quotes[at]
        while at < self.size and self.quotes[at] is quote:
            at += 1
        return at

    def after_mention(self, at: int) -> int:
        """The first token after the mention that token ``at`` lies in."""
        mention = self.mentions[at]
        while at < self.size and self.mentions[at] is mention:
            at += 1
        return at

    def begins_mention(self, at: int) -> Mention | None:
        """The mention that begins at this token (after a clitic, it may be)."""
        mention = self.mentions[at] if at < self.size else None
        return mention if mention is not None and (at == 0 or self.mentions[at - 1] is not mention) else None

    def span(self, first: int, end: int) -> Span:
        """The stretch of the text from token ``first`` to before token ``end``."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)


def is_name(text: str, quote: Quote) -> bool:
    """Whether a quotation is a name or a term."""
    words = quote.inside.of(text).split()
    return len(words) <= _NAME_WORDS and not any(word[-1] in ".!?؟،" for word in words)


_Owner = TypeVar("_Owner", Quote, Mention)


def views_of(document: Document) -> list[View]:
    """A view of each sentence of the document."""
    text, tokens = document.text, document.tokens
    forms, starts = tokens.forms, tokens.starts
    words = list(map(look_up, forms))
    quotes = _covering(tokens, starts, document.quotes)
    spoken = [quote for quote in document.quotes if not is_name(text, quote)]
    speech = list(map(bool, quotes if len(spoken) == len(document.quotes) else _covering(tokens, starts, spoken)))
    mentions = _covering(tokens, starts, document.mentions)
    beginning = [bisect_left(starts, mention.span.start) for mention in document.mentions]
    named_at = list(zip(beginning, document.mentions, strict=True))
    views = []
    for sentence in document.sentences:
        span = sentence.span
        first = bisect_left(starts, span.start)
        end = bisect_left(starts, span.end, first)
        piece = slice(first, end)
        here = slice(bisect_left(beginning, first), bisect_left(beginning, end))
        named = [(at - first, mention) for at, mention in named_at[here]]
        size = end - first
        views.append(
            View(
                text,
                sentence,
                tokens[piece],
                words[piece],
                quotes[piece],
                mentions[piece],
                forms[piece] + _NOTHING_BEYOND,
                speech[piece],
                size,
                named,
            )
        )
    return views


def _covering(tokens: Sequence[Token], starts: Sequence[int], owners: Sequence[_Owner]) -> list[_Owner | None]:
    """For each token the owner whose span it touches; the spans are in order and do not overlap."""
    found: list[_Owner | None] = [None] * len(tokens)
    for owner in owners:
        span = owner.span
        first = bisect_left(starts, span.start)
        end = bisect_left(starts, span.end, first)
        if first and tokens[first - 1].end > span.start:  # a particle is written onto the name
            first -= 1
        if end - first == 1:
            found[first] = owner
        else:
            found[first:end] = [owner] * (end - first)
    return found
