"""The word lists of names.toml, folded and ready for lookup."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from factcheck.text.arabic.data import word_data
from factcheck.text.normalize import fold, fold_all
from factcheck.text.numerals import numbers


@dataclass(frozen=True, slots=True)
class NameLists:
    """names.toml; ``bodies`` says of each head noun what kind of body it is, see there.

    ``heads`` are the titles and the words for bodies and outlets, ``..._starts`` the first words of phrases.
    """

    titles: frozenset[str]
    ranks: frozenset[str]
    short_titles: frozenset[str]
    address: frozenset[str]
    bodies: Mapping[str, str]
    heads: frozenset[str]
    marks: frozenset[str]
    passing: frozenset[str]
    purposes: frozenset[str]
    no_purposes: frozenset[str]
    ordinals: frozenset[str]
    no_bodies: frozenset[str]
    spokesmen: frozenset[str]
    founded: frozenset[str]
    offices: frozenset[str]
    listed_actions: frozenset[str]
    whole_bodies: frozenset[tuple[str, ...]]
    whole_starts: frozenset[str]
    outlets: frozenset[str]
    no_news: frozenset[str]
    no_outlets: frozenset[str]
    agencies: frozenset[str]
    belonging: frozenset[str]
    never: frozenset[str]
    unlike_names: frozenset[str]
    foreign_endings: tuple[str, ...]
    binding: frozenset[str]
    foreign_binding: frozenset[str]
    joined: frozenset[str]
    kunya: frozenset[str]
    told_by_ending: frozenset[str]
    surnames: frozenset[str]
    plural_like: frozenset[str]
    nobody: frozenset[str]
    nobody_starts: frozenset[str]
    called_after: frozenset[str]
    before_places: frozenset[str]


@cache
def name_lists() -> NameLists:
    """The lists, loaded once."""
    data = word_data("names")
    titles, bodies, outlets, never, parts = (data[part] for part in ("titles", "bodies", "outlets", "never", "parts"))
    whole = frozenset(tuple(fold(name).split()) for name in bodies["whole"])
    people = _folded([*titles["people"], *titles["ranks"], *titles["sport"]])
    heads = {fold(head): kind for kind in ("weak", "vague", "loose", "general", "state") for head in bodies[kind]}
    nobody = _folded(parts["nobody"])
    return NameLists(
        titles=people,
        ranks=_folded(titles["ranks"]),
        short_titles=_folded(titles["short"]),
        address=_folded(titles["address"]),
        bodies=heads,
        heads=people | heads.keys() | _folded(outlets["heads"]),
        marks=_folded(bodies["marks"]),
        passing=_folded(bodies["passing"]),
        purposes=_folded(bodies["purposes"]),
        no_purposes=_folded(bodies["no_purposes"]),
        ordinals=_folded(bodies["ordinals"]),
        spokesmen=_folded(bodies["spokesmen"]),
        offices=_folded(bodies["offices"]),
        founded=_folded(bodies["founded"]),
        listed_actions=_folded(word_data("words")["listed"]["action_nouns"]),
        no_bodies=_folded(bodies["no_bodies"]),
        whole_bodies=whole,
        whole_starts=frozenset(words[0] for words in whole),
        outlets=_folded(outlets["heads"]),
        no_news=_folded(outlets["no_news"]),
        no_outlets=_folded(outlets["no_outlets"]),
        belonging=_folded(outlets["belonging"]),
        agencies=_folded(outlets["agencies"]),
        never=_folded([*never["words"], *never["objects"], *word_data("words")["small"]["manner"]]) | _counting(),
        unlike_names=_folded(never["unlike_names"]),
        foreign_endings=tuple(map(fold, never["foreign_endings"])),
        binding=_folded([*parts["binding"], *parts["foreign_binding"]]),
        joined=_folded(parts["joined"]),
        foreign_binding=_folded(parts["foreign_binding"]),
        kunya=_folded(parts["kunya"]),
        told_by_ending=_folded(parts["told_by_ending"]),
        surnames=_folded(parts["surnames"]),
        plural_like=_folded(parts["plural_like"]),
        nobody=nobody,
        nobody_starts=frozenset(name.split()[0] for name in nobody),
        called_after=_folded(parts["called_after"]),
        before_places=_folded(parts["before_places"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_all(words))


def _counting() -> frozenset[str]:
    """Number words, and nouns of which a form counts two: neither is in a name."""
    counting = numbers("ar")
    return frozenset() if counting is None else counting.forms()
