"""The database server as a whole: started, stopped, looked at, saved, brought back."""

from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import Conflict
from factcheck.settings import Settings
from factcheck.storage import server
from factcheck.storage.server import ClusterStatus, as_url

__all__ = [
    "ClusterStatus",
    "ForeignStatus",
    "as_url",
    "backup",
    "conninfo",
    "restore",
    "shell_command",
    "start",
    "status",
    "stop",
    "url",
]


@dataclass(frozen=True, slots=True)
class ForeignStatus:
    """How a database that runs elsewhere is; ``url`` is without its password."""

    url: str
    version: str


def start(settings: Settings) -> ClusterStatus:
    """The embedded server, running; Conflict when the settings name a database elsewhere."""
    _refuse_foreign(settings, "start")
    cluster = server.embedded(settings)
    cluster.ensure_running()
    return cluster.status()


def stop(settings: Settings) -> bool:
    """Whether there was an embedded server to stop; Conflict when the settings name a database elsewhere."""
    _refuse_foreign(settings, "stop")
    return server.embedded(settings).stop()


def status(settings: Settings) -> ClusterStatus | ForeignStatus:
    """How the database server is; starts nothing, and raises Unavailable for one elsewhere that does not answer."""
    if settings.database_url is None:
        return server.embedded(settings).status()
    with server.reach(settings.database_url) as connection:
        version = connection.info.parameter_status("server_version") or "unknown"
    return ForeignStatus(url=server.as_url(settings.database_url), version=version)


def conninfo(settings: Settings) -> str:
    """How to connect to the database, a foreign one checked and the embedded one started."""
    return server.attach(settings)


def url(settings: Settings) -> str:
    """The database's URL for other programs, without its password; the embedded server is started for it."""
    return server.as_url(server.attach(settings))


def backup(settings: Settings, file: Path, *, replace: bool = False) -> None:
    """Save the database to ``file``."""
    binaries = server.find_binaries(settings.pg_bin, needed=server.DUMP_PROGRAMS)
    server.backup(server.attach(settings), file, binaries=binaries, replace=replace)


def restore(settings: Settings, file: Path, *, replace: bool = False) -> str:
    """Bring the database back from ``file``; gives its conninfo: rights are to be set, and tables may be behind."""
    binaries = server.find_binaries(settings.pg_bin, needed=server.RESTORE_PROGRAMS)
    address = server.attach(settings)
    server.restore(address, file, binaries=binaries, replace=replace)
    return address


def shell_command(settings: Settings) -> tuple[list[str], dict[str, str]]:
    """How to start psql on the database: its arguments, and the variables that carry the password."""
    binaries = server.find_binaries(settings.pg_bin, needed=("psql",))
    address, secrets = server.for_command_line(server.attach(settings))
    return [str(binaries.program("psql")), "--dbname", address], secrets


def _refuse_foreign(settings: Settings, verb: str) -> None:
    if settings.database_url is not None:
        raise Conflict(
            f"FACTCHECK_DATABASE_URL names a database elsewhere, whose server is not ours to {verb}",
            hint="for the embedded server: unset FACTCHECK_DATABASE_URL",
        )
