"""From a number to what it counts: money, measures, shares, nouns."""

from bisect import bisect_left
from decimal import Decimal
from typing import Any

from factcheck.text.counting import Numeral
from factcheck.text.measured import Measured
from factcheck.text.measures import DURATIONS, Measures, Unit
from factcheck.text.normalize import fold, fold_all
from factcheck.text.phrasebook import Phrasebook
from factcheck.text.shares import Shares, percent
from factcheck.text.stretches import Stretch

_CENT = Decimal("0.01")
_BELOW_NOUGHT = frozenset({"Cel", "[degF]", "percent", "percentage point"})  # what is said to lie below nought
_MINUS, _BEFORE_MINUS = frozenset("-−–"), frozenset(("", " ", "\n", "(", " "))
_RANGE = 4  # characters before a dash in which a range's first number ends: "10 -15%"


class Measuring:
    """How one language says what a number counts."""

    def __init__(self, data: dict[str, Any], units: Measures, shares: Shares) -> None:
        self._measures, self._shares = units, shares
        self._suffixes = {fold(word): Decimal(value) for word, value in data.get("money_suffixes", {}).items()}
        self._between = frozenset(fold_all(data["ranges"]["between"]))
        self._glued: dict[str, str] = data.get("glued", {})
        self._pence: dict[str, str] = data.get("pence", {})
        negative = data.get("negative", {})
        self._minus = frozenset(negative.get("before", ()))
        self._below = Phrasebook({fold(words): True for words in negative.get("behind", ())})
        self._halves: dict[str, Decimal] = {
            fold(word): Decimal(value) for value, many in data["and_a_half"].items() for word in many
        }

    def measure(self, stretch: Stretch, numeral: Numeral) -> Measured | None:
        """The number with its unit, or None where it counts nothing."""
        if numeral.lemma is not None:
            unit = self._measures.two_of(stretch, numeral, numeral.lemma)
            return self._and_a_half(stretch, one_of(numeral, unit))
        sign = self._measures.before(stretch, numeral)
        if sign is not None:
            first = bisect_left(stretch.starts, sign[0])
            money = self._money(stretch, numeral, code=sign[1], shared=sign[2])
            return money._replace(start=sign[0], first=min(first, numeral.first))
        if numeral.share:
            return self._share(stretch, numeral)
        counted = self._pennies(stretch, numeral) or self._counted(stretch, numeral)
        return counted and self._below_nought(stretch, counted)

    def _below_nought(self, stretch: Stretch, one: Measured) -> Measured:
        """The number as it is, or below nought: "-12C", "minus 5 degrees", "-0.4%"; a range's dash is no minus."""
        if one.unit is None or one.unit.symbol not in _BELOW_NOUGHT:
            return one
        text, start = stretch.text, one.numeral.start
        said = one.first > 0 and stretch.forms[one.first - 1] in self._minus
        signed = text[start - 1 : start] in _MINUS and text[: start - 1][-1:] in _BEFORE_MINUS and start > 0
        signed = signed and not text[max(0, start - _RANGE) : start - 1].rstrip()[-1:].isdecimal()
        below = signed or said or self._below.at(stretch.forms, one.next) is not None
        return one._replace(value=-one.value) if below else one

    def _pennies(self, stretch: Stretch, numeral: Numeral) -> Measured | None:
        """Hundredths of a currency: 50p."""
        code = self._pence.get(numeral.glued or "")
        word = stretch.forms[numeral.next] if numeral.glued is None and numeral.next < len(stretch.forms) else ""
        code = self._pence.get(word) if len(word) > 1 else code  # "318 pence", but "9 p.m."
        unit = Unit(code, stretch.ends[numeral.next], numeral.next + 1, money=True) if code else None
        return unit and one_of(numeral, unit, numeral.value * _CENT)

    def _counted(self, stretch: Stretch, numeral: Numeral) -> Measured | None:
        """The number with the unit behind it."""
        unit = self._unit(stretch, numeral)
        if numeral.definite or (numeral.value == 1 and not numeral.figures):
            return self._one_or_definite(stretch, numeral, unit)
        value, unit = self._million(stretch, numeral, unit)
        if numeral.glued is not None and unit is None:
            return None
        return self._and_a_half(stretch, one_of(numeral, unit, value))

    def _unit(self, stretch: Stretch, numeral: Numeral) -> Unit | None:
        symbol = self._glued.get(numeral.glued or "")
        if symbol is not None and stretch.written(numeral.next)[-1].isupper():
            return Unit(symbol, stretch.ends[numeral.next], numeral.next + 1)
        return self._measures.after(stretch, numeral)

    def _share(self, stretch: Stretch, numeral: Numeral) -> Measured | None:
        """A fraction with what it is of: «نصف ساعة», «ثلثا الأعضاء»."""
        share = self._shares.of_whole(stretch, numeral)
        if share is not None:
            return one_of(numeral._replace(exact=share.exact), percent(share), share.value)
        one_and = self._one_and(stretch, numeral)
        if one_and is not None:
            return one_and
        unit = self._measures.noun_at(stretch, numeral.next)
        return one_of(numeral, unit) if unit is not None and unit.symbol in DURATIONS else None

    def _one_and(self, stretch: Stretch, numeral: Numeral) -> Measured | None:
        """«متر ونصف المتر»: a measure alone is one of it."""
        joined = stretch.forms[numeral.first] in self._halves and numeral.first > 0
        unit = self._measures.noun_at(stretch, numeral.first - 1) if joined else None
        if unit is None or unit.noun or unit.next != numeral.first:
            return None
        again = self._measures.noun_at(stretch, numeral.next)
        end = again if again is not None and again.symbol == unit.symbol else None
        start = stretch.starts[numeral.first - 1]
        one = one_of(numeral, unit._replace(end=end.end, next=end.next) if end else unit, numeral.value + 1)
        return one._replace(
            start=start,
            end=end.end if end else numeral.end,
            first=numeral.first - 1,
            next=end.next if end else numeral.next,
        )

    def _and_a_half(self, stretch: Stretch, one: Measured) -> Measured:
        """The number with the fraction behind its unit: «ثلاث ساعات ونصف الساعة»."""
        half = self._halves.get(stretch.forms[one.next]) if one.next < len(stretch.forms) else None
        if half is None or one.unit is None:
            return one
        again = self._measures.noun_at(stretch, one.next + 1)
        if again is not None and again.symbol == one.unit.symbol:
            return one._replace(value=one.value + half, end=again.end, next=again.next)
        return one

    def _money(self, stretch: Stretch, numeral: Numeral, *, code: str, shared: str | None) -> Measured:
        """A number behind a currency sign; only here does "m" mean a million."""
        if numeral.glued is None or numeral.glued not in self._suffixes:
            return one_of(numeral, Unit(code, numeral.end, numeral.next, money=True, currency=shared))
        end, after = stretch.ends[numeral.next], numeral.next + 1
        unit = Unit(code, end, after, money=True, currency=shared)
        return one_of(numeral, unit, numeral.value * self._suffixes[numeral.glued])

    def _million(self, stretch: Stretch, numeral: Numeral, unit: Unit | None) -> tuple[Decimal, Unit | None]:
        """The value of "5m people": a million too, since something counted follows at once."""
        scale = self._suffixes.get(numeral.glued or "")
        if scale is None:
            return numeral.value, unit
        counted = self._measures.at(stretch, numeral.next + 1, numeral.value * scale)
        certain = counted is not None and counted.certain
        return (numeral.value * scale, counted) if certain else (numeral.value, unit)

    def million_too(self, low: Measured, high: Measured) -> Measured:
        """The lower end of "3m to 5m people" as a million too, and no metre."""
        scale = self._suffixes.get(low.numeral.glued or "")
        alike = low.numeral.glued == high.numeral.glued and low.value == low.numeral.value
        if scale is None or not alike or high.value == high.numeral.value:
            return low
        return low._replace(value=low.value * scale, unit=None)

    def _one_or_definite(self, stretch: Stretch, numeral: Numeral, unit: Unit | None) -> Measured | None:
        """«قتيل واحد», "one soldier", «الدول الخمس», «الـ20 دولة»: only where a listed noun is counted."""
        one = numeral.value == 1
        follows = unit is not None and unit.certain and not (one and unit.symbol in DURATIONS)
        partitive = self._measures.partitive(stretch, numeral.next) > numeral.next
        if unit is not None and follows and not (one and partitive):
            return one_of(numeral, unit)
        if one and (self._shares.ratio_follows(stretch, numeral.next) or self._opens_range(stretch, numeral)):
            return one_of(numeral, None)
        noun = self._measures.noun_before(stretch, numeral.first)
        if noun is None or noun.definite != numeral.definite or (noun.definite > noun.plural and not one):
            return None  # «الدورة الـ15» is the fifteenth
        found = one_of(numeral, Unit(noun.lemma, numeral.end, numeral.next))
        return found._replace(start=noun.start, first=noun.first)

    def _opens_range(self, stretch: Stretch, numeral: Numeral) -> bool:
        """Whether a bare one may be the lower end of a range: "between one and three people"."""
        return numeral.first > 0 and stretch.forms[numeral.first - 1] in self._between


def one_of(numeral: Numeral, unit: Unit | None, value: Decimal | None = None) -> Measured:
    """The number with its unit, its own value unless another is given."""
    end, after = (unit.end, unit.next) if unit is not None else (numeral.end, numeral.next)
    value = numeral.value if value is None else value
    return Measured(numeral, numeral.start, end, numeral.first, after, value, unit)
