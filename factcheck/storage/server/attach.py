"""The one database that the settings name."""

import os
from pathlib import Path

from platformdirs import user_data_path

from factcheck.errors import InvalidInput, Unavailable
from factcheck.settings import Settings
from factcheck.storage.server.binaries import find_binaries
from factcheck.storage.server.cluster import Cluster
from factcheck.storage.server.requirements import check_foreign, reach

_DATABASE, _ANALYST = "FACTCHECK_DATABASE_URL", "FACTCHECK_ANALYST_URL"

_ROOTS_HOME = Path("/var/lib/factcheck")
"""Root's own home is closed to others, and so to the account that runs root's server."""


def attach(settings: Settings) -> str:
    """The conninfo of a database that answers and has what it takes.

    It is the one that FACTCHECK_DATABASE_URL names, untouched; else the embedded server's, started when needed.
    Raises Unavailable or InvalidInput.
    """
    if settings.database_url is None:
        return embedded(settings).ensure_running()
    check_foreign(settings.database_url)
    return settings.database_url


def foreign_analyst(settings: Settings) -> str | None:
    """The conninfo that analysts of a database elsewhere have, tried out; None for the embedded server's.

    Raises Unavailable or InvalidInput, in which the variable is named that is to be mended.
    """
    conninfo = settings.analyst_url or settings.database_url
    if conninfo is None:
        return None
    try:
        reach(conninfo).close()
    except (Unavailable, InvalidInput) as error:
        if settings.analyst_url is None:
            raise
        hint = error.hint and error.hint.replace(_DATABASE, _ANALYST)
        raise type(error)(error.message.replace(_DATABASE, _ANALYST), hint=hint) from error
    return conninfo


def embedded(settings: Settings) -> Cluster:
    """The embedded cluster of these settings, running or not."""
    return Cluster(settings.home or default_home(), find_binaries(settings.pg_bin))


def default_home() -> Path:
    """The user's data folder; /var/lib/factcheck for root."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return _ROOTS_HOME
    home = user_data_path("factcheck", appauthor=False)
    if not home.is_absolute():  # HOME is unset and the user is not listed
        raise Unavailable("there is no home folder to keep the data in", hint="set FACTCHECK_HOME to a folder")
    return home
