"""When something was said, in words that stand beside a speaker: "on Tuesday", "today", "late last week"."""

from factcheck.text.english.lexicon import PERIODS
from factcheck.text.english.view import View

_WHICH = frozenset({"last", "this", "next", "earlier"})
_ALONE = frozenset({"today", "yesterday"})
_BEFORE = frozenset({"late", "early", "earlier", "on"})


def day_before(view: View, last: int) -> int:
    """Where "on Tuesday", "today", "last week" starts that ends with ``last``; 0 where none does.

    A subject must be left: in "Tuesday said nothing" there is none.
    """
    form = view.form[last]
    if form not in view.lexicon.day_words:
        return 0
    before = view.form[last - 1]
    if form in PERIODS and before in _WHICH:
        low = last - 1
    elif form in view.lexicon.clauses["weekdays"] and (before == "on" or form in _ALONE):
        low = last - (before == "on")
    else:
        return 0
    while view.form[low - 1] in _BEFORE:
        low -= 1
    return low


def is_thrown_in(view: View, at: int) -> bool:
    """As in "Buses will return, it adds": what it says is no sentence about itself."""
    closed = view.ended(at + 2) or view.form[at + 2] == ","
    return closed and view.form[at - 1] == "," and view.verb_form(at + 1)
