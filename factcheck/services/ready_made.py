"""Ready-made reports: files of SQL over the views of schema report, which say at their beginning what they are.

    -- Claimants: who is quoted most.                          what it tells; further lines of comment go on
    -- param since date : published on this day or later       a parameter, left open unless given
    -- param top integer = 20 : how many                       one with a default
    -- column claims : how many of their claims are in         what a column means, and its unit
    select ... where (%(since)s::date is null or published_start_on >= %(since)s::date)

A percent sign of the SQL itself is written twice. Columns come in the order of the comments, as the SQL gives them.
"""

import re
from collections.abc import Iterator
from importlib.resources import files

from factcheck.domain.columns import Column
from factcheck.domain.reports import Parameter, ParameterKind, Report

_PARAMETER = re.compile(r"-- param (\w+) (\w+)(?: = (\S+))? : (.+)")
_COLUMN = re.compile(r"-- column (\w+) : (.+)")


def ready_made_reports() -> list[Report]:
    """All of them, by name."""
    folder = files("factcheck.storage") / "reports"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name.endswith(".sql")}
    return [read_report(name.removesuffix(".sql"), text) for name, text in sorted(texts.items())]


def read_report(name: str, text: str) -> Report:
    """The report that the text of a file describes."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("--")]
    title = " ".join(line.removeprefix("--").strip() for line in head if not _is_declaration(line))
    statement = "\n".join(line for line in lines if not line.startswith("--"))
    return Report(name, title, statement.strip().rstrip(";"), tuple(_columns(head)), tuple(_parameters(head)))


def _is_declaration(line: str) -> bool:
    return line.startswith(("-- param ", "-- column "))


def _parameters(head: list[str]) -> Iterator[Parameter]:
    for line in head:
        if match := _PARAMETER.fullmatch(line):
            yield Parameter(match[1], ParameterKind(match[2]), match[4], match[3])


def _columns(head: list[str]) -> Iterator[Column]:
    for line in head:
        if match := _COLUMN.fullmatch(line):
            yield Column(match[1], comment=match[2])
