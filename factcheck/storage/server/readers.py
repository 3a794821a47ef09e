"""The login of the embedded server that analysts read through: it reads the schema report, and nothing else is left.

A member of the group factcheck_analyst and of no other. What Postgres lets everybody do by default (make temporary
tables and large objects, take advisory locks, change settings inside a SELECT, run procedural code) it may not, so
that a statement can neither stop the desk nor loosen its own limits. Those rights are taken from everybody in the
database and given back, by name, to those who work at the desk. Run by the superuser; harmless to repeat.
"""

import psycopg
from psycopg import sql

READER = "factcheck_reader"
GROUP = "factcheck_analyst"
DESK = ("factcheck", "factcheck_checker", "factcheck_editor")
"""Who keeps the rights that everybody else loses."""

_MARK = "factcheck: the login of analysts and their tools, read-only; rights of 2026-11-23"
"""Stands as the role's comment once all is done; to be changed with anything below."""

_SETTINGS = {
    "default_transaction_read_only": "on",
    "search_path": "report, public",  # the extensions' functions are in public: similarity()
    "statement_timeout": "5min",  # for tools that set none of their own; factcheck sql always does
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "5min",  # an open transaction keeps dead rows alive
    "idle_session_timeout": "8h",
    "work_mem": "16MB",
    "temp_file_limit": "2GB",  # for a process; only a superuser may set it, so no statement raises it
}
_CONNECTIONS = 20  # of the server's 50: analysts with many tools cannot lock the desk out
_TAKEN = (
    r"^lo_|^lo(read|write)$",  # large objects: files in all but name
    r"^pg_(try_)?advisory_",  # the desk's writers wait for such locks
    r"^set_config$",  # undoes time limits and memory limits from inside a SELECT
    r"^pg_notify$|^pg_logical_emit_message$|^pg_export_snapshot$",  # write to the log or to files, even when read-only
    r"^pg_(cancel|terminate)_backend$",  # other analysts have the same login
)
_FUNCTIONS = """
select p.oid::regprocedure::text from pg_proc p
where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ %(names)s
  and not exists (select from pg_init_privs i where i.classoid = 'pg_proc'::regclass and i.objoid = p.oid)
order by 1
"""
"""Those of them that are everybody's by default; the others (lo_import) are the superuser's and stay so."""

_IS_DONE = """
select
from pg_roles r
where r.rolname = %(reader)s and shobj_description(r.oid, 'pg_authid') = %(mark)s
  and pg_has_role(r.oid, %(group)s, 'usage') and not has_database_privilege(r.oid, current_database(), 'temporary')
  and exists (
    select from pg_db_role_setting s
    where s.setrole = r.oid and s.setdatabase = 0 and s.setconfig @> %(settings)s and s.setconfig <@ %(settings)s
  )
  and not has_language_privilege(r.oid, 'plpgsql', 'usage')
  and not exists (
    select from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ %(names)s
      and has_function_privilege(r.oid, p.oid, 'execute')
  )
"""


def admit_reader(conninfo: str) -> None:
    """Make the login, or make it again what it should be. ``conninfo`` is the superuser's, of a migrated database."""
    names = "|".join(_TAKEN)
    settings = [f"{name}={value}" for name, value in _SETTINGS.items()]
    wanted = {"reader": READER, "group": GROUP, "mark": _MARK, "names": names, "settings": settings}
    with psycopg.connect(conninfo) as connection:
        done = connection.execute(_IS_DONE, wanted)
        if not done.rowcount:
            connection.execute("select pg_advisory_xact_lock(hashtextextended('factcheck.readers', 0))")
            _make(connection)
            functions = [sql.SQL(name) for (name,) in connection.execute(_FUNCTIONS, {"names": names})]
            _take_from_everybody(connection, sql.SQL(", ").join(functions))


def _make(connection: psycopg.Connection) -> None:
    reader = sql.Identifier(READER)
    if not connection.execute("select from pg_roles where rolname = %s", [READER]).rowcount:
        connection.execute(sql.SQL("create role {}").format(reader))
    plain = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit"
    connection.execute(sql.SQL("alter role {} {} connection limit {}").format(reader, sql.SQL(plain), _CONNECTIONS))
    connection.execute(sql.SQL("grant {} to {} with inherit true, set false").format(sql.Identifier(GROUP), reader))
    for name, value in _SETTINGS.items():
        values = sql.SQL(", ").join(value.split(", "))
        connection.execute(sql.SQL("alter role {} set {} = {}").format(reader, sql.Identifier(name), values))
    connection.execute(sql.SQL("comment on role {} is {}").format(reader, _MARK))


def _take_from_everybody(connection: psycopg.Connection, functions: sql.Composed) -> None:
    """Take from everybody, in this database, what nobody needs for reading; those of the desk keep it by name."""
    database = sql.Identifier(connection.info.dbname)
    rights = (
        sql.SQL("temporary on database {}").format(database),
        sql.SQL("usage on language plpgsql"),
        sql.SQL("execute on function {}").format(functions),
    )
    found = connection.execute("select rolname from pg_roles where rolname = any(%s)", [list(DESK)])
    desk = sql.SQL(", ").join(sql.Identifier(name) for (name,) in found)
    for right in rights:
        connection.execute(sql.SQL("revoke {} from public").format(right))
        connection.execute(sql.SQL("grant {} to {}").format(right, desk))
    for other in ("postgres", "template1"):
        connection.execute(sql.SQL("revoke connect on database {} from public").format(sql.Identifier(other)))
