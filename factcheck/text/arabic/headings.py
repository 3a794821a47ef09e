"""Headings that have run into their paragraph: «الدعم الجزائري قال مصدر جزائري إن»."""

from collections.abc import Sequence

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.vocabulary import Word
from factcheck.text.tokens import Token

_WORDS = range(2, 5)
_FEWEST = min(_WORDS) + 1
_AFTER_VERB = 14
_AND_WAS = frozenset({"وكان", "وكانت"})


def heading_end(tokens: Sequence[Token]) -> int | None:
    """Where the heading ends: two to four nominal words right before a cue that has its own subject after it."""
    if len(tokens) < _FEWEST or not (_is_nominal(tokens[0].form) and _is_nominal(tokens[1].form)):
        return None
    forms = [token.form for token in tokens[: max(_WORDS) + _AFTER_VERB]]
    for at in _WORDS:
        if at >= len(forms) or not all(map(_is_nominal, forms[:at])):
            return None
        if _begins_paragraph(forms, at):
            return tokens[at - 1].end
    return None


def _is_nominal(form: str) -> bool:
    if not form:
        return False
    word = look_up(form)
    if word.noun is not None and not word.noun.clitic:
        return not word.kinds
    return _could_be_heading(word)


def _could_be_heading(word: Word) -> bool:
    if word.clitic or word.kinds or word.that or word.verb or word.form[:2] in ("لل", "با"):
        return False
    return word.definite or is_action_noun(word.form) or not word.cues


def _begins_paragraph(forms: Sequence[str], at: int) -> bool:
    for phrasing in look_up(forms[at]).impersonal if forms[at] else ():
        if tuple(forms[at : at + len(phrasing.words)]) == phrasing.words and look_up(forms[at]).cues:
            return True
    if _opens_with_and(forms, at):
        return True
    cue = look_up(forms[at]).cue(Shape.PAST, Shape.PRESENT) if forms[at] else None
    if cue is None or cue.clitic or cue.homograph or at + 1 >= len(forms) or not forms[at + 1]:
        return False
    subject = look_up(forms[at + 1])
    if subject.noun is None or subject.noun.clitic:
        return False
    return any(look_up(form).that for form in forms[at + 2 :] if form)


def _opens_with_and(forms: Sequence[str], at: int) -> bool:
    """«وقالت وزارة», «وكان الطرفان»: what stands before «و» has no verb, so nothing that it could go on."""
    if at + 1 >= len(forms) or not forms[at + 1]:
        return False
    if forms[at] in _AND_WAS:
        return True
    subject = look_up(forms[at + 1])
    cue = look_up(forms[at]).cue(Shape.PAST)
    if cue is None or cue.clitic != "و" or cue.homograph:
        return False
    return subject.noun is not None and not subject.noun.clitic
