"""How each migration run reaches the database: one run at a time, timeouts set once, a transaction a revision."""

from logging.config import fileConfig

import psycopg
from alembic import context
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from factcheck.settings import Settings
from factcheck.storage.connection import connect
from factcheck.storage.rows import SCHEMA, Base

LOCK = 0x66616374  # "fact": the key of the advisory lock that keeps two migration runs apart
WAIT_FOR_ANOTHER_RUN = "120s"  # as long as a run over a large database may take to build its indexes
LOCK_TIMEOUT = "10s"  # rather fail and be run again than queue behind a long report and block everybody after it
STATEMENT_TIMEOUT = "30min"  # an index over 1e6 claims takes a minute
PLUGINS = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]


def run() -> None:
    """Migrate the database that the caller, or else the environment, names."""
    if context.is_offline_mode():
        raise CommandError("the migrations ask the server which roles it has: --sql cannot write them down beforehand")
    conninfo = context.config.attributes.get("conninfo") or _conninfo_of_environment()
    engine = create_engine("postgresql+psycopg://", creator=lambda: _connect(conninfo), poolclass=NullPool)
    with engine.connect() as connection:
        _prepare(connection)
        _migrate(connection)


def _conninfo_of_environment() -> str:
    if context.config.config_file_name is not None:
        fileConfig(context.config.config_file_name, disable_existing_loggers=False)
    # Only a run by hand needs the server's launcher, and it may be the run of somebody else's server.
    from factcheck.storage.server import attach  # noqa: PLC0415

    return attach(Settings.from_environment())


def _connect(conninfo: str) -> psycopg.Connection:
    """A connection whose own schema is not "$user": of a role called factcheck it would be ours, and unnamed so."""
    connection = connect(conninfo)
    connection.execute(
        "select set_config('search_path', regexp_replace(current_setting('search_path'), '\"\\$user\",? *', ''), false)"
    )
    connection.commit()
    return connection


def _prepare(connection: Connection) -> None:
    """Wait for other runs (closing the connection lets the next one go), set the timeouts, make the schema."""
    connection.execute(text(f"set lock_timeout = '{WAIT_FOR_ANOTHER_RUN}'"))
    connection.execute(text(f"select pg_advisory_lock({LOCK})"))
    connection.execute(text(f"set lock_timeout = '{LOCK_TIMEOUT}'"))
    connection.execute(text(f"set statement_timeout = '{STATEMENT_TIMEOUT}'"))
    # Asked for first: "if not exists" wants the right to create even where there is nothing to create.
    if not connection.scalar(text("select to_regnamespace(:name)"), {"name": SCHEMA}):
        connection.execute(text(f"create schema {SCHEMA}"))
    connection.commit()


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        version_table_schema=SCHEMA,
        transaction_per_migration=True,
        include_schemas=True,
        include_name=lambda name, kind, _: kind != "schema" or name == SCHEMA,
        compare_type=True,
        compare_server_default=True,
        autogenerate_plugins=PLUGINS,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
