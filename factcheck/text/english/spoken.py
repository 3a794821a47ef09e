"""Quotations that stand before whoever speaks them: what follows the verb then is when and where, no content."""

from factcheck.text.english.following import Following
from factcheck.text.english.frame import COMMA
from factcheck.text.english.view import View

_SPOKEN_ENDS = frozenset(",?!….—–")
_DIRECTLY = 3  # "said that", "pointed out that": no relative clause of what it was said in
_STOPS = frozenset({COMMA, ";", "—", "–", "("})


def ends_speech(view: View, at: int) -> bool:
    """Whether words that somebody spoke end right before ``at``: a quotation with a stop, no mere term in marks."""
    outside = view.form[at - 1] == COMMA and at > 1
    last = at - 2 if outside else at - 1
    if last < 0 or view.quote[last] < 0:
        return False
    return outside or view.document.text[view.quotes[view.quote[last]].inside.end - 1] in _SPOKEN_ENDS


def after_speech(view: View, at: int, follows: Following | None) -> Following:
    """What follows the verb at ``at`` when its content was spoken before: nothing, or a further quotation or clause."""
    told = follows.told if follows is not None else None
    marked = follows is not None and follows.right and view.form[follows.high - 1] in ("that", ":")
    if follows is not None and marked and (told is not None or follows.high <= at + _DIRECTLY):
        return follows
    high = circumstances_end(view, at + 1)
    if view.form[high] == COMMA and view.opens_quote(high + 1):
        high += 1
    return Following(high, right=view.opens_quote(high), told=told)


def circumstances_end(view: View, at: int) -> int:
    """Where the words end that tell how, when and where something was spoken: at a mark or at a further cue."""
    for place in range(at, view.size):
        if view.forms[place] in _STOPS or view.opens_quote(place) or view.ended(place):
            return place
        if view.forms[place] in view.lexicon.clauses["joins"] and view.verb_form(place + 1):
            return place
    return view.size
