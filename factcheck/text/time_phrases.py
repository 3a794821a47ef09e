"""Time phrases as patterns over kinds of words.

Each token becomes two characters: how it is written onto what stands before it, and which lists it is in. A phrase of
a data file becomes a pattern over these characters, so it is short, whatever the length of the lists, and linear.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from factcheck.text.normalize import fold
from factcheck.text.stretches import Stretch

# How a token is joined to the one before: by a space, by «و», by a preposition.
SPACE, AND, ONTO = "_", "+", "~"
_LETTERS = [chr(code) for code in range(0x21, 0x250) if chr(code).isalnum()]
# A slot with this before its name is the first of two: «من 3 إلى 7 مايو».
FROM = "from_"
_OTHER = " "
_NO_PHRASE = SPACE + _OTHER
_LONGEST_ONTO = 3
_LONGEST_PHRASE = 20  # tokens: two days with their months in two calendars' words, and the year, have 16
_WORDS_REMEMBERED, _ORDERS_REMEMBERED = 65_536, 16_384
_ELEMENT = re.compile(
    r"\{(?P<slot>[a-z_]+)\}|(?P<word>[^\W_]+)|(?P<mark>\\.|[/,،\-–'])|(?P<syntax>\(\?[:!=]|[()|?])|(?P<gap> |\+|~)"
)
_JOINTS = {" ": SPACE, "+": rf"\{AND}", "~": rf"[{SPACE}{AND}{ONTO}]"}


class Match(NamedTuple):
    """A phrase that was found: tokens ``[first, end)`` and the tokens of each slot in it."""

    phrase: int
    first: int
    end: int
    slots: Mapping[str, tuple[int, int]]


class Lists:
    """The word lists that slots stand for: folded phrase -> what it says; and the shapes that figures have."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], figures: Mapping[str, re.Pattern[str]]) -> None:
        self.tables, self._figures = tables, figures
        self._roles: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
        for slot, table in tables.items():
            for phrase in table:
                words = phrase.split()
                for at, word in enumerate(words):
                    self._roles[word].add((slot, at, len(words)))
        self._letters: dict[frozenset[tuple[str, int, int]], str] = {}
        self._first: dict[str, set[str]] = defaultdict(set)  # by slot: what it may start with,
        self._alone: dict[str, set[str]] = defaultdict(set)  # and what it may be

    def literal(self, word: str) -> None:
        """Make a plain word of a phrase known."""
        self._roles[_form(word)].add((f"={_form(word)}", 0, 1))

    def letter(self, word: str) -> str:
        """The character for all words in the same lists."""
        roles = frozenset(self._roles.get(word, ()))
        if not word.isalpha():
            roles |= {(slot, 0, 1) for slot, shape in self._figures.items() if shape.fullmatch(word)}
        if not roles:
            return _OTHER
        if roles not in self._letters:
            self._letters[roles] = _LETTERS[len(self._letters)]
        return self._letters[roles]

    def settle(self, samples: Sequence[str]) -> None:
        """Give every word its character; ``samples`` are figures of all shapes."""
        for word in (*self._roles, *samples):
            self.letter(word)
        for roles, letter in self._letters.items():
            for slot, at, of in roles:
                if at == 0:
                    self._first[slot].add(letter)
                if of == 1:
                    self._alone[slot].add(letter)

    @cache  # noqa: B019  # there is one for each language
    def pattern(self, slot: str) -> str:
        """The pattern of a slot."""
        single = self._any(slot)
        longer = {
            SPACE.join(self.letter(word) for word in phrase.split())
            for phrase in self.tables.get(slot, {})
            if " " in phrase
        }
        either = sorted(longer, key=len, reverse=True) + ([single] if single else [])
        return f"(?:{'|'.join(either)})" if either else "(?!)"

    def word(self, word: str) -> str:
        """The pattern of a plain word or a mark."""
        return self._any(f"={_form(word)}")

    def first_letters(self, start: str) -> set[str]:
        """The characters that a slot, or a plain word ("=year" where a slot has its name), may start with."""
        if start in self.tables or start in self._figures:
            return self._first[start]
        return {self.letter(_form(start.removeprefix("=")))}

    def _any(self, slot: str) -> str:
        letters = sorted(self._alone[slot])
        return f"[{''.join(letters)}]" if letters else ""


class Phrases:
    """The phrases of a data file."""

    def __init__(self, phrases: Sequence[Mapping[str, Any]], lists: Lists, onto: str, samples: Sequence[str]) -> None:
        self._lists, self._onto = lists, re.compile(onto)
        for phrase in phrases:
            for element in _ELEMENT.finditer(phrase["words"]):
                if element["word"] or element["mark"]:
                    lists.literal(element["word"] or element["mark"][-1])
        lists.settle(samples)
        self._starting: dict[str, list[tuple[int, _Phrase]]] = defaultdict(list)
        for number, phrase in enumerate(phrases):
            made = _Phrase(phrase["words"], lists)
            for letter in set().union(*map(lists.first_letters, phrase["starts"])) - {_OTHER}:
                self._starting[letter].append((number, made))
        self.look = lru_cache(maxsize=_WORDS_REMEMBERED)(self._look)
        self._joined, self._found = _Joined(self.look), _Found(self._starting)

    def starts(self, form: str) -> bool:
        """Whether a phrase may start with the folded word."""
        return self.look(form)[0][1] in self._starting

    def at(self, stretch: Stretch, place: int) -> Sequence[Match]:
        """The phrases that start at the token, in the order of the data file."""
        found = self._found[self._letters(stretch, place)[1:]]
        if not found:  # most words
            return ()
        return [
            Match(number, place, place + tokens, {slot: (place + a, place + b) for slot, (a, b) in slots.items()})
            for number, tokens, slots in found
        ]

    def cut(self, form: str) -> int:
        """How many letters are written onto the word."""
        return self.look(form)[1]

    def _letters(self, stretch: Stretch, place: int) -> str:
        """The tokens from there on as characters, up to the first that is in no phrase, which none can reach beyond."""
        joined, at = self._joined, place
        letters = ""
        for form in stretch.forms[place : place + _LONGEST_PHRASE]:
            said = joined[form or stretch.text[stretch.starts[at]]]
            letters += said
            if said == _NO_PHRASE:
                break
            at += 1
        return letters

    def _look(self, form: str) -> tuple[str, int]:
        """The characters of a word, and how many letters are written onto it."""
        for cut in range(min(_LONGEST_ONTO, max(1, len(form)))):
            if not self._onto.fullmatch(form[:cut]):
                continue
            letter = self._lists.letter(form[cut:])
            if letter != _OTHER:
                joint = SPACE if not cut else AND if form[:cut] == "و" else ONTO
                return joint + letter, cut
        return _NO_PHRASE, 0


class _Joined(dict[str, str]):
    """The characters of each word, worked out when it is first met."""

    def __init__(self, look: Callable[[str], tuple[str, int]]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, form: str) -> str:
        letters = self._look(form)[0]
        if len(self) < _WORDS_REMEMBERED:
            self[form] = letters
        return letters


class _Found(dict[str, list[tuple[int, int, dict[str, tuple[int, int]]]]]):
    """Which phrases stand at the beginning of tokens: the same few kinds of words come in the same few orders.

    Number, tokens and slots of each phrase, for tokens as characters from the first one's letter on.
    """

    def __init__(self, starting: Mapping[str, Sequence[tuple[int, "_Phrase"]]]) -> None:
        super().__init__()
        self._starting = starting

    def __missing__(self, letters: str) -> list[tuple[int, int, dict[str, tuple[int, int]]]]:
        possible = ((number, one) for number, one in self._starting.get(letters[0], ()) if one.may_be(letters))
        tried = ((number, phrase, phrase.match(letters)) for number, phrase in possible)
        found = [(number, _tokens_to(match.end()), phrase.filled(match)) for number, phrase, match in tried if match]
        if len(self) < _ORDERS_REMEMBERED:
            self[letters] = found
        return found


class _Phrase:
    """One phrase, made a pattern when it is first met: most texts need few of them."""

    def __init__(self, words: str, lists: Lists) -> None:
        self._words, self._lists = words, lists
        self._slots: list[str] = []  # in the order of their groups

    def may_be(self, letters: str) -> bool:
        """Whether the letters have one of each list that the phrase cannot be without, so that it is worth a try."""
        return all(not needed.isdisjoint(letters) for needed in self._needed)

    @cached_property
    def _needed(self) -> list[set[str]]:
        """The letters of each slot that stands in no brackets and before no "?"."""
        if any(element["syntax"] == "|" for element, depth in self._nested() if not depth):
            return []
        slots = [element for element, depth in self._nested() if not depth and element["slot"]]
        needed = [one["slot"].removeprefix(FROM) for one in slots if self._words[one.end() : one.end() + 1] != "?"]
        return [self._lists.first_letters(slot) for slot in needed]

    def _nested(self) -> Iterator[tuple[re.Match[str], int]]:
        """The elements of the phrase, each with how many brackets it stands in."""
        depth = 0
        for element in _ELEMENT.finditer(self._words):
            depth -= element["syntax"] == ")"
            yield element, depth
            depth += (element["syntax"] or "").startswith("(")

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Whether the phrase stands at the beginning of tokens as characters, from its first one's letter on."""
        return re.compile("".join(map(self._element, _ELEMENT.finditer(self._words)))).match

    def filled(self, found: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The tokens of each slot, counted from the phrase's first; of the first one where a phrase has it twice."""
        slots: dict[str, tuple[int, int]] = {}
        for slot, (start, end) in zip(self._slots, found.regs[1:], strict=True):
            if start >= 0 and slot not in slots:
                slots[slot] = (start // 2, _tokens_to(end))
        return slots

    def _element(self, element: re.Match[str]) -> str:
        if element["gap"]:
            return _JOINTS[element["gap"]]
        if element["syntax"]:
            return element["syntax"]
        if element["slot"]:
            self._slots.append(element["slot"])
            return f"({self._lists.pattern(element['slot'].removeprefix(FROM))})"
        word = element["word"] or element["mark"][-1]
        return self._lists.word(word)


def _tokens_to(letters: int) -> int:
    """How many tokens so many characters are, the first of which is without its joint."""
    return (letters + 1) // 2


def _form(word: str) -> str:
    """A plain word folded, a mark as it is."""
    return fold(word) or word
