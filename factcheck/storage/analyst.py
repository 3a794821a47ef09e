"""Reading by SQL as an analyst: only what the analyst role may see, in a transaction that cannot write.

The statement runs with the rights of the group role factcheck_analyst, read-only, with a time limit of its own, and
rows are fetched one by one until the limit. A statement that undoes the role from inside still meets the read-only
transaction; a login of its own will close that door.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from factcheck.errors import InvalidInput, Unavailable
from factcheck.storage.connection import connect

ANALYST_ROLE = "factcheck_analyst"


@dataclass(frozen=True, slots=True)
class SqlResult:
    """What a statement gave: column names, rows up to the limit, and whether there were more."""

    columns: Sequence[str]
    rows: Sequence[tuple[Any, ...]]
    truncated: bool


def run_sql(conninfo: str, statement: str, *, row_limit: int, timeout_s: float) -> SqlResult:
    """The statement's rows; one statement only, read-only, stopped after ``timeout_s``."""
    with _analyst(conninfo, timeout_s=timeout_s) as connection, connection.cursor() as cursor:
        rows: list[tuple[Any, ...]] = []
        try:
            for row in cursor.stream(statement.encode()):
                if len(rows) == row_limit:
                    return SqlResult(_columns(cursor), rows, truncated=True)
                rows.append(row)
        except psycopg.errors.QueryCanceled as error:
            raise InvalidInput(
                f"the statement ran longer than {timeout_s:g} s and was stopped", hint="narrow it, or give --timeout"
            ) from error
        except psycopg.errors.InsufficientPrivilege as error:
            raise Unavailable(
                f"an analyst may not do this: {error.diag.message_primary}", hint="read the views of schema report"
            ) from error
        except psycopg.Error as error:
            raise _refused(error) from error
        return SqlResult(_columns(cursor) or _described(connection, statement), rows, truncated=False)


@contextmanager
def _analyst(conninfo: str, *, timeout_s: float) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with connect(conninfo) as connection:
        connection.read_only = True
        milliseconds = str(int(timeout_s * 1000))
        connection.execute("select set_config('statement_timeout', %s, true)", (milliseconds,))
        connection.execute("select set_config('search_path', 'report', true)")
        try:
            connection.execute(sql.SQL("set local role {}").format(sql.Identifier(ANALYST_ROLE)))
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue) as error:
            raise Unavailable(
                f"this login may not act as {ANALYST_ROLE}: {_message(error)}",
                hint=f"ask the database's owner for: grant {ANALYST_ROLE} to your login",
            ) from error
        yield connection
        connection.rollback()


def _refused(error: psycopg.Error) -> InvalidInput:
    """Why the statement gave nothing, as somebody who typed it needs to hear it."""
    match error:
        case psycopg.DataError() if error.sqlstate is None:
            return InvalidInput(f"a value cannot be shown: {_message(error)}", hint="cast it to text: column::text")
        case psycopg.errors.SyntaxError() if "multiple commands" in _message(error):
            return InvalidInput("these are several statements", hint="run them one at a time")
        case _ if error.sqlstate is None:
            return InvalidInput("the statement gives no rows, and only reading is done here", hint=_hint(error))
        case _:
            return InvalidInput(f"the database refused the statement: {_message(error)}", hint=_hint(error))


def _columns(cursor: psycopg.Cursor[Any]) -> list[str]:
    return [column.name for column in cursor.description or ()]


def _described(connection: psycopg.Connection[Any], statement: str) -> list[str]:
    """The columns that the statement would have: a stream without rows does not tell them."""
    connection.pgconn.prepare(b"", statement.encode())
    described = connection.pgconn.describe_prepared(b"")
    return [(described.fname(place) or b"").decode() for place in range(described.nfields)]


def _message(error: psycopg.Error) -> str:
    return error.diag.message_primary or str(error).strip() or type(error).__name__


def _hint(error: psycopg.Error) -> str:
    return error.diag.message_hint or 'factcheck report list, or: factcheck sql "select * from report.claim limit 5"'
