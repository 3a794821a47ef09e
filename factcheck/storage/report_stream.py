"""The rows of a report as the server sends them, however many: nothing is held but a few hundred of them."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
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
    with (
        _reader(conninfo, timeout_s=timeout_s) as connection,
        _opened(connection, report, selection, dict(parameters), timeout_s=timeout_s) as opened,
    ):
        yield opened


def every_view(conninfo: str) -> Iterator[tuple[Report, ReportRows]]:
    """The views of schema report in turn, all as of one moment; each is open until the next is asked for."""
    with _reader(conninfo, timeout_s=None, snapshot=True) as connection:
        for report in view_reports(connection):
            with _opened(connection, report, Selection(), {}, timeout_s=None) as opened:
                yield report, opened


@contextmanager
def _opened(
    connection: psycopg.Connection[Row], report: Report, selection: Selection, values: Any, *, timeout_s: float | None
) -> Iterator[ReportRows]:
    with connection.cursor() as cursor:
        with _explained(timeout_s):
            base = base_query(report)
            columns = _columns(cursor, base, values, report)
            query = selected_query(base, columns, selection, values)
            shown = _columns(cursor, query, values, report)
        with closing(_streamed(cursor, query, values, timeout_s=timeout_s)) as rows:
            yield ReportRows(shown, rows)


@contextmanager
def _reader(conninfo: str, *, timeout_s: float | None, snapshot: bool = False) -> Iterator[psycopg.Connection[Row]]:
    """A connection for statements of our own: the rights of the login are enough, and no role is taken on."""
    with connect(conninfo) as connection:
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ if snapshot else None
        milliseconds = str(int((timeout_s or 0) * 1000))  # 0: as long as it takes
        connection.execute("select set_config('statement_timeout', %s, true)", (milliseconds,))
        connection.execute("select set_config('search_path', 'report', true)")
        yield connection


def _columns(cursor: psycopg.Cursor[Row], query: sql.Composed, values: Any, report: Report) -> list[Column]:
    """The columns of the query; what cannot be compared is found here, before anything is written."""
    cursor.execute(sql.SQL("select * from ({}\n) as report limit 0").format(query), values)
    return described_columns(cursor, {column.name: column.comment for column in report.columns})


def _streamed(
    cursor: psycopg.Cursor[Row], query: sql.Composed, values: Any, *, timeout_s: float | None
) -> Generator[Row]:
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
    if isinstance(error, errors.QueryCanceled) and timeout_s is not None:
        return InvalidInput(f"the report ran longer than {timeout_s:g} s and was stopped", hint="narrow it: --where")
    found = (meaning for kind, meaning in _MEANINGS.items() if isinstance(error, kind))
    family, what, hint = next(found, (None, "", ""))
    return None if family is None else family(f"{what}: {said}", hint=hint)


_MEANINGS: dict[type[psycopg.Error], tuple[type[FactcheckError], str, str]] = {
    errors.InsufficientPrivilege: (
        Unavailable,
        "this login may not read that",
        "ask the owner for: grant factcheck_analyst to it",
    ),
    errors.ObjectNotInPrerequisiteState: (Unavailable, "not worked out yet", "factcheck report refresh"),
    errors.UndefinedFunction: (InvalidInput, "this cannot be compared", "look for words in it: COLUMN ~ WORDS"),
    errors.DataError: (InvalidInput, "a value is not what its column holds", "factcheck report show NAME"),
    errors.OperationalError: (Unavailable, "the database went away", "factcheck db status, then try again"),
}
