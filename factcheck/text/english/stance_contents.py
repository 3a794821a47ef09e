"""What follows an English word that shows an attitude, and where that content starts."""

from factcheck.text.english.clause_starts import opens_clause
from factcheck.text.english.following import is_amount
from factcheck.text.english.naming import is_named
from factcheck.text.english.stance_words import ASKING, StanceWord, stance_words
from factcheck.text.english.view import View

_CALLED_WITHIN = 14  # words between "sees it" and "as"
_ASKED_WITHIN = 9  # words between "urged" and "to"
_OBJECTS = frozenset({"him", "her", "it", "them", "us", "me", "you"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there"})
_LONG_ADVERB = 4
_HOW = frozenset({"aloud", "again", "hard", "instead", "too", "now", "long", "mostly"})
_ABOUT = frozenset({"about", "against", "of", "over"})
_ENDS = frozenset({"that", "to", "and", "but", "or"})
_INSIDE = frozenset("'’-.")
_MONEY = frozenset("$£€")
_ABOUT_SO_MANY = frozenset({"around", "about", "nearly", "almost", "roughly", "some", "between", "approximately",
                            "over", "more", "less", "closer"})  # fmt: skip
_NEXT = 2  # words back from what somebody is called to "what" where nobody calls: "what is called"
_TWO_NOUNS = 3  # words: article, noun, subject and verb


def content_start(view: View, place: int, word: StanceWord) -> int | None:
    """Where the content starts behind the word, None where nothing follows that it takes."""
    while view.form[place] in _HOW or (view.form[place].endswith("ly") and len(view.form[place]) > _LONG_ADVERB):
        place += 1
    if view.form[place] == "on" and view.form[place + 1] in view.lexicon.clauses["weekdays"]:
        place += 2
    form, takes = view.form[place], word.takes
    if view.opens_quote(place) and takes & {"quote", "thing"}:
        return place
    if word.bodies and form == "at" and "which" in view.forms[max(0, place - _ASKED_WITHIN) : place]:
        return place if number_at(view, place) else None  # "a unit which analysts value | at 2 billion"
    if "to-what" in takes and form == "to" and view.form[place - 2] in _OBJECTS and "which" in view.forms[:place]:
        return place + 1  # "a delay, which it attributed | to an error"
    if "named" in takes and is_relative(view, place) and (view.opens_quote(place) or form in ("a", "an")):
        return place
    if (
        not (view.is_word[place] or form in _MONEY or view.opens_quote(place))
        or (form in view.lexicon.clauses["passive"] and form != "being")  # "what we know is why"
    ):
        return None
    joined = _joined(view, place, word)
    clause = joined is None and "bare" in takes and (form in _SUBJECTS or opens_clause(view, place))
    clause = clause or (joined is None and _is_sure(view, place, word))
    return place if clause else _with_object(view, place, takes) if joined is None else joined


def _is_sure(view: View, place: int, word: StanceWord) -> bool:
    """Whether a clause can only follow: an adjective has no object ("adamant | his side deserved it")."""
    begins = view.form[place] in view.lexicon.clause_opens or view.is_capital[place]
    return word.form is None and "bare" in word.takes and begins and word.lemma in stance_words().adjectives


def is_relative(view: View, place: int) -> bool:
    """Whether what is named stands before its verb: "what he called | a stunt", "a move critics called | absurd"."""
    for at in range(place - 2, max(-1, place - _ASKED_WITHIN), -1):
        form = view.forms[at]
        if form in ("what", "which"):
            return at < place - _NEXT
        if form == "," or view.quote[at] >= 0:
            beside = view.form[at + 1] in ("a", "an") and not view.is_capital[at + 2]
            return form == "," and beside and at + 1 < place - _TWO_NOUNS
    return False


def number_at(view: View, low: int) -> bool:
    """Whether a number is put to something there: "at 46", "the loss at about €2 million"."""
    high = min(view.size - 1, low + _CALLED_WITHIN)
    at = next((place for place in range(low, high) if view.forms[place] in ("at", ",", ";")), high)
    first = at + 1 + (view.form[at + 1] in _ABOUT_SO_MANY) + (view.form[at + 1] in ("more", "less"))
    if view.form[at - 1] in view.lexicon.clauses["no_object"] or view.form[at - 1] in view.lexicon.clauses["adverbial"]:
        return False  # "put the kettle on at 4"
    return view.form[at] == "at" and (view.form[first][:1].isdecimal() or view.form[first] in _MONEY)


def _joined(view: View, place: int, word: StanceWord) -> int | None:
    """Where the content starts that a small word joins to the verb: "to", "that", "whether", a preposition."""
    form, takes = view.form[place], word.takes
    if form == "to" and "to" in takes and not word.as_thing:
        joins = _is_infinitive(view, place + 1) or ("to-thing" in takes and _is_object(view, place + 1))
        return place if joins else None
    if form == "not" and view.form[place + 1] == "to" and "to" in takes:
        return place
    if form == "that" and "that" in takes and view.is_word[place + 1]:
        return place + (view.form[place + 1] not in view.lexicon.verb_forms)
    if form in ASKING and "whether" in takes:
        return place
    joins = form in takes and (view.is_word[place + 1] or view.opens_quote(place + 1))
    return place + word.as_thing if joins else None


def _with_object(view: View, place: int, takes: frozenset[str]) -> int | None:
    form = view.form[place]
    if "named" in takes:
        return place if is_named(view, place) else None
    if "listener" in takes and (joint := _behind_listener(view, place, takes)) is not None:
        return joint
    if "doing" in takes and form.endswith("ing"):
        return place
    return place if _is_object(view, place) and _is_followed(view, place, takes) else None


def _behind_listener(view: View, place: int, takes: frozenset[str]) -> int | None:
    """As in "asked Renfroe three times | why", "warned members last week | against": where the content starts."""
    for at in range(place + 1, min(view.size, place + _ASKED_WITHIN)):
        form = view.forms[at]
        if form in ASKING or (form in takes and form in _ABOUT and view.forms[at - 1] != "of"):
            return at if view.is_word[at + 1] or view.opens_quote(at + 1) else None
        if not (view.is_word[at] or form in _INSIDE) or form in view.lexicon.having or form in _ENDS:
            return None
    return None


def _is_followed(view: View, place: int, takes: frozenset[str]) -> bool:
    """Whether what the verb takes besides the object at ``place`` follows it."""
    if "thing" in takes or ("whom" in takes and _asks(view, place)) or ("as" in takes and _as(view, place)):
        return True
    if "responsible" in takes:
        return _reaches(view, place, "responsible") or _reaches(view, place, "accountable")
    return "to-what" in takes and _reaches(view, place, "to")


def _is_infinitive(view: View, at: int) -> bool:
    form = view.form[at]
    if form == "not" and view.form[at + 1] == "to":  # "asked not to be named"
        return True
    return (
        view.is_word[at]
        and not view.is_capital[at]
        and form not in view.lexicon.clauses["determiners"]
        and form not in _OBJECTS
    )


def _is_object(view: View, at: int) -> bool:
    """Whether a noun may begin there."""
    form = view.form[at]
    if form in view.lexicon.clauses["opens_object"] or is_amount(view, at):
        return True
    return form not in view.lexicon.never_object and (view.is_word[at] or form in _MONEY)


def _asks(view: View, place: int) -> bool:
    """As in "urged the Senate to act", "told them not to": somebody and what is wanted of him."""
    for at in range(place + 1, min(view.size, place + _ASKED_WITHIN)):
        if not view.is_word[at] and view.forms[at] not in ("'", "’", "-"):
            return False
        if view.forms[at] == "to":
            return _is_infinitive(view, at + 1)
    return False


def _reaches(view: View, place: int, joint: str) -> bool:
    """As in "likened it to a sieve": the small word comes before any mark."""
    reach = view.forms[place + 1 : place + _CALLED_WITHIN]
    return joint in reach and not any(mark in reach[: reach.index(joint)] for mark in (",", ";", ":"))


def _as(view: View, place: int) -> bool:
    """As in "sees it as proof"."""
    reach = range(place + 1, min(view.size, place + _CALLED_WITHIN))
    stop = next((at for at in reach if view.forms[at] in ("as", ",", ";", "and", "but", "that", "who")), None)
    return (
        stop is not None
        and view.forms[stop] == "as"
        and view.form[stop + 1] not in ("he", "she", "they", "it", "well", "soon")
    )
