"""Who is named in a sentence, whether they speak or not: so that «الوزيرة» and «الصحيفة» find them later."""

from collections.abc import Iterator

from factcheck.domain.reading import Claimant
from factcheck.domain.words import ClaimantKind, EntityKind
from factcheck.text.arabic.claimants import office_at
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import BODY, OUTLET, TITLE

# Words of an office before a name.
_OFFICE = 10
_BREAKS = ("prepositions", "connectors")
_PERSON = ClaimantKind.PERSON
_KINDS = {
    EntityKind.PERSON: ClaimantKind.PERSON,
    EntityKind.OUTLET: ClaimantKind.OUTLET,
    EntityKind.ORGANISATION: ClaimantKind.ORGANISATION,
}
_NOUNS = {
    ClaimantKind.PERSON: TITLE,
    ClaimantKind.OUTLET: OUTLET,
    ClaimantKind.ORGANISATION: BODY,
}


def named_in(view: View) -> Iterator[Speaker]:
    """The persons and outlets of the sentence, in order."""
    for number, mention in view.named:
        kind, at = _KINDS.get(mention.kind), number - view.before
        if kind is not None:
            place = _noun_before(view, at, kind)
            noun = view.words[place].noun if place is not None else None
            claimant = Claimant(mention.name, kind, None, mention.entity_id)
            office = office_at(view, view.after_mention(at)) if kind is _PERSON else None
            if noun is None or place is None:
                yield Speaker(claimant, None, False, None, None, True, office=office)
                continue
            words = frozenset([form.removeprefix("ال") for form in view.forms[place + 1 : at]])
            yield Speaker(claimant, noun.gender, False, noun.lemma, noun.kind, True, words, office=office)


def _noun_before(view: View, at: int, kind: ClaimantKind) -> int | None:
    """«وزيرة ...» before a person, «صحيفة» before an outlet."""
    wanted, words = _NOUNS[kind], view.words
    for place in range(at if kind is ClaimantKind.ORGANISATION else at - 1, max(-1, at - _OFFICE), -1):
        word = words[place]
        if word.noun is not None and word.noun.kind is wanted:
            return place
        if word.that or word.verb or not word.kinds.isdisjoint(_BREAKS):
            return None
    return None
