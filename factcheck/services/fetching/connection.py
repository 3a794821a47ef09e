"""A connection to an address that was checked, and to no other; ended when its time is over."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from time import monotonic

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection

from factcheck.services.fetching.lookup import Check
from factcheck.services.fetching.public import Address
from factcheck.services.fetching.targets import Target
from factcheck.services.intake.refusals import Refused


class Deadline:
    """When all must be over; ``seconds`` from now on."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left; Refused when there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise Refused(f"takes longer than {self.seconds:g} s")
        return left

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return monotonic() >= self._end


def trusted() -> ssl.SSLContext:
    """Whom to believe: the machine's authorities, and those that come with certifi where a machine has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def connected(
    target: Target, address: Address, *, context: ssl.SSLContext, deadline: Deadline, idle_s: float
) -> Iterator[HTTPConnection]:
    """A connection to the address in the target's name, closed at the end and cut when the deadline comes.

    The host's own name goes into the handshake and is what the certificate must bear.
    """
    connection = _connection(target, address, context, min(idle_s, deadline.left()))
    try:
        connection.connect()  # the handshake's reads have this timeout for all of them together
        assert connection.sock is not None
        connection.sock.settimeout(idle_s)
        # The socket itself: a response that ends its connection keeps reading from it.
        cut = threading.Timer(deadline.left(), _cut, [connection.sock])
        cut.daemon = True
        cut.start()
        try:
            yield connection
        finally:
            cut.cancel()
    finally:
        connection.close()


def check_connected(connection: HTTPConnection, check: Check) -> None:
    """Refused unless the other end is an address that passes, and not this machine by a public address of its own."""
    assert connection.sock is not None
    there, here = (ip_address(place[0]) for place in (connection.sock.getpeername(), connection.sock.getsockname()))
    if not check(there) or (there == here and not there.is_loopback):
        raise Refused(f"the connection leads to {there}, which is not a public address")


def _connection(target: Target, address: Address, context: ssl.SSLContext, timeout_s: float) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(str(address), target.port, timeout=timeout_s)
    return HTTPSConnection(
        str(address),
        target.port,
        timeout=timeout_s,
        ssl_context=context,
        server_hostname=target.host,
    )


def _cut(connected: socket.socket) -> None:
    """Wake whoever waits for the other end: what is read then is the end."""
    with suppress(OSError):  # it was closed meanwhile
        connected.shutdown(socket.SHUT_RDWR)
