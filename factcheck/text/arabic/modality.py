"""How firmly a content is put, from its cue and its wording."""

from factcheck.domain.words import Modality
from factcheck.text.arabic.view import PAUSES, View
from factcheck.text.arabic.vocabulary import CueClass

_OF_CUE = {CueClass.SUPPOSES: Modality.PROBABLE, CueClass.PREDICTS: Modality.PREDICTED}
# A hedge this far into the content belongs to some later clause.
_NEAR = 8


def modality_of(view: View, start: int, end: int, *, meaning: CueClass | None = None) -> Modality:
    """The modality of the content in tokens ``[start, end)`` under a cue of class ``meaning``."""
    of_cue = _OF_CUE.get(meaning) if meaning else None
    if of_cue is not None:
        return of_cue
    marked = [at for at, word in enumerate(view.words[start:end], start) if not word.certain]
    if not marked:
        return Modality.CERTAIN
    if _is_conditional(view, marked):
        return Modality.CONDITIONAL
    near = [at for at in marked if at < start + _NEAR]
    if any("possible" in view.words[at].hedges for at in near) or _has_may(view, start, marked):
        return Modality.POSSIBLE
    if any("probable" in view.words[at].hedges for at in near):
        return Modality.PROBABLE
    return Modality.PREDICTED if _is_future(view, start, marked) else Modality.CERTAIN


def _is_conditional(view: View, marked: list[int]) -> bool:
    """A condition whose consequence lies in the future; a state that holds now is certain in spite of one."""
    future = [at for at in marked if is_future(view, at)]
    if any(view.form(at)[0] == "ف" for at in future):
        return True
    return bool(future) and any(_is_condition(view, at) for at in marked)


def _is_condition(view: View, at: int) -> bool:
    if view.form(at) == "حال":
        return view.form(at - 1).endswith("في")
    return "conditional" in view.words[at].hedges


def _has_may(view: View, start: int, marked: list[int]) -> bool:
    """«قد» before a present verb or «يمكن», in the first clause."""
    for at in marked:
        if at >= start + 2 * _NEAR or "may" not in view.words[at].hedges:
            continue
        if any(view.mark(before, PAUSES) for before in range(start, at)):
            return False
        following = view.words[at + 1] if at + 1 < len(view) else None
        if view.form(at) == "يمكن" or (following is not None and following.form[:1] in "يت" and following.verb):
            return True
    return False


def _is_future(view: View, start: int, marked: list[int]) -> bool:
    """Whether the first verb of the first clause lies in the future."""
    first = next((at for at in marked if is_future(view, at)), None)
    if first is None:
        return False
    relative = False
    for at in range(start, first):
        word = view.words[at]
        if word.has("relatives"):
            relative = True
        elif word.verb or word.has("negators"):
            if not relative:
                return False
            relative = False
    return not relative


def is_future(view: View, at: int) -> bool:
    """Whether a verb in the future stands here, or the particle of the future."""
    return view.words[at].future and view.mentions[at] is None
