"""Verbs that only tell how a noun of saying came about: «اكتفى بالقول», «سارعت إلى التوضيح»."""

from factcheck.text.arabic.circumstances import after_circumstance
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.left_subjects import is_known, subject_left_of
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import COMMAS, View

# A noun of saying stands at most so far from the verb it hangs on.
_LIGHT = 22
# «مكتفيا بالقول إن»: whoever did what stands before.
_LIGHT_PARTICIPLES = frozenset({"مكتفيا", "مكتفيه", "مكتفين", "مسارعا", "مسارعه", "مبادرا", "مبادره"})


def light_verb(view: View, at: int) -> int | None:
    """The verb that a noun of saying at ``at`` hangs on: «اكتفى ... بالقول», «سارعت إلى التوضيح»."""
    light = lexicon().light
    for verb in range(at - 1, max(-1, at - _LIGHT), -1):
        if view.words[verb].that or view.in_speech(verb):
            return None
        if (view.forms[verb] in light or view.forms[verb] in _LIGHT_PARTICIPLES) and view.mentions[verb] is None:
            return verb
        if is_finite(view, verb) and not view.words[verb - 1].has("relatives"):
            return None
    return None


def light_subject(view: View, at: int, speakers: Speakers) -> Speaker | None:
    """Who does what the light verb before a noun of saying tells."""
    verb = light_verb(view, at)
    if verb is None or view.forms[verb] in _LIGHT_PARTICIPLES:
        return None
    start = after_circumstance(view, verb + 1)
    if view.mark(start, COMMAS) and view.mark(at - 1, COMMAS):  # «واكتفت، في رد مكتوب، بالتذكير»
        return None
    phrase = phrase_at(view, start, at)
    if phrase is None or not (is_known(phrase) or phrase.unknown_name is not None):
        phrase = subject_left_of(view, verb)
    return meant(view, phrase, speakers) if phrase is not None else None
