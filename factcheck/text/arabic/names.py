"""Names that Arabic wording gives away: after a title, and quoted or plain after a word for an outlet."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.vocabulary import NounKind, Word
from factcheck.text.pack import NamedSpan
from factcheck.text.tokens import Token, Tokens

_TITLE_REACH = 12
_REMEMBERED = 65536  # words of some hundred articles
_NAME_WORDS = 4
_SHORTEST_OWNED = 4  # «حديثها»: a word with a pronoun on it; «طه» and «ميها» are names
_LEAST_NAME_WORDS = 2
_OPENING = frozenset('"«“')
_CLOSING = frozenset('"»”')
_QUOTED_WORDS = 5
_OUTLET_WORDS = 3
# Kinds of small words that names may look like.
_NO_HINDRANCE = frozenset({"given_names", "never_present", "never_future"})
_COMMAS = frozenset("،,")
_AFTER_NAMES = frozenset("،,:.)")
_ADJECTIVE_ENDINGS = ("يه", "ي")
_BINDING = frozenset({"عبد", "ابن", "بن", "بنت"})
_NAME_PARTICLES = frozenset({"عبد", "ابو", "بو", "ابن", "بن", "ال", "ولد", "ام", "ابي", "فان", "دي", "دو", "اوف", "آل"})


def names_in(tokens: Tokens) -> Iterator[NamedSpan]:
    """The names that titles and words for outlets give away."""
    words = [word if word.form else None for word in map(look_up, tokens.forms)]
    for at, noun in [(at, word.noun) for at, word in enumerate(words) if word and word.announces]:
        if noun and noun.kind is NounKind.OUTLET:
            yield from _outlet(tokens, words, at)
        else:
            yield from _titled(tokens, words, at)


def _outlet(tokens: Sequence[Token], words: Sequence[Word | None], at: int) -> Iterator[NamedSpan]:
    """«صحيفة "إزفيستيا"», «وكالة الأنباء الروسية "سبوتنيك"», «صحيفة الغارديان البريطانية»."""
    quote = next((place for place in range(at + 1, min(len(tokens), at + 4)) if tokens[place].text in _OPENING), None)
    if quote is not None and all(words[place] is not None for place in range(at + 1, quote)):
        end = next(
            (
                place
                for place in range(quote + 2, min(len(tokens), quote + 2 + _QUOTED_WORDS))
                if tokens[place].text in _CLOSING
            ),
            None,
        )
        if end is not None:
            yield NamedSpan(Span(tokens[quote + 1].start, tokens[end - 1].end), EntityKind.OUTLET)
            return
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if word is None or word.noun is None or word.noun.definite:
        return
    if word.noun.lemma == "وكاله" and following is not None and following.definite:
        return  # «وكالة الطاقة الذرية»: what kind of agency, and no name by itself
    end = at + 1
    while end < min(len(tokens), at + 1 + _OUTLET_WORDS) and _is_outlet_name(words[end], first=end == at + 1):
        end += 1
    if end > at + 1:
        yield NamedSpan(Span(tokens[at + 1].start, tokens[end - 1].end), EntityKind.OUTLET)


def _is_outlet_name(word: Word | None, *, first: bool) -> bool:
    if word is None or word.noun is not None or word.kinds - _NO_HINDRANCE or word.that or word.cues:
        return False
    if word.clitic and (not first or word.definite or look_up(word.form[1:]).kinds):
        return False
    if word.form.endswith(_ADJECTIVE_ENDINGS) or (word.verb and not word.kinds):
        return False
    return (
        first or word.definite or not (word.form.endswith("ا") or is_action_noun(word.form) or _is_prefixed(word.form))
    )


def _titled(tokens: Sequence[Token], words: Sequence[Word | None], at: int) -> Iterator[NamedSpan]:
    """After a title whose words are complete (definite), the words of no list are the name."""
    definite = False
    limit = min(len(tokens), at + _TITLE_REACH)
    for place in range(at, limit):
        word = words[place]
        if word is None:
            if tokens[place].text in _COMMAS and definite and place > at:
                continue
            return
        if place > at and definite and _is_name_word(word.form) and not _is_governed(words, place):
            end = _name_end(tokens, words, place)
            if end - place >= _LEAST_NAME_WORDS:
                yield NamedSpan(Span(tokens[place].start, tokens[end - 1].end), EntityKind.PERSON)
            return
        if place > at and (word.kinds - {"quantifiers", "given_names"} or word.that or word.verb or _is_cue(word)):
            return
        definite = word.definite or (word.noun is not None and word.noun.definite)


def _name_end(tokens: Sequence[Token], words: Sequence[Word | None], start: int) -> int:
    end = start
    particle = False
    while end < min(len(tokens), start + _NAME_WORDS + particle):
        word = words[end]
        if word is None:
            return end
        particle_here = word.form in _NAME_PARTICLES
        inner = end > start and (
            _is_bound(words, end)
            or _is_family_name(words, tokens, end, first=start)
            or (end == start + 1 and _is_no_verb(word, tokens[end]))
            or _is_title_in_name(word)
        )
        if not (particle_here or inner or _is_name_word(word.form)):
            return end
        particle = particle or particle_here
        end += 1
    return end


def _is_bound(words: Sequence[Word | None], at: int) -> bool:
    """«علي» in «كمال بن علي»: behind «بن» stands a name, whatever else the word may be."""
    before = words[at - 1]
    return before is not None and before.form in _BINDING


def _is_no_verb(word: Word, token: Token) -> bool:
    """«سيالة» in «محمد سيالة»: looks like a verb to come, but no verb ends in ta marbuta."""
    return token.text.endswith("ة") and not (word.definite or word.noun or word.kinds - _NO_HINDRANCE or word.clitic)


def _is_family_name(words: Sequence[Word | None], tokens: Sequence[Token], at: int, *, first: int) -> bool:
    """«السراج» after «فايز»: definite, no adjective of the title; as a third word only where nothing else follows."""
    word = words[at]
    if word is None or not word.definite or word.noun is not None or word.kinds or word.form.endswith("يه"):
        return False
    if at == first + 1 or (words[at - 1] or word).form in _NAME_PARTICLES:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return at + 1 >= len(words) or tokens[at + 1].text in _AFTER_NAMES
    return following.that or following.has("prepositions")


def _is_title_in_name(word: Word) -> bool:
    """«حسين أمير عبد اللهيان»: a title's word inside a name."""
    return (
        word.noun is not None and word.noun.kind is NounKind.TITLE and not word.noun.definite and not word.noun.clitic
    )


@lru_cache(maxsize=_REMEMBERED)
def _is_name_word(form: str) -> bool:
    word = look_up(form)
    if (
        word.definite
        or word.noun is not None
        or (word.kinds - _NO_HINDRANCE)
        or word.that
        or _is_cue(word)
        or word.verb
        or word.clitic
    ):
        return False
    if word.form in _NAME_PARTICLES:
        return True
    if word.form.endswith(("ها", "هم")) and len(word.form) > _SHORTEST_OWNED:
        return False
    return not (word.form[0].isdigit() or is_action_noun(word.form) or _is_prefixed(word.form))


def _is_governed(words: Sequence[Word | None], at: int) -> bool:
    """«بدور الجيش»: ب or ل on a noun that the article follows, where no given name is known."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if word is None or word.form[0] not in "بل" or word.has("given_names"):
        return False
    return following is not None and following.definite


def _is_prefixed(form: str) -> bool:
    """Whether «ب» or «ل» is written onto a word that is no name («بقيادة», «للأمم»); «بوتين» is one."""
    if form[0] not in "بل" or len(form) == 1:
        return form[0] in "بل"
    return form.startswith(("بال", "لل", "باسم")) or look_up(form[1:]).noun is not None or is_action_noun(form[1:])


def _is_cue(word: Word) -> bool:
    cue = word.cue(Shape.PAST, Shape.PRESENT, Shape.PARTICIPLE)
    return cue is not None and cue.form.person != 1
