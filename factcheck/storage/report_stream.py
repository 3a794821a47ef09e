"""The rows of a report as the server sends them, however many: nothing is held but a few hundred of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import capabilities, errors, sql

from factcheck.domain.columns import Column
from factcheck.domain.reports import Report, Selection
from factcheck.errors import FactcheckError, InvalidInput, Unavailable
from factcheck.storage.connection import connect
from factcheck.storage.report_catalogue import described_columns, view_reports
from factcheck.storage.report_queries import base_query, selected_query

_CHUNK = 200  # rows a message: larger ones are no faster and cost memory
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ReportRows:
    """The columns of a report, and its rows, which can be gone through once, while it is open."""

    columns: Sequence[Column]
    rows: Iterator[Row]


def read_views(conninfo: str) -> list[Report]:
    """The views of schema report, with their columns, as far as the login may read them."""
    with _reader(conninfo, timeout_s=None) as connection:
        return view_reports(connection)


@contextmanager
def report_rows(
    conninfo: str, report: Report, selection: Selection, parameters: Mapping[str, object], *, timeout_s: float | None
) -> Iterator[ReportRows]:
    """The rows of the report that are selected, open for reading in a transaction that cannot write."""
    with _reader(conninfo, timeout_s=timeout_s) as connection, connection.cursor() as cursor:
        values = dict(parameters)
        with _explained(timeout_s):
            base = base_query(report)
            columns = _columns(cursor, base, values, report)
            query = selected_query(base, columns, selection, values)
            shown = _columns(cursor, query, values, report)
        yield ReportRows(shown, _streamed(cursor, query, values, timeout_s=timeout_s))


@contextmanager
def _reader(conninfo: str, *, timeout_s: float | None) -> Iterator[psycopg.Connection[Row]]:
    """A connection for statements of our own: the rights of the login are enough, and no role is taken on."""
    with connect(conninfo) as connection:
        connection.read_only = True
        milliseconds = str(int((timeout_s or 0) * 1000))  # 0: as long as it takes
        connection.execute("select set_config('statement_timeout', %s, true)", (milliseconds,))
        connection.execute("select set_config('search_path', 'report', true)")
        yield connection
        connection.rollback()


def _columns(cursor: psycopg.Cursor[Row], query: sql.Composable, values: Any, report: Report) -> list[Column]:
    """The columns of the query; what cannot be compared is found here, before anything is written."""
    cursor.execute(sql.SQL("select * from ({}\n) as report limit 0").format(query), values)
    return described_columns(cursor, {column.name: column.comment for column in report.columns})


def _streamed(
    cursor: psycopg.Cursor[Row], query: sql.Composable, values: Any, *, timeout_s: float | None
) -> Iterator[Row]:
    with _explained(timeout_s):
        yield from cursor.stream(query, values, size=_CHUNK if capabilities.has_stream_chunked() else 1)


@contextmanager
def _explained(timeout_s: float | None) -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        raise _meaning(error, timeout_s) or error from error


def _meaning(error: psycopg.Error, timeout_s: float | None) -> FactcheckError | None:
    """What a person can act on; None for a bug of ours."""
    said = error.diag.message_primary or str(error).strip().partition("\n")[0]
    match error:
        case errors.QueryCanceled():
            after = "" if timeout_s is None else f" after {timeout_s:g} s"
            return InvalidInput(f"the report was stopped{after}: {said}", hint="narrow it with --where, or --timeout")
        case errors.InsufficientPrivilege():
            return Unavailable(
                f"this login may not read that: {said}",
                hint="ask the owner for: grant factcheck_analyst to it",
            )
        case errors.ObjectNotInPrerequisiteState():
            return Unavailable(f"not worked out yet: {said}", hint="factcheck report refresh")
        case errors.UndefinedFunction():
            return InvalidInput(f"this cannot be compared: {said}", hint="compare text within it: COLUMN ~ WORDS")
        case errors.DataError():
            return InvalidInput(f"a value is not what its column holds: {said}", hint="factcheck report show NAME")
        case errors.OperationalError():
            return Unavailable(f"the database went away: {said}", hint="factcheck db status, then try again")
        case _:
            return None
