"""How far a person's name reaches: the words that can follow its first one."""

from collections.abc import Sequence
from operator import sub

from factcheck.text.arabic.given_names import given_names
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.name_lists import name_lists
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_shapes import OWNED, is_known
from factcheck.text.arabic.name_words import NameWord
from factcheck.text.tokens import Tokens

Words = Sequence[NameWord | None]

_MOST_PARTS = 4
_MOST_TOKENS = 8  # of those behind the first part
_PARAGRAPH = 2  # so many characters between two words are an empty line or a column
_HYPHENS = frozenset("-‐‑–")
_ENDS = frozenset("،,.:؛؟!)»”")
_ALA = "علي"  # folded, the name «علي» and the preposition «على» are one
_NO_CLAN = ("يه", "ات", "ين", "ون")
_MOST_BINDING = 3  # «بن أبي عبد ...»
_SHORTEST_JOINED = 4  # «وايت»
_LONG_NAME = 7  # «وينستانلي»: no conjunction on a verb
_MOTHER = "ام"  # «أم» is "or" as well
_SERVANT = "عبد"


def reach(tokens: Tokens, words: Words, at: int) -> tuple[int, int]:
    """How many parts the name has that begins at ``at`` with a given name, «أبو» or «عبد», and where it ends."""
    word = words[at]
    assert word is not None
    if word.roles & Role.GIVEN:
        return _goes_on(tokens, words, at + (2 if _is_joined(tokens, words, at + 1) else 1), parts=1)
    end = _bound(tokens, words, at + 1)
    first = word.form[word.cut :]
    if end is None or (first == _MOTHER and not _is_given(words, at + 1)):
        return 0, at
    return _goes_on(tokens, words, end, parts=1 if first == _SERVANT else 2)


def unknown_reach(tokens: Tokens, words: Words, at: int) -> tuple[int, int]:
    """The same for a name whose first word is of no list."""
    return _goes_on(tokens, words, at + 1, parts=1)


def is_sure(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether the word is a given name, and no everyday word."""
    word = words[at] if at < len(words) else None
    if word is None or not word.roles & Role.GIVEN or (word.form == _ALA and not _is_ali(tokens, words, at)):
        return False
    return not word.roles & Role.EVERYDAY or (tokens[at].text.endswith("ى") and word.form.endswith("ي"))


def _is_ali(tokens: Tokens, words: Words, at: int) -> bool:
    """«المهندس علي حرب»: behind a title with the article it is no preposition."""
    return tokens[at].text.endswith("ي") and _is_title(words[at - 1] if at else None)


def is_border(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether a name can end before ``at``."""
    if at >= len(words) or is_paragraph(tokens, at):
        return True
    word = words[at]
    if word is None:
        return tokens[at].text not in _HYPHENS
    return word.roles & Role.BORDER != 0 or is_preposition(tokens, at)


def is_preposition(tokens: Tokens, at: int) -> bool:
    """Whether it is «على» and not «علي»."""
    return tokens.forms[at] == _ALA and tokens[at].text.endswith("ى")


def is_adjective(tokens: Tokens, at: int) -> bool:
    """Whether it is «يمني», «ليلي» and not the name that ends in «ى»."""
    return tokens[at].text.endswith("ي") and tokens[at].form in name_lists().told_by_ending


def is_paragraph(tokens: Tokens, at: int) -> bool:
    """Whether more than a space or one line end stands before the token."""
    return at > 0 and tokens.starts[at] - tokens.ends[at - 1] >= _PARAGRAPH


def is_broken(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a new paragraph begins between the tokens ``[start, end)``."""
    gaps = map(sub, tokens.starts[start + 1 : end], tokens.ends[start : end - 1])
    return max(gaps, default=0) >= _PARAGRAPH


def _goes_on(tokens: Tokens, words: Words, at: int, *, parts: int) -> tuple[int, int]:
    limit = at + _MOST_TOKENS
    while parts < _MOST_PARTS and at < limit:
        after = _part_after(tokens, words, at, second=parts == 1)
        if after is None:
            break
        parts, at = parts + (words[at] is not None), after  # «جان-بيير» is one part
    return parts, at


def _part_after(tokens: Tokens, words: Words, at: int, *, second: bool) -> int | None:
    """Where the part of a name that begins at ``at`` ends; None where none does."""
    if at >= len(words) or is_paragraph(tokens, at):
        return None
    word = words[at]
    if word is None:
        return _joined(tokens, words, at)
    if _is_joined(tokens, words, at + 1):
        return at + 2
    if word.roles & Role.BINDING:
        alone = _is_foreign_particle(words, at) and is_border(tokens, words, at + 1)
        return at + 1 if alone else _bound(tokens, words, at + 1)
    speaks = not second and word.word.finite_cue is not None and _opens_speech(tokens, words, at + 1)
    belongs = not (word.cut or speaks or is_preposition(tokens, at)) and _is_part(tokens, words, at, second=second)
    return at + 1 if belongs else None


def _can_be_third(tokens: Tokens, words: Words, at: int) -> bool:
    """«رضا الغربي المناعي», «محمد أحمد الرواشدة»; not «حمزة الشتوي الكفة», where an object follows the name."""
    word, before = words[at], words[at - 1]
    if word is None or before is None or tokens[at].text.endswith(("ا", "اه")):  # «سامي نصر رضاه»
        return False
    known = lexicon()
    if (
        word.form in known.declined or word.form in known.denied or word.form.endswith("ات")
    ):  # «رفض فلان الفلاني التعليق»
        return False
    followed = at + 1 < len(words) and tokens[at + 1].form.startswith("بال")
    if word.can_be(Role.FAMILY) and followed and not before.can_be(Role.GIVEN):
        return word.form.endswith("ي")  # «فلان الفلاني الكلام بالنظام»: an object
    if word.can_be(Role.FAMILY) and before.can_be(Role.FAMILY) and not before.can_be(Role.JOINED):
        return word.form.endswith("ي")
    return before.can_be(Role.GIVEN | Role.JOINED) or not tokens[at].text.endswith("ة")


def _is_joined(tokens: Tokens, words: Words, at: int) -> bool:
    """«محيي الدين», «حسب الرسول»: what makes one part of a name with the word before it."""
    word = words[at] if at < len(words) else None
    return word is not None and word.roles & Role.JOINED != 0 and not is_paragraph(tokens, at)


def _is_part(tokens: Tokens, words: Words, at: int, *, second: bool) -> bool:
    """Whether the word is one of a name; beyond the second it has to be the last, or a sure name."""
    word = words[at]
    assert word is not None
    roles, ends = word.roles, is_border(tokens, words, at + 1)
    if roles & Role.GIVEN or (second and _is_last(tokens, words, at, ends=ends)):
        return second or ends or is_sure(tokens, words, at)
    if roles & Role.SURNAME:
        following = words[at + 1] if at + 1 < len(words) else None
        return ends or following is None or not following.can_be(Role.DEFINITE)
    if roles & (Role.PLAIN | Role.FAMILY):
        return second or (ends and _can_be_third(tokens, words, at))
    if roles & Role.ODD:
        return _is_mark(tokens, words, at + 1)
    if _is_clan(tokens, words, at):
        return second or _can_be_third(tokens, words, at)
    return _is_no_verb(tokens, words, at)


def _is_last(tokens: Tokens, words: Words, at: int, *, ends: bool) -> bool:
    """«مجدي طلبة إن», «بشارة الراعي،»: behind a sure given name and before a mark, whatever else the word may be."""
    word, before = words[at], words[at - 1]
    if word is None or before is None or not before.roles & Role.GIVEN:
        return False
    qualified = at > 1 and _is_definite(words[at - 2])
    if not ((ends and qualified) or _is_mark(tokens, words, at + 1)):
        return False
    if word.roles & Role.DEFINITE:
        titled = before.form.startswith("ال") and at > 1 and _is_title(words[at - 2])
        return word.can_be(Role.TITLE) if not titled else not word.can_be(Role.STOPS | Role.BORDER | Role.BODY)
    bound = word.can_be(Role.STOPS | Role.BORDER | Role.TITLE | Role.BODY | Role.OUTLET)
    if word.word.clitic == "و" and not word.can_be(Role.STOPS) and not is_known(word.form[1:], name_lists()):
        bound = len(word.form) < _SHORTEST_JOINED  # «توماس وايت»
    return not bound and is_sure(tokens, words, at - 1)


def _is_definite(word: NameWord | None) -> bool:
    return word is not None and word.can_be(Role.DEFINITE) and not word.can_be(Role.STOPS)


def _opens_speech(tokens: Tokens, words: Words, at: int) -> bool:
    """«أحمد العبيدي رأى أن», «علق:», «نبه إلى أن»: behind a name of two parts such a word is its verb."""
    following = words[at] if at < len(words) else None
    if following is None:
        return at < len(words) and tokens[at].text == ":"
    after = words[at + 1] if at + 1 < len(words) else None
    return following.word.that or (following.word.governs and after is not None and after.word.that)


def _is_man(word: NameWord | None) -> bool:
    """Whether it is a man's given name, so that no verb of a woman follows."""
    return word is not None and word.form in given_names().men and word.form not in given_names().women


def _is_title(word: NameWord | None) -> bool:
    return word is not None and word.can_be(Role.TITLE) and word.can_be(Role.DEFINITE)


def _joined(tokens: Tokens, words: Words, at: int) -> int | None:
    """«جان-كلود»: a hyphen with no space around it."""
    if tokens[at].text not in _HYPHENS or tokens[at].start != tokens[at - 1].end:
        return None
    return at + 2 if _names(words, at + 1) and tokens[at].end == tokens[at + 1].start else None


def _bound(tokens: Tokens, words: Words, at: int) -> int | None:
    """Behind «بن», «عبد», «أبو» stands a name, whatever else the word may be; «بن عبد الله» is one part."""
    for place in range(at, min(len(words), at + _MOST_BINDING)):
        word = words[place]
        if word is None or not _can_be_bound(tokens, words, place):
            return None
        if not word.can_be(Role.BINDING):
            return place + 1
    return None


def _can_be_bound(tokens: Tokens, words: Words, at: int) -> bool:
    word = words[at]
    if word is None or is_paragraph(tokens, at) or word.form[0].isdigit() or word.word.that:
        return False
    definite = word.can_be(Role.DEFINITE)
    if definite and _is_foreign_particle(words, at - 1):
        return False
    return definite or not word.can_be(Role.STOPS) or word.can_be(Role.GUESSED_VERB)


def _is_foreign_particle(words: Words, at: int) -> bool:
    word = words[at]
    return word is not None and word.form in name_lists().foreign_binding


def _names(words: Words, at: int) -> bool:
    word = words[at] if at < len(words) else None
    return word is not None and word.can_be(Role.GIVEN | Role.PLAIN)


def _is_given(words: Words, at: int) -> bool:
    word = words[at] if at < len(words) else None
    return word is not None and word.can_be(Role.GIVEN) and not word.cut


def _is_mark(tokens: Tokens, words: Words, at: int) -> bool:
    word = words[at] if at < len(words) else None
    return word.word.that if word is not None else at >= len(words) or tokens[at].text in _ENDS


def _is_clan(tokens: Tokens, words: Words, at: int) -> bool:
    """«المقادمة», «المحاميد»: built like an abstract noun, and a name where nothing but a mark follows."""
    word = words[at]
    assert word is not None
    listed = word.word.noun is not None or word.word.kinds
    clan = word.form.startswith("ال") and not word.form.endswith(_NO_CLAN)
    return clan and not listed and _is_mark(tokens, words, at + 1)


def _ends_in_a(tokens: Tokens, words: Words, at: int) -> bool:
    """«فيريرا»: behind a sure given name, before a mark, «ف» with a verb that ends in alif."""
    word = words[at]
    return word is not None and word.form[0] == "ف" and word.form[-1] == "ا" and is_sure(tokens, words, at - 1)


def _is_no_verb(tokens: Tokens, words: Words, at: int) -> bool:
    """«سيالة» and «سيمويس» look like verbs to come: none ends in ta marbuta, none stands right before a mark."""
    word = words[at]
    assert word is not None
    if word.can_be(Role.GUESSED_VERB) and word.form.endswith("ت") and _is_man(words[at - 1]):  # «جيريمي برنت»
        return True
    verb = not word.can_be(Role.GUESSED_VERB) or word.form.endswith(OWNED)
    if verb or (word.word.clitic and len(word.form) < _LONG_NAME and not _ends_in_a(tokens, words, at)):
        return False
    return tokens[at].text.endswith("ة") or _is_mark(tokens, words, at + 1)
