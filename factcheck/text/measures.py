"""What a number counts: the per cent, currency, measure or noun that stands beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.text.normalize import fold
from factcheck.text.wordlists import alternation, word_data

PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"
DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})

# Signs that every script writes; codes are ISO 4217.
_SIGNS = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "£": "GBP", "€": "EUR", "¥": "JPY", "₺": "TRY", "₪": "ILS", "₹": "INR", "₽": "RUB", "₴": "UAH",
}  # fmt: skip
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_SHORTEST_NOUN = 3
_NOUN_WINDOW = 30  # characters before a number in which the noun before it stands


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, up to the place ``end``; ``certain`` where it is a known word and no guess."""

    symbol: str
    end: int
    certain: bool = True
    money: bool = False
    noun: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    symbol: str
    codes: dict[str, str] = field(default_factory=dict)  # by nation; none for what is no currency
    money: bool = False
    noun: bool = False
    singular: bool = False  # counts one alone, or stands in a compound ("a five-member panel")


class Measures:
    """The units of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._entries = _entries_of(data)
        self._nations: dict[str, str] = {
            fold(form): nation for nation, forms in data["nations"].items() for form in forms
        }
        codes = sorted({entry.symbol for entry in self._entries.values() if _is_code(entry)} | set(_SIGNS.values()))
        article = f"(?:{data['article']})?" if data["article"] else ""
        nation = rf"{article}(?P<nation>{alternation(self._nations)}){data['nation_ending']}(?!\w)"
        word = rf"{article}(?P<word>{alternation(self._entries)})(?!\w)"
        named = rf"(?:{nation}\s+)?{word}" if data["nation_first"] else rf"{word}(?:\s+{nation})?"
        self._after = re.compile(
            rf"\s?(?P<percent>[%٪])|\s?(?P<sign>{_SIGN})|\s?(?P<code>{'|'.join(codes)})(?!\w)"
            rf"|[\s-]*(?:{data['partitive']})?{named}"
        )
        self._before = re.compile(rf"(?<!\w)(?P<sign>{_SIGN}|(?P<code>{'|'.join(codes)}))\s?\Z")
        self._noun = re.compile(rf"[\s-]+(?:{data['partitive']})?{article}(?P<word>\w+)")
        self._last = re.compile(rf"(?<!\w)(?P<article>{data['article'] or '(?!)'})?(?P<word>\w+)\s+\Z")
        self._closed = frozenset(fold(word) for word in data["no_noun"]["words"])
        self._guess = data["guess"]
        self._refused = re.compile(self._guess["refused"])

    def after(self, text: str, at: int, value: Decimal) -> Unit | None:
        """The unit that follows a number that ends at ``at``."""
        match = self._after.match(text, at)
        if match is None or (match["word"] and not self._counts(match, value)):
            return self._noun_after(text, at, value)
        if match["percent"]:
            return Unit(PERCENT, match.end())
        if match["sign"] or match["code"]:
            return Unit(_SIGNS.get(match["sign"], match["code"]), match.end(), money=True)
        entry = self._entries[fold(match["word"])]
        if entry.money and match["nation"]:
            return Unit(entry.codes.get(self._nation(match), entry.symbol), match.end(), money=True)
        end = match.end("word")
        if match["nation"] and match.start("nation") < match.start("word"):
            end = match.end()
        return Unit(entry.symbol, end, money=entry.money, noun=entry.noun)

    def before(self, text: str, at: int) -> tuple[int, str] | None:
        """Where a currency sign or code before a number starts, and its code: "$4", "USD 4"."""
        match = self._before.search(text, max(0, at - 5), at)
        if match is None:
            return None
        return match.start(), match["code"] or _SIGNS[match["sign"]]

    def noun_before(self, text: str, at: int) -> tuple[int, str, bool] | None:
        """Start, lemma and definiteness of a listed noun right before ``at``: «قتيل واحد», «الدول الخمس»."""
        match = self._last.search(text, max(0, at - _NOUN_WINDOW), at)
        if match is None:
            return None
        whole, bare = fold(match[0]), fold(match["word"])
        definite = match["article"] is not None and whole not in self._entries
        entry = self._entries.get(bare if definite else whole)
        if entry is None or not entry.noun:
            return None
        return match.start(), entry.symbol, definite

    def _counts(self, match: re.Match[str], value: Decimal) -> bool:
        entry = self._entries[fold(match["word"])]
        return not entry.singular or value == 1 or match[0].startswith("-")

    def _nation(self, match: re.Match[str]) -> str:
        return self._nations[fold(match["nation"])]

    def _noun_after(self, text: str, at: int, value: Decimal) -> Unit | None:
        """A noun behind adjectives, or one that the list does not know."""
        guessed: Unit | None = None
        for match in self._words_after(text, at):
            word = fold(match["word"])
            entry = self._entries.get(word)
            if entry is not None and not entry.money and self._counts(match, value):
                return Unit(entry.symbol, match.end(), noun=entry.noun)
            guessed = guessed or self._guessed(match, word, int(value) % 100)
        return guessed

    def _words_after(self, text: str, at: int) -> Iterator[re.Match[str]]:
        for _ in range(self._guess["reach"] + 1):
            match = self._noun.match(text, at)
            if match is None or fold(match["word"]) in self._closed or match["word"][0].isdecimal():
                return
            yield match
            at = match.end()

    def _guessed(self, match: re.Match[str], word: str, low: int) -> Unit | None:
        if len(word) < _SHORTEST_NOUN or self._refused.fullmatch(match["word"]) or match["word"] != match[0].strip():
            return None
        for rule in self._guess["rules"]:
            ending = rule["ending"]
            if rule["low"] <= low <= rule["high"] and match["word"].endswith(ending):
                stem = match["word"].removesuffix(ending) if ending else match["word"]
                return Unit(stem + rule["instead"], match.end(), certain=False)
        return None


@cache
def measures(language: str) -> Measures | None:
    """The units of a language (ISO 639-1), None where its folder has no ``quantities.toml``."""
    data = word_data("quantities", language)
    return None if data is None else Measures(data)


def _is_code(entry: _Entry) -> bool:
    return entry.money and entry.symbol.isascii() and entry.symbol.isupper()


def _entries_of(data: dict[str, Any]) -> dict[str, _Entry]:
    """All unit words by their folded form; of two readings of one form the narrower (money, measure) wins."""
    entries: dict[str, _Entry] = {}
    for lemma, plurals in data["nouns"].items():
        entry = _Entry(lemma, noun=True)
        entries[fold(lemma)] = replace(entry, singular=data["counted_plural"])
        entries |= {
            fold(form): entry
            for form in (*plurals, *([] if plurals and data["counted_plural"] else _inflected(lemma, data)))
        }
    for symbol, forms in data["measures"].items():
        entries |= {fold(form): _Entry(symbol) for form in forms}
    for currency in data["currencies"]:
        entry = _Entry(currency["alone"], currency.get("codes", {}), money=True)
        entries |= {fold(form): entry for form in currency["forms"]}
    entries |= {fold(form): _Entry(PERCENT) for form in data["percent"]["words"]}
    return entries | {fold(form): _Entry(PERCENTAGE_POINT) for form in data["percent"]["points"]}


def _inflected(lemma: str, data: dict[str, Any]) -> Iterator[str]:
    """The forms of a counted noun that the language makes by rule."""
    accusative = data.get("accusative")
    if accusative and not lemma.endswith(tuple(accusative["not_after"])):
        yield lemma + accusative["ending"]
    for rule in data.get("plural", ()):
        if re.search(rule["after"], lemma):
            yield re.sub(rule["after"], "", lemma) + rule["ending"]
            return
