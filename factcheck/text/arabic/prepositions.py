"""Prepositions that attribute («وفقا لـ», «حسب ما ذكرت», «حسبما نقلت عنه»): how far they reach, and whom they name."""

from dataclasses import dataclass

from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import CueClass

_BACK_REFERENCES = frozenset({"عنه", "عنها", "به", "بها", "اليه", "اليها", "عليه", "عليها"})
# «جاء في الرد»: whatever words stand in can be cited.
_STANDS = frozenset({"جاء", "ورد", "وجاء", "وورد"})
# These are followed by a verb, without «ما».
_WITH_VERB = frozenset({"حسبما", "وفقما", "مثلما"})


@dataclass(frozen=True, slots=True)
class Cited:
    """Whom a preposition cites, and the token before which the words end that say so."""

    phrase: Phrase
    cue_end: int


def preposition_length(view: View, at: int) -> int | None:
    """How many tokens the preposition at ``at`` takes that do not belong to its claimant."""
    for phrasing in view.words[at].prepositions:
        words = phrasing.words
        last = at + len(words) - 1
        if words[-1] != "ل":
            if matches(view, at + 1, words[1:]):
                return len(words)
        elif matches(view, at + 1, words[1:-1]) and view.form(last).startswith("ل"):
            return len(words) - (view.form(last) != "ل")
    return None


def after_preposition(view: View, at: int) -> Cited | None:
    """Whom the preposition before ``at`` cites; a verb may stand between: «حسب ما ذكرت الوكالة»."""
    cue_end = at
    if view.form(at) in ("ما", "لما") or view.form(at - 1).lstrip("وف") in _WITH_VERB:
        at += view.form(at) in ("ما", "لما")
        if at < len(view) and view.words[at].cue(Shape.PAST, Shape.PRESENT) is None:
            return None
        at += 1
        cue_end = at
        at += view.form(at) in _BACK_REFERENCES
    phrase = phrase_at(view, at, len(view), clitic="ل")
    written = view.form(at - 1) == "في" and view.form(at - 2).lstrip("وف") in _STANDS
    if phrase is None or not (is_known(phrase) or phrase.quoted_name or written):
        return None
    if view.form(phrase.end) == "عن" and _is_quoting(view, at, cue_end):
        source = phrase_at(view, phrase.end + 1, len(view), noun_content=True)
        if source is not None and is_known(source):
            return Cited(source, cue_end)
    return Cited(phrase, cue_end)


def _is_quoting(view: View, at: int, cue_end: int) -> bool:
    """«بحسب ما نقله فلان عن ...»."""
    cue = view.words[cue_end - 1].cue(Shape.PAST, Shape.PRESENT) if cue_end <= at else None
    return cue is not None and cue.lemma.meaning is CueClass.QUOTES


def matches(view: View, at: int, words: tuple[str, ...]) -> bool:
    """Whether these folded words stand from token ``at`` on."""
    for step, word in enumerate(words):  # noqa: SIM110 - asked of many words, a generator doubles its time
        if view.form(at + step) != word:
            return False
    return True
