"""Reports described for people, and as rows."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

from factcheck.domain.reports import Report
from factcheck.presenters.safe import terminal_text
from factcheck.presenters.tables import draw_table


def listed(report: Report) -> dict[str, str]:
    """A report's row in the list."""
    return {"name": report.name, "kind": "view" if report.is_view else "question", "tells": report.title}


def shown(report: Report) -> dict[str, Any]:
    """All of a report, for programs."""
    columns = [{"name": each.name, "type": each.sql_type, "comment": each.comment} for each in report.columns]
    parameters = [
        {"name": each.name, "type": each.kind.value, "default": each.default, "comment": each.comment}
        for each in report.parameters
    ]
    return {**listed(report), "columns": columns, "parameters": parameters, "sql": report.statement}


def described(report: Report) -> Iterator[str]:
    """The lines that tell a person what a report tells, and how."""
    yield terminal_text(f"{report.name}: {report.title}")
    yield ""
    yield from _table(("column", "type", "meaning"), [(c.name, c.sql_type, c.comment) for c in report.columns])
    if report.parameters:
        yield ""
        rows = [(p.name, p.kind.value, p.default, p.comment) for p in report.parameters]
        yield from _table(("parameter", "type", "default", "meaning"), rows)
    yield ""
    yield from terminal_text(report.statement, newlines=True).split("\n")


def _table(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[str]:
    out = StringIO()
    draw_table(names, rows, out, long_cell=None)
    return out.getvalue().splitlines()
