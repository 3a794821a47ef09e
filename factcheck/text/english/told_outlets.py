"""Outlets that no list knows and English wording gives away: whom somebody told, spoke to or gave an interview."""

from factcheck.text.english.lexicon import ARTICLES, Noun
from factcheck.text.english.memory import OUTLET, Speaker
from factcheck.text.english.view import View

_PAPERS = frozenset({"daily", "sunday", "evening", "morning", "weekly", "news"})  # "told Daily Trust"
_TALK = frozenset({"interview", "interviews", "chat", "conversation", "podcast", "interviewed", "speaking", "talking"})
_TO = frozenset({"with", "to", "in", "by"})
_AIRED = frozenset({"television", "tv", "radio"})
_WHOSE = frozenset({"state", "national", "local", "public", "independent"})
_PARTICLES = frozenset({"della", "de", "du", "la", "el", "al", "di"})
# Endings of the names of peoples and of those who believe or belong: "told Bavarians", "told Democrats".
CROWDS = ("ans", "ers", "ists", "ats", "ese", "ims", "ics", "ews", "ors", "ites", "men", "ish")
_LONGEST = 4  # words of a name
_ACRONYM = 5  # letters: "the FBI", "NATO" are no papers
_BODIES = frozenset({"fifa", "uefa", "nato", "unesco", "unicef", "interpol", "opec", "hamas", "hezbollah", "parliament",
                     "congress", "westminster", "brussels", "washington", "moscow", "beijing"})  # fmt: skip


def told_outlet(view: View, low: int, high: int) -> Speaker | None:
    """The outlet that was told, by the look of its name: "The Punch", "Daily Trust", or a single word that the text
    has not had before ("TechCrunch"); persons and bodies that hear something are named by more.
    """
    if view.form[low] in _WHOSE and view.form[low + 1] in _AIRED:  # "told state television"
        return Speaker(view.text(low, low + 2), OUTLET, view.span(low, low + 2))
    noun = next((at for at in range(low, min(high, low + _LONGEST)) if _is_paper(view, at)), None)
    first = low + (view.form[low] in ARTICLES and not view.is_capital[low]) if noun is None else noun + 1
    end = first
    while end < min(high, first + _LONGEST) and (view.is_capital[end] or view.form[end] in _PARTICLES):
        end += 1
    name = first + (view.form[first] in ARTICLES)
    if name >= end or view.form[end] in ("and", "or") or (noun is None and not _may_be(view, name, end)):
        return None
    marked = noun is not None or name > first or view.form[name] in _PAPERS
    if not marked and (end - name > 1 or first > low or not _is_new(view, name)):
        return None
    return Speaker(view.text(name, end), OUTLET, view.span(name, end))


def talked_to(view: View, low: int, high: int) -> Speaker | None:
    """The outlet of "in an interview with X", "speaking to X" somewhere in the words."""
    if _TALK.isdisjoint(view.forms[low:high]):
        return None
    talk = view.first(_TALK, low, high)
    to = view.first(_TO, talk + 1, high)
    return told_outlet(view, to + 1, high) if to < high else None


def _is_paper(view: View, at: int) -> bool:
    """Whether a noun for an outlet stands there with its name behind it: "the magazine | Bench Notes"."""
    paper = view.lexicon.nouns.get(view.form[at]) is Noun.OUTLET and not view.is_capital[at]
    return paper and view.is_capital[at + 1]


def _may_be(view: View, low: int, high: int) -> bool:
    """Whether nothing tells that the name is a person's, a place's or a body's."""
    words = view.lexicon
    forms = frozenset(view.forms[low:high])
    known = bool(view.mentions(low, high)) and _PAPERS.isdisjoint(forms)
    if (
        known
        or view.form[low] in words.first_names
        or view.form[low] in _BODIES
        or not words.titles.keys().isdisjoint(forms)
    ):
        return False
    text = view.tokens[low].text
    body = _PAPERS.isdisjoint(forms) and not words.body_endings.isdisjoint(forms)  # "Daily Trust" is a paper
    if body or text.endswith(CROWDS) or (text.isupper() and len(text) <= _ACRONYM):
        return False
    return not any(form in words.clauses["weekdays"] or form in words.pronouns for form in forms)


def _is_new(view: View, at: int) -> bool:
    """Whether the text has the name here for the first time."""
    token = view.tokens[at]
    return view.document.text.find(token.text) == token.start
