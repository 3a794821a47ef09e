"""Where an English clause ends that stands inside a sentence, as far as marks and small words show it."""

from factcheck.text.english.frame import COMMA
from factcheck.text.english.inflection import PAST, THIRD
from factcheck.text.english.phrases import is_verb_like
from factcheck.text.english.stance_words import stance_words
from factcheck.text.english.view import View

_LONGEST = 120  # words of a content; what is longer is no sentence that anybody wrote
_CLAUSE_WITHIN = 9  # words in which a clause shows its verb
_ENDS = frozenset(";—–")
_TURNS = frozenset({"but", "while", "whereas", "although", "though"})
_MAY_END = _ENDS | {COMMA, "and", "but", "while", "although", "though"}
_BEING = frozenset({"be", "been", "being"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "who", "what", "there"})
_FINITE = frozenset({PAST, THIRD})
_RELATIVES = frozenset({"who", "which", "where", "whose"})


def clause_end(view: View, low: int, stop: int) -> int:
    """Where the content ends that starts at ``low``: at a turn, a relative behind a comma, a further verb of the same
    subject, or at ``stop``.
    """
    stop = min(stop, low + _LONGEST)
    if "that" in view.forms[low + 2 : stop] and "that" not in view.forms[max(0, low - 1) : low + 1]:
        # "said that police had warned of attacks | and that the square was shut"
        stop = next((at for at in range(low + 1, stop - 1) if view.forms[at : at + 2] == ["and", "that"]), stop)
    for at, form in enumerate(view.forms[low + 1 : stop], low + 1):
        if form in _MAY_END and view.quote[at] < 0 and _ends_at(view, at) and not _is_beside(view, low, at):
            return at
    return stop


def _is_beside(view: View, low: int, comma: int) -> bool:
    """Whether the comma only closes words beside a subject, whose verb then comes: "the star, 31, | is heading"."""
    if view.forms[comma] != COMMA or COMMA not in view.forms[low:comma]:
        return False
    finite = view.lexicon.clauses["finite"]
    return view.form[comma + 1] in finite and finite.isdisjoint(view.forms[low:comma])


def complement_end(view: View, low: int, stop: int, *, clause: bool) -> int:
    """Where what belongs to a noun ends before the verb that the noun is the subject of; a ``clause`` has a verb of
    its own before that: "his claim that it would cost a million | has been disputed".
    """
    left = int(clause)
    for at in range(low, min(stop, low + _LONGEST)):
        if view.quote[at] < 0 and _is_finite(view, at) and not _is_finite(view, at - 1):
            if not left:
                return at
            left -= 1
    return clause_end(view, low, stop)


def _ends_at(view: View, at: int) -> bool:
    form, after = view.forms[at], view.form[at + 1]
    if form in _ENDS:
        return True
    if form == COMMA:
        begins = (
            after in _TURNS
            or after == "then"
            or after in _SUBJECTS
            or _goes_on(view, at + 1)
            or after in _RELATIVES
            or (after.endswith("ing") and _is_stance(view, at + 1))
        )
        return begins or (
            after in view.lexicon.clauses["joins"] and (_goes_on(view, at + 2) or _is_clause(view, at + 2))
        )
    if form in ("and", "but"):
        return _goes_on(view, at + 1) or after == COMMA  # "called for an audit and, in a speech, compared"
    return form in ("while", "although", "though")


def _is_clause(view: View, low: int) -> bool:
    """Whether a clause with a subject of its own begins there: ", and at least one senator is considering it"."""
    for at in range(low, min(view.size, low + _CLAUSE_WITHIN)):
        if view.forms[at] in view.lexicon.clauses["finite"] and not view.is_capital[at]:
            return True
        if not view.is_word[at] and view.forms[at] not in ("'", "’", "-"):
            return False
    return False


def _goes_on(view: View, at: int) -> bool:
    """Whether the subject has a further verb there, or a new subject comes."""
    form = view.form[at]
    verb = view.lexicon.verbs.get(form)
    if form in _SUBJECTS or (verb is not None and verb.form in _FINITE and not verb.noun):
        return True
    return form in view.lexicon.clauses["finite"] or any(
        word.form in _FINITE for word in stance_words().verbs.get(form, ())
    )


def _is_stance(view: View, at: int) -> bool:
    return view.form[at] in stance_words().verbs or view.form[at] in view.lexicon.verbs


def _is_finite(view: View, at: int) -> bool:
    if at < 0 or not is_verb_like(view, at) or view.form[at - 1] == "to":
        return False
    if view.form[at - 1] in _BEING:  # "not to be named"
        return False
    behind = view.form[at + 1]  # "angered some members", not "a measure opposed by"
    return not view.forms[at].endswith("ed") or behind in view.lexicon.clauses["determiners"] or not behind.isalpha()
