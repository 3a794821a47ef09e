"""Opens the database and serves the desk: the one place where the two meet.

``wiring`` knows no face, ``web`` is given its database and does not ask where it came from. The command line starts the
desk through here, so that the two faces never see each other.
"""

import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from factcheck.errors import InvalidInput, Unavailable
from factcheck.services.fetching import Fetcher
from factcheck.services.passwords import has_passwords
from factcheck.settings import Settings
from factcheck.web.app import make_app
from factcheck.wiring import open_database

if TYPE_CHECKING:
    from fastapi import FastAPI

    from factcheck.storage.database import Database

_CONNECTIONS = 8  # of the desk to its database: what eight people turn over at once on two cores
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104  # told apart here, listened on only where somebody types it
_HEADERS_BYTES = 16_384  # of one request: the longest address of a list's filters, and cookies
_IDLE_S = 15  # that a browser may keep a connection without asking for anything
_VISITORS = 256  # connections at once; more are told to come back (503)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk is found: ``host`` and ``port`` that it listens at (0 for any port that is free), the ``names``
    that browsers know it by besides, and the addresses of the reverse proxy before it, if there is one.
    ``fetch``: whether it fetches addresses of articles; not told, it does where only this machine reaches it.
    """

    host: str
    port: int
    names: Collection[str] = ()
    proxy: str | None = None
    fetch: bool | None = None

    @property
    def on_a_network(self) -> bool:
        """Whether others than those at this machine may reach it."""
        return self.host not in _LOOPBACK or bool(self.names) or self.proxy is not None

    @property
    def fetches(self) -> bool:
        """Whether the desk fetches addresses of articles."""
        return not self.on_a_network if self.fetch is None else self.fetch


def serve(settings: Settings, place: Place, *, member: str, opened: Callable[[str], None]) -> None:
    """Serve the desk there until it is interrupted.

    At this machine alone ``opened`` is called with the link that lets the first visitor in, in the name of ``member``,
    once the desk answers. On a network it is called with the desk's address, and members come in by their passwords;
    InvalidInput where nobody has one. Unavailable for a port that is taken.
    """
    with open_database(settings, connections=_CONNECTIONS) as database:
        if place.on_a_network:
            _check_passwords(database, place)
        with _listening(place) as listening:
            app = _app(database, place, listening.getsockname()[1], member=member)
            opened(_address(place, listening.getsockname()[1], app))
            uvicorn.Server(_config(app, place)).run([listening])


def _app(database: "Database", place: Place, port: int, *, member: str) -> "FastAPI":
    hosts = {f"{name}:{port}" for name in ("127.0.0.1", "[::1]", "localhost")}
    hosts |= {host for name in place.names for host in (name, f"{name}:{port}")}
    return make_app(
        database,
        hosts=hosts,
        member=None if place.on_a_network else member,
        cookie=f"factcheck-{port}",
        secure=place.proxy is not None,
        own_address=place.on_a_network,
        fetcher=Fetcher() if place.fetches else None,
    )


def _config(app: "FastAPI", place: Place) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses hold names and searches
        server_header=False,
        proxy_headers=place.proxy is not None,
        forwarded_allow_ips=place.proxy or "",
        h11_max_incomplete_event_size=_HEADERS_BYTES,
        timeout_keep_alive=_IDLE_S,
        limit_concurrency=_VISITORS,
        ws="none",
    )


def _check_passwords(database: "Database", place: Place) -> None:
    if not has_passwords(database):
        raise InvalidInput(
            f"at {place.host} the desk would be open to others, and no member has a password to come in by",
            hint="factcheck member add NAME --role editor --password; for one that there is: member password NAME",
        )


def _listening(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    try:
        return socket.create_server((place.host, place.port), family=family, backlog=128)
    except OSError as error:
        raise Unavailable(
            f"port {place.port} of {place.host} cannot be used: {error.strerror}", hint="factcheck serve --port 0"
        ) from error


def _address(place: Place, port: int, app: "FastAPI") -> str:
    """Where a browser finds it: with the token that opens it once, where no password is asked for."""
    if place.proxy is not None:
        return f"https://{min(place.names, default=socket.gethostname())}/"
    if place.on_a_network:
        name = min(place.names, default=None) or (_own_address() if place.host in _ANYWHERE else place.host)
        return f"http://{_written(name)}:{port}/"
    return f"http://{_written(place.host)}:{port}/enter?token={app.state.desk.entry.renew()}"


def _own_address() -> str:
    """The address of this machine on its network, as far as it knows one. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # an address of nobody (RFC 5737): it shows which way out is taken
        except OSError:
            return "127.0.0.1"
        return str(asking.getsockname()[0])


def _written(host: str) -> str:
    """The host as addresses write it."""
    return f"[{host}]" if ":" in host else host
