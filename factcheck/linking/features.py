"""What a pair of claims has in common and in what it differs, as named numbers from 0 to 1."""

from datetime import timedelta

from factcheck.domain.words import Modality
from factcheck.linking.amounts import differ, together
from factcheck.linking.clashes import Clashes, clashes
from factcheck.linking.lexicon import lexicon
from factcheck.linking.matter import matter
from factcheck.linking.prepared import Prepared

# So many shared notions are a statement, so many shared names a matter: more adds nothing.
ENOUGH_SHARED = 5
ENOUGH_CONTEXT = 3
# Publications further apart than this are as far apart as can be.
FAR_APART = timedelta(days=365)
# What may yet not come about.
_OPEN = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL, Modality.PREDICTED})


def features(a: Prepared, b: Prepared, found: Clashes | None = None) -> dict[str, float]:
    """The features that weights.toml weighs; the same whichever claim comes first."""
    found = clashes(a, b) if found is None else found
    shared = a.content & b.content
    given = {
        "contained": _share(len(shared), min(len(a.content), len(b.content))),
        "taken_up": _taken_up(a, b, found),
        "overlap": _jaccard(a.content, b.content),
        "shared": min(1.0, len(shared) / ENOUGH_SHARED),
        "trigrams": _jaccard(a.trigrams, b.trigrams),
        "names": _common_names(a, b),
        "names_apart": _names_apart(a, b),
        "context": min(1.0, _context(a, b) / ENOUGH_CONTEXT),
        "figure": float(together(a.amounts, b.amounts)),
        "figures_apart": float(differ(a.amounts, b.amounts)),
        "days": float(any(one.overlaps(other) for one in a.claim.times for other in b.claim.times)),
        "distance": _distance(a, b),
        "loose_negation": float(found.opposite is None and (_loose(a, b) or _loose(b, a))),
        "one_word": float(found.quantity is None and len(shared) == 1 < min(len(a.content), len(b.content))),
        "party_missing": max(_party_missing(a, b), _party_missing(b, a)),
        "unrealised": float(found.opposite is None and not lexicon().unrealised.isdisjoint(a.content ^ b.content)),
        "gone": float(found.denial is not None and not lexicon().gone.isdisjoint(a.content ^ b.content)),
        "any_denied": float(_any_denied(a, b) or _any_denied(b, a)),
        "kind_missing": float(_kind_missing(a, b) or _kind_missing(b, a)),
        "firmness_apart": float((a.claim.modality in _OPEN) != (b.claim.modality in _OPEN)),
    }
    reasons = {str(reason.code): 1.0 for reason in found.reasons()}
    return (
        given
        | matter(a, b, found)
        | {code: reasons.get(code, 0.0) for code in ("denial", "negation", "opposite", "quantity", "time")}
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return _share(shared, len(a) + len(b) - shared)


def _taken_up(a: Prepared, b: Prepared, found: Clashes) -> float:
    """How much of what is denied the other side speaks of, of the shorter side where nothing is.

    What is denied stands first; why, when and where stand behind it and count less and less.
    """
    shared = len(a.content & b.content)
    if found.denial is not None:
        denied = a if a.denies else b
        weights = {notion: 1 / place for place, notion in enumerate(denied.content_in_order, 1)}
        return min(1.0, _share(sum(weights[notion] for notion in a.content & b.content), sum(weights.values())))
    opposites = 1 if found.opposite is not None else 0
    return min(1.0, _share(shared, min(len(a.content), len(b.content)) - opposites))


def _common_names(a: Prepared, b: Prepared) -> float:
    by_word = _share(len(a.names & b.names), min(len(a.names), len(b.names)))
    one, other = a.claim.entities, b.claim.entities
    return max(by_word, _share(len(one & other), min(len(one), len(other))))


def _names_apart(a: Prepared, b: Prepared) -> float:
    """How much each side names that the other does not: 0 as soon as one side names nobody else."""
    mine, theirs = a.names | a.offices, b.names | b.offices
    by_word = min(_share(len(mine - b.around), len(mine)), _share(len(theirs - a.around), len(theirs)))
    one, other = a.claim.entities, b.claim.entities
    return (
        min(by_word, _share(len(one - other), len(one)), _share(len(other - one), len(other)))
        if one and other
        else by_word
    )


def _context(a: Prepared, b: Prepared) -> int:
    """Names of either claim, and states, that stand in both sentences."""
    named = (a.names & b.around) | (b.names & a.around) | (a.states & b.states)
    return max(len(named), len(a.claim.entities & b.claim.entities))


def _distance(a: Prepared, b: Prepared) -> float:
    if a.claim.published is None or b.claim.published is None:
        return 0.0
    return min(1.0, abs(a.claim.published.start_on - b.claim.published.start_on) / FAR_APART)


def _loose(a: Prepared, b: Prepared) -> bool:
    """Whether the first negates something that the second does not speak of."""
    return a.negation.clause and not b.negation.turned and not a.negation.turned.keys() <= b.around


def _kind_denied(claim: Prepared) -> frozenset[str]:
    """The notion of which the claim denies any instance, and what goes with it."""
    return claim.negation.kind if _turns(claim) else frozenset()


def _any_denied(a: Prepared, b: Prepared) -> bool:
    """Whether the first denies a whole kind and the second tells of one in the same matter.

    The same matter is a word more and a name in common, or the very party (no mere state) of which it is denied.
    """
    party = a.names - lexicon().state_names
    same_matter = len(a.content & b.content) > 1 and _context(a, b) > 0
    return not _kind_denied(a).isdisjoint(b.content) and (same_matter or (bool(party) and party <= b.around))


def _kind_missing(a: Prepared, b: Prepared) -> bool:
    """Whether the first denies a whole kind and the second speaks of nothing of that kind."""
    kind = _kind_denied(a)
    return bool(kind) and kind.isdisjoint(b.content)


def _party_missing(a: Prepared, b: Prepared) -> float:
    """Of the names in what the first denies or negates, the share that the second does not speak of at all."""
    return _share(len(a.names - b.around), len(a.names)) if _turns(a) and not _turns(b) else 0.0


def _turns(claim: Prepared) -> bool:
    return claim.denies or bool(claim.negation.turned)
