"""Sources: the list, and one with its captures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.domain.records import SourceRecord
from factcheck.errors import NotFound
from factcheck.services.selection import Selection, outlet_id_of
from factcheck.storage import sources as stored
from factcheck.storage.claims import published_between
from factcheck.storage.database import Database
from factcheck.storage.rows import SourceRow


@dataclass(frozen=True, slots=True)
class SourceDossier:
    """A source with number, time and SHA-256 of each of its captures, oldest first."""

    source: SourceRecord
    captures: Sequence[tuple[int, datetime, bytes]]


def list_sources(database: Database, selection: Selection) -> Sequence[SourceRecord]:
    """Sources that fit, newest first."""
    with database.transaction(read_only=True) as session:
        query = stored.sources_query().where(*published_between(selection.since, selection.until))
        if selection.outlet is not None:
            query = query.where(SourceRow.outlet_id == outlet_id_of(session, selection.outlet))
        query = query.limit(selection.limit).offset(selection.offset)
        return [stored.source_record(row) for row in session.execute(query)]


def show_source(database: Database, source_id: int) -> SourceDossier:
    """The source of that number; NotFound when there is none."""
    with database.transaction(read_only=True) as session:
        source = stored.find_source(session, source_id)
        if source is None:
            raise NotFound(f"there is no source {source_id}", hint="factcheck source list")
        return SourceDossier(source, stored.captures_of(session, source_id))
