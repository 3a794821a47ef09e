"""Names that may be one person's, organisation's or place's, spelt differently or in another script.

In one script letters are compared, word by word; across scripts only consonants can be, so that a name needs some.
Two people are alike when the last names are and no first name stands against it: «بشار الأسد» and «ماهر الأسد» are
brothers, «K. Haftar» may be «Khalifa Haftar». A last name alone is a hint and no more. Figures in a name must agree.
Nothing is ever merged on this: a person looks at the pairs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz import fuzz

from factcheck.domain.words import EntityKind
from factcheck.text import skeleton

# Ours, set on the reference data: below, most pairs are two.
FLOOR = 0.6
# What two spellings of one word are at least, in one script (Hifter, Haftar: 0.67 by letters, and one skeleton).
SAME_WORD, SAME_SOUNDING_WORD = 0.85, 0.6
SHORTEST_MISSPELT = 5  # letters; shorter words that differ (LNA, LANA) are two
# The same consonants across scripts, and a last name without a first one: never sure.
ACROSS, LAST_NAME_ALONE = 0.95, 0.75
SHORTEST_ACROSS = 4  # consonants that a name must have to be compared across scripts
LAST_NAME_BONES = 3  # and a last name: «حفتر», Haftar; with two, Sisi would be «عيسى»
# A word that more entities bear than this (محمد) leads to no pair by itself, unless one entity is asked for.
COMMON = 60
PREFIX = 4  # letters with which two spellings of a single word begin alike
# A newspaper that a text names may have been taken for an organisation.
_FAMILY = {EntityKind.OUTLET: EntityKind.ORGANISATION}


@dataclass(frozen=True, slots=True)
class Named:
    """An entity and its normalised names."""

    entity_id: int
    kind: EntityKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two entities that may be one, how alike they are (0..1), and the two names that say so."""

    a: int
    b: int
    score: float
    a_name: str
    b_name: str

    def turned(self) -> "Alike":
        """The same pair, the other entity first."""
        return replace(self, a=self.b, b=self.a, a_name=self.b_name, b_name=self.a_name)


def alike_pairs(entities: Iterable[Named], *, of: int | None = None) -> list[Alike]:
    """The pairs of entities that may be one, the likeliest first; with ``of``, those with that entity."""
    known = {entity.entity_id: entity for entity in entities}
    blocks = _blocks(known.values())
    if of is None:
        met = {pair for block in blocks if len(block) <= COMMON for pair in combinations(sorted(block), 2)}
    else:
        met = {(min(of, other), max(of, other)) for block in blocks if of in block for other in block - {of}}
    found = (_compared(known[a], known[b]) for a, b in met)
    return sorted(filter(None, found), key=lambda pair: (-pair.score, pair.a, pair.b))


def alikeness(a: str, b: str, *, person: bool) -> float:
    """How likely two normalised names mean one, 0..1.

    >>> alikeness("khalifa haftar", "خليفه حفتر", person=True)
    0.95
    >>> alikeness("بشار الاسد", "ماهر الاسد", person=True)
    0.0
    """
    if _figures(a) != _figures(b):
        return 0.0
    one, other = sorted((a.split(), b.split()))
    return _people(one, other) if person else _others(one, other)


def _compared(a: Named, b: Named) -> Alike | None:
    person = a.kind is EntityKind.PERSON
    if _FAMILY.get(a.kind, a.kind) is not _FAMILY.get(b.kind, b.kind):
        return None
    scored = ((alikeness(one, other, person=person), one, other) for one in a.names for other in b.names)
    score, one, other = max(scored)
    return Alike(a.entity_id, b.entity_id, round(score, 2), one, other) if score >= FLOOR else None


def _blocks(entities: Iterable[Named]) -> Collection[set[int]]:
    """Entities that share a word's sound or the beginning of a name: only these are compared."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for entity in entities:
        for name in entity.names:
            for key in (name[:PREFIX], *skeleton(name).split()):
                blocks[key].add(entity.entity_id)
    return blocks.values()


def _people(a: Sequence[str], b: Sequence[str]) -> float:
    last = _word(a[-1], b[-1]) if a and b else 0.0
    if last == 0:
        return 0.0
    firsts, others = sorted((a[:-1], b[:-1]), key=len)
    if not firsts:
        return last * LAST_NAME_ALONE if _enough(a[-1:], b[-1:], LAST_NAME_BONES) else 0.0
    matched = [max(_given(first, other) for other in others) for first in firsts]
    return (last + sum(matched)) / (1 + len(matched)) if min(matched) > 0 and _enough(a, b, SHORTEST_ACROSS) else 0.0


def _given(first: str, other: str) -> float:
    """As for any word; an initial stands for whatever begins with it."""
    if min(len(first), len(other)) == 1:
        return ACROSS if first[0] == other[0] or skeleton(first)[:1] == skeleton(other)[:1] != "" else 0.0
    return _word(first, other)


def _word(a: str, b: str) -> float:
    """How alike two words are; vowels may differ within a word, but at its ends they make another (Niger, Nigeria)."""
    sounds_alike = skeleton(a) == skeleton(b) != ""
    if _latin(a) != _latin(b):
        return ACROSS if sounds_alike else 0.0
    if a == b:
        return 1.0
    letters = fuzz.ratio(a, b) / 100
    if sounds_alike and len(skeleton(a)) >= LAST_NAME_BONES and a[0] == b[0] and a[-1] == b[-1]:
        return letters if letters >= SAME_SOUNDING_WORD else 0.0
    return letters if letters >= SAME_WORD and min(len(a), len(b)) >= SHORTEST_MISSPELT else 0.0


def _others(a: Sequence[str], b: Sequence[str]) -> float:
    """As many words, in whatever order, each like another: one other word («الروسية», «المصرية») is another name."""
    if len(a) != len(b) or not a or not _enough(a, b, SHORTEST_ACROSS):
        return 0.0
    left, matched = list(b), []
    for word in a:
        best = max(left, key=lambda other: _word(word, other))
        matched.append(_word(word, best))
        left.remove(best)
    return sum(matched) / len(matched) if min(matched) > 0 else 0.0


def _enough(a: Sequence[str], b: Sequence[str], bones: int) -> bool:
    """Whether names that are compared by consonants, as across scripts, have as many as that."""
    return _latin("".join(a)) == _latin("".join(b)) or len(skeleton(" ".join(a)).replace(" ", "")) >= bones


def _latin(name: str) -> bool:
    return any("a" <= letter <= "z" for letter in name)


def _figures(name: str) -> list[str]:
    return sorted("".join(sign if sign.isdecimal() else " " for sign in name).split())
