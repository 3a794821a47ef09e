"""Articles that are looked at before they are stored: kept in memory for the sitting that gave them, for a while.

What is stored is then exactly what was looked at: a file is not sent twice, and an address not asked twice.
"""

import secrets
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from factcheck.errors import NotFound
from factcheck.services.intake.given import Given
from factcheck.web.typed import Typed

GOOD_FOR_S = 2 * 3600  # an interrupted morning; then it is given again
MOST_BYTES = 40_000_000  # of all drafts together, packed: a fraction of what the desk may take (design.md section 7)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody gave and what they typed about it. ``pasted``: its words can be changed in a form."""

    given: Given
    typed: Typed
    pasted: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    owner: str
    draft: Draft  # without its raw bytes, which are ``packed``
    packed: bytes
    until: float

    @property
    def bytes(self) -> int:
        return len(self.packed) + 4 * len(self.draft.given.text)  # the most that a character takes in memory


class Drafts:
    """Keeps drafts, each for the session that made it; the oldest goes when there are too many.

    ``clock`` gives seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, most_bytes: int = MOST_BYTES) -> None:
        self._clock = clock
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def keep(self, owner: str, draft: Draft) -> str:
        """The name of the draft, which nobody can guess."""
        name = secrets.token_urlsafe(12)
        packed = zlib.compress(draft.given.raw, level=1)
        bare = replace(draft, given=replace(draft.given, raw=b""))
        with self._lock:
            self._kept[name] = _Kept(owner, bare, packed, self._clock() + GOOD_FOR_S)
            self._make_room()
        return name

    def find(self, owner: str, name: str) -> Draft:
        """The draft of that name; NotFound for one that is no longer kept, and for another's."""
        kept = self._of(owner, name)
        return replace(kept.draft, given=replace(kept.draft.given, raw=zlib.decompress(kept.packed)))

    def retype(self, owner: str, name: str, typed: Typed) -> None:
        """Put other details in place of those that were typed before."""
        kept = self._of(owner, name)
        with self._lock:
            self._kept[name] = replace(kept, draft=replace(kept.draft, typed=typed), until=self._clock() + GOOD_FOR_S)

    def drop(self, name: str) -> None:
        """Forget the draft."""
        with self._lock:
            self._kept.pop(name, None)

    def _of(self, owner: str, name: str) -> _Kept:
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept.owner != owner or kept.until < self._clock():
                raise NotFound("this article is no longer kept here: nothing of it was stored", hint="give it again")
            return kept

    def _make_room(self) -> None:
        """Drop what is too old, then the oldest until the rest fits; the newest one stays."""
        now = self._clock()
        for name in [name for name, kept in self._kept.items() if kept.until < now]:
            del self._kept[name]
        while len(self._kept) > 1 and sum(kept.bytes for kept in self._kept.values()) > self._most_bytes:
            self._kept.popitem(last=False)
