"""Word files: the TOML beside the code, read ten times as fast as by ``tomllib``, which takes half of a first reading.

They are written in a part of TOML: tables and arrays of tables, bare and quoted keys without dots, strings on one line,
numbers, true and false, arrays, inline tables. Anything else raises, and so does a key that is said twice. A
test holds what is read here against ``tomllib``, file by file.
"""

import json
import re
from pathlib import Path
from typing import Any

_GAP = re.compile(r"(?:\s+|#[^\n]*)*")
_GAP_IN_ARRAY = re.compile(r"(?:[\s,]+|#[^\n]*)*")
_HEADER = re.compile(r"(\[\[?)([\w.-]+)\]\]?[^\S\n]*(?=\n|#|\Z)")
_KEY = re.compile(r'(?:([\w-]+)|"([^"\\\n]*)")[^\S\n]*=[^\S\n]*')
# Most arrays hold nothing but strings without backslashes: one step each.
_WORDS = re.compile(r'\[(?:[\s,]+|"[^"\\\n]*")*\]')
_WORD = re.compile(r'"([^"]*)"')
# So do most inline tables, each under a bare key.
_ROW = re.compile(r'\{\s*(?:[\w-]+ = "[^"\\\n]*"[\s,]*)*\}')
_CELL = re.compile(r'([\w-]+) = "([^"]*)"')
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LITERAL = re.compile(r"'([^'\n]*)'")
_BARE = re.compile(r"true|false|[+-]?\d[\d_]*(?:\.\d+)?(?![\w.:-])")


def read_words(path: Path) -> dict[str, Any]:
    """The tables of a word file.

    Raises:
        ValueError: it is not written as such files are; the message names the file and the place.
    """
    return _Reader(path.read_text(encoding="utf-8"), path.name).tables()


class _Reader:
    """One file while it is read: the place in its text, and what has been read."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name, self._at = text, name, 0

    def tables(self) -> dict[str, Any]:
        """All of the file."""
        root: dict[str, Any] = {}
        table = root
        while not self._ends():
            header = _HEADER.match(self._text, self._at)
            if header is None:
                self._entry(table)
                continue
            self._at = header.end()
            table = self._table(root, header[2].split("."), one_of_several=header[1] == "[[")
        return root

    def _table(self, root: dict[str, Any], path: list[str], *, one_of_several: bool) -> dict[str, Any]:
        """The table that a header opens."""
        *outer, name = path
        for each in outer:
            inside = root.setdefault(each, {})
            root = inside[-1] if isinstance(inside, list) else inside
        table: dict[str, Any] = {}
        if one_of_several:
            root.setdefault(name, []).append(table)
        else:
            self._put(root, name, table)
        return table

    def _ends(self) -> bool:
        self._skip(_GAP)
        return self._at >= len(self._text)

    def _entry(self, table: dict[str, Any]) -> None:
        key = self._take(_KEY)
        self._put(table, key[1] if key[1] is not None else key[2], self._value())

    def _put(self, table: dict[str, Any], key: str, value: Any) -> None:
        if key in table:
            raise self._wrong(f"{key!r} is said twice")
        table[key] = value

    def _value(self) -> Any:
        words = _WORDS.match(self._text, self._at)
        if words is not None:
            self._at = words.end()
            return _WORD.findall(words[0])
        match self._text[self._at : self._at + 1]:
            case '"':
                return json.loads(self._take(_STRING)[0])
            case "'":
                return self._take(_LITERAL)[1]
            case "[":
                return self._array()
            case "{":
                return self._inline_table()
            case _:
                bare = self._take(_BARE)[0]
                return bare == "true" if bare in ("true", "false") else float(bare) if "." in bare else int(bare)

    def _array(self) -> list[Any]:
        self._at += 1
        values = []
        while not self._closes("]"):
            values.append(self._value())
        return values

    def _inline_table(self) -> dict[str, Any]:
        row = _ROW.match(self._text, self._at)
        if row is not None:
            cells = _CELL.findall(row[0])
            if len(dict(cells)) == len(cells):
                self._at = row.end()
                return dict(cells)
        self._at += 1
        table: dict[str, Any] = {}
        while not self._closes("}"):
            self._entry(table)
        return table

    def _closes(self, bracket: str) -> bool:
        self._skip(_GAP_IN_ARRAY)
        closed = self._text.startswith(bracket, self._at)
        self._at += closed
        return closed

    def _skip(self, gap: re.Pattern[str]) -> None:
        found = gap.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise self._wrong("not as word files are written")
        self._at = found.end()
        return found

    def _wrong(self, what: str) -> ValueError:
        line = self._text.count("\n", 0, self._at) + 1
        return ValueError(f"{self._name}, line {line}: {what}: {self._text[self._at : self._at + 40]!r}")
