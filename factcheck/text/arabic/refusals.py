"""What somebody refuses to say: «رفض التعليق على ...», «لم يشأ أن يقول متى ...»."""

from factcheck.text.arabic.subjects import is_declined
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import CONFIRMS, DENIES, REVEALS, SAYS

_DECLINE_WINDOW = 22
_ENDS_REFUSAL = frozenset("؛:")
# «... ما إذا», «متى»: what a refused verb of saying asks.
_ASKED = frozenset({"ما", "عما", "متي", "كيف", "لماذا", "من", "اين", "هل", "كم", "اي"})
_TO_ASKED = 6


def declined_at(view: View, start: int) -> int | None:
    """The first word of what is refused: «التعليق على ...», «نفي أو تأكيد ...», «أن يؤكد ... أو ينفيه»."""
    for at in range(start, min(view.size, start + _DECLINE_WINDOW)):
        if is_declined(view, at) or (view.words[at].that and _is_declined_verb(view, at + 1)):
            return at
        if view.words[at].that and (asked := _whether(view, at + 1)) is not None:
            return asked
        if view.mark(at, _ENDS_REFUSAL) or view.words[at].that:
            return None
    return None


def _whether(view: View, at: int) -> int | None:
    """«لم يشأ أن يقول للصحيفة ما إذا ...», «رفض أن يوضح سبب ...»: what somebody refuses to say."""
    cue = view.words[at].present_cue if at < view.size else None
    if cue is None or cue.homograph or cue.lemma.meaning not in (SAYS, REVEALS):
        return None
    last = min(view.size, at + _TO_ASKED)
    asked = next((later for later in range(at + 1, last) if view.forms[later] in _ASKED), None)
    return asked if asked is not None else at + 1


def _is_declined_verb(view: View, at: int) -> bool:
    cue = view.words[at].present_cue if at < view.size else None
    return cue is not None and cue.lemma.meaning in (CONFIRMS, DENIES)
