"""Who and what a text names: known names, names that the wording gives away, and the short forms of both."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.gazetteer import Alias, Gazetteer
from factcheck.text.normalize import fold_word
from factcheck.text.pack import LanguagePack, NamedSpan
from factcheck.text.tokens import Tokens

# A family name shorter than this is a word as often as a name.
_SHORT_FORM_LETTERS = 3
# Parts that are no name by themselves: what follows them belongs to the short form.
_COMPOUND_HEADS = frozenset(
    {"عبد", "ابو", "بو", "ابن", "بن", "ال", "ولد", "ام", "van", "von", "de", "al", "el", "bin", "ben", "abu", "abd"}
)
_SHORTEST_ACRONYM = 2
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.OUTLET})

# Who goes by a short form, in the order in which the text names them in full.
Bearers = Mapping[str, Sequence[Mention]]


def find_mentions(text: str, tokens: Tokens, pack: LanguagePack, *, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The mentions in order, none overlapping.

    A known name stays what it is unless the wording gives a longer one. A person once named in full is found again by
    the last part of the name («حفتر» after «خليفة حفتر»), a body by the acronym in brackets behind it. Where two go by
    one short form, it means whoever was named in full last before it; nobody of that article takes it from an entity
    that the gazetteer knows by it.
    """
    known = gazetteer.mentions(tokens, pack.proclitics)
    told = [_told(text, named, gazetteer) for named in pack.names(text, tokens)]
    found = _without_overlaps([*told, *known])
    bearers = _bearers(found)
    aliases = [*_short_names(bearers, pack), *_acronyms(tokens, found, pack)]
    if aliases:
        again = Gazetteer.build(aliases).mentions(tokens, pack.proclitics)
        found = _without_overlaps([*found, *(mention for mention in again if _is_cased_alike(text, mention))])
    return tuple(_as_written(text, _meant(mention, bearers)) for mention in found)


def _told(text: str, named: NamedSpan, gazetteer: Gazetteer) -> Mention:
    name = named.span.of(text)
    alias = gazetteer.named(name) or (gazetteer.alike(name) if named.kind is EntityKind.PERSON else None)
    if alias is None or (alias.kind is EntityKind.PLACE and named.kind is EntityKind.OUTLET):  # «صحيفة المغرب»
        return Mention(named.span, name, named.kind, None)
    return Mention(named.span, name, alias.kind, alias.entity_id)


def _without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The longest of those that overlap; of equally long ones no place, then the first given that is known."""
    kept: list[Mention] = []
    end = 0
    for mention in sorted(mentions, key=_in_order):
        span = mention.span
        if span.start >= end:
            kept.append(mention)
        elif len(span) > len(kept[-1].span):
            kept[-1] = mention
        else:
            continue
        end = span.end
    return kept


def _in_order(mention: Mention) -> tuple[int, int, bool, bool]:
    return mention.span.start, -mention.span.end, mention.kind is EntityKind.PLACE, mention.entity_id is None


def _bearers(mentions: Iterable[Mention]) -> Bearers:
    """The persons named in full, by the last part of their names."""
    bearers: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is EntityKind.PERSON:
            words = fold_word(mention.name).split()
            short = words[-2:] if len(words) > 1 and words[-2] in _COMPOUND_HEADS else words[-1:]
            if len(short) < len(words) and len(short[-1]) >= _SHORT_FORM_LETTERS:
                bearers.setdefault(" ".join(short), []).append(mention)
    return bearers


def _short_names(bearers: Bearers, pack: LanguagePack) -> Iterable[Alias]:
    """The short forms that mean somebody wherever they stand."""
    for short, persons in bearers.items():
        if " " in short or pack.stands_alone(short):
            known = next((person for person in persons if person.entity_id is not None), persons[0])
            yield Alias(short, known.entity_id, EntityKind.PERSON)


def _acronyms(tokens: Tokens, mentions: Iterable[Mention], pack: LanguagePack) -> Iterable[Alias]:
    """«المؤسسة الوطنية للنفط (NOC)»: one word in brackets right behind a body."""
    for mention in mentions:
        if mention.kind in _BODIES:
            at = bisect_left(tokens.starts, mention.span.end)
            inside = [token.text for token in tokens[at : at + 3]]
            if len(inside) == 3 and (inside[0], inside[2]) == ("(", ")") and _is_acronym(tokens[at + 1].text, pack):  # noqa: PLR2004 - two brackets and what is between
                yield Alias(inside[1], mention.entity_id, mention.kind)


def _is_acronym(word: str, pack: LanguagePack) -> bool:
    if len(word) < _SHORTEST_ACRONYM or not word.isalpha():
        return False
    return word.isupper() or (word.lower() == word.upper() and pack.stands_alone(fold_word(word)))


def _is_cased_alike(text: str, mention: Mention) -> bool:
    """Whether a name with capitals has them here too: "Brown" is somebody, "brown" is not."""
    return not text[mention.span.start].islower()


def _meant(mention: Mention, bearers: Bearers) -> Mention:
    """The mention as the entity that it means: for a short form, of its bearers the one last named before it."""
    persons = bearers.get(fold_word(mention.name)) if mention.kind is EntityKind.PERSON else None
    if persons is None or (mention.entity_id is not None and len({one.entity_id for one in persons}) == 1):
        return mention
    before = bisect_right(persons, mention.span.start, key=lambda person: person.span.start)
    return Mention(mention.span, mention.name, mention.kind, persons[max(0, before - 1)].entity_id)


def _as_written(text: str, mention: Mention) -> Mention:
    """The mention under the words of the text, white space single."""
    written = " ".join(mention.span.of(text).split())
    if written == mention.name:
        return mention
    form, known = fold_word(written), fold_word(mention.name)
    if form != known and known.endswith(form):  # a particle has swallowed the article («للجزيرة»)
        return mention
    return Mention(mention.span, written, mention.kind, mention.entity_id)
