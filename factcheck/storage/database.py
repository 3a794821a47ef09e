"""The database as the services see it: transactions. The one place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from factcheck.errors import FactcheckError, InvalidInput, Unavailable
from factcheck.storage.connection import connect
from factcheck.storage.constraints import meaning

OF_A_COMMAND = 2  # connections: a command works in one transaction at a time; a stream may stay open beside it
_LOST = ("08", "57P")  # SQLSTATE classes: connection exception, operator intervention; none at all is a broken pipe
_POLICY = "ExecWithCheckOptions"  # where Postgres refuses a row by policy, whatever language it says it in
_GIVING = "factcheck member edit NAME --role checker --login LOGIN"
_READ_ONLY = text("set transaction read only")
_ONE_STATE = text("set transaction isolation level repeatable read read only")
_STATE_OF = text("select pg_export_snapshot()")


class Database:
    """One database.

    ``bind`` is what libpq takes, a URL or key=value words. Or it is an open connection: transactions are then
    savepoints of the connection's own, so that its owner can roll all of them back. ``connections`` are kept open for
    those who come after; more than these are opened while they are needed.
    """

    def __init__(self, bind: str | Connection, *, connections: int = OF_A_COMMAND) -> None:
        self._bind = _engine(bind, connections) if isinstance(bind, str) else bind
        self._sessions = sessionmaker(self._bind, expire_on_commit=False, join_transaction_mode="create_savepoint")

    @contextmanager
    def transaction(self, *, read_only: bool = False, dry_run: bool = False) -> Iterator[Session]:
        """A session that commits at the end of the block and rolls back when the block raises, or for a ``dry_run``.

        Raises the FactcheckError that a broken constraint means (constraints.py), InvalidInput for what is no text in
        UTF-8 and so none that a database keeps, Unavailable when the server is gone or the role lacks a right.
        """
        try:
            with self._sessions.begin() as session:
                if read_only:
                    session.execute(_READ_ONLY)
                yield session
                if dry_run:
                    session.rollback()
        except DBAPIError as error:
            raise _explained(error.orig) or error from error
        except psycopg.Error as error:  # from COPY, which goes past SQLAlchemy
            raise _explained(error) or error from error
        except (
            UnicodeEncodeError
        ) as error:  # bytes of a command line that are no UTF-8 come as half characters (PEP 383)
            raise InvalidInput(f"{error.object!r} is no text in UTF-8", hint="type it again") from error

    @contextmanager
    def snapshot(self) -> Iterator[tuple[Session, Session]]:
        """Two sessions that read one state of the database, at the same time where their connections are two.

        A database that is one open connection has one session for both, and no state but the present one.
        """
        if isinstance(self._bind, Connection):
            with self.transaction(read_only=True) as session:
                yield session, session
            return
        with self.transaction() as one, self.transaction() as other:
            one.execute(_ONE_STATE)
            name = one.execute(_STATE_OF).scalar_one()
            other.execute(_ONE_STATE)
            other.execute(text(f"set transaction snapshot '{name}'"))  # a name of the server's own making
            yield one, other

    def close(self) -> None:
        """Give the connections back; the database may be used again and opens new ones."""
        if isinstance(self._bind, Engine):
            self._bind.dispose()


def _engine(conninfo: str, connections: int) -> Engine:
    # Pinged before use: a desk that stays open outlives the server's restarts, and nobody is told of what is over.
    return create_engine(
        "postgresql+psycopg://", creator=lambda: connect(conninfo), pool_size=connections, pool_pre_ping=True
    )


def _explained(error: BaseException | None) -> FactcheckError | None:
    """What a person can act on; None for a bug of ours."""
    first_line = str(error).strip().partition("\n")[0]
    match error:
        case errors.IntegrityError() as broken:
            return meaning(broken)
        case errors.InsufficientPrivilege() if error.diag.source_function == _POLICY:
            return Unavailable(
                f"the database refuses: this login may not sign in that member's name ({first_line})",
                hint="sign as the member whose login it is; factcheck member list shows whose",
            )
        case errors.InsufficientPrivilege():
            return Unavailable(f"the database refuses: {first_line}", hint=f"its owner gives rights, as: {_GIVING}")
        case psycopg.DataError(sqlstate=None):  # not sent at all: psycopg can make no value of the database of it
            return InvalidInput(f"the database keeps no such value: {first_line}", hint="type it again")
        case psycopg.OperationalError() as lost if (lost.sqlstate or _LOST[0]).startswith(_LOST):
            return Unavailable(f"the database went away: {first_line}", hint="factcheck db status, then try again")
        case _:
            return None
