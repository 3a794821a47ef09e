"""Where whoever writes speaks: «أرى أن», «يذكر أن», or tells what somebody has not said: «لكنه لم يشر إلى»."""

from factcheck.domain.words import Modality
from factcheck.text.arabic.clauses import frame_start
from factcheck.text.arabic.content_openings import after_that
from factcheck.text.arabic.cue_verbs import is_negated, polarity_of, verb_cue
from factcheck.text.arabic.frames import IMPERSONAL, SILENT, Frame
from factcheck.text.arabic.left_subjects import is_known, subject_left_of
from factcheck.text.arabic.prepositions import matches
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


def impersonal_frame(view: View, at: int) -> Frame | None:
    """«يذكر أن», «يبدو أن»: the outlet's own voice, from after the complementiser."""
    if view.words[at].finite_cue is not None and _has_subject(view, at):
        return None
    for phrasing in view.words[at].impersonal:
        if not _matches_that(view, at, phrasing.words):
            continue
        end = at + len(phrasing.words)
        content = end - 1 if view.words[end - 1].that_pronoun else end
        if content < view.size:
            firmness = None if phrasing.modality == "certain" else Modality(phrasing.modality)
            return Frame(IMPERSONAL, at, (at, end), content, None, modality=firmness)
    return None


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


def _has_subject(view: View, at: int) -> bool:
    """«لكن الوزير يتوقع أن»: whether somebody stands before the verb who can do what it tells."""
    relative = at > 0 and (view.words[at - 1].has("relatives") or (at > 1 and view.words[at - 2].has("relatives")))
    himself = at > 0 and view.words[at - 1].has("pronouns")
    if (relative or himself) and not view.words[at].joined:  # «الباحث الذي يعتقد أن», «فهو يعتقد أن»
        return True
    left = subject_left_of(view, at) if at and not view.words[at].joined else None
    if left is None or not is_known(left):
        return False
    return left.name is not None or (left.noun is not None and left.noun.gender == "m" and not left.noun.plural)


def _matches_that(view: View, at: int, words: tuple[str, ...]) -> bool:
    """Whether the phrase stands here; its last word is a complementiser in any form."""
    last = at + len(words) - 1
    return matches(view, at + 1, words[1:-1]) and last < view.size and view.words[last].that
