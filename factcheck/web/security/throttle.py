"""How often somebody may try to come in by a password: by name and by address, each slowed down after some failures.

A count leaks away with time, so nobody is locked out for good. Who has come in before from an address is counted apart
there: strangers who guess at a name do not keep its owner out. What is remembered is bounded; the oldest is forgotten,
so that whoever floods the desk with names or addresses gains a few tries and takes nothing from others.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address
from threading import BoundedSemaphore, Lock
from typing import Any

TRIES_OF_A_NAME = 8  # at once; people mistype a handful of times, guessers need thousands
TRIES_OF_AN_ADDRESS = 24  # a newsroom may share one
A_TRY_BACK_S = 20.0  # one more after so long: 4,320 guesses a day at a name at the most
_MOST = 10_000  # counts that are remembered: about two megabytes
_NETWORK_BITS = 64  # of an IPv6 address: what one household or office is given whole
_AT_ONCE = 4  # who wait for their password to be compared; more are sent away at once, so that pages go on


class Throttle:
    """Counts tries; ``clock`` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._counts: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._places, self._turn = BoundedSemaphore(_AT_ONCE), Lock()

    def wait_s(self, name: str, address: str) -> float:
        """Seconds until that name may be tried from that address: 0 for now, and then the try is counted."""
        network = _network(address)
        with self._lock:
            limits = {self._name_key(name, network): TRIES_OF_A_NAME, ("address", network): TRIES_OF_AN_ADDRESS}
            wait = max((self._level(key) + 1 - most) * A_TRY_BACK_S for key, most in limits.items())
            if wait > 0:
                return wait
            for key in limits:
                self._count(key, self._level(key) + 1)
        return 0.0

    def came_in(self, name: str, address: str) -> None:
        """The last try was no guess: it is not counted, and that name is known from there."""
        network = _network(address)
        with self._lock:
            self._counts.pop(self._name_key(name, network), None)
            self._count(("address", network), max(self._level(("address", network)) - 1, 0.0))
            self._known[name, network] = None
            self._known.move_to_end((name, network))
            _shorten(self._known)

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Whether there is a place to wait in; inside one compares alone, as each comparing takes 64 MiB."""
        if not self._places.acquire(blocking=False):
            yield False
            return
        try:
            with self._turn:
                yield True
        finally:
            self._places.release()

    def _name_key(self, name: str, network: str) -> Hashable:
        return ("known", name, network) if (name, network) in self._known else ("name", name)

    def _level(self, key: Hashable) -> float:
        level, at = self._counts.get(key, (0.0, 0.0))
        return max(level - (self._clock() - at) / A_TRY_BACK_S, 0.0)

    def _count(self, key: Hashable, level: float) -> None:
        self._counts[key] = (level, self._clock())
        self._counts.move_to_end(key)
        _shorten(self._counts)


def _shorten(remembered: OrderedDict[Any, Any]) -> None:
    while len(remembered) > _MOST:
        remembered.popitem(last=False)


def _network(address: str) -> str:
    """What one visitor has at hand: an IPv4 address, or an IPv6 network whole."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return f"{int(known) >> (128 - _NETWORK_BITS):x}/{_NETWORK_BITS}"
