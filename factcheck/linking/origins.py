"""Whether two claims come from one origin: two outlets that relay one voice count once."""

from functools import lru_cache

from factcheck.domain.links import ComparedClaim, Voicing
from factcheck.linking.alike import alikeness
from factcheck.linking.lexicon import lexicon, listed, notion
from factcheck.text import fold

# Two spellings of a full name, in one script or two, from which they are one speaker's (alike.py).
ONE_NAME = 0.95
# A last name alone beside a full one: in two claims of one matter it is the same person (alike.py gives 0.71 or 0.75).
LAST_NAME = 0.7
# Runs of three words in common, of the shorter text's, and how many there must be: nobody chooses so many alike.
COPIED, LEAST_RUNS, RUN = 0.7, 5, 3


def same_origin(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether the chains of two claims meet: in somebody whom both name, or in the outlet of one that the other relays.

    An anonymous voice meets nobody: two outlets' "Libyan official" may be two officials. An outlet that names nobody
    is its own origin. Wire copy is one origin, unless the outlets put it down to two people whom they name.
    """
    if a.outlet_id is not None and a.outlet_id == b.outlet_id and not a.voicings and not b.voicings:
        return True
    one, other = _identities(a), _identities(b)
    if not one.isdisjoint(other) or a.outlet_entity_id in other or b.outlet_entity_id in one:
        return True
    spoken_for = _one_speaker(a, b) or _one_body(a, b) or _speaks_for(a, b) or _speaks_for(b, a)
    return spoken_for or (not (one and other) and is_copied(a.text, b.text))


def _one_speaker(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether both name the same person, spelt otherwise, or one by the last name that the other gives in full."""
    pairs = ((one, other) for one in _names(a) for other in _names(b))
    return any(
        alikeness(one, other, person=True) >= (ONE_NAME if " " in one and " " in other else LAST_NAME)
        for one, other in pairs
        if " " in one or " " in other
    )


def _speaks_for(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether the first is put down to somebody whom the second's sentence names beside its own claimant: "the health
    ministry" and "Anwar Hamdan, spokesman of the health ministry".
    """
    if not b.voicings:
        return False
    around = fold(b.sentence.replace(b.text, " "))
    named = {notion(word) for word in around.split()}
    by_name = any(" " in name and name in around for name in _names(a))
    return by_name or any(body and body <= named for body in map(_body, _names(a)))


def _one_body(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether both are put down to one body, whoever speaks for it and in whatever language: "the election
    commission", «متحدث باسم هيئة الانتخابات».
    """
    pairs = ((_body(one), _body(other)) for one in _names(a)[:1] for other in _names(b)[:1])
    return any(one and other and (one <= other or other <= one) for one, other in pairs)


@lru_cache(maxsize=4096)
def _body(name: str) -> frozenset[str]:
    """What a body is there for: the notions of its name that the lexicon knows, words such as "ministry" left out."""
    known = lexicon()
    words = (word for word in name.split() if not (listed("stop", word) or listed("offices", word)))
    return (frozenset(map(notion, words)) & known.notion_names) - known.bodies


def _names(claim: ComparedClaim) -> list[str]:
    return [_folded(voicing.name) for voicing in claim.voicings if not voicing.anonymous]


def is_copied(a: str, b: str) -> bool:
    """Whether two texts are one, a word here and there apart: nobody chooses so many words alike."""
    one, other = _runs(a), _runs(b)
    shorter = min(len(one), len(other))
    return shorter >= LEAST_RUNS and len(one & other) >= COPIED * shorter


@lru_cache(maxsize=1024)  # a group's claims are compared with one another
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(text).split()
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _identities(claim: ComparedClaim) -> frozenset[int | str]:
    """Entity numbers and folded names of the chain, the outlet not among them."""
    return frozenset(identity for voicing in claim.voicings for identity in _identity(voicing))


def _identity(voicing: Voicing) -> tuple[int | str, ...]:
    if voicing.anonymous:
        return ()
    name = _folded(voicing.name)
    return (name,) if voicing.entity_id is None else (voicing.entity_id, name)


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name)
