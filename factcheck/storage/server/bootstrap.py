"""What a cluster must hold before it is used: extensions, the application's role and its database.

Run at every start, by the superuser; whatever is there already is left as it is. So a start that was killed half way
is finished by the next one.
"""

import psycopg
from psycopg import sql

from factcheck.errors import Unavailable

APPLICATION = "factcheck"
"""The role that everything runs as, and the database it owns."""

EXTENSIONS = ("vector", "pg_trgm")
ARABIC = "قال"


def bootstrap(template: str, maintenance: str) -> None:
    """Complete the cluster: ``template`` and ``maintenance`` are the superuser's conninfos of template1 and postgres.

    Raises Unavailable when an extension is not installed or Arabic has no trigrams.
    """
    with psycopg.connect(template, autocommit=True) as connection:
        _extend(connection)
        _check_arabic(connection)
    with psycopg.connect(maintenance, autocommit=True) as connection:
        _add_role_and_database(connection)


def _extend(connection: psycopg.Connection) -> None:
    """Put the extensions into template1: databases made later have them from the first moment."""
    available = {name for (name,) in connection.execute("select name from pg_available_extensions")}
    for extension in EXTENSIONS:
        if extension not in available:
            version = connection.info.parameter_status("server_version")
            raise Unavailable(
                f"this Postgres {version} comes without the extension {extension}",
                hint="set FACTCHECK_PG_BIN to another installation (leave it unset to use the one that was installed "
                "with factcheck), or FACTCHECK_DATABASE_URL to a database that has it",
            )
        connection.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(extension)))


def _check_arabic(connection: psycopg.Connection) -> None:
    """With a wrong locale pg_trgm finds nothing in Arabic and says nothing: similarity is 0 for every pair."""
    found = connection.execute(
        "select cardinality(show_trgm(%s)), datctype from pg_database where datname = current_database()", [ARABIC]
    ).fetchone()
    assert found is not None
    if not found[0]:
        raise Unavailable(
            f"this cluster finds no trigrams in Arabic (lc_ctype is {found[1]}), so claims could not be compared",
            hint="set FACTCHECK_HOME to an empty folder to have a cluster made with the right locale",
        )


def _add_role_and_database(connection: psycopg.Connection) -> None:
    role = sql.Identifier(APPLICATION)
    if not connection.execute("select from pg_roles where rolname = %s", [APPLICATION]).rowcount:
        connection.execute(sql.SQL("create role {} login createrole createdb").format(role))
    if not connection.execute("select from pg_database where datname = %s", [APPLICATION]).rowcount:
        connection.execute(sql.SQL("create database {} owner {}").format(role, role))
