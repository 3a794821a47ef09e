"""How firmly a number stands («نحو», "at least", "up to"), and whether the word before it makes it a name."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from factcheck.text.normalize import fold
from factcheck.text.phrasebook import Phrasebook
from factcheck.text.stretches import Stretch

_MOST_MODIFIERS = 2  # "more than about"
_FAR = 2  # words between a verb and the number that it bounds: «تجاوزت قيمة الصفقة 4 مليارات»
_FARTHER = 4  # the same where a preposition takes it up: «لا تقل كلفة المشروع عن 15 مليونا»
_QUOTES = "\"'«“‘("


class Bound(NamedTuple):
    """``kind``: "least", "most" or None; ``about``: no exact number."""

    kind: str | None
    about: bool


class Bounds:
    """The words of one language that bound a number."""

    def __init__(self, data: dict[str, Any]) -> None:
        before, after = data["before"], data["after"]
        self._before = Phrasebook(_kinds(before))
        self._after = Phrasebook(_kinds(after))
        self._hyphened = {word: kind for kind in ("about", "least") for word in data.get("hyphened", {}).get(kind, ())}
        self._far = Phrasebook({fold(words): kind for kind, many in before["far"].items() for words in many})
        self._taken_up = frozenset(map(fold, before["far_prepositions"]))
        self._links = frozenset(map(fold, before["links"]))
        self._clitics: str = before["clitics"]
        self._labels = Phrasebook({fold(word): True for word in data["labels"]["words"]})

    def around(self, stretch: Stretch, first: int, after: int, ended: int | None = None) -> Bound:
        """What bounds a number that stands from token ``first`` up to token ``after``, its unit included; the number
        alone up to ``ended``.
        """
        kinds = self._kinds_before(stretch.forms, first)
        if ended is not None and ended + 1 < len(stretch.forms) and stretch.mark(ended) == "-":  # "40-odd staff"
            kinds += [self._hyphened[form] for form in stretch.forms[ended + 1 : ended + 2] if form in self._hyphened]
        kind = next((kind for kind in kinds if kind != "about"), None) or self._from_far(stretch.forms, first)
        if kind is None and (trailer := self._after.at(stretch.forms, after)) is not None:
            kinds.append(trailer[0])
            kind = None if trailer[0] == "about" else trailer[0]
        return Bound(kind, "about" in kinds)

    def labelled(self, stretch: Stretch, first: int) -> bool:
        """Whether the number is a name's part: "Article 5", «المادة 5»."""
        if stretch.mark(first - 1) and stretch.mark(first - 1) in _QUOTES:
            first -= 1
        return self._labels.before(stretch.forms, first, self._clitics) is not None

    def _kinds_before(self, forms: Sequence[str], at: int) -> list[str]:
        kinds: list[str] = []
        while len(kinds) < _MOST_MODIFIERS:
            found = self._before.before(forms, at, self._clitics)
            if found is None and at and forms[at - 1] in self._links:
                found = self._before.before(forms, at - 1, self._clitics)
            if found is None:
                break
            kinds.append(found[0])
            at = found[1]
        return kinds

    def _from_far(self, forms: Sequence[str], first: int) -> str | None:
        """The bound of a verb that stands some words before the number."""
        taken_up = bool(first) and forms[first - 1] in self._taken_up
        reach = _FARTHER if taken_up else _FAR
        for at in range(first - 1, max(0, first - reach - 2), -1):
            if not forms[at] or forms[at].isdecimal():
                return None
            found = self._far.before(forms, at, self._clitics)
            if found is not None:
                kind, _, needs = found[0].partition(" ")
                return kind if taken_up or not needs else None
        return None


def _kinds(data: dict[str, Any]) -> dict[str, str]:
    return {fold(words): kind for kind in ("about", "least", "most") for words in data[kind]}
