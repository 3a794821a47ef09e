"""The ledger's rows: appended in the transaction of what they record, read in order."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from factcheck.domain.ledger import GENESIS, LedgerEntry, chained
from factcheck.storage.claims import BATCH
from factcheck.storage.rows import LedgerRow

LEDGER_LOCK = "factcheck.ledger"  # writers follow one another, so that no two entries follow the same one


def append_entry(session: Session, kind: str, entry: Mapping[str, Any]) -> LedgerEntry:
    """The new last link of the chain. Other writers wait until this transaction ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(LEDGER_LOCK, 0))))
    last = session.execute(
        select(LedgerRow.seq, LedgerRow.digest).order_by(LedgerRow.seq.desc()).limit(1)
    ).one_or_none()
    seq, previous = (1, GENESIS) if last is None else (last.seq + 1, bytes(last.digest))
    link = chained(seq, kind, entry, previous_digest=previous)
    session.execute(
        insert(LedgerRow).values(
            seq=link.seq,
            kind=link.kind,
            entry=dict(link.entry),
            entry_digest=link.entry_digest,
            previous_digest=link.previous_digest,
            digest=link.digest,
        )
    )
    return link


def stream_entries(session: Session) -> Iterator[LedgerEntry]:
    """The whole chain, first entry first."""
    for row in session.scalars(select(LedgerRow).order_by(LedgerRow.seq).execution_options(yield_per=BATCH)):
        digests = (bytes(row.entry_digest), bytes(row.previous_digest), bytes(row.digest))
        yield LedgerEntry(row.seq, row.kind, row.entry, *digests)
