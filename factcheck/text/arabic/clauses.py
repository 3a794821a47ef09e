"""Where clauses begin: what stands left of a cue."""

from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.view import COMMAS, PAUSES, View

_BREAKS = PAUSES | frozenset(":：؛;-–—.…")
# A circumstance before a cue («وعلى إثر تلك الزيارات أعلنت») is seldom longer.
_CIRCUMSTANCE = 14
# Farther back than this nobody looks for the beginning of a clause.
_CLAUSE = 60
_BE = frozenset({"كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا", "كانا", "كانتا", "فكان", "يكون", "تكون", "فكانت"})
_AS_FOR = frozenset({"اما", "واما"})
_HAD = frozenset({"كان", "كانت", "كانوا", "قد"})
_EXCEPT = frozenset({"الا", "غير", "بيد"})


def is_be(view: View, at: int) -> bool:
    """Whether the token is a form of كان."""
    return view.forms[at] in _BE


def is_finite(view: View, at: int) -> bool:
    """Whether a finite verb stands here, as far as a word alone can tell."""
    if not view.words[at].finite or view.mentions[at] is not None:
        return False
    return not at or not view.words[at - 1].governs


def answers(view: View, at: int) -> bool:
    """«فرد عليها أحد الموظفين»: spelt like another word, a verb where it tells to whom."""
    word = view.words[at]
    return word.joined and word.finite_cue is not None and at + 1 < view.size and view.words[at + 1].has("to_whom")


def clause_start(view: View, at: int) -> int:
    """The first token of the clause in which token ``at`` stands, conjunctions left out."""
    start, words = at, view.words
    while start and at - start < _CLAUSE:
        word = words[start - 1]
        if word.that or "connectors" in word.kinds or (not word.form and view.tokens[start - 1].text in _BREAKS):
            break
        start -= 1
    while start < at and (words[start].that or "connectors" in words[start].kinds):
        start += 1
    return start


def frame_start(view: View, at: int, floor: int) -> tuple[int, bool]:
    """Where the words that attribute begin, going left from ``at``, and whether they begin a clause.

    A circumstance belongs to them as far as the pause before it; nothing before ``floor`` does.
    """
    start, words = at, view.words
    while start > floor and at - start < _CIRCUMSTANCE:
        before = start - 1
        if not words[before].form and view.tokens[before].text in _BREAKS:
            return start, True
        if words[before].finite and is_finite(view, before) and not is_be(view, before):
            break
        start -= 1
    if start == floor:
        joined = floor > 0 and view.words[at].joined  # «ينفي القصف ويقول»: what was denied is no circumstance
        return (at, True) if joined else (floor, True)
    return _after_connector(view, at, floor)


def clause_goes_on(view: View, start: int, end: int) -> bool:
    """Whether the clause that the words between two commas stand in goes on after them."""
    if not (view.mark(start, COMMAS) and view.mark(end, COMMAS)) or end + 1 >= view.size:
        return False
    following = view.words[end + 1]
    if following.clitic == "ف" and any(view.forms[at] in _AS_FOR for at in range(max(0, start - _CIRCUMSTANCE), start)):
        return True  # «أما الخلاف، كما قال فلان، فيدور على ...»
    joined = following.clitic or following.has("connectors") or following.has("relatives")
    return not joined and not following.that and following.cue(Shape.PARTICIPLE, Shape.PAST, Shape.PRESENT) is None


def _after_connector(view: View, at: int, floor: int) -> tuple[int, bool]:
    """Without a pause, a conjunction directly before the cue begins a clause too."""
    start = at
    if view.forms[start - 1] == "وان" and start - 1 > floor and concedes(view, start):
        return start - 1, True
    while start > floor and (view.words[start - 1].has("connectors") or _after_except(view, start - 1)):
        start -= 1
    return start, start < at or view.words[at].clitic in ("و", "ف") or view.forms[at][:1] in "وف"


def concedes(view: View, at: int) -> bool:
    """«وعد بزيارة المركز، وإن كان قد استبعد أن»: a verb right behind «وإن» concedes, and is no content."""
    before = at - 1
    while before > 0 and (view.forms[before] in _HAD or view.words[before].has("negators")):
        before -= 1
    return before > 0 and view.forms[before] == "وان" and not view.tokens[before].text.startswith("وأ")


def _after_except(view: View, at: int) -> bool:
    return view.words[at].that and view.forms[at - 1] in _EXCEPT
