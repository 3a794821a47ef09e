"""Stretches of an English sentence, half open: trimmed to their content, and whether they are quoted."""

from factcheck.text.english.view import View

_LEAST_NAME = 4  # words of what something is called that are more than a term
_JOINING_WORDS = 1  # "and" between two halves of a quotation
_KEPT = frozenset("$£€(%")  # marks that belong to what they stand beside
_JOINS = frozenset({"and", "but", "or"})


def that_clauses(view: View, low: int, high: int) -> list[tuple[int, int]]:
    """The stretch cut before each further "and that", "but that": each is a claim of its own."""
    if "that" not in view.forms[low + 2 : high]:
        return [trim(view, low, high)]
    cuts = [
        at
        for at in range(low + 1, high - 2)
        if view.forms[at] in _JOINS and view.forms[at + 1] == "that" and view.quote[at] < 0
    ]
    edges = [low, *(edge for at in cuts for edge in (at, at + 2)), high]
    return [trim(view, edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]


def trim(view: View, low: int, high: int) -> tuple[int, int]:
    """Without marks and joining words at both ends; quotation marks go as well."""
    if low >= high:
        return low, high
    joins, ends, forms, is_word = view.lexicon.joining, view.lexicon.stretch_ends, view.forms, view.is_word
    while low < high:
        form = forms[low]
        if form in joins:
            if low == 0 or view.quote[low] >= 0:
                break
        elif is_word[low] or form in _KEPT:
            break
        low += 1
    while high > low:
        form = forms[high - 1]
        if form in ends:
            if view.quote[high - 1] >= 0 or view.ended(high):
                break
        elif is_word[high - 1] or form in _KEPT:
            break
        high -= 1
    return _with_marks(view, low, high) if view.quotes else (low, high)


def _with_marks(view: View, low: int, high: int) -> tuple[int, int]:
    """With the marks of a quotation that is only a part of the stretch."""
    if low >= high:
        return low, high
    first, last = view.quote[low], view.quote[high - 1]
    if last >= 0 and last != first and view.quote[min(high, view.size - 1)] == last:
        high = next((at for at in range(high, view.size) if view.quote[at] != last), view.size)
    if first >= 0 and first != last and low > 0 and view.quote[low - 1] == first:
        low -= 1
    return low, high


def empty(gap: tuple[int, int]) -> bool:
    """Whether nothing is left of the stretch."""
    return gap[0] >= gap[1]


def quoted(view: View, gap: tuple[int, int], *, named: bool = False) -> bool:
    """Whether the words of the stretch stand in quotation marks, but for a word or two that join them."""
    if not view.quotes:
        return False
    low, high = gap
    marked = [at for at, mark in enumerate(view.quote[low:high], low) if mark >= 0]
    if not marked:
        return False
    spoken = len([at for at in marked if view.is_word[at]])
    if named and spoken >= _LEAST_NAME and view.quote[gap[1] - 1] >= 0:  # "called the plant "a monument to waste""
        return True
    return spoken > 0 and view.words(low, high) - spoken <= _JOINING_WORDS
