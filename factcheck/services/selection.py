"""What a list is narrowed to, as people say it: names, days, words. Turned into numbers here, once."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from factcheck.domain.places import LinkPlace
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, ReasonCode
from factcheck.errors import NotFound
from factcheck.services.outlets import OutletNames
from factcheck.storage.entities import entities_named
from factcheck.text import fold

PAGE = 50  # rows a page: what an editor looks through at a sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters and the page. Names are as people type them; days bound the publication, both included."""

    outlet: str | None = None
    claimant: str | None = None
    entity: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = PAGE
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSelection(Selection):
    """Filters that links alone have; None means that it does not matter.

    ``story`` is a claim: only pairs of which one side says what it says. ``after`` is the pair after which the page
    begins, wherever it stands by now; ``offset`` counts from there.
    """

    reason: ReasonCode | None = None
    state: LinkState | None = None
    min_score: float | None = None
    same_source: bool | None = None
    same_origin: bool | None = None
    story: ClaimRef | None = None
    after: LinkPlace | None = None


def outlet_id_of(session: Session, name: str) -> int:
    """The outlet that the name means; NotFound when none does."""
    return OutletNames(session).require(name)


def entity_ids_of(session: Session, name: str) -> tuple[int, ...]:
    """The entities that bear the name; NotFound when none does."""
    ids = entities_named(session, fold(name))
    if not ids:
        raise NotFound(f"no person, organisation or place is known as {name!r}", hint="try a shorter form of the name")
    return tuple(ids)
