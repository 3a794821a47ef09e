"""Amounts without a number of their own: shares of a whole as per cents, and plurals of number words.

"A third of the voters" is 33.33 per cent; "dozens of people" are about a dozen people at the least.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.text.counting import Numeral
from factcheck.text.measures import DURATIONS, Measures, Unit
from factcheck.text.normalize import fold
from factcheck.text.phrasebook import Phrasebook
from factcheck.text.stretches import Stretch
from factcheck.text.unit_words import PERCENT

_HUNDRED = 100
_ROUND = frozenset({3, 4, 5, 10, 20, 100})
_HUNDREDTH = Decimal("0.01")


class Share(NamedTuple):
    """A share of a whole as a per cent, from its first token up to ``next``."""

    value: Decimal
    exact: bool
    end: int
    next: int


class Vague(NamedTuple):
    """«مئات الآلاف من النازحين»: at least ``value`` of ``unit``, from ``start``."""

    start: int
    value: Decimal
    unit: Unit


class Shares:
    """Shares and vague plurals of one language."""

    def __init__(self, data: dict[str, Any], units: Measures) -> None:
        self._units = units
        shares = data["shares"]
        self._of = Phrasebook({fold(words): True for words in shares["of"]})
        self._wholes = frozenset(map(fold, shares["wholes"]))
        self._any_whole = frozenset(map(fold, shares["any_whole"]))
        self._ratio = Phrasebook({fold(words): count for count, many in shares["ratio"].items() for words in many})
        self._not_before = frozenset(map(fold, shares["not_before"]))
        self._article: str = fold(data["article"].partition("|")[0])
        self._vague = {fold(word): Decimal(value) for value, many in data["vague"]["words"].items() for word in many}
        self._joint, self._needs_joint = frozenset(data["vague"]["joint"]), data["vague"]["needs_joint"]
        self._onto: str = data["vague"]["onto"]
        self.starts = lru_cache(maxsize=65_536)(self._look)

    def of_whole(self, stretch: Stretch, numeral: Numeral) -> Share | None:
        """The share that a fraction says of what follows: «ثلثا الأعضاء», "half of the voters"."""
        forms, at = stretch.forms, numeral.next
        if numeral.first and forms[numeral.first - 1] in self._not_before:
            return None
        said = " ".join(forms[numeral.first : at]).replace("  ", " ")
        of = self._of.at(forms, at)
        follows = self._units.definite(stretch, at)
        noun = self._units.noun_at(stretch, at) if follows is not None else None
        named = at < len(forms) and (follows in self._wholes or forms[at] in self._wholes)
        named = named or (noun is not None and noun.noun)
        if of is None and not named and not (said in self._any_whole and self._whole_follows(stretch, at)):
            return None
        return _share(numeral.value, numeral.end, at)

    def of_ratio(self, stretch: Stretch, part: Numeral, whole: Numeral, *, of: Unit | None) -> Share | None:
        """The share that two numbers say, ``of`` something: "one in five", «واحد من كل خمسة»."""
        found = self._ratio.at(stretch.forms, part.next)
        if found is None or found[1] != whole.first or not 0 < part.value < whole.value <= _HUNDRED:
            return None
        lasts = of is not None and of.symbol in DURATIONS
        if part.value != 1 and (found[0] == "one" or (found[0] == "round" and (lasts or whole.value not in _ROUND))):
            return None
        return _share(part.value / whole.value, whole.end, whole.next)

    def ratio_follows(self, stretch: Stretch, at: int) -> bool:
        """Whether "in" or "of every" stands at the token, so that the number may be a part of another."""
        return self._ratio.at(stretch.forms, at) is not None

    def vague(self, stretch: Stretch, place: int) -> Vague | None:
        """The vague plural that starts at the token, where it says of what."""
        cut = self.starts(stretch.forms[place])
        if cut is None:
            return None
        forms, value, at = stretch.forms, self._vague[stretch.forms[place][cut:]], place + 1
        jointed = at < len(forms) and forms[at] in self._joint
        scale_at = at + jointed
        scale = self._vague.get(self._bare(forms[scale_at])) if scale_at < len(forms) else None
        if scale is not None and scale > value:
            value, at = value * scale, scale_at + 1
            jointed = at < len(forms) and forms[at] in self._joint
        if self._needs_joint and not jointed:
            return None
        unit = self._units.noun_at(stretch, at) or self._guess(stretch, at, jointed=jointed)
        if unit is None:
            return None
        return Vague(stretch.behind(place, cut), value, unit)

    def _look(self, form: str) -> int | None:
        """How many letters stand before the vague plural that the word is."""
        if form in self._vague:
            return 0
        return 1 if form[:1] in self._onto and form[1:] in self._vague else None

    def _guess(self, stretch: Stretch, at: int, *, jointed: bool) -> Unit | None:
        if at >= len(stretch.forms) or not (self._needs_joint or jointed or self._units.definite(stretch, at)):
            return None
        return self._units.guessed_many(stretch, at)

    def _whole_follows(self, stretch: Stretch, at: int) -> bool:
        """Whether a word follows that may be the whole: any in English, a definite one where articles tell."""
        if at >= len(stretch.forms) or not stretch.forms[at]:
            return False
        return not self._article or self._units.definite(stretch, at) is not None

    def _bare(self, form: str) -> str:
        return form.removeprefix(self._article) if self._article else form


def _share(value: Decimal, end: int, after: int) -> Share:
    whole = value * _HUNDRED
    rounded = whole.quantize(_HUNDREDTH)
    return Share(rounded, rounded * _HUNDRED == (whole * _HUNDRED).normalize(), end, after)


def percent(share: Share) -> Unit:
    """The unit of a share."""
    return Unit(PERCENT, share.end, share.next)
