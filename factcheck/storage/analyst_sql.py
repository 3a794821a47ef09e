"""Reading by SQL as an analyst: through a login that only reads, in a transaction that cannot write, within limits.

The login is what protects the desk: whatever a statement undoes from inside, it has no right to write. Time is limited
by the server and watched from outside; rows are fetched one by one until they are too many or too large.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from factcheck.errors import FactcheckError, InvalidInput, Unavailable
from factcheck.storage.analyst_login import GROUP, beyond_reading
from factcheck.storage.connection import connect
from factcheck.storage.memory import bounded_memory
from factcheck.storage.server.conninfo import as_url
from factcheck.storage.watchdog import Watchdog

BYTES_LIMIT = 32 * 2**20
"""What the rows of one answer may take in all. A person reads far less; what is meant for machines is exported."""

_HEADROOM = 4 * BYTES_LIMIT  # a row is in memory up to four times: received, sorted out, decoded, kept
_ROW, _VALUE = 64, 48  # bytes that Python needs beside the text itself, about
_LOCK_TIMEOUT_S = 5.0
_LONGEST_MESSAGE = 1000
"""Characters of what a server says that are passed on: an error may quote the value of a gigabyte that it is about."""

_MISTAKES = "42"  # SQLSTATE class of misspelt names and wrong syntax: what the server advises then helps a reader
_HINT = 'factcheck report list, or: factcheck sql "select * from report.claim limit 5"'


@dataclass(frozen=True, slots=True)
class AnalystLogin:
    """How to connect as an analyst, and as somebody who may end the analyst's sessions (None: the analyst)."""

    conninfo: str
    rescuer: str | None = None


@dataclass(frozen=True, slots=True)
class SqlResult:
    """What a statement gave: column names and rows; ``truncated`` when there were more.

    ``too_large`` tells that it was their size that ended them, not their number.
    """

    columns: Sequence[str]
    rows: Sequence[tuple[Any, ...]]
    truncated: bool
    too_large: bool = False


def run_sql(login: AnalystLogin, statement: str, *, row_limit: int, timeout_s: float) -> SqlResult:
    """The statement's rows; one statement only, read-only, stopped after ``timeout_s``, never later than twice that.

    Raises InvalidInput for a statement that is refused or does not end, Unavailable when a right is missing or the
    login may do more than read.
    """
    asked = _encoded(statement)
    with connect(login.conninfo) as connection:
        _begin(connection, login, timeout_s=timeout_s)
        watchdog = Watchdog(connection, limit_s=timeout_s, rescuer=login.rescuer or login.conninfo)
        try:
            with watchdog, bounded_memory(_HEADROOM):
                return _fetched(connection, asked, row_limit)
        except MemoryError as error:
            raise _too_large() from error
        except psycopg.Error as error:
            raise _explained(error, timed_out=watchdog.has_bitten, timeout_s=timeout_s) from error
        finally:
            connection.close()  # rolls back, and waits for nothing


def _encoded(statement: str) -> bytes:
    if "\0" in statement:  # libpq would end the statement there, and what follows would be hidden
        raise InvalidInput("the statement holds a NUL character", hint="remove it")
    try:
        return statement.encode()
    except UnicodeEncodeError as error:
        raise InvalidInput("the statement is no text in UTF-8", hint="type it again") from error


def _begin(connection: psycopg.Connection[Any], login: AnalystLogin, *, timeout_s: float) -> None:
    """Refuse a login that may write, set the limits, and make what follows read-only."""
    connection.autocommit = True
    if beyond := beyond_reading(connection):
        raise _not_pure(connection, login, beyond)
    connection.execute("set search_path = report, public")  # the extensions' functions are in public
    lock_timeout_s = min(timeout_s, _LOCK_TIMEOUT_S)
    for name, value in {
        "client_encoding": "UTF8",
        "default_transaction_read_only": "on",
        "lock_timeout": int(lock_timeout_s * 1000),
        "statement_timeout": int(timeout_s * 1000),
    }.items():
        connection.execute(sql.SQL("set {} = {}").format(sql.Identifier(name), value))
    connection.autocommit = False
    connection.read_only = True


def _fetched(connection: psycopg.Connection[Any], statement: bytes, row_limit: int) -> SqlResult:
    rows: list[tuple[Any, ...]] = []
    size = 0
    with connection.cursor() as cursor:
        for row in cursor.stream(statement):
            size += _size(cursor)
            if size > BYTES_LIMIT and not rows:
                raise _too_large()
            if len(rows) == row_limit or size > BYTES_LIMIT:
                return SqlResult(_columns(cursor), rows, truncated=True, too_large=size > BYTES_LIMIT)
            rows.append(row)
        return SqlResult(_columns(cursor) or _described(connection, statement), rows, truncated=False)


def _size(cursor: psycopg.Cursor[Any]) -> int:
    """Bytes that the row just fetched takes, about."""
    result = cursor.pgresult
    assert result is not None
    values = (result.get_value(0, place) for place in range(result.nfields))
    return _ROW + sum(_VALUE + len(value or b"") for value in values)


def _columns(cursor: psycopg.Cursor[Any]) -> list[str]:
    return [column.name for column in cursor.description or ()]


def _described(connection: psycopg.Connection[Any], statement: bytes) -> list[str]:
    """The columns that the statement would have: a stream without rows does not tell them."""
    connection.pgconn.prepare(b"", statement)
    described = connection.pgconn.describe_prepared(b"")
    return [(described.fname(place) or b"").decode() for place in range(described.nfields)]


def _not_pure(connection: psycopg.Connection[Any], login: AnalystLogin, beyond: str) -> Unavailable:
    """The refusal of a login, with all that is to be typed to have a better one."""
    reader = "factcheck_reader"
    address = as_url(make_conninfo(login.conninfo, user=reader))
    make = f"create role {reader} login password 'CHOOSE ONE' in role {GROUP}"
    return Unavailable(
        f"analysts read through a login that can do nothing else, and {connection.info.user} {beyond}",
        hint=f'have the owner type: psql -d {connection.info.dbname} -c "{make}" ; then set '
        f"FACTCHECK_ANALYST_URL={address}",
    )


def _explained(error: psycopg.Error, *, timed_out: bool, timeout_s: float) -> FactcheckError:
    """Why the statement gave nothing, as somebody who typed it needs to hear it."""
    said = _message(error)
    found: FactcheckError
    match error:
        case _ if timed_out or isinstance(error, psycopg.errors.QueryCanceled):
            stopped = f"the statement ran longer than {timeout_s:g} s and was stopped"
            found = InvalidInput(stopped, hint="narrow it, or give --timeout")
        case psycopg.errors.LockNotAvailable():
            found = Unavailable("somebody is changing the tables that the statement reads", hint="try again")
        case psycopg.errors.InsufficientPrivilege():
            found = Unavailable(f"an analyst may not do this: {said}", hint="read the views of schema report")
        case psycopg.errors.SyntaxError() if "multiple commands" in said:
            found = InvalidInput("these are several statements", hint="run them one at a time")
        case psycopg.Error(sqlstate=str(state)):
            hint = error.diag.message_hint if state.startswith(_MISTAKES) else None
            found = InvalidInput(f"the database refused the statement: {said}", hint=hint or _HINT)
        case psycopg.DataError():
            found = InvalidInput(f"a value cannot be shown: {said}", hint="cast it to text: column::text")
        case psycopg.DatabaseError() if _lacks_memory(error):
            found = _too_large()
        case psycopg.OperationalError():
            found = Unavailable(f"the database went away: {said}", hint="factcheck db status, then try again")
        case _:
            found = InvalidInput("the statement gives no rows, and only reading is done here", hint=_HINT)
    return found


def _too_large() -> InvalidInput:
    return InvalidInput(
        f"a row is too large: at most {BYTES_LIMIT // 2**20} MB are shown", hint="shorten it: left(column, 1000)"
    )


def _lacks_memory(error: psycopg.Error) -> bool:
    """Whether libpq had no room for a row: it says so only in words, and takes the connection for lost."""
    return "memory" in str(error) or "lost synchronization" in str(error)


def _message(error: psycopg.Error) -> str:
    said = error.diag.message_primary or str(error).strip() or type(error).__name__
    return said if len(said) <= _LONGEST_MESSAGE else said[:_LONGEST_MESSAGE] + "…"
