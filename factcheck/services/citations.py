"""What a bibliography says of sources: the record, the kind of its outlet, and which words were read."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.records import SourceRecord
from factcheck.domain.words import OutletKind
from factcheck.errors import NotFound
from factcheck.storage import sources as stored
from factcheck.storage.database import Database
from factcheck.storage.outlets import find_outlet


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with its newest capture's number and SHA-256 (32 bytes); ``kind`` is None for an unknown outlet."""

    source: SourceRecord
    kind: OutletKind | None
    capture: int
    text_sha256: bytes


def cite_sources(database: Database, source_ids: Iterable[int]) -> list[CitedSource]:
    """The sources of these numbers, in their order, each once; NotFound when one of them is not there."""
    with database.transaction(read_only=True) as session:
        return [cited_source(session, source_id) for source_id in dict.fromkeys(source_ids)]


def cited_source(session: Session, source_id: int) -> CitedSource:
    """The source of that number; NotFound when there is none."""
    source = stored.find_source(session, source_id)
    if source is None:
        raise NotFound(f"there is no source {source_id}", hint="factcheck source list")
    outlet = None if source.outlet_id is None else find_outlet(session, source.outlet_id)
    number, _, digest = stored.captures_of(session, source_id)[-1]
    return CitedSource(source, None if outlet is None else outlet.kind, number, bytes(digest))
