"""Two claims: do they agree, contradict, or only speak of the same matter?"""

from factcheck.domain.links import ComparedClaim, Link, Reason
from factcheck.domain.words import ReasonCode, Relation
from factcheck.linking.clashes import Clashes, clashes
from factcheck.linking.features import features
from factcheck.linking.origins import same_origin
from factcheck.linking.prepared import Prepared, prepare
from factcheck.linking.weights import matter_weights, weights

# Raised whenever a pair can come out differently: links of an older method are made anew.
METHOD = "stories-3"
# Letters in common from which two wordings are one, a word or two changed.
SAME_WORDS = 0.8
_WORDS_SHOWN = 4
# Where one of these features is as large, the trained weights are not asked for a contradiction: they have seen few.
DOUBTS = {
    "unrealised": 1.0,
    "gone": 1.0,
    "party_missing": 0.5,
    "kind_missing": 1.0,
    "names_apart": 0.5,
    "one_word": 1.0,
}
# Of what is denied, so much has to be taken up by the other side (as in features.py).
TAKEN_UP = 0.5


def compare(a: ComparedClaim, b: ComparedClaim) -> Link | None:
    """The link between two claims, None where they are not about one assertion; the order does not matter."""
    return compare_prepared(prepare(a), prepare(b))


def compare_prepared(a: Prepared, b: Prepared) -> Link | None:
    """``compare`` for claims taken apart before."""
    if not (a.linkable and b.linkable) or _one_breath(a.claim, b.claim):
        return None
    if b.claim.ref < a.claim.ref:
        a, b = b, a
    found = clashes(a, b)
    relation = _relation(found)
    if relation is None:
        return None
    given = features(a, b, found)
    score = _score(relation, given)
    if score is None:
        return None
    reasons = found.reasons() if relation is Relation.CONTRADICTS else _agreement(a, b, found, given)
    origin = same_origin(a.claim, b.claim)
    return Link(a.claim.ref, b.claim.ref, relation, score, reasons, origin, METHOD, given)


def _score(relation: Relation, given: dict[str, float]) -> float | None:
    """The surer of the weights set by hand and the trained ones; None where neither suggests the relation.

    The trained ones are asked across languages alone: there few words meet, and those set by hand want more of them.
    """
    trained = [matter_weights()[relation]] if given["across"] and _is_familiar(relation, given) else []
    scores = [(weighed.score(given), weighed.least) for weighed in (weights()[relation], *trained)]
    return max((score for score, least in scores if score >= least), default=None)


def _is_familiar(relation: Relation, given: dict[str, float]) -> bool:
    if relation is Relation.AGREES:
        return True
    doubtful = any(given[name] >= least for name, least in DOUBTS.items())
    return not doubtful and (given["denial"] == 0 or given["taken_up"] >= TAKEN_UP)


def _relation(found: Clashes) -> Relation | None:
    """What the clashes leave possible.

    An odd number of turns says the opposite, an even number the same (both deny; one denies, the other negates). Days
    apart are two events, unless it is one event with a disputed day.
    """
    if found.days_apart:
        return Relation.CONTRADICTS if found.time is not None and found.turns == 0 else None
    if found.turns % 2 == 1:
        return Relation.CONTRADICTS if found.quantity is None or found.denial is None else None
    if found.quantity is not None:
        return Relation.CONTRADICTS if found.turns == 0 else None
    return Relation.AGREES if found.turns == 0 or found.firm else None


def _one_breath(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether one voice says both in one article, or both stand in one sentence: no second voice, so no link."""
    return a.ref.source_id == b.ref.source_id and (a.sentence == b.sentence or (a.voicings[:1] == b.voicings[:1]))


def _agreement(a: Prepared, b: Prepared, found: Clashes, given: dict[str, float]) -> tuple[Reason, ...]:
    copied = given["trigrams"] >= SAME_WORDS
    code = ReasonCode.SAME_WORDS if copied else ReasonCode.SAME_EVENT
    reasons = [Reason(code, f"{_shared_words(a, b)} / {_shared_words(b, a)}")]
    if found.count is not None:
        reasons.append(found.count)
    one, other = a.claim.voicings[:1], b.claim.voicings[:1]
    if copied and one and other and not same_origin(a.claim, b.claim):
        reasons.append(Reason(ReasonCode.ATTRIBUTION, f"{one[0].name} / {other[0].name}"))
    return tuple(reasons)


def _shared_words(claim: Prepared, other: Prepared) -> str:
    """The claim's words for what both say, in their order."""
    shared = (word for notion, word in claim.forms.items() if notion in other.forms)
    return " ".join(word for word, _ in zip(shared, range(_WORDS_SHOWN), strict=False))
