"""Who is named in a sentence, whether they speak or not: so that «الوزيرة» and «الصحيفة» find them later."""

from collections.abc import Iterator

from factcheck.domain.reading import Claimant, Mention
from factcheck.domain.words import ClaimantKind, EntityKind
from factcheck.text.arabic.speakers import Speaker
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import Noun, NounKind

# Words of an office before a name.
_OFFICE = 10
_KINDS = {EntityKind.PERSON: ClaimantKind.PERSON, EntityKind.OUTLET: ClaimantKind.OUTLET}


def named_in(view: View) -> Iterator[Speaker]:
    """The persons and outlets of the sentence, in order."""
    before: Mention | None = None
    for at, mention in enumerate(view.mentions):
        if mention is None or mention is before:
            continue
        before = mention
        kind = _KINDS.get(mention.kind)
        if kind is not None:
            noun = _noun_before(view, at, kind)
            gender = noun.gender if noun is not None else None
            claimant = Claimant(mention.name, kind, None, mention.entity_id)
            lemma, of_kind = (noun.lemma, noun.kind) if noun is not None else (None, None)
            yield Speaker(claimant, gender, plural=False, noun=lemma, noun_kind=of_kind, named=True)


def _noun_before(view: View, at: int, kind: ClaimantKind) -> Noun | None:
    """«وزيرة ...» before a person, «صحيفة» before an outlet."""
    wanted = NounKind.OUTLET if kind is ClaimantKind.OUTLET else NounKind.TITLE
    for place in range(at - 1, max(-1, at - _OFFICE), -1):
        word = view.words[place]
        if word.noun is not None and word.noun.kind is wanted:
            return word.noun
        if word.that or word.verb or word.has("prepositions") or word.has("connectors"):
            return None
    return None
