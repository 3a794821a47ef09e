"""Names that English wording gives away: after a title, beside a word for an outlet, and bodies by their noun."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count

from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.english.lexicon import Lexicon, Noun, lexicon
from factcheck.text.pack import NamedSpan
from factcheck.text.tokens import Token, Tokens

_MOST_WORDS = 4
# Parts of names that are written small, and marks inside them.
_PARTICLES = frozenset({"al", "el", "bin", "ben", "ibn", "von", "van", "de", "der", "la", "da", "di", "du", "abu"})
_ARTICLES = frozenset({"the", "a", "an"})
_IN_NAMES = frozenset({"radio", "daily"})  # "Radio Tamazuj", "the Daily Trust"
_QUOTES = frozenset("\"“”'‘’«»")
_INNER_MARKS = frozenset("-'’.")


def names_in(tokens: Tokens) -> Iterator[NamedSpan]:
    """The names that titles and nouns give away."""
    words, told_by = lexicon(), _told_by()
    for at in compress(count(), map(told_by.__contains__, tokens.forms)):
        token = tokens[at]
        if token.form in words.titles and not _follows_title(tokens, at, words):
            yield from _titled(tokens, at, words)
        if words.nouns.get(token.form) is Noun.OUTLET:
            yield from _outlet(tokens, at, words)
        elif words.nouns.get(token.form) is Noun.BODY and token.text[0].isupper():
            yield from _body(tokens, at)


@cache
def _told_by() -> frozenset[str]:
    """The words beside which names stand."""
    words = lexicon()
    return frozenset(words.titles) | {form for form, noun in words.nouns.items() if noun in (Noun.OUTLET, Noun.BODY)}


def _follows_title(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether the name comes only after a further title: "Foreign Minister" of "Prime Minister General Smith"."""
    return at + 1 < len(tokens) and tokens[at + 1].form in words.titles


def _titled(tokens: Sequence[Token], at: int, words: Lexicon) -> Iterator[NamedSpan]:
    start = at + 1
    if start < len(tokens) and tokens[start].text == ".":
        start += 1
    end = _name_end(tokens, start, words)
    if end > start:
        yield NamedSpan(Span(tokens[start].start, tokens[end - 1].end), EntityKind.PERSON)


def _name_end(tokens: Sequence[Token], start: int, words: Lexicon) -> int:
    """Where a run of capitalised words ends, with particles and inner marks; ``start`` where there is none."""
    end = at = start
    while at < len(tokens) and at - start < 2 * _MOST_WORDS:
        token = tokens[at]
        if token.form and token.text[0].isupper() and token.form not in words.nouns:
            at = end = at + 1
        elif at > start - 1 and (token.form in _PARTICLES or token.text in _INNER_MARKS) and _goes_on(tokens, at):
            at += 1
        else:
            break
    return end


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital follows a particle or stands right behind an inner mark."""
    if at + 2 < len(tokens) and tokens[at].form and tokens[at + 1].text == "-":
        at += 1  # "al-Badri"
    if at + 1 >= len(tokens) or not tokens[at + 1].form:
        return False
    close = tokens[at].form or (tokens[at].end == tokens[at + 1].start or tokens[at].text == ".")
    return bool(close) and tokens[at + 1].text[0].isupper()


def _outlet(tokens: Sequence[Token], at: int, words: Lexicon) -> Iterator[NamedSpan]:
    """As in "the newspaper Izvestia", "the Izvestia newspaper", "the 'Debka' website"."""
    first = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text in _QUOTES else at + 1
    behind = _name_end(tokens, first, words)
    if behind > first:
        first -= tokens[at].form in _IN_NAMES and tokens[at].text[0].isupper() and first == at + 1  # "Radio Tamazuj"
        yield NamedSpan(Span(tokens[first].start, tokens[behind - 1].end), EntityKind.OUTLET)
        return
    end = at - 1
    while end >= 0 and tokens[end].text in _QUOTES:
        end -= 1
    start = end
    while start >= 0 and at - start <= _MOST_WORDS and tokens[start].form and tokens[start].text[0].isupper():
        start -= 1
    first = start + 1
    while first <= end and tokens[first].form in _ARTICLES | words.nationalities:
        first += 1
    if first <= end:
        yield NamedSpan(Span(tokens[first].start, tokens[end].end), EntityKind.OUTLET)


def _body(tokens: Sequence[Token], at: int) -> Iterator[NamedSpan]:
    """As in "the Foreign Ministry", "Libyan National Army", "Ministry of Defence"."""
    start = at
    while start > 0 and at - start < _MOST_WORDS and tokens[start - 1].form and tokens[start - 1].text[0].isupper():
        start -= 1
    start += tokens[start].form in ("the", "a", "an") and start < at
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].form in ("of", "for", "and") and tokens[end + 1].text[0].isupper():
        end += 2
    if end - start > 1:
        yield NamedSpan(Span(tokens[start].start, tokens[end - 1].end), EntityKind.ORGANISATION)
