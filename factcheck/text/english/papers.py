"""Papers that show something in English, and who made or has seen them: "records compiled by the firm Acme"."""

from factcheck.text.english.frame import COMMA
from factcheck.text.english.phrases import subject_start
from factcheck.text.english.stance_words import stance_words
from factcheck.text.english.view import View

_PUT = frozenset({"put", "given", "handed", "drawn", "shown"})
_JOINED = frozenset({"and", "before", "along", "the"})
_PARTICIPLE_WITHIN = 12  # words between a paper's participle and its verb


def paper_before(view: View, low: int) -> tuple[int, int] | None:
    """The paper that was "seen by | the Lantern", "put before | the judge", "recovered by | police": it is what shows
    something; None where no participle behind a paper leads to what starts at ``low``.
    """
    if view.form[low - 1] not in view.lexicon.clauses["adverbial"] and view.form[low - 1] not in _JOINED:
        return None
    for at in range(low - 1, max(0, low - _PARTICIPLE_WITHIN), -1):
        form = view.forms[at]
        if form == COMMA or view.quote[at] >= 0:
            return None
        participle = form.endswith("ed") or form in view.lexicon.clauses["beside"] or form in _PUT
        if participle and view.form[at - 1] in stance_words().papers:
            start = subject_start(view, at - 1)
            return start, at
    return None


def paper_end(view: View, low: int, end: int) -> int:
    """Where the paper ends behind which the name of its maker stands: "records | compiled by the firm Acme"."""
    for at in range(low + 1, end - 2):
        made = view.forms[at].endswith("ed") and view.forms[at] not in view.lexicon.clauses["seen_by"]
        if made and view.forms[at + 1] == "by" and view.forms[at - 1] in stance_words().papers:
            return at
    return end


def paper_seen(view: View, low: int, end: int) -> int:
    """Where it stands who has seen a paper, which speaks then: "a memo | reviewed by the Post, which says"; else
    ``end``.
    """
    for at in range(low + 1, end - 1):
        by = view.forms[at] in view.lexicon.clauses["seen_by"] and view.forms[at + 1] == "by"
        if by and not stance_words().papers.isdisjoint(view.forms[max(low, at - _PARTICIPLE_WITHIN) : at]):
            return at
    return end
