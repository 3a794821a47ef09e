"""The tables held against the ledger, both ways: what it says of each row, and what has no entry in it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from psycopg import sql
from sqlalchemy.orm import Session

from factcheck.domain.tampering import Finding, Problem, differing
from factcheck.storage.copying import driver_connection
from factcheck.storage.ledgered import KINDS, Ledgered

# A million rows are hashed in memory, in half the time of sorting them; with less of it the disk is taken. Other cores
# have the chain to check.
_SETTINGS = """
set local work_mem = '256MB'; set local enable_mergejoin = off; set local max_parallel_workers_per_gather = 0
"""
_DIFFERENT = sql.SQL("""(
    select {kind}, l.seq, l.record, {record}, l.entry::text, {entry}::text
    from ({entries}) l full join {rows} on l.record = {record}
    where l.record is null or t.{key} is null or {differs}
    order by 2, 4
)""")
_WRITTEN_ONCE = sql.SQL("select seq, {record} as record, entry from factcheck.ledger where kind = {kind}")
_LAST_WORD = sql.SQL("""
    select distinct on (record) seq, record, entry
    from (select seq, {record} as record, entry from factcheck.ledger where kind = {kind}) e
    order by record, seq desc
""")
_NUMBERS = sql.SQL("""
    select {kind}, (select count(*) from factcheck.ledger where kind = {kind}) - (select count(*) from {table})
""")
_TWICE = sql.SQL("""
    select min(seq), max(seq), {record} from factcheck.ledger where kind = {kind} group by 3 having count(*) > 1
""")
_UNKNOWN = sql.SQL("select seq, kind from factcheck.ledger where kind <> all({kinds}) order by seq")
_DIGITS = 20  # no number of ours has more; Python refuses to read whole numbers of some thousands


def differences(session: Session) -> Iterator[Finding]:
    """Where tables and ledger disagree: rows that differ, rows and entries without the other."""
    driver_connection(session).execute(_SETTINGS)
    # Where each row has an entry and each entry a row, their numbers tell whether a row has two.
    uneven = {kind for kind, more in _copied(session, _all_numbers(), "text", "int8") if more}
    for finding in _differing(session):
        if finding.kind is not None and finding.problem is not Problem.DIFFERS:
            uneven.add(finding.kind)
        yield finding
    for kind in KINDS:
        if kind.kind in uneven and not kind.changes:
            yield from _twice(session, kind)
        if kind.strays is not None:
            for (record,) in _copied(session, _copy(sql.SQL(kind.strays)), "text"):
                yield Finding(Problem.NO_ENTRY, kind=kind.kind, record=record)
    for seq, name in _copied(session, _unknown(), "int8", "text"):
        yield Finding(Problem.NO_ROW, kind=name, seq=seq)


def interrupt(session: Session) -> None:
    """End what the session's server is looking for: nobody waits for it any more."""
    driver_connection(session).cancel_safe()


def _differing(session: Session) -> Iterator[Finding]:
    for kind, seq, entered, named, entry, row in _copied(session, _all_different(), "text", "int8", *["text"] * 4):
        if seq is None:
            yield Finding(Problem.NO_ENTRY, kind=kind, record=named)
        elif named is None:
            yield Finding(Problem.NO_ROW, kind=kind, record=entered, seq=seq)
        else:
            ledger, table = _exact(entry), _exact(row)
            for field in differing(ledger, table):
                says = {"ledger": ledger.get(field), "table": table.get(field)}
                yield Finding(Problem.DIFFERS, kind=kind, record=named, seq=seq, field=field, **says)


@cache
def _all_different() -> bytes:
    return _copy(sql.SQL(" union all ").join(map(_different, KINDS)))


@cache
def _all_numbers() -> bytes:
    return _copy(sql.SQL(" union all ").join(map(_numbers, KINDS)))


@cache
def _unknown() -> bytes:
    return _copy(_UNKNOWN.format(kinds=sql.Literal([kind.kind for kind in KINDS])))


def _copy(query: sql.Composable) -> bytes:
    return sql.SQL("copy ({}) to stdout").format(query).as_bytes()


def _different(kind: Ledgered) -> sql.Composed:
    pick = _LAST_WORD if kind.changes else _WRITTEN_ONCE
    return _DIFFERENT.format(
        kind=kind.kind,
        entries=pick.format(record=sql.SQL(kind.entry_record), kind=kind.kind),
        rows=sql.SQL(kind.rows),
        record=sql.SQL(kind.record),
        entry=kind.entry(),
        key=sql.SQL(kind.key[0]),
        differs=kind.differs(),
    )


def _numbers(kind: Ledgered) -> sql.Composed:
    return _NUMBERS.format(kind=kind.kind, table=sql.Identifier("factcheck", kind.kind))


def _twice(session: Session, kind: Ledgered) -> Iterator[Finding]:
    query = _TWICE.format(record=sql.SQL(kind.entry_record), kind=kind.kind)
    for first, last, record in _copied(session, _copy(query), "int8", "int8", "text"):
        yield Finding(Problem.TWICE, kind=kind.kind, record=record, seq=last, ledger=f"entry {first} has it")


def _exact(written: str) -> Any:
    return json.loads(written, parse_int=_whole, parse_float=Decimal)


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) < _DIGITS else Decimal(digits)


def _copied(session: Session, query: bytes, *types: str) -> Iterator[tuple[Any, ...]]:
    with driver_connection(session).cursor() as cursor, cursor.copy(query) as copy:
        copy.set_types(types)
        yield from copy.rows()
