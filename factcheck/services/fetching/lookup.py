"""The addresses of a host, each of them checked, and a way to stop waiting for them."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Thread

from factcheck.services.fetching.public import Address, is_public
from factcheck.services.intake.refusals import Refused

Lookup = Callable[[str, int], Sequence[str]]
Check = Callable[[Address], bool]


def system_lookup(host: str, port: int) -> list[str]:
    """The host's addresses as this machine finds them; OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def checked_addresses(
    host: str, port: int, *, within_s: float, lookup: Lookup = system_lookup, check: Check = is_public
) -> list[Address]:
    """The host's addresses; Refused where it has none, where one of them is not public, and after ``within_s``."""
    found = [_parsed(host, written) for written in _waited_for(host, port, lookup, within_s)]
    if not found:
        raise Refused(f"no address is known for {host}")
    for address in found:
        if not check(address):
            raise Refused(f"{host} is {address}, which is not a public address")
    return found


def _waited_for(host: str, port: int, lookup: Lookup, within_s: float) -> Sequence[str]:
    """What the lookup gives. It runs beside, since the system's cannot be stopped; a late one is left behind."""
    answers: Queue[Sequence[str] | OSError | UnicodeError] = Queue()

    def look() -> None:
        try:
            answers.put(lookup(host, port))
        except (OSError, UnicodeError) as error:  # the second for labels that no name of a host may have
            answers.put(error)

    Thread(target=look, daemon=True, name="factcheck-lookup").start()
    try:
        answer = answers.get(timeout=within_s)
    except Empty:
        raise Refused(f"no answer in time to where {host} is") from None
    if isinstance(answer, OSError | UnicodeError):
        raise Refused(f"no address is known for {host}: {answer}")
    return answer


def _parsed(host: str, written: str) -> Address:
    try:
        return ip_address(written)
    except ValueError as error:
        raise Refused(f"{host} is {written!r}, which is no address") from error
