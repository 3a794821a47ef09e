"""News of three years as a desk takes it in: stories told by several outlets, in the order of their days.

What is drawn by Zipf's law, as it is in news: words, who is named, how many outlets tell a story. A story has facts; an
article tells some of them in words of its own, drops and changes words, leaves names out, now and then gives another
figure or denies. Some articles are agency copy, word for word; some sentences stand in every article of an outlet
(boilerplate) or of an entity (background). So each claim has a few that tell the same, and many that look like it.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bench.link.scale_words import name, vocabulary

FIRST_DAY, DAYS = date(2015, 1, 1), 1095
OUTLETS = 40
ARABIC = 0.8  # share of the stories
# Claims an article and words a claim, as read from the stories to work on: median 9 and 11, log-normal.
CLAIMS, CLAIMS_SPREAD = 9, 0.35
WORDS, WORDS_SPREAD, WORDS_MOST = 11, 0.45, 60
MOST_OUTLETS, LASTING = 30, 5  # that tell one story, and the days within which they do
# More claims name more people and places, but ever fewer new ones (Heaps' law): 3,000 in 10,000 claims, 48,000 in 1e6.
NAMED, HEAPS = 12, 0.6
# Known names in a fact: most claims have none that the gazetteer knows.
NAMES = ((0, 1, 2, 3), (40, 35, 18, 7))
FIGURE, DENIED, OTHER_FIGURE = 0.3, 0.05, 0.08
DROPPED, CHANGED, UNNAMED = 0.12, 0.15, 0.25  # of the words, and of the names, in each telling
WIRE, BOILERPLATE, BACKGROUND = 0.12, 0.03, 0.04
_THING = {"ar": "شخصا", "en": "people"}


class Fact(NamedTuple):
    """What a story tells: words, ``None`` where a name or the figure stands."""

    words: tuple[str, ...]
    names: tuple[int, ...]
    figure: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as told: its words, who is named in it by number, the fact that it tells (empty for filling)."""

    text: str
    names: tuple[tuple[int, str], ...]
    figure: str | None
    denied: bool
    fact: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article before its rows are written."""

    number: int
    language: str
    outlet: int
    day: date
    claims: tuple[Claim, ...]


class _Telling(NamedTuple):
    day: int
    story: int
    outlet: int


@dataclass(frozen=True, slots=True)
class World:
    """All that happens, up to ``claims`` claims; the same seed gives the same articles."""

    claims: int
    seed: int = 1

    @property
    def entities(self) -> int:
        """How many people and places there are to be named."""
        return int(NAMED * self.claims**HEAPS)

    def articles(self) -> Iterator[Article]:
        """Articles in the order of their days, until the claims are told."""
        told = 0
        for number, telling in enumerate(self._tellings(), 1):
            article = self._article(number, telling)
            article = replace(article, claims=article.claims[: self.claims - told])
            told += len(article.claims)
            yield article
            if told == self.claims:
                return

    def _tellings(self) -> list[_Telling]:
        """Who tells which story on which day; half as many again as the claims should need."""
        chance = random.Random(f"tellings {self.seed}")
        tellers = list(accumulate(1 / rank**1.5 for rank in range(1, MOST_OUTLETS + 1)))
        tellings = list[_Telling]()
        for story in range(self.claims):
            if len(tellings) * CLAIMS > 1.5 * self.claims:
                break
            day = chance.randrange(DAYS)
            [others] = chance.choices(range(1, MOST_OUTLETS + 1), cum_weights=tellers)
            outlets = chance.sample(range(OUTLETS), others)
            tellings += (_Telling(day + chance.randrange(LASTING), story, outlet) for outlet in outlets)
        return sorted(tellings)

    def _article(self, number: int, telling: _Telling) -> Article:
        chance = random.Random(f"article {self.seed} {telling}")
        language, facts = _story(self.seed, telling.story, self.entities)
        wire = chance.random() < WIRE
        claims = list[Claim]()
        wanted = _log_normal(chance, CLAIMS, CLAIMS_SPREAD, most=len(facts))
        for at, fact in enumerate(chance.sample(facts, wanted)):
            share = chance.random()
            if share < BOILERPLATE:
                claims.append(_filling(f"boilerplate {telling.outlet} {at % 2}", language, ()))
            elif share < BOILERPLATE + BACKGROUND and fact.names:
                claims.append(_filling(f"background {fact.names[0]}", language, fact.names[:1]))
            else:
                place = f"{telling.story}/{facts.index(fact)}"
                claims.append(_told(random.Random(place) if wire else chance, fact, language, place))
        return Article(number, language, telling.outlet, FIRST_DAY + timedelta(days=telling.day), tuple(claims))


@lru_cache(maxsize=4096)
def _story(seed: int, story: int, entities: int) -> tuple[str, tuple[Fact, ...]]:
    """The language of a story and its facts, some more than one article has room for."""
    chance = random.Random(f"story {seed} {story}")
    language = "ar" if chance.random() < ARABIC else "en"
    cast = tuple(_ranked(chance, entities) for _ in range(6))
    facts = (_fact(chance, language, cast) for _ in range(chance.randint(CLAIMS, 3 * CLAIMS)))
    return language, tuple(facts)


def _fact(chance: random.Random, language: str, cast: tuple[int, ...]) -> Fact:
    words, sums = vocabulary(language)
    length = _log_normal(chance, WORDS, WORDS_SPREAD, most=WORDS_MOST)
    [count] = chance.choices(NAMES[0], NAMES[1])
    figure = chance.randint(2, 900) if chance.random() < FIGURE else None
    return Fact(tuple(chance.choices(words, cum_weights=sums, k=length)), tuple(dict.fromkeys(cast[:count])), figure)


def _told(chance: random.Random, fact: Fact, language: str, place: str) -> Claim:
    words, sums = vocabulary(language)
    said = list[str]()
    for word in fact.words:
        share = chance.random()
        if share >= DROPPED + CHANGED:
            said.append(word)
        elif share >= DROPPED:
            said += chance.choices(words, cum_weights=sums)
    named = [(number, name(number, language)) for number in fact.names if chance.random() >= UNNAMED]
    for _, called in named:
        said.insert(chance.randint(0, len(said)), called)
    figure = None
    if fact.figure is not None:
        value = fact.figure if chance.random() >= OTHER_FIGURE else fact.figure + chance.randint(1, 50)
        figure = f"{value} {_THING[language]}"
        said.append(figure)
    return Claim(" ".join(said or fact.words), tuple(named), figure, chance.random() < DENIED, place)


def _filling(what: str, language: str, names: tuple[int, ...]) -> Claim:
    """A sentence that stands word for word wherever it is called for."""
    chance = random.Random(f"{what} {language}")
    words, sums = vocabulary(language)
    named = [(number, name(number, language)) for number in names]
    said = [called for _, called in named] + chance.choices(words, cum_weights=sums, k=WORDS)
    return Claim(" ".join(said), tuple(named), None, denied=False, fact="")


def _ranked(chance: random.Random, count: int) -> int:
    """A number below ``count`` by Zipf's law: the continuous form, which needs no table."""
    return int(math.exp(chance.random() * math.log(count + 1))) - 1


def _log_normal(chance: random.Random, median: float, spread: float, *, most: int) -> int:
    return max(2, min(most, round(chance.lognormvariate(math.log(median), spread))))
