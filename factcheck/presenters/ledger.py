"""What a check of the ledger found, and its heads: for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.domain.tampering import Finding, Head, Problem
from factcheck.presenters.cells import people_text
from factcheck.presenters.exports import Out
from factcheck.presenters.words import field, one_line

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


def head_rows(head: Head) -> Iterator[Out]:
    """The one row of a head."""
    yield HeadOut(seq=head.seq, digest=head.digest.hex(), recorded_at=head.recorded_at)


def finding_rows(findings: Iterable[Finding]) -> Iterator[Out]:
    """A row a finding."""
    for finding in findings:
        yield FindingOut(
            problem=finding.problem,
            kind=finding.kind,
            record=finding.record,
            seq=finding.seq,
            field=finding.field,
            ledger_says=finding.ledger,
            table_says=finding.table,
        )


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
