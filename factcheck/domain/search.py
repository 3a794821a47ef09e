"""What a search finds: names, articles, claims."""

from dataclasses import dataclass
from enum import IntEnum

from factcheck.domain.days import DayRange
from factcheck.domain.words import EntityKind


class Nearness(IntEnum):
    """How near a name is to what was asked, the nearest first."""

    SAME = 0
    HOLDS = 1
    SOUNDS = 2


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person, organisation, place or outlet one of whose names was asked for; ``outlet_id`` where it publishes."""

    entity_id: int
    kind: EntityKind
    name: str
    others: tuple[str, ...]
    outlet_id: int | None
    nearness: Nearness


@dataclass(frozen=True, slots=True)
class FoundSource:
    """An article whose headline or address was asked for."""

    source_id: int
    title: str | None
    key: str
    outlet: str | None
    language: str
    published: DayRange | None
