"""What speaks for two outlets telling of one matter, and for their telling it otherwise, as named numbers.

For the story model (story_model.py). Most are from 0 to 1; how near the vectors lie is left out where there are none.
"""

from datetime import timedelta

from factcheck.domain.links import ComparedClaim
from factcheck.domain.words import Relation, Voice
from factcheck.linking.clashes import Clashes
from factcheck.linking.lexicon import listed
from factcheck.linking.nearness import Near
from factcheck.linking.polarity import meets_set_aside, turns
from factcheck.linking.prepared import LEAST_SOUND, Prepared, once_a_claim
from factcheck.linking.standing import Standing
from factcheck.linking.surface import common_features
from factcheck.text import fold, skeleton

# A claim of as many notions says enough to be told from others.
LONG_ENOUGH = 8
# What an outlet tells in its own voice of days so long ago is background, which every article of the matter has.
BACKGROUND = timedelta(days=365)
# A word of wishing stands this close before the claim, or among its first words.
WISH_BEFORE, WISH_WITHIN = 12, 2
# Features that say how strong something is only where the claims are near.
_STRONGER_NEAR = (
    "odd",
    "even",
    "aside",
    "figures_apart_any",
    "figures_meet",
    "time",
    "opposite_anywhere",
    "rival",
)
# ... and of denials, by rank and by what is taken up.
_DENIED = ("odd", "denial", "figures_apart_any")
# ... and of all that clashes, by what the two share that others do not.
_CLASHING = ("odd", "denial", "figures_apart_any", "figures_apart_bare", "opposite_anywhere", "time", "figure_refused")


def telling(
    a: Prepared,
    b: Prepared,
    found: Clashes,
    *,
    basic: dict[str, float],
    by_hand: dict[Relation, float],
) -> dict[str, float]:
    """The features of a pair, the same whichever claim comes first.

    ``basic`` are those of features.py; ``by_hand`` gives what the weights set by hand make of them, for each relation
    that they suggest.
    """
    given = common_features(a, b, basic) | _turned(a, b) | _figures(a, b) | _voices(a, b)
    given["wished"] = float(_asserts_nothing(a) or _asserts_nothing(b))
    given["days_apart"] = float(found.days_apart)
    given["short"] = min(1.0, min(len(a.forms), len(b.forms)) / LONG_ENOUGH)
    for relation in Relation:
        given[f"by_hand_{relation}"] = by_hand.get(relation, 0.0)
    for name in _DENIED:
        given[f"{name}_covered"] = given[name] * given["matter_covered"]
        given[f"{name}_taken_up"] = given[name] * given["taken_up"]
    return given


def setting(given: dict[str, float], standing: Standing, near: Near | None) -> dict[str, float]:
    """How the pair lies among the claims of its articles, alone and beside what clashes in it; by words, by vectors."""
    return _standing(given, standing) | ({} if near is None else _nearness(given, near, standing))


def is_background(claim: ComparedClaim) -> bool:
    """Whether an outlet reminds its readers of something long past."""
    published = claim.published
    return (
        claim.voice is Voice.OUTLET
        and published is not None
        and bool(claim.times)
        and all(published.start_on - time.start_on > BACKGROUND for time in claim.times)
    )


@once_a_claim
def _asserts_nothing(claim: Prepared) -> bool:
    """Whether somebody only asks, hopes or calls for what the claim says."""
    text, sentence = fold(claim.claim.text), fold(claim.claim.sentence)
    before = sentence.partition(text)[0] if text in sentence else ""
    words = [*before.split()[-WISH_BEFORE:], *text.split()[:WISH_WITHIN]]
    return any(listed("wishes", word) for word in words)


def _standing(given: dict[str, float], standing: Standing) -> dict[str, float]:
    covered = {f"{name}_apart_from_rest": given[name] * standing.covered for name in _CLASHING}
    ranked = {f"{name}_first": given[name] * standing.rank for name in _CLASHING}
    return (
        covered
        | ranked
        | {
            "rare_worth": standing.worth,
            "rare_covered": standing.covered,
            "rare_spanned": standing.spanned,
            "rare_rank": standing.rank,
            "rare_mutual": float(standing.rank == 1.0),
            "rare_ranked": standing.rank * standing.covered,
        }
    )


def _nearness(given: dict[str, float], near: Near, standing: Standing) -> dict[str, float]:
    cosine = max(0.0, near.cosine)
    stronger = {f"{name}_near": given[name] * cosine for name in _STRONGER_NEAR}
    ranked = {f"{name}_ranked": given[name] * near.rank for name in _DENIED}
    return (
        stronger
        | ranked
        | {
            "cosine": near.cosine,
            "cosine_squared": cosine * cosine,
            "rank": near.rank,
            "mutual": float(near.mutual),
            "cosine_ranked": cosine * near.rank,
            "cosine_covered": cosine * given["matter_covered"],
            "cosine_rare": cosine * standing.covered,
            "rank_rare": near.rank * standing.rank,
        }
    )


def _turned(a: Prepared, b: Prepared) -> dict[str, float]:
    mine, theirs = turns(a), turns(b)
    odd = (mine - theirs) % 2 == 1
    return {
        "odd": float(odd),
        "even": float(mine > 0 and theirs > 0 and not odd),
        "odd_denial": float(odd and a.denies != b.denies),
        "denied_both": float(a.denies and b.denies),
        "aside": float(meets_set_aside(a, b)),
    }


def _figures(a: Prepared, b: Prepared) -> dict[str, float]:
    counted = [(one, other) for one in a.amounts for other in b.amounts if one.may_count(other)]
    pairs = [(one, other) for one, other in counted if one.one_unit(other)]
    met = [(one, other) for one, other in pairs if one.meets(other)]
    apart = [(one, other) for one, other in pairs if not one.meets(other)]
    same_thing = float(any(not one.things.isdisjoint(other.things) for one, other in apart))
    bare_met = any(one.meets(other) for one, other in counted)
    return {
        "figures_meet": float(bool(met)),
        "figures_meet_things": float(any(not one.things.isdisjoint(other.things) for one, other in met)),
        "figures_apart_any": float(bool(apart) and not met),
        "figures_apart_things": same_thing * (not met),
        "figures_apart_beside": same_thing,
        "figures_meet_bare": float(bare_met and not met),
        "figures_apart_bare": float(bool(counted) and not (pairs or bare_met)),
        "figures_both": float(bool(a.amounts) and bool(b.amounts)),
        "figure_refused": float(any(one.refused != other.refused and one.is_just(other) for one, other in counted)),
    }


def _voices(a: Prepared, b: Prepared) -> dict[str, float]:
    mine, theirs = a.claim, b.claim
    outlets = (mine.voice is Voice.OUTLET) + (theirs.voice is Voice.OUTLET)
    names = [{fold(voicing.name) for voicing in claim.voicings[:1]} for claim in (mine, theirs)]
    return {
        "outlets_both": float(outlets == len(names)),
        "outlets_none": float(outlets == 0),
        "same_claimant": float(not names[0].isdisjoint(names[1])),
        "same_speaker": float(not _speaker(a).isdisjoint(_speaker(b))),
        "same_source": float(mine.ref.source_id == theirs.ref.source_id),
    }


@once_a_claim
def _speaker(claim: Prepared) -> frozenset[str]:
    """How the claimant's last name sounds in any script, and what entity it is; nothing where nobody is named."""
    named = [voicing for voicing in claim.claim.voicings[:1] if not voicing.anonymous]
    sounds = {skeleton(name).split()[-1] for v in named if skeleton(name := fold(v.name)).split()}
    return frozenset(sound for sound in sounds if len(sound) >= LEAST_SOUND) | {str(v.entity_id) for v in named}
