"""Known names and where they stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from factcheck.domain.reading import Mention
from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.normalize import fold
from factcheck.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one entity, as people write it."""

    name: str
    entity_id: int
    kind: EntityKind


class Gazetteer:
    """Names looked up word by word; built once, asked for every text.

    >>> known = Gazetteer.build([Alias("خليفة حفتر", 3, EntityKind.PERSON)])
    >>> known.named("خليفه حفتر").entity_id
    3
    """

    def __init__(self, by_first_word: dict[str, list[tuple[tuple[str, ...], Alias]]]) -> None:
        self._by_first_word = by_first_word

    @classmethod
    def build(cls, aliases: Iterable[Alias]) -> Self:
        """The gazetteer of ``aliases``; of two entities with one name the first given keeps it."""
        table: dict[str, dict[tuple[str, ...], Alias]] = defaultdict(dict)
        for alias in aliases:
            words = tuple(fold(alias.name).split())
            if words:
                table[words[0]].setdefault(words, alias)
        return cls({first: sorted(rows.items(), key=lambda row: -len(row[0])) for first, rows in table.items()})

    def named(self, name: str) -> Alias | None:
        """The alias that is exactly ``name`` once both are folded, or None."""
        words = tuple(fold(name).split())
        if not words:
            return None
        return next((alias for known, alias in self._by_first_word.get(words[0], ()) if known == words), None)

    def mentions(self, tokens: Sequence[Token], proclitics: Sequence[str] = ()) -> list[Mention]:
        """The longest known names among ``tokens``, left to right, never overlapping.

        ``proclitics`` are folded prefixes that a language writes onto a name («لحفتر»); the span leaves them out.
        """
        words = [token for token in tokens if token.form]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            hit = self._at(words, at, proclitics)
            if hit is None:
                at += 1
                continue
            length, cut, alias = hit
            found.append(_mention(words[at : at + length], cut, alias))
            at += length
        return found

    def _at(self, words: Sequence[Token], at: int, proclitics: Sequence[str]) -> tuple[int, int, Alias] | None:
        """(words taken, characters cut off the first, alias) of the name that starts at ``at``."""
        form = words[at].form
        for first, cut in ((form, 0), *_stripped(form, proclitics)):
            for known, alias in self._by_first_word.get(first, ()):
                if len(known) == 1 or _continues(words, at, known):
                    return len(known), cut, alias
        return None


def _stripped(form: str, proclitics: Sequence[str]) -> Iterable[tuple[str, int]]:
    for clitic in proclitics:
        if form.startswith(clitic) and len(form) > len(clitic) + 1:
            yield form[len(clitic) :], len(clitic)
            if clitic.endswith("لل"):  # ل + ال is written لل
                yield "ال" + form[len(clitic) :], len(clitic) - 1


def _continues(words: Sequence[Token], at: int, known: tuple[str, ...]) -> bool:
    if at + len(known) > len(words):
        return False
    return all(words[at + step].form == known[step] for step in range(1, len(known)))


def _mention(words: Sequence[Token], cut: int, alias: Alias) -> Mention:
    first, last = words[0], words[-1]
    start = first.after(cut)
    return Mention(Span(start, last.end), alias.name, alias.kind, alias.entity_id)
