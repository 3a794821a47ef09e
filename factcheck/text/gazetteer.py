"""Known names and where they stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from factcheck.domain.reading import Mention
from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.normalize import fold, fold_word
from factcheck.text.tokens import Token

_MARKS_IN_NAMES = frozenset("-‐‑–.'’&/")


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one entity, as people write it."""

    name: str
    entity_id: int
    kind: EntityKind


_Rows = list[tuple[tuple[str, ...], Alias]]
_Candidates = tuple[tuple[int, _Rows], ...]
# Fewer first words than this are looked for by their letters at once.
_FEW = 100
_REMEMBERED = 65536


class Gazetteer:
    """Names looked up word by word; built once, asked for every text.

    >>> known = Gazetteer.build([Alias("خليفة حفتر", 3, EntityKind.PERSON)])
    >>> known.named("خليفه حفتر").entity_id
    3
    """

    def __init__(self, by_first_word: dict[str, _Rows]) -> None:
        self._by_first_word = by_first_word
        few = len(by_first_word) <= _FEW
        # «للجزيرة» has swallowed the alef of its article
        self._endings = (
            tuple({*by_first_word, *(first[1:] for first in by_first_word if first[:2] == "ال")}) if few else None
        )
        self._remembered: dict[tuple[str, ...], dict[str, _Candidates]] = {}

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
        words = tuple(fold_word(name).split())
        if not words:
            return None
        return next((alias for known, alias in self._by_first_word.get(words[0], ()) if known == words), None)

    def mentions(self, tokens: Sequence[Token], proclitics: Sequence[str] = ()) -> list[Mention]:
        """The longest known names among ``tokens``, left to right, never overlapping.

        ``proclitics`` are folded prefixes that a language writes onto a name («لحفتر»); the span leaves them out.
        """
        found: list[Mention] = []
        clitics, end = tuple(proclitics), 0
        remembered = self._remembered.setdefault(clitics, {})
        for at, token in enumerate(tokens):
            form = token.form
            if not form or at < end or (self._endings is not None and not form.endswith(self._endings)):
                continue
            candidates = remembered.get(form)
            if candidates is None:
                candidates = self._candidates(form, clitics)
            for cut, rows in candidates:
                hit = _longest(tokens, at, rows)
                if hit is not None:
                    end, alias = hit
                    found.append(_mention(tokens[at:end], cut, alias))
                    break
        return found

    def _candidates(self, form: str, proclitics: tuple[str, ...]) -> _Candidates:
        """For each way to take clitics off the word: characters taken, and the names that begin with the rest."""
        tried = ((form, 0), *_stripped(form, proclitics))
        found = tuple((cut, self._by_first_word[first]) for first, cut in tried if first in self._by_first_word)
        remembered = self._remembered[proclitics]
        if len(remembered) < _REMEMBERED:
            remembered[form] = found
        return found


def _stripped(form: str, proclitics: Sequence[str]) -> Iterable[tuple[str, int]]:
    for clitic in proclitics:
        if form.startswith(clitic) and len(form) > len(clitic) + 1:
            yield form[len(clitic) :], len(clitic)
            if clitic.endswith("لل"):  # ل + ال is written لل
                yield "ال" + form[len(clitic) :], len(clitic) - 1


def _longest(tokens: Sequence[Token], at: int, rows: _Rows) -> tuple[int, Alias] | None:
    for known, alias in rows:
        end = _end_of(tokens, at, known)
        if end is not None:
            return end, alias
    return None


def _end_of(tokens: Sequence[Token], at: int, known: tuple[str, ...]) -> int | None:
    """Where the words of ``known`` end that begin at ``at``; between them stand no marks but those inside names."""
    place = at + 1
    for word in known[1:]:
        if place < len(tokens) and tokens[place].text in _MARKS_IN_NAMES:
            place += 1
        if place >= len(tokens) or tokens[place].form != word:
            return None
        place += 1
    return place


def _mention(words: Sequence[Token], cut: int, alias: Alias) -> Mention:
    first, last = words[0], words[-1]
    start = first.after(cut)
    return Mention(Span(start, last.end), alias.name, alias.kind, alias.entity_id)
