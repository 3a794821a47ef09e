"""Names of claims: ``12.7`` is the seventh claim of source 12."""

import re
from dataclasses import dataclass
from typing import Self

_HIGHEST_SOURCE = 2**63 - 1  # what a bigint holds
_WRITTEN = re.compile(r"([1-9]\d{0,18})\.([1-9]\d{0,8})", re.ASCII)


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
