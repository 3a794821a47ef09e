"""Entities as people see them, and what people decide of them: which are one, which are two, what they are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from factcheck.domain.words import EntityKind


class EntityAct(StrEnum):
    """What a decision does: one of two, two of one, a name given, a name taken, an earlier decision taken back."""

    MERGE = "merge"
    SPLIT = "split"
    ALIAS = "alias"
    UNALIAS = "unalias"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class EntityName:
    """A name of an entity. ``owner`` is the entity that it was recorded for: another one when that was merged."""

    alias_id: int
    owner: int
    name: str
    name_normalized: str
    language: str | None

    def written(self) -> dict[str, Any]:
        """The name as a decision keeps it."""
        return {
            "owner": self.owner,
            "name": self.name,
            "name_normalized": self.name_normalized,
            "language": self.language,
        }


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity that stands, under the name that it goes by. ``mentions`` and ``claims`` (which it makes) count all
    captures.
    """

    entity_id: int
    kind: EntityKind
    name: str
    curated: bool
    wikidata: str | None
    aliases: tuple[str, ...]
    mentions: int
    claims: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a split took from one entity: the names and mentions of ``origin`` went to ``made``."""

    origin: int
    made: int


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision about to be recorded; ``details`` is all that taking it back will need."""

    act: EntityAct
    entity_id: int
    other_entity_id: int | None = None
    undoes: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntityDecision:
    """A decision as it was recorded. What it changed is all here, so that it can be taken back to the letter.

    ``moved`` are the entities that had been merged into the one that a merge gives up; ``parts`` what a split took from
    whom; ``names`` those that were given or taken; ``details`` holds them as they are written. ``undone_by`` is the
    decision that took it back.
    """

    decision_id: int
    act: EntityAct
    entity_id: int
    other_entity_id: int | None
    undoes: int | None
    undone_by: int | None
    member: str
    reason: str | None
    decided_at: datetime
    details: Mapping[str, Any] = field(default_factory=dict)
    entity: str = ""
    other_entity: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it still counts: no undo, and not undone."""
        return self.act is not EntityAct.UNDO and self.undone_by is None

    @property
    def moved(self) -> frozenset[int]:
        """The entities that a merge re-pointed beside the one that it gave up."""
        return frozenset(self.details.get("moved", ()))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What a split took from whom; its main part first."""
        return tuple(Part(part["origin"], part["made"]) for part in self.details.get("parts", ()))

    @property
    def names(self) -> frozenset[tuple[int, str]]:
        """The names that were given or taken: the entity they were recorded for, and their normalised form."""
        return frozenset((name["owner"], name["name_normalized"]) for name in self.details.get("names", ()))

    def builds_on(self, earlier: "EntityDecision") -> bool:
        """Whether taking ``earlier`` back would pull the ground from under this decision.

        It does when this one moved again what the earlier one moved: the entity merged away, the one that a split
        made, a name given or taken. Decisions about the same entity that touch other things do not hinder.
        """
        if self.decision_id <= earlier.decision_id or not self.holds:
            return False
        origins = {part.origin for part in self.parts}
        if earlier.act is EntityAct.MERGE:
            return not ({earlier.entity_id} | earlier.moved).isdisjoint(self.moved | origins)
        about = {self.entity_id, self.other_entity_id} | self.moved | origins
        made = {part.made for part in earlier.parts}
        return not made.isdisjoint(about) or not earlier.names.isdisjoint(self.names)
