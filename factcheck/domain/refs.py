"""Names of claims and sentences: ``12.7`` is the seventh claim of source 12, ``12/s5`` its fifth sentence."""

import re
from dataclasses import dataclass
from typing import Self

_HIGHEST_SOURCE = 2**63 - 1  # what a bigint holds
_WRITTEN = re.compile(r"([1-9]\d{0,18})\.([1-9]\d{0,8})", re.ASCII)
_SENTENCE = re.compile(r"([1-9]\d{0,18})(?:/c([1-9]\d{0,8}))?/s([1-9]\d{0,8})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class ClaimRef:
    """A claim's name in commands, pages, exports and SQL.

    >>> ClaimRef.parse("12.7")
    ClaimRef(source_id=12, number=7)
    >>> str(ClaimRef(12, 7))
    '12.7'
    """

    source_id: int
    number: int

    @classmethod
    def parse(cls, written: str) -> Self:
        """The claim that ``written`` names; ValueError when it is not of the form SOURCE.NUMBER."""
        match = _WRITTEN.fullmatch(written.strip())
        if match is None or int(match[1]) > _HIGHEST_SOURCE:
            raise ValueError(f"not a claim's name (SOURCE.NUMBER, as 12.7): {written!r}")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.source_id}.{self.number}"


@dataclass(frozen=True, slots=True, order=True)
class SentenceRef:
    """A sentence's name: ``12/s5`` is the fifth of source 12 in its newest capture (``capture`` None), ``12/c1/s5``
    that of capture 1.

    >>> SentenceRef.parse("12/c1/s5")
    SentenceRef(source_id=12, number=5, capture=1)
    >>> str(SentenceRef(12, 5))
    '12/s5'
    """

    source_id: int
    number: int
    capture: int | None = None

    @classmethod
    def parse(cls, written: str) -> Self:
        """The sentence that ``written`` names; ValueError when it is not of the form SOURCE/sNUMBER."""
        match = _SENTENCE.fullmatch(written.strip())
        if match is None or int(match[1]) > _HIGHEST_SOURCE:
            raise ValueError(f"not a sentence's name (SOURCE/sNUMBER, as 12/s5): {written!r}")
        return cls(int(match[1]), int(match[3]), int(match[2]) if match[2] else None)

    def __str__(self) -> str:
        capture = "" if self.capture is None else f"/c{self.capture}"
        return f"{self.source_id}{capture}/s{self.number}"
