"""What a number counts: the per cent, currency, measure or noun that stands beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from factcheck.text.counting import Numeral
from factcheck.text.currencies import Currencies, code_or_sign, may_be_code, sign_before
from factcheck.text.normalize import fold, fold_all
from factcheck.text.phrasebook import Phrasebook
from factcheck.text.stretches import Stretch
from factcheck.text.unit_words import PERCENT, Entry, entries_of
from factcheck.text.wordlists import word_data

_PERCENT_SIGNS = ("%", "٪")
_DEGREE, _DEGREES = "°", {"C": "Cel", "F": "[degF]", "م": "Cel"}
DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
_SHORTEST_NOUN = 3
_SEAT_OF_HAMZA = re.compile("ا[يو]$")  # folded «أبنائها», «أبناؤها» without the pronoun; alone it is «أبناء»
_THOUSAND, _LARGE = 1_000, 1_000_000


class Unit(NamedTuple):
    """What is counted, up to the place ``end``; ``next`` is the token after it.

    ``certain`` where it is a known word and no guess.
    ``currency`` is the word of a currency that several countries have, none of them said here.
    """

    symbol: str
    end: int
    next: int
    certain: bool = True
    money: bool = False
    noun: bool = False
    currency: str | None = None


class NounBefore(NamedTuple):
    """A noun that stands before its number: its token, where it starts behind what is written onto it."""

    first: int
    start: int
    lemma: str
    definite: bool
    plural: bool


class _Place(NamedTuple):
    """Where a unit is looked for: at a token, reading ``first`` instead of its form where letters are glued on."""

    at: int
    first: str
    hyphen: bool = False
    partitive: bool = False  # behind "of the"


class Measures:
    """The units of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.currencies = Currencies(data)
        self._entries = Phrasebook(entries_of(data))
        self._written_article: str = data["article"].partition("|")[0]
        self._article = fold(self._written_article)
        self._partitives = Phrasebook({fold(words): True for words in data["partitives"]})
        self._nation_first: bool = data["nation_first"]
        self._suffixes = frozenset(data.get("money_suffixes", ()))
        self._clitics: str = data["before"]["clitics"]
        self._pronouns: tuple[str, ...] = tuple(data["pronouns_onto"])
        self._closed = frozenset(fold(word) for word in data["no_noun"]["words"])
        self._numbers = frozenset(fold_all(form for forms in data["numbers"].values() for form in forms))
        self._guess = data["guess"]
        hyphened = data.get("hyphened", {})
        self._hyphened: dict[str, str] = hyphened.get("unit", {})
        self._odd = frozenset((*hyphened.get("about", ()), *hyphened.get("least", ())))  # "the 40-odd staff"
        self._refused = re.compile(self._guess["refused"])

    def after(self, stretch: Stretch, numeral: Numeral) -> Unit | None:
        """The unit that follows a number."""
        return self.at(stretch, numeral.next, numeral.value, numeral.glued)

    def at(self, stretch: Stretch, at: int, value: Decimal, glued: str | None = None) -> Unit | None:
        """The unit that stands at a token; ``glued`` where it is written onto a number."""
        if at >= len(stretch.forms):
            return None
        signed = self._signed(stretch, at, glued)
        if signed is not None:
            return signed
        place = self._place(stretch, at, glued)
        return place and (self._known(stretch, place, value) or self._noun_after(stretch, place, value))

    def noun_before(self, stretch: Stretch, at: int) -> NounBefore | None:
        """A listed noun right before the token: «قتيل واحد», «بطبيب واحد», «الدول الخمس», «سفنه الخمس»."""
        if not at or not stretch.forms[at - 1]:
            return None
        whole = stretch.forms[at - 1]
        for cut in (0, 1) if whole[0] in self._clitics else (0,):
            form = whole[cut:]
            bare = self._bare(form)
            definite = bare != form and form not in self._entries
            entry = self._entries.get(bare if definite else form)
            if entry is None and not definite:
                entry, definite = self._owned(form), True
            if entry is not None and entry.noun:
                return NounBefore(at - 1, stretch.behind(at - 1, cut), entry.symbol, definite, entry.plural)
        return None

    def _owned(self, form: str) -> Entry | None:
        """A listed noun with a pronoun written onto it: «سفنه», «أبنائها»."""
        for pronoun in self._pronouns:
            if form.endswith(pronoun):
                stem = form.removesuffix(pronoun)
                return self._entries.get(stem) or self._entries.get(_SEAT_OF_HAMZA.sub("اء", stem))
        return None

    def noun_at(self, stretch: Stretch, at: int) -> Unit | None:
        """A listed noun, definite or not, or a currency at the token, whatever its number."""
        place = self._place(stretch, at, None) if at < len(stretch.forms) else None
        return place and self._known(stretch, place, None)

    def definite(self, stretch: Stretch, at: int) -> str | None:
        """The word at the token without its article, None where it has none."""
        form = stretch.forms[at] if at < len(stretch.forms) else ""
        return self._bare(form) if self._bare(form) != form else None

    def partitive(self, stretch: Stretch, at: int) -> int:
        """The token after "of the", the same where there is none."""
        found = self._partitives.at(stretch.forms, at)
        return found[1] if found else at

    def before(self, stretch: Stretch, numeral: Numeral) -> tuple[int, str, str | None] | None:
        """Where a currency sign or code before a number starts, its code, and its word where several have it: "$4"."""
        large = numeral.glued in self._suffixes or numeral.value >= _THOUSAND
        found = sign_before(stretch.text, numeral.start, large=large)
        if found is None:
            return None
        start, code, shared = found
        return start, code, shared if shared is not None and self.currencies.has(shared) else None

    def two_of(self, stretch: Stretch, numeral: Numeral, lemma: str) -> Unit:
        """What a dual counts, with its nation where it is money: «دينارين كويتيين»."""
        if not self.currencies.has(lemma):
            return Unit(lemma, numeral.end, numeral.next)
        nation = self.currencies.nation_at(stretch.forms, numeral.next)
        after = nation[1] if nation else numeral.next
        return self._money(lemma, nation and nation[0], stretch.ends[after - 1], after)

    def _signed(self, stretch: Stretch, at: int, glued: str | None) -> Unit | None:
        """A per cent or currency sign, or a currency's code."""
        form = stretch.forms[at] if glued is None else glued
        if form and not may_be_code(form):
            return None
        written = stretch.written(at)
        if written == _DEGREE and at + 1 < len(stretch.forms):
            scale = _DEGREES.get(stretch.written(at + 1))
            return Unit(scale, stretch.ends[at + 1], at + 2) if scale else None
        if written in _PERCENT_SIGNS:
            return Unit(PERCENT, stretch.ends[at], at + 1)
        code = code_or_sign(written if glued is None else written[-len(glued) :])
        return Unit(code, stretch.ends[at], at + 1, money=True) if code else None

    def _place(self, stretch: Stretch, at: int, glued: str | None) -> _Place | None:
        """The token at which a unit's words start, without "of the" before it."""
        if glued is not None:
            return _Place(at, glued)
        hyphen = not stretch.forms[at] and stretch.mark(at) == "-"
        noun = self.partitive(stretch, at + hyphen)
        if noun >= len(stretch.forms) or not stretch.forms[noun]:
            return None
        return _Place(noun, stretch.forms[noun], hyphen, noun > at + hyphen)

    def _known(self, stretch: Stretch, place: _Place, value: Decimal | None) -> Unit | None:
        """A listed unit, with its nation where it is money."""
        forms = stretch.forms
        nation = self.currencies.nation_at(forms, place.at, place.first) if self._nation_first else None
        at, first = (nation[1], None) if nation else (place.at, place.first)
        found = self._entries.at(forms, at, first) or self._entries.at(forms, at, self._bare(first or place.first))
        if found is None or (nation and not found[0].money) or not self._counts(found[0], value, hyphen=place.hyphen):
            return None
        entry, after = found
        if not entry.money:
            return Unit(entry.symbol, stretch.ends[after - 1], after, noun=entry.noun)
        if nation is None and not self._nation_first:
            nation = self.currencies.nation_at(forms, after)
            after = nation[1] if nation else after
        return self._money(entry.symbol, nation and nation[0], stretch.ends[after - 1], after)

    def _money(self, currency: str, nation: str | None, end: int, after: int) -> Unit:
        shared = nation is None and not currency.isupper()  # no code: several countries have it
        code = self.currencies.of_nation(currency, nation)
        return Unit(code, end, after, money=True, currency=currency if shared else None)

    def _counts(self, entry: Entry, value: Decimal | None, *, hyphen: bool) -> bool:
        if entry.large:
            return value is not None and value >= _LARGE
        return not entry.singular or value == 1 or hyphen

    def _noun_after(self, stretch: Stretch, place: _Place, value: Decimal) -> Unit | None:
        """A noun behind adjectives, or one that the list does not know."""
        if place.hyphen and (counted := self._hyphened.get(place.first)) is not None:  # "a 3,000-strong force"
            return Unit(counted, stretch.ends[place.at], place.at + 1)
        guessed: Unit | None = None
        for at in self._words_after(stretch, place):
            form = stretch.forms[at]
            entry = self._entries.get(form) or self._entries.get(self._bare(form))
            if entry is not None and not entry.money and self._counts(entry, value, hyphen=place.hyphen):
                return Unit(entry.symbol, stretch.ends[at], at + 1, noun=entry.noun)
            if guessed is None and not place.partitive:
                guessed = self._guessed(stretch, at, value)
        if guessed is None and place.hyphen and value > 1 and place.first.isalpha() and place.first not in self._closed:
            return Unit(stretch.written(place.at), stretch.ends[place.at], place.at + 1, certain=False)
        return guessed

    def _words_after(self, stretch: Stretch, place: _Place) -> Iterator[int]:
        if place.first != stretch.forms[place.at]:
            return
        last = place.at + self._guess["reach"]
        for at in range(place.at, len(stretch.forms)):
            form = stretch.forms[at]
            if stretch.mark(at) == "-" and stretch.starts[at] == stretch.ends[at - 1]:  # "12 first-time buyers"
                last += 1
                continue
            if at > last or (place.hyphen and at > place.at and place.first not in self._odd):
                return
            if not form or form in self._closed or form[0].isdecimal() or (place.partitive and form in self._numbers):
                return
            yield at

    def _guessed(self, stretch: Stretch, at: int, value: Decimal) -> Unit | None:
        word, low = stretch.written(at), int(value) % 100
        if len(word) < _SHORTEST_NOUN or self._refused.fullmatch(word):
            many = len(word) >= _SHORTEST_NOUN and word[-1] == "s" and word[:-1].isupper() and value > 1
            return Unit(word[:-1], stretch.ends[at], at + 1, certain=False) if many else None  # "60 MPs"
        for rule in self._guess["rules"]:
            ending = rule["ending"]
            if rule["low"] <= low <= rule["high"] and word.endswith(ending):
                stem = word.removesuffix(ending) if ending else word
                return Unit(stem + rule["instead"], stretch.ends[at], at + 1, certain=False)
        return None

    def guessed_many(self, stretch: Stretch, at: int) -> Unit | None:
        """A noun that the list does not know, behind «مئات» or "hundreds of": its lemma by its plural's ending."""
        at = self.partitive(stretch, at)
        for where in self._words_after(stretch, _Place(at, stretch.forms[at])) if at < len(stretch.forms) else ():
            word = stretch.written(where)
            bare = word.removeprefix(self._written_article) if self._article else word
            if self._refused.fullmatch(bare) or len(bare) < _SHORTEST_NOUN:
                continue
            for rule in self._guess["many"]:
                if bare.endswith(rule["ending"]):
                    stem = bare.removesuffix(rule["ending"]) + rule["instead"]
                    return Unit(stem, stretch.ends[where], where + 1, certain=False)
        return None

    def _bare(self, form: str) -> str:
        return form.removeprefix(self._article) if self._article else form


@cache
def measures(language: str) -> Measures | None:
    """The units of a language (ISO 639-1), None where its folder has no ``quantities.toml``."""
    data = word_data("quantities", language)
    return None if data is None else Measures(data)
