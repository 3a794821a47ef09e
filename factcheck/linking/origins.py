"""Whether two claims come from one origin: two outlets that relay one voice count once."""

from functools import lru_cache

from factcheck.domain.links import ComparedClaim, Voicing
from factcheck.linking.lexicon import notion
from factcheck.linking.speakers import body, is_named_in, is_one_body, is_one_outlet, is_one_person, speaks_for_a
from factcheck.text import fold

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
    if _one_speaker(a, b) or _one_body(a, b) or any(_leads_to(*pair) for pair in ((a, b), (b, a))):
        return True
    return not (_is_named(a) and _is_named(b)) and is_copied(a.text, b.text)


def _leads_to(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether the second's chain, or its sentence, leads to who speaks in the first."""
    return _relays(b, a) or _speaks_for(a, b) or _is_told_of(a, b)


def _one_speaker(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether both name the same person, spelt otherwise, or one by the last name that the other gives in full."""
    return any(is_one_person(one, other) for one in _names(a) for other in _names(b))


def _one_body(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether both are put down to one body, whoever speaks for it and in whatever language: "the election
    commission", «متحدث باسم هيئة الانتخابات». Two who are not named may be two.
    """
    if not (_is_named(a) or _is_named(b)):
        return False
    return any(is_one_body(_folded(v.name), _folded(w.name)) for v in a.voicings[:1] for w in b.voicings[:1])


def _relays(b: ComparedClaim, a: ComparedClaim) -> bool:
    """Whether the first claim relays the other's outlet, by a name in another script."""
    return a.outlet is not None and any(is_one_outlet(a.outlet, name) for name in _names(b))


def _speaks_for(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether the first is put down to somebody whom the second's sentence names beside its own claimant: "the health
    ministry" and "Anwar Hamdan, spokesman of the health ministry".
    """
    if not b.voicings:
        return False
    around = fold(b.sentence.replace(b.text, " "))
    named = {notion(word) for word in around.split()}
    if any((" " in name and name in around) or speaks_for_a(name, around) for name in _names(a)):
        return True
    bodies = (body(_folded(voicing.name)) for voicing in a.voicings[:1] if _is_named(a) or _is_named(b))
    return any(found and found <= named for found in bodies)


def _is_told_of(a: ComparedClaim, b: ComparedClaim) -> bool:
    """Whether the second, which credits nobody, names in its sentence who speaks in the first, or its outlet."""
    if b.voicings or a.ref.source_id == b.ref.source_id:
        return False
    outlet = [] if a.outlet is None else [_folded(a.outlet)]
    sentence, text = _folded(b.sentence), _folded(a.text)
    return any(is_named_in(name, sentence) and not is_named_in(name, text) for name in [*_names(a), *outlet])


def _is_named(claim: ComparedClaim) -> bool:
    return any(not voicing.anonymous for voicing in claim.voicings[:1])


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
