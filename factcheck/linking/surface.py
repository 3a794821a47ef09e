"""What two wordings have in common and in what they differ, letter by letter and word by word, as named numbers.

For the pair model, which is trained; features.py holds what the weights set by relation weigh.
"""

from collections.abc import Iterable
from itertools import combinations

from rapidfuzz import fuzz

from factcheck.linking.amounts import is_mark
from factcheck.linking.features import features
from factcheck.linking.lexicon import lexicon, listed
from factcheck.linking.prepared import Prepared, once_a_claim
from factcheck.text import fold

_MANY = 8  # words left over or long a claim: more says no more
_FEW = 3
# Cosines of headlines that say the same or the contrary lie around this, a tenth of it apart (ANS).
USUAL_COSINE, SPREAD_OUT = 0.94, 20.0
LEFT = "only_"  # what features of single notions begin with


def pair_features(a: Prepared, b: Prepared, cosine: float | None = None) -> dict[str, float]:
    """The features of the pair model, the same whichever claim comes first.

    ``cosine`` is that of the two claims' vectors, None where no encoder is at hand.
    """
    return common_features(a, b) | _notions_left(a, b) | _encoded(cosine)


def common_features(a: Prepared, b: Prepared, given: dict[str, float] | None = None) -> dict[str, float]:
    """Those of features.py (``given``, where they are known) and of the wording: all but single notions and vectors."""
    known = features(a, b) if given is None else given
    return known | _wording(a, b) | _left_over(a, b) | _turned(a, b) | _rivals(a, b) | _figures(a, b)


def _wording(a: Prepared, b: Prepared) -> dict[str, float]:
    one, other = " ".join(a.tokens), " ".join(b.tokens)
    mine, theirs = set(a.tokens), set(b.tokens)
    shared = mine & theirs
    short, long = sorted((len(a.tokens), len(b.tokens)))
    return {
        "words": len(shared) / max(1, len(mine | theirs)),
        "words_contained": len(shared) / max(1, min(len(mine), len(theirs))),
        "letters": fuzz.ratio(one, other) / 100,
        "letters_sorted": fuzz.token_sort_ratio(one, other) / 100,
        "letters_of_set": fuzz.token_set_ratio(one, other) / 100,
        "trigrams_contained": len(a.trigrams & b.trigrams) / max(1, min(len(a.trigrams), len(b.trigrams))),
        "short": min(1.0, short / _MANY),
        "length_apart": 1 - short / max(1, long),
        "same_order": _same_order(a, b),
    }


def _same_order(a: Prepared, b: Prepared) -> float:
    """The share of pairs of shared notions that stand in one order: who did it to whom."""
    place = {notion: at for at, notion in enumerate(b.forms)}
    places = [place[notion] for notion in a.forms if notion in place]
    pairs = list(combinations(places, 2))
    return sum(one < other for one, other in pairs) / len(pairs) if pairs else 0.5


def _left_over(a: Prepared, b: Prepared) -> dict[str, float]:
    """What each side says that the other does not."""
    mine, theirs = _only(a, b), _only(b, a)
    few, many = sorted((len(mine), len(theirs)))
    both = bool(mine) and bool(theirs)
    known = lexicon().notion_names
    return {
        "few_left": min(1.0, few / _MANY),
        "many_left": min(1.0, many / _MANY),
        "none_left": float(few == 0),
        "one_for_one": float(few == many == 1),
        "left_alike": fuzz.token_sort_ratio(_forms(a, mine), _forms(b, theirs)) / 100 if both else 0.0,
        "known_apart": float(both and not known.isdisjoint(mine) and not known.isdisjoint(theirs)),
        "states_apart": float(bool(a.states - b.states) and bool(b.states - a.states)),
        "states_left": min(1.0, len(a.states ^ b.states) / _FEW),
        "states_met": min(1.0, len(a.states & b.states) / _FEW),
    }


def _notions_left(a: Prepared, b: Prepared) -> dict[str, float]:
    """The known notions that one side alone has, each a feature of its own: a new actor, a deed undone."""
    left = (a.forms.keys() ^ b.forms.keys()) & (lexicon().notion_names | lexicon().state_names)
    return {f"{LEFT}{notion}": 1.0 for notion in left}


def _only(a: Prepared, b: Prepared) -> list[str]:
    return [notion for notion in a.forms if notion not in b.forms]


def _forms(claim: Prepared, notions: Iterable[str]) -> str:
    return " ".join(claim.forms[notion] for notion in notions)


def _turned(a: Prepared, b: Prepared) -> dict[str, float]:
    mine, theirs = _turns(a), _turns(b)
    opposites = lexicon().opposites
    apart = sum(1 for notion in a.forms if not opposites.get(notion, {}).keys().isdisjoint(b.forms.keys() - a.forms))
    return {
        "turned_once": float((mine > 0) != (theirs > 0)),
        "turned_both": float(mine > 0 and theirs > 0),
        "turns_odd": float((mine - theirs) % 2),
        "opposites_anywhere": min(1.0, apart / _FEW),
        "opposite_anywhere": float(apart > 0),
    }


@once_a_claim
def _turns(claim: Prepared) -> int:
    return sum(any(listed(kind, token) for kind in ("negations", "lacks", "denials")) for token in claim.tokens)


def _rivals(a: Prepared, b: Prepared) -> dict[str, float]:
    """Words of one group, another one on either side: two days of the week, the highest and the lowest."""
    one, other = _words(a), _words(b)
    groups = lexicon().rivals
    mine = {group for word in one - other for group in groups.get(word, ())}
    theirs = {group for word in other - one for group in groups.get(word, ())}
    apart = len(mine & theirs)
    return {"rival": float(apart > 0), "rivals": min(1.0, apart / _FEW)}


@once_a_claim
def _words(claim: Prepared) -> frozenset[str]:
    """All words as they stand, those of figures too."""
    return frozenset(claim.tokens) | {
        word for quantity in claim.claim.quantities for word in fold(quantity.text).split()
    }


def _figures(a: Prepared, b: Prepared) -> dict[str, float]:
    mine, theirs = _numbers(a), _numbers(b)
    both = bool(mine) and bool(theirs)
    return {
        "numbers_met": float(not mine.isdisjoint(theirs)),
        "numbers_apart": float(both and mine.isdisjoint(theirs)),
        "numbers_alone": float(bool(mine) != bool(theirs)),
        "unit_changed": float(
            any(q.value == r.value and q.unit != r.unit for q in a.claim.quantities for r in b.claim.quantities)
            and not any(q.value == r.value and q.unit == r.unit for q in a.claim.quantities for r in b.claim.quantities)
        ),
        "numbers_changed": float(both and bool(mine - theirs) and bool(theirs - mine)),
    }


@once_a_claim
def _numbers(claim: Prepared) -> frozenset[object]:
    bare = frozenset(float(token) for token in claim.tokens if token.isdecimal() and not is_mark(token))
    return bare | {quantity.value for quantity in claim.claim.quantities}


def _encoded(cosine: float | None) -> dict[str, float]:
    """The cosine as it stands out from the usual one, so that 0 is what is said where there is none."""
    return {} if cosine is None else {"cosine": (cosine - USUAL_COSINE) * SPREAD_OUT}
