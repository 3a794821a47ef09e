"""Sources: the list, and one with its captures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from factcheck.domain.places import SourcePlace
from factcheck.domain.records import SourceRecord
from factcheck.errors import NotFound
from factcheck.services.contradictions import COUNTED
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSelection(Selection):
    """Filters that sources alone have. ``after`` is where the page begins, whatever has come in before it since."""

    language: str | None = None
    after: SourcePlace | None = None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of the list, and how many there are on all pages; ``counted`` is False when there are more.

    ``next`` is the place after which the next page begins, None at the end.
    """

    sources: Sequence[SourceRecord]
    total: int
    counted: bool
    next: SourcePlace | None


def list_sources(database: Database, selection: Selection) -> Sequence[SourceRecord]:
    """Sources that fit, newest first."""
    with database.transaction(read_only=True) as session:
        return _listed(session, selection, _conditions(session, selection), limit=selection.limit)


def page_of_sources(database: Database, selection: SourceSelection) -> SourcePage:
    """The same with the place of the next page, and counted."""
    with database.transaction(read_only=True) as session:
        wanted = _conditions(session, selection)
        found = _listed(session, selection, wanted, limit=selection.limit + 1)
        sources = found[: selection.limit]
        total = stored.count_sources(session, wanted, up_to=COUNTED)
        more = len(found) > len(sources)
        return SourcePage(sources, total, total < COUNTED, SourcePlace.of(sources[-1]) if more else None)


def show_source(database: Database, source_id: int) -> SourceDossier:
    """The source of that number; NotFound when there is none."""
    with database.transaction(read_only=True) as session:
        source = stored.find_source(session, source_id)
        if source is None:
            raise NotFound(f"there is no source {source_id}", hint="factcheck source list")
        return SourceDossier(source, stored.captures_of(session, source_id))


def _conditions(session: Session, selection: Selection) -> list[ColumnElement[bool]]:
    conditions = published_between(selection.since, selection.until)
    if selection.outlet is not None:
        conditions.append(SourceRow.outlet_id == outlet_id_of(session, selection.outlet))
    if isinstance(selection, SourceSelection) and selection.language is not None:
        conditions.append(SourceRow.language == selection.language)
    return conditions


def _listed(
    session: Session, selection: Selection, wanted: Sequence[ColumnElement[bool]], *, limit: int
) -> list[SourceRecord]:
    query = stored.sources_query().where(*wanted).limit(limit).offset(selection.offset)
    if isinstance(selection, SourceSelection) and selection.after is not None:
        query = query.where(stored.after_place(selection.after))
    return [stored.source_record(row) for row in session.execute(query)]
