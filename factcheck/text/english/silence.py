"""English cues that say nothing: declining is a claim's polarity, any other negated cue makes no claim."""

from factcheck.domain.words import Polarity
from factcheck.text.english.following import after_verb, behind_claim_noun
from factcheck.text.english.frame import Frame, Passage
from factcheck.text.english.lexicon import ALLOWS, CONFIRMS, DECLINES, DENIES, CueVerb
from factcheck.text.english.making import thing_end
from factcheck.text.english.stance_words import ASKING
from factcheck.text.english.subjects import subject
from factcheck.text.english.view import View

_REFUSING = frozenset({"would", "wouldn", "will", "won"})
_JOINS = frozenset({"or", "nor"})
_FIRMLY = _REFUSING | {"neither", "nor"}
_FIRM = frozenset({CONFIRMS, DENIES})


def silent(passage: Passage, at: int, last: int, verb: CueVerb) -> Frame | None:
    """As in "declined to comment on A", "neither confirmed nor denied A", "would not confirm or deny A".

    What was not confirmed or denied is the content; "comment on A", "discuss A" are it as a whole.
    """
    view = passage.view
    start = _declined(view, at) if verb.meaning is DECLINES else _withheld(view, at, last, verb)
    whose = subject(passage, last) if start else None
    if whose is None:
        return None
    low, speaker, limit = whose
    return Frame(low, _behind_firm(view, start), at, at + 1, speaker, right=True, rule="what was not said",
                 meaning=verb.meaning, polarity=Polarity.DECLINES, limit=limit)  # fmt: skip


def undenied(passage: Passage, at: int, last: int, verb: CueVerb) -> Frame | None:
    """As in "did not rule out a strike", "does not dispute that": it may be so, for all that somebody says."""
    view = passage.view
    if verb.meaning is not DENIES or view.form[at + 1] in _JOINS or not _FIRMLY.isdisjoint(view.forms[last + 1 : at]):
        return None
    follows = after_verb(view, at, verb)
    whose = subject(passage, last) if follows is not None and follows.right else None
    if whose is None or follows is None:
        return None
    meaning = ALLOWS if verb.lemma == "rule out" else CONFIRMS
    return Frame(whose[0], follows.high, at, at + 1, whose[1], right=True, rule="what was not denied",
                 meaning=meaning, limit=whose[2] or thing_end(view, follows, verb))  # fmt: skip


def _declined(view: View, at: int) -> int:
    """Where "comment" stands behind "declined to"; 0 where something else was declined."""
    if view.form[at + 1] != "to":
        return 0
    if (view.form[at + 2], view.form[at + 3]) == ("be", "drawn"):
        return at + 4
    return at + 2 if view.form[at + 2] in view.lexicon.silence else 0


def _withheld(view: View, at: int, last: int, verb: CueVerb) -> int:
    """Where the words start that were withheld with the negated verb at ``at``; 0 where it was only not said."""
    refuses = not _REFUSING.isdisjoint(view.forms[last + 1 : at])
    paired = view.form[at + 1] in _JOINS and view.verb(at + 2) is not None
    if verb.meaning in _FIRM and (paired or refuses):
        return at + 1
    asked = view.form[at + 1] in ASKING  # "would not say | whether"
    return at + asked if refuses and view.forms[at] in view.lexicon.silence else 0


def _behind_firm(view: View, start: int) -> int:
    """Behind "confirm or deny", "nor denied", "that"; unless nothing is left."""
    high = start
    while view.form[high] in _JOINS or _is_firm(view, high) or (high > start and view.form[high] == "that"):
        high += 1
    high += view.form[high] == "that"
    if view.ended(high):
        return start
    return behind_claim_noun(view, high) if high > start else high


def _is_firm(view: View, at: int) -> bool:
    verb = view.verb(at) if 0 <= at < view.size else None
    return verb is not None and verb.meaning in _FIRM
