"""«قال فني عمل في المحطة إن»: a subject of no list, known by its place between a verb of saying and «أن».

No list holds everybody whom a paper may ask: a fitter, a midwife, a father of five. But what stands between «قال» and
«إن», and is neither when nor where nor how it was said, is whoever said it.
"""

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrase_heads import is_adverb
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import SOURCE, CueWord, Noun

# From the verb to «أن»: who, where they work, what they asked for themselves.
_TO_THAT = 16
# Of the words after the head so many are taken in.
_LONGEST = 7
_SHORTEST = 3
# What may stand in a list and still be somebody: «ملاح», «إطار بالوزارة».
_PEOPLE_TOO = frozenset({"ranks", "statements", "people"})
# Spelt like a conjunction: «قالت أم لثلاثة أطفال إن».
_MOTHER = "ام"
# «وأكد مرة أخرى أن», «وقال لحظة وصوله إن»
_NOBODY = frozenset(
    {"مره", "لحظه", "ساعه", "حال", "فور", "طوال", "كلمه", "مطلع", "نهايه", "بدايه", "غايه", "عبر", "نصا"}
)
_WITHIN = frozenset({"في", "من", "لدي", "داخل"})
_TO_SOMEBODY_OR_SOMEHOW = ("ب", "ل", "ك")
_STOPS = frozenset({"relatives", "negators", "connectors", "closes", "pronouns", "times", "to_whom", "statements"})


def unlisted_subject(view: View, start: int, cue: CueWord) -> Phrase | None:
    """Whoever stands at ``start``, right behind a verb of saying, before the complementiser; None where nobody does."""
    if cue.homograph or start + 1 >= view.size or not _may_head(view, start, cue) or not _that_comes(view, start):
        return None
    end = start + 1
    while end < min(view.size, start + _LONGEST) and _goes_on(view, end):
        end += 1
    if view.words[end - 1].has("prepositions"):
        end -= 1
    return Phrase(start, end, Noun(view.forms[start], SOURCE, cue.form.gender or "m", plural=cue.form.plural))


def _may_head(view: View, at: int, cue: CueWord) -> bool:
    """Whether the word can be somebody: an indefinite noun that agrees with the verb, and no adverb or circumstance."""
    word, form, text = view.words[at], view.forms[at], view.tokens[at].text
    mother = form == _MOTHER and cue.form.gender == "f"
    if mother:
        return True
    if len(form) < _SHORTEST or not word.kinds <= _PEOPLE_TOO or word.definite or word.that or word.cues:
        return False
    if view.mentions[at] is not None or view.quotes[at] is not None or word.noun is not None or is_finite(view, at):
        return False
    if form.endswith("ا") or is_adverb(view, at) or form.startswith(_TO_SOMEBODY_OR_SOMEHOW) or form[0].isdigit():
        return False
    if (
        is_action_noun(form)
        or form in _NOBODY
        or form in lexicon().light
        or (word.clitic and not _is_of_word(view, at))
    ):
        return False
    return cue.form.plural or text.endswith("ة") == (cue.form.gender == "f")


def _is_of_word(view: View, at: int) -> bool:
    """«فني», «والد»: «و» or «ف» that nothing before it asks for, behind a verb that has no subject yet."""
    return view.forms[at][0] == "ف" and bool(view.forms[at - 1])


def _goes_on(view: View, at: int) -> bool:
    word = view.words[at]
    if not view.forms[at] or view.quotes[at] is not None or word.that or word.kinds & _STOPS or is_finite(view, at):
        return False
    if word.has("prepositions"):
        return word.form in _WITHIN and at + 1 < view.size and not view.words[at + 1].told_in
    return not (word.clitic == "ف" or view.words[at].cues)


def _that_comes(view: View, start: int) -> bool:
    """Whether «أن» follows with no other verb of saying, colon or quotation before it."""
    for at in range(start + 1, min(view.size, start + _TO_THAT)):
        word = view.words[at]
        if word.that:
            return "before_that" not in view.words[at - 1].kinds
        if (word.finite_cue is not None and not word.finite_cue.homograph and not word.noun) or view.in_speech(at):
            return False
    return False
