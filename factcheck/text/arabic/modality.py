"""How firmly a content is put, from its cue and its wording."""

from factcheck.domain.words import Modality
from factcheck.text.arabic.lexicon import CueClass
from factcheck.text.arabic.view import PAUSES, View

_OF_CUE = {CueClass.SUPPOSES: Modality.PROBABLE, CueClass.PREDICTS: Modality.PREDICTED}
_IF = frozenset({"اذا", "بمجرد", "لو", "شريطه", "بشرط", "حال", "وفي", "لولا"})
_MAYBE = frozenset({"ربما", "لعل", "محتمل", "المحتمل", "الممكن", "يحتمل"})
_LIKELY = frozenset({"المرجح", "الارجح", "الاغلب", "يبدو", "المتوقع"})
# A hedge this far into the content belongs to some later clause.
_NEAR = 8
_SHORTEST_FUTURE = 4  # س، a prefix and two root letters


def modality_of(view: View, start: int, end: int, *, meaning: CueClass | None = None) -> Modality:
    """The modality of the content in tokens ``[start, end)`` under a cue of class ``meaning``."""
    of_cue = _OF_CUE.get(meaning) if meaning else None
    if of_cue is not None:
        return of_cue
    if _is_conditional(view, start, end):
        return Modality.CONDITIONAL
    near = [view.form(at) for at in range(start, min(end, start + _NEAR))]
    if any(form in _MAYBE or form.lstrip("و") in _MAYBE for form in near) or _has_may(view, start, end):
        return Modality.POSSIBLE
    if any(form in _LIKELY or form.lstrip("و") in _LIKELY for form in near):
        return Modality.PROBABLE
    return Modality.PREDICTED if _is_future(view, start, end) else Modality.CERTAIN


def _is_conditional(view: View, start: int, end: int) -> bool:
    """A condition whose consequence lies in the future; a state that holds now is certain in spite of one."""
    conditional = any(_is_condition(view, at) for at in range(start, end))
    consequence = any(view.form(at).startswith(("فسي", "فست", "فسوف")) for at in range(start, end))
    return consequence or (conditional and any(_is_future_form(view, at) for at in range(start, end)))


def _is_condition(view: View, at: int) -> bool:
    form = view.form(at)
    if form == "حال":
        return view.form(at - 1) in ("في", "وفي")
    return form in _IF - {"حال", "وفي"} or form.lstrip("وف") in ("اذا", "بمجرد", "لو")


def _has_may(view: View, start: int, end: int) -> bool:
    """«قد» before a present verb, in the first clause."""
    for at in range(start, min(end, start + 2 * _NEAR) - 1):
        if view.mark(at, PAUSES):
            return False
        if view.form(at) in ("قد", "وقد", "فقد") and view.form(at + 1)[:1] in "يت" and view.words[at + 1].verb:
            return True
        if view.form(at) == "يمكن":
            return True
    return False


def _is_future(view: View, start: int, end: int) -> bool:
    """Whether the first verb of the first clause lies in the future."""
    after_relative = False
    for at in range(start, end):
        word = view.words[at]
        if _is_future_form(view, at):
            return not after_relative
        if word.has("relatives"):
            after_relative = True
        elif word.verb or word.has("negators"):
            if not after_relative:
                return False
            after_relative = False
    return False


def _is_future_form(view: View, at: int) -> bool:
    form = view.form(at)
    if view.mentions[at] is not None or view.words[at].noun is not None:
        return False
    bare = form[1:] if form[:2] in ("وس", "فس") else form
    if bare == "سوف":
        return True
    return len(bare) > _SHORTEST_FUTURE and bare.startswith(("سي", "ست", "سن")) and view.words[at].verb
