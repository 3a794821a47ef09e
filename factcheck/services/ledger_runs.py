"""A check of the ledger that runs while whoever asked for it does something else: one at a time."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from threading import Lock

from factcheck.domain.tampering import Finding, Head
from factcheck.errors import Conflict
from factcheck.services.ledger import Checked, verify
from factcheck.storage.database import Database

SHOWN = 100  # findings that are kept to be shown; all are counted, and the command line lists them


@dataclass(slots=True)
class LedgerRun:
    """A check that runs or has run: how far it is, what it has found so far.

    ``against`` are heads that were kept outside. ``trouble`` is what ended it before its end, None for nothing.
    """

    by: str
    against: Sequence[Head]
    started_at: datetime
    checked: Checked = field(default_factory=Checked)
    found: list[Finding] = field(default_factory=list)
    ended_at: datetime | None = None
    trouble: BaseException | None = None

    @property
    def holds(self) -> bool:
        """Whether it came to its end and found nothing."""
        return self.ended_at is not None and self.trouble is None and not self.checked.findings


class LedgerRuns:
    """The checks of one desk: the last one is kept until the next."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ledger")
        self.last: LedgerRun | None = None

    def start(self, *, by: str, against: Sequence[Head] = ()) -> LedgerRun:
        """A check that has begun; Conflict while another one runs."""
        with self._lock:
            if self.last is not None and self.last.ended_at is None:
                raise Conflict(f"{self.last.by} has begun a check already", hint="wait for it to end")
            run = self.last = LedgerRun(by, against, datetime.now(UTC))
            self._thread.submit(self._run, run).add_done_callback(lambda done: _end(run, done))
        return run

    def close(self) -> None:
        """Wait for the one that runs, if any."""
        self._thread.shutdown()

    def _run(self, run: LedgerRun) -> None:
        findings = verify(self._database, run.checked, against=run.against)
        run.found.extend(islice(findings, SHOWN))
        for _ in findings:
            continue  # counted as it goes by


def _end(run: LedgerRun, done: Future[None]) -> None:
    run.trouble = done.exception()
    run.ended_at = datetime.now(UTC)
