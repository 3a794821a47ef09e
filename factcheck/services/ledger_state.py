"""Where the ledger stands: its head, to be kept elsewhere, and its last entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.domain.tampering import Head
from factcheck.errors import InvalidInput
from factcheck.storage.activity import last_entries
from factcheck.storage.database import Database
from factcheck.storage.ledger import last_head

SHOWN = 10


@dataclass(frozen=True, slots=True)
class LastEntry:
    """An entry of the ledger without what it says; the digest is 32 bytes."""

    seq: int
    kind: str
    digest: bytes
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class LedgerState:
    """The head of the chain and its last entries, the newest first."""

    head: Head
    last: Sequence[LastEntry]


def ledger_state(database: Database) -> LedgerState:
    """The head and the last entries, as of one moment."""
    with database.transaction(read_only=True) as session:
        return LedgerState(last_head(session), [LastEntry(*row) for row in last_entries(session, SHOWN)])


def heads_of(written: str) -> list[Head]:
    """The heads that are written there, one a line; InvalidInput for a line that is none."""
    try:
        return [Head.parse(line) for line in written.splitlines() if line.strip()]
    except ValueError as error:
        raise InvalidInput(str(error), hint="a head as factcheck ledger head prints it, one a line") from error
