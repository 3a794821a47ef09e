"""Whom English names with a colon: "Kremlin: no decision yet", "Army chief visits Moscow: report", turns of talk."""

from factcheck.text.english.frame import Frame, Passage
from factcheck.text.english.lexicon import SAYS
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.view import View

_LONGEST = 5  # words of a claimant before or behind the colon


def headline(passage: Passage) -> Frame | None:
    """The frame of a headline, None where no colon names a claimant."""
    view, memory = passage.view, passage.memory
    colon = next((at for at in range(view.size) if view.forms[at] == ":" and view.quote[at] < 0), None)
    if colon is None:
        return None
    for low, high, right in ((0, colon, True), (colon + 1, view.size, False)):
        if 0 < view.words(low, high) <= _LONGEST:
            speaker = read_speaker(view, low, high, memory)
            if speaker is not None and _ends_in_name(view, low, high):
                edges = (low, colon + 1) if right else (colon, view.size)
                return Frame(*edges, colon, colon + 1, speaker, right=right, rule="headline with a colon", meaning=SAYS)
    return None


def turn(passage: Passage) -> Frame | None:
    """As in "Keller: We are ready", where the words behind the colon are known to be spoken."""
    view = passage.view
    if ":" not in view.forms[1 : 2 * _LONGEST]:
        return None
    colon = view.forms.index(":", 1)
    if not view.opens_quote(colon + 1) or not all(view.is_capital[at] or not view.is_word[at] for at in range(colon)):
        return None
    guest = passage.memory.called(view.span(0, colon).of(view.document.text))
    speaker = guest or read_speaker(view, 0, colon, passage.memory)
    if speaker is None:
        return None
    rule = "answer of an interview" if guest else "name with a colon"
    return Frame(0, colon + 1, colon, colon + 1, speaker, right=True, rule=rule, meaning=SAYS)


def _ends_in_name(view: View, low: int, high: int) -> bool:
    """Whether a noun that speaks or a known name ends the stretch, so that it may be nothing but a claimant."""
    words = [at for at in range(low, high) if view.is_word[at]]
    if not words:
        return False
    known = view.forms[words[-1]] in view.lexicon.nouns.keys() | view.lexicon.titles.keys()
    return known or any(one.span.end == view.tokens[words[-1]].end for one in view.mentions(low, high))
