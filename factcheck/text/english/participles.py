"""English participles that attribute: "..., adding that", "..., denying any role"."""

from factcheck.text.english.following import PREPOSITIONS, after_verb
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.lexicon import QUOTES, CueVerb
from factcheck.text.english.making import made
from factcheck.text.english.minds import has_mind, is_paper
from factcheck.text.english.phrases import is_verb_like, subject_start
from factcheck.text.english.quoting import citing
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.subjects import carried
from factcheck.text.english.view import View

_SAYING = frozenset({"that", "bare"})
_NEAREST = 9  # words back to who does it


def participle(passage: Passage, at: int, verb: CueVerb) -> Frame | None:
    """As in "..., adding that", "..., denying any role", "..., citing officials"."""
    view, frames = passage.view, passage.frames
    low = at - 1
    while low >= 0 and view.form[low].endswith("ly"):
        low -= 1
    while view.form[low] in ("while", "before") and view.form[low - 1] == COMMA:
        low -= 1
    joined = (
        view.form[low] in ("and", "but", "while", "before")
        and frames
        and view.verb(frames[-1].cue_low)
        and frames[-1].right
    )
    if view.form[low] != COMMA and not joined:
        return _doing(passage, at, verb)
    if verb.meaning is QUOTES:
        return citing(passage, at, low)
    if view.form[at + 1] == "not":  # "requesting not to be named"
        return None
    follows = after_verb(view, at, verb)
    speaker = carried(passage, before=low)
    if follows is None or speaker is None or not follows.right:
        return None
    return made(passage, at, verb, low=low, speaker=speaker, rule="participle behind a comma", follows=follows)


def _doing(passage: Passage, at: int, verb: CueVerb) -> Frame | None:
    """As in "he would knock on doors claiming that the roof leaked": whoever stands nearest before."""
    view = passage.view
    reach = range(at - 1, max(-1, at - _NEAREST), -1)
    who = next((place for place in reach if view.forms[place] in view.lexicon.pronouns), None)
    if view.form[at + 1] != "that" or who is None:
        return _beside(passage, at, verb)
    speaker, follows = read_speaker(view, who, who + 1, passage.memory), after_verb(view, at, verb)
    if speaker is None or follows is None:
        return None
    return made(passage, at, verb, low=at, speaker=speaker, rule="participle", follows=follows)


def _beside(passage: Passage, at: int, verb: CueVerb) -> Frame | None:
    """As in "leaflets saying the polls had closed", "critics arguing that it failed": the noun right before."""
    view = passage.view
    named = view.is_word[at - 1] and not is_verb_like(view, at - 1) and view.form[at + 1] not in PREPOSITIONS
    follows = after_verb(view, at, verb) if named else None
    if follows is None or not follows.right or verb.takes.isdisjoint(_SAYING):
        return None
    low = _behind_with(view, at) or _noun_start(view, at - 1)
    speaker = read_speaker(view, low, at, passage.memory) if low < at else None
    if speaker is None or not (has_mind(view, speaker, at - 1) or is_paper(view, speaker, at - 1)):
        return None
    low -= view.form[low - 1] == "with" and view.form[low - 2] == COMMA
    return made(passage, at, verb, low=low, speaker=speaker, rule="participle beside a noun", follows=follows)


def _behind_with(view: View, at: int) -> int:
    """Behind ", with" where those start who do it: ", with | leaders from the region claiming"; 0 where none does."""
    for place in range(at - 2, max(0, at - _NEAREST), -1):
        if view.forms[place] == COMMA or view.quote[place] >= 0:
            return 0
        if view.forms[place] == "with":
            return place + 1 if view.form[place - 1] == COMMA else 0
    return 0


def _noun_start(view: View, last: int) -> int:
    """Where the noun phrase starts that ends there, behind any preposition: "papered the ward with | leaflets"."""
    low = subject_start(view, last)
    breaks = [at + 1 for at in range(low, last) if _is_before_noun(view, at)]
    return max([low, *breaks])


def _is_before_noun(view: View, at: int) -> bool:
    return view.forms[at] in view.lexicon.before_articles or view.forms[at].endswith("ing")


def is_finite_doing(view: View, at: int) -> bool:
    """Whether the word in -ing is part of a finite verb: "is saying"."""
    return view.form[at - 1] in view.lexicon.clauses["passive"]
