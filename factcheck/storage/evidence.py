"""Evidence as it is kept and read back, and whether what it cites is in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, func, insert, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session, aliased

from factcheck.domain.evidence import Evidence, EvidenceEnd
from factcheck.domain.refs import ClaimRef, SentenceRef
from factcheck.domain.words import EvidenceKind, Stance
from factcheck.storage.rows import (
    ClaimRow,
    EvidenceRow,
    EvidenceWithdrawalRow,
    MemberRow,
    SentenceRow,
    SourceRow,
    VerdictRow,
)


def evidence_array() -> ScalarSelect[Any]:
    """The evidence of the VerdictRow at hand as a JSON array of arrays, in its order; see ``evidence_records``."""
    evidence, end, member = EvidenceRow, EvidenceWithdrawalRow, aliased(MemberRow)
    cited = (evidence.cited_source_id, evidence.cited_claim, evidence.cited_capture, evidence.cited_sentence)
    sha256 = func.encode(evidence.file_sha256, "hex")
    columns = (evidence.stance, evidence.citation, evidence.kind, sha256, *cited)
    array = func.json_agg(
        aggregate_order_by(
            func.json_build_array(*columns, member.name, end.reason, end.withdrawn_at), evidence.position
        )
    )
    return (
        select(func.coalesce(array, func.json_build_array()))
        .select_from(evidence)
        .outerjoin(
            end,
            (end.source_id == evidence.source_id)
            & (end.claim == evidence.claim)
            & (end.verdict == evidence.verdict)
            & (end.position == evidence.position),
        )
        .outerjoin(member, member.member_id == end.member_id)
        .where(
            evidence.source_id == VerdictRow.source_id,
            evidence.claim == VerdictRow.claim,
            evidence.verdict == VerdictRow.number,
        )
        .correlate(VerdictRow)
        .scalar_subquery()
    )


def evidence_records(array: Sequence[Sequence[Any]]) -> tuple[Evidence, ...]:
    """The evidence that an ``evidence_array`` holds."""
    return tuple(map(_record, array))


def add_evidence(session: Session, claim: ClaimRef, verdict: int, evidence: Sequence[Evidence]) -> None:
    """Write a verdict's evidence, numbered from 1."""
    key = {"source_id": claim.source_id, "claim": claim.number, "verdict": verdict}
    rows = [{**key, "position": position, **_values(item)} for position, item in enumerate(evidence, 1)]
    if rows:
        session.execute(insert(EvidenceRow), rows)


def is_claim(session: Session, ref: ClaimRef) -> bool:
    """Whether there is a claim of that name."""
    query = select(ClaimRow.number).where(ClaimRow.source_id == ref.source_id, ClaimRow.number == ref.number)
    return session.execute(query).one_or_none() is not None


def captured(session: Session, ref: SentenceRef) -> SentenceRef | None:
    """The sentence with the capture that it stands in, the newest unless one is named; None when there is none."""
    capture = SourceRow.latest_capture if ref.capture is None else ref.capture
    query = (
        select(SentenceRow.capture)
        .join(SourceRow, SourceRow.source_id == SentenceRow.source_id)
        .where(SentenceRow.source_id == ref.source_id, SentenceRow.number == ref.number, SentenceRow.capture == capture)
    )
    found = session.execute(query).scalar_one_or_none()
    return None if found is None else SentenceRef(ref.source_id, ref.number, found)


def _record(row: Sequence[Any]) -> Evidence:
    stance, citation, kind, sha256, source_id, claim, capture, sentence, by, reason, at = row
    return Evidence(
        Stance(stance),
        citation,
        EvidenceKind(kind),
        file_sha256=sha256,
        claim=None if claim is None else ClaimRef(source_id, claim),
        sentence=None if sentence is None else SentenceRef(source_id, sentence, capture),
        withdrawn=None if at is None else EvidenceEnd(by, reason, datetime.fromisoformat(at)),
    )


def _values(item: Evidence) -> dict[str, Any]:
    cited = item.claim or item.sentence
    return {
        "stance": item.stance.value,
        "citation": item.citation,
        "kind": item.kind.value,
        "file_sha256": bytes.fromhex(item.file_sha256) if item.file_sha256 else None,
        "cited_source_id": cited.source_id if cited else None,
        "cited_claim": item.claim.number if item.claim else None,
        "cited_capture": item.sentence.capture if item.sentence else None,
        "cited_sentence": item.sentence.number if item.sentence else None,
    }
