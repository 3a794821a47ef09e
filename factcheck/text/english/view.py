"""One English sentence as the grammar looks at it: words by number, and what stands in quotation marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from factcheck.domain.reading import Mention, Sentence
from factcheck.domain.spans import Span
from factcheck.text.english.lexicon import CueVerb, Lexicon, Phrases, lexicon, phrase_at
from factcheck.text.english.memory import Speaker
from factcheck.text.english.stance_words import CUE, HEDGE, STANCE, stance_words
from factcheck.text.pack import Document
from factcheck.text.quotes import Quote
from factcheck.text.tokens import Token

_MOST_NAME_WORDS = 4  # a quotation this short and capitalised is a name: "The Sun"
_STOPS = frozenset(".!?…")
_ACRONYMS = frozenset({"who", "it"})  # the health organisation, what computers do
# Places behind the end of a sentence (and before its start) that may be asked for: more than any stretch looks ahead.
_BEYOND = 64
_NO_FORMS, _NO_FLAGS, _NO_QUOTES = [""] * _BEYOND, [False] * _BEYOND, [-1] * _BEYOND
_MOST_SHARED = 400  # words of sentences without quotations, which share one list that says so
_UNQUOTED = [-1] * (_MOST_SHARED + _BEYOND)


class Page:
    """The words of a whole document, looked through once for all of its sentences."""

    def __init__(self, document: Document, quotations: Sequence[Quote]) -> None:
        tokens = document.tokens
        self.document, self.starts, self.ends = document, tokens.starts, tokens.ends
        self.quotations = [quote for quote in quotations if not _is_name(document.text, quote)]
        self.quote_ends = [quote.span.end for quote in self.quotations]
        self.named = [mention for mention in document.mentions if not mention.name.islower()]  # no "the independent"
        self.named_ends = [mention.span.end for mention in self.named]
        self.forms = [form or tokens[at].text for at, form in enumerate(tokens.forms)]
        for at in _acronyms(document):
            self.forms[at] = tokens[at].text
        self.words = [form != "" for form in tokens.forms]
        self.counts = list(accumulate(self.words, initial=0))  # or a long sentence is counted at each of its words
        text, kinds = document.text, stance_words().kinds
        self.capitals = [text[start].isupper() for start in tokens.starts]
        self.known = [at for at, form in enumerate(self.forms) if form in kinds]

    def views(self) -> Iterator["View"]:
        """The views of the sentences that have any words."""
        last = 0
        for sentence in self.document.sentences:
            first = bisect_left(self.starts, sentence.span.start, last)
            last = bisect_left(self.starts, sentence.span.end, first)
            if first < last:
                yield View(self, sentence, first, last, quotes=self._quotes(sentence.span))

    def _quotes(self, span: Span) -> list[Quote]:
        found: list[Quote] = []
        if not self.quotations:
            return found
        for quote in self.quotations[bisect_left(self.quote_ends, span.start + 1) :]:
            if quote.span.start >= span.end:
                break
            found.append(quote)
        return found


class View:
    """The tokens of a sentence. ``forms`` are folded words, the mark itself for marks.

    ``quote`` has the number of the quotation that a token lies in (with its marks), -1 outside; quoted names count as
    outside. Words are named by their number in the sentence, stretches half open; ``form``, ``is_word``, ``is_capital``
    and ``quote`` may be asked beyond the sentence too: there ``form`` is empty, and nothing is a word. ``cues`` and
    ``stances``: where words stand that may attribute, or show an attitude.
    ``speaking``: whose words these are, whom "I" means.
    """

    __slots__ = ("_counts", "_first", "_hedges", "_named", "_page", "cues", "document", "form", "forms", "is_capital",
                 "is_word", "lexicon", "quote", "quotes", "sentence", "size", "speaking", "stances",
                 "tokens")  # fmt: skip

    def __init__(
        self, page: Page, sentence: Sentence, first: int, last: int, *, quotes: Sequence[Quote],
        speaking: Speaker | None = None,
    ) -> None:  # fmt: skip
        ends = page.named_ends
        self._page, self._first = page, first
        self.document, self.sentence, self.quotes, self.speaking = page.document, sentence, quotes, speaking
        self.tokens: Sequence[Token] = page.document.tokens[first:last]
        self.size = last - first
        self.forms = page.forms[first:last]
        self.quote = self._marked()
        self.lexicon: Lexicon = lexicon()
        self._named = page.named[bisect_left(ends, sentence.span.start + 1) : bisect_right(ends, sentence.span.end)]
        self.cues, self.stances, self._hedges = self._known(page.known)
        self._counts = page.counts[first : last + 1]
        self.form = self.forms + _NO_FORMS
        self.is_word = page.words[first:last] + _NO_FLAGS
        self.is_capital = page.capitals[first:last] + _NO_FLAGS

    def _known(self, known: list[int]) -> tuple[list[int], list[int], list[int]]:
        """Where words stand that may attribute, that may show an attitude, and that may say how firmly."""
        found: tuple[list[int], list[int], list[int]] = ([], [], [])
        first, forms, kinds = self._first, self._page.forms, stance_words().kinds
        begin = bisect_left(known, first)
        for at in known[begin : bisect_left(known, first + self.size, begin)]:
            kind = kinds[forms[at]]
            if kind & CUE:
                found[0].append(at - first)
            if kind & STANCE:
                found[1].append(at - first)
            if kind & HEDGE:
                found[2].append(at - first)
        return found

    def _marked(self) -> list[int]:
        """The numbers of the quotations, token by token; nobody changes the list."""
        if not self.quotes and self.size < _MOST_SHARED:
            return _UNQUOTED
        inside = [-1] * self.size + _NO_QUOTES
        for number, quote in enumerate(self.quotes):
            first, last = self.number(quote.span.start), self.number(quote.span.end)
            inside[first:last] = [number] * (last - first)
        return inside

    def inside(self, quote: int, speaking: Speaker | None) -> "View":
        """The words of one quotation as if no marks stood around them; ``speaking`` is who says them."""
        span, first = self.quotes[quote].span, self._first
        low, high = first + self.number(span.start), first + self.number(span.end)
        return View(self._page, self.sentence, low, high, quotes=(), speaking=speaking)

    def __len__(self) -> int:
        return self.size

    def verb(self, at: int) -> CueVerb | None:
        """The cue verb at ``at``, unless it stands in quotation marks."""
        if self.quote[at] >= 0:
            return None
        form = self.forms[at]
        if form in self.lexicon.phrasal:
            for behind, phrasal in self.lexicon.phrasal[form].items():
                if tuple(self.forms[at + 1 : at + 1 + len(behind)]) == behind:
                    return phrasal
        return self.lexicon.verbs.get(form)

    def verb_form(self, at: int) -> bool:
        """Whether any form of a cue verb stands at ``at``."""
        return self.form[at] in self.lexicon.verbs

    def opens_quote(self, at: int) -> bool:
        """Whether a quotation begins at ``at``."""
        return self.quote[at] >= 0 and self.quote[at - 1] != self.quote[at]

    def ended(self, at: int) -> bool:
        """Whether nothing but full stops and closing marks is left from ``at`` on."""
        return at >= self.size or self._counts[at] == self._counts[-1]

    def first(self, words: AbstractSet[str], low: int, high: int) -> int:
        """Where in ``[low, high)`` the first of ``words`` stands; ``high`` where none does."""
        for at, form in enumerate(self.forms[low:high], low):
            if form in words:
                return at
        return high

    def words(self, low: int, high: int) -> int:
        """How many words stand in ``[low, high)``."""
        found = self._counts[high] - self._counts[low]
        return found if found > 0 else 0  # noqa: FURB136 - a call takes twice the time

    def span(self, low: int, high: int) -> Span:
        """Where ``[low, high)`` stands in the text."""
        page, first = self._page, self._first
        return Span(page.starts[first + low], page.ends[first + high - 1])

    def text(self, low: int, high: int) -> str:
        """``[low, high)`` as it stands in the text, spaces single."""
        page, first = self._page, self._first
        return " ".join(self.document.text[page.starts[first + low] : page.ends[first + high - 1]].split())

    def mentions(self, low: int, high: int) -> list[Mention]:
        """The mentions that lie in ``[low, high)``."""
        if not self._named or low >= high:
            return []
        start, end = self._page.starts[self._first + low], self._page.ends[self._first + high - 1]
        return [one for one in self._named if start <= one.span.start and one.span.end <= end]

    def hedges(self, low: int, high: int) -> list[int]:
        """Where in ``[low, high)`` words stand that may say how firmly something is put."""
        hedges = self._hedges
        return hedges[bisect_left(hedges, low) : bisect_left(hedges, high)] if hedges else hedges

    def number(self, offset: int) -> int:
        """The number of the first token that starts at or after ``offset``."""
        first = self._first
        return bisect_left(self._page.starts, offset, first, first + self.size) - first

    def phrase(self, at: int, phrases: Phrases) -> int:
        """How many words of ``phrases`` stand at ``at``."""
        return phrase_at(self.forms, at, phrases) if self.form[at] in phrases else 0


def _acronyms(document: Document) -> Iterator[int]:
    """Where capitals are a name that is a small word otherwise: "WHO warns", no "WHO SAID IT"."""
    forms, tokens = document.tokens.forms, document.tokens
    for at, form in enumerate(forms):
        if (
            form in _ACRONYMS
            and tokens[at].text.isupper()
            and not any(
                place != at and 0 <= place < len(forms) and len(forms[place]) > 1 and tokens[place].text.isupper()
                for place in (at - 1, at + 1)
            )
        ):
            yield at


def _is_name(text: str, quote: Quote) -> bool:
    """Whether quotation marks set off a name and quote nobody: no sentence marks, few words, all capitalised."""
    words = quote.inside.of(text).split()
    if not 0 < len(words) <= _MOST_NAME_WORDS or words[-1][-1] in _STOPS | {","}:
        return False
    return all(word[0].isupper() for word in words if len(word) > 3)  # noqa: PLR2004 - "of", "the"
