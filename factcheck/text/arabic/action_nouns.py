"""Action nouns (masdar): nouns that say a whole clause, as in «نفى نية بيع السلاح» or «أعلن وفاة الرئيس»."""

import re
from functools import lru_cache

from factcheck.text.arabic.data import word_data
from factcheck.text.normalize import fold

_LISTED = frozenset(map(fold, word_data("words")["listed"]["action_nouns"]))
# Shapes of the derived stems: استفعال، انفعال/افتعال، إفعال، تفعيل، تفاعل، مفاعلة, with ة where a root is weak.
_SHAPES = re.compile(r"است.{1,3}ا.ه?|ا[^اي].{1,2}ا.|ا.ا.ه|ت..ي.|ت.ا..|م.ا..ه|ت...ه")
# «إلغاء», «التزام»: «ال» is no article there.
_WITHOUT_ARTICLE = frozenset(map(fold, word_data("words")["small"]["not_article"]))
_PRONOUNS = ("ها", "هم", "هما", "ه", "نا", "ي")
_LONGEST = 10
_FIFTH_STEM = 4  # تفعّل: with the article it is no verb


@lru_cache(maxsize=16384)
def is_action_noun(form: str) -> bool:
    """Whether the folded word is an action noun without article, with or without a pronoun on it.

    >>> [is_action_noun(word) for word in ("استعداد", "حرصها", "المدينه", "نايب")]
    [True, True, False, False]
    """
    adverb = form.endswith("ا") and not form.endswith(_PRONOUNS)
    if adverb or len(form) > _LONGEST or (form.startswith("ال") and not _is_without_article(form)):
        return False
    if form in _LISTED or _SHAPES.fullmatch(form):
        return True
    stems = (form[: -len(pronoun)] for pronoun in _PRONOUNS if form.endswith(pronoun))
    return any(stem in _LISTED or stem.removesuffix("ت") + "ه" in _LISTED or _SHAPES.fullmatch(stem) for stem in stems)


def is_definite_deed(form: str) -> bool:
    """Whether the folded word is an action noun with the article.

    >>> [is_definite_deed(word) for word in ("التوصل", "الانسحاب", "الحكومه", "تقول")]
    [True, True, False, False]
    """
    bare = form.removeprefix("ال")
    return bare != form and (is_action_noun(bare) or (len(bare) == _FIFTH_STEM and bare[0] == "ت"))


def _is_without_article(form: str) -> bool:
    stems = (form, *(form[: -len(pronoun)] for pronoun in _PRONOUNS if form.endswith(pronoun)))
    return not _WITHOUT_ARTICLE.isdisjoint(stems)
