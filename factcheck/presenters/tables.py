"""Tables for people, in text that a terminal lays out right in both directions.

Cells stand in logical order. One that is written from right to left is isolated beside others, so that the columns
keep their places, and nothing stands to the right of the last one. Long columns (the words of a claim, a rationale)
stand below their row, each on a line of its own. In a pipe nothing is ever cut; on a terminal a cell that would
break the line ends in an ellipsis.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, islice
from typing import Any, TextIO

from factcheck.presenters.cells import people_text
from factcheck.presenters.safe import closed, isolate, line, terminal_text

LONG_CELL = 40
"""Columns with a wider cell stand below their row. Ours: names and keys are shorter, sentences longer."""

MEASURED_ROWS = 1_000
"""Rows held in memory to see how wide columns are; a later, wider cell pushes its line to the right."""

_NARROWEST = 8  # columns are not cut below this: less says nothing
_BETWEEN = "  "
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def draw_table(
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    out: TextIO,
    *,
    width: int | None = None,
    color: bool = False,
    long_cell: int | None = LONG_CELL,
) -> int:
    """Write the table and give the number of its rows; without rows it is nothing.

    ``width`` is a terminal's, None where nothing is to be cut. ``color`` allows bold column names. Columns wider than
    ``long_cell`` stand below their row, for None none does. The first MEASURED_ROWS say how wide the columns are;
    further ones are written as they come, however many there are.
    """
    ahead = iter(rows)
    body = list(islice(ahead, MEASURED_ROWS))
    if not body or not names:
        return len(body)
    columns = [_column(name, [row[place] for row in body]) for place, name in enumerate(names)]
    beside = [place for place, column in enumerate(columns) if long_cell is None or column.width <= long_cell]
    below = [place for place, column in enumerate(columns) if place not in beside]
    if not beside:
        beside, below = below[:1], below[1:]
    fitted = _fitted([columns[place] for place in beside], width)
    head = _line(fitted, [column.title for column in fitted])
    out.write(f"{_BOLD}{head}{_PLAIN}\n" if color else f"{head}\n")
    number = 0
    for row in chain(body, ahead):
        out.write(_line(fitted, [_text(row[place]) for place in beside]) + "\n")
        out.writelines(_long_lines([(columns[place], _text(row[place])) for place in below]))
        number += 1
    return number


def cells(text: str) -> int:
    """How many cells of a terminal ``text`` takes: marks and invisible characters none, East Asian wide ones two.

    >>> cells("abc"), cells("قَالَ"), cells("新")
    (3, 3, 2)
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    width: int
    numeric: bool
    cut: bool = False  # what is wider is cut


def _column(name: str, values: Sequence[Any]) -> _Column:
    title, texts = terminal_text(name), map(_text, values)
    given = [value for value in values if value is not None]
    numeric = bool(given) and all(isinstance(each, int | float | Decimal) for each in given)
    return _Column(title, max(map(cells, [title, *texts])), numeric)


def _fitted(columns: Sequence[_Column], width: int | None) -> list[_Column]:
    """The columns, the widest of those with words made narrower until a line fits into ``width``."""
    fitted = list(columns)
    while width is not None and sum(column.width + len(_BETWEEN) for column in fitted) - len(_BETWEEN) > width:
        wordy = [column for column in fitted if not column.numeric and column.width > _NARROWEST]
        if not wordy:
            break
        widest = max(wordy, key=lambda column: column.width)
        fitted[fitted.index(widest)] = replace(widest, width=widest.width - 1, cut=True)
    return fitted


def _line(columns: Sequence[_Column], texts: Sequence[str]) -> str:
    if len(columns) == 1:
        return texts[0]  # a text alone on its line needs neither a place nor a limit
    return _BETWEEN.join(map(_cell, columns, texts)).rstrip(" ")


def _cell(column: _Column, text: str) -> str:
    shown = _cut(text, column.width) if column.cut else text
    padding = " " * (column.width - cells(shown))
    return f"{padding}{shown}" if column.numeric else f"{isolate(shown)}{padding}"


def _cut(text: str, width: int) -> str:
    """``text``, and an ellipsis for what does not fit; marks stay with their letter."""
    if cells(text) <= width:
        return text
    end = room = 0
    while room + _cells_of(text[end]) < width:
        room += _cells_of(text[end])
        end += 1
    return closed(text[:end]) + "…"


def _long_lines(texts: Sequence[tuple[_Column, str]]) -> Iterator[str]:
    for column, text in texts:
        if text and len(texts) == 1:
            yield f"  {text}\n"
        elif text:
            yield f"  {line(f'{column.title}:', text, between=' ')}\n"


def _text(value: Any) -> str:
    return terminal_text(people_text(value))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} and character != "\u00ad":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
