"""Word lists of a language: TOML data found by being there, and one linear pattern out of many words.

A data file stands in the folder of its language and says ``language = "ar"``; no code names the folder. Words are
written in the files as people write them and compared in their folded form (``normalize.fold``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.text.normalize import fold
from factcheck.text.word_files import read_words

_LANGUAGE = re.compile(r'^language = "([a-z]+)"', re.MULTILINE)
# The letters that data files and stretches are written in; each is matched together with all that fold to the same.
_LETTERS = [chr(code) for first, last in ((0x30, 0x7B), (0x621, 0x64B)) for code in range(first, last)]
_ONE_BETWEEN = 2  # how far apart two letters are that have one between them
_MOST_RUNS = 2  # runs of neighbours that a set may have before ``re`` builds a table for it


@cache
def word_data(name: str, language: str) -> dict[str, Any] | None:
    """The file ``name``.toml of the language (ISO 639-1), or None where no folder has one."""
    for path in sorted(Path(__file__).parent.glob(f"*/{name}.toml")):
        said = _LANGUAGE.search(path.read_text(encoding="utf-8"))
        if said is not None and said[1] == language:
            return read_words(path)
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

    For a set of more than two runs of neighbours ``re`` builds a table of all characters, and patterns of words would
    take nine tenths of their time to compile for that. So such a set takes in the letters between, which a look back
    then shuts out: «ا» and its spellings are «آ» to «إ» and «ا», but not «ؤ».
    """
    if len(letters) == 1:
        return re.escape(letters)
    gaps = [at for at in range(1, len(letters)) if ord(letters[at]) - ord(letters[at - 1]) > 1]
    narrow = [at for at in gaps if ord(letters[at]) - ord(letters[at - 1]) == _ONE_BETWEEN]
    if len(gaps) < _MOST_RUNS or not narrow:
        return f"[{re.escape(letters)}]"
    at = narrow[0]
    between = chr(ord(letters[at]) - 1)
    return f"[{re.escape(letters[:at] + between + letters[at:])}](?<!{re.escape(between)})"


@cache
def _spellings() -> dict[str, list[str]]:
    """Each folded letter with all letters that fold to it."""
    table: dict[str, list[str]] = defaultdict(list)
    for letter in _LETTERS:
        table[fold(letter)].append(letter)
    return table
