"""Numbers in figures of every digit set and in words, as one value each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from factcheck.text.normalize import fold
from factcheck.text.wordlists import Starts, alternation, word_data

# Longer runs of digits are serial numbers, telephone numbers or noise, never counts in news.
_MOST_DIGITS = 18
_DIGIT = "[0-9٠-٩۰-۹]"
_FIGURE = f"{_DIGIT}+(?:[.,٫٬،'’\u00a0\u202f]{_DIGIT}+)*+(?: {_DIGIT}{{3}}(?!{_DIGIT}))*+"
_PARTS = re.compile("[.,٫٬،'’\u00a0\u202f ]")
_DECIMAL_DIGITS = 3  # this many digits after a comma are a thousand, fewer are decimals


class _Kind(Enum):
    """What a number word does to the number that is being read."""

    ADD = "add"
    HUNDRED = "hundred"
    SCALE = "scale"
    FRACTION = "fraction"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class _Word:
    """A number word; ``count`` is how many of ``value`` it says alone, None where it cannot stand alone."""

    kind: _Kind
    value: Decimal
    count: int | None = None
    lemma: str | None = None
    construct: bool = False  # «مليونا»: two before its noun, but one million where more is joined to it


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number at ``[start, end)``.

    ``scale`` is its last scale word (1 without one), so that "4 to 6 billion" can lend it to the 4. ``definite``:
    an article stands on it. ``figures``: it is written in digits alone. ``lemma``: the noun that a dual counts.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    definite: bool = False
    figures: bool = False
    lemma: str | None = None


class Numbers:
    """The number words of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._words = _words_of(data)
        word = rf"(?P<word>{alternation(self._words)})(?!\w)"
        never = alternation(map(fold, data["not_numbers"]["words"]))
        article, preposition = data["article"] or "(?!)", data["prepositions"]
        onto = f"{data['conjunctions']}(?:(?P<article>{article})|{preposition})?"
        # No number starts inside a word, a longer figure, a time of day or a type name (S-400, «إس-400»).
        self._start = re.compile(
            rf"(?<![\w.,٫٬/:])(?<![^\W\d]-)(?!(?:{never})(?!\w)){onto}(?:(?P<figure>{_FIGURE})|{word})"
        )
        self._starts = Starts({form.split()[0]: (0,) for form in self._words}, (0,), onto)
        self._next = re.compile(rf"{data['joint']}(?:(?P<figure>{_FIGURE})|(?:{article.partition('|')[0]})?{word})")
        self._suffix = re.compile(rf"(?P<word>{alternation(map(fold, data.get('suffixes', {})))})(?!\w)")
        self._suffixes = {fold(suffix): Decimal(value) for suffix, value in data.get("suffixes", {}).items()}

    def find(self, text: str) -> Iterator[Numeral]:
        """The numbers of ``text`` in order, none overlapping."""
        done = 0
        for place, _ in self._starts.places(text):
            if place < done or (match := self._start.match(text, place)) is None:
                continue
            numeral = self._read(text, match)
            if numeral is not None:
                yield numeral
            done = max(match.end(), numeral.end if numeral else 0)

    def _read(self, text: str, match: re.Match[str]) -> Numeral | None:
        start, definite = match.start("figure" if match["figure"] else "word"), match["article"] is not None
        if match["figure"]:
            return self._from_figure(text, match["figure"], start, definite)
        word = self._words[fold(match["word"])]
        if word.kind is _Kind.COUNTED:
            return None if definite else Numeral(start, match.end(), word.value, lemma=word.lemma)
        count = _Count()
        if not count.take(word, joined=False, end=match.end()):
            return None
        self._go_on(text, count)
        return count.numeral(start, definite=definite)

    def _from_figure(self, text: str, figure: str, start: int, definite: bool) -> Numeral | None:  # noqa: FBT001  # private
        value, end = figure_value(figure), start + len(figure)
        if value is None:
            return None
        if (suffix := self._suffix.match(text, end)) is not None:
            scale = self._suffixes[fold(suffix["word"])]
            return Numeral(start, suffix.end(), value * scale, scale, definite)
        count = _Count(value, end)
        self._go_on(text, count)
        return count.numeral(start, definite=definite)

    def _go_on(self, text: str, count: "_Count") -> None:
        """Take the number words that follow, as long as they go on with the same number."""
        while match := self._next.match(text, count.end):
            if match["figure"]:
                value = figure_value(match["figure"]) if match["join"] else None
                taken = value is not None and count.take_figure(value, match.end())
            else:
                taken = count.take(self._words[fold(match["word"])], joined=bool(match["join"]), end=match.end())
            if not taken:
                return


@cache
def numbers(language: str) -> Numbers | None:
    """The number words of a language (ISO 639-1), None where its folder has no ``quantities.toml``."""
    data = word_data("quantities", language)
    return None if data is None else Numbers(data)


@cache
def small_numbers(language: str) -> dict[str, int]:
    """The number words below a hundred, folded."""
    data = word_data("quantities", language)
    if data is None:
        return {}
    return {fold(form): int(value) for value, forms in data["numbers"].items() for form in forms if int(value) < 100}  # noqa: PLR2004


def figure_value(figure: str) -> Decimal | None:
    """What a number in figures says, whatever marks its thousands and decimals; None for what is no number.

    >>> [str(figure_value(figure)) for figure in ("1,200", "٤٫٢", "4,2", "1.200.000", "3.141")]
    ['1200', '4.2', '4.2', '1200000', '3.141']
    """
    parts = _PARTS.split(figure)
    if sum(map(len, parts)) > _MOST_DIGITS:
        return None
    whole, *rest = parts
    if not rest:
        return Decimal(int(whole))
    mark = figure[len(figure) - len(rest[-1]) - 1]
    thousands = all(len(part) == _DECIMAL_DIGITS for part in rest) and len(whole) <= _DECIMAL_DIGITS
    if thousands and (len(rest) > 1 or mark not in ".٫"):
        return Decimal(int("".join(parts)))
    if mark in "٬'’ \u00a0\u202f" or not all(len(part) == _DECIMAL_DIGITS for part in rest[:-1]):
        return None
    return Decimal(f"{int(''.join(parts[:-1]))}.{''.join(str(int(digit)) for digit in rest[-1])}")


class _Count:
    """A number while its words come in: closed scales in ``total``, what is below the next scale in ``group``.

    ``safe`` is the number as far as it certainly makes sense; ``closed`` the same at the last scale, to go back to
    when "one million and two" turns out to be "one million and two million".
    """

    def __init__(self, figure: Decimal | None = None, end: int = 0) -> None:
        self.end = end
        self._total, self._scale = Decimal(0), Decimal(1)
        self._group, self._figure = figure, figure is not None
        self._floor: Decimal | None = None
        self._simple, self._halved = True, False
        self._safe = None if figure is None else (end, figure, Decimal(1))
        self._twofold: Decimal | None = None
        self._closed: tuple[int, Decimal, Decimal] | None = None

    def take(self, word: _Word, *, joined: bool, end: int) -> bool:
        """Whether ``word`` goes on with this number; where it does, it is counted in."""
        self.end = end
        if joined and self._twofold is not None and word.kind is not _Kind.COUNTED:
            self._total, self._twofold = self._total - self._twofold, None
        match word.kind:
            case _Kind.ADD:
                taken = self._add(word.value, joined=joined)
            case _Kind.HUNDRED:
                taken = self._hundred(word.value, joined=joined)
            case _Kind.SCALE:
                taken = self._close(word, joined=joined)
            case _Kind.FRACTION:
                return self._fraction(word.value, joined=joined)
            case _Kind.COUNTED:
                return False
        if taken:
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

    def numeral(self, start: int, *, definite: bool) -> Numeral | None:
        """The number as far as it made sense, or None."""
        if self._safe is None:
            return None
        end, value, scale = self._safe
        return Numeral(start, end, value, scale, definite, figures=self._figure and self._simple)

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

    def _close(self, word: _Word, *, joined: bool) -> bool:
        if self._group is None and self._floor is not None and not joined:
            return self._raise(word)
        if self._floor is not None and word.value >= self._floor:
            self._safe = self._closed
            return False
        self._twofold = word.value if word.construct and self._group is None else None
        count = self._group if self._group is not None and not joined else word.count
        if count is None or (self._group is not None and joined):
            return False
        self._total += count * word.value
        self._group, self._floor, self._scale = None, word.value, word.value
        self._keep()
        self._closed = self._safe
        return True

    def _raise(self, word: _Word) -> bool:
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


_THOUSAND = 1000
_UNITS = range(1, 10)


def _fits(low: int, value: int, *, joined: bool) -> bool:
    """Whether ``value`` may be added where the last two digits so far are ``low``.

    «مئة وخمسة», «خمسة وعشرون» (the unit comes first and is joined), "twenty-five" (the ten comes first and is not).
    """
    if low == 0:
        return value < 100  # noqa: PLR2004  # hundreds take what is below a hundred
    tens = range(20, 100, 10)
    return (low < 10 and value in tens) if joined else (low in tens and value < 10)  # noqa: PLR2004


def _words_of(data: dict[str, Any]) -> dict[str, _Word]:
    """All number words of a data file by their folded form."""
    words = {fold(form): _Word(_Kind.COUNTED, Decimal(2), lemma=lemma) for form, lemma in duals(data).items()}
    for kind, table in ((_Kind.ADD, "numbers"), (_Kind.HUNDRED, "hundreds"), (_Kind.FRACTION, "fractions")):
        for value, forms in data[table].items():
            words |= {fold(form): _Word(kind, Decimal(value)) for form in forms}
    for scale in data["scales"]:
        for count, forms in ((1, scale["one"]), (2, scale["two"]), (None, scale["many"])):
            words |= {fold(form): _Word(_Kind.SCALE, Decimal(scale["value"]), count) for form in forms}
        words |= {
            fold(form): _Word(_Kind.SCALE, Decimal(scale["value"]), 2, construct=True)
            for form in scale.get("construct", ())
        }
    return words


def duals(data: dict[str, Any]) -> dict[str, str]:
    """Each written dual that counts two, with the unit it counts: a lemma, a measure's symbol, a currency."""
    plurals = {form for forms in data["nouns"].values() for form in forms}
    listed = {form: lemma for lemma, forms in data.get("twos", {}).items() for form in forms}
    last, instead = data.get("before_dual", ("", ""))
    made = {
        (lemma[: -len(last)] + instead if last and lemma.endswith(last) else lemma) + ending: lemma
        for lemma in data["nouns"]
        for ending in data.get("dual_endings", ())
        if lemma not in data["no_dual"]["words"]
    }
    listed |= {form: symbol for symbol, forms in data.get("measures_dual", {}).items() for form in forms}
    listed |= {form: currency["alone"] for currency in data["currencies"] for form in currency.get("dual", ())}
    return listed | {form: lemma for form, lemma in made.items() if form not in plurals}
