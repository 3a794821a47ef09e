"""Whether a login only reads: what it may do beyond that, asked of the server through the login itself.

Rights count that the login has, has as a member of a group, or could take by SET ROLE. What the read-only transaction
and the time limits hold back (temporary tables, advisory locks) does not count; docs/sql.md tells how to take it away.
"""

from typing import Any

import psycopg

GROUP = "factcheck_analyst"

_BEYOND = """
with mine as (
    select oid, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
    from pg_roles where pg_has_role(current_user, oid, 'member')
),
others as (
    select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
)
select 'is a superuser' from mine where rolsuper
union all
select 'may make roles' from mine where rolcreaterole
union all
select 'may make databases' from mine where rolcreatedb
union all
select 'may replicate' from mine where rolreplication
union all
select 'passes by the security of rows' from mine where rolbypassrls
union all
select 'is a member of ' || rolname from mine
where rolname in ('pg_write_all_data', 'pg_write_server_files', 'pg_read_server_files', 'pg_execute_server_program',
    'pg_signal_backend', 'pg_maintain', 'pg_checkpoint', 'pg_create_subscription', 'pg_signal_autovacuum_worker')
union all
select 'owns the database ' || d.datname from pg_database d join mine m on m.oid = d.datdba
where d.datname = current_database()
union all
select 'may make schemas in the database ' || current_database() from mine m
where has_database_privilege(m.oid, current_database(), 'create')
union all
select 'may make tables in the schema ' || s.nspname from others s
join mine m on has_schema_privilege(m.oid, s.oid, 'create')
union all
select 'may write to ' || c.oid::regclass from pg_class c join others s on s.oid = c.relnamespace
join mine m on case
    when c.relkind = 'S' then has_sequence_privilege(m.oid, c.oid, 'usage, update')
    else has_table_privilege(m.oid, c.oid, 'insert, update, delete, truncate')
        or has_any_column_privilege(m.oid, c.oid, 'insert, update')
end
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
limit 1
"""


def beyond_reading(connection: psycopg.Connection[Any]) -> str | None:
    """The first thing found that the connection's login may do beyond reading; None where it only reads."""
    row = connection.execute(_BEYOND).fetchone()
    return None if row is None else str(row[0])
