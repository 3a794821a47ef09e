"""Rows as a table, JSON, JSON Lines, CSV or Markdown, to a stream or a file.

Machines get exact values under the fields' names; people get text that has gone through ``safe``. JSON, JSON Lines,
CSV and Markdown are written row by row, so that a list may be longer than memory. Nothing costly is imported here:
rows that are Pydantic models bring their own methods.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from factcheck.errors import InvalidInput
from factcheck.presenters.cells import harmless_json, json_text, object_writer, people_text
from factcheck.presenters.csv_rows import PLAIN_CSV, CsvStyle, write_csv
from factcheck.presenters.fields import fields_of, value_at
from factcheck.presenters.replacing import replacing
from factcheck.presenters.safe import terminal_text
from factcheck.presenters.tables import draw_table

if TYPE_CHECKING:
    from pydantic import BaseModel


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


# ASCII punctuation that Markdown or the HTML in it could take for markup; a backslash makes each a plain character.
_MARKUP = re.compile(r"[\\`*_\[\]<>|&~!#]")


def write_rows(
    rows: "Iterable[BaseModel | Mapping[str, Any]]",
    output: str,
    out: TextIO,
    *,
    terminal: bool = False,
    color: bool = False,
) -> int:
    """Write ``rows`` (all of one shape) in the format ``output``, and give their number.

    JSON has each row's whole shape; the flat formats have a column for each field, those of a shape within the row
    as "source.key". ``terminal`` fits a table to the terminal's width, ``color`` allows bold names in it.
    """
    match Format(output):
        case Format.JSON:
            return _write_list(map(_row_json, rows), out)
        case Format.JSONL:
            return _write_lines(map(_row_json, rows), out)
        case flat:
            rows = iter(rows)
            first = next(rows, None)
            if first is None:
                return 0
            paths = fields_of(first)
            names = [".".join(path) for path in paths]
            values = ([value_at(row, path) for path in paths] for row in chain([first], rows))
            return write_table(names, values, flat, out, terminal=terminal, color=color)


def write_table(
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    output: str,
    out: TextIO,
    *,
    terminal: bool = False,
    color: bool = False,
    style: CsvStyle = PLAIN_CSV,
) -> int:
    """As ``write_rows``, for rows that are plain sequences under ``names``; two columns may share a name.

    ``style`` says for whom a CSV is.
    """
    match Format(output):
        case Format.JSON:
            return _write_list(map(object_writer(names), rows), out)
        case Format.JSONL:
            return _write_lines(map(object_writer(names), rows), out)
        case Format.CSV:
            return write_csv(names, rows, out, style)
        case Format.MD:
            return _write_markdown(names, rows, out)
        case Format.TABLE:
            width = shutil.get_terminal_size().columns if terminal else None
            return draw_table(names, rows, out, width=width, color=color)


def write_file(rows: "Iterable[BaseModel | Mapping[str, Any]]", output: str, file: Path) -> int:
    """As ``write_rows``, to ``file`` in place of what was there; InvalidInput when it cannot be written.

    What was there stays as it was until all is written, and also when the rows break off.
    """
    with _written(file) as out:
        return write_rows(rows, output, out)


def write_text(pieces: Iterable[str], file: Path) -> None:
    """Write the pieces one after the other, as ``write_file`` writes rows."""
    with _written(file) as out:
        out.writelines(pieces)


@contextmanager
def _written(file: Path) -> Iterator[TextIO]:
    try:
        with replacing(file) as out:
            yield out
    except OSError as error:
        raise InvalidInput(f"cannot write {file}: {error.strerror}", hint="Name another file.") from error


def _write_list(objects: Iterator[str], out: TextIO) -> int:
    number = 0
    for number, written in enumerate(objects, start=1):
        out.write(f"{'[' if number == 1 else ','}\n{written}")
    out.write("\n]\n" if number else "[]\n")
    return number


def _write_lines(objects: Iterator[str], out: TextIO) -> int:
    number = 0
    for written in objects:
        out.write(f"{written}\n")
        number += 1
    return number


def _write_markdown(names: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> int:
    """A table of GitHub Flavored Markdown (spec 0.29, 4.10): nothing in a cell is markup."""
    out.write(f"| {' | '.join(map(_markdown, names))} |\n|{' --- |' * len(names)}\n")
    return _write_lines((f"| {' | '.join(_markdown(people_text(value)) for value in row)} |" for row in rows), out)


def _markdown(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", terminal_text(text, newlines=True)).replace("\n", "<br>")


def _row_json(row: "BaseModel | Mapping[str, Any]") -> str:
    return json_text(row) if isinstance(row, Mapping) else harmless_json(row.model_dump_json())
