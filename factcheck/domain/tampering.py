"""What a check of the ledger finds, and the heads of it that people keep elsewhere."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_HEAD = re.compile(r"(\d{1,18})\s+([0-9a-fA-F]{64})(?:\s+\S+)?", re.ASCII)


class Problem(StrEnum):
    """What is wrong with an entry of the ledger, or with what it records."""

    ALTERED = "entry altered"  # a field of the entry does not fit its digests
    NOT_FOLLOWING = "entry does not follow"  # it continues another chain than the one before it
    GAP = "entry missing"  # places in the chain that nothing stands at
    REWRITTEN = "rewritten"  # another digest than the one that was kept outside
    CUT_OFF = "cut off"  # the chain ends before what was kept outside
    DIFFERS = "row differs"  # the table says something else than the ledger
    NO_ROW = "row missing"  # the ledger has it, the table does not
    NO_ENTRY = "row without entry"  # the table has it, the ledger does not
    TWICE = "recorded twice"  # two entries for what is written once


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was done behind the program's back.

    ``seq`` is the entry's place, None where there is no entry; ``record`` names the row, as "12.7 verdict 2"; ``field``
    is what differs in it, with what the ledger and what the table say.
    """

    problem: Problem
    kind: str | None = None
    record: str | None = None
    seq: int | None = None
    field: str | None = None
    ledger: Any = None
    table: Any = None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at one moment: the digest (32 bytes) of entry ``seq``, and its time (ISO 8601, UTC)."""

    seq: int
    digest: bytes
    recorded_at: str | None = None

    @classmethod
    def parse(cls, written: str) -> "Head":
        """The head as ``written`` or as JSON; ValueError for anything else.

        >>> Head.parse(Head(0, bytes(32)).written()).seq
        0
        """
        if written.lstrip().startswith("{"):
            fields = json.loads(written)
            written = f"{fields.get('seq')} {fields.get('digest')}"
        match = _HEAD.fullmatch(written.strip())
        if match is None:
            raise ValueError(f"no head of a ledger: {written!r}")
        return cls(int(match[1]), bytes.fromhex(match[2]))

    def written(self) -> str:
        """The head as one line: seq, digest in hexadecimal, time."""
        return " ".join([str(self.seq), self.digest.hex(), *([self.recorded_at] if self.recorded_at else [])])


def differing(ledger: Mapping[str, Any], table: Mapping[str, Any]) -> Iterable[str]:
    """The fields in which an entry and its row differ. A field that an entry lacks was null when it was written: a
    column that came later has that value in all rows from before.

    >>> list(differing({"number": 1, "reason": "new"}, {"number": 1, "url": None}))
    ['reason']
    """
    # By how they are written: Python holds 1, 1.0 and true for equal.
    return (name for name in sorted({*ledger, *table}) if repr(ledger.get(name)) != repr(table.get(name)))
