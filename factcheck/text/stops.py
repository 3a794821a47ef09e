"""Whether a full stop, a question mark or dots end a sentence."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.text.normalize import fold, fold_word
from factcheck.text.word_files import read_words

OPENING = "\"'«“‹„‘([\u200f\u200e"
_CLOSING = "\"'»”’›)]"
_WORD_BEFORE = 24  # characters in which the word before a stop is looked for
_LONGEST = 12  # letters of an abbreviation: «وأ.ف.ب», "messrs"
_LOOK_AHEAD = 40
_NEXT_WORD = re.compile(rf"[\s{re.escape(OPENING)}]*(\w+)")
# «سعاد. ج، 47 سنة»: of a name that is not told in full, the initial; «و» is a word.
_INITIAL = re.compile(r" (?!و)[\u0620-\u064a][.،»)]")
_ON_X = (" on X", " to X", " via X")  # the network, no initial
_PAUSES = ",،؛;"
_HOURS = frozenset({"a.m", "p.m", "am", "pm"})
# Dots inside an Arabic sentence are a pause; they end it where both sides are long enough to be sentences.
_WORDS_BEFORE_DOTS = 4
_WORDS_AFTER_DOTS = 5
_DOTS_REACH = 80


@dataclass(frozen=True, slots=True)
class _Words:
    abbreviations: frozenset[str]
    before_numbers: frozenset[str]
    openers: frozenset[str]
    after_hours: frozenset[str]
    letters: frozenset[str]


def ends_sentence(text: str, stop: re.Match[str], start: int, abbreviations: AbstractSet[str]) -> bool:
    """Whether the stops end the sentence that begins at ``start``; text comes after them."""
    mark, after = stop[0], text[stop.end()]
    letter = _letter_after(text, stop.end())
    if not letter.isalnum():
        return after.isspace() and letter != "" and letter not in _PAUSES
    if letter.islower():
        return False
    if not after.isspace():
        return _space_is_forgotten(text, stop)
    if mark.startswith(("..", "…")):
        return _dots_end(text, stop, start, letter)
    if mark == "." and _INITIAL.match(text, stop.end()):
        return False
    return mark[0] != "." or not _is_abbreviated(text, stop.start(), stop.end(), abbreviations)


def ends_with_abbreviation(line: str) -> bool:
    """Whether the full stop that ends the line belongs to an abbreviation of any language, or to an initial."""
    word = _word_before(line, len(line) - 1) if line.endswith(".") else ""
    return bool(word) and (_is_initials(word) or fold_word(word) in _words().abbreviations)


def _space_is_forgotten(text: str, stop: re.Match[str]) -> bool:
    """«كلمة.كلمة», "word.Word": but no decimal point, no address, no initials."""
    before, after = text[max(0, stop.start() - 2) : stop.start()], text[stop.end() : stop.end() + 2]
    if stop[0].startswith(("..", "…")) or not (before and after) or after[1:] == ".":
        return False
    if stop[0] != "." or before[-1] in _CLOSING:
        return _is_arabic(after[0]) or after[0].isupper()
    if _is_arabic(after[0]):
        if _is_spelt(text, stop):
            return False
        return (_is_arabic(before[-1]) or before[-1].isdecimal()) and not _is_initials(_word_before(text, stop.start()))
    return after[0].isupper() and not after[1:].isupper() and before.islower() and before.isalpha() and len(before) > 1


def _is_spelt(text: str, stop: re.Match[str]) -> bool:
    """«آر.تي.إي», «بي.إم.دبليو»: letters of another alphabet by their names."""
    following = _NEXT_WORD.match(text, stop.end(), stop.end() + _LOOK_AHEAD)
    if following is None or fold_word(following[1]) not in _words().letters:
        return False
    before = re.split(r"[.\s]", text[max(0, stop.start() - _LONGEST) : stop.start()])[-1]
    form = fold_word(before.lstrip(OPENING))
    return form in _words().letters or form[1:] in _words().letters


def _dots_end(text: str, stop: re.Match[str], start: int, letter: str) -> bool:
    if stop[0].startswith("..") and not stop[0].startswith("..."):
        return False
    if letter.isupper() or text[stop.start() - 1] in _CLOSING:
        return True
    before = text[max(start, stop.start() - _DOTS_REACH) : stop.start()]
    after = re.split(r"[.!?؟…]", text[stop.end() : stop.end() + _DOTS_REACH], maxsplit=1)[0]
    return len(before.split()) >= _WORDS_BEFORE_DOTS and len(after.split()) >= _WORDS_AFTER_DOTS


def _is_abbreviated(text: str, stop: int, end: int, abbreviations: AbstractSet[str]) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation or an initial and ends nothing."""
    word = _word_before(text, stop)
    if not 0 < len(word) <= _LONGEST or text.endswith(_ON_X, 0, stop):
        return False
    known, form, hour = _words(), fold_word(word), word.casefold() in _HOURS
    numbers_follow = form in known.before_numbers
    shortened = (
        _is_initials(word)
        or form in abbreviations
        or form.removeprefix("و") in abbreviations
        or form in known.abbreviations
    )
    if not (numbers_follow or hour or shortened):  # most words: what follows is not looked at
        return False
    following = _form_after(text, end)
    if numbers_follow and following.isdecimal():
        return True
    if hour:
        return following in known.after_hours or following.isdecimal()
    return shortened and following not in known.openers and form not in known.before_numbers - {form[:1]}


def _letter_after(text: str, at: int) -> str:
    """The first character after white space and opening marks, empty where none comes soon."""
    for character in text[at : at + _LOOK_AHEAD]:
        if not (character.isspace() or character in OPENING):
            return character
    return ""


def _form_after(text: str, at: int) -> str:
    """The first word after white space and opening marks, folded."""
    found = _NEXT_WORD.match(text, at, at + _LOOK_AHEAD)
    return fold_word(found[1]) if found else ""


def _word_before(text: str, stop: int) -> str:
    """The word that the stop stands on, empty where white space stands before it."""
    if text[stop - 1 : stop].isspace():
        return ""
    words = text[max(0, stop - _WORD_BEFORE) : stop].rsplit(maxsplit=1)
    return words[-1].lstrip(OPENING) if words else ""


def _is_initials(word: str) -> bool:
    """«أ.د», «وأ», "U.S", "J": single letters, after «و» it may be."""
    first, *others = word.split(".")
    if len(first) == 2 and first[0] == "و" and others:  # noqa: PLR2004 - «وأ.د»: and, and a letter
        first = first[1:]
    return all(len(part) == 1 and part.isalpha() for part in (first, *others))


def _is_arabic(letter: str) -> bool:
    return "\u0620" <= letter <= "\u064a"


@cache
def _words() -> _Words:
    data = read_words(Path(__file__).with_name("sentences.toml"))
    return _Words(**{key: frozenset(map(fold, values)) for key, values in data.items()})
