"""One English sentence as the grammar looks at it: words by number, and what stands in quotation marks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from factcheck.domain.reading import Mention, Sentence
from factcheck.domain.spans import Span
from factcheck.text.english.lexicon import CueVerb, Lexicon, lexicon, phrase_at
from factcheck.text.english.memory import Speaker
from factcheck.text.pack import Document
from factcheck.text.quotes import Quote
from factcheck.text.tokens import Token

_MOST_NAME_WORDS = 4  # a quotation this short and capitalised is a name: "The Sun"
_NO_PHRASES: dict[tuple[str, ...], CueVerb] = {}
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class View:
    """The tokens of a sentence. ``forms`` are folded words, the mark itself for marks.

    ``quote`` has the number of the quotation that a token lies in (with its marks), -1 outside; quoted names count as
    outside. ``counts`` says how many words stand before each place. Words are named by their number in the sentence,
    stretches half open.
    """

    document: Document
    sentence: Sentence
    tokens: Sequence[Token]
    forms: list[str]
    quote: list[int]
    quotes: tuple[Quote, ...]
    counts: list[int]
    lexicon: Lexicon
    speaking: Speaker | None = None  # whose words these are: whom "I" means

    @classmethod
    def of(cls, document: Document, sentence: Sentence, quotations: Sequence[Quote]) -> "View":
        """The view of one sentence of a document that has these ``quotations``."""
        tokens = document.tokens_of(sentence.span)
        quotes = tuple(quote for quote in _near(quotations, sentence.span) if not _is_name(document.text, quote))
        inside = [-1] * len(tokens)
        for number, quote in enumerate(quotes):
            first = bisect_left(tokens, quote.span.start, key=_start)
            last = bisect_left(tokens, quote.span.end, key=_start)
            inside[first:last] = [number] * (last - first)
        forms = [token.form or token.text for token in tokens]
        counts = list(accumulate((token.is_word for token in tokens), initial=0))
        return cls(document, sentence, tokens, forms, inside, quotes, counts, lexicon())

    def inside(self, quote: int, speaking: Speaker | None) -> "View":
        """The words of one quotation as if no marks stood around them; ``speaking`` is who says them."""
        low = self.quote.index(quote)
        high = len(self) - self.quote[::-1].index(quote)
        counts = list(accumulate((token.is_word for token in self.tokens[low:high]), initial=0))
        return View(self.document, self.sentence, self.tokens[low:high], self.forms[low:high], [-1] * (high - low), (),
                    counts, self.lexicon, speaking)  # fmt: skip

    def __len__(self) -> int:
        return len(self.tokens)

    def form(self, at: int) -> str:
        """The folded word or the mark at ``at``; empty outside the sentence."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def verb(self, at: int) -> CueVerb | None:
        """The cue verb at ``at``, unless it stands in quotation marks."""
        if self.quote[at] >= 0:
            return None
        form = self.forms[at]
        for behind, phrasal in self.lexicon.phrasal.get(form, _NO_PHRASES).items():
            if tuple(self.forms[at + 1 : at + 1 + len(behind)]) == behind:
                return phrasal
        return self.lexicon.verbs.get(form)

    def verb_form(self, at: int) -> bool:
        """Whether any form of a cue verb stands at ``at``."""
        return 0 <= at < len(self.forms) and self.forms[at] in self.lexicon.verbs

    def is_word(self, at: int) -> bool:
        """Whether a word stands at ``at``."""
        return 0 <= at < len(self.forms) and self.counts[at + 1] > self.counts[at]

    def is_capital(self, at: int) -> bool:
        """Whether the word at ``at`` begins with a capital."""
        return self.is_word(at) and self.tokens[at].text[0].isupper()

    def opens_quote(self, at: int) -> bool:
        """Whether a quotation begins at ``at``."""
        return 0 <= at < len(self.tokens) and self.quote[at] >= 0 and (at == 0 or self.quote[at - 1] != self.quote[at])

    def ended(self, at: int) -> bool:
        """Whether nothing but full stops and closing marks is left from ``at`` on."""
        return self.words(min(at, len(self)), len(self)) == 0

    def words(self, low: int, high: int) -> int:
        """How many words stand in ``[low, high)``."""
        return max(0, self.counts[high] - self.counts[low])

    def span(self, low: int, high: int) -> Span:
        """Where ``[low, high)`` stands in the text."""
        return Span(self.tokens[low].start, self.tokens[high - 1].end)

    def text(self, low: int, high: int) -> str:
        """``[low, high)`` as it stands in the text, spaces single."""
        return " ".join(self.span(low, high).of(self.document.text).split())

    def mentions(self, low: int, high: int) -> list[Mention]:
        """The mentions that lie in ``[low, high)``."""
        if low >= high:
            return []
        span = self.span(low, high)
        return [mention for mention in _near(self.document.mentions, span) if span.holds(mention.span)]

    def number(self, offset: int) -> int:
        """The number of the first token that starts at or after ``offset``."""
        return bisect_left(self.tokens, offset, key=_start)

    def phrase(self, at: int, phrases: dict[str, list[tuple[str, ...]]]) -> int:
        """How many words of ``phrases`` stand at ``at``."""
        return phrase_at(self.forms, at, phrases) if 0 <= at < len(self.forms) else 0


def _start(token: Token) -> int:
    return token.start


_Placed = TypeVar("_Placed", Quote, Mention)


def _near(spans: Sequence[_Placed], span: Span) -> list[_Placed]:
    """Those of ``spans`` (in order, none overlapping) that touch ``span``."""
    first = bisect_left(spans, span.start, key=lambda one: one.span.end - 1)
    found = []
    for one in spans[first:]:
        if one.span.start >= span.end:
            break
        found.append(one)
    return found


def _is_name(text: str, quote: Quote) -> bool:
    """Whether quotation marks set off a name and quote nobody: no sentence marks, few words, all capitalised."""
    words = quote.inside.of(text).split()
    if not 0 < len(words) <= _MOST_NAME_WORDS or words[-1][-1] in _STOPS | {","}:
        return False
    return all(word[0].isupper() for word in words if len(word) > 3)  # noqa: PLR2004 - "of", "the"
