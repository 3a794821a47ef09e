"""Two claims: do they agree, contradict, or only speak of the same matter?"""

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.domain.links import ComparedClaim, Link
from factcheck.domain.words import Relation
from factcheck.linking.clashes import Clashes, clashes
from factcheck.linking.features import features
from factcheck.linking.nearness import Near
from factcheck.linking.origins import same_origin
from factcheck.linking.prepared import Prepared, prepare
from factcheck.linking.reasons import agreement_reasons, contradiction_reasons
from factcheck.linking.standing import Standing, alone
from factcheck.linking.story_model import model_for
from factcheck.linking.telling import is_background, setting, telling
from factcheck.linking.weights import weights

# Raised whenever a pair can come out differently: links of an older method are made anew.
METHOD = "stories-6"
# A claim of fewer words says too little for weights that know nothing of its story.
LEAST_BY_HAND = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """What two claims are to each other. ``a`` is the lower name; ``shares`` how likely each relation is by the story
    model, ``by_hand`` the score by the weights set by hand, for the relation that they suggest; ``near`` tells whether
    vectors were at hand.
    """

    a: Prepared
    b: Prepared
    found: Clashes
    given: Mapping[str, float]
    shares: Mapping[Relation, float]
    by_hand: Mapping[Relation, float]
    near: bool

    def link(self, shares: Mapping[Relation, float] | None = None) -> Link | None:
        """The link that comes of it, with other shares where the story has changed them."""
        least = model_for(near=self.near).least
        told = self.shares if shares is None else shares
        scores = {relation: share for relation, share in told.items() if share >= least[relation]} or self.by_hand
        relation = max(scores, key=scores.__getitem__, default=None)
        return None if relation is None else self._link(relation, scores[relation])

    def _link(self, relation: Relation, score: float) -> Link:
        reasons = contradiction_reasons if relation is Relation.CONTRADICTS else agreement_reasons
        given = dict(self.given)
        one, other = self.a.claim, self.b.claim
        return Link(
            one.ref,
            other.ref,
            relation,
            round(score, 4),
            reasons(self.a, self.b, self.found, given),
            same_origin(one, other),
            METHOD,
            given,
        )


def compare(a: ComparedClaim, b: ComparedClaim) -> Link | None:
    """The link between two claims, None where they are not about one assertion; the order does not matter."""
    return compare_prepared(prepare(a), prepare(b))


def compare_prepared(a: Prepared, b: Prepared) -> Link | None:
    """``compare`` for claims taken apart before.

    In one language the weights set by hand decide: the story model was taught by stories, and two claims alone are
    none. Across languages few words meet, and it decides too.
    """
    judged = judge(a, b)
    if judged is None:
        return None
    return judged.link(judged.shares if a.claim.language != b.claim.language else dict.fromkeys(Relation, 0.0))


def judge(a: Prepared, b: Prepared, near: Near | None = None, standing: Standing | None = None) -> Judged | None:
    """What the two are to each other; None where nothing that they say can link them. ``standing`` is None where no
    other claims of their articles are at hand.
    """
    if b.claim.ref < a.claim.ref:
        a, b = b, a
    described = describe(a, b, near, standing)
    if described is None:
        return None
    found, given, by_hand = described
    shares = model_for(near=near is not None).shares(given)
    return Judged(a, b, found, given, shares, by_hand, near is not None)


def describe(
    a: Prepared, b: Prepared, near: Near | None = None, standing: Standing | None = None
) -> tuple[Clashes, dict[str, float], dict[Relation, float]] | None:
    """What clashes between the two, their features, and what the weights set by hand suggest; None where nothing can
    link them: a question, one voice in one article, background on either side.
    """
    if not (a.linkable and b.linkable) or is_one_breath(a.claim, b.claim):
        return None
    if is_background(a.claim) and is_background(b.claim):
        return None
    found = clashes(a, b)
    long_enough = all(len(one.forms) + len(one.amounts) >= LEAST_BY_HAND for one in (a, b))
    basic = features(a, b, found)
    by_hand = _by_hand(found, basic) if long_enough else {}
    given = telling(a, b, found, basic=basic, by_hand=by_hand)
    return found, given | setting(given, standing or alone(a, b), near), by_hand


def _by_hand(found: Clashes, given: dict[str, float]) -> dict[Relation, float]:
    """The relation that the clashes leave possible with its score, where the weights set by hand suggest it."""
    relation = _relation(found)
    if relation is None:
        return {}
    weighed = weights()[relation]
    score = weighed.score(given)
    return {relation: score} if score >= weighed.least else {}


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


def is_one_breath(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether one voice says both in one article, or both stand in one sentence: no second voice, so no link."""
    return a.ref.source_id == b.ref.source_id and (a.sentence == b.sentence or (a.voicings[:1] == b.voicings[:1]))
