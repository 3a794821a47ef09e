"""English noun phrases taken apart: the noun they are about, what stands at their ends, the name that closes them."""

from factcheck.domain.reading import Mention
from factcheck.text.english.circumstances import day_before
from factcheck.text.english.lexicon import ARTICLES
from factcheck.text.english.phrases import before_brackets
from factcheck.text.english.view import View

_FULL_NAME = range(2, 4)  # words


def head_of(view: View, low: int, high: int) -> int | None:
    """The noun that the phrase is about: the last known one before its first preposition."""
    found, words = None, view.lexicon
    ends, heads = words.clauses["head_ends"], words.heads
    for at, form in enumerate(view.forms[low:high], low):
        ended = form in ends and at > low and view.forms[at - 1] != "-"  # no "London-based fund manager"
        if ended and (found is not None or view.form[at - 1] not in words.clauses["parts"]):
            break
        if form in heads:
            found = at
    return found


def belongs(view: View, head: int | None, named: Mention) -> bool:
    """Whether the name only says whose the head is: "a spokesman for Haftar"."""
    return head is not None and any(
        view.forms[at] in view.lexicon.clauses["head_ends"] for at in range(head + 1, view.number(named.span.start))
    )


def possessed(view: View, low: int, high: int) -> int:
    """Where the full name starts of somebody whom a body has: "the Bank of England's | Catherine Mann"; 0 where none
    does, or a country has a body.
    """
    for at in range(high - 2, low, -1):
        if view.form[at] == "s" and view.form[at - 1] in ("'", "’"):
            named = high - at - 1 in _FULL_NAME and all(view.is_capital[at + 1 : high])
            bodies = view.lexicon.body_endings | view.lexicon.outlet_words
            person = named and bodies.isdisjoint(view.forms[at + 1 : high]) and view.is_capital[at - 2]
            return at + 1 if person and not view.mentions(low, at - 1) else 0
    return 0


def described(view: View, head: int, high: int) -> int:
    """Where a full name starts behind the small word that says who bears it: "union boss | Frank Leary"; 0 where none
    ends the phrase.
    """
    name = high
    while name > head + 1 and view.is_capital[name - 1]:
        name -= 1
    full = high - name in _FULL_NAME and name > head + 1
    before = view.forms[name - 1]
    small = full and view.is_word[name - 1] and before not in view.lexicon.before_articles and before not in ARTICLES
    is_so = small and before.isalpha() and len(before) > 1 and not before.endswith("ed")
    return name if is_so and view.lexicon.clauses["head_ends"].isdisjoint(view.forms[head:name]) else 0


def trimmed(view: View, low: int, high: int) -> tuple[int, int]:
    """Without openers ("However, ..."), articles and marks at both ends."""
    leading, days = view.lexicon.leading, view.lexicon.day_words
    while low < high and (not view.is_word[low] or view.forms[low] in leading):
        low += 1
    while high > low:
        form = view.forms[high - 1]
        if form == ")":
            high = min(high - 1, before_brackets(view, high - 1) + 1)
        elif not view.is_word[high - 1]:
            high -= 1
        elif form in days and (day := day_before(view, high - 1)) > low:
            high = day
        elif form in view.lexicon.clauses["thrown_in"] and high - 1 > low:  # "He | however"
            high -= 1
        else:
            break
    return low, high
