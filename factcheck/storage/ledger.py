"""The ledger's rows: appended in the transaction of what they record, read in order, held against the tables."""

from collections.abc import Iterator, Sequence
from typing import cast

import orjson
import psycopg
from psycopg import sql
from sqlalchemy import event
from sqlalchemy.orm import Session

from factcheck.domain.ledger import GENESIS, LedgerEntry, Stored, chained
from factcheck.domain.tampering import Head
from factcheck.storage.copying import driver_connection
from factcheck.storage.ledgered import Ledgered, iso

LEDGER_LOCK = "factcheck.ledger"  # writers follow one another, so that no two entries follow the same one

_PENDING = "factcheck.ledger.pending"
_LOCK = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"
# A statement of its own after the lock: it has to see what the writer before has committed.
_LAST = sql.SQL("""
select seq, digest, {at} from factcheck.ledger order by seq desc limit 1
""").format(at=sql.SQL(iso("recorded_at")))
_NOW = sql.SQL("select {at} from (select clock_timestamp() as at) now").format(at=sql.SQL(iso("at")))
_INSERT = """
insert into factcheck.ledger (seq, kind, entry, recorded_at, entry_digest, previous_digest, digest)
values (%s, %s, %s::jsonb, %s::timestamptz, %s, %s, %s)
"""
_ENTRY = sql.SQL("select {entry}::text from {rows} where ({key}) = ({values})")
_ROWS = sql.SQL("""
copy (
    select seq, kind, entry::text, {at}, entry_digest, previous_digest, digest from factcheck.ledger order by seq
) to stdout (format binary)
""").format(at=sql.SQL(iso("recorded_at")))
# The entry as bytes: it is parsed from them, and a million need not be made strings before.
_ROW_TYPES = ("int8", "text", "bytea", "text", "bytea", "bytea", "bytea")

Pending = dict[tuple[Ledgered, tuple[int | str, ...]], None]


def append_entry(session: Session, kind: Ledgered, *key: int | str) -> None:
    """Have the record of that key written into the ledger when the transaction commits, in the order of the calls.

    Only then, so that writers wait for one another as shortly as can be, and nobody who waits for them holds the
    ledger. The entry is what the tables say then; a record that was rolled back to a savepoint has none.
    """
    pending: Pending = session.info.setdefault(_PENDING, {})
    if not event.contains(session, "before_commit", _write_pending):
        event.listen(session, "before_commit", _write_pending)
    pending[kind, key] = None


def stream_entries(session: Session) -> Iterator[LedgerEntry]:
    """The whole chain, first entry first."""
    for seq, kind, entry, recorded_at, *digests in stored_entries(session):
        yield LedgerEntry(seq, kind, orjson.loads(entry), recorded_at, *digests)


def stored_entries(session: Session) -> Iterator[Stored]:
    """The whole chain, first entry first, as the table holds it: for reading a million of them."""
    with driver_connection(session).cursor() as cursor, cursor.copy(_ROWS) as copy:
        copy.set_types(_ROW_TYPES)
        yield from cast(Iterator[Stored], copy.rows())


def last_head(session: Session) -> Head:
    """Where the chain ends."""
    return _last(driver_connection(session))


def _last(connection: psycopg.Connection) -> Head:
    row = connection.execute(_LAST).fetchone()
    return Head(0, GENESIS) if row is None else Head(*row)


def _write_pending(session: Session) -> None:
    if session.in_nested_transaction() or not session.info.get(_PENDING):  # a savepoint that ends is no commit yet
        return
    pending: Pending = session.info.pop(_PENDING)
    connection = driver_connection(session)
    session.flush()
    connection.execute(_LOCK, [LEDGER_LOCK])
    links = list(_links(connection, pending))
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, map(_values, links))


def _links(connection: psycopg.Connection, pending: Pending) -> Iterator[LedgerEntry]:
    head = _last(connection)
    [recorded_at] = cast(tuple[str], connection.execute(_NOW).fetchone())
    seq, previous = head.seq, head.digest
    for kind, key in pending:
        entry = _entry(connection, kind, key)
        if entry is None:
            continue
        seq += 1
        link = chained(seq, kind.kind, orjson.loads(entry), recorded_at=recorded_at, previous_digest=previous)
        yield link
        previous = link.digest


def _entry(connection: psycopg.Connection, kind: Ledgered, key: Sequence[int | str]) -> str | None:
    """The entry of one record as JSON, None where there is no such record."""
    columns = sql.SQL(", ").join(sql.Identifier("t", column) for column in kind.key)
    values = sql.SQL(", ").join(map(sql.Literal, key))
    query = _ENTRY.format(entry=kind.entry(), rows=sql.SQL(kind.rows), key=columns, values=values)
    row = connection.execute(query).fetchone()
    return None if row is None else row[0]


def _values(link: LedgerEntry) -> tuple[object, ...]:
    entry = orjson.dumps(link.entry).decode()
    return (link.seq, link.kind, entry, link.recorded_at, link.entry_digest, link.previous_digest, link.digest)
