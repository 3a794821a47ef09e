"""Known names and where they stand in a text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, compress
from typing import Self

from factcheck.domain.reading import Mention
from factcheck.domain.spans import Span
from factcheck.domain.values import value
from factcheck.domain.words import EntityKind
from factcheck.text.names import is_spelling_of, skeleton
from factcheck.text.normalize import fold_word
from factcheck.text.tokens import Tokens

_MARKS_IN_NAMES = frozenset("-‐‑–.'’&/")


@value()
class Alias:
    """One name of one entity, as people write it; ``entity_id`` None is somebody whom nobody has numbered."""

    name: str
    entity_id: int | None
    kind: EntityKind

    def mentioned(self, start: int, end: int) -> Mention:
        """The mention of it at that place of a text."""
        return Mention(Span(start, end), self.name, self.kind, self.entity_id)


# Where a name stands in a text, ``[start, end)``, and whose it is.
Hit = tuple[int, int, Alias]


@dataclass(slots=True)
class _Branch:
    """What begins with certain words: the name that is just these, and the words that may follow."""

    alias: Alias | None = None
    following: dict[str, "_Branch"] = field(default_factory=dict)


_Candidates = tuple[tuple[int, _Branch], ...]


class _Remembered(dict[str, _Candidates]):
    """What each word seen so far begins: asked for each word of each article, so nothing stands between."""

    def __init__(self, look_up: Callable[[str], _Candidates]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, form: str) -> _Candidates:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[form] = found = self._look_up(form)
        return found


# Names with fewer first words than this are looked for in all their written forms at once.
_FEW = 100
# Words of which it is remembered what they begin: those of some hundred articles.
_REMEMBERED = 32_768
# Words of which it is remembered how clitics stand on them: those that begin the names of some articles.
_FORMS = 4096


class Gazetteer:
    """Names looked up word by word; built once, asked for every text.

    >>> known = Gazetteer.build([Alias("خليفة حفتر", 3, EntityKind.PERSON)])
    >>> known.named("خليفه حفتر").entity_id
    3
    """

    def __init__(self, root: _Branch, aliases: Sequence[Alias] = ()) -> None:
        self._root, self._aliases = root, aliases
        self._alike: dict[str, list[Alias]] | None = None
        self._names = root.following
        self._remembered: dict[tuple[str, ...], _Remembered] = {}

    @classmethod
    def build(cls, aliases: Iterable[Alias]) -> Self:
        """The gazetteer of ``aliases``; of two entities with one name the first given keeps it."""
        root, given = _Branch(), tuple(aliases)
        for alias in given:
            branch = root
            for word in fold_word(alias.name).split():
                branch = branch.following.setdefault(word, _Branch())
            if branch is not root:
                branch.alias = branch.alias or alias
        return cls(root, given)

    def named(self, name: str) -> Alias | None:
        """The alias that is exactly ``name`` once both are folded, or None."""
        branch = self._root
        for word in fold_word(name).split():
            following = branch.following.get(word)
            if following is None:
                return None
            branch = following
        return branch.alias

    def alike(self, name: str) -> Alias | None:
        """The person whose name is another spelling of ``name`` («سيرغي شويغو» for "Sergei Shoigu"); None in doubt.

        In doubt is a name that two persons may bear, and one of a single word.
        """
        if self._alike is None:
            self._alike = _by_skeleton(self._aliases)
        sounding = self._alike.get(skeleton(name))
        if sounding is None:  # most names
            return None
        alike = [alias for alias in sounding if is_spelling_of(name, alias.name)]
        return alike[0] if len({alias.entity_id for alias in alike}) == 1 else None

    def mentions(self, tokens: Tokens, proclitics: Sequence[str] = ()) -> list[Mention]:
        """The longest known names among ``tokens``, left to right, never overlapping.

        ``proclitics`` are folded prefixes that a language writes onto a name («لحفتر»); the span leaves them out.
        """
        return [alias.mentioned(start, end) for start, end, alias in self.hits(tokens, tuple(proclitics))]

    def hits(self, tokens: Tokens, proclitics: tuple[str, ...]) -> list[Hit]:
        """The same as places with their names, which cost a fourth of what mentions do: many give way to others."""
        found: list[Hit] = []
        forms, remembered = tokens.forms, self._beginning(proclitics)
        done, last = 0, len(forms) - 1
        for at in self._places(forms, proclitics):
            if at < done:
                continue
            for cut, branch in remembered[forms[at]]:
                after, alias, following = at + 1, branch.alias, branch.following
                if following and at < last and (forms[after] in following or not forms[after]):
                    after, alias = _longest(tokens, at, branch)
                if alias is not None:
                    start = tokens[at].after(cut) if cut else tokens.starts[at]
                    found.append((start, tokens.ends[after - 1], alias))
                    done = after
                    break
        return found

    def _beginning(self, proclitics: tuple[str, ...]) -> _Remembered:
        """Which names begin with each word."""
        if proclitics not in self._remembered:
            self._remembered[proclitics] = _Remembered(partial(self._candidates, proclitics))
        return self._remembered[proclitics]

    def _places(self, forms: Sequence[str], proclitics: tuple[str, ...]) -> Iterator[int]:
        """The numbers of the words that names may begin with."""
        begins: Callable[[str], object] = self._beginning(proclitics).__getitem__
        if len(self._names) <= _FEW:
            begins = frozenset(
                chain.from_iterable(_with_clitics(first, proclitics) for first in self._names)
            ).__contains__
        return compress(range(len(forms)), map(begins, forms))

    def _candidates(self, proclitics: tuple[str, ...], form: str) -> _Candidates:
        """For each way to take clitics off the word: characters taken, and the names that begin with the rest."""
        names = self._names
        return tuple([(cut, names[first]) for first, cut in _ways_to_read(form, proclitics) if first in names])


def _by_skeleton(aliases: Iterable[Alias]) -> dict[str, list[Alias]]:
    """The persons' names of two words and more by their consonants."""
    table: dict[str, list[Alias]] = {}
    for alias in aliases:
        if alias.kind is EntityKind.PERSON and " " in alias.name:
            table.setdefault(skeleton(alias.name), []).append(alias)
    return table


@lru_cache(maxsize=_FORMS)
def _ways_to_read(form: str, proclitics: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The word as it stands and with each clitic taken off: what is left, and how many characters were taken."""
    return ((form, 0), *_stripped(form, proclitics))


def _stripped(form: str, proclitics: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    if not form.startswith(proclitics):  # most words: one look instead of one a clitic
        return
    for clitic in proclitics:
        if form.startswith(clitic) and len(form) > len(clitic) + 1:
            yield form[len(clitic) :], len(clitic)
            if clitic.endswith("لل"):  # ل + ال is written لل
                yield "ال" + form[len(clitic) :], len(clitic) - 1


@lru_cache(maxsize=_FORMS)
def _with_clitics(first: str, proclitics: tuple[str, ...]) -> tuple[str, ...]:
    """The word as it may stand in a text: what ``_stripped`` takes off, put on."""
    after_article = [clitic + first.removeprefix("ال") for clitic in proclitics if clitic.endswith("لل")]
    return (first, *(clitic + first for clitic in proclitics), *after_article)


def _longest(tokens: Tokens, at: int, branch: _Branch) -> tuple[int, Alias | None]:
    """Where the longest name ends that begins at ``at``; between its words stand no marks but those inside names."""
    forms, place = tokens.forms, at + 1
    hit, size = (place, branch.alias), len(forms)
    while place < size:
        form = forms[place]
        if not form and place + 1 < size and tokens[place].text in _MARKS_IN_NAMES:
            place += 1
            form = forms[place]
        following = branch.following.get(form)
        if following is None:
            break
        branch, place = following, place + 1
        if branch.alias is not None:
            hit = place, branch.alias
    return hit
