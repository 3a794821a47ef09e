"""A form that is sent twice is done once.

Somebody presses the button twice, or again since the answer is late: the second press gets the answer of the first. A
form has a key of its own, and what it says counts too: whoever goes back, says something else and sends it again means
something else. Keys live as long as the sessions do; what a service refuses twice it refuses without them too.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

_MOST = 10_000  # forms whose answers are remembered: a busy desk's day, about two megabytes
_LANES = 64  # forms that are taken at the same time; two that share a lane wait for each other, which does no harm


class Once:
    """Answers of forms that were taken, the latest ``most`` of them."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._answers: OrderedDict[bytes, str] = OrderedDict()
        self._lanes = [Lock() for _ in range(_LANES)]

    def do(self, form: bytes, deed: Callable[[], str]) -> str:
        """What ``deed`` answers (an address), done once for that form; a second sender waits for the first.

        What the deed raises is raised: the form was not taken then and may be sent again.
        """
        with self._lanes[form[0] % _LANES]:
            with self._lock:
                known = self._answers.get(form)
            if known is None:
                known = deed()
                self._remember(form, known)
            return known

    def _remember(self, form: bytes, answer: str) -> None:
        with self._lock:
            self._answers[form] = answer
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)


def fingerprint(*parts: Iterable[str] | str) -> bytes:
    """The SHA-256 of the parts, told apart from one another."""
    digest = hashlib.sha256()
    for part in parts:
        for word in (part,) if isinstance(part, str) else part:
            encoded = word.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8))
            digest.update(encoded)
    return digest.digest()
