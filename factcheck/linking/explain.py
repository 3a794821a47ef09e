"""Why two claims are linked, or are not: what was measured of the pair, what each measure weighs, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.domain.links import Link
from factcheck.domain.words import Relation
from factcheck.linking.compare import Judged, is_one_breath, judge
from factcheck.linking.nearness import Near
from factcheck.linking.prepared import Prepared
from factcheck.linking.standing import Standing, alone
from factcheck.linking.story_model import model_for
from factcheck.linking.telling import is_background
from factcheck.linking.together import comparable


@dataclass(frozen=True, slots=True)
class Weighed:
    """One feature: its value, and what it adds to "one matter" and to "they clash" (value times weight, log odds)."""

    feature: str
    value: float
    matter: float
    clash: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What two claims are to each other, and why.

    ``refused`` says why a pair is not linked whatever it measures. ``shares`` tell how likely each relation is, and
    ``least`` from what share on it is suggested; ``by_hand`` is the score by the weights set by hand. ``weighed``
    comes with what counts most first.
    """

    refused: str | None
    near: Near | None
    shares: Mapping[Relation, float]
    least: Mapping[Relation, float]
    by_hand: Mapping[Relation, float]
    weighed: tuple[Weighed, ...]
    link: Link | None


def explain(
    a: Prepared,
    b: Prepared,
    *,
    near: Near | None,
    shares: Mapping[Relation, float] | None,
    standing: Standing | None = None,
) -> Explanation:
    """The explanation of a pair; ``shares`` are those that its story has changed, None where it has none; ``standing``
    is None where the other claims of the two articles are not at hand.
    """
    standing = standing or alone(a, b)
    judged = judge(a, b, near, standing)
    model = model_for(near=near is not None)
    if judged is None:
        return Explanation(_refused(a, b) or "nothing links them", near, {}, model.least, {}, (), None)
    told = judged.shares if shares is None else shares
    far = None if comparable(a, b, near=near, standing=standing) else "they lie too far apart to be about one matter"
    link = None if far else judged.link(told)
    return Explanation(far, near, told, model.least, judged.by_hand, _weighed(judged), link)


def _refused(a: Prepared, b: Prepared) -> str | None:
    """Which rule sets the pair aside."""
    if not (a.linkable and b.linkable):
        return "one of them asserts nothing that another claim could meet"
    if is_one_breath(a.claim, b.claim):
        return "one voice says both in one article, or both stand in one sentence"
    if is_background(a.claim) and is_background(b.claim):
        return "both remind the reader of something long past"
    return None


def _weighed(judged: Judged) -> tuple[Weighed, ...]:
    model = model_for(near=judged.near)
    rows = (
        Weighed(
            name, value, value * model.matter.by_feature.get(name, 0.0), value * model.clash.by_feature.get(name, 0.0)
        )
        for name, value in judged.given.items()
        if value
    )
    return tuple(sorted(rows, key=lambda row: -max(abs(row.matter), abs(row.clash))))
