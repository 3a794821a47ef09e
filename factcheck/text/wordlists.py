"""Word lists of a language: TOML data found by being there, and one linear pattern out of many words.

A data file stands in the folder of its language and says ``language = "ar"``; no code names the folder. Words are
written in the files as people write them and compared in their folded form (``normalize.fold``).
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress
from pathlib import Path
from typing import Any

from factcheck.text.normalize import fold
from factcheck.text.stretches import Stretch

_DIGIT = re.compile(r"\d")
_LONGEST_ONTO = 5  # letters before a first word: «وبال» has four
_WORDS_REMEMBERED = 65_536
# The letters that data files are written in; each is matched together with all that fold to the same.
_LETTERS = [*(chr(code) for first, last in ((0x30, 0x7B), (0x621, 0x64B)) for code in range(first, last)), *"ٱیک"]


@cache
def word_data(name: str, language: str) -> dict[str, Any] | None:
    """The file ``name``.toml of the language (ISO 639-1), or None where no folder has one."""
    for path in sorted(Path(__file__).parent.glob(f"*/{name}.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if data["language"] == language:
            return data
    return None


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the folded ``words``, the longest first, that reads each letter of a text once.

    It matches letters in all spellings that fold together, and any white space or hyphen for a blank.

    >>> bool(re.fullmatch(alternation(["مئه", "الف"]), "ألف"))
    True
    """
    root: _Node = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root) if root else r"(?!)"


class Starts:
    """Where phrases may start: most words can start none, and what a word can start is remembered.

    ``first_words`` gives the numbers of the phrases that a folded word may start, ``figure`` those that a word with
    a digit may; ``onto`` is a pattern of what may be written before a first word.
    """

    def __init__(self, first_words: Mapping[str, Sequence[int]], figure: Sequence[int], onto: str) -> None:
        self._first_words, self._figure, self._onto = first_words, figure, re.compile(onto)
        self._started_by = lru_cache(maxsize=_WORDS_REMEMBERED)(self._look)

    def places(self, stretch: Stretch) -> Iterator[tuple[int, Sequence[int]]]:
        """The places in the stretch's text, in order, where a phrase may start, and which ones may."""
        started = list(map(self._started_by, stretch.forms))
        return compress(zip(stretch.starts, started, strict=True), started)

    def _look(self, folded: str) -> Sequence[int]:
        if _DIGIT.search(folded):
            return self._figure
        for cut in range(min(_LONGEST_ONTO, len(folded))):
            started = self._first_words.get(folded[cut:])
            if started is not None and self._onto.fullmatch(folded[:cut]):
                return started
        return ()


_Node = dict[str, "_Node"]


def _pattern(node: _Node) -> str:
    """What may follow: one branch a letter, none of them sharing a first letter."""
    branches = [_letter(letter) + _pattern(rest) for letter, rest in node.items() if letter]
    if not branches:
        return ""
    either = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{either}?" if "" in node else either


def _letter(letter: str) -> str:
    if letter == " ":
        return r"[\s-]+"
    return _any_of("".join(_spellings().get(letter, letter)))


@cache
def _any_of(letters: str) -> str:
    """A pattern for one of the letters, which are in the order of their code points.

    For a set with more than two runs of neighbours ``re`` builds a table of all characters, and patterns of words
    would take nine tenths of their time to compile for that. So such a set is put as several, which an empty lookahead
    keeps from being joined again.
    """
    runs = [letters[0]]
    for letter in letters[1:]:
        if ord(letter) == ord(runs[-1][-1]) + 1:
            runs[-1] += letter
        else:
            runs.append(letter)
    if letters == runs[0] and len(letters) == 1:
        return re.escape(letters)
    first, *others = (f"[{re.escape(''.join(runs[at : at + 2]))}]" for at in range(0, len(runs), 2))
    return f"(?:{'|'.join([first, *(f'{other}(?=)' for other in others)])})" if others else first


@cache
def _spellings() -> dict[str, list[str]]:
    """Each folded letter with all letters that fold to it."""
    table: dict[str, list[str]] = defaultdict(list)
    for letter in _LETTERS:
        table[fold(letter)].append(letter)
    return table
