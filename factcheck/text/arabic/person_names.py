"""Persons' names by a given name, and by «أبو», «أم», «عبد»; names of no list behind a title: ``titled_names``.

A given name and what can follow it is a name («أندريه سافيلوف»). One that is an everyday word («أمل», «ناصر») is a name
only where a title, a verb or another name stands beside it.
"""

from collections.abc import Sequence
from enum import IntEnum

from factcheck.text.arabic.name_lists import name_lists
from factcheck.text.arabic.name_parts import (
    Words,
    is_adjective,
    is_border,
    is_paragraph,
    is_preposition,
    is_sure,
    reach,
)
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_words import NameWord
from factcheck.text.tokens import Tokens

_TITLE_REACH = 12
_CALLED_REACH = 5  # «مدينتي سعد العبد الله وجابر الأحمد»
_TO_TITLE = 2
_SHORTEST_OWNED = 4  # «عمها»
_COMMAS = frozenset("،,")
_QUOTES = frozenset('"«“»”')
_SHORT_MARKS = frozenset("./")
_PAUSES = frozenset("،,:")


class Support(IntEnum):
    """How sure what stands before a word makes it a name."""

    NONE = 0
    VERB = 1
    TITLE = 2


_NONE, _VERB, _TITLE = Support  # as names of the module, which are read at once


def given_name_at(tokens: Tokens, words: Words, at: int, *, beside: bool, since: int = 0) -> tuple[int, int] | None:
    """The tokens ``[start, end)`` of the person's name that begins at ``at``, or None.

    ``beside``: a name ends right before it, so that «و» may join another. Behind ``since``, where the last body ends,
    nothing is called after anybody («زعيم حركة أمل فلان»).
    """
    if is_preposition(tokens, at) or is_adjective(tokens, at) or _is_called_after(words, at, since):
        return None
    parts, end = reach(tokens, words, at)
    if parts == 0 or _names_nobody(words, at, end):
        return None
    if parts == 1 and not _may_stand_alone(words, at):
        return None
    support = _TITLE if beside else _support(tokens, words, at)
    if parts > 1:
        believed = support is _TITLE or _is_name_itself(tokens, words, at)
        return (at, end) if believed or (support is _VERB and _is_told_of(words, at)) else None
    return (at, end) if _stands_alone(tokens, words, end, support=support, at=at) else None


def _is_name_itself(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether the parts tell a name with nothing before it: an everyday word does so beside a sure name alone."""
    word, following = words[at], words[at + 1]
    if word is None or following is None or is_sure(tokens, words, at) or not word.can_be(Role.GIVEN):
        return True
    return is_sure(tokens, words, at + 1) or following.can_be(Role.BINDING)


def _is_told_of(words: Words, at: int) -> bool:
    """«قال عادل مطر», «يمثل ناصر الخليفي»: an everyday word behind a verb; of words of no list only one that says."""
    verb, following = words[at - 1], words[at + 1]
    if verb is None or following is None:
        return following is None
    return bool(verb.word.cues) or following.can_be(Role.GIVEN | Role.FAMILY | Role.BINDING)


def _may_stand_alone(words: Words, at: int) -> bool:
    """Whether a word stands before with which a given name may be alone; most names are done with here."""
    before, word = words[at - 1] if at else None, words[at]
    if before is None or word is None or word.cut:
        return False
    return before.roles & Role.TITLE != 0 or bool(before.word.cues) or before.head in name_lists().address


def _stands_alone(tokens: Tokens, words: Words, end: int, *, support: Support, at: int) -> bool:
    """«السيدة هناء»، «الحاج رمضان»، «تقول هناء،»: a given name without more."""
    before, word = words[at - 1] if at else None, words[at]
    if before is None or word is None or f"{before.form.lstrip('وب')} {word.form}" in name_lists().nobody:
        return False
    if before.head in name_lists().address and (before.can_be(Role.DEFINITE) or before.form == "عم"):
        return is_border(tokens, words, end)
    if support is _TITLE and is_sure(tokens, words, at):
        return before.can_be(Role.TITLE) and is_border(tokens, words, end)
    return bool(before.word.cues) and support is _VERB and _is_pause(tokens, words, end)


def _is_called_after(words: Words, at: int, since: int) -> bool:
    """«شارع محمد محمود»: a street, and nobody."""
    for place in range(at - 1, max(since - 1, at - _CALLED_REACH), -1):
        before = words[place]
        if before is None or not before.roles & (Role.NAMES | Role.CALLS_AFTER):
            return False
        if before.roles & Role.CALLS_AFTER:
            following = words[place + 1]
            placed = place + 1 < at and following is not None and not following.roles & Role.GIVEN
            behind_place = placed and before.form in name_lists().before_places  # «عن مدينة درنة فلان»
            return not (behind_place or _works_there(words, place, at))
    return False


def _works_there(words: Words, place: int, at: int) -> bool:
    """«الباحث في مركز كارنيغي مهند ...»: where somebody with a title works, then the name."""
    if place < _TO_TITLE or at - place < _TO_TITLE:
        return False
    preposition, title = words[place - 1], words[place - 2]
    if preposition is None or title is None or not preposition.word.has("prepositions"):
        return False
    return title.can_be(Role.DEFINITE) and title.can_be(Role.TITLE)


def _names_nobody(words: Words, at: int, end: int) -> bool:
    """«أبو ظبي», «حياة كريمة»: built like a name, and none."""
    begins = words[at]
    if begins is None or begins.form[begins.cut :] not in name_lists().nobody_starts:
        return False
    first, *rest = [word.form[word.cut :] if place == 0 else word.form for place, word in _pair(words, at, end)]
    return " ".join((first, *rest)) in name_lists().nobody


def _pair(words: Words, at: int, end: int) -> Sequence[tuple[int, NameWord]]:
    return [(place, word) for place, word in enumerate(words[at : min(end, at + 2)]) if word is not None]


def _is_pause(tokens: Tokens, words: Words, at: int) -> bool:
    """«تقول هناء، ...», «قال محمد إن», «يقول سامي:»."""
    word = words[at] if at < len(words) else None
    if word is not None:
        return word.word.that
    return at < len(words) and tokens[at].text in _PAUSES


def _support(tokens: Tokens, words: Words, at: int) -> Support:
    """What stands before the word: a title with whatever belongs to it, or a verb."""
    if not at or is_paragraph(tokens, at):
        return _NONE
    before, mark = words[at - 1], tokens[at - 1].text
    if before is None:
        if mark in _SHORT_MARKS:
            short = words[at - 2] if at > 1 else None
            return _TITLE if short is not None and short.form in name_lists().short_titles else _NONE
        apart = mark in _COMMAS or mark in _QUOTES
        return _TITLE if apart and _has_title(tokens, words, at - 2) else _NONE
    if before.roles & Role.SPEAKS:
        return _VERB
    complete = before.roles & (Role.DEFINITE | Role.RANK) or _is_placed(words, at - 1) or _is_his(tokens, words, at - 1)
    return _TITLE if complete and _has_title(tokens, words, at - 1) else _NONE


def _is_his(tokens: Tokens, words: Words, at: int) -> bool:
    """«نائبه», «مدير أعماله», «رئيس وفدها»: a pronoun on a title, or on what somebody has charge of."""
    word = words[at]
    if word is None or word.roles & (Role.STOPS | Role.GIVEN) or len(word.form) < _SHORTEST_OWNED:
        return False
    return tokens[at].text.endswith(("ها", "هم", "هما", "ه"))


def _is_placed(words: Words, at: int) -> bool:
    """«السفير في بغداد», «النائبة عن ولاية نابل», «عميد بلدية سرت»: a place that belongs to a title."""
    before, word = words[at - 1] if at else None, words[at]
    if before is None or word is None:
        return False
    if before.word.has("prepositions"):
        return True
    return word.can_be(Role.PLAIN) and before.form in name_lists().before_places


def _has_title(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether a title stands before, with nothing in between but what belongs to it."""
    commas = 0
    for place in range(at, max(-1, at - _TITLE_REACH), -1):
        word = words[place]
        if word is None:
            mark = tokens[place].text
            commas += mark in _COMMAS
            if commas > 1 or not (mark in _COMMAS or mark in _QUOTES):
                return False
        elif word.roles & Role.TITLE or (word.word.noun is not None and word.word.noun.takes_name):
            return True
        elif (word.roles & Role.STOPS and not word.word.has("prepositions")) or is_paragraph(tokens, place):
            return False
    return False
