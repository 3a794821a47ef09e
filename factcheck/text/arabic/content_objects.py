"""What something is said of: the object of «وصف», «فسر», «اعتبر», and what stands behind it."""

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import CueWord

# «هذه التقارير», «ذلك»: what is spoken of.
STAND_INS = frozenset({"هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين"})
# Verbs with two objects: what is judged, and what it is judged to be.
JUDGING = frozenset({"اعتبر", "عد"})
_TO_COMPLEMENT = 8
# «قدر خسائره بنحو ...»
_ABOUT = frozenset(
    {"نحو", "حوالي", "اكثر", "اقل", "قرابه", "زهاء", "ما", "حدود", "مئات", "الاف", "عشرات", "ملايين", "مليارات"}
)
# What lemmas may take that is no word of the text; see cues.toml.
_SYNTAX = frozenset(
    {"future", "negated", "object", "pronoun", "noun", "cue", "charge", "told", "ب", "عن", "الي", "علي", "من"}
)
_OBJECT_WORDS = 14
_SHORTEST_WITH_B = 3
_LISTENER = 8


def is_object(view: View, place: int, cue: CueWord) -> bool:
    """Whether something is said of what stands here: «فسر نقل السلاح بأنه ...», «وصف القرار بالخطير»."""
    word = view.words[place]
    what = word.form == "ما" and _is_told(view, place + 1)  # «وصف ما تبثه الجماعة بأنه», «ما يجري بالكارثة»
    if not what and (word.kinds & {"prepositions", "times", "connectors", "relatives"} or word.that):
        return False
    if cue.lemma.name == "وجه":  # «وجه الوزير الدوائر بصرف المستحقات», not «وجه رسالة إلى الشعب»
        return _is_directed(view, place)
    own = cue.lemma.takes - _SYNTAX
    following = range(place + 1, min(view.size, place + _OBJECT_WORDS))
    if own:
        return any(view.forms[later] in own for later in following)
    if any(view.opens_name(later) or _says_of_it(view, later) for later in following):
        return True
    if cue.lemma.name == "اتهم":
        return _is_accused(view, following)
    return cue.lemma.name in JUDGING and is_judged_object(view, place, cue)


def _is_told(view: View, at: int) -> bool:
    return at < view.size and (view.words[at].verb or view.words[at].finite_cue is not None)


def _is_directed(view: View, place: int) -> bool:
    """Whether whoever is told to do something stands here, and «ب» with a deed right behind."""
    for at in range(place + 1, min(view.size, place + _TO_COMPLEMENT)):
        form = view.forms[at]
        if not form or view.words[at].has("prepositions"):
            return False
        if form[0] == "ب" and is_action_noun(form[1:]):
            return True
    return False


def _is_accused(view: View, following: range) -> bool:
    """«اتهم القائد الجيش بخرق الهدنة»: whatever word «ب» is written onto, in the same clause."""
    for at in following:
        word = view.words[at]
        if not word.form or word.that or word.has("relatives"):
            return False
        plain = not word.kinds and word.noun is None and view.mentions[at] is None
        if word.form[0] == "ب" and plain and len(word.form) > _SHORTEST_WITH_B:
            return True
    return False


def is_judged_object(view: View, place: int, cue: CueWord) -> bool:
    """«اعتبرت الحركة ذلك انقلابا», «عد الوزير القرار خطأ»: something with «ذلك» or the article, and what it is called.

    In the present such a verb is rather passive («يعتبر المسجد تحفة»): there «ذلك» alone is surely an object.
    """
    pointed = view.forms[place] in STAND_INS
    if not pointed and not (view.words[place].definite and cue.form.shape is Shape.PAST):
        return False
    for at in range(place + 1, min(view.size, place + _TO_COMPLEMENT)):
        word = view.words[at]
        if not word.form or word.that or word.has("relatives"):
            return False
        if _is_complement(view, at) and not view.words[at - 1].has("prepositions"):
            return True
    return False


def is_behind_listener(view: View, place: int, at: int) -> bool:
    """«أبلغ الوزير نظيره الأميركي رفض بلاده ...»: what was told, right behind who was told."""
    if not at < place <= at + _LISTENER or not is_action_noun(view.forms[place]) or view.words[place].kinds:
        return False
    first = view.words[at]
    if first.noun is None and view.mentions[at] is None:
        return False
    return not any(
        word.verb or word.that or not word.form or "prepositions" in word.kinds for word in view.words[at:place]
    )


def _is_complement(view: View, at: int) -> bool:
    """«انقلابا», «بداية», but not «ولايته»: an indefinite noun in the accusative, as far as letters tell."""
    word, text = view.words[at], view.tokens[at].text
    if word.definite or word.clitic or word.has("prepositions") or view.mentions[at] is not None:
        return False
    return text.endswith("ة") or (word.form.endswith("ا") and not word.form.endswith("ها"))


def _says_of_it(view: View, at: int) -> bool:
    """«بأنه ...», «بالخطير», «إلى زيادة ...», «بتزويد ...»: what is said of the object before."""
    form = view.forms[at]
    if form == "الي":
        return True
    if not form.startswith("ب"):
        return False
    if form[1:2].isdigit() or view.text[view.tokens[at].end : view.tokens[at].end + 1].isdigit():
        return True
    return form.startswith(("بان", "بال")) or view.words[at].that or is_action_noun(form[1:]) or form[1:] in _ABOUT
