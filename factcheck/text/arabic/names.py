"""Names that Arabic wording gives away: persons, bodies and outlets."""

from collections.abc import Iterator
from itertools import compress, count

from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.arabic.body_names import body_at, body_cut
from factcheck.text.arabic.name_parts import Words, is_border
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_words import stands_alone, starting, words_of
from factcheck.text.arabic.outlet_names import bracketed_agencies, outlet_at, told_to
from factcheck.text.arabic.person_names import given_name_at
from factcheck.text.arabic.titled_names import titled_name_at
from factcheck.text.pack import NamedSpan
from factcheck.text.tokens import Tokens

_FIRST = Role.GIVEN | Role.KUNYA
_BODIES = Role.BODY | Role.WHOLE_BODY
_OUTLET, _ORGANISATION, _PERSON = EntityKind.OUTLET, EntityKind.ORGANISATION, EntityKind.PERSON


def names_in(text: str, tokens: Tokens) -> Iterator[NamedSpan]:
    """The names that titles, given names and words for bodies and outlets give away, in no certain order."""
    words = words_of(tokens.forms)
    for outlet in (*bracketed_agencies(text), *told_to(text, tokens, words)):
        yield NamedSpan(outlet, _OUTLET)
    everyday: set[str] = set()  # last parts of names that are words as well
    since = 0  # where the last body known as it is ends
    beside = -1  # where the last person's name ends
    for at in compress(count(), starting(tokens.forms)):
        word = words[at]
        assert word is not None
        roles = word.roles
        if roles & Role.OUTLET and (found := outlet_at(tokens, words, at)) is not None:
            yield _named(tokens, found, _OUTLET, cut=word.head_cut if found[0] == at else 0)
        elif roles & _BODIES and (found := body_at(tokens, words, at)) is not None:
            yield _named(tokens, found, _ORGANISATION, cut=body_cut(word))
            since = found[1] if roles & Role.WHOLE_BODY else since
        if at < beside or at < since or not roles & Role.PERSON:
            continue
        person = given_name_at(tokens, words, at, beside=at == beside, since=since) if roles & _FIRST else None
        if person is None and roles & Role.TITLE:
            person = titled_name_at(tokens, words, at)
        if person is not None:
            beside = person[1]
            if beside - person[0] > 1 and not stands_alone(tokens.forms[beside - 1]):
                everyday.add(tokens.forms[beside - 1])
            first = words[person[0]]
            yield _named(tokens, person, _PERSON, cut=first.cut if first is not None else 0)
    if everyday:
        yield from _called_again(tokens, words, everyday)


def _called_again(tokens: Tokens, words: Words, everyday: set[str]) -> Iterator[NamedSpan]:
    """«وأضاف مطر أن», «الوزير الأمين» after «عادل مطر», «سالم الأمين»: told by the verb or title right before."""
    for at in compress(count(), map(everyday.__contains__, tokens.forms)):
        before = words[at - 1] if at else None
        if before is None or not is_border(tokens, words, at + 1):
            continue
        says = before.roles & Role.SPEAKS and before.word.cues
        if says or before.roles & (Role.TITLE | Role.DEFINITE) == Role.TITLE | Role.DEFINITE:
            yield _named(tokens, (at, at + 1), _PERSON)


def _named(tokens: Tokens, found: tuple[int, int], kind: EntityKind, *, cut: int = 0) -> NamedSpan:
    first, last = found[0], found[1] - 1
    start = tokens[first].after(cut) if cut else tokens.starts[first]
    return NamedSpan(Span(start, tokens.ends[last]), kind)
