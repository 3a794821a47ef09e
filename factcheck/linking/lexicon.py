"""What linking knows of words: stop words, negations, notions and opposites, read from ``data/`` once.

A language is one file there; all are read, and a word is looked up by its letters, so that a foreign name inside a
text needs no guess at its language.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.linking.stems import imperfect, inflected, inflection, stem, unclad
from factcheck.text import fold

_NOTIONS = "notions.toml"
_ONE_LETTER_CLITICS = frozenset("وفبل")
_WORD_LISTS = (
    "stop",
    "offices",
    "negations",
    "lacks",
    "denials",
    "because",
    "towards",
    "still",
    "except",
    "rooted",
    "any",
    "two",
    "asks",
    "measures",
    "refusals",
    "of",
    "asides",
    "auxiliaries",
    "wishes",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of all languages, folded.

    ``words`` holds the lists by name (``stop``, ``negations`` ...); ``notions``, ``states`` and ``inflections`` give
    what a form, or a form without its ending, stands for; ``things`` likewise for what is no deed, by whole words;
    ``rooted`` holds forms whose first letter is no clitic;
    ``other_before`` gives for a word those before which it is another word; ``opposites[x][y]`` is there where x and y
    exclude each other, True where "not x" says y; ``rivals``
    gives the groups of words of which one at most can be so; under one of ``unrealised`` nothing is said to be so,
    under one of ``gone`` nothing to be so any more; ``heads`` are words for people, who are counted by any of them,
    ``sums`` what a sum of money can be there for, ``bodies`` words for a body of any kind, which tell no two apart;
    ``currencies`` gives the notion of a currency's name without its state for its code.
    """

    languages: frozenset[str]
    words: dict[str, frozenset[str]]
    notions: dict[str, str]
    deed_names: frozenset[str]
    notion_names: frozenset[str]
    things: dict[str, str]
    states: dict[str, str]
    state_names: frozenset[str]
    inflections: dict[str, str]
    rooted: frozenset[str]
    plurals: dict[str, str]
    other_before: dict[str, frozenset[str]]
    opposites: dict[str, dict[str, bool]]
    rivals: dict[str, frozenset[int]]
    unrealised: frozenset[str]
    gone: frozenset[str]
    heads: frozenset[str]
    sums: frozenset[str]
    bodies: frozenset[str]
    currencies: dict[str, str]

    def notion(self, word: str) -> str:
        """What the folded word stands for: the name of its notion or state, else its stem."""
        for form in unclad(word):
            singular = self.plurals.get(form, form)
            found = (
                self.states.get(form)
                or self.notions.get(form)
                or self.things.get(form)
                or self.things.get(form.removesuffix("s"))
                or self.notions.get(imperfect(form))
                or self.inflections.get(inflection(singular))
                or self._thing(form)
            )
            if found:
                return found
            if singular is not form or self._is_rooted(form):
                return inflected(singular)
        return stem(word)

    def _thing(self, form: str) -> str | None:
        """The thing of a noun in the singular, or with an ending of number or person."""
        bare = inflection(form)
        return self.things.get(form) or self.things.get(bare) or (self.things.get(f"{bare}ه") if bare != form else None)

    def _is_rooted(self, form: str) -> bool:
        """Whether the first letter is the form's own; a bare form has to be listed itself (وزار is no وزارة)."""
        bare = inflection(form)
        return form in self.words["rooted"] or (bare != form and bare in self.rooted)


@lru_cache(maxsize=65536)
def notion(word: str) -> str:
    """``Lexicon.notion`` of the package's lexicon, kept for words that come again and again."""
    return lexicon().notion(word)


def listed(kind: str, word: str) -> bool:
    """Whether the folded word, or what follows its one-letter clitic, is in the list ``kind``."""
    words = lexicon().words[kind]
    return word in words or (word[:1] in _ONE_LETTER_CLITICS and word[1:] in words)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    data = files("factcheck.linking") / "data"
    packs = [_read(entry) for entry in data.iterdir() if entry.name.endswith(".toml") and entry.name != _NOTIONS]
    deeds = _forms(packs, "concepts")
    things = _things(packs)
    relations = _read(data / _NOTIONS)
    return Lexicon(
        languages=frozenset(pack["language"] for pack in packs),
        words={kind: frozenset(w for pack in packs for w in _words(pack[kind])) for kind in _WORD_LISTS},
        notions=deeds,
        deed_names=frozenset(deeds.values()),
        notion_names=frozenset(deeds.values()) | frozenset(things.values()),
        things=things,
        states=_forms(packs, "states"),
        state_names=frozenset(name for pack in packs for name in pack["states"]),
        inflections=_inflections(deeds),
        rooted=frozenset(inflection(w) for pack in packs for w in _words(pack["rooted"])),
        other_before={
            fold(word): frozenset(_words(before)) for pack in packs for word, before in pack["other_before"].items()
        },
        plurals={fold(many): fold(one) for pack in packs for one, many in pack["plurals"].items()},
        opposites=_opposites(relations),
        rivals=_rivals(packs),
        unrealised=frozenset(relations["unrealised"]),
        gone=frozenset(relations["gone"]),
        heads=frozenset(relations["heads"]),
        sums=frozenset(relations["sums"]),
        bodies=frozenset(relations["bodies"]),
        currencies={code: name for name, codes in relations["currencies"].items() for code in codes.split()},
    )


def _read(entry: Traversable) -> dict[str, Any]:
    return tomllib.loads(entry.read_text("utf-8"))


def _words(written: str) -> list[str]:
    return fold(written).split()


def _forms(packs: list[dict[str, Any]], table: str) -> dict[str, str]:
    return {form: name for pack in packs for name, forms in pack[table].items() for form in _words(forms)}


def _things(packs: list[dict[str, Any]]) -> dict[str, str]:
    """Nouns as they stand, English ones by their stems too."""
    forms = _forms(packs, "things")
    return {stem(form): name for form, name in forms.items() if form.isascii()} | forms


def _inflections(notions: dict[str, str]) -> dict[str, str]:
    """The notion of each form without its endings, where that belongs to one notion only."""
    owners: dict[str, set[str]] = {}
    for form, name in notions.items():
        owners.setdefault(inflection(form), set()).add(name)
    return {form: next(iter(names)) for form, names in owners.items() if len(names) == 1}


def _rivals(packs: list[dict[str, Any]]) -> dict[str, frozenset[int]]:
    """The groups that each word is in, by their numbers."""
    groups = [set(_words(group)) for pack in packs for group in pack["rivals"]]
    return {word: frozenset(at for at, group in enumerate(groups) if word in group) for word in set().union(*groups)}


def _opposites(table: dict[str, Any]) -> dict[str, dict[str, bool]]:
    opposites: dict[str, dict[str, bool]] = {}
    for kind in ("complementary", "contrary"):
        for one, other in table[kind]:
            opposites.setdefault(one, {})[other] = kind == "complementary"
            opposites.setdefault(other, {})[one] = kind == "complementary"
    return opposites
