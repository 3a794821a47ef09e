"""The ledger: a hash chain over everything that people decide, so that a later change of any of it shows.

Each entry is a JSON object in one canonical form (keys sorted, no spaces, UTF-8). Its digest is the SHA-256 of that
form; the chain's digest is the SHA-256 of the previous chain digest and the entry's digest. Whoever has kept one
chain digest can tell whether anything before it was altered, taken out or put in.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

GENESIS = bytes(32)  # what the first entry follows


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One link of the chain; digests are 32 bytes. ``seq`` counts from 1 without gaps."""

    seq: int
    kind: str
    entry: Mapping[str, Any]
    entry_digest: bytes
    previous_digest: bytes
    digest: bytes


def canonical(entry: Mapping[str, Any]) -> bytes:
    """The one byte form of an entry.

    >>> canonical({"b": 1, "a": "ص"}).decode()
    '{"a":"ص","b":1}'
    """
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def chained(seq: int, kind: str, entry: Mapping[str, Any], *, previous_digest: bytes) -> LedgerEntry:
    """The link that ``entry`` makes after ``previous_digest``."""
    entry_digest = hashlib.sha256(canonical({"kind": kind, "seq": seq, "entry": entry})).digest()
    digest = hashlib.sha256(previous_digest + entry_digest).digest()
    return LedgerEntry(seq, kind, entry, entry_digest, previous_digest, digest)


def first_broken(entries: Iterable[LedgerEntry]) -> int | None:
    """The seq that the first entry that does not follow from what stands before it should have; None when all do."""
    previous = GENESIS
    for seq, entry in enumerate(entries, 1):
        if entry != chained(seq, entry.kind, entry.entry, previous_digest=previous):
            return seq
        previous = entry.digest
    return None
