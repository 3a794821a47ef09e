"""The one-time link, as notebooks give one: it opens the desk to whoever can read the terminal, once, for a while."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from threading import Lock

GOOD_FOR_S = 600  # ten minutes: long enough to find the window, too short to be found in a history


class EntryLink:
    """Hands out one token at a time; ``clock`` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._digest: bytes | None = None
        self._until = 0.0

    def renew(self) -> str:
        """A new token; the one before it opens nothing any more."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._digest, self._until = _digest(token), self._clock() + GOOD_FOR_S
        return token

    def use(self, token: str) -> bool:
        """Whether the token opens the desk; it does so once."""
        with self._lock:
            known, in_time = self._digest, self._clock() < self._until
            if known is None or not hmac.compare_digest(known, _digest(token)):
                return False
            self._digest = None
            return in_time


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
