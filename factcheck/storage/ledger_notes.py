"""Which entries of the ledger speak of a claim."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.storage.rows import LedgerRow


@dataclass(frozen=True, slots=True)
class LedgerNote:
    """An entry of the ledger without what it says: digests are 32 bytes. ``number`` is that of the record in it."""

    seq: int
    kind: str
    number: str | None
    recorded_at: datetime
    entry_digest: bytes
    digest: bytes


def ledger_notes(session: Session, ref: ClaimRef) -> list[LedgerNote]:
    """The entries on the claim, its verdicts, evidence, corrections and links, in the order of the chain."""
    entry = LedgerRow.entry
    query = (
        select(
            LedgerRow.seq,
            LedgerRow.kind,
            entry["number"].astext,
            LedgerRow.recorded_at,
            LedgerRow.entry_digest,
            LedgerRow.digest,
        )
        .where(or_(entry["claim"].astext == str(ref), entry["other_claim"].astext == str(ref)))
        .order_by(LedgerRow.seq)
    )
    return [
        LedgerNote(seq, kind, number, recorded_at, bytes(entry_digest), bytes(digest))
        for seq, kind, number, recorded_at, entry_digest, digest in session.execute(query)
    ]
