"""Names of bodies: a head noun (وزارة، هيئة، حزب ...) and the construct that follows it.

A head without article is completed by what it governs («وزارة الفلاحة»، «نقابة أصحاب المعاصر»، «شركة بترومسيلة»), one
with the article by adjectives that make a name («الهيئة العامة»، «الجيش اللبناني»), and either may go on with what the
body is for («للفلاحة والصيد البحري»). «الوزارة» alone, «الشركة المنفذة» and «الجانب الروسي» are no names.
"""

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.body_purposes import coordinated, purpose
from factcheck.text.arabic.given_names import Gender
from factcheck.text.arabic.name_lists import name_lists
from factcheck.text.arabic.name_parts import Words, is_broken
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_words import NameWord
from factcheck.text.tokens import Tokens

_OPENING = frozenset('"«“')
_CLOSING = frozenset('"»”')
_QUOTED_WORDS = 5
_MOST_WORDS = 12
_WHOLE_WORDS = 3
_CONSTRUCT = 4  # nouns without article between the head and the one that completes them
_SHORTEST_UNKNOWN = 5  # a word of no list that short is a noun («شركة شحن»), longer ones are what a body is called
_NOUN_ENDINGS = ("ات", "ون", "ين", "يه", "ي")
_LONG = 7  # no adjective is that long («بترومسيلة», «مانشستر»)
_FEMININE = frozenset({"العليا", "الكبري"})
_FUTURE = "سي"
_LOOSE = frozenset({"loose", "vague"})
_NEVER_NAMED = frozenset({"state", "vague"})
_FOUNDED = frozenset({"loose", "general"})  # «الاتحاد المصري لكرة القدم»: any origin, and what for
NEWS_PURPOSE = "للانباء"
_MINISTERS = frozenset({"خارجيه", "داخليه", "بحريه"})  # «وزير الخارجية الإيراني» is no body, nor «خارجية الأردن»


def body_at(tokens: Tokens, words: Words, at: int) -> tuple[int, int] | None:
    """The tokens ``[start, end)`` of the body's name whose head stands at ``at``, or None."""
    word = words[at]
    assert word is not None
    if word.roles & Role.WHOLE_BODY and (whole := _whole(words, at)) is not None:
        return at, adjectives(words, whole, min(len(words), whole + 2))
    noun = word.word.noun
    kind = name_lists().bodies.get(word.head)
    definite = word.roles & Role.DEFINITE
    indefinite_minister = word.head in _MINISTERS and not definite
    if (
        kind is None
        or indefinite_minister
        or word.form.startswith("لل")
        or (noun is not None and (noun.plural or noun.possessed))
    ):
        return None
    limit = min(len(words), at + _MOST_WORDS)
    if definite:
        end = _after_adjectives(words, at, limit, kind)
    else:
        end = _after_construct(tokens, words, at, limit=limit, kind=kind)
    if end is None or _is_no_body(words, at) or is_broken(tokens, at, end):
        return None
    return at, end


def body_cut(word: NameWord) -> int:
    """How many letters of clitics stand before a body's first word."""
    if word.head in name_lists().bodies:
        return word.head_cut
    return 0 if word.form in name_lists().whole_starts else 1


def _is_no_body(words: Words, at: int) -> bool:
    """«حركة المرور», «المصلحة العامة»: built like a body, and none."""
    head, following = words[at], words[at + 1]
    return head is not None and following is not None and f"{head.head} {following.form}" in name_lists().no_bodies


def _whole(words: Words, at: int) -> int | None:
    """«الدفاع المدني»: known as it is."""
    known, word = name_lists(), words[at]
    assert word is not None
    first = word.form if word.form in known.whole_starts else word.form[1:]
    if first not in known.whole_starts:
        return None
    name = (first, *(one.form if one is not None else "" for one in words[at + 1 : at + _WHOLE_WORDS]))
    return next((at + n for n in range(len(name), 0, -1) if name[:n] in known.whole_bodies), None)


def _after_adjectives(words: Words, at: int, limit: int, kind: str) -> int | None:
    """«الجهاز المركزي للتعبئة العامة والإحصاء», «البنك المركزي», «الجيش اللبناني»."""
    head, before = words[at], words[at - 1] if at else None
    assert head is not None
    end = adjectives(words, at + 1, limit, gender="f" if head.form.endswith("ه") else "m")
    forms = [word.form for word in words[at + 1 : end] if word is not None]
    if not forms or kind == "weak" or (head.head in _MINISTERS and before is not None and before.can_be(Role.TITLE)):
        return None
    marked = not name_lists().marks.isdisjoint(forms)
    if not name_lists().spokesmen.isdisjoint(forms) and (owner := _owner(words, end, limit)) is not None:
        return owner
    if (marked or kind in _FOUNDED) and (further := purpose(words, end, limit)) > end:
        return further
    if len(forms) > 1:
        return end if marked and kind not in _LOOSE else None
    named = (marked or kind == "state") and kind not in _LOOSE and forms[0] not in name_lists().passing
    return end if named else None


def _owner(words: Words, at: int, limit: int) -> int | None:
    """«المركز الإعلامي لمجلس الوزراء»: where the body ends for which another speaks."""
    word, following = words[at] if at < limit else None, words[at + 1] if at + 1 < limit else None
    if word is None or following is None or not word.form.startswith("ل") or not word.can_be(Role.BODY):
        return None
    if word.can_be(Role.DEFINITE) or not following.form.startswith("ال"):
        return None
    return coordinated(words, adjectives(words, at + 2, limit), limit)


def _after_construct(tokens: Tokens, words: Words, at: int, *, limit: int, kind: str) -> int | None:
    """«وزارة الدفاع التركية», «جمعية حماية المستهلك», «شركة بترومسيلة», «كتلة "الإنماء الوطني"»."""
    place = at + 1
    if place >= limit or words[place] is None:
        return _quoted(tokens, words, place) if place < limit else None
    while place < min(limit, at + _CONSTRUCT) and (_governs(words, place) or _is_office(words, place)):
        place += 1
    word = words[place] if place < limit else None
    if word is None or word.word.clitic or word.can_be(Role.STOPS | Role.TITLE) or kind == "weak":
        return None
    if word.word.has("states") and not word.form.endswith("لي"):  # «مالي» is financial as well
        return adjectives(words, place + 1, limit) if place == at + 1 else None
    if not word.can_be(Role.DEFINITE):
        return _named(words, place) if place == at + 1 and kind not in _NEVER_NAMED else None
    return _governed(words, at, place, limit) if word.form.startswith("ال") else None


def _governed(words: Words, at: int, last: int, limit: int) -> int | None:
    """Where the construct of the head at ``at`` ends whose last noun, with the article, stands at ``last``."""
    head = words[at]
    end = coordinated(words, adjectives(words, last + 1, limit), limit)
    marked = any(one is not None and one.form in name_lists().marks for one in words[last:end])
    if head is None or (name_lists().bodies[head.head] == "vague" and not (marked or _is_office(words, at + 1))):
        return None
    return purpose(words, end, limit) if marked or head.head in name_lists().founded or _is_news(words, end) else end


def _quoted(tokens: Tokens, words: Words, at: int) -> int | None:
    if tokens[at].text not in _OPENING:
        return None
    for place in range(at + 2, min(len(tokens), at + 2 + _QUOTED_WORDS)):
        if tokens[place].text in _CLOSING:
            return place + 1
        if words[place] is None:
            return None
    return None


def _is_office(words: Words, at: int) -> bool:
    """«مكتب رئيس الوزراء», «ديوان رئيس الحكومة»: the title between the office and whose it is."""
    head, word = words[at - 1], words[at]
    if head is None or word is None or head.head not in name_lists().offices:
        return False
    return word.form == word.head and word.can_be(Role.TITLE)


def _governs(words: Words, at: int) -> bool:
    """Whether a noun without article stands between the head and what completes them («نقابة أصحاب المعاصر»)."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if word is None or word.can_be(Role.DEFINITE | Role.STOPS | Role.TITLE) or word.word.clitic or following is None:
        return False
    if not following.form.startswith("ال") or following.can_be(Role.STOPS):
        return False
    if word.form.endswith("ات"):  # «منتدى عائلات المحتجزين»
        return True
    return word.can_be(Role.BODY | Role.PLAIN) or is_action_noun(word.form) or word.form in name_lists().purposes


def adjectives(words: Words, at: int, limit: int, *, gender: Gender | None = None) -> int:
    """Where the adjectives with the article end that begin at ``at``; those of the other gender are another's."""
    end = at
    while end < limit and _is_adjective(words[end], gender):
        end += 1
    return end


def _is_adjective(word: NameWord | None, gender: Gender | None) -> bool:
    if word is None or not word.roles & Role.QUALIFIES:
        return False
    return gender is None or (word.form.endswith("ه") or word.form in _FEMININE) is (gender == "f")


def _is_news(words: Words, at: int) -> bool:
    """«وكالة المشرق للأنباء»."""
    word = words[at] if at < len(words) else None
    return word is not None and word.form == NEWS_PURPOSE


def _named(words: Words, at: int) -> int | None:
    """«جامعة كوبنهاغن», «شركة بترومسيلة»: a word of no list, which is what it is called."""
    word = words[at]
    head = words[at - 1]
    if word is None or head is None or word.form.endswith(_NOUN_ENDINGS):
        return None
    if word.can_be(Role.GUESSED_VERB) and word.form.startswith(_FUTURE):  # «سينوبك»
        return at + 1
    feminine = head.head.endswith("ه")
    adjective = word.form.endswith("ه") if feminine else word.form.startswith("م") or word.form.endswith("ا")
    adjective = adjective and len(word.form) < _LONG
    shortest = _SHORTEST_UNKNOWN - feminine
    return at + 1 if word.can_be(Role.PLAIN) and not adjective and len(word.form) >= shortest else None
