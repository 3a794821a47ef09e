"""Names of outlets: quoted or plain behind «صحيفة», «وكالة», «قناة», told to («لـ«المساء»»), agencies in brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.domain.spans import Span
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.name_lists import name_lists
from factcheck.text.arabic.name_parts import Words, is_paragraph
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_words import NameWord
from factcheck.text.normalize import fold_word
from factcheck.text.tokens import Tokens

_OPENING = frozenset('"«“')
_CLOSING = frozenset('"»”')
_QUOTED_WORDS = 5
_OUTLET_WORDS = 3
_BEFORE_QUOTE = 4
_TOLD_REACH = 12
# A quoted name of some words behind «لـ»; brackets around a few letters.
_TOLD_TO = re.compile('لـ ?["«“]([^\\W\\d][^"«»“”.,،:؛؟!?\\n]{1,40})["»”]')
_BRACKETED = re.compile("\\(([^()\\n]{2,20})\\)")
_AGENCY = "وكاله"
_CHANNEL = "قناه"
_LONG = 8  # «فيليليفثيروس» looks like a verb, and no verb is that long
_NISBA = ("يه", "ي")
_NO_HINDRANCE = frozenset({"given_names", "never_present", "never_future", "states"})


def outlet_at(tokens: Tokens, words: Words, at: int) -> tuple[int, int] | None:
    """The tokens ``[start, end)`` of the outlet's name that the head at ``at`` announces, or None.

    «صحيفة "إزفيستيا"», «وكالة الأنباء الروسية "سبوتنيك"», «صحيفة الغارديان البريطانية», «القناة 12».
    """
    reach = range(at + 1, min(len(tokens), at + _BEFORE_QUOTE))
    quote = next((place for place in reach if tokens[place].text in _OPENING), None)
    if quote is not None and all(words[place] is not None for place in range(at + 1, quote)):
        end = _quoted(tokens, words, quote)
        if end is not None:
            return quote + 1, end
    return _numbered(words, at) or _plain(tokens, words, at)


def told_to(text: str, tokens: Tokens, words: Words) -> Iterator[Span]:
    """«قال لـ«المساء»»: quoted names to which somebody speaks."""
    for found in _TOLD_TO.finditer(text):
        at = bisect_left(tokens.starts, found.start(1))
        before = words[at - 3] if at > 2 else None  # noqa: PLR2004 - what stands before «لـ» and the mark
        if before is not None and (before.form in name_lists().belonging or before.form in name_lists().spokesmen):
            continue
        if any(_speaks(words[place]) for place in range(max(0, at - _TOLD_REACH), at - 2)):
            yield Span(*found.span(1))


def bracketed_agencies(text: str) -> Iterator[Span]:
    """«(واج)», «(أ ف ب)»: agencies that stand in brackets alone."""
    for found in _BRACKETED.finditer(text):
        if fold_word(found[1]) in name_lists().agencies:
            yield Span(*found.span(1))


def _quoted(tokens: Tokens, words: Words, at: int) -> int | None:
    """Where the quoted name ends whose opening mark stands at ``at``."""
    for place in range(at + 2, min(len(tokens), at + 2 + _QUOTED_WORDS)):
        if tokens[place].text in _CLOSING:
            return place
        if words[place] is None and tokens[place].text not in "-.&'’":
            return None
    return None


def _speaks(word: NameWord | None) -> bool:
    if word is None:
        return False
    return word.word.has("statements") or word.word.cue(Shape.PAST, Shape.PRESENT, Shape.PARTICIPLE) is not None


def _numbered(words: Words, at: int) -> tuple[int, int] | None:
    """«القناة 12», «القناة الإسبانية الأولى»: head and number are the name."""
    head = words[at]
    if head is None or head.head != _CHANNEL or not head.can_be(Role.DEFINITE) or head.form.startswith("لل"):
        return None
    for place in range(at + 1, min(len(words), at + 1 + _OUTLET_WORDS)):
        word = words[place]
        if word is None:
            return None
        if word.form.isdigit() or word.form in name_lists().ordinals:
            return at, place + 1
        if not (word.form.startswith("ال") and word.form.endswith(_NISBA)):
            return None
    return None


def _plain(tokens: Tokens, words: Words, at: int) -> tuple[int, int] | None:
    head, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if head is None or following is None or head.can_be(Role.DEFINITE) or is_paragraph(tokens, at + 1):
        return None
    if (head.word.noun is not None and head.word.noun.plural) or following.form in name_lists().no_outlets:
        return None
    if head.head == _AGENCY and (following.can_be(Role.DEFINITE) or following.form in name_lists().no_news):
        return None  # «وكالة الطاقة الذرية»: what kind of agency, and no name by itself
    end = at + 1
    while end < min(len(words), at + 1 + _OUTLET_WORDS) and _is_name(words[end], first=end == at + 1):
        end += 1
    return (at + 1, end) if end > at + 1 else None


def _is_name(word: NameWord | None, *, first: bool) -> bool:
    if word is None or word.word.noun is not None or word.word.kinds - _NO_HINDRANCE or word.word.that:
        return False
    if word.form.endswith(_NISBA) or word.word.cues:
        return False
    return _is_plain_name(word, first=first)


def _is_plain_name(word: NameWord, *, first: bool) -> bool:
    if word.can_be(Role.SPEAKS) and not word.word.kinds:
        return first and word.can_be(Role.GUESSED_VERB) and len(word.form) >= _LONG
    if word.can_be(Role.DEFINITE):
        return first or not word.word.clitic
    if word.can_be(Role.EVERYDAY) or not (word.can_be(Role.PLAIN | Role.GIVEN) or word.word.has("states")):
        return False
    return first or not (word.word.clitic or is_action_noun(word.form))
