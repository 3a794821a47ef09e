"""The tables held against the ledger, both ways: what it says of each row, and what has no entry in it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from psycopg import sql
from sqlalchemy.orm import Session

from factcheck.domain.tampering import Finding, Problem, differing
from factcheck.storage.copying import driver_connection
from factcheck.storage.ledgered import KINDS, Ledgered

# Sorting and hashing a million rows in memory; with less it takes the disk. Other cores have the chain to check.
_SETTINGS = "set local work_mem = '256MB'; set local max_parallel_workers_per_gather = 0"
_DIFFERENT = sql.SQL("""
copy (
    select l.seq, l.record, {record}, l.entry::text, {entry}::text
    from ({entries}) l full join {rows} on l.record = {record}
    where l.record is null or t.{key} is null or {differs}
    order by l.seq, 3
) to stdout
""")
_WRITTEN_ONCE = sql.SQL("select seq, {record} as record, entry from factcheck.ledger where kind = {kind}")
_LAST_WORD = sql.SQL("""
    select distinct on (record) seq, record, entry
    from (select seq, {record} as record, entry from factcheck.ledger where kind = {kind}) e
    order by record, seq desc
""")
_TWICE = sql.SQL("""
copy (
    select min(seq), max(seq), {record} from factcheck.ledger where kind = {kind} group by 3 having count(*) > 1
) to stdout
""")
_AS_MANY = sql.SQL("""
copy (
    select (select count(*) from factcheck.ledger where kind = {kind}) = (select count(*) from {table})
) to stdout
""")
_STRAYS = sql.SQL("copy ({strays}) to stdout")
_UNKNOWN = sql.SQL("copy (select seq, kind from factcheck.ledger where kind <> all({kinds}) order by seq) to stdout")
_DIGITS = 20  # no number of ours has more; Python refuses to read whole numbers of some thousands


def differences(session: Session) -> Iterator[Finding]:
    """Where tables and ledger disagree, kind by kind: rows that differ, rows and entries without the other."""
    driver_connection(session).execute(_SETTINGS)
    for kind in KINDS:
        whole = True
        for finding in _differing(session, kind):
            whole = whole and finding.problem is Problem.DIFFERS
            yield finding
        # Where each row has an entry and each entry a row, their numbers tell whether a row has two.
        if not kind.changes and not (whole and _as_many(session, kind)):
            yield from _twice(session, kind)
        yield from _strays(session, kind)
    kinds = sql.Literal([kind.kind for kind in KINDS])
    for seq, name in _copied(session, _UNKNOWN.format(kinds=kinds), "int8", "text"):
        yield Finding(Problem.NO_ROW, kind=name, seq=seq)


def interrupt(session: Session) -> None:
    """End what the session's server is looking for: nobody waits for it any more."""
    driver_connection(session).cancel_safe()


def _differing(session: Session, kind: Ledgered) -> Iterator[Finding]:
    pick = _LAST_WORD if kind.changes else _WRITTEN_ONCE
    query = _DIFFERENT.format(
        entries=pick.format(record=sql.SQL(kind.entry_record), kind=kind.kind),
        rows=sql.SQL(kind.rows),
        record=sql.SQL(kind.record),
        entry=kind.entry(),
        key=sql.SQL(kind.key[0]),
        differs=kind.differs(),
    )
    for seq, entered, named, entry, row in _copied(session, query, "int8", "text", "text", "text", "text"):
        if seq is None:
            yield Finding(Problem.NO_ENTRY, kind=kind.kind, record=named)
        elif named is None:
            yield Finding(Problem.NO_ROW, kind=kind.kind, record=entered, seq=seq)
        else:
            ledger, table = _exact(entry), _exact(row)
            for field in differing(ledger, table):
                says = {"ledger": ledger.get(field), "table": table.get(field)}
                yield Finding(Problem.DIFFERS, kind=kind.kind, record=named, seq=seq, field=field, **says)


def _twice(session: Session, kind: Ledgered) -> Iterator[Finding]:
    query = _TWICE.format(record=sql.SQL(kind.entry_record), kind=kind.kind)
    for first, last, record in _copied(session, query, "int8", "int8", "text"):
        yield Finding(Problem.TWICE, kind=kind.kind, record=record, seq=last, ledger=f"entry {first} has it")


def _as_many(session: Session, kind: Ledgered) -> bool:
    table = sql.Identifier("factcheck", kind.kind)
    [(same,)] = _copied(session, _AS_MANY.format(kind=kind.kind, table=table), "bool")
    return bool(same)


def _strays(session: Session, kind: Ledgered) -> Iterator[Finding]:
    if kind.strays is not None:
        for (record,) in _copied(session, _STRAYS.format(strays=sql.SQL(kind.strays)), "text"):
            yield Finding(Problem.NO_ENTRY, kind=kind.kind, record=record)


def _exact(written: str) -> Any:
    return json.loads(written, parse_int=_whole, parse_float=Decimal)


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) < _DIGITS else Decimal(digits)


def _copied(session: Session, query: sql.Composed, *types: str) -> Iterator[tuple[Any, ...]]:
    with driver_connection(session).cursor() as cursor, cursor.copy(query) as copy:
        copy.set_types(types)
        yield from copy.rows()
