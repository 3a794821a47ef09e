"""Entities, so that a test of a service enters and looks at them in a word each."""

import pytest
from sqlalchemy import select

from factcheck.domain.words import EntityKind
from factcheck.services.entities import EntitySelection, list_entities
from factcheck.storage.database import Database
from factcheck.storage.entities import FoundName, add_alias, add_entity, curated_aliases, keep_found_names
from factcheck.storage.rows import EntityAliasRow, MentionRow
from factcheck.text import fold


class Entities:
    """Enters entities, and looks at them, in a word each."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def entered(self, name: str, *aliases: str, kind: EntityKind = EntityKind.PERSON) -> int:
        """The id of an entity that people entered."""
        with self.database.transaction() as session:
            entity_id = add_entity(session, kind, name, fold(name), curated=True)
            for alias in aliases:
                add_alias(session, entity_id, alias, fold(alias))
        return entity_id

    def found(self, name: str, kind: EntityKind = EntityKind.PERSON) -> int:
        """The id of an entity that a text gave."""
        with self.database.transaction() as session:
            return keep_found_names(session, [FoundName(kind, fold(name), name)])[kind, fold(name)]

    def read_as(self, name: str) -> list[int]:
        """The entities as which ingest reads the name."""
        with self.database.transaction(read_only=True) as session:
            return [alias.entity_id for alias in curated_aliases(session) if alias.name_normalized == fold(name)]

    def listed(self, **wanted) -> dict[str, int]:
        """Name to mentions, in the order of the list."""
        return {each.name: each.mentions for each in list_entities(self.database, EntitySelection(**wanted))}

    def mentions(self) -> list[tuple[str, int | None]]:
        """Every mention's raw name and raw entity."""
        with self.database.transaction(read_only=True) as session:
            rows = session.execute(
                select(MentionRow.name, MentionRow.entity_id).order_by(*MentionRow.__table__.columns)
            )
            return [(name, entity_id) for name, entity_id in rows]

    def aliases(self) -> list[tuple[int, str]]:
        """Every alias with the entity that it is recorded for."""
        with self.database.transaction(read_only=True) as session:
            rows = session.execute(select(EntityAliasRow.entity_id, EntityAliasRow.name))
            return sorted((entity_id, name) for entity_id, name in rows)


@pytest.fixture
def entities(database: Database) -> Entities:
    """See Entities."""
    return Entities(database)


@pytest.fixture
def haftar(entities: Entities) -> int:
    """An entity that people entered."""
    return entities.entered("خليفة حفتر", "Khalifa Haftar", "حفتر")


@pytest.fixture
def hifter(entities: Entities) -> int:
    """An entity that a text gave, near in sound and letters."""
    return entities.found("خليفه حفتار")
