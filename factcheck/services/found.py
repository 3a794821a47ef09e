"""Names that texts give and the gazetteer does not know: each becomes an entity, marked as found by a machine."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from factcheck.domain.reading import Claim, Claimant, Hop, Mention, Reading
from factcheck.domain.words import ClaimantKind, EntityKind
from factcheck.storage.entities import FoundName, keep_found_names
from factcheck.text import fold

Numbers = dict[tuple[EntityKind, str], int]


def with_found_entities(session: Session, readings: Sequence[Reading]) -> list[Reading]:
    """The readings with an entity for every name in them; anonymous claimants stay without one."""
    names = {name for reading in readings for claim in reading.claims for name in _names(claim)}
    numbers = keep_found_names(session, names) if names else {}
    return [_numbered(reading, numbers) for reading in readings] if numbers else list(readings)


def _names(claim: Claim) -> list[FoundName]:
    found = [(mention.kind, mention.name) for mention in claim.mentions if mention.entity_id is None]
    claimant = claim.claimant
    if claimant is not None and claimant.entity_id is None and claimant.kind is not ClaimantKind.ANONYMOUS:
        found.append((EntityKind(claimant.kind.value), claimant.name))
    return [FoundName(kind, fold(name), name) for kind, name in found if fold(name)]


def _numbered(reading: Reading, numbers: Numbers) -> Reading:
    return replace(reading, claims=tuple(_with_numbers(claim, numbers) for claim in reading.claims))


def _with_numbers(claim: Claim, numbers: Numbers) -> Claim:
    claimant = claim.claimant and _claimant(claim.claimant, numbers)
    first = claim.chain[:1]
    chain = (*(_hop(hop, claimant) for hop in first), *claim.chain[1:])
    mentions = tuple(_mention(mention, numbers) for mention in claim.mentions)
    return replace(claim, claimant=claimant, chain=chain, mentions=mentions)


def _claimant(claimant: Claimant, numbers: Numbers) -> Claimant:
    if claimant.entity_id is not None or claimant.kind is ClaimantKind.ANONYMOUS:
        return claimant
    return replace(claimant, entity_id=numbers.get((EntityKind(claimant.kind.value), fold(claimant.name))))


def _hop(hop: Hop, claimant: Claimant | None) -> Hop:
    """The first hop is the claimant and bears its number."""
    return hop if claimant is None else replace(hop, entity_id=claimant.entity_id)


def _mention(mention: Mention, numbers: Numbers) -> Mention:
    if mention.entity_id is not None:
        return mention
    return replace(mention, entity_id=numbers.get((mention.kind, fold(mention.name))))
