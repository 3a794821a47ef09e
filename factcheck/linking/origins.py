"""Whether two claims come from one origin: two outlets that relay one voice count once."""

from factcheck.domain.links import ComparedClaim, Voicing
from factcheck.text import fold


def same_origin(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether the chains of two claims meet: in somebody whom both name, or in the outlet of one that the other relays.

    An anonymous voice meets nobody: two outlets' "Libyan official" may be two officials. An outlet that names nobody
    is its own origin.
    """
    if a.outlet_id is not None and a.outlet_id == b.outlet_id and not a.voicings and not b.voicings:
        return True
    one, other = _identities(a), _identities(b)
    return not one.isdisjoint(other) or a.outlet_entity_id in other or b.outlet_entity_id in one


def _identities(claim: ComparedClaim) -> frozenset[int | str]:
    """Entity numbers and folded names of the chain, the outlet not among them."""
    return frozenset(identity for voicing in claim.voicings for identity in _identity(voicing))


def _identity(voicing: Voicing) -> tuple[int | str, ...]:
    if voicing.anonymous:
        return ()
    return (fold(voicing.name),) if voicing.entity_id is None else (voicing.entity_id, fold(voicing.name))
