"""An article as it was captured, with the claims that were read in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.reading import Sentence
from factcheck.domain.records import ClaimRecord, SourceRecord
from factcheck.domain.rereading import sentences_read
from factcheck.errors import NotFound
from factcheck.storage.claims import claim_record, claims_query
from factcheck.storage.database import Database
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.rows import ClaimRow
from factcheck.storage.source_standing import ClaimStanding, standing_in
from factcheck.storage.sources import capture_text, captures_of, find_source, sentences_of


@dataclass(frozen=True, slots=True)
class SourceText:
    """One capture of a source: its text, its sentences and the claims of its newest reading, each in their order.

    ``captures`` gives number, time and SHA-256 of each capture that there is, oldest first. ``standing`` tells by a
    claim's number what hangs on it.
    """

    source: SourceRecord
    captures: Sequence[tuple[int, datetime, bytes]]
    capture: int
    text: str
    sentences: Sequence[Sentence]
    claims: Sequence[ClaimRecord]
    standing: Mapping[int, ClaimStanding] = field(default_factory=dict)


def source_text(database: Database, source_id: int, *, capture: int | None = None) -> SourceText:
    """The text of that capture, of the newest one unless told; NotFound when there is no such source or capture."""
    with database.transaction(read_only=True) as session:
        text = text_of(session, source_id, capture=capture)
        return replace(text, standing=standing_in(session, source_id))


def text_of(session: Session, source_id: int, *, capture: int | None = None) -> SourceText:
    """The same without what hangs on the claims."""
    source = find_source(session, source_id)
    if source is None:
        raise NotFound(f"there is no source {source_id}", hint="factcheck source list")
    captures = captures_of(session, source_id)
    number = captures[-1][0] if capture is None else capture
    if number not in {each[0] for each in captures}:
        raise NotFound(f"source {source_id} has no capture {number}", hint=f"factcheck source show {source_id}")
    claims = _claims(session, source_id, number)
    sentences = sentences_of(session, source_id, number)
    return SourceText(
        source=source,
        captures=captures,
        capture=number,
        text=capture_text(session, source_id, number),
        sentences=sentences_read(sentences, {record.claim.sentence for record in claims}),
        claims=claims,
    )


def _claims(session: Session, source_id: int, capture: int) -> list[ClaimRecord]:
    query = claims_query(current_only=False).where(
        ClaimRow.source_id == source_id, ClaimRow.capture == capture, ClaimRow.outdated_at.is_(None)
    )
    merged = merged_entities(session)
    return [with_standing(claim_record(row), merged) for row in session.execute(query)]
