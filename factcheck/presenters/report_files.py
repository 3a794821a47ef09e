"""Reports in every format, to a stream or to a file that appears whole or not at all; rows are written as they come."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from factcheck.domain.columns import Column
from factcheck.errors import InvalidInput
from factcheck.presenters.csv_rows import PLAIN_CSV, CsvStyle
from factcheck.presenters.formats import write_table
from factcheck.presenters.parquet import write_parquet
from factcheck.presenters.replacing import replacing, replacing_bytes

PARQUET = "parquet"
"""The format that is no text, beside those of ``formats.Format``."""

FORMAT_OF_ENDING = {".csv": "csv", ".jsonl": "jsonl", ".json": "json", ".md": "md", ".parquet": PARQUET}
"""What a file of that name holds, where nobody says otherwise."""

Rows = Iterable[Sequence[Any]]


def write_report(
    columns: Sequence[Column],
    rows: Rows,
    output: str,
    out: TextIO,
    *,
    terminal: bool = False,
    color: bool = False,
    style: CsvStyle = PLAIN_CSV,
) -> int:
    """Write the rows to a stream in the format ``output``, and give their number."""
    if output == PARQUET:
        if terminal:
            raise InvalidInput("Parquet is not text to look at", hint="add: -o FILE.parquet")
        out.flush()
        return write_parquet(columns, rows, out.buffer)
    names = [column.name for column in columns]
    return write_table(names, rows, output, out, terminal=terminal, color=color, style=style)


def write_report_file(
    columns: Sequence[Column], rows: Rows, output: str, file: Path, *, style: CsvStyle = PLAIN_CSV
) -> int:
    """The same to ``file``, in place of what was there once all is written; InvalidInput where that cannot be."""
    try:
        if output == PARQUET:
            with replacing_bytes(file) as raw:
                return write_parquet(columns, rows, raw)
        with replacing(file) as out:
            return write_report(columns, rows, output, out, style=style)
    except OSError as error:
        raise InvalidInput(f"cannot write {file}: {error.strerror}", hint="name another file") from error
