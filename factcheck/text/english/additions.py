"""Where an English sentence turns from what somebody says to what the outlet adds of its own."""

from factcheck.text.english.frame import COMMA
from factcheck.text.english.lexicon import ARTICLES
from factcheck.text.english.phrases import is_verb_like
from factcheck.text.english.view import View

_LEAST_OWN_WORDS = 5  # in which it shows that something is not said
_LEAST_REST_WORDS = 3  # fewer words are no clause of the outlet's
_THOUGH = frozenset({"though", "although", "but", "while"})
_IN_DOUBT = frozenset({"figure", "claim", "number", "allegation", "accusation", "charge", "assertion", "account"})
_CHECKED = frozenset({"confirm", "confirmed", "verify", "verified", "corroborate", "corroborated", "substantiate",
                      "substantiated", "authenticate", "authenticated", "establish", "established"})  # fmt: skip
_UNCHECKED = frozenset({"not", "never", "yet", "unable", "cannot"})
_DOUBT_WITHIN = 14  # words between a claim and that nobody could confirm it


def silent_turn(view: View, low: int, high: int) -> int:
    """Where the outlet itself goes on with what is not said or known: ", though she would not name them"."""
    forms = view.forms[low + 1 : high]
    if COMMA not in forms:
        return high
    if not _CHECKED.isdisjoint(forms):
        high = _unchecked(view, low, high)
    if _THOUGH.isdisjoint(forms):
        return high
    for at in range(low + 1, high - _LEAST_REST_WORDS):
        if view.forms[at] == COMMA and view.forms[at + 1] in _THOUGH and view.quote[at] < 0:
            words = view.forms[at + 2 : at + 2 + _LEAST_OWN_WORDS]
            nobody = not {"nobody", "no"}.isdisjoint(words[:1])
            silent = not view.lexicon.silence.isdisjoint(words) and not view.lexicon.clauses["negations"].isdisjoint(
                words
            )
            if nobody or silent:
                return at
    return high


def behind_quote(view: View, low: int, high: int) -> int:
    """Where the outlet goes on behind the words of a quotation: "said "it is over" | and left the room"."""
    if view.quote[low] < 0:
        return high
    end = next((at for at in range(low, high) if view.quote[at] != view.quote[low]), high)
    goes_on = view.form[end] == "and" and is_verb_like(view, end + 1) and view.words(end, high) > _LEAST_REST_WORDS
    return end if goes_on else high


def last_turn(view: View, low: int, high: int) -> int:
    """Where the last clause begins that is set against the one before: ", though the family"; ``low`` where none is."""
    turns = [at for at in range(low + 1, high - 1) if view.forms[at] == COMMA and view.forms[at + 1] in _THOUGH]
    return turns[-1] if turns else low


def _unchecked(view: View, low: int, high: int) -> int:
    """Where the outlet adds that nobody could confirm it: ", a figure | the treasury was yet to confirm"."""
    for at in range(low + 1, high - _LEAST_REST_WORDS):
        if view.forms[at] == COMMA and view.forms[at + 1] in ARTICLES and view.quote[at] < 0:
            words = set(view.forms[at + 2 : min(high, at + _DOUBT_WITHIN)])
            if words & _IN_DOUBT and words & _CHECKED and words & _UNCHECKED:
                return at
    return high
