"""What an unnamed source is said to be: its kind, whom it stands close to, whether it is several."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.domain.reading import Anonymity
from factcheck.domain.words import AnonymousKind
from factcheck.text.normalize import fold
from factcheck.text.wordlists import alternation, word_data

_WORD = re.compile(r"[\w'’-]+")
_AFTER = re.compile(r"[\s،,]*(\S.*)", re.DOTALL)
_REMEMBERED = 2048  # names: the same few phrases name most unnamed sources


@lru_cache(maxsize=_REMEMBERED)
def anonymity_of(name: str, language: str) -> Anonymity:
    """What the words of an anonymous claimant's name say of it, in a language that a pack reads (ISO 639-1).

    >>> anonymity_of("two officials close to the prime minister", "en")
    Anonymity(kind=<AnonymousKind.OFFICIAL: 'official'>, close_to='the prime minister', plural=True)
    """
    words = _words(language)
    if words is None:
        return Anonymity(AnonymousKind.UNSPECIFIED, None, plural=False)
    near = words.closeness.search(name)
    head = name[: near.start()] if near else name
    said = [words.bare(fold(word)) for word in _WORD.findall(head)]
    beyond = _AFTER.fullmatch(name, near.end()) if near else None
    return Anonymity(
        kind=next((kind for kind, known in words.kinds if known.intersection(said)), AnonymousKind.UNSPECIFIED),
        close_to=beyond[1].rstrip(" ،,.") if beyond else None,
        plural=any(map(words.is_plural, said)),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words, folded."""

    article: str
    kinds: tuple[tuple[AnonymousKind, frozenset[str]], ...]
    closeness: re.Pattern[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    endings: tuple[str, ...]

    def bare(self, word: str) -> str:
        """The word without its article."""
        return word.removeprefix(self.article)

    def is_plural(self, word: str) -> bool:
        """Whether the word says that several speak."""
        return word in self.plurals or (word.endswith(self.endings) and word not in self.singulars)


@cache
def _words(language: str) -> _Words | None:
    data = word_data("anonymous", language)
    if data is None:
        return None
    return _Words(
        article=data["article"],
        kinds=tuple((AnonymousKind(kind), frozenset(map(fold, of))) for kind, of in data["kinds"].items()),
        closeness=_closeness(data["closeness"]["phrases"], data["article"]),
        plurals=frozenset(map(fold, data["plural"]["words"])),
        singulars=frozenset(map(fold, data["plural"].get("singular", ()))),
        endings=tuple(data["plural"]["endings"]),
    )


def _closeness(phrases: list[str], article: str) -> re.Pattern[str]:
    """The phrases, with or without the article; a preposition of one letter is written onto the next word."""
    folded = [fold(phrase) for phrase in phrases]
    onto = [phrase for phrase in folded if phrase[-2:-1] == " " and article]
    apart = [phrase for phrase in folded if phrase not in onto]
    either = rf"(?:{alternation(apart)}(?!\w)|{alternation(onto)})" if onto else rf"{alternation(apart)}(?!\w)"
    return re.compile(rf"(?<!\w)(?:{article})?{either}", re.IGNORECASE)
