"""A number while its words come in, one by one."""

from decimal import Decimal
from typing import NamedTuple

from factcheck.text.number_words import Kind, Word

_THOUSAND = 1000
_HUNDRED = 100
_UNITS = range(1, 10)
_TENS = range(20, 100, 10)


class Numeral(NamedTuple):
    """One number at ``[start, end)`` of a stretch's text; ``first`` is its first token, ``next`` the one after it.

    ``scale`` is its last scale word (1 without one), so that "4 to 6 billion" can lend it to the 4. ``definite``:
    an article stands on it. ``figures``: it is written in digits alone. ``lemma``: the noun that a dual counts.
    ``needs_unit``: without something counted it is another word. ``share``: a fraction that waits for what it is of.
    ``exact``: not rounded.
    ``glued``: letters that are written onto its end
    («700كم»), folded; ``next`` is then the token that they stand in.
    """

    start: int
    end: int
    first: int
    next: int
    value: Decimal
    scale: Decimal = Decimal(1)
    definite: bool = False
    figures: bool = False
    lemma: str | None = None
    needs_unit: bool = False
    share: bool = False
    exact: bool = True
    glued: str | None = None


class Counted(NamedTuple):
    """What a number came to: up to the token ``end``, its value and its last scale."""

    end: int
    value: Decimal
    scale: Decimal
    figures: bool
    needs_unit: bool


class Count:
    """A number while its words come in: closed scales in ``total``, what is below the next scale in ``group``.

    Places are tokens. ``safe`` is the number as far as it certainly makes sense; ``closed`` the same at the last scale,
    to go back to when "one million and two" turns out to be "one million and two million".
    """

    def __init__(self, figure: Decimal | None = None, end: int = 0) -> None:
        self.end = end
        self._total, self._scale = Decimal(0), Decimal(1)
        self._group, self._figure = figure, figure is not None
        self._floor: Decimal | None = None
        self._simple, self._halved = True, False
        self._safe = None if figure is None else (end, figure, Decimal(1))
        self._twofold: Decimal | None = None
        self._needs_unit = False
        self._closed: tuple[int, Decimal, Decimal] | None = None

    def take(self, word: Word, *, joined: bool, end: int) -> bool:
        """Whether ``word`` goes on with this number; where it does, it is counted in."""
        first, self.end = self._safe is None, end
        if joined and self._twofold is not None and word.kind is not Kind.COUNTED:
            self._total, self._twofold = self._total - self._twofold, None
        match word.kind:
            case Kind.ADD:
                taken = self._add(word.value, joined=joined)
            case Kind.HUNDRED:
                taken = self._hundred(word.value, joined=joined)
            case Kind.SCALE:
                taken = self._close(word, joined=joined)
            case Kind.FRACTION:
                return self._fraction(word.value, joined=joined)
            case Kind.COUNTED:
                return False
        if taken:
            self._needs_unit = word.needs_unit and first
            self._keep()
        return taken

    def take_figure(self, value: Decimal, end: int) -> bool:
        """Whether figures go on with this number: «4 مليارات و200 مليون»; they count once a smaller scale follows."""
        if self._floor is None or self._group is not None or self._halved or value >= self._floor:
            return False
        self._group, self._figure, self.end = value, True, end
        if self._twofold is not None:
            self._total, self._twofold = self._total - self._twofold, None
        if self._floor == _THOUSAND:  # after a thousand nothing smaller is waited for
            self._keep()
        return True

    def counted(self) -> Counted | None:
        """The number as far as it made sense, or None."""
        if self._safe is None:
            return None
        end, value, scale = self._safe
        return Counted(end, value, scale, figures=self._figure and self._simple, needs_unit=self._needs_unit)

    @property
    def closed(self) -> bool:
        """Whether the last word was a scale."""
        return self._floor is not None and self._group is None

    def _keep(self) -> None:
        self._simple = self._simple and self._floor is None
        self._safe = (self.end, self._total + (self._group or 0), self._scale)

    def _add(self, value: Decimal, *, joined: bool) -> bool:
        if self._halved:
            return False
        if self._group is None:
            self._group = value
            return self._floor is None or value < self._floor
        fits = not self._figure and _fits(int(self._group) % 100, int(value), joined=joined)
        self._group += value if fits else 0
        return fits

    def _hundred(self, value: Decimal, *, joined: bool) -> bool:
        if self._group is None:
            self._group = value
            return not self._halved
        fits = not joined and self._group in _UNITS
        self._group *= value if fits else 1
        return fits

    def _close(self, word: Word, *, joined: bool) -> bool:
        if self._group is None and self._floor is not None and not joined:
            return self._raise(word)
        if self._floor is not None and word.value >= self._floor:
            self._safe = self._closed
            return False
        self._twofold = word.value if word.construct and self._group is None else None
        count = self._group if self._group is not None and not joined else word.alone
        if count is None or (self._group is not None and joined):
            return False
        self._total += count * word.value
        self._group, self._floor, self._scale = None, word.value, word.value
        self._keep()
        self._closed = self._safe
        return True

    def _raise(self, word: Word) -> bool:
        """A scale upon a scale: «ألف مليون» is a thousand millions, «مليون ونصف المليون» says the million again."""
        if self._halved:
            return word.value == self._floor
        if self._floor is None or word.value <= self._floor:
            return False
        self._total, self._floor, self._scale = self._total * word.value, word.value, self._scale * word.value
        return True

    def _fraction(self, value: Decimal, *, joined: bool) -> bool:
        """«نصف مليون» waits for its million, «مليون ونصف» does not, "one and a half million" does again."""
        if self._group is None and self._floor is not None and joined and not self._halved:
            self._total += value * self._floor
            self._halved = True
            self._keep()
            return True
        if self._floor is None and self._group is None:
            self._group = value
            return True
        if self._floor is None and self._group is not None and joined:
            self._group += value
            self._keep()
            return True
        return False


def _fits(low: int, value: int, *, joined: bool) -> bool:
    """Whether ``value`` may be added where the last two digits so far are ``low``.

    «مئة وخمسة», «خمسة وعشرون» (the unit comes first and is joined), "twenty-five" (the ten comes first and is not).
    """
    if low == 0:
        return value < _HUNDRED
    return (low in _UNITS and value in _TENS) if joined else (low in _TENS and value in _UNITS)
