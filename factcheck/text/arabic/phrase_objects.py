"""Objects that stand right behind a subject: «أدان الرئيس الفرنسي الهجوم», «وصف فلان الفلاني الانتخابات»."""

import re

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import OUTLET, SOURCE, TITLE, Word

_PERSON = EntityKind.PERSON
_PARTICIPLE = re.compile(r"\wا\w\wه")
# So no noun ends that another one follows in the genitive.
_UNBOUND = ("ان", "ين", "ون", "ي", "يه")
_FULL_NAME = 2  # a given name and a family name


def is_spoken_of(view: View, phrase: Phrase, word: Word) -> bool:
    """«الرئيس الفرنسي الهجوم»: after an adjective of origin a word with the article that is none is the object."""
    before = view.words[phrase.end - 1]
    named = phrase.unknown_name is not None and phrase.end - phrase.unknown_name >= _FULL_NAME
    if named and before.definite and word.definite and not word.form.endswith("ي"):  # «وصف فلان الفلاني الانتخابات»
        return True
    if before.noun is not None or word.form.startswith("لل"):  # «الهيئة» only ends like an adjective
        return False
    qualified = before.form.endswith(("ي", "يه")) or before.has("adjectives")
    if not (word.definite and before.definite and qualified) or phrase.end - phrase.start == 1:
        return False
    agrees = phrase.noun is not None and word.form.endswith("ه") is (phrase.noun.gender == "f")
    if agrees and view.forms[phrase.end + 1].startswith("لل"):  # «الدنماركية المالكة للسفينة»
        return False
    if _is_before_name(view, phrase):
        return False
    return not word.clitic and not word.form.endswith(("ي", "يه")) and not word.has("adjectives") and word.noun is None


def tells_how_she_did(view: View, at: int) -> bool:
    """«قالت المتهمة باكية: ...»: a plain participle behind what has the article, right before what is said."""
    word = view.words[at]
    if (
        word.definite
        or not view.tokens[at].text.endswith("ة")
        or not view.words[at - 1].definite
        or at + 1 >= view.size
    ):
        return False
    if word.has("given_names") or view.mentions[at] is not None or _PARTICIPLE.fullmatch(word.form) is None:
        return False
    return view.words[at + 1].that or view.tokens[at + 1].text == ":"


def is_outlet_told(view: View, phrase: Phrase, word: Word) -> bool:
    """«أفاد مصدران متطابقان صحيفة "لوتون" بأن»: behind an adjective an outlet is whom they told."""
    if word.noun is None or word.noun.kind is not OUTLET or word.clitic or word.noun.clitic or word.definite:
        return False
    people = phrase.noun is not None and phrase.noun.kind in (SOURCE, TITLE)
    return people and phrase.end - phrase.start > 1 and view.forms[phrase.end - 1].endswith(_UNBOUND)


def _is_before_name(view: View, phrase: Phrase) -> bool:
    """«عضو الفريق الحكومي المفاوض فلان»: what stands right before a person's name goes on with the office."""
    mention = view.begins_mention(phrase.end + 1)
    return (
        mention is not None
        and mention.kind is _PERSON
        and phrase.noun is not None
        and phrase.noun.takes_name
        and mention.span.start == view.tokens[phrase.end + 1].start
    )
