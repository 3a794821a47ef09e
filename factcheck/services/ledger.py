"""The ledger checked: the chain in itself, the tables against it, and both against heads that were kept elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from queue import Full, Queue
from threading import Event

from sqlalchemy.orm import Session

from factcheck.domain.ledger import Stored, broken_links
from factcheck.domain.tampering import Finding, Head
from factcheck.storage.database import Database
from factcheck.storage.ledger import last_head, stored_entries
from factcheck.storage.ledger_check import differences, interrupt

_AHEAD = 1000  # findings that the check of the tables may be ahead of whoever reads them
_POLL_S = 0.1


@dataclass(slots=True)
class Checked:
    """What was checked so far, and what was found."""

    entries: int = 0
    findings: int = 0


def head(database: Database) -> Head:
    """Where the chain ends now: what to keep outside of the database."""
    with database.transaction(read_only=True) as session:
        return last_head(session)


def verify(database: Database, checked: Checked, *, against: Sequence[Head] = ()) -> Iterator[Finding]:
    """Everything that was done behind the program's back, in one state of the database; counted in ``checked``.

    ``against`` are heads of this ledger that were kept outside of the database. The chain is checked here while the
    server checks the tables. Nothing is held in memory but a few findings.
    """
    watched: dict[int, list[bytes]] = {}
    for kept in against:
        watched.setdefault(kept.seq, []).append(kept.digest)
    with database.snapshot() as (one, other), _differences(one, other) as in_tables:
        for finding in chain(broken_links(_counted(stored_entries(one), checked), watched), in_tables):
            checked.findings += 1
            yield finding


def _counted(rows: Iterable[Stored], checked: Checked) -> Iterator[Stored]:
    for row in rows:
        checked.entries += 1
        yield row


@contextmanager
def _differences(one: Session, other: Session) -> Iterator[Iterator[Finding]]:
    """The differences that ``other`` finds, looked for from now on where it is not the session that is read from."""
    if one is other:
        yield differences(other)
        return
    found, stop = Queue[Finding | None](_AHEAD), Event()
    with ThreadPoolExecutor(1) as thread:
        looking = thread.submit(_look, other, found, stop)
        try:
            yield _taken(found, looking)
        finally:
            stop.set()
            if not looking.done():
                interrupt(other)


def _look(session: Session, found: "Queue[Finding | None]", stop: Event) -> None:
    try:
        for finding in differences(session):
            _hand_over(finding, found, stop)
    finally:
        _hand_over(None, found, stop)


def _hand_over(finding: Finding | None, found: "Queue[Finding | None]", stop: Event) -> None:
    while not stop.is_set():
        with suppress(Full):
            found.put(finding, timeout=_POLL_S)
            return


def _taken(found: "Queue[Finding | None]", looking: "Future[None]") -> Iterator[Finding]:
    while (finding := found.get()) is not None:
        yield finding
    looking.result()
