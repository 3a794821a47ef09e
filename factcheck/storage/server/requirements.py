"""What a database that runs elsewhere must have before factcheck uses it, each lack said in one line."""

import os
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import class_row

from factcheck.errors import Unavailable
from factcheck.storage.server.binaries import OLDEST_MAJOR
from factcheck.storage.server.bootstrap import ARABIC, EXTENSIONS
from factcheck.storage.server.conninfo import parsed, without_secrets

CONNECT_TIMEOUT_S = 10
"""Unless the string or PGCONNECT_TIMEOUT says otherwise: libpq itself would wait for minutes."""

SCHEMA = "factcheck"

_HINTS = (
    ("password", "put the password into ~/.pgpass (HOST:PORT:DATABASE:USER:PASSWORD, mode 600) or into PGPASSWORD"),
    ("authentication", "check the user in FACTCHECK_DATABASE_URL and the server's pg_hba.conf"),
    ("pg_hba.conf", "ask the server's administrator for a line in pg_hba.conf for this user and address"),
    ("role", "check the user in FACTCHECK_DATABASE_URL, or have it made: createuser NAME"),
    ("database", "check the database in FACTCHECK_DATABASE_URL, or make it: createdb -E UTF8 NAME"),
    ("definition of service", "check the name in ~/.pg_service.conf"),
)
_HINT_UNREACHABLE = (
    "check host and port in FACTCHECK_DATABASE_URL and that the server runs there: pg_isready -h HOST -p PORT"
)

_FACTS = """
select current_setting('server_version_num')::int / 10000 as major,
       current_setting('server_version') as version,
       current_setting('server_encoding') as encoding,
       current_database() as database,
       current_user as role,
       (select rolsuper from pg_roles where rolname = current_user) as is_superuser,
       has_database_privilege(current_database(), 'create') as may_create,
       to_regnamespace(%(schema)s) is not null as has_schema,
       array(select extname::text from pg_extension) as installed,
       array(select name::text from pg_available_extensions) as available,
       array(select name::text from pg_available_extension_versions where trusted) as trusted
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the server says of itself and of our rights."""

    major: int
    version: str
    encoding: str
    database: str
    role: str
    is_superuser: bool
    may_create: bool
    has_schema: bool
    installed: list[str]
    available: list[str]
    trusted: list[str]


def check_foreign(conninfo: str) -> None:
    """Nothing when the database can be used, now or after ``db upgrade``; else Unavailable or InvalidInput."""
    with reach(conninfo) as connection:
        with connection.cursor(row_factory=class_row(Facts)) as cursor:
            facts = cursor.execute(_FACTS, {"schema": SCHEMA}).fetchone()
        assert facts is not None
        check_facts(facts)
        if "pg_trgm" in facts.installed:
            _check_arabic(connection, facts)


def check_facts(facts: Facts) -> None:
    """Nothing when a server of which this is so can be used; else Unavailable for the first lack."""
    _check_server(facts)
    for extension in EXTENSIONS:
        _check_extension(extension, facts)
    _check_rights(facts)


def reach(conninfo: str) -> psycopg.Connection:
    """An open connection in autocommit; Unavailable says why there is none and what to type."""
    options: dict[str, Any] = {"client_encoding": "utf8"}  # else an SQL_ASCII database answers in bytes
    if "connect_timeout" not in parsed(conninfo) and "PGCONNECT_TIMEOUT" not in os.environ:
        options["connect_timeout"] = CONNECT_TIMEOUT_S
    try:
        return psycopg.connect(conninfo, autocommit=True, application_name="factcheck", **options)
    except psycopg.OperationalError as error:
        said = without_secrets(str(error), conninfo)
        hint = next((hint for words, hint in _HINTS if words in said), _HINT_UNREACHABLE)
        raise Unavailable(f"cannot connect to the database: {said}", hint=hint) from None


def _check_server(facts: Facts) -> None:
    if facts.major < OLDEST_MAJOR:
        raise Unavailable(
            f"the database {facts.database} is on Postgres {facts.version}; {OLDEST_MAJOR} or newer is needed",
            hint="unset FACTCHECK_DATABASE_URL to use the server that comes with factcheck",
        )
    if facts.encoding != "UTF8":
        raise Unavailable(
            f"the database {facts.database} is encoded in {facts.encoding}, which cannot hold every script",
            hint="make one that can: createdb -E UTF8 -T template0 NAME",
        )


def _check_extension(extension: str, facts: Facts) -> None:
    if extension in facts.installed:
        return
    if extension not in facts.available:
        package = f"postgresql-{facts.major}{'-pgvector' if extension == 'vector' else ''}"
        raise Unavailable(
            f"the server of {facts.database} (Postgres {facts.version}) does not have the extension {extension}",
            hint=f"have its administrator install it (Debian: apt install {package})",
        )
    if not facts.is_superuser and not (extension in facts.trusted and facts.may_create):
        raise Unavailable(
            f"the database {facts.database} lacks the extension {extension}, and {facts.role} may not create it",
            hint=f'have a superuser type: psql -d {facts.database} -c "create extension {extension}"',
        )


def _check_rights(facts: Facts) -> None:
    if not facts.has_schema and not facts.may_create:
        raise Unavailable(
            f"the role {facts.role} may not create a schema in the database {facts.database}",
            hint=f'have its owner type: psql -d {facts.database} -c "grant create on database {facts.database} '
            f'to {facts.role}"',
        )


def _check_arabic(connection: psycopg.Connection, facts: Facts) -> None:
    try:
        row = connection.execute("select cardinality(show_trgm(%s))", [ARABIC]).fetchone()
    except psycopg.errors.UndefinedFunction:
        raise Unavailable(
            f"the extension pg_trgm of {facts.database} is in a schema that {facts.role} does not search",
            hint=f'have a superuser type: psql -d {facts.database} -c "alter extension pg_trgm set schema public"',
        ) from None
    assert row is not None
    if not row[0]:
        raise Unavailable(
            f"the database {facts.database} finds no trigrams in Arabic: its character type is that of the locale C",
            hint="make one with another: createdb -E UTF8 -T template0 --lc-ctype=C.UTF-8 NAME",
        )
