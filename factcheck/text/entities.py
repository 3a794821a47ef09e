"""Who and what a text names: known names, names that the wording gives away, and the short forms of both."""

from collections.abc import Iterable

from factcheck.domain.reading import Mention
from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.gazetteer import Alias, Gazetteer
from factcheck.text.normalize import fold_word
from factcheck.text.pack import LanguagePack
from factcheck.text.tokens import Tokens

# A family name shorter than this is a word as often as a name.
_SHORT_FORM_LETTERS = 3
# Parts that are no name by themselves: what follows them belongs to the short form.
_COMPOUND_HEADS = frozenset(
    {"عبد", "ابو", "بو", "ابن", "بن", "ال", "ولد", "ام", "van", "von", "de", "al", "el", "bin", "ben", "abu", "abd"}
)


def find_mentions(text: str, tokens: Tokens, pack: LanguagePack, *, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The mentions in order, none overlapping.

    A known name stays what it is unless the wording gives a longer one; a person once named in full is found again by
    the last part of the name («حفتر» after «خليفة حفتر»).
    """
    known = gazetteer.mentions(tokens, pack.proclitics)
    told = [_told(text, named.span, named.kind, gazetteer) for named in pack.names(text, tokens)]
    found = _without_overlaps([*told, *known])
    short = Gazetteer.build(_short_forms(found))
    again = short.mentions(tokens, pack.proclitics)
    return tuple(_as_written(text, mention) for mention in _without_overlaps([*found, *again]))


def _told(text: str, span: Span, kind: EntityKind, gazetteer: Gazetteer) -> Mention:
    name = span.of(text)
    alias = gazetteer.named(name)
    return Mention(span, name, alias.kind if alias else kind, alias.entity_id if alias else None)


def _without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The longest of those that overlap; of equally long ones the first given that is known."""
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


def _in_order(mention: Mention) -> tuple[int, int, bool]:
    return mention.span.start, -mention.span.end, mention.entity_id is None


def _short_forms(mentions: Iterable[Mention]) -> Iterable[Alias]:
    for mention in mentions:
        if mention.kind is not EntityKind.PERSON:
            continue
        words = fold_word(mention.name).split()
        if len(words) < 2:  # noqa: PLR2004 - a name and a family name
            continue
        short = words[-2:] if words[-2] in _COMPOUND_HEADS else words[-1:]
        if len(short[-1]) >= _SHORT_FORM_LETTERS and len(short) < len(words):
            yield Alias(" ".join(short), mention.entity_id, mention.kind)


def _as_written(text: str, mention: Mention) -> Mention:
    """The mention under the words of the text, white space single."""
    written = " ".join(mention.span.of(text).split())
    if written == mention.name:
        return mention
    form, known = fold_word(written), fold_word(mention.name)
    if form != known and known.endswith(form):  # a particle has swallowed the article («للجزيرة»)
        return mention
    return Mention(mention.span, written, mention.kind, mention.entity_id)
