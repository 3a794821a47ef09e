"""Numbers in figures of every digit set and in words, as one value each."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.text.counting import Count, Numeral
from factcheck.text.normalize import fold
from factcheck.text.number_words import Kind, words_of
from factcheck.text.stretches import Stretch
from factcheck.text.wordlists import Starts, alternation, word_data

# Longer runs of digits are serial numbers, telephone numbers or noise, never counts in news.
_MOST_DIGITS = 18
_DIGIT = "[0-9٠-٩۰-۹]"
# No possessive quantifiers: Python before 3.11.5 loses matches of a repeated group that has one.
_FIGURE = f"{_DIGIT}+(?:[.,٫٬،'’\u00a0\u202f]{_DIGIT}+)*(?: {_DIGIT}{{3}}(?!{_DIGIT}))*"
_PARTS = re.compile("[.,٫٬،'’\u00a0\u202f ]")
_DECIMAL_DIGITS = 3  # this many digits after a comma are a thousand, fewer are decimals


class Numbers:
    """The number words of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._words = words_of(data)
        word = rf"(?P<word>{alternation(self._words)})(?!\w)"
        self._exact = {fold(form): (form,) for form in data["not_numbers"].get("exact", ())}
        never = alternation(map(fold, data["not_numbers"]["words"]))
        article, preposition = data["article"] or "(?!)", data["prepositions"]
        onto = f"{data['conjunctions']}(?:(?P<article>{article})|{preposition})?"
        # No number starts inside a word, a longer figure, a time of day or a type name (S-400, «إس-400»).
        self._start = re.compile(
            rf"(?<![\w.,٫٬/:])(?<![^\W\d]-)(?!(?:{never})(?!\w)){onto}(?:(?P<figure>{_FIGURE})|{word})"
        )
        self._starts = Starts({form.split()[0]: (0,) for form in self._words}, (0,), onto)
        more = alternation(form for form, said in self._words.items() if said.kind is not Kind.COUNTED)
        self._next = re.compile(
            rf"{data['joint']}(?:(?P<figure>{_FIGURE})|(?:{article.partition('|')[0]})?(?P<word>{more})(?!\w))"
        )
        self._suffix = re.compile(rf"(?P<word>{alternation(map(fold, data.get('suffixes', {})))})(?!\w)")
        self._suffixes = {fold(suffix): Decimal(value) for suffix, value in data.get("suffixes", {}).items()}

    def find(self, stretch: Stretch) -> Iterator[Numeral]:
        """The numbers of the stretch's text in order, none overlapping."""
        text, done = stretch.text, 0
        for place, _ in self._starts.places(stretch):
            if place < done or (match := self._start.match(text, place)) is None:
                continue
            numeral = self._read(text, match)
            if numeral is not None:
                yield numeral
            done = max(match.end(), numeral.end if numeral else 0)

    def _read(self, text: str, match: re.Match[str]) -> Numeral | None:
        start, definite = match.start("figure" if match["figure"] else "word"), match["article"] is not None
        if match["figure"]:
            return self._from_figure(text, match["figure"], start, definite=definite)
        word = self._words[fold(match["word"])]
        if match["word"] not in self._exact.get(fold(match["word"]), (match["word"],)):
            return None
        if word.kind is Kind.COUNTED:
            return None if definite else Numeral(start, match.end(), word.value, lemma=word.lemma)
        count = Count()
        if not count.take(word, joined=False, end=match.end()):
            return None
        self._go_on(text, count)
        return count.numeral(start, definite=definite)

    def _from_figure(self, text: str, figure: str, start: int, *, definite: bool) -> Numeral | None:
        value, end = figure_value(figure), start + len(figure)
        if value is None:
            return None
        if (suffix := self._suffix.match(text, end)) is not None:
            scale = self._suffixes[fold(suffix["word"])]
            return Numeral(start, suffix.end(), value * scale, scale, definite)
        count = Count(value, end)
        self._go_on(text, count)
        return count.numeral(start, definite=definite)

    def _go_on(self, text: str, count: Count) -> None:
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
