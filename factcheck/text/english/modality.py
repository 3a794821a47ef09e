"""How firmly an English content is put, from its cue and its wording."""

from factcheck.domain.words import Modality
from factcheck.text.english.lexicon import ALLOWS, PREDICTS, SUPPOSES, Meaning, Phrases
from factcheck.text.english.view import View

CERTAIN, PROBABLE, POSSIBLE, CONDITIONAL, PREDICTED = Modality
_OF_CUE = {SUPPOSES: PROBABLE, ALLOWS: POSSIBLE, PREDICTS: PREDICTED}
_ASKING = frozenset({"who", "what", "when", "where", "why", "how", "whether"})
_GONE = frozenset({"was", "were", "of", "before"})
_NOT = frozenset({"not", "n", "have"})  # "could have been better", "could not be reached" is no hedge
_COMMA = frozenset({","})
_DONE = frozenset({"run", "gone", "come", "done", "made", "cost", "lost", "won", "left", "met", "paid", "kept", "sold",
                   "sent", "spent", "led", "put", "cut", "hit", "had", "known", "shown", "built"})  # fmt: skip
_LASTING = frozenset({"hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade",
                      "decades", "minutes"})  # fmt: skip
_IF = frozenset({"if", "unless"})
_NO_IF = frozenset({"as", "even", "what", "only"})
_OPEN = frozenset({"clear", "unclear", "known", "unknown", "sure", "certain"})
_BEFORE_IF = _OPEN | {"see", "know", "about"}
_BEFORE_ASKING = _OPEN | {"at", "about", "on", "of", "over"}
# Behind these "will" and "might" are nouns.
_BEFORE_NOUN = frozenset({"the", "a", "an", "his", "her", "its", "their", "my", "our", "your", "such"})
# A hedge further into the content belongs to some later clause.
_NEAR = 18
_SHORTEST = 4  # words of a clause


def modality_of(view: View, low: int, high: int, *, meaning: Meaning | None = None) -> Modality:
    """The modality of the content in ``[low, high)`` under a cue of class ``meaning``."""
    of_cue = None if meaning is None else _OF_CUE.get(meaning)
    places = view.hedges(low, high)
    if not places:
        return of_cue or CERTAIN
    words, asked = view.lexicon.modality, _before_question(view, low, high)
    if asked < high:
        high, places = asked, [at for at in places if at < asked]
    if _is_conditional(view, low, places, ahead=of_cue is not None):
        return CONDITIONAL
    if of_cue is not None:
        return of_cue
    end = _near_end(view, low, high)
    near = [at for at in places if at < end and not _is_blamed(view, at)]
    if _has(view, low, near, words["possible"]) or hearsay(view, low, high) is not None:
        return POSSIBLE
    if _has(view, low, near, words["probable"]):
        return PROBABLE
    return PREDICTED if _has(view, low, near, words["future"]) else CERTAIN


def _near_end(view: View, low: int, high: int) -> int:
    """Where the clause ends that the content begins with: a hedge behind it belongs to another one."""
    end = min(high, low + _NEAR)
    if "," not in view.forms[low:end]:
        return end
    end = min(high, _behind_relative(view, low, high) + _NEAR)
    for at in range(low + _SHORTEST, end - 1):
        if view.forms[at] == "," and view.forms[at + 1] in ("and", "but") and view.quote[at] < 0:
            return at
    return end


def _behind_relative(view: View, low: int, high: int) -> int:
    """Behind a clause beside the subject: "The unit, which was shut in May, | will restart"; else ``low``."""
    comma = view.first(_COMMA, low, min(high, low + _NEAR))
    if view.form[comma + 1] not in view.lexicon.aside_relatives:
        return low
    close = view.first(_COMMA, comma + 1, min(high, comma + 2 * _NEAR))
    return close if view.form[close] == "," else low


def _is_conditional(view: View, low: int, places: list[int], *, ahead: bool) -> bool:
    """Whether the content hangs on something: "if", "unless"; "once" and the like where it lies ahead."""
    words = view.lexicon.modality
    for at in places:
        if view.forms[at] in _IF and view.form[at - 1] not in _NO_IF and not _asks_if(view, at):
            return True
    if not _has(view, low, places, words["condition"]):
        return False
    return ahead or _has(view, low, places, words["future"]) or _has(view, low, places, words["possible"])


def _asks_if(view: View, at: int) -> bool:
    """Whether "if" asks: "wondered if", "not sure if"."""
    verb = view.lexicon.verbs.get(view.form[at - 1])
    return (verb is not None and "whether" in verb.takes) or view.form[at - 1] in _BEFORE_IF


def _is_blamed(view: View, at: int) -> bool:
    """As in "the spring is to blame": nothing lies ahead."""
    return view.form[at + 1] == "to" and view.form[at + 2] == "blame"


def _refuses(view: View, at: int) -> bool:
    """Whether "would not" refuses and lies in no future: "she would not name them"."""
    return view.form[at + 1] == "not" and view.form[at + 2] in view.lexicon.silence


def _is_past(view: View, at: int) -> bool:
    """Whether "would have" tells of what never came: "routes they would have run anyway", but "would have a scan"."""
    done = view.form[at + 2]
    return view.form[at + 1] == "have" and (done.endswith(("ed", "en")) or done in _DONE)


def _is_measured(view: View, at: int) -> bool:
    """Whether a time stands behind "as soon as", "as long as", and no clause: "May", "8 weeks", "a year"."""
    number = view.is_capital[at] or view.form[at][:1].isdecimal()
    return number or not _LASTING.isdisjoint((view.form[at + 1], view.form[at + 2]))


def _before_question(view: View, low: int, high: int) -> int:
    """Where the question starts that was not answered: in "did not say who would pay" nothing lies ahead."""
    if _ASKING.isdisjoint(view.forms[low + 1 : high]):
        return high
    for at in range(low + 1, high):
        if view.forms[at] in _ASKING and (view.verb_form(at - 1) or view.forms[at - 1] in _BEFORE_ASKING):
            return at
    return high


def _has(view: View, low: int, places: list[int], phrases: Phrases) -> bool:
    """Whether one of the phrases stands at one of the places."""
    for at in places:  # noqa: SIM110 - a generator takes twice the time
        if view.forms[at] in phrases and _stands(view, low, at, phrases):
            return True
    return False


def _stands(view: View, low: int, at: int, phrases: Phrases) -> bool:
    """Whether a phrase stands there as a hedge; "May" and "Will" are names with a capital, "the will" is a noun."""
    taken, form = view.phrase(at, phrases), view.forms[at]
    if not taken or (at > low and view.is_capital[at]) or view.form[at - 1] in _BEFORE_NOUN:
        return False
    if form == "could":
        return view.form[at + taken] not in _NOT
    if form == "going":  # "was going to lend", "by the time of going to press"
        return view.form[at - 1] not in _GONE
    if form == "would":
        return not (_refuses(view, at) or _is_past(view, at))
    return form != "as" or not _is_measured(view, at + taken)


def hearsay(view: View, low: int, high: int) -> tuple[int, int] | None:
    """Where a word stands that makes the content hearsay: "reportedly", "is said to"."""
    for at in view.hedges(low, high):  # all words of hearsay are hedges
        if view.forms[at] not in view.lexicon.hearsay_words or view.quote[at] >= 0:
            continue
        if view.forms[at] in view.lexicon.hearsay:
            return at, at + 1
        if view.form[at - 1] in view.lexicon.clauses["passive"] and (
            taken := view.phrase(at, view.lexicon.hearsay_passives)
        ):
            return at - 1, at + taken
    return None
