"""One sentence, ready for the grammar: each token with its readings, its quotation and the name it belongs to."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.domain.reading import Mention, Sentence
from factcheck.domain.spans import Span
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.vocabulary import COMMANDER, GOVERNOR, THAT_NOT, WITH_THAT_NOT, Word
from factcheck.text.pack import Document
from factcheck.text.quotes import Quote
from factcheck.text.tokens import Token, Tokens

COMMAS = frozenset("،,")
PAUSES = frozenset("،,؛;")
OPENING_MARKS = frozenset('"«“‹„〝')
# A quotation of at most so many words that holds no stop is a name or a term, not speech.
_NAME_WORDS = 4
_INITIALED = 3
_MOTHER = "ام"
_THAT_NOT = {one.form: one for one in (THAT_NOT, WITH_THAT_NOT)}
# «ألا وهو»: namely.
_NAMELY = frozenset({"وهو", "وهي", "وهم", "وهما"})
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
    # The quotation that a token stands in where that is speech, and no name or term.
    speech: list[Quote | None]
    size: int
    # The mentions that begin here, with the tokens of the document at which they do.
    named: Sequence[tuple[int, Mention]]
    # How many tokens of the document stand before the sentence.
    before: int
    # The tokens at which anything may open: see ``Word.marked``.
    marked: Sequence[int]
    # Whether any quotation touches it.
    has_quotes: bool
    # The last token after which somebody may be quoted, and where in the text the last colon stands; -1 for none.
    introduced_until: int
    colon: int

    def mark(self, at: int, marks: frozenset[str]) -> bool:
        """Whether the token is one of these marks."""
        return 0 <= at < self.size and not self.forms[at] and self.tokens[at].text in marks

    def in_speech(self, at: int) -> bool:
        """Whether the token stands inside a quotation that is speech."""
        return self.speech[at] is not None

    def opens_speech(self, at: int) -> bool:
        """Whether a quotation that is speech opens at this token."""
        if at >= self.size:
            return False
        quote = self.speech[at]
        return quote is not None and quote.span.start == self.tokens[at].start

    def opens_name(self, at: int) -> bool:
        """Whether a quoted name opens at this token."""
        quote = self.quotes[at] if at < self.size else None
        return quote is not None and quote.span.start == self.tokens[at].start and self.speech[at] is None

    def without(self, quote: Quote) -> "View":
        """The sentence read as if the quotation were none."""
        kept = [None if one is quote else one for one in self.quotes]
        speech = [None if one is quote else one for one in self.speech]
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
    words = quote.inside.of(text).split(maxsplit=_NAME_WORDS)  # one piece too many shows that it is longer
    if words and len(words) <= _INITIALED and len(words[-1]) == 1 and words[-1].isalpha():  # «كريم. ع»
        return True
    return len(words) <= _NAME_WORDS and not any(word[-1] in ".!?؟،" for word in words)


def _tell_governors(tokens: Sequence[Token], words: list[Word], marked: Sequence[int]) -> None:
    """«والي إسطنبول», «آمر اللواء» are spelt like «وإلى», «أمر» once folded: told apart by what stands in the text."""
    for at in marked:
        if words[at].form == GOVERNOR.form and tokens[at].text.endswith("ي") and "إ" not in tokens[at].text:
            words[at] = GOVERNOR
        elif words[at].form == COMMANDER.form and tokens[at].text.startswith("آ"):
            words[at] = COMMANDER
        elif words[at].form in _THAT_NOT and _is_that_not(tokens, words, at):
            words[at] = _THAT_NOT[words[at].form]


def _is_that_not(tokens: Sequence[Token], words: list[Word], at: int) -> bool:
    """«ألا تتراجع», «بألا»; «إلا» is spelt with the hamza below, and «ألا وهو» means namely."""
    return tokens[at].text.startswith(("أ", "بأ")) and at + 1 < len(words) and words[at + 1].form not in _NAMELY


def _hide_particles(forms: Sequence[str], words: list[Word], mentions: Sequence[Mention | None]) -> None:
    """«سي إن إن», «أم أحمد»: no complementiser and no "or" is part of a name."""
    for at, word in enumerate(words):
        inside = (word.that or forms[at] == _MOTHER) and mentions[at] is not None
        if inside and (mentions[at] is mentions[at - 1] or mentions[at] is mentions[at + 1]):
            words[at] = Word(form=forms[at], listed=True)


_Owner = TypeVar("_Owner", Quote, Mention)


def views_of(document: Document) -> Iterator[View]:
    """A view of each sentence of the document, made when it is asked for."""
    text, tokens = document.text, document.tokens
    forms, starts = tokens.forms, tokens.starts
    words = list(map(look_up, forms))
    quotes, _ = _covering(tokens, document.quotes)
    spoken = [quote for quote in document.quotes if not is_name(text, quote)]
    speech = quotes if len(spoken) == len(document.quotes) else _covering(tokens, spoken)[0]
    mentions, beginning = _covering(tokens, document.mentions)
    _hide_particles(forms, words, mentions)
    named = list(zip(beginning, document.mentions, strict=True))
    end = known = 0
    for sentence in document.sentences:
        first = bisect_left(starts, sentence.span.start, end)
        end = bisect_left(starts, sentence.span.end, first)
        here, before = slice(first, end), bisect_left(beginning, first, known)
        known = bisect_left(beginning, end, before)
        read, quoted = words[here], quotes[here]
        marked = [at for at, word in enumerate(read) if word.marked]
        inside = tokens[here]
        _tell_governors(inside, read, marked)
        yield View(
            text,
            sentence,
            inside,
            read,
            quoted,
            mentions[here],
            forms[here] + _NOTHING_BEYOND,
            quoted if speech is quotes else speech[here],
            end - first,
            named[before:known],
            first,
            marked,
            any(quoted),
            next((at for at in reversed(marked) if read[at].introduces), -1),
            text.rfind(":", sentence.span.start, sentence.span.end),
        )


def _covering(tokens: Tokens, owners: Sequence[_Owner]) -> tuple[list[_Owner | None], list[int]]:
    """For each token the owner whose span it touches, and where each owner begins; they are in order, none overlaps."""
    starts, ends = tokens.starts, tokens.ends
    found: list[_Owner | None] = [None] * len(tokens)
    beginning = []
    end = 0
    for owner in owners:
        span = owner.span
        first = bisect_left(starts, span.start, end)
        end = bisect_left(starts, span.end, first)
        beginning.append(first)
        if first and ends[first - 1] > span.start:  # a particle is written onto the name
            first -= 1
        if end - first == 1:
            found[first] = owner
        else:
            found[first:end] = [owner] * (end - first)
    return found, beginning
