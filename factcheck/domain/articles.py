"""What comes in: one article of one outlet, before it is read."""

import hashlib
from dataclasses import dataclass

from factcheck.domain.days import DayRange


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in.

    ``key`` is the file name (below the folder or manifest it came from) or the URL. ``text`` is kept as it is for
    ever; ``raw`` and ``media_type`` are the bytes it was made from. ``outlet`` is a name in any script, None where
    nobody knows; ``language`` an ISO 639-1 code, None to have it found out.
    """

    key: str
    text: str
    raw: bytes
    media_type: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: DayRange | None = None
    language: str | None = None

    @property
    def digest(self) -> bytes:
        """SHA-256 of the text in UTF-8: what makes two captures the same (32 bytes)."""
        return hashlib.sha256(self.text.encode()).digest()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A record that could not be taken in: where it was and why. The rest of its batch lands."""

    key: str
    reason: str
    line: int | None = None
