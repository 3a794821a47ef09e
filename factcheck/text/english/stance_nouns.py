"""English nouns that show an attitude: "her plan to build it", "voters' fears of a strike", "expressed concern"."""

from factcheck.domain.words import Polarity
from factcheck.text.english.clause_ends import clause_end, complement_end
from factcheck.text.english.frame import Frame, Passage
from factcheck.text.english.memory import ANONYMOUS, Speaker
from factcheck.text.english.minds import may_have
from factcheck.text.english.noun_cues import is_adjective, owner_start
from factcheck.text.english.phrases import before_verb, has_verb, is_verb_like
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.stance_contents import content_start
from factcheck.text.english.stance_words import ATTITUDE, OWNERS, StanceWord, stance_words
from factcheck.text.english.stretches import trim
from factcheck.text.english.subjects import subject
from factcheck.text.english.view import View

_APOSTROPHES = frozenset("'’")
_BY = frozenset({"by", "among", "from"})
_INSIDE = frozenset("-$£€.")
_ADJECTIVES = 3  # words between an owner or a light verb and the noun
Stance = tuple[Frame, tuple[int, int]]  # with where its content stands
_BY_WITHIN = 8  # words between "a plan by" and "to"


def noun_stance(passage: Passage, at: int, word: StanceWord, stop: int) -> Stance | None:
    """The attitude that the noun at ``at`` names, None where it is nobody's."""
    view = passage.view
    if view.form[at + 1] not in _BY and stance_words().beside_nouns.isdisjoint(
        view.forms[max(0, at - 1 - _ADJECTIVES) : at]
    ):
        return None
    start = content_start(view, at + 1, word)
    owner = _owner(passage, at) if start is not None else None
    if owner is not None and start is not None:
        low, speaker = owner
        subjects = not has_verb(view, _clause_start(view, low), low)
        ends = (
            complement_end(view, start, stop, clause=view.form[start - 1] == "that")
            if subjects
            else clause_end(view, start, stop)
        )
    elif start is None and view.form[at + 1] in _BY:
        return _by(passage, at, word, stop)
    else:
        return _had(passage, at, word, start, stop)
    if not may_have(view, speaker, low, word, at):
        return None
    gap = trim(view, start, ends)
    if gap[0] >= gap[1]:
        return None
    return Frame(low, start, at, at + 1, speaker, right=True, rule=ATTITUDE, meaning=word.meaning), gap


def _is_between(view: View, at: int) -> bool:
    """Whether the word is no part of what an owner has: "its lawyers | responded to requests"."""
    return view.forms[at] in view.lexicon.clauses["adverbial"] or (
        view.forms[at] not in OWNERS and is_verb_like(view, at)
    )


def _clause_start(view: View, low: int) -> int:
    """Where the clause starts of which the owner at ``low`` is a part: behind a word of saying, or not far back."""
    first = max(0, low - _BY_WITHIN)
    said = [at + 1 for at in range(first, low) if view.forms[at] == "that" or view.forms[at] in view.lexicon.said_forms]
    return said[-1] if said else first


def _owner(passage: Passage, at: int) -> tuple[int, Speaker] | None:
    """As in "her plan", "the mayor's long-held view"."""
    view = passage.view
    for place in range(at - 1, max(-1, at - 2 - _ADJECTIVES), -1):
        form = view.forms[place]
        if form in OWNERS:
            before = passage.memory.by_pronoun(OWNERS[form])
            span = view.span(place, place + 1)
            nobody = Speaker(view.text(place, place + 1), ANONYMOUS, span, head=form)
            return place, (before.standing(span) if before else nobody)
        if form in _APOSTROPHES and place > 0 and view.form[place + 1] != "t" and view.is_word[place - 1]:
            low = owner_start(view, place - 1)
            speaker = read_speaker(view, low, place, passage.memory) if low < place else None
            return None if speaker is None else (low, speaker)
        if (not view.is_word[place] and form not in _INSIDE) or _is_between(view, place):
            return None
    return None


def _had(passage: Passage, at: int, word: StanceWord, start: int | None, stop: int) -> Stance | None:
    """As in "expressed concern about", "has no intention of", "voiced doubts"."""
    view, words = passage.view, stance_words()
    verb = next((at for at in range(at - 1, max(-1, at - 2 - _ADJECTIVES), -1) if view.forms[at] in words.light), None)
    shown = verb is not None and words.light[view.forms[verb]] in words.alone
    if verb is None or (start is None and not shown):
        return None
    last, negated = before_verb(view, verb)
    whose = None if is_adjective(view, last) else subject(passage, last)
    if whose is None or not may_have(view, whose[1], last, word, at):
        return None
    begins, cue = (verb + 1, verb) if shown or start is None else (start, at)
    negated = negated or "no" in view.forms[verb:at]
    gap = trim(view, begins, clause_end(view, max(begins, at), stop))
    polarity = Polarity.DENIES if negated else Polarity.AFFIRMS
    return Frame(
        whose[0], begins, cue, cue + 1, whose[1], right=True, rule=ATTITUDE, meaning=word.meaning, polarity=polarity
    ), gap


def _by(passage: Passage, at: int, word: StanceWord, stop: int) -> Stance | None:
    """As in "a plan by Democrats to cut taxes"."""
    view = passage.view
    reach = range(at + 3, min(stop, at + 3 + _BY_WITHIN))
    joint = next(
        (place for place in reach if view.forms[place] in word.takes and view.forms[place] in ("to", "that", "for")),
        None,
    )
    if joint is not None and any(is_verb_like(view, place) or view.verb_form(place) for place in range(at + 3, joint)):
        return None  # "Findings by the Sentinel showed that"
    speaker = read_speaker(view, at + 2, joint, passage.memory) if joint is not None else None
    start = content_start(view, joint, word) if joint is not None else None
    if speaker is None or start is None or not may_have(view, speaker, at + 2, word, at):
        return None
    gap = trim(view, start, clause_end(view, start, stop))
    return (
        (Frame(at, start, at, at + 1, speaker, right=True, rule=ATTITUDE, meaning=word.meaning), gap)
        if gap[0] < gap[1]
        else None
    )
