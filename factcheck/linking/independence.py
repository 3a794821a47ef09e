"""What stands behind claims that agree: which chains meet, who printed whose words, who was first."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from factcheck.domain.independence import Independence, Origin
from factcheck.domain.links import ComparedClaim
from factcheck.domain.refs import ClaimRef
from factcheck.linking.origins import is_copied, same_origin
from factcheck.text import fold

# What outlets are called by number; those that were merged bear one name.
OutletNames = Mapping[int, str]


def independence(claims: Sequence[ComparedClaim], outlets: OutletNames) -> Independence:
    """What stands behind the claims, which are taken to agree; each claim is of one origin and no other."""
    ordered = sorted(claims, key=lambda claim: claim.ref)
    together = _joined(ordered, same_origin)
    return Independence(
        claims=tuple(claim.ref for claim in ordered),
        outlets=len({_publisher(claim, outlets) for claim in ordered}),
        origins=tuple(sorted((_origin(each, outlets) for each in together), key=lambda one: -len(one.claims))),
        first=tuple(_first(ordered)),
        copies=tuple(_copies(ordered, outlets)),
        circle=_circle(ordered, outlets),
    )


def _joined(
    claims: Sequence[ComparedClaim], belong: Callable[[ComparedClaim, ComparedClaim], bool]
) -> list[list[ComparedClaim]]:
    """The claims in heaps: two that belong together lie in one, and so does whatever belongs with either."""
    heap_of = {claim.ref: [claim] for claim in claims}
    for a, b in combinations(claims, 2):
        one, other = heap_of[a.ref], heap_of[b.ref]
        if one is not other and belong(a, b):
            one += other
            heap_of |= {claim.ref: one for claim in other}
    return list({id(heap): heap for heap in heap_of.values()}.values())


def _publisher(claim: ComparedClaim, outlets: OutletNames) -> str | int:
    """The outlet's name, else the number of the source, whose outlet nobody knows."""
    return claim.ref.source_id if claim.outlet_id is None else outlets[claim.outlet_id]


def _copies(claims: Sequence[ComparedClaim], outlets: OutletNames) -> Iterator[tuple[ClaimRef, ...]]:
    """Claims in the same words that more than one outlet prints."""
    for each in _joined(claims, lambda a, b: is_copied(a.text, b.text)):
        if len({_publisher(claim, outlets) for claim in each}) > 1:
            yield _refs(each)


def _origin(claims: Sequence[ComparedClaim], outlets: OutletNames) -> Origin:
    """Who stands at the start of the most of these chains; of several the one who is nearest to the start."""
    votes: Counter[str] = Counter()
    names: dict[str, tuple[int, str, bool]] = {}
    for claim in claims:
        for place, (name, unnamed) in enumerate(_speakers(claim, outlets)):
            key = fold(name)
            votes[key] += 1
            names[key] = min(names.get(key, (place, name, unnamed)), (place, name, unnamed))
    if not votes:
        return Origin(None, _refs(claims))
    _, name, unnamed = names[min(votes, key=lambda key: (-votes[key], names[key][2], names[key]))]
    return Origin(name, _refs(claims), unnamed)


def _speakers(claim: ComparedClaim, outlets: OutletNames) -> Iterator[tuple[str, bool]]:
    """Who speaks in a claim's chain, the start first and the outlet last, and whether that one is unnamed."""
    yield from ((voicing.name, voicing.anonymous) for voicing in claim.voicings)
    if claim.outlet_id is not None:
        yield outlets[claim.outlet_id], False


def _first(claims: Sequence[ComparedClaim]) -> Iterator[ClaimRef]:
    """Those that may be the first: no other was surely out before them."""
    known = [(claim.ref, claim.published) for claim in claims if claim.published is not None]
    surely = min((days.end_on for _, days in known), default=None)
    return (ref for ref, days in known if surely is not None and days.start_on <= surely)


def _circle(claims: Sequence[ComparedClaim], outlets: OutletNames) -> tuple[str, ...]:
    """Outlets of which each cites the next and the last the first; none where no such ring is."""
    by_entity = {claim.outlet_entity_id: claim.outlet_id for claim in claims if claim.outlet_entity_id is not None}
    cited: TopologicalSorter[int] = TopologicalSorter()
    for claim in claims:
        if claim.outlet_id is not None:
            relayed = {by_entity.get(voicing.entity_id) for voicing in claim.voicings if voicing.entity_id is not None}
            cited.add(claim.outlet_id, *(other for other in relayed - {claim.outlet_id} if other is not None))
    try:
        cited.prepare()
    except CycleError as ring:
        return tuple(outlets[outlet] for outlet in ring.args[1][:-1])
    return ()


def _refs(claims: Sequence[ComparedClaim]) -> tuple[ClaimRef, ...]:
    return tuple(sorted(claim.ref for claim in claims))
