"""Entities, pairs that may be one, and what was decided: for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from factcheck.domain.entities import EntityAct, EntityDecision, EntityName, EntityRecord
from factcheck.presenters.claims import claim_cards
from factcheck.presenters.exports import Out
from factcheck.presenters.links import Card
from factcheck.presenters.words import field, one_line
from factcheck.services.entities import EntityDossier

if TYPE_CHECKING:
    # Both stand on linking, which lists do without: start-up time.
    from factcheck.services.alike import AlikePair
    from factcheck.services.entity_acts import Outcome

NAMES_SHOWN = 4  # other names beside an entity in a list; all of them stand in the other formats, and in show


class EntityOut(Out):
    """An entity; ``aliases`` are its other names, ``found`` is true for one that only texts have given.

    ``mentions`` and ``claims`` (those it makes) count all captures.
    """

    entity_id: int
    kind: str
    mentions: int
    claims: int
    found: bool
    wikidata: str | None
    name: str
    aliases: tuple[str, ...]


class NameOut(Out):
    """A name; ``recorded_for`` is another entity where that one was merged."""

    name: str
    language: str | None
    recorded_for: int


class MergedOut(Out):
    """An entity that was merged into another."""

    entity_id: int
    name: str


class DecisionOut(Out):
    """What was decided; ``undone_by`` is the decision that took it back."""

    decision_id: int
    act: str
    entity_id: int
    other_entity_id: int | None
    undoes: int | None
    undone_by: int | None
    by: str
    decided_at: datetime
    entity: str
    other_entity: str | None
    names: tuple[str, ...]
    reason: str | None


class EntityDossierOut(EntityOut):
    """An entity with all that ``factcheck entity show`` tells; ``latest`` names its latest claims."""

    names: tuple[NameOut, ...]
    merged: tuple[MergedOut, ...]
    claims_made: int
    claims_mentioning: int
    latest: tuple[str, ...]
    history: tuple[DecisionOut, ...]


class AlikeOut(Out):
    """Two entities that may be one, and the two names that say so."""

    score: float
    entity_id: int
    other_entity_id: int
    kind: str
    mentions: int
    other_mentions: int
    name: str
    other_name: str
    by: str
    other_by: str


class OutcomeOut(DecisionOut):
    """A decision that was just carried out; ``stands`` is the entity that it left standing."""

    stands: int
    links_changed: int
    sources_to_link: int


def entity_rows(entities: Iterable[EntityRecord]) -> Iterator[Out]:
    """A row an entity."""
    return (EntityOut(**_entity(entity)) for entity in entities)


def entity_list(entities: Iterable[EntityRecord]) -> Iterator[dict[str, object]]:
    """What people look for in a list of entities."""
    for entity in entities:
        more = len(entity.aliases) - NAMES_SHOWN
        names = [*entity.aliases[:NAMES_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        yield {
            "entity": entity.entity_id,
            "kind": entity.kind.value,
            "mentions": entity.mentions,
            "claims": entity.claims,
            "from": "desk" if entity.curated else "texts",
            "name": entity.name,
            "also": ", ".join(names),
        }


def alike_rows(pairs: "Iterable[AlikePair]") -> Iterator[Out]:
    """A row a pair."""
    for pair in pairs:
        yield AlikeOut(
            score=pair.alike.score,
            entity_id=pair.entity.entity_id,
            other_entity_id=pair.other.entity_id,
            kind=pair.entity.kind,
            mentions=pair.entity.mentions,
            other_mentions=pair.other.mentions,
            name=pair.entity.name,
            other_name=pair.other.name,
            by=pair.alike.a_name,
            other_by=pair.alike.b_name,
        )


def dossier_cards(dossier: EntityDossier) -> Iterator[Card]:
    """The entity with its names and numbers, its latest claims, its history."""
    entity = dossier.entity
    known = f"  wikidata {one_line(entity.wikidata)}" if entity.wikidata else ""
    origin = "from the desk" if entity.curated else "from texts"
    latest = "; the latest:" if dossier.latest else ""
    yield [
        f"entity {entity.entity_id}  {entity.kind}  {origin}{known}",
        f"  {one_line(entity.name)}",
        *(f"  also      {_name(name)}" for name in dossier.names if name.name != entity.name),
        *(f"  merged    {number} {field(name)}" for number, name in dossier.merged),
        f"  claims    makes {dossier.makes}, is mentioned in {dossier.mentioned_in}{latest}",
    ]
    yield from claim_cards(dossier.latest)
    if dossier.history:
        yield [line for decision in dossier.history for line in _decision_lines(decision)]


def dossier_row(dossier: EntityDossier) -> Out:
    """The same as one row."""
    names = (NameOut(name=each.name, language=each.language, recorded_for=each.owner) for each in dossier.names)
    return EntityDossierOut(
        **_entity(dossier.entity),
        names=tuple(names),
        merged=tuple(MergedOut(entity_id=number, name=name) for number, name in dossier.merged),
        claims_made=dossier.makes,
        claims_mentioning=dossier.mentioned_in,
        latest=tuple(str(claim.ref) for claim in dossier.latest),
        history=tuple(DecisionOut(**_decision(decision)) for decision in dossier.history),
    )


def decision_cards(decisions: Iterable[EntityDecision]) -> Iterator[Card]:
    """A card a decision: what, when, by whom; of whom; why."""
    return (_decision_lines(decision) for decision in decisions)


def decision_rows(decisions: Iterable[EntityDecision]) -> Iterator[Out]:
    """A row a decision."""
    return (DecisionOut(**_decision(decision)) for decision in decisions)


def outcome_card(outcome: "Outcome") -> Card:
    """What was decided, and what it changed."""
    stands = outcome.entity
    changed = f"  {outcome.links} suggested links changed their origin" if outcome.links else ""
    return [
        *_decision_lines(outcome.decision),
        f"  stands    {stands.entity_id} {field(stands.name)}  {stands.kind}, {stands.mentions} mentions",
        *([changed] if changed else []),
    ]


def outcome_row(outcome: "Outcome") -> Out:
    """The same as one row."""
    return OutcomeOut(
        **_decision(outcome.decision),
        stands=outcome.entity.entity_id,
        links_changed=outcome.links,
        sources_to_link=outcome.sources,
    )


def _entity(entity: EntityRecord) -> dict[str, Any]:
    return {
        "entity_id": entity.entity_id,
        "kind": entity.kind,
        "mentions": entity.mentions,
        "claims": entity.claims,
        "found": not entity.curated,
        "wikidata": entity.wikidata,
        "name": entity.name,
        "aliases": entity.aliases,
    }


def _decision(decision: EntityDecision) -> dict[str, Any]:
    return {
        "decision_id": decision.decision_id,
        "act": decision.act,
        "entity_id": decision.entity_id,
        "other_entity_id": decision.other_entity_id,
        "undoes": decision.undoes,
        "undone_by": decision.undone_by,
        "by": decision.member,
        "decided_at": decision.decided_at,
        "entity": decision.entity,
        "other_entity": decision.other_entity,
        "names": tuple(_names(decision)),
        "reason": decision.reason,
    }


def _decision_lines(decision: EntityDecision) -> list[str]:
    undone = f"  taken back by {decision.undone_by}" if decision.undone_by else ""
    at = f"{decision.decided_at:%Y-%m-%d %H:%M} UTC"
    return [
        f"decision {decision.decision_id}  {decision.act}  {at}  by {field(decision.member)}{undone}",
        f"  {_what(decision)}",
        *([f"  {one_line(decision.reason)}"] if decision.reason else []),
    ]


def _what(decision: EntityDecision) -> str:
    one = f"{decision.entity_id} {field(decision.entity)}"
    other = f"{decision.other_entity_id} {field(decision.other_entity or '')}"
    names = ", ".join(map(field, _names(decision)))
    match decision.act:
        case EntityAct.MERGE:
            return f"{one} into {other}"
        case EntityAct.SPLIT:
            return f"{names} out of {one} into {other}"
        case EntityAct.ALIAS:
            return f"{one} is also called {names}"
        case EntityAct.UNALIAS:
            return f"{one} is not called {names} any more"
        case _:
            return f"takes decision {decision.undoes} back, on {one}"


def _names(decision: EntityDecision) -> Sequence[str]:
    return list(dict.fromkeys(name["name"] for name in decision.details.get("names", ())))


def _name(name: EntityName) -> str:
    return f"{field(name.name)}{f'  {name.language}' if name.language else ''}"
