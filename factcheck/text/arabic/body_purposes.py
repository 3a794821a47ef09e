"""What a body is for, as its name says: «للفلاحة والصيد البحري», «لحقوق العاملين في البحر», «واستصلاح الأراضي»."""

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.name_lists import name_lists
from factcheck.text.arabic.name_parts import Words
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_words import NameWord

_AGENTS = ("ين", "ون")
_NOT_OF_IT = Role.STOPS | Role.BODY | Role.OUTLET


def coordinated(words: Words, at: int, limit: int) -> int:
    """Where «والموارد المائية والصيد البحري», «واستصلاح الأراضي» end; ``at`` where none begins."""
    end = at
    while end < limit:
        word = words[end]
        if word is None or word.can_be(_NOT_OF_IT | Role.GIVEN):
            return end
        if word.form.startswith("وال") and not (word.can_be(Role.TITLE) and word.word.noun is not None):
            end = _qualified(words, end + 1, limit)
        elif word.form.startswith("و") and _is_purpose(word.form[1:]) and _is_definite(words, end + 1, limit):
            end = _qualified(words, end + 2, limit)
        else:
            return end
    return end


def purpose(words: Words, at: int, limit: int) -> int:
    """Where «للتعبئة العامة والإحصاء», «لاستغلال وتوزيع المياه» end; ``at`` where none begins."""
    word = words[at] if at < limit else None
    if word is None or word.word.kinds or word.form in name_lists().no_purposes or _is_person(word):
        return at
    if word.form.startswith("لل"):
        end = at + 1
    elif word.form.startswith("ل") and word.form[1:] in name_lists().purposes:
        end = _governed(words, at + 1, limit)
        if end == at + 1:
            return at
    else:
        return at
    return _located(words, coordinated(words, _qualified(words, end, limit), limit), limit)


def _is_person(word: NameWord) -> bool:
    return word.can_be(Role.TITLE | Role.OUTLET) and word.word.noun is not None


def _qualified(words: Words, at: int, limit: int) -> int:
    """Where the adjectives end that begin at ``at``, and one noun more («لمنتجي الدواجن»)."""
    end = at
    while end < limit and _is_adjective(words, end):
        end += 1
    return end


def _is_adjective(words: Words, at: int) -> bool:
    word = words[at]
    return word is not None and word.can_be(Role.QUALIFIES)


def _governed(words: Words, at: int, limit: int) -> int:
    """Where ends what a purpose governs: «وتوزيع المياه», «العاملين»; ``at`` where it governs nothing."""
    place = at
    while place < limit:
        word = words[place]
        if word is None:
            return at
        if _is_definite(words, place, limit):
            return place + 1
        if not (_is_purpose(word.form) or (word.form.startswith("و") and _is_purpose(word.form[1:]))):
            return at
        place += 1
    return at


def _is_definite(words: Words, at: int, limit: int) -> bool:
    word = words[at] if at < limit else None
    return word is not None and word.form.startswith("ال") and not word.can_be(Role.STOPS)


def _is_purpose(form: str) -> bool:
    return form in name_lists().purposes or is_action_noun(form)


def _located(words: Words, at: int, limit: int) -> int:
    """«العاملين في البحر», «المنتجين في الخارج»: where those are whom the body is for."""
    before, word = words[at - 1], words[at] if at + 1 < limit else None
    if word is None or before is None or word.form != "في" or not before.form.endswith(_AGENTS):
        return at
    return at + 2 if _is_definite(words, at + 1, limit) else at
