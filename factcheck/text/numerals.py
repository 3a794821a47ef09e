"""Numbers in figures of every digit set and in words, as one value each."""

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from factcheck.text.counted_nouns import Duals, counted_nouns
from factcheck.text.counting import Count, Numeral
from factcheck.text.currencies import LETTERS_BEFORE
from factcheck.text.figure_shapes import FIGURE, figure_value, plain_value
from factcheck.text.normalize import fold, fold_all
from factcheck.text.number_words import Kind, Word, words_of
from factcheck.text.phrasebook import Phrasebook
from factcheck.text.stretches import Stretch, without_marks
from factcheck.text.wordlists import word_data

_LONGEST_ONTO = 5  # letters before a first word: «وبال» has four
_SHORTEST_DUAL = 6  # letters of a feminine dual that no list has and of its adjective: «بوتين» has five
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}  # written onto a figure
_TWO, _THOUSAND = Decimal(2), 1_000
_SMALL = frozenset((*range(1, 20), *range(20, 100, 10)))
_WORDS_REMEMBERED = 65_536
_MORE = re.compile(r"[.,٫٬]\d")  # a figure goes on that is too long for one
_INSIDE = frozenset(".,٫٬/:_")


class _First(NamedTuple):
    """A word that a number may start with, without what is written onto it."""

    word: str
    onto: int
    definite: bool = False
    doubtful: bool = False  # a number before a plural alone: «لست ساعات»
    lemma: str | None = None  # the noun of which it counts two


class Numbers:
    """The number words of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        words = words_of(data)
        self._words, self._listed = Phrasebook(words), frozenset(words)
        self._exact = {fold(form): (form,) for form in data["not_numbers"].get("exact", ())}
        self._doubtful = frozenset(fold_all(data["not_numbers"]["words"]))
        self._duals = Duals(data, counted_nouns(data))
        self._plurals = self._duals.plurals | frozenset(fold_all(data["not_numbers"].get("but_before", ())))
        self._agreeing: tuple[str, ...] = tuple(data.get("agreeing_duals", ()))
        self._singular: str = data.get("before_dual", [""])[0]
        onto = f"{data['conjunctions']}(?:(?P<article>{data['article'] or '(?!)'})|{data['prepositions']})?"
        self._onto = re.compile(onto)
        self._figure = re.compile(FIGURE)
        self._joiners, self._join_on = frozenset(data["joiners"]), data["join_on"]
        self._article = fold(data["article"].partition("|")[0])
        self._articles = frozenset(data["indefinite"])
        self._after_article = {
            rest.split()[0] for phrase in words for first, _, rest in [phrase.partition(" ")] if first in self._articles
        }
        self._suffixes = {fold(suffix): Decimal(value) for suffix, value in data.get("suffixes", {}).items()}
        self._scaled = frozenset(data.get("money_suffixes", ()))
        self._first = lru_cache(maxsize=_WORDS_REMEMBERED)(self._look)
        self._going = lru_cache(maxsize=_WORDS_REMEMBERED)(self._goes_on_with)

    def forms(self) -> frozenset[str]:
        """All number words and all duals that count, folded."""
        return self._listed | self._duals.forms()

    def starts(self, form: str) -> bool:
        """Whether a number may start with the folded word, or with an article that stands before it."""
        if any(map(str.isdecimal, form)) or form in self._after_article:
            return True
        if form in self._articles:
            return False
        return self._first(form) is not None or (form.endswith(self._agreeing) and bool(self._agreeing))

    def at(self, stretch: Stretch, place: int) -> Numeral | None:
        """The number that starts at the token of the stretch, or at the article before it ("a million")."""
        if place and stretch.forms[place - 1] in self._articles:
            numeral = self._from_word(stretch, place - 1)
            if numeral is not None and numeral.next > place:
                return numeral
        form = stretch.forms[place]
        figure = not form.isalpha() and any(map(str.isdecimal, form))
        return self._from_figure(stretch, place) if figure else self._from_word(stretch, place)

    def _look(self, form: str) -> _First | None:
        for cut in range(min(_LONGEST_ONTO, len(form))):
            word = form[cut:]
            lemma = None if word in self._words else self._duals.lemma(word)
            if (lemma or self._words.starts(word)) and (onto := self._onto.fullmatch(form[:cut])):
                return _First(word, cut, onto["article"] is not None, form in self._doubtful, lemma)
        return None

    def _from_word(self, stretch: Stretch, place: int) -> Numeral | None:
        first = self._first(stretch.forms[place])
        if first is None:
            return self._from_dual(stretch, place) if self._agreeing else None
        free = self._stands_free(stretch.text, stretch.starts[place])
        if not free or (first.doubtful and not self._plural_follows(stretch, place)):
            return None
        found = self._words.at(stretch.forms, place, first.word)
        if found is None and first.lemma is not None and not first.definite:
            start, end = stretch.behind(place, first.onto), stretch.ends[place]
            return Numeral(start, end, place, place + 1, _TWO, lemma=first.lemma)
        return found and self._from_found(stretch, place, first, found)

    def _from_found(self, stretch: Stretch, place: int, first: _First, found: tuple[Word, int]) -> Numeral | None:
        """The number that begins with a number word."""
        word, after = found
        start = stretch.behind(place, first.onto)
        exact = self._exact.get(first.word) if after == place + 1 else None
        if exact is not None and without_marks(stretch.text[start : stretch.ends[place]]) not in exact:
            return None
        if word.kind is Kind.COUNTED:
            end = stretch.ends[after - 1]
            return None if first.definite else Numeral(start, end, place, after, word.value, lemma=word.lemma)
        if word.kind is Kind.ADD and not self._may_go_on(stretch, after):  # most number words
            return Numeral(start, stretch.ends[after - 1], place, after, word.value, definite=first.definite)
        count = Count()
        if not count.take(word, joined=False, end=after):
            return None
        numeral = self._went_on(stretch, count, start, place, definite=first.definite)
        if numeral is None and word.kind is Kind.FRACTION and not first.definite:
            return Numeral(start, stretch.ends[after - 1], place, after, word.value, share=True)
        return numeral

    def _plural_follows(self, stretch: Stretch, place: int) -> bool:
        return place + 1 < len(stretch.forms) and stretch.forms[place + 1] in self._plurals

    def _from_dual(self, stretch: Stretch, place: int) -> Numeral | None:
        """A dual of no list that its adjective gives away: «فرقاطتين حديثتين»."""
        if place + 1 >= len(stretch.forms):
            return None
        noun, adjective = stretch.written(place), stretch.forms[place + 1]
        ending = next((ending for ending in self._agreeing if noun.endswith(ending)), None)
        long_enough = min(len(noun), len(adjective)) >= _SHORTEST_DUAL
        definite = any(word.startswith(self._article) for word in (stretch.forms[place], adjective))
        if ending is None or definite or not long_enough or not adjective.endswith(self._agreeing):
            return None
        lemma = noun.removesuffix(ending) + self._singular
        return Numeral(stretch.starts[place], stretch.ends[place], place, place + 1, _TWO, lemma=lemma)

    def _stands_free(self, text: str, start: int) -> bool:
        """Whether no figure or type name goes on with the word: "F-six", "S.two"."""
        return start == 0 or text[start - 1] not in ".,٫٬/:" or not text[start - 2 : start - 1].isdecimal()

    def _from_figure(self, stretch: Stretch, place: int) -> Numeral | None:
        """The number that a figure begins, with letters before it that are money or clitics; "N95" is none."""
        numeral = self._figure_at(stretch, place)
        if numeral is None or numeral.start - stretch.starts[place] != 1:
            return numeral
        money = stretch.text[stretch.starts[place]] in LETTERS_BEFORE
        return numeral if not money or numeral.value >= _THOUSAND or numeral.glued in self._scaled else None

    def _figure_at(self, stretch: Stretch, place: int) -> Numeral | None:
        form = stretch.forms[place]
        letters = "" if form.isdecimal() else form[: next(at for at, one in enumerate(form) if one.isdecimal())]
        if _goes_on(stretch.text, stretch.starts[place]):
            return None
        onto = self._onto.fullmatch(letters)
        start = stretch.behind(place, len(letters))
        plain = plain_value(stretch.text, start, stretch.ends[place]) if not letters else None
        if plain is not None and not self._may_go_on(stretch, place + 1):  # most figures
            return Numeral(start, stretch.ends[place], place, place + 1, plain, figures=True)
        match = self._figure.match(stretch.text, start)
        value = figure_value(match[0]) if match else None
        code = stretch.text[stretch.starts[place] : start] in LETTERS_BEFORE
        if match is None or value is None or not (onto or code) or _MORE.match(stretch.text, match.end()):
            return None
        end, definite = match.end(), onto is not None and onto["article"] is not None
        half = _VULGAR.get(stretch.text[end : end + 1])
        if half is not None:  # "3½ years"
            value, end = value + half, end + 1
        after = bisect_left(stretch.ends, end)
        if stretch.ends[after] > end and fold(stretch.text[end : stretch.ends[after]]):
            return self._glued(stretch, Numeral(start, end, place, after, value, definite=definite, figures=True))
        count = Count(value, after + 1)
        return self._went_on(stretch, count, start, place, definite=definite)

    def _glued(self, stretch: Stretch, numeral: Numeral) -> Numeral:
        """A figure with letters on its end: "4bn" is a number to its end, «700كم» has its unit there."""
        letters = fold(stretch.text[numeral.end : stretch.ends[numeral.next]])
        scale = self._suffixes.get(letters)
        if scale is None:
            return numeral._replace(glued=letters)
        after = numeral.next + 1
        value = numeral.value * scale
        return Numeral(numeral.start, stretch.ends[after - 1], numeral.first, after, value, scale, numeral.definite)

    def _may_go_on(self, stretch: Stretch, at: int) -> bool:
        """Whether a number word, a figure or what joins them stands at the token."""
        if at >= len(stretch.forms):
            return False
        form = stretch.forms[at]
        return self._going(form) if form else stretch.mark(at) == "-"

    def _goes_on_with(self, form: str) -> bool:
        if form in self._joiners or form[:1] in (self._join_on or "-"):
            return True
        bare = form.removeprefix(self._article) if self._article else form
        return form[0].isdecimal() or self._words.starts(form) or self._words.starts(bare)

    def _went_on(self, stretch: Stretch, count: Count, start: int, place: int, *, definite: bool) -> Numeral | None:
        """The number with the words that follow, as long as they go on with it."""
        while (going := self._next(stretch, count.end)) is not None:
            said, joined, after = going
            if isinstance(said, Word) and not joined and self._join_on and said.kind is Kind.ADD and count.closed:
                break  # «مليون واحد» is one million
            taken = (
                count.take(said, joined=joined, end=after)
                if isinstance(said, Word)
                else joined and count.take_figure(said, after)
            )
            if not taken:
                break
        counted = count.counted()
        if counted is None:
            return None
        return Numeral(
            start, stretch.ends[counted.end - 1], place, counted.end, counted.value, counted.scale, definite,
            figures=counted.figures, needs_unit=counted.needs_unit,
        )  # fmt: skip

    def _next(self, stretch: Stretch, at: int) -> tuple[Word | Decimal, bool, int] | None:
        """The number word or figure at the token, whether it is joined to what stood before, and the token after."""
        forms, joined = stretch.forms, False
        if stretch.mark(at) == "-" and not self._join_on:  # "twenty-five"
            at += 1
        if at < len(forms) and forms[at] in self._joiners:
            at, joined = self._behind_hyphens(stretch, at + 1), True
        if at >= len(forms) or not forms[at]:
            return None
        return self._word_at(stretch, at, forms[at], joined=joined) or (
            self._word_at(stretch, at, forms[at][1:], joined=True)
            if self._join_on and forms[at].startswith(self._join_on)
            else None
        )

    def _behind_hyphens(self, stretch: Stretch, at: int) -> int:
        """Behind the hyphens of "three-and-a-half", with the article between them."""
        if self._join_on or stretch.mark(at) != "-":
            return at
        article = at + 1 < len(stretch.forms) and stretch.forms[at + 1] in self._articles
        return at + 3 if article and stretch.mark(at + 2) == "-" else at + 1

    def _word_at(
        self, stretch: Stretch, at: int, form: str, *, joined: bool
    ) -> tuple[Word | Decimal, bool, int] | None:
        if form[:1].isdecimal():
            where = stretch.behind(at, len(stretch.forms[at]) - len(form))
            match = self._figure.match(stretch.text, where) if joined else None
            value = figure_value(match[0]) if match else None
            after = bisect_left(stretch.ends, match.end()) if match else at
            return (
                None
                if match is None or value is None or stretch.ends[after] > match.end()
                else (value, joined, after + 1)
            )
        bare = form.removeprefix(self._article) if self._article else form
        found = (
            self._words.at(stretch.forms, at, form)
            or (bare != form and self._words.at(stretch.forms, at, bare))
            or None
        )
        if found is None or found[0].kind is Kind.COUNTED:
            return None
        return found[0], joined, found[1]


def _at_letters(stretch: Stretch, place: int) -> int:
    """Where the token's first letter or figure stands, behind marks of direction."""
    return stretch.behind(place, 0)


def _goes_on(text: str, at: int) -> bool:
    """Whether a longer figure, a time of day or a type name goes on at the place: 10:30, S-400, «إس-400»."""
    before = text[at - 1 : at]
    return before in _INSIDE if before != "-" else text[at - 2 : at - 1].isalpha()


@cache
def numbers(language: str) -> Numbers | None:
    """The number words of a language (ISO 639-1), None where its folder has no ``quantities.toml``."""
    data = word_data("quantities", language)
    return None if data is None else Numbers(data)


@cache
def small_numbers(language: str) -> dict[str, int]:
    """The number words below twenty and the tens, folded."""
    data = word_data("quantities", language)
    if data is None:
        return {}
    small = {int(value): forms for value, forms in data["numbers"].items() if int(value) in _SMALL}
    return {form: value for value, forms in small.items() for form in fold_all(forms)}
