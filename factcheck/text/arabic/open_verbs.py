"""«جاهر النائب بأن», «بشّر الوزير بأن»: a verb of no list speaks where somebody who can stands right behind it.

No list holds every verb of saying. What comes between a verb with its subject and «بأن» is said or thought by that
subject, but for few verbs, which are listed here.
"""

from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.content_openings import after_that, is_that
from factcheck.text.arabic.data import word_data
from factcheck.text.arabic.frames import VERB, Frame
from factcheck.text.arabic.inflection import past_forms, present_forms
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import SAYS

_SILENT = frozenset(
    form.letters
    for past, present in word_data("verbs")["silent_with_that"]
    for form in (*past_forms(past), *present_forms(present))
)
_NEGATED = frozenset({"لم", "لا", "لن", "ما", "ولم", "ولا", "ولن"})


def open_verb_frame(view: View, speakers: Speakers) -> Frame | None:
    """The frame of a sentence that no listed cue opens: its first verb, who does it, and «بأن» right behind."""
    at = next((place for place in view.marked if view.words[place].that), None)
    if at is None or not view.forms[at].startswith("بان") or not is_that(view, at):
        return None
    for verb in (0, 1):
        if verb >= at or not is_finite(view, verb) or view.words[verb].cues or _is_silent(view, verb):
            continue
        phrase = phrase_at(view, verb + 1, at)
        if phrase is None or phrase.end != at or not is_known(phrase):
            return None
        speaker = meant(view, phrase, speakers)
        return Frame(VERB, 0, (verb, verb + 1), after_that(view, at), speaker, SAYS)
    return None


def _is_silent(view: View, at: int) -> bool:
    form = view.forms[at]
    return form in _SILENT or form[1:] in _SILENT or (at > 0 and view.forms[at - 1] in _NEGATED)
