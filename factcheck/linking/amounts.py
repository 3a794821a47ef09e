"""Figures side by side: what they count, and whether their ranges meet."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.links import ComparedQuantity
from factcheck.linking.lexicon import lexicon, listed, notion
from factcheck.text import fold

# "About": a tenth more or less, which is how far "about 4 billion" is from 4.2 and not from 4.8.
APPROXIMATE = 0.1
# A written figure is rounded to its last digit, but never by more than a tenth (2000 stands for no 1500).
ROUNDED_AT_MOST = 0.1
# Heads and things are counted one by one below this; from here on they are rounded like money.
COUNTED_BELOW = 1000
# How many content words beside a figure tell what it measures: noun and adjective where a word such as "worth" or
# "of" points at them, one more on either side where none does.
POINTED_AT = 2
BESIDE = 3
# What is measured stands no further off than this, in words of any kind.
LOOKED_THROUGH = 12
MEASURED_IN = frozenset(
    {"percent", "km", "m", "cm", "mm", "km2", "m2", "ha", "t", "kg", "g", "l", "bbl", "h", "min", "s"}
    | {"d", "wk", "mo", "a", "mi", "ft", "MW", "GW", "kW", "MWh", "Cel"}
)

# The unit of a figure that stands alone.
BARE = ""
# A word that says "not" of a figure stands this close before it.
REFUSED_WITHIN = 2

_BESIDE_THE_POINT = ("stop", "measures", "negations", "lacks", "denials")
_CURRENCY = re.compile("[A-Z]{3}")
_MARK = "figureno"
_FOR = "ل"  # the Arabic clitic, which hardly any noun after a figure begins with


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a range, with what it counts: ``things`` are the notions beside it.

    ``unit`` is ``BARE`` where the text counts without saying what ("fourteen, not nine"); ``refused`` where the claim
    gives the figure as what is not so; ``role`` is what a sum of money is there for: lost, offered, owed ..., where
    the claim says it.
    """

    low: float
    high: float
    unit: str
    text: str
    things: frozenset[str]
    refused: bool = False
    role: str | None = None

    def comparable(self, other: "Amount") -> bool:
        """Whether both measure the same thing in the same unit. Units are never converted.

        Where both sides have notions that the lexicon knows, one of those has to be common: 17 killed in a collapse
        and 44 wounded in it share the collapse alone.
        """
        known = lexicon()
        shared = self.things & other.things
        told_apart = shared.isdisjoint(known.deed_names) and not (
            self.things.isdisjoint(known.deed_names) or other.things.isdisjoint(known.deed_names)
        )
        return self.one_unit(other) and bool(shared) and not told_apart

    def one_unit(self, other: "Amount") -> bool:
        """Whether both are in one unit and, where both are sums with a role, in one role. A currency may be named
        without its state: dinars beside Tunisian dinars.
        """
        money = lexicon().currencies
        one, two = self.unit, other.unit
        if None not in (self.role, other.role) and self.role != other.role:
            return False
        return one == two != BARE or money.get(one, one) == two or money.get(two, two) == one

    def may_count(self, other: "Amount") -> bool:
        """Whether both may count one thing by their units: one unit, one of them bare, or people by any name."""
        one, two = self.unit, other.unit
        money = lexicon().currencies.values()
        bare = BARE in (one, two) and all(is_counted(unit) and unit not in money for unit in (one, two))
        return bare or self.one_unit(other) or lexicon().heads.issuperset((one, two))

    def meets(self, other: "Amount") -> bool:
        """Whether one figure can be the other, rounded or seen as a range."""
        return self.low <= other.high and other.low <= self.high

    def is_just(self, other: "Amount") -> bool:
        """Whether the two give one figure."""
        return (self.low, self.high) == (other.low, other.high)


def mark_quantities(text: str, quantities: tuple[ComparedQuantity, ...]) -> str:
    """The text with a mark where each quantity's words stood, so that figures are not taken for words."""
    start = 0
    for number, quantity in enumerate(quantities):
        at = text.find(quantity.text, start) if quantity.text else -1
        if at >= 0:
            written = f" {mark(number)} "
            text = text[:at] + written + text[at + len(quantity.text) :]
            start = at + len(written)
    return text


def mark(number: int) -> str:
    """What stands for the quantity of that number, from 0, in marked text."""
    return f"{_MARK}{number}"


def is_mark(token: str) -> bool:
    """Whether a folded token is such a mark."""
    return token.startswith(_MARK)


def is_counted(unit: str | None) -> bool:
    """Whether a unit is a counted noun: no currency, share or measure."""
    return unit is not None and unit not in MEASURED_IN and _CURRENCY.fullmatch(unit) is None


def amounts(
    tokens: list[str], quantities: tuple[ComparedQuantity, ...], *, names: frozenset[str]
) -> tuple[Amount, ...]:
    """The quantities that can be compared: those with a value. ``tokens`` hold their marks; what is measured is told
    by the words beside a figure, ``names`` left out.
    """
    return tuple(
        Amount(
            *_range(quantity),
            BARE if quantity.unit is None else _unit(quantity.unit),
            quantity.text,
            _things(tokens, mark(number)) - names,
            _is_refused(tokens, mark(number)),
            _role(tokens, mark(number)) if _is_money(quantity.unit) else None,
        )
        for number, quantity in enumerate(quantities)
        if quantity.value is not None or quantity.value_max is not None
    )


def apart(a: tuple[Amount, ...], b: tuple[Amount, ...], *, alike: bool) -> tuple[Amount, Amount] | None:
    """Two figures of the same thing that cannot both hold, or None. A thing that has one figure in common has none.

    ``alike`` where all else in the claims is the same: figures in one unit then measure one thing, wherever it stands.
    """
    pairs = [(one, other) for one in a for other in b if one.comparable(other) or (alike and one.one_unit(other))]
    return clashing(pairs)


def clashing(pairs: Sequence[tuple[Amount, Amount]]) -> tuple[Amount, Amount] | None:
    """Of figures of one thing the two that clash: where one says what the other refuses, or none of them meet."""
    refused = next(((one, other) for one, other in pairs if one.refused != other.refused and one.is_just(other)), None)
    said = [(one, other) for one, other in pairs if not (one.refused or other.refused)]
    if refused is not None or any(one.meets(other) for one, other in said):
        return refused
    return said[0] if said else None


def together(a: tuple[Amount, ...], b: tuple[Amount, ...]) -> bool:
    """Whether the two give one figure for the same thing."""
    return any(one.comparable(other) and one.meets(other) and one.refused == other.refused for one in a for other in b)


def measured_apart(a: tuple[Amount, ...], b: tuple[Amount, ...]) -> bool:
    """Whether the two give figures for the same thing, and none that both may mean."""
    pairs = [(one, other) for one in a for other in b if one.comparable(other)]
    return bool(pairs) and not any(one.meets(other) for one, other in pairs)


def differ(a: tuple[Amount, ...], b: tuple[Amount, ...]) -> bool:
    """Whether both give figures in one unit and none of them meet, whatever they count."""
    pairs = [(one, other) for one in a for other in b if one.one_unit(other)]
    return bool(pairs) and not any(one.meets(other) for one, other in pairs)


def _unit(unit: str) -> str:
    return unit if unit in MEASURED_IN or _CURRENCY.fullmatch(unit) else notion(fold(unit))


def _range(quantity: ComparedQuantity) -> tuple[float, float]:
    low = -math.inf if quantity.value is None else quantity.value - _slack(quantity.value, quantity)
    top = quantity.value if quantity.value_max is None else quantity.value_max
    if top is None or (quantity.open_ended and quantity.value_max is None):
        return low, math.inf
    return low, top + _slack(top, quantity)


def _slack(value: float, quantity: ComparedQuantity) -> float:
    """How far from the written value the meant one can be."""
    if quantity.approximate:
        return abs(value) * APPROXIMATE
    if (quantity.unit is None or is_counted(quantity.unit)) and abs(value) < COUNTED_BELOW:
        return 0.0
    return min(_last_digit(value) / 2, abs(value) * ROUNDED_AT_MOST)


def _last_digit(value: float) -> float:
    """What one step of the last written digit is worth: 0.1 for 4.2, 100 million for 4.2 billion, 1 for 90."""
    if not math.isfinite(value):
        return 0.0
    if abs(value) < COUNTED_BELOW:
        return 1.0 if value == int(value) else 10.0 ** -len(f"{value:.6f}".rstrip("0").partition(".")[2])
    digits = str(round(abs(value)))
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _is_money(unit: str | None) -> bool:
    return unit is not None and (
        _CURRENCY.fullmatch(unit) is not None or notion(fold(unit)) in lexicon().currencies.values()
    )


def _role(tokens: list[str], figure: str) -> str | None:
    """What the sum is there for, by the nearest word before it that says so."""
    at = tokens.index(figure) if figure in tokens else 0
    before = map(notion, reversed(tokens[max(0, at - LOOKED_THROUGH) : at]))
    return next((found for found in before if found in lexicon().sums), None)


def _is_refused(tokens: list[str], figure: str) -> bool:
    """Whether a "not" that belongs to no verb stands before the figure: "fourteen, not nine"."""
    at = tokens.index(figure) if figure in tokens else 0
    return any(listed("refusals", token) for token in tokens[max(0, at - REFUSED_WITHIN) : at])


def _things(tokens: list[str], figure: str) -> frozenset[str]:
    if figure not in tokens:
        return frozenset()
    at = tokens.index(figure)
    before, after = tokens[max(0, at - LOOKED_THROUGH) : at][::-1], tokens[at + 1 : at + 1 + LOOKED_THROUGH]
    pointed_at: list[str] = []
    if before and listed("measures", before[0]):
        pointed_at = _beside(before, POINTED_AT)
    elif after and (listed("of", after[0]) or after[0].startswith(_FOR)):
        pointed_at = _beside(after, POINTED_AT)
    return frozenset(pointed_at or _beside(before, BESIDE) + _beside(after, BESIDE))


def _beside(tokens: list[str], count: int) -> list[str]:
    """The notions of the nearest content words; a figure's own measuring words are none."""
    content = (t for t in tokens if not (is_mark(t) or any(listed(kind, t) for kind in _BESIDE_THE_POINT)))
    return [notion(token) for token, _ in zip(content, range(count), strict=False)]
