"""Who and what a text names: known names, names that the wording gives away, and the short forms of both."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from factcheck.domain.reading import Mention
from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.gazetteer import Alias, Gazetteer, Hit
from factcheck.text.normalize import fold_word
from factcheck.text.pack import LanguagePack, NamedSpan
from factcheck.text.tokens import Tokens

# A family name shorter than this is a word as often as a name.
_SHORT_FORM_LETTERS = 3
# Parts that are no name by themselves: what follows them belongs to the short form.
_COMPOUND_HEADS = frozenset(
    {
        "عبد",
        "ابو",
        "بو",
        "ابن",
        "بن",
        "ال",
        "ولد",
        "بنت",
        "ام",
        "van",
        "von",
        "de",
        "al",
        "el",
        "bin",
        "ben",
        "abu",
        "abd",
    }
)
# Behind these a name of two parts may stand, of which neither goes alone.
_LINEAGES = frozenset({"ولد", "بنت"})
_LONGEST_LINEAGE = 3
_SHORTEST_ACRONYM = 2
_NAMES_REMEMBERED = 16_384
_START = itemgetter(0)
# As names of the module: read from its class a kind costs ten times as much, and these are asked of every mention.
_PERSON, _PLACE, _ORGANISATION, _OUTLET = (
    EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.OUTLET,
)  # fmt: skip

# Who goes by a short form, and where each is named in full, in the order of the text.
Bearers = Mapping[str, Sequence[Hit]]


def find_mentions(text: str, tokens: Tokens, pack: LanguagePack, *, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The mentions in order, none overlapping.

    A known name stays what it is unless the wording gives a longer one. A person once named in full is found again by
    the last part of the name («حفتر» after «خليفة حفتر»), a body by the acronym in brackets behind it. Where two go by
    one short form, it means whoever was named in full last before it; nobody of that article takes it from an entity
    that the gazetteer knows by it.
    """
    known = gazetteer.hits(tokens, pack.proclitics)
    told = [_told(text, named, gazetteer) for named in pack.names(text, tokens)]
    found = _without_overlaps([*told, *known])
    bearers = _bearers(found)
    aliases = [*_short_names(bearers, pack), *_acronyms(text, tokens, found, pack)]
    if aliases:
        again = [hit for hit in Gazetteer.build(aliases).hits(tokens, pack.proclitics) if _is_cased_alike(text, hit)]
        if _adds(again, found):
            found = _without_overlaps([*found, *again])
    return tuple(_mentions(text, found, bearers))


def _told(text: str, named: NamedSpan, gazetteer: Gazetteer) -> Hit:
    start, end = named.span.start, named.span.end
    name = text[start:end]
    alias = gazetteer.named(name) or (gazetteer.alike(name) if named.kind is _PERSON else None)
    if alias is None or (alias.kind is _PLACE and named.kind is _OUTLET):  # «صحيفة المغرب»
        return start, end, Alias(name, None, named.kind)
    return start, end, Alias(name, alias.entity_id, alias.kind)


def _without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """The longest of those that overlap; of equally long ones at one place no place, then the first known one."""
    kept: list[Hit] = []
    begun, done = -1, 0
    for hit in sorted(hits, key=_START):
        start, end, alias = hit
        if start >= done and start != begun:
            kept.append(hit)
        elif end - start > done - begun or ((start, end) == (begun, done) and _rank(alias) < _rank(kept[-1][2])):
            kept[-1] = hit
        else:
            continue
        begun, done = start, end
    return kept


def _adds(again: Iterable[Hit], found: Iterable[Hit]) -> bool:
    """Whether any short form stands where nothing is found yet: most are the last part of a name that is found."""
    by_end = {hit[1]: hit for hit in found}
    for start, end, alias in again:
        other = by_end.get(end)
        if other is None or start < other[0] or (start == other[0] and _rank(alias) < _rank(other[2])):
            return True
    return False


def _rank(alias: Alias) -> tuple[bool, bool]:
    return alias.kind is _PLACE, alias.entity_id is None


def _bearers(hits: Iterable[Hit]) -> Bearers:
    """The persons named in full, by the last part of their names."""
    bearers: dict[str, list[Hit]] = {}
    for hit in hits:
        alias = hit[2]
        if alias.kind is _PERSON and (short := _short_form(alias.name)):
            if short in bearers:
                bearers[short].append(hit)
            else:
                bearers[short] = [hit]
    return bearers


@lru_cache(maxsize=_NAMES_REMEMBERED)
def _short_form(name: str) -> str:
    """The last part of a person's name, empty where it has one part alone or a last one that tells nobody."""
    words = fold_word(name).split()
    short = words[-2:] if len(words) > 1 and words[-2] in _COMPOUND_HEADS else words[-1:]
    if len(words) > _LONGEST_LINEAGE and words[-_LONGEST_LINEAGE] in _LINEAGES:  # «بنت سيدي محمود»
        short = words[-_LONGEST_LINEAGE:]
    return " ".join(short) if len(short) < len(words) and len(short[-1]) >= _SHORT_FORM_LETTERS else ""


def _short_names(bearers: Bearers, pack: LanguagePack) -> Iterable[Alias]:
    """The short forms that mean somebody wherever they stand."""
    for short, persons in bearers.items():
        if " " in short or pack.stands_alone(short):
            numbers = [alias.entity_id for _, _, alias in persons if alias.entity_id is not None]
            yield Alias(short, numbers[0] if numbers else None, _PERSON)


def _acronyms(text: str, tokens: Tokens, hits: Sequence[Hit], pack: LanguagePack) -> Iterable[Alias]:
    """«المؤسسة الوطنية للنفط (NOC)»: one word in brackets right behind a body."""
    by_end: dict[int, Alias] = {}
    place = text.find("(")
    while place >= 0:
        at = bisect_left(tokens.starts, place)
        if 0 < at < len(tokens) - 2 and tokens[at + 2].text == ")" and _is_acronym(tokens[at + 1].text, pack):
            by_end = by_end or {end: alias for _, end, alias in hits}
            before = by_end.get(tokens.ends[at - 1])
            if before is not None and (before.kind is _ORGANISATION or before.kind is _OUTLET):
                yield Alias(tokens[at + 1].text, before.entity_id, before.kind)
        place = text.find("(", place + 1)


def _is_acronym(word: str, pack: LanguagePack) -> bool:
    if len(word) < _SHORTEST_ACRONYM or not word.isalpha():
        return False
    return word.isupper() or (word.lower() == word.upper() and pack.stands_alone(fold_word(word)))


def _is_cased_alike(text: str, hit: Hit) -> bool:
    """Whether a name with capitals has them here too: "Brown" is somebody, "brown" is not."""
    return not text[hit[0]].islower()


def _mentions(text: str, hits: Iterable[Hit], bearers: Bearers) -> Iterator[Mention]:
    """The names as mentions of whom they mean here, under the words of the text."""
    for start, end, alias in hits:
        meant, kind = alias.entity_id, alias.kind
        if kind is _PERSON and (persons := bearers.get(fold_word(alias.name))):
            meant = _meant(start, meant, persons)
        yield Mention(Span(start, end), _as_written(text[start:end], alias.name), kind, meant)


def _meant(start: int, entity_id: int | None, persons: Sequence[Hit]) -> int | None:
    """Whom a short form means that stands at ``start``: of its bearers the one last named before it."""
    if entity_id is not None and len({person.entity_id for _, _, person in persons}) == 1:
        return entity_id
    before = bisect_right(persons, start, key=_START)
    return persons[max(0, before - 1)][2].entity_id


@lru_cache(maxsize=_NAMES_REMEMBERED)
def _as_written(words: str, name: str) -> str:
    """The words of the text, white space single."""
    written = " ".join(words.split())
    form, known = fold_word(written), fold_word(name)
    if form != known and known.endswith(form):  # a particle has swallowed the article («للجزيرة»)
        return name
    return written
