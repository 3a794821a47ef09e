"""Names of no list, told by the title before them: «المهاجم السنغالي عليون ندياي», «الرئيس الأوكراني زيلينسكي»."""

from factcheck.text.arabic.name_parts import Words, is_border, is_broken, unknown_reach
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_words import NameWord
from factcheck.text.tokens import Tokens

_FIRST = Role.PLAIN | Role.GUESSED_VERB | Role.ODD
# As names of the module, which are read faster than from their class: asked of each word behind a title.
_PERSON, _PREPOSITION, _STOPS, _DEFINITE = Role.PERSON, Role.PREPOSITION, Role.STOPS, Role.DEFINITE
_TITLE_REACH = 14
_LEAST_UNKNOWN = 2  # words of no list are a name in pairs alone
_SHORTEST_UNKNOWN = 3
_COMMAS = frozenset("،,")
_OPENING = frozenset('"«“')
_CLOSING = frozenset('"»”')
_SHORT_MARKS = frozenset("./")


def titled_name_at(tokens: Tokens, words: Words, at: int) -> tuple[int, int] | None:
    """The tokens ``[start, end)`` of the name of no list that the title at ``at`` announces, or None.

    The title's words have to be complete: definite, a place behind a preposition, or an abbreviation with its stop.
    Where a given name or another title comes first, that one tells the name.
    """
    title = words[at]
    if title is None or (title.roles & Role.ADJECTIVE and _is_mere_adjective(words, at)):
        return None
    place, placed, comma, apposed = at + 1, 0, False, False
    complete = title.roles & Role.DEFINITE or _is_second_rank(words, at)
    if title.roles & Role.SHORT and place < len(tokens) and tokens[place].text in _SHORT_MARKS:
        place, complete = place + 1, Role.DEFINITE
    limit = min(len(tokens), at + _TITLE_REACH)
    while place < limit:
        word = words[place]
        if word is None:
            after, comma = _after_mark(tokens, place, limit), tokens[place].text in _COMMAS
            place, complete = after, complete if comma else Role.DEFINITE
            continue
        roles = word.roles
        if roles & _PERSON:
            return None
        if complete and roles & _FIRST and _can_begin(tokens, words, place, comma=comma):
            return None if is_broken(tokens, at, place + 1) else _name(tokens, words, place, closed=apposed)
        preposition = roles & _PREPOSITION
        apposed = bool(comma and complete and _tells_origin(word))
        if (comma and not apposed) or (roles & _STOPS and not preposition):
            return None
        complete = 0 if preposition else roles & _DEFINITE or placed
        placed |= preposition
        place += 1
    return None


def _tells_origin(word: NameWord) -> bool:
    """«مدرب الوداد، البرتغالي فلان»: an adjective with the article that no list of nouns or titles holds."""
    return word.can_be(Role.QUALIFIES) and not word.can_be(Role.TITLE | Role.STOPS | Role.BORDER)


def _is_second_rank(words: Words, at: int) -> int:
    """«اللواء ركن», «العميد طيار»: a rank without article behind one that has it."""
    word, before = words[at], words[at - 1] if at else None
    if word is None or before is None or not word.roles & before.roles & Role.RANK:
        return 0
    return before.roles & Role.DEFINITE


def _is_mere_adjective(words: Words, at: int) -> bool:
    """«الإصلاح الاقتصادي»: a title's word that says more of a noun which is none."""
    before = words[at - 1] if at else None
    return before is not None and before.roles & (Role.DEFINITE | Role.TITLE) == Role.DEFINITE


def _after_mark(tokens: Tokens, at: int, limit: int) -> int:
    """Where the title goes on behind a comma or a short quotation; ``limit`` where it does not."""
    if tokens[at].text in _COMMAS:
        return at + 1
    if tokens[at].text not in _OPENING:
        return limit
    return next((place + 1 for place in range(at + 1, limit) if tokens[place].text in _CLOSING), limit)


def _can_begin(tokens: Tokens, words: Words, at: int, *, comma: bool) -> bool:
    word = words[at]
    assert word is not None
    if word.can_be(Role.GUESSED_VERB) or (comma and word.can_be(Role.ODD)):
        return _is_apposed(words, at)
    if not word.can_be(Role.PLAIN) or len(word.form) < _SHORTEST_UNKNOWN:
        return False
    return word.can_be(Role.FOREIGN) or not (_is_prefixed(word, comma=comma) or tokens[at].text.endswith("ة"))


def _is_prefixed(word: NameWord, *, comma: bool) -> bool:
    return word.form[0] in ("بلوف" if comma else "بلكوف")


def _is_apposed(words: Words, at: int) -> bool:
    """«المراسل العسكري، ينيف كوبرمان، ...»: two words before a mark, the first only looks like a verb."""
    following = words[at + 1] if at + 2 < len(words) else None
    return following is not None and following.can_be(Role.NAMES) and words[at + 2] is None


def _name(tokens: Tokens, words: Words, at: int, *, closed: bool) -> tuple[int, int] | None:
    """Two to four words of no list; one alone where its ending tells that it comes from elsewhere.

    ``closed``: it stands between two commas.
    """
    parts, end = unknown_reach(tokens, words, at)
    if closed and not (end < len(tokens) and tokens[end].text in _COMMAS):
        return None
    word = words[at]
    if parts >= _LEAST_UNKNOWN or (word is not None and word.can_be(Role.FOREIGN) and is_border(tokens, words, end)):
        return at, end
    return None
