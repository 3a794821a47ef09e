"""Nouns that attribute: "the ministry's claim that", "a warning by doctors that", "issued a statement saying"."""

from factcheck.domain.words import Polarity
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.lexicon import ARTICLES, BELIEVES, DENIES
from factcheck.text.english.memory import ANONYMOUS, Speaker
from factcheck.text.english.phrases import before_verb, is_verb_like, phrase_end, subject_start
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.stance_words import OWNERS
from factcheck.text.english.subjects import subject
from factcheck.text.english.view import View

_APOSTROPHES = frozenset("'’")
_ADJECTIVES = 3  # words between an owner or a light verb and the noun
_IN_ONES = frozenset({"view", "opinion", "judgment", "judgement", "estimation", "telling", "reckoning",
                      "count", "assessment", "estimate", "account", "admission", "words"})  # fmt: skip
_IS, _HELD = frozenset({"is", "are", "was", "were", "am"}), 4  # words of "she was of the" before "view"
_BY = frozenset({"by", "from"})


def noun_cue(passage: Passage, at: int) -> Frame | None:
    """The frame of a noun whose that-clause is what somebody says, None where nobody is named."""
    view = passage.view
    if view.forms[at] in _IN_ONES and (seen := _in_view(passage, at)) is not None:
        return seen
    named_behind = view.form[at + 1] in _BY
    that = _that(view, at + 1) if named_behind else at + 1
    if view.form[that] != "that" or view.ended(that + 1):
        return None
    found = _behind(passage, at, that) if named_behind else _owner(passage, at) or _light(passage, at)
    found = found or _holder(passage, at)
    if found is None:
        return None
    low, speaker = found
    meaning = view.lexicon.noun_cues[view.forms[at]]
    polarity = Polarity.DENIES if meaning is DENIES else Polarity.AFFIRMS
    return Frame(low, that + 1, at, at + 1, speaker, right=True, rule="noun cue", meaning=meaning, polarity=polarity,
                 relay=speaker.relay)  # fmt: skip


def _in_view(passage: Passage, at: int) -> Frame | None:
    """As in "In her view, the system is rigged", "in the mayor's opinion", "will, by his own count, fail"."""
    view = passage.view
    found = _owner(passage, at, opens=True)
    low = -1 if found is None else found[0] - 1 - (view.form[found[0] - 1] == "the")
    if found is None or view.form[low] not in ("in", "by"):
        return None
    high, closed = at + 1, view.form[at + 1] == COMMA or view.ended(at + 1)
    begins = closed or view.is_capital[high] or view.form[high] in view.lexicon.clause_opens  # no "his opinion piece"
    opens = begins and (view.words(0, low) == 0 or (view.form[low - 1] in view.lexicon.joints and closed))
    if not opens and (view.form[low - 1] != COMMA or not closed):
        return None
    return Frame(low, high + (opens and view.form[high] == COMMA), at, at + 1, found[1], right=opens,
                 rule="in somebody's view", meaning=BELIEVES)  # fmt: skip


def is_adjective(view: View, last: int) -> bool:
    """Whether what stands behind ``last`` is no verb: "ignored repeated warnings", "the repeated warnings"."""
    return last < 0 or is_verb_like(view, last) or view.forms[last] in view.lexicon.no_subject


def _that(view: View, by: int) -> int:
    return phrase_end(view, by + 1)


def _behind(passage: Passage, at: int, that: int) -> tuple[int, Speaker] | None:
    """As in "a warning by doctors that"."""
    view = passage.view
    if any(is_verb_like(view, place) or view.verb_form(place) for place in range(at + 3, that)):
        return None  # "Findings by the Sentinel showed that"
    speaker = read_speaker(view, at + 2, that, passage.memory)
    return None if speaker is None else (at, speaker)


def _owner(passage: Passage, at: int, *, opens: bool = False) -> tuple[int, Speaker] | None:
    """As in "the ministry's claim that", "his claim that"."""
    view = passage.view
    for place in range(at - 1, max(-1, at - 2 - _ADJECTIVES), -1):
        form = view.forms[place]
        if form == COMMA:  # "for their part, claim that"
            return None
        if form in OWNERS:
            before = passage.memory.by_pronoun(OWNERS[form])
            span = view.span(place, place + 1)
            if before is None:  # "By her own account, she ...": whoever that is
                return (place, Speaker(view.text(place, place + 1), ANONYMOUS, span, head=form)) if opens else None
            return place, before.standing(span)
        if form in _APOSTROPHES and place > 0 and view.form[place + 1] != "t":
            low = owner_start(view, place - 1)
            # "The union's claim that ... is false": where its clause ends cannot be seen.
            speaker = (
                read_speaker(view, low, place, passage.memory)
                if low < place and (opens or view.words(0, low))
                else None
            )
            return None if speaker is None else (low, speaker)
    return None


def owner_start(view: View, last: int) -> int:
    """Where the owner's words start: at the nearest article, or with a run of capitals."""
    first = subject_start(view, last)
    low = last
    while low > first and view.forms[low] not in view.lexicon.clauses["determiners"]:
        if view.is_capital[low] and not view.is_capital[low - 1] and view.forms[low - 1] not in ARTICLES:
            return low
        low -= 1
    return low


def _holder(passage: Passage, at: int) -> tuple[int, Speaker] | None:
    """As in "the chairman is of the view that", "was of the opinion that"."""
    view = passage.view
    held = view.form[at - 1] in ("the", "this") and view.form[at - 2] == "of" and view.form[at - 3] in _IS
    if not held or at < _HELD:
        return None
    last, negated = before_verb(view, at - 3)
    whose = None if negated else subject(passage, last)
    return None if whose is None else (whose[0], whose[1])


def _light(passage: Passage, at: int) -> tuple[int, Speaker] | None:
    """As in "doctors issued a warning that"."""
    view = passage.view
    for place in range(at - 1, max(0, at - 2 - _ADJECTIVES), -1):
        if view.forms[place] in view.lexicon.light_verbs:
            last, negated = before_verb(view, place)
            whose = None if negated or is_adjective(view, last) else subject(passage, last)
            return None if whose is None else (whose[0], whose[1])
    return None
