"""A frame out of an English cue verb, its subject and what follows it."""

from factcheck.domain.words import Polarity
from factcheck.text.english.clause_ends import clause_end
from factcheck.text.english.clause_starts import opens_clause
from factcheck.text.english.following import Following
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.given_outlets import given_behind, given_to, unlisted
from factcheck.text.english.lexicon import DENIES, PREDICTS, THROUGH, CueVerb
from factcheck.text.english.memory import ANONYMOUS, PERSON, Speaker
from factcheck.text.english.outlets import spoken_to
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.told_outlets import talked_to, told_outlet
from factcheck.text.english.view import View

_AFFIRMING, _DENYING, _ = Polarity
_NOUNS = frozenset({"named", "as", "of", "for"})  # what such a verb takes ends before a further verb
_MAY_END = frozenset({"and", "but", ";"})
_JOINS = frozenset({"and", "but"})
_TELLS = frozenset({"told", "tells", "tell"})  # who is informed, assured or advised is no outlet
_OPENING = 18  # words of "In an interview with the Sunday paper of his party, ..."


def made(
    passage: Passage,
    at: int,
    verb: CueVerb,
    *,
    low: int,
    speaker: Speaker,
    rule: str,
    follows: Following,
    limit: int | None = None,
) -> Frame:
    """The frame of the verb at ``at``; whoever was spoken to relays it."""
    relay = _relay(passage, (low, at), speaker, follows) or _mouth(passage, at + 1, follows.high - 1)
    threat = verb.lemma == "warn" and passage.view.form[follows.high - 1] in ("of", "about", "against")
    meaning = PREDICTS if threat else verb.meaning
    if follows.right and limit is None:
        limit = thing_end(passage.view, follows, verb)
    return Frame(low, follows.high, at, at + 1, speaker, right=follows.right, rule=rule, meaning=meaning,
                 polarity=polarity_of(verb), relay=relay, limit=limit,
                 named=bool(verb.takes & {"named", "as"}))  # fmt: skip


def _relay(passage: Passage, words: tuple[int, int], speaker: Speaker, follows: Following) -> Speaker | None:
    """The outlet that was told, that the sentence opens with, or whoever speaks for somebody."""
    view, memory, (low, at) = passage.view, passage.memory, words
    found = follows.listener(view, memory) or spoken_to(view, low) or given_behind(view, at, memory) or speaker.relay
    if found is not None or speaker.kind not in (PERSON, ANONYMOUS):
        return found
    opening = view.form[low - 1] == COMMA and 1 < low < _OPENING
    said = given_to(view, 0, low, memory) or talked_to(view, 0, low) or _mouth(passage, 0, low - 1) if opening else None
    if said is not None or follows.told is None:
        return said
    told = unlisted(view, *follows.told, memory) if view.form[at] in _TELLS else None
    return told or told_outlet(view, *follows.told) or given_to(view, *follows.told, memory)


def _mouth(passage: Passage, low: int, high: int) -> Speaker | None:
    """As in "Through her lawyer, the mayor said", "said through a spokesman that": who speaks for her."""
    view = passage.view
    at = view.first(THROUGH, low, high)
    mouth = read_speaker(view, at + 1, high, passage.memory) if at < high else None
    return mouth if mouth is not None and (mouth.kind is PERSON or mouth.head in view.lexicon.nouns) else None


def thing_end(view: View, follows: Following, verb: CueVerb) -> int | None:
    """Where a content ends that is a noun and no clause, before a further verb: "admitted an offence | and will be"."""
    if not (verb.takes & _NOUNS or _is_thing(view, follows, verb)):
        return None
    end = clause_end(view, follows.high, len(view))
    return end if view.form[end] in _MAY_END or view.form[end + 1] in _JOINS else None


def polarity_of(verb: CueVerb) -> Polarity:
    """Whether the verb affirms its content or denies it."""
    return _DENYING if verb.meaning is DENIES else _AFFIRMING


def _is_thing(view: View, follows: Following, verb: CueVerb) -> bool:
    """Whether the content is a noun, and something stands in the sentence that may end it."""
    high = follows.high
    if "thing" not in verb.takes or view.form[high - 1] == "that" or view.opens_quote(high):
        return False
    return not _MAY_END.isdisjoint(view.forms[high:]) and not opens_clause(view, high)
