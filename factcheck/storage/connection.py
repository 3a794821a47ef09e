"""One connection to the database, the same wherever it is opened."""

import psycopg

from factcheck.errors import Unavailable


def connect(conninfo: str) -> psycopg.Connection:
    """An open connection, outside of any transaction, its times in UTC; Unavailable when the server does not answer.

    Prepared statements stay off: behind a pooler that shares connections between transactions they clash.
    """
    try:
        connection = psycopg.connect(conninfo, application_name="factcheck", prepare_threshold=None, autocommit=True)
    except psycopg.OperationalError as error:
        raise Unavailable(
            f"cannot connect to the database: {_first_line(error)}",
            hint="check FACTCHECK_DATABASE_URL, or type: factcheck db status",
        ) from error
    connection.execute("set time zone 'UTC'")
    connection.autocommit = False
    return connection


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
