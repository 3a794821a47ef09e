"""The ledger: a hash chain over everything that people decide, so that a later change of any of it shows.

Each entry is a JSON object in one canonical form (keys sorted, no spaces, UTF-8). Its digest is the SHA-256 of that
form together with its kind, its place and its time; the chain's digest is the SHA-256 of the previous chain digest and
the entry's digest. Whoever has kept one chain digest can tell whether anything before it was altered, taken out or put
in.

The first versions of this program left the time out of an entry's digest. An entry that holds in that form still
counts; its time then has to be that of the record in it, since both were written in one transaction.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from factcheck.domain.tampering import Finding, Problem

GENESIS = bytes(32)  # what the first entry follows
_TIMES = ("logged_at", "decided_at")  # when a record of the first versions was made
_BITS = 64  # the integers of the canonical form: those that a bigint holds, signed, and that orjson writes exactly


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One link of the chain; digests are 32 bytes, ``recorded_at`` ISO 8601 in UTC. ``seq`` counts from 1."""

    seq: int
    kind: str
    entry: Mapping[str, Any]
    recorded_at: str
    entry_digest: bytes
    previous_digest: bytes
    digest: bytes


def canonical(entry: Mapping[str, Any]) -> bytes:
    """The one byte form of an entry.

    Raises TypeError for what has no exact form: floats, integers beyond 64 bits, anything else that JSON does not
    have; and UnicodeEncodeError for text that is not UTF-8.

    >>> canonical({"b": 1, "a": "ص"}).decode()
    '{"a":"ص","b":1}'
    """
    _refuse_inexact(entry)
    return _form(entry)


def chained(seq: int, kind: str, entry: Mapping[str, Any], *, recorded_at: str, previous_digest: bytes) -> LedgerEntry:
    """The link that ``entry`` makes after ``previous_digest``."""
    form = canonical({"entry": entry, "kind": kind, "recorded_at": recorded_at, "seq": seq})
    entry_digest = hashlib.sha256(form).digest()
    digest = hashlib.sha256(previous_digest + entry_digest).digest()
    return LedgerEntry(seq, kind, entry, recorded_at, entry_digest, previous_digest, digest)


def first_broken(entries: Iterable[LedgerEntry]) -> int | None:
    """The seq at which the chain breaks first; None when it holds."""
    finding = next(broken_links(map(as_stored, entries)), None)
    return None if finding is None else finding.seq


Stored = tuple[int, str, bytes, str, bytes, bytes, bytes]
"""An entry as it is read in bulk: the fields of LedgerEntry, ``entry`` still JSON, in UTF-8."""


def as_stored(entry: LedgerEntry) -> Stored:
    """The entry as it would be read in bulk."""
    digests = (entry.entry_digest, entry.previous_digest, entry.digest)
    return (entry.seq, entry.kind, _form(entry.entry), entry.recorded_at, *digests)


def broken_links(rows: Iterable[Stored], watched: Mapping[int, Collection[bytes]] | None = None) -> Iterator[Finding]:
    """What is wrong with the chain, entry by entry in their order; a break does not hide what comes after it.

    ``watched``: digests that were kept outside, by seq (0 for the empty chain).
    """
    kept = dict(watched or {})
    expected, previous, also = 1, GENESIS, GENESIS  # ``also``: what the digest before would be if it were right
    if {*kept.pop(0, ())} - {GENESIS}:
        yield Finding(Problem.REWRITTEN, seq=0, field="digest")
    sha256 = hashlib.sha256
    for row in rows:
        seq, _, _, _, entry_digest, before, digest = row
        says = _digest_of(row)
        follows = sha256(before + entry_digest).digest()
        if seq != expected or says != entry_digest or before != previous or follows != digest:
            yield from _wrong(row, expected, (previous, also))
            says = entry_digest if _held_first(row) else says
        if kept and {*kept.pop(seq, ())} - {digest}:
            yield Finding(Problem.REWRITTEN, seq=seq, field="digest")
        also = sha256(before + says).digest()
        expected, previous = seq + 1, digest
    for seq in sorted(kept):
        yield Finding(Problem.CUT_OFF, seq=seq, ledger=f"ends at {expected - 1}")


def _wrong(row: Stored, expected: int, previous: Sequence[bytes]) -> Iterator[Finding]:
    """Each thing that is wrong with one entry, by the field that does not fit the others."""
    seq, kind, entry, recorded_at, entry_digest, before, digest = row
    if seq != expected:
        yield Finding(Problem.GAP, seq=expected, ledger=f"next is {seq}")
    if before not in previous and seq == expected:
        yield Finding(Problem.NOT_FOLLOWING, kind=kind, seq=seq, field="previous_digest")
    if hashlib.sha256(before + entry_digest).digest() != digest:
        yield Finding(Problem.ALTERED, kind=kind, seq=seq, field="digest")
    if _digest_of(row) == entry_digest:
        return
    if not _held_first(row):
        field = "entry_digest" if hashlib.sha256(before + _digest_of(row)).digest() == digest else "entry"
        yield Finding(Problem.ALTERED, kind=kind, seq=seq, field=field)
    elif recorded_at not in (made := [orjson.loads(entry).get(time) for time in _TIMES]):
        yield Finding(Problem.ALTERED, kind=kind, seq=seq, field="recorded_at", ledger=made[0] or made[1])


def _digest_of(row: Stored) -> bytes:
    """What the entry's digest should be; nothing where the entry is none that could have been written."""
    seq, kind, entry, recorded_at, *_ = row
    try:
        whole = {"entry": orjson.loads(entry), "kind": kind, "recorded_at": recorded_at, "seq": seq}
        return hashlib.sha256(_form(whole)).digest()
    except (ValueError, TypeError):  # numbers too large, too many things in one another: see orjson
        return b""


def _held_first(row: Stored) -> bool:
    """Whether the entry's digest is that of the first versions' form, without the time."""
    seq, kind, entry, _, entry_digest, *_ = row
    try:
        whole = {"entry": orjson.loads(entry), "kind": kind, "seq": seq}
        return hashlib.sha256(_form(whole)).digest() == entry_digest
    except (ValueError, TypeError):
        return False


def _form(entry: Mapping[str, Any]) -> bytes:
    return orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)


def _refuse_inexact(value: Any) -> None:
    match value:
        case None | bool():
            return
        case str():
            value.encode()
        case int() if -(2 ** (_BITS - 1)) <= value < 2 ** (_BITS - 1):
            return
        case list():
            for each in value:
                _refuse_inexact(each)
        case Mapping():
            for name, each in value.items():
                if type(name) is not str:
                    raise TypeError(f"no name of a field: {name!r}")
                _refuse_inexact(name)
                _refuse_inexact(each)
        case _:
            raise TypeError(f"the ledger has no exact form for {type(value).__name__}: {value!r}")
