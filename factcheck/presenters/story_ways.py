"""The ways that the claims of a story went, hop by hop: from an origin through relays to an outlet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.reading import Hop
from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import Story, StoryOrigin, Told
from factcheck.domain.words import HopRole
from factcheck.text import fold


class Side(StrEnum):
    """A column of the drawing, in the order of reading."""

    ORIGIN = "origin"
    RELAY = "relay"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes two one: an origin's number, an entity, an outlet, or a folded name; "" for all that is left."""

    side: Side
    of: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on the way; ``number`` is that of an origin of the story."""

    key: Key
    name: str | None
    number: int | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of one claim. ``own``: the outlet itself says it; ``copied``: it has another's words and names nobody."""

    claim: ClaimRef
    start: Party
    end: Party
    cue: str | None
    against: bool
    own: bool = False
    copied: bool = False


def steps(story: Story) -> Iterator[Step]:
    """Every hop of every claim that is told of, those that say it first."""
    origins = {origin.number: _origin(origin) for origin in story.origins}
    for claim in story.says:
        yield from _steps(claim, origins.get(claim.origin or 0) or _start(claim, {}), against=False)
    by_name = {fold(party.name): party for party in origins.values() if party.name and not party.unnamed}
    for claim in story.against:
        yield from _steps(claim, _start(claim, by_name), against=True)


def _origin(origin: StoryOrigin) -> Party:
    return Party(Key(Side.ORIGIN, f"{origin.number:06}"), origin.name, origin.number, origin.unnamed)


def _start(claim: Told, by_name: Mapping[str, Party]) -> Party:
    """Where the chain of a claim outside of the group starts: an origin of the group, where it is one by name."""
    if not claim.chain:
        outlet = _outlet(claim)
        return by_name.get(fold(outlet.name or ""), Party(Key(Side.ORIGIN, outlet.key.of), outlet.name))
    first = claim.chain[0]
    if claim.anonymous:  # another text's "official" may be somebody else
        return Party(Key(Side.ORIGIN, f"?{claim.ref.source_id} {fold(first.name)}"), first.name, unnamed=True)
    return by_name.get(fold(first.name), Party(Key(Side.ORIGIN, _identity(first)), first.name))


def _outlet(claim: Told) -> Party:
    of = f"?{claim.ref.source_id}" if claim.outlet_id is None else f"o{claim.outlet_id}"
    return Party(Key(Side.OUTLET, of), claim.outlet)


def _steps(claim: Told, start: Party, *, against: bool) -> Iterator[Step]:
    outlet = _outlet(claim)
    if not claim.chain:
        own = start.name == outlet.name
        yield Step(claim.ref, start, outlet, None, against, own=own, copied=not own)
        return
    cue, relays = _after(claim.chain, start)
    for hop in relays:
        relay = Party(Key(Side.RELAY, _identity(hop)), hop.name)
        if relay.key != start.key:
            yield Step(claim.ref, start, relay, cue, against)
            start, cue = relay, hop.cue
    yield Step(claim.ref, start, outlet, cue, against)


def _after(chain: Sequence[Hop], start: Party) -> tuple[str | None, Sequence[Hop]]:
    """The cue by which the origin is credited, and who passed it on: all relays, or those after the origin itself."""
    name = fold(start.name or "")
    at = next((place for place, hop in enumerate(chain) if fold(hop.name) == name), 0)
    return chain[at].cue, [hop for hop in chain[at + 1 :] if hop.role is HopRole.RELAY]


def _identity(hop: Hop) -> str:
    return fold(hop.name) if hop.entity_id is None else f"e{hop.entity_id}"
