"""What a check of the ledger found, and its heads: for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from factcheck.domain.tampering import Finding, Head, Problem
from factcheck.presenters.cells import people_text
from factcheck.presenters.exports import Out
from factcheck.presenters.words import field, one_line
from factcheck.services.ledger_runs import LedgerRun
from factcheck.services.ledger_state import LedgerState

NOTHING = "(nothing)"


class HeadOut(Out):
    """Where the chain ends: the digest, in hexadecimal, of entry ``seq``."""

    seq: int
    digest: str
    recorded_at: str | None


class FindingOut(Out):
    """One thing that was done behind the program's back; ``seq`` is the entry's place in the ledger."""

    problem: str
    kind: str | None
    record: str | None
    seq: int | None
    field: str | None
    ledger_says: Any
    table_says: Any


class EntryOut(Out):
    """An entry of the ledger without what it says; the digest in hexadecimal."""

    seq: int
    kind: str
    digest: str
    recorded_at: datetime


class LedgerRunOut(Out):
    """A check that runs or has run. ``holds`` is null while it runs; ``trouble`` is what ended it before its end."""

    by: str
    started_at: datetime
    ended_at: datetime | None
    entries: int
    findings: int
    holds: bool | None
    trouble: str | None
    found: tuple[FindingOut, ...]


class LedgerStateOut(Out):
    """Where the chain ends, its last entries, and the last check; null where there was none."""

    head: HeadOut
    last: tuple[EntryOut, ...]
    check: LedgerRunOut | None


def head_rows(head: Head) -> Iterator[Out]:
    """The one row of a head."""
    yield _head_out(head)


def ledger_state_out(state: LedgerState, run: LedgerRun | None) -> LedgerStateOut:
    """The state as JSON."""
    last = (EntryOut(seq=e.seq, kind=e.kind, digest=e.digest.hex(), recorded_at=e.recorded_at) for e in state.last)
    return LedgerStateOut(
        head=_head_out(state.head), last=tuple(last), check=None if run is None else ledger_run_out(run)
    )


def ledger_run_out(run: LedgerRun) -> LedgerRunOut:
    """A check as JSON, as far as it is."""
    return LedgerRunOut(
        by=run.by,
        started_at=run.started_at,
        ended_at=run.ended_at,
        entries=run.checked.entries,
        findings=run.checked.findings,
        holds=None if run.ended_at is None else run.holds,
        trouble=None if run.trouble is None else str(run.trouble),
        found=tuple(map(_finding_out, tuple(run.found))),
    )


def finding_rows(findings: Iterable[Finding]) -> Iterator[Out]:
    """A row a finding."""
    return map(_finding_out, findings)


def finding_cards(findings: Iterable[Finding]) -> Iterator[list[str]]:
    """A card a finding: what is wrong and where, what the ledger says, what the table says."""
    for finding in findings:
        place = "" if finding.seq is None else f"entry {finding.seq}"
        named = [finding.kind, finding.record, finding.field, place]
        card = ["  ".join([finding.problem.value, *(field(each) for each in named if each)])]
        says = {"ledger": finding.ledger, "table": finding.table}
        compared = finding.problem is Problem.DIFFERS
        shown = {who: what for who, what in says.items() if compared or what is not None}
        yield [*card, *(f"  {who}: {one_line(people_text(what)) or NOTHING}" for who, what in shown.items())]


def _head_out(head: Head) -> HeadOut:
    return HeadOut(seq=head.seq, digest=head.digest.hex(), recorded_at=head.recorded_at)


def _finding_out(finding: Finding) -> FindingOut:
    return FindingOut(
        problem=finding.problem,
        kind=finding.kind,
        record=finding.record,
        seq=finding.seq,
        field=finding.field,
        ledger_says=finding.ledger,
        table_says=finding.table,
    )
