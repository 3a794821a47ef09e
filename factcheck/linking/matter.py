"""How much of one matter two claims tell of, in one language or across two, and whether it is one event.

A word that any claim of the matter may have (a state, a place) says less than what was done or what it was done to.
Across scripts, words that the lexicon does not know meet by their sound: names above all.
"""

from factcheck.linking.amounts import together
from factcheck.linking.clashes import Clashes
from factcheck.linking.lexicon import lexicon
from factcheck.linking.prepared import Prepared, is_history, once_a_claim

# What a shared notion of each kind is worth, deeds most; set on the stories that are worked on.
DEED, THING, OTHER, SOUND, STATE, FIGURE = 1.0, 0.8, 0.9, 0.8, 0.2, 1.0
ENOUGH = 4.0  # worth of notions in common that make a statement: more says no more


def matter(a: Prepared, b: Prepared, found: Clashes) -> dict[str, float]:
    """The features that tell of one matter, alone and beside what clashes in it; 0 to 1 all."""
    worth = _worth_in_common(a, b)
    short, long = sorted((_worth(a), _worth(b)))
    covered, spanned = min(1.0, worth / max(1.0, short)), min(1.0, worth / max(1.0, long))
    enough = min(1.0, worth / ENOUGH)
    turned = float(found.turns % 2 == 1)
    clash = float(bool(found.reasons()))
    other_event = float(is_history(a) != is_history(b))
    return {
        "matter_enough": enough,
        "matter_covered": covered,
        "matter_spanned": spanned,
        "matter_full": enough * covered,
        "matter_deed": float(not (a.content & b.content).isdisjoint(lexicon().deed_names)),
        "matter_two": float(worth >= 2 * THING),
        "other_event": other_event,
        "across": float(a.claim.language != b.claim.language),
        "turned_matter": turned * enough,
        "turned_covered": turned * covered,
        "denial_matter": float(found.denial is not None) * enough,
        "denial_covered": float(found.denial is not None) * covered,
        "negation_matter": float(found.negation is not None) * enough,
        "opposite_matter": float(found.opposite is not None) * enough,
        "quantity_matter": float(found.quantity is not None and not other_event) * enough,
        "clash_other_event": clash * other_event,
        "days_apart_matter": float(found.days_apart) * enough,
        "even_turns_matter": float(found.turns > 0 and not turned) * enough,
        "clash_covered": clash * covered,
    }


def _worth_in_common(a: Prepared, b: Prepared) -> float:
    shared = sum(worth_of(notion) for notion in a.forms.keys() & b.forms.keys())
    if a.claim.language != b.claim.language:
        shared += SOUND * len(a.sounds & b.sounds)
    return shared + FIGURE * together(a.amounts, b.amounts)


@once_a_claim
def _worth(claim: Prepared) -> float:
    return sum(map(worth_of, claim.forms))


def worth_of(notion: str) -> float:
    """What it says of two claims that they share the notion."""
    known = lexicon()
    if notion in known.state_names:
        return STATE
    if notion in known.deed_names:
        return DEED
    return THING if notion in known.notion_names else OTHER
