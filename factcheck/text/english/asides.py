"""Words beside an English subject between commas: "Smith, 58, the minister, said", "Ann Black, R-Ky., said"."""

from factcheck.text.english.frame import COMMA
from factcheck.text.english.lexicon import ARTICLES, THROUGH
from factcheck.text.english.phrases import has_finite, phrase_end
from factcheck.text.english.view import View

_SPEAKING = frozenset({"speaking", "asked", "pressed", "questioned", "quoted"})
_WHILE = frozenset({"while", "when", "after", "before"})
_LONGEST_ASIDE = 30  # words between two commas beside a name
_MOST_ASIDES = 3
_MOST_OPENINGS = 5  # commas: "Tom Hill, 58, of Mill Road, Ballinrea, Co Galway,"
_PLACED = frozenset({"on", "from", "of", "at", "in", "with", "by", "for", "through", "via", "under", "alongside"})
_AGE = 3  # digits
_PARTIES = frozenset({"r", "d", "i"})


def aside_end(view: View, comma: int) -> int:
    """Where the words beside a name end: "said John Smith, 58, the minister"."""
    for _ in range(_MOST_ASIDES):
        end = phrase_end(view, comma + 1)
        opens = view.form[comma + 1]
        named = opens in view.lexicon.named_starts or opens.isdecimal() or view.is_capital[comma + 1]
        if not named or has_finite(view, comma + 1, end):
            return comma
        comma = end
        if view.form[comma] != COMMA:
            return comma
    return comma


def is_aside(view: View, comma: int) -> bool:
    """Whether the comma closes words beside a subject: "Smith, the minister, said"."""
    return aside_start(view, comma) is not None


def aside_start(view: View, comma: int) -> int | None:
    """The comma that opens the words beside a subject which ``comma`` closes; they may hold commas themselves."""
    reach = range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1)
    openings = [at for at in reach if view.forms[at] == COMMA][:_MOST_OPENINGS]
    mouth = next((at for at in openings if view.form[at + 1] in THROUGH), None)
    if mouth is not None:  # "Ann Black, through her lawyer, Tom Hill,"
        return mouth
    relatives = view.lexicon.aside_relatives
    opens = [at for at in openings if view.form[at + 1 + (view.form[at + 1] == "and")] in relatives]
    relative = next((at for at in reversed(opens) if _is_whole(view, at, comma)), None)
    if relative is None:
        beside = next((at for at in openings if _stands_beside(view, at, comma)), None)
        beside = _first_place(view, openings, beside)
        before = next((at for at in openings if beside is not None and at < beside), None)
        return before if before is not None and _is_age(view.form[before + 1]) else beside  # "Ann Black, 25, of Leeds,"
    before = next((at for at in openings if at < relative), None)  # "Eid, 58, who grows tomatoes, said"
    first = "" if before is None else view.form[before + 1]
    return before if _is_age(first) or first in ARTICLES or (before and _is_party(view, before + 1)) else relative


def _first_place(view: View, openings: list[int], beside: int | None) -> int | None:
    """Where an address opens that a further place only ends: "Tom Hill, | of Mill Road, Leeds, said"."""
    if beside is None or not view.is_capital[beside + 1]:
        return beside
    for at in openings:
        if at < beside and view.form[at + 1] == "of" and view.is_capital[at + 2]:
            return at
        if at < beside and not view.is_capital[at + 1]:
            break
    return beside


def _is_party(view: View, at: int) -> bool:
    """As in "Ann Black, R-Ky., said": the party and the state that somebody is elected for."""
    return view.form[at] in _PARTIES and view.form[at + 1] == "-" and view.is_capital[at + 2]


def _is_age(form: str) -> bool:
    return form.isdecimal() and len(form) <= _AGE


def _is_whole(view: View, opening: int, comma: int) -> bool:
    """Whether the relative clause that starts there reaches the comma: no cue closes it before."""
    return not any(view.forms[at] in (";", ":") or view.quote[at] >= 0 for at in range(opening, comma))


def _stands_beside(view: View, opening: int, comma: int) -> bool:
    """Whether what stands between two commas says more of the subject before it."""
    opens = view.form[opening + 1]
    if opens in view.lexicon.aside_relatives or _is_party(view, opening + 1):
        return True
    named = opens in view.lexicon.named_starts or opens.isdecimal()  # "Smith, 58,"
    placed = opens in _PLACED  # "Smith, from the university,"
    if opens in _WHILE and view.form[opening + 2].endswith("ing"):  # "the governor, while addressing residents, said"
        return True
    spoken_to = view.form[opening + 2] in _SPEAKING or view.form[opening + 2].endswith("ed")
    if opens == "when" and spoken_to:  # "a minister, when asked about it, said", "her firm, when contacted, denied"
        return True
    if opens in _SPEAKING:  # "officials, speaking because they were asked to, said"
        return True
    shared = opens == "and" and view.form[opening + 2].endswith("ed")  # "commissioned by X, and shared with Y,"
    verbal = (
        shared or opens.endswith(("ed", "ing", "ly")) or opens in view.lexicon.clauses["beside"]
    )  # "published in May", "paid for by donors"
    listed = not (named or verbal) and "and" in view.forms[opening:comma] and not _is_titled(view, opening + 1)
    if listed:  # "France, Turkey and Brazil,"
        return False
    beside = named or placed or verbal or view.is_capital[opening + 1] or _is_titled(view, opening + 1)
    who = next((at for at in range(opening + 1, comma) if view.forms[at] in ("who", "which")), comma)
    goes_on = view.form[opening - 1] in view.lexicon.clauses["joins"]
    return beside and not goes_on and not has_finite(view, opening + 1, who)


def _is_titled(view: View, at: int) -> bool:
    """As in ", state Sens. Lottie Breckner and Hal Amundsen,"."""
    return view.form[at] in view.lexicon.titles or (
        not view.is_capital[at] and view.form[at + 1] in view.lexicon.titles
    )
