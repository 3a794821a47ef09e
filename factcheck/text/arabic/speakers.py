"""Those who have spoken so far, and whom a definite noun or a bare verb means."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.domain.reading import Claimant
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, EntityKind
from factcheck.text.arabic.inflection import Form
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import NounKind
from factcheck.text.normalize import fold_word

_KINDS = {
    EntityKind.PERSON: ClaimantKind.PERSON,
    EntityKind.ORGANISATION: ClaimantKind.ORGANISATION,
    EntityKind.PLACE: ClaimantKind.ORGANISATION,
    EntityKind.OUTLET: ClaimantKind.OUTLET,
}
# «المصدر نفسه»: words that say no more than that somebody was seen before.
_SELF = frozenset({"", "نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم", "المذكور", "المذكوره", "اعلاه"})
# Speakers farther back than so many are not meant any more.
_REMEMBERED = 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the claimant, and what words can stand for it later. ``noun`` is its noun's lemma."""

    claimant: Claimant
    gender: str | None
    plural: bool
    noun: str | None = None
    noun_kind: NounKind | None = None
    named: bool = False
    words: frozenset[str] = frozenset()
    # Through whom this speaker was heard: what follows from them came the same way.
    through: tuple["Speaker", ...] = ()

    def carried(self) -> "Speaker":
        """The same speaker where the words stand in an earlier sentence."""
        if self.claimant.span is None:
            return self
        claimant = Claimant(self.claimant.name, self.claimant.kind, None, self.claimant.entity_id)
        return replace(self, claimant=claimant)


class Speakers:
    """The speakers of a document in the order they spoke."""

    def __init__(self) -> None:
        self._spoken: list[Speaker] = []
        self._topic: Speaker | None = None

    def copy(self) -> "Speakers":
        """The same memory, to try something out on."""
        twin = Speakers()
        twin._topic = self._topic
        twin._spoken = list(self._spoken)
        return twin

    def add(self, speaker: Speaker) -> None:
        """Remembers who has just spoken."""
        self._spoken.append(speaker)
        del self._spoken[:-_REMEMBERED]

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._spoken[-1] if self._spoken else None

    def last_person(self, gender: str | None) -> Speaker | None:
        """The last person named without a title who may be of that gender."""
        last = next((one for one in self._backwards() if one.claimant.kind is ClaimantKind.PERSON), None)
        fits = last is not None and last.noun is None and last.gender in (None, gender)
        return last if fits else None

    def set_topic(self, topic: Speaker | None) -> None:
        """Remembers of whom the sentence before told something, without their having spoken."""
        self._topic = topic

    def meant_by_verb(self, form: Form, *, goes_on: bool) -> Speaker | None:
        """Whom a bare verb means: the last who agrees with it in gender and number, else nobody.

        Unless the verb only ``goes_on`` with speech, that may be whom the sentence before told about.
        """
        if not goes_on and self._topic is not None and _agrees(self._topic, form):
            return self._topic
        return next((one for one in self._backwards() if _agrees(one, form)), None)

    def meant_by_noun(self, speaker: Speaker) -> Speaker | None:
        """Whom a definite noun without a name means («المصدر»، «الصحيفة»): same noun first, then same kind."""
        same = lexicon().same_as
        noun = same.get(speaker.noun or "", speaker.noun)
        earlier = [one for one in self._backwards() if one.noun is not None and self._may_mean(speaker, one)]
        matching = [one for one in earlier if same.get(one.noun or "", one.noun) == noun]
        exact = [one for one in matching if one.plural == speaker.plural]
        if exact or matching:
            return (exact or matching)[0]
        if speaker.noun == "مصدر" and not speaker.words:
            return self.last()
        kind = [one for one in earlier if one.noun_kind is speaker.noun_kind and one.gender == speaker.gender]
        return kind[0] if kind and speaker.noun_kind is NounKind.OUTLET else None

    def _may_mean(self, speaker: Speaker, earlier: Speaker) -> bool:
        """A noun with qualifiers means somebody seen before when they fit: «الرئيس السوري» is not the Russian one."""
        if not speaker.words or speaker.noun_kind is NounKind.OUTLET or speaker.words <= earlier.words:
            return True
        return speaker.noun_kind is NounKind.SOURCE and earlier is self.last()

    def _backwards(self) -> Iterator[Speaker]:
        return reversed(self._spoken)


def _agrees(speaker: Speaker, form: Form) -> bool:
    if form.plural:
        return speaker.plural and speaker.gender == form.gender
    if speaker.plural and speaker.gender == "m":
        return False
    return form.gender is None or speaker.gender in (form.gender, None)


def speaker_of(view: View, phrase: Phrase) -> Speaker:
    """The speaker that a noun phrase names."""
    noun = phrase.noun
    claimant = _claimant(view, phrase)
    gender = noun.gender if noun else _gender(view, phrase, claimant)
    return Speaker(
        claimant,
        gender,
        noun.plural if noun else False,
        noun.lemma if noun else None,
        noun.kind if noun else None,
        named=phrase.name is not None or phrase.quoted_name is not None or phrase.unknown_name is not None,
        words=frozenset(
            _bare(view.form(at)) for at in range(phrase.start + 1, phrase.end) if view.form(at) not in _SELF
        ),
    )


def is_reference(phrase: Phrase, speaker: Speaker) -> bool:
    """Whether the phrase can stand for somebody seen before: a definite speaking noun that carries no name."""
    noun = phrase.noun
    if noun is None or not noun.definite or speaker.named or phrase.place is not None:
        return False
    return not noun.possessed


def _claimant(view: View, phrase: Phrase) -> Claimant:
    if phrase.name is not None:
        name = phrase.name
        return Claimant(name.name, _KINDS[name.kind], name.span, name.entity_id)
    if phrase.quoted_name is not None and (phrase.noun is None or not phrase.noun.takes_name):
        return _of_quoted_name(view, phrase, phrase.quoted_name)
    if phrase.unknown_name is not None:
        span = view.span(phrase.unknown_name, phrase.end)
        thing = phrase.noun is None and view.form(phrase.unknown_name).endswith(("ات", "ه"))
        return Claimant(_words(view.text, span), ClaimantKind.ORGANISATION if thing else ClaimantKind.PERSON, span)
    place = phrase.place
    if place is not None and phrase.noun is None:
        return Claimant(place.name, _KINDS[place.kind], place.span, place.entity_id)
    return _of_noun(view, phrase)


def _of_quoted_name(view: View, phrase: Phrase, quoted: tuple[int, int]) -> Claimant:
    inside = view.quotes[quoted[0]]
    assert inside is not None
    mention = next((view.mentions[at] for at in range(*quoted) if view.mentions[at]), None)
    kind = phrase.noun.kind if phrase.noun else NounKind.OUTLET
    if kind is NounKind.REPORT:
        kind = NounKind.OUTLET
    claimant_kind = {NounKind.OUTLET: ClaimantKind.OUTLET, NounKind.BODY: ClaimantKind.ORGANISATION}.get(
        kind, ClaimantKind.PERSON
    )
    if mention is not None:
        claimant_kind = _KINDS[mention.kind]
    entity = mention.entity_id if mention else None
    return Claimant(_words(view.text, inside.inside), claimant_kind, inside.inside, entity)


def _of_noun(view: View, phrase: Phrase) -> Claimant:
    noun = phrase.noun
    span = view.span(phrase.start, phrase.end)
    if noun is not None and noun.clitic:
        span = Span(view.tokens[phrase.start].after(len(noun.clitic)), span.end)
    name = _words(view.text, span)
    if noun is not None and noun.clitic.endswith("ل") and noun.definite and not name.startswith("ال"):
        name = "ال" + name.removeprefix("ل")
    return Claimant(name, _noun_kind(view, phrase), span)


def _is_definite(view: View, phrase: Phrase) -> bool:
    """Whether a title means one person: by its article, or by what it governs («رئيس الوزراء»)."""
    assert phrase.noun is not None
    if phrase.noun.definite:
        return True
    for at in range(phrase.start + 1, phrase.end):
        if view.form(at) == "باسم" or view.words[at].has("prepositions"):
            return False
        if view.words[at].definite or view.mentions[at] is not None:
            return True
    return False


def _noun_kind(view: View, phrase: Phrase) -> ClaimantKind:
    noun = phrase.noun
    if noun is None:
        return ClaimantKind.ORGANISATION
    if noun.kind is NounKind.SOURCE:
        return ClaimantKind.ANONYMOUS
    if noun.kind is NounKind.TITLE:
        return ClaimantKind.PERSON if _is_definite(view, phrase) else ClaimantKind.ANONYMOUS
    return ClaimantKind.OUTLET if noun.kind is NounKind.OUTLET else ClaimantKind.ORGANISATION


def _gender(view: View, phrase: Phrase, claimant: Claimant) -> str | None:
    if phrase.place is not None:
        return "f"
    if claimant.kind is ClaimantKind.PERSON:
        return None
    return "f" if view.form(phrase.end - 1).endswith("ه") or fold_word(claimant.name).endswith("ه") else None


def _bare(form: str) -> str:
    return form.removeprefix("ال")


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
