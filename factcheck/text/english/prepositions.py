"""English claimants behind a preposition: "according to X", "per X"."""

from factcheck.text.english.asides import aside_end
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.lexicon import ARTICLES, SAYS
from factcheck.text.english.phrases import phrase_end
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.view import View

_CLOSES, _TELLS = frozenset({COMMA, ";", ":"}), frozenset({"that", "said", "says", "added", "told", "claimed"})
_LONGEST_RELATIVE = 16  # words
_STARTS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "this", "these", "there", "he", "she", "it", "they"}
)


def preposition(passage: Passage, at: int, taken: int) -> Frame | None:
    """As in "according to X": before its content at the start of a clause, behind it elsewhere."""
    view, memory = passage.view, passage.memory
    first = at + taken
    noun = first + (view.form[first] in ARTICLES | _STARTS)  # "according to the timetable"
    if not {view.form[first], view.form[noun]}.isdisjoint(view.lexicon.never_before):
        return None
    end = _name_end(view, first, phrase_end(view, first))
    if view.forms[at] in view.lexicon.after_comma and not _is_set_off(view, at, end):
        return None
    if _is_named(view, first, end):  # "According to the mayor, Ann Black, the bridge is shut"
        end += 3
    speaker = read_speaker(view, first, end, memory)
    if speaker is None:
        return None
    end = _behind_relative(view, end, opens=view.words(0, at) == 0)
    beside = end + (view.form[end] == COMMA)
    if view.form[beside] in ("that", "which") and view.form[beside + 1] in ("cited", "quoted", "cites", "quotes"):
        end = phrase_end(view, beside + 2)
        cited = read_speaker(view, beside + 2, end, memory)
        speaker = cited.through(speaker) if cited else speaker
    first_word = view.words(0, at) == 0
    opens = first_word or view.form[at - 1] in view.lexicon.joints or _is_joined(view, at, end)
    if not opens and view.form[end] == COMMA and (closed := aside_end(view, end)) != end and view.ended(closed):
        end = closed
    high = end + (opens and view.form[end] == COMMA)
    return Frame(at, high, at, at + taken, speaker, right=opens, rule="according to", meaning=SAYS)


def _is_named(view: View, first: int, comma: int) -> bool:
    """Whether the full name of somebody whose office stands before it follows between commas."""
    if view.form[comma] != COMMA or view.form[comma + 3] != COMMA:
        return False
    named = view.is_capital[comma + 1] and view.is_capital[comma + 2]
    return named and not view.lexicon.titles.keys().isdisjoint(view.forms[first:comma])


def _behind_relative(view: View, end: int, *, opens: bool) -> int:
    """Behind a clause that says which one is meant: "according to a trader who asked not to be named, | rates fell",
    and where a sentence ``opens`` so behind one that tells more of him.
    """
    who = end + (opens and view.form[end] == COMMA)
    if view.form[who] != "who":
        return end
    close = view.first(_CLOSES, who, min(view.size, end + _LONGEST_RELATIVE))
    inside = view.forms[end:close]
    told = not _TELLS.isdisjoint(inside) or any(mark >= 0 for mark in view.quote[end:close])
    return end if told or view.form[close] != COMMA else close


def _is_joined(view: View, at: int, end: int) -> bool:
    """Whether a clause goes on between commas: "employs 40 people and, according to its chairman, owes them wages"."""
    return view.form[at - 1] == COMMA and view.form[at - 2] in view.lexicon.clauses["joins"] and view.form[end] == COMMA


def _name_end(view: View, first: int, end: int) -> int:
    """Before a second noun phrase that no comma sets off: "according to the Echo | a bid was turned down"."""
    for at in range(first + 1, end):
        if view.forms[at] in _STARTS and view.is_capital[at - 1] and view.words(at, end) > 1:
            return at
    return end


def _is_set_off(view: View, at: int, end: int) -> bool:
    """Whether "per" stands behind a comma, or opens a sentence with an outlet or a body and a comma."""
    if view.form[at - 1] == COMMA:
        return True
    named = any(view.forms[place] in view.lexicon.nouns for place in range(at + 1, end))
    return at == 0 and view.form[end] == COMMA and (named or bool(view.mentions(at + 1, end)))
