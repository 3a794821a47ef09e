"""Opens the database and serves the desk: the one place where the two meet.

``wiring`` knows no face, ``web`` is given its database and does not ask where it came from. The command line starts the
desk through here, so that the two faces never see each other.
"""

import socket
from collections.abc import Callable

import uvicorn

from factcheck.errors import InvalidInput, Unavailable
from factcheck.services.fetching import Fetcher
from factcheck.settings import Settings
from factcheck.web.app import make_app
from factcheck.wiring import open_database

_CONNECTIONS = 8  # of the desk to its database: what eight people turn over at once on two cores
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_ONLY_HERE = "a desk for other machines needs members with passwords, which this version does not have"


def serve(
    settings: Settings,
    *,
    host: str,
    port: int,
    member: str,
    opened: Callable[[str], None],
    fetch: bool | None = None,
) -> None:
    """Serve the desk at host and port until it is interrupted; port 0 is any that is free.

    ``fetch``: whether the desk fetches addresses of articles; not told, it does where only this machine reaches it.
    ``opened`` is called with the link that lets the first visitor in, once the desk answers. InvalidInput for a host
    that other machines reach, Unavailable for a port that is taken.
    """
    if host not in _LOOPBACK:
        raise InvalidInput(f"{host} is not of this machine alone: {_ONLY_HERE}", hint="factcheck serve")
    with open_database(settings, connections=_CONNECTIONS) as database, _listening(host, port) as listening:
        own = listening.getsockname()[1]
        hosts = {f"{name}:{own}" for name in ("127.0.0.1", "[::1]", "localhost")}
        fetcher = Fetcher() if (host in _LOOPBACK if fetch is None else fetch) else None
        app = make_app(database, hosts=hosts, member=member, cookie=f"factcheck-{own}", fetcher=fetcher)
        link = f"http://{_written(host)}:{own}/enter?token={app.state.desk.entry.renew()}"
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none"
        )
        opened(link)
        uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise Unavailable(
            f"port {port} of {host} cannot be used: {error.strerror}", hint="factcheck serve --port 0"
        ) from error


def _written(host: str) -> str:
    """The host as addresses write it."""
    return f"[{host}]" if ":" in host else host
