"""Strings that say how to connect: libpq URLs and keyword strings, taken as they are.

What libpq fills in by itself (service files, .pgpass, PG... variables) stays its business. A password in a string is
never shown and never put on a command line, where every user of the machine could read it.
"""

from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from factcheck.errors import InvalidInput

_SECRETS = ("password", "sslpassword")
_FORM = "it has the form postgresql://USER@HOST:PORT/DATABASE or service=NAME; a password may stand in ~/.pgpass"


def parsed(conninfo: str) -> dict[str, Any]:
    """The parameters in ``conninfo``; InvalidInput, without quoting it, when it is not one."""
    try:
        return conninfo_to_dict(conninfo)
    except psycopg.ProgrammingError:
        # Neither the string nor libpq's complaint is shown: both may hold the password.
        raise InvalidInput("FACTCHECK_DATABASE_URL is not a Postgres connection string", hint=_FORM) from None


def for_command_line(conninfo: str) -> tuple[str, dict[str, str]]:
    """``conninfo`` without its password, and the variables that hand the password to libpq's programs."""
    parameters = parsed(conninfo)
    if "sslpassword" in parameters:
        raise InvalidInput(
            "FACTCHECK_DATABASE_URL has an sslpassword, which Postgres' programs take from the command line alone",
            hint="use a client key without a passphrase, in a file that only you may read",
        )
    password = parameters.pop("password", None)
    return make_conninfo("", **parameters), {} if password is None else {"PGPASSWORD": str(password)}


def as_url(conninfo: str) -> str:
    """``conninfo`` as one URL without spaces, fit for a shell; without its password.

    >>> as_url("host='/srv/fact check' dbname=factcheck user=factcheck password=secret")
    'postgresql://factcheck@/factcheck?host=%2Fsrv%2Ffact%20check'
    """
    rest = {name: value for name, value in parsed(conninfo).items() if name not in _SECRETS}
    user, database = rest.pop("user", None), rest.pop("dbname", None)
    before, after = f"{quote(str(user), safe='')}@" if user else "", quote(str(database), safe="") if database else ""
    query = urlencode(rest, quote_via=quote)
    return f"postgresql://{before}/{after}{'?' if query else ''}{query}"


def without_secrets(said: str, conninfo: str) -> str:
    """What a server or libpq said, on one line, with the password of ``conninfo`` struck out."""
    line = "".join(character if character.isprintable() else " " for character in said)
    line = " ".join(line.split())
    for secret in (parsed(conninfo).get(name) for name in _SECRETS):
        line = line.replace(str(secret), "***") if secret else line
    return line
