"""Whom English cue verbs have told: "told Reuters | that", "warned Libya | that", and what is thrown in behind."""

from factcheck.text.english.lexicon import ARTICLES, DEMANDS, CueVerb, Noun
from factcheck.text.english.outlets import outlet_in
from factcheck.text.english.told_outlets import told_outlet
from factcheck.text.english.view import View

_LISTENER_WORDS = 12
_CIRCUMSTANCE_WORDS = 14
_PRONOUNS = frozenset({"me", "us", "him", "her", "them", "you", "it"})
_OWN, _WRITERS = frozenset({"this", "our"}), frozenset({"correspondent", "reporter", "writer", "columnist"})
_INNER_MARKS = frozenset("-'’&")
_HEARERS = frozenset({"court", "jury", "jurors", "inquest", "hearing", "inquiry", "tribunal", "parliament", "mps",
                      "reporters", "journalists", "detectives", "lawmakers", "senators", "magistrates"})  # fmt: skip
_OF = frozenset({"of", "and", "on", "in", "at", "for", "last", "during", "about", "who", "outside", "after", "not"})
_THAT_WITHIN = 6  # words behind a listener in which "that" would stand
_DURING = frozenset({"during", "in", "at", "after", "on", "while", "following"})
_PROGRAMMES = frozenset(
    {
        "programme",
        "program",
        "show",
        "newspaper",
        "website",
        "service",
        "podcast",
        "correspondent",
        "news",
        "sport",
        "arabic",
        "newsnight",
        "online",
    }
)


def listener(view: View, at: int, verb: CueVerb) -> tuple[int, tuple[int, int] | None] | None:
    """Where the words behind the verb at ``at`` and its listener go on, and the listener's words; None where a
    listener is missing.
    """
    place, told = at + 1 + verb.particles, None
    if "whom" in verb.takes and verb.meaning is not DEMANDS:
        place = listener_end(view, place)
        told = (at + 1, place)
        if place == at + 1 or (place == at + 2 and view.form[at + 1] in ARTICLES):  # "told a tangled story"
            return None
        place = behind_aside(view, place)
    elif view.form[place] == "to":
        end = listener_end(view, place + 1)
        outlet = outlet_in(view, place + 1, end) or told_outlet(view, place + 1, end)
        if outlet is not None or view.form[place + 1] in ("reporters", "journalists"):
            told, place = (place + 1, end), end
    place = _behind_marks(view, place, verb)
    if "told" in verb.takes and view.form[place] not in ("that", "of", "about", "against", "to"):
        end = listener_end(view, place)
        place = end if end > place and view.form[end] == "that" else place
    return place, told


def _behind_marks(view: View, place: int, verb: CueVerb) -> int:
    """Behind what stands between commas right after the verb."""
    if view.form[place] == "," and "thing" in verb.takes and view.form[place + 1] in _DURING:
        place = _behind_thrown_in(view, place)
    if view.form[place] == "," and "that" in verb.takes and view.form[place + 1] not in ("citing", "quoting"):
        place = behind_aside(view, place)
    return place


def listener_end(view: View, at: int) -> int:
    """Where the listener's words end: "told Reuters | on Tuesday", "told the council | the army had"."""
    if view.form[at] in _PRONOUNS and not view.is_capital[at]:  # no "told US lawmakers"
        return at + 1
    if view.form[at] in _OWN and (
        view.form[at + 1] in _WRITERS or view.lexicon.nouns.get(view.form[at + 1]) is Noun.OUTLET
    ):
        return at + 2  # "told this newspaper | the driver had fled"
    clauses = view.lexicon.clauses
    for mention in view.mentions(at, min(view.size, at + _LISTENER_WORDS)):
        if mention.span.start <= view.tokens[min(at + 2, view.size - 1)].start:
            return _behind_outlet(view, view.number(mention.span.end))
    if taken := view.phrase(at, view.lexicon.outlets):
        return _behind_outlet(view, at + taken)
    place = at
    while place < min(view.size, at + _LISTENER_WORDS):
        form = view.forms[place]
        if place > at and view.forms[place - 1] in _HEARERS and _goes_on(view, place):
            break
        inside = form in _INNER_MARKS and (form == "&" or view.tokens[place - 1].end == view.tokens[place].start)
        if (
            not (view.is_word[place] or inside)
            or form == "that"
            or form in clauses["adverbial"]
            or view.quote[place] >= 0
        ):
            break
        if (
            place > at
            and (form in clauses["clause_starts"] or form in view.lexicon.pronouns)
            and view.form[place - 1] not in ("of", "the")
        ):
            break
        place += 1
    return place


def _goes_on(view: View, at: int) -> bool:
    """Whether what was told follows a listener without "that": "told the court | officers had found"."""
    return view.is_word[at] and view.forms[at] not in _OF and "that" not in view.forms[at : at + _THAT_WITHIN]


def _behind_outlet(view: View, at: int) -> int:
    """Behind what belongs to an outlet's name: "Reuters | news agency", "the BBC | 's Today programme"."""
    while view.lexicon.nouns.get(view.form[at]) is Noun.OUTLET or view.form[at] in _PROGRAMMES:
        at += 1
    while _names_on(view, at):
        at += 1
    at = _whole_name(view, at)
    if view.form[at] in ("'", "’") and view.form[at + 1] == "s":
        at += 2
        while view.is_capital[at] or view.form[at] in _PROGRAMMES or view.form[at].isdecimal():
            at += 1
    return at


def _whole_name(view: View, at: int) -> int:
    """Behind the rest of a longer name of which only the first words are known: "told France | Football that"."""
    end = at
    while view.is_capital[end]:
        end += 1
    return end if end > at and view.form[end] == "that" else at


def _names_on(view: View, at: int) -> bool:
    """Whether the name goes on: "BBC Radio | Leeds", "BBC Radio | 4"."""
    goes_on = view.is_capital[at] or view.form[at].isdecimal()
    return goes_on and view.form[at - 1] == "radio" and view.is_capital[at - 1]


def behind_aside(view: View, at: int) -> int:
    """Behind what stands between commas after a listener: "assured Sarraj, head of the council, that"."""
    if view.form[at] != ",":
        return at
    close = next(
        (place for place in range(at + 1, min(view.size, at + _CIRCUMSTANCE_WORDS)) if view.form[place] == ","), at
    )
    return close + 1 if view.form[close + 1] == "that" else at


def _behind_thrown_in(view: View, at: int) -> int:
    """Behind ", during a visit to Cairo," where what is affirmed comes then; ``at`` where the sentence ends there."""
    reach = range(at + 1, min(view.size, at + _CIRCUMSTANCE_WORDS + _LISTENER_WORDS))
    close = next((place for place in reach if view.form[place] == ","), at)
    return close + 1 if view.form[close + 1] in view.lexicon.clauses["determiners"] else at
