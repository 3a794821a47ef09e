"""Verbs with which whoever writes speaks: «أرى أن», or tells what somebody has not said: «لكنه لم يشر إلى»."""

from factcheck.text.arabic.clauses import frame_start
from factcheck.text.arabic.content_openings import after_that
from factcheck.text.arabic.cue_verbs import is_negated, polarity_of, verb_cue
from factcheck.text.arabic.frames import IMPERSONAL, SILENT, Frame
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import CueWord

_BUT = frozenset({"لكنه", "لكنها", "لكنهم", "لكنهما"})


def first_person_frame(view: View, at: int, cue: CueWord, *, floor: int) -> Frame | None:
    """«أما أنا فأرى أن»: whoever writes speaks, which is the outlet's own voice."""
    if view.in_speech(at) or view.mentions[at] is not None or at + 1 >= view.size:
        return None
    if view.words[at].finite_cue is not cue and view.tokens[at].text[:1] != "أ":  # «اعتبر» is rather past
        return None
    that = at + 1 if view.words[at + 1].that or at + 2 >= view.size else at + 2  # «أقترح فقط أن»
    if not view.words[that].that:
        return None
    start, clean = frame_start(view, at, floor)
    return Frame(IMPERSONAL, start, (at, at + 1), after_that(view, that), None, clean=clean)


def silent_frame(view: View, at: int, *, floor: int) -> Frame | None:
    """«لكنه لم يشر إلى ...», «ولم تذكر ...» after somebody's words: whoever writes says that they did not say so."""
    cue = verb_cue(view, at) if is_negated(view, at) else None
    if cue is None or cue.homograph or polarity_of(view, at, cue, negated=True) is not None:
        return None
    start = at - 1
    while start > floor and (view.words[start - 1].has("connectors") or view.forms[start - 1] in _BUT):
        start -= 1
    if not (view.mark(start - 1, COMMAS) and start > floor):
        return None
    return Frame(SILENT, start, (at, at + 1), start, None)
