r"""CSV (RFC 4180) for programs and for spreadsheets.

    a text that may be a formula     an apostrophe before it (safe.csv_text), unless ``raw``
    a number, a day                  as it is, a minus sign too: only texts are guarded
    no value, and an empty text      nothing, and ``""``: COPY of Postgres and DuckDB tell the two apart
    a list, an object                JSON

``excel`` is for people who open the file by a double click: a byte order mark, without which Arabic is taken for
another encoding, and lines that end in \r\n. A text of digits and points, dashes or the like is written ``="12.10"``,
as else the claim 12.10 becomes the number 12.1, and 2017-01 the first of January.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO

from factcheck.presenters.cells import plain_text
from factcheck.presenters.safe import csv_text, terminal_text

EXCEL_ROWS, EXCEL_TEXT = 1_048_576, 32_767
"""How many rows a sheet of Excel has, and how many characters a cell; it cuts the rest off without much of a word."""

_BOM = "\ufeff"
_QUOTED = re.compile('[",\r\n]')
# What needs neither quotes nor a guard, nearly every cell there is: found in one look, as a formula's sign, an
# apostrophe before it or a quote would keep it out.
_PLAIN = re.compile('[^\'=+\\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20",][^",\r\n]*')
_TAKEN_FOR_NUMBER = re.compile(r"[\d.,:/-]*\d[\d.,:/-]*", re.ASCII)  # no letter, no quote: nothing in it can be run

Cell = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """For whom a CSV is: ``raw`` without the guard against formulas, ``excel`` as spreadsheets take it."""

    raw: bool = False
    excel: bool = False


PLAIN_CSV = CsvStyle()


@dataclass(slots=True)
class SheetLimits:
    """Counts what a sheet of Excel has no room for, while rows go by."""

    rows: int = 0
    long_texts: int = 0

    def watched(self, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """The rows, counted."""
        for row in rows:
            self.rows += 1
            self.long_texts += sum(isinstance(value, str) and len(value) > EXCEL_TEXT for value in row)
            yield row

    def remarks(self) -> Iterator[str]:
        """What Excel will cut off, said aloud; nothing where all of it fits."""
        if self.rows >= EXCEL_ROWS:
            yield f"Excel shows the first {EXCEL_ROWS - 1:,} rows of these {self.rows:,}: narrow it with --where"
        if self.long_texts:
            yield f"Excel cuts {self.long_texts:,} texts that are longer than {EXCEL_TEXT:,} characters"


def write_csv(names: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, style: CsvStyle = PLAIN_CSV) -> int:
    """Write the names and the rows as they come, and give their number. On a terminal, controls are harmless."""
    text = _text_cell(style, terminal=out.isatty())
    cells = {str: text, **_CELLS}
    end = "\r\n" if style.excel else "\n"
    alone = len(names) == 1
    out.write((_BOM if style.excel else "") + ",".join(map(text, names)) + end)
    number = 0
    for row in rows:
        written = ",".join([cells.get(type(value), _other_cell)(value) for value in row])
        # An empty line is no row to most readers: a value that is missing and alone is an empty text.
        out.write(('""' if alone and not written else written) + end)
        number += 1
    return number


def _text_cell(style: CsvStyle, *, terminal: bool) -> Cell:
    guard: Callable[[str], str] = str if style.raw else csv_text

    def cell(text: str) -> str:
        return text if _PLAIN.fullmatch(text) else _quoted(guard(text))

    def excel_cell(text: str) -> str:
        return f'"=""{text}"""' if _TAKEN_FOR_NUMBER.fullmatch(text) else cell(text)

    def shown_cell(text: str) -> str:
        return cell(terminal_text(text, newlines=True))

    return shown_cell if terminal else excel_cell if style.excel else cell


_CELLS: dict[type, Cell] = {  # those that match no pattern: a look at the type is many times faster than plain_text
    type(None): lambda _: "",
    bool: lambda value: "true" if value else "false",
    int: str,
    float: repr,
    Decimal: lambda value: format(value, "f"),  # exact
    date: date.isoformat,
    datetime: datetime.isoformat,
}


def _other_cell(value: Any) -> str:
    return _quoted(plain_text(value))


def _quoted(text: str) -> str:
    if text and not _QUOTED.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'
