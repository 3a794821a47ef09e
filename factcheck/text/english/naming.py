"""What English verbs of naming take: "called the plan a stunt", "described it as lawful", "accused him of theft"."""

from factcheck.text.english.lexicon import ARTICLES, CueVerb
from factcheck.text.english.view import View

# Among what a verb takes: it has something and what it is called, or what it is called for.
NAMING = frozenset({"of", "as", "for", "whether", "named"})
_ABOUT = frozenset({"of", "about", "for", "on", "against"})
_ASKS = frozenset({"whether", "if"})
_DOUBTS = frozenset({"why", "how"})  # who questions why doubts that it should be so
_MARKS = frozenset(",;:")
_OBJECTS = frozenset({"it", "him", "her", "them", "this", "that", "us", "me"})
_CALLED_WITHIN = 14  # words between "described" and "as"


def named_start(view: View, place: int, verb: CueVerb) -> int | None:
    """As in "described the raid as unlawful", "accused Libya of theft", "called for calm", "asked whether"."""
    if "named" in verb.takes and is_named(view, place):
        return place
    if "whether" in verb.takes:
        asks = view.form[place] in _ASKS or (verb.lemma == "question" and view.form[place] in _DOUBTS)
        return place if asks and not view.ended(place + 1) else None
    if "for" in verb.takes:
        if view.form[place] == "for":
            return place + 1
        asks = view.form[place] == "on" and any(view.form[at] == "to" for at in range(place, place + _CALLED_WITHIN))
        return place + 1 if asks else None
    if "named" in verb.takes and "as" not in verb.takes:
        return None
    joins = "of" if "of" in verb.takes else "as"
    reach = range(place + 1, min(view.size, place + _CALLED_WITHIN))
    stop = next((at for at in reach if view.forms[at] in (joins, ",", ";", "and", "but")), None)
    return place if stop is not None and view.forms[stop] == joins else None


def is_named(view: View, place: int) -> bool:
    """Whether something is called something there: "it a stunt", "the plan "a stunt"", "the vote unfair"."""
    if (
        view.form[place] in _ABOUT | view.lexicon.clauses["never_named"]
        or view.form[place] in view.lexicon.clauses["adverbial"]
    ):
        return False
    if view.form[place] in _OBJECTS and _names_it(view, place + 1):
        return True
    reach = range(place, min(view.size, place + _CALLED_WITHIN))
    for at in reach:
        form = view.forms[at]
        if view.opens_quote(at) and at > place:
            return True
        if (
            form in _MARKS
            or (form in view.lexicon.clauses["name_stops"] and at > place)
            or (_is_verb(view, at) and at > place)
        ):
            return False
        behind = at > place and view.is_word[at - 1] and view.forms[at - 1] not in view.lexicon.when_where | _ABOUT
        if behind and (form in ("a", "an") or _describes(view, at)):
            return True
    return False


def _names_it(view: View, at: int) -> bool:
    """Whether it is called what stands there: "it unfair", "it the wish list"."""
    form = view.form[at]
    if not view.is_word[at] or form in ARTICLES:
        return form in ARTICLES
    ends = view.ended(at + 1) or view.forms[at + 1] in view.lexicon.clauses["name_ends"]
    return ends and form not in view.lexicon.when_where and not form.endswith("ly")


def _is_verb(view: View, at: int) -> bool:
    """Whether a cue verb stands there that is no noun."""
    verb = view.lexicon.verbs.get(view.forms[at])
    return verb is not None and not verb.noun and not view.is_capital[at]


def _describes(view: View, at: int) -> bool:
    """Whether the word at ``at`` says what something is, and nothing belongs to it behind it: "the vote unfair"."""
    if not view.forms[at].endswith(view.lexicon.describing) or view.form[at - 1] in view.lexicon.clauses["determiners"]:
        return False
    behind = view.form[at + 1]
    return view.ended(at + 1) or behind in _MARKS or behind in view.lexicon.clauses["name_ends"]
