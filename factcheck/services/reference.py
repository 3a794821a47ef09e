"""Reference data: outlets, entities and rating scales from seeds/, put in once and topped up by later versions.

Loading again adds what is new and touches nothing that is there: a desk may have corrected it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from factcheck.domain.words import EntityKind
from factcheck.services.packaged import Table, reference_names, reference_tables, seeds_folder
from factcheck.storage import reference as stored
from factcheck.storage.database import Database
from factcheck.text import fold


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """How many outlets, entities and ratings were added."""

    outlets: int
    entities: int
    ratings: int


def load_reference(database: Database, folder: Path | None = None) -> ReferenceReport:
    """What was added from the TOML files of the folder (seeds/ of this version without one)."""
    folder = folder or seeds_folder()
    with database.transaction() as session:
        stored.lock_reference(session)
        return ReferenceReport(
            outlets=_load_outlets(session, reference_tables(folder / "outlets.toml", "outlet")),
            entities=_load_entities(session, reference_tables(folder / "entities.toml", "entity")),
            ratings=_load_scales(session, reference_tables(folder / "ratings.toml", "scale")),
        )


def has_reference(database: Database) -> bool:
    """Whether reference data was loaded before: it goes in as one, so any of it tells."""
    with database.transaction(read_only=True) as session:
        return stored.has_reference(session)


def _load_outlets(session: Session, tables: Iterable[Table]) -> int:
    outlets = [
        stored.ReferenceOutlet(
            entity=_entity(table, EntityKind.OUTLET),
            kind=table["kind"],
            domain=table.get("domain"),
            country=table.get("country"),
            language=table.get("language"),
        )
        for table in tables
    ]
    return stored.add_reference_outlets(session, outlets)


def _load_entities(session: Session, tables: Iterable[Table]) -> int:
    return stored.add_reference_entities(session, [_entity(table, EntityKind(table["kind"])) for table in tables])


def _load_scales(session: Session, tables: Iterable[Table]) -> int:
    return sum(stored.add_reference_scale(session, table) for table in tables)


def _entity(table: Table, kind: EntityKind) -> stored.ReferenceEntity:
    folded = {fold(name): name for name in reversed(reference_names(table))}
    return stored.ReferenceEntity(
        kind=kind,
        name=table["name"],
        name_normalized=fold(table["name"]),
        wikidata=table.get("wikidata"),
        aliases=tuple((name, key) for key, name in folded.items()),
    )
