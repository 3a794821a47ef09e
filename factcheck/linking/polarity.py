"""Which way round a claim says its matter: denied, negated, both, or as it is.

Two turns undo each other: who denies that he signed and who says that he did not sign agree. "Fourteen, not nine" turns
nothing: it says fourteen, and takes up the nine of somebody else.
"""

from factcheck.linking.lexicon import lexicon, listed, notion
from factcheck.linking.prepared import Prepared, once_a_claim

# A negation that turns the claim itself stands near its beginning, or before its first deed.
MAIN_WITHIN = 6
# What is set aside is a phrase, not the rest of the claim.
SET_ASIDE = 4
_ARTICLES = ("ال", "بال", "لل", "كال")


@once_a_claim
def turns(claim: Prepared) -> int:
    """How often the claim turns its matter round: by its claimant's denial, by its own main negation."""
    return claim.denies + _is_negated(claim)


@once_a_claim
def set_aside(claim: Prepared) -> frozenset[str]:
    """The notions that the claim puts aside for others: "in cash, not in oil"."""
    found: set[str] = set()
    for at in range(1, len(claim.tokens)):
        if _sets_aside(claim.tokens, at):
            following = (notion(word) for word in claim.tokens[at + 1 :] if not listed("stop", word))
            found.update(name for name, _ in zip(following, range(SET_ASIDE), strict=False))
    return frozenset(found)


def meets_set_aside(a: Prepared, b: Prepared) -> bool:
    """Whether one of the two says what the other sets aside."""
    mine, theirs = set_aside(a), set_aside(b)
    return not (mine.isdisjoint(b.forms.keys() - theirs) and theirs.isdisjoint(a.forms.keys() - mine))


def _sets_aside(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a "not" stands there that belongs to no verb: none carries it, and in Arabic none follows it."""
    if tokens[at] not in lexicon().words["asides"] or at + 1 == len(tokens) or listed("auxiliaries", tokens[at - 1]):
        return False
    after = tokens[at + 1]
    return after.isascii() or after.startswith(_ARTICLES) or listed("towards", after)


def _is_negated(claim: Prepared) -> bool:
    tokens = claim.tokens
    if not tokens:
        return False
    if listed("negations", tokens[0]):
        return True
    turned = claim.negation.turned.keys() - set_aside(claim)
    first = next((found for found in claim.forms if found in lexicon().deed_names), None)
    early = any(listed("negations", token) for token in tokens[:MAIN_WITHIN])
    return first in turned or (bool(turned) and early)
