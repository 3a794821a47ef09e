"""Outlets that English words name: whom a claimant told, and to whom "the paper" goes back."""

from dataclasses import replace

from factcheck.domain.reading import Mention
from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.english.lexicon import Noun
from factcheck.text.english.memory import OUTLET, Memory, Speaker
from factcheck.text.english.phrases import is_hyphened
from factcheck.text.english.view import View

_KNOWN = EntityKind.OUTLET
_CALLS, _CALL = frozenset("kw"), 4  # letters that American stations' names begin with, and how many they have
_NO_STATIONS = frozenset({"wada", "kfor"})
_OPENING_WORDS = 14  # of "In an interview with the state broadcaster on Friday,"
_SPEAKING = frozenset({"speaking", "talking", "writing", "told", "interviewed"})


def outlet_in(view: View, low: int, high: int) -> Speaker | None:
    """The outlet that is named in ``[low, high)``."""
    if low >= high:
        return None
    for mention in view.mentions(low, high):
        if mention.kind is _KNOWN:
            return _whole_name(view, low, mention)
    forms = view.forms[low:high]
    paper = None if view.lexicon.outlet_words.isdisjoint(forms) else _by_last_word(view, low, high)
    paper = paper or _station(view, low, high)
    if paper is not None or view.lexicon.outlet_starts.isdisjoint(forms):
        return paper
    for at in range(low, high):
        if (taken := view.phrase(at, view.lexicon.outlets)) and view.is_capital[at + taken - 1]:
            return Speaker(view.text(at, at + taken), OUTLET, view.span(at, at + taken))
    return None


def _whole_name(view: View, low: int, mention: Mention) -> Speaker:
    """The outlet that is mentioned, with what its name begins with: "the Daily | Mail", "BBC | Radio Leeds"."""
    first = view.number(mention.span.start)
    named = first > low and view.is_capital[first - 1] and view.forms[first - 1] not in view.lexicon.nationalities
    if not named or view.forms[first - 1] in view.lexicon.leading:
        return Speaker(mention.name, OUTLET, mention.span, mention.entity_id)
    span = Span(view.span(first - 1, first).start, mention.span.end)
    return Speaker(" ".join(span.of(view.document.text).split()), OUTLET, span)


def _by_last_word(view: View, low: int, high: int) -> Speaker | None:
    """As in "told the Whitmere Mercury": names that end as papers' names do."""
    for at in range(low + 1, high):
        if view.forms[at] in view.lexicon.outlet_words and view.is_capital[at] and not view.is_capital[at + 1]:
            first = at
            while first > low and (view.is_capital[first - 1] or is_hyphened(view, first) or _is_number(view, first)):
                first -= 1
            if first < at:
                return Speaker(view.text(first, at + 1), OUTLET, view.span(first, at + 1))
    return None


def _is_number(view: View, at: int) -> bool:
    """Whether a number stands before ``at`` inside a name: "Channel | 4 News"."""
    return view.form[at - 1].isdecimal() and view.is_capital[at - 2]


def _station(view: View, low: int, high: int) -> Speaker | None:
    """As in "told WBEZ", "told Radio Tamazuj": American call signs, and names that begin with "Radio"."""
    for at in range(low, high):
        if not view.is_capital[at]:
            continue
        if view.forms[at] == "radio" and (view.is_capital[at + 1] or view.form[at + 1].isdecimal()):
            reach = range(at + 1, high)
            end = next((to for to in reach if not (view.is_capital[to] or view.forms[to].isdecimal())), high)
            return Speaker(view.text(at, end), OUTLET, view.span(at, end))
        called = view.forms[at][0] in _CALLS and len(view.forms[at]) == _CALL and view.tokens[at].text.isupper()
        if called and view.forms[at] not in _NO_STATIONS:
            return Speaker(view.text(at, at + 1), OUTLET, view.span(at, at + 1))
    return None


def spoken_to(view: View, low: int) -> Speaker | None:
    """The outlet of "Speaking to Le Monde, ..." or "In an interview with CNN, ..." before a subject at ``low``."""
    if view.form[low - 1] != "," or not 2 < low < _OPENING_WORDS:  # noqa: PLR2004 - "Speaking to X"
        return None
    opening = view.forms[:low]
    silent = _SPEAKING.isdisjoint(opening) and view.lexicon.statements.isdisjoint(opening)
    return None if silent else outlet_in(view, 0, low)


def outlet_again(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """As in "told the site": the outlet that was spoken of last."""
    for at in range(low + 1, high):
        if view.forms[at - 1] in ("the", "same") and view.lexicon.nouns.get(view.forms[at]) is Noun.OUTLET:
            before = memory.outlet()
            return None if before is None else replace(before, span=None, relay=None)
    return None
