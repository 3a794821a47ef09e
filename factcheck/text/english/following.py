"""What follows an English cue verb: a listener, when and where, and then its content, or nothing of it."""

from dataclasses import dataclass

from factcheck.text.english.clause_starts import LEAST_CLAUSE, opens_clause, tells_clause, turns
from factcheck.text.english.given_outlets import is_given
from factcheck.text.english.lexicon import CITING, DEMANDS, DENIES, PERIODS, PREDICTS, CueVerb
from factcheck.text.english.listeners import behind_aside, listener, listener_end
from factcheck.text.english.memory import Memory, Speaker
from factcheck.text.english.naming import NAMING, named_start
from factcheck.text.english.outlets import outlet_again, outlet_in
from factcheck.text.english.phrases import is_thousands, phrase_end
from factcheck.text.english.view import View

_CIRCUMSTANCE_WORDS = 14
_DEMAND_WORDS = 9
_CLOSING = frozenset(",;–—-(")
PREPOSITIONS = frozenset({"of", "about", "for", "on", "against"})  # "warned of", "complained about"
_ANY = frozenset({"any", "the", "a", "all", "reports", "claims", "suggestions", "allegations", "his", "her", "their"})
_COLON = ":"
_PLACED = frozenset({"in", "at", "through", "during"})
_THAT = frozenset({"that"})
_FAR = 36  # words between "said in a note" and "that"
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_OF_WHOM = frozenset({"of", "about"})
_AS_TIME = frozenset({"recently", "early", "late", "far"})
_MONEY = frozenset("$£€")
_TIME_OR_HEARERS = PERIODS | {
    "reporters",
    "journalists",
    "weekend",
    "fall",
    "spring",
    "summer",
    "winter",
    "morning",
    "afternoon",
    "evening",
    "night",
}
_CLAIMED = frozenset({"responsibility", "victory", "credit"})
# What is said and claims nothing: "said goodbye", "said nothing of".
_SAID_OBJECTS = frozenset(
    {"goodbye", "nothing", "hello", "farewell", "sorry", "little", "much", "thanks", "mass", "so"}
)
# Behind these without "that" a noun and a word in -ed are a clause: "claims the app collected data".
_CLAUSES = frozenset({"claim", "suspect", "fear", "hope", "assume", "presume"})
_POINTED = frozenset({"in", "at", "during", "on", "while", "when", "after", "to", "yesterday", "today"})
_AMOUNT_STARTS = frozenset({"at", "over", "under", "the"})
_AMOUNTS = frozenset({"a", "half", "one", "two", "three", "hundred", "thousand"})
_CLOSERS = frozenset({"bare", "quote", "closing"})
_TELLING = frozenset({"alleging", "claiming", "saying", "suggesting", "stating", "indicating", "purporting"})
_AS_GIVEN = 4  # words between "dismissed" and what is dismissed: "as baseless any"


@dataclass(slots=True)
class Following:
    """Where the attributive words end, and whether the content follows; ``told`` are the listener's words."""

    high: int
    right: bool
    told: tuple[int, int] | None = None

    def listener(self, view: View, memory: Memory) -> Speaker | None:
        """The outlet that was told, None where it was no outlet."""
        return None if self.told is None else outlet_in(view, *self.told) or outlet_again(view, *self.told, memory)


def after_verb(view: View, at: int, verb: CueVerb) -> Following | None:
    """What follows the cue verb at ``at``; None where it attributes nothing there."""
    found = listener(view, at, verb)
    if found is None:
        closes = verb.lemma != "tell" and (
            view.ended(at + 1) or view.form[at + 1] == ","
        )  # "..., the ministry assures"
        return Following(at + 1, right=False) if closes and verb.meaning is not DEMANDS else None
    place, told = found
    if view.form[place] == "to" and "to" not in verb.takes and _infinitive(view, place - 1, place + 2) == place:
        return None
    wants = view.form[place] == "to" and "to" in verb.takes  # "pledged to restore "order" to the town"
    end = place if wants else _behind_circumstances(view, place, verb)
    heard = told is None and (is_given(view, place, end) or outlet_in(view, place, end) is not None)
    told = (place, end) if heard else told
    place = end
    if view.form[place] == "that" and not _is_pointing(view, place) and not verb.takes & NAMING:
        clause = "that" in verb.takes and not view.ended(place + 1)
        return Following(place + _joins(view, place), right=True, told=told) if clause else None
    if view.ended(place):
        return Following(place, right=False, told=told) if verb.takes & _CLOSERS else None
    return _content(view, place, verb, told)


def _behind_circumstances(view: View, place: int, verb: CueVerb) -> int:
    """Behind when and where something was said; with a listener and an aside where "that" comes then: "disclosed last
    year, in an interview with Politiken, | that", "warned aldermen in a memo last week | that".
    """
    if view.form[place] == "as" and view.form[place + 1] in _AS_TIME:  # "said as recently as Friday that"
        place += 2
    if view.form[place] in _PLACED and (that := _far_that(view, place)) > place:
        return that
    end = _circumstances_end(view, place)
    if "told" in verb.takes and end == place:
        told = _circumstances_end(view, listener_end(view, place))
        joined = view.form[told - 1] in view.lexicon.clauses["joins"]  # "warned of attacks and | that"
        return told if view.form[told] == "that" and not joined else place
    aside = end > place and view.form[end] == "," and view.form[end + 1] not in CITING
    return behind_aside(view, end) if aside and "that" in verb.takes else end


def _far_that(view: View, place: int) -> int:
    """Where "that" stands behind asides: "said in a note signed by its chairman, Ann Black, | that"; else ``place``."""
    high = min(view.size, place + _FAR)
    that = view.first(_THAT, place, high)
    far = that < high and view.forms[that - 1] == "," and view.quote[that] < 0
    return that if far and view.lexicon.clauses["finite"].isdisjoint(view.forms[place:that]) else place


def _joins(view: View, that: int) -> int:
    """One where "that" only joins a clause; none where it is the clause's subject: "suggests | that is optimistic"."""
    return int(view.form[that + 1] not in view.lexicon.verb_forms)


def _is_pointing(view: View, that: int) -> bool:
    """Whether "that" points at a noun and opens no clause: "disputed that account"."""
    points = view.is_word[that + 1] and not view.is_capital[that + 1]
    closed = view.form[that + 2] == "," and not is_thousands(view, that + 2)  # "said that 3,000 had left"
    return points and (view.ended(that + 2) or closed)


def _content(view: View, place: int, verb: CueVerb, told: tuple[int, int] | None) -> Following | None:
    """The content at ``place``, by the mark or the word that it begins with."""
    form = view.form[place]
    speech = view.opens_quote(place) or form == _COLON or (form == "," and view.opens_quote(place + 1))
    if speech and "quote" in verb.takes:
        return Following(place + (form in (",", _COLON)), right=True, told=told)
    if form in _CLOSING:
        return Following(place, right=False, told=told) if verb.takes & _CLOSERS else None
    if form in _OF_WHOM and verb.lemma == "say" and view.ended(phrase_end(view, place + 1)):
        return Following(place, right=False, told=told)  # "..., he said of the plan."
    start = _content_start(view, place, verb)
    return None if start is None else Following(start, right=True, told=told)


def _content_start(view: View, place: int, verb: CueVerb) -> int | None:
    """Where the content begins whose first word is at ``place``, None where the verb takes no such content."""
    if verb.takes & NAMING:
        return named_start(view, place, verb)
    if verb.meaning is DENIES and view.form[place] == "as":
        place = next((at for at in range(place + 2, place + 1 + _AS_GIVEN) if view.form[at] in _ANY), place)
    form = view.form[place]
    if verb.meaning is DEMANDS and "whom" in verb.takes:
        asks = any(view.form[at] == "to" for at in range(place + 1, place + _DEMAND_WORDS))
        return place if asks else None
    if form in PREPOSITIONS:
        takes = ("thing" in verb.takes and verb.meaning is not PREDICTS and verb.lemma != "report") or (
            verb.lemma == "warn"
        )
        return place + 1 if takes else None
    if form == "to":
        return place if "to" in verb.takes else None
    if "bare" in verb.takes and _opens_clause(view, place, verb):
        return place
    claimed = verb.lemma == "claim" and form in _CLAIMED
    is_thing = (
        (claimed or "thing" in verb.takes or ("doing" in verb.takes and form.endswith("ing")))
        and view.is_word[place]
        and form not in view.lexicon.clauses["breaks"]
    )
    return behind_claim_noun(view, place) if is_thing else None


def _opens_clause(view: View, place: int, verb: CueVerb) -> bool:
    """Whether a clause without "that" begins at ``place``: never before a preposition or a mere object."""
    if verb.lemma == "say":
        enough = view.is_word[place] and view.words(place, view.size) >= LEAST_CLAUSE - 1
        number = view.form[place] in _NUMBERS or view.form[place].isdecimal()  # "her website says five"
        pointed = view.form[place] == "this" and view.form[place + 1] in _POINTED  # "He said this in Kano"
        return (enough or number) and view.form[place] not in _SAID_OBJECTS and not pointed
    if ("whom" in verb.takes or verb.lemma in _CLAUSES) and tells_clause(view, place):
        return True
    sure = "surely" in verb.takes and view.words(place, view.size) > LEAST_CLAUSE
    short = not {",", ";"}.isdisjoint(view.forms[place : place + LEAST_CLAUSE])  # "believed her husband, ..."
    starts = not short and (view.form[place] in view.lexicon.noun_starts or view.is_capital[place])
    if verb.lemma == "find" and (turns(view, place) or _is_object(view, place)):
        return False
    return (sure and starts) or opens_clause(view, place)


def _is_object(view: View, place: int) -> bool:
    """As in "found it hard to sleep"."""
    return view.form[place] == "it" and view.form[place + 1] not in view.lexicon.clauses["finite"]


def behind_claim_noun(view: View, place: int) -> int:
    """As in "rejected claims that ...": the content is what the claims say."""
    for at in range(place, min(view.size, place + 5)):
        if view.form[at] in view.lexicon.claim_nouns:
            that = at + 1 + (view.form[at + 1] in _TELLING)  # "refuted reports alleging that"
            if view.form[that] == "that":
                return that + 1
    return place


def _circumstances_end(view: View, at: int) -> int:
    """Where "on Tuesday", "in a statement", "at a news conference in Tripoli" end; ``at`` where nothing such stands."""
    clauses = view.lexicon.clauses
    if view.form[at] not in view.lexicon.when_where or is_amount(view, at):
        return at
    pointed = view.form[at] == "this" and view.form[at + 1] in _POINTED  # "said this in Kano"
    if pointed or (view.form[at] == "there" and view.form[at + 1] in clauses["finite"]):  # "said there had been a fire"
        return at
    day = view.form[at] in clauses["weekdays"] and opens_clause(view, at + 1)
    return at + 1 if day else _told_end(view, at)  # "said Friday | it had won"


def _told_end(view: View, at: int) -> int:
    """The same for words that begin a circumstance: as far as they tell when, where and to whom."""
    clauses = view.lexicon.clauses
    limit = min(view.size, at + _CIRCUMSTANCE_WORDS)
    stop = next((place for place in range(at, limit) if _closes_circumstances(view, place)), limit)
    stop = _infinitive(view, at, stop)  # "agreed on Tuesday | to build a line that ..."
    telling = [
        place
        for place in range(at, stop)
        if view.forms[place] in view.lexicon.telling
        or (view.forms[place][:1].isdecimal() and view.form[place - 1] not in _MONEY)
        or view.forms[place] in _TIME_OR_HEARERS
    ]
    told_to = bool(telling) and view.words(telling[-1] + 1, stop) > 1  # "vowed on Friday to rebuild it "in a year""
    joined = view.form[stop - 1] in clauses["joins"]  # "warned of cracks in May and that": what somebody else says
    if (stop < limit and view.form[stop] in ("that", _COLON) and not joined) or (
        view.opens_quote(stop) and not told_to and not _is_named(view, stop)
    ):
        return stop
    if not telling:
        return at
    rest = telling[-1] + 1
    is_clause = view.words(rest, stop) >= LEAST_CLAUSE and view.form[rest] not in clauses["adverbial"]
    if not is_clause and (view.ended(stop) or view.form[stop] == ","):
        return stop
    return telling[-1] + 1


def _is_named(view: View, at: int) -> bool:
    """Whether a quotation only sets off what a preposition belongs to: "wrote to them over "malicious gossip""."""
    return view.form[at - 1] in view.lexicon.clauses["adverbial"] and not view.is_capital[at + 1]


def _infinitive(view: View, low: int, high: int) -> int:
    """Where "to" and a verb stand, no "to reporters"; ``high`` where they do not."""
    for at in range(low + 1, min(high, view.size) - 1):
        if view.forms[at] == "to":
            after = view.forms[at + 1]
            noun = after in view.lexicon.noun_starts or after in view.lexicon.titles or after.endswith("s")
            if view.is_word[at + 1] and not noun and not view.is_capital[at + 1]:
                return at
    return high


def is_amount(view: View, at: int) -> bool:
    """Whether "at least", "over 40" begin an amount and no circumstance."""
    if view.form[at] not in _AMOUNT_STARTS:
        return False
    follows = view.form[at + 1]
    return follows in ("least", "most") or (
        view.forms[at] in ("over", "under") and (follows[:1].isdecimal() or follows in _AMOUNTS)
    )


def _closes_circumstances(view: View, place: int) -> bool:
    """At a mark, or at "that" where it points at no noun: "against taking it for that purpose"."""
    if view.forms[place] == "that":
        return view.form[place - 1] not in view.lexicon.clauses["adverbial"]
    return view.forms[place] in (",", _COLON, ";") or view.opens_quote(place) or view.ended(place)
