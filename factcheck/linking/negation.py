"""What a claim's wording turns round: "did not sign", "without conditions", "no contracts"."""

from dataclasses import dataclass
from itertools import takewhile

from factcheck.linking.amounts import is_mark
from factcheck.linking.lexicon import lexicon, listed, notion

# A negation turns its verb and what the verb is about; further on stand times, places and reasons.
REACH = 2
# "did not sign but one": how far behind a negation its exception is looked for, in words.
EXCEPTION_WITHIN = 6
# What is negated stands no further off than this, in words of any kind.
LOOKED_THROUGH = 12


@dataclass(frozen=True, slots=True)
class Negation:
    """What is said not to be so.

    ``turned`` gives for each notion that is said not to be so the word that says it; ``kind`` holds the notion of
    which any instance is denied ("has not signed any contracts": deal), in English with what qualifies it, nothing
    where the denial is of one thing; ``clause`` tells whether a clause is negated, not only one noun ("without").
    """

    turned: dict[str, str]
    kind: frozenset[str]
    clause: bool


def negation(tokens: list[str], *, denied: bool) -> Negation:
    """What the folded words turn round; ``denied`` where the claimant denies the whole, by words outside of it."""
    turned: dict[str, str] = {}
    clause = False
    for at, token in enumerate(tokens):
        of_clause = listed("negations", token) or (not denied and listed("denials", token))
        reach = REACH if of_clause else int(listed("lacks", token))
        if reach and _holds(tokens[at + 1 : at + 1 + EXCEPTION_WITHIN]):
            turned |= dict.fromkeys(_next_notions(tokens, at + 1, reach), token)
            clause = clause or of_clause
    return Negation(turned, _kind(tokens) if denied or clause else frozenset(), clause)


def _holds(following: list[str]) -> bool:
    return bool(following) and not listed("still", following[0]) and not any(listed("except", f) for f in following)


def _next_notions(tokens: list[str], start: int, count: int) -> list[str]:
    following = tokens[start : start + LOOKED_THROUGH]
    found = (notion(token) for token in following if not (is_mark(token) or listed("stop", token)))
    return [name for name, _ in zip((n for n in found if n not in lexicon().state_names), range(count), strict=False)]


def _kind(tokens: list[str]) -> frozenset[str]:
    for at, token in enumerate(tokens):
        if listed("any", token):
            return _head(tokens[at + 1 : at + 1 + LOOKED_THROUGH])
    return frozenset()


def _head(following: list[str]) -> frozenset[str]:
    """The noun after "any": in Arabic the first word, in English one of those before the next small word."""
    found = list(map(notion, takewhile(lambda token: not listed("stop", token), following)))
    if not found or not following[0].isascii():
        return frozenset(found[:1])
    return frozenset(found) & lexicon().deed_names or frozenset(found[-1:])
