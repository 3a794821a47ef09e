"""One who speaks, and whether words of the text can mean them: by gender, number, title and origin."""

from collections.abc import Iterable
from typing import NamedTuple

from factcheck.domain.reading import Claimant
from factcheck.domain.spans import Span
from factcheck.domain.values import value
from factcheck.text.arabic.court_roles import are_opposed
from factcheck.text.arabic.inflection import Form
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.vocabulary import NounKind

# Qualifiers of those whom no nation sent.
_OF_NO_NATION = frozenset({"اممي", "امميه", "دولي", "دوليه"})
# Who stays a source is not known by name.
_SOURCE = "مصدر"
_SHORTEST_ORIGIN = 3


class Office(NamedTuple):
    """What somebody is besides their title: «الدكتور سامي نصر، وزير النقل» is a minister too."""

    noun: str
    words: frozenset[str]


@value()
class Speaker:
    """Somebody who speaks: the claimant, and what words can stand for it later. ``noun`` is its noun's lemma."""

    claimant: Claimant
    gender: str | None
    plural: bool
    noun: str | None = None
    noun_kind: NounKind | None = None
    named: bool = False
    words: frozenset[str] = frozenset()
    # «مراسلنا»: a pronoun hangs on the noun.
    noun_possessed: bool = False
    office: Office | None = None
    # Through whom this speaker was heard: what follows from them came the same way.
    through: tuple["Speaker", ...] = ()

    def carried(self) -> "Speaker":
        """The same speaker where no words stand for it in the sentence."""
        return self if self.claimant.span is None else self._standing(None)

    def standing_for(self, words: "Speaker") -> "Speaker":
        """The same speaker where ``words`` of the sentence, such as «المصدر», mean it."""
        return self._standing(words.claimant.span)

    def _standing(self, span: Span | None) -> "Speaker":
        known = self.claimant
        return self._as(Claimant(known.name, known.kind, span, known.entity_id), self.gender, self.through)

    def heard_through(self, through: tuple["Speaker", ...]) -> "Speaker":
        """The same speaker, heard through others."""
        return self._as(self.claimant, self.gender, through)

    def of_gender(self, gender: str | None) -> "Speaker":
        """The same speaker, of that gender."""
        return self if gender == self.gender else self._as(self.claimant, gender, self.through)

    def _as(self, claimant: Claimant, gender: str | None, through: tuple["Speaker", ...]) -> "Speaker":
        return Speaker(claimant, gender, self.plural, self.noun, self.noun_kind, self.named, self.words,
                       self.noun_possessed, self.office, through)  # fmt: skip


def fit(one: Speaker, other: Speaker) -> bool:
    """Whether both can be one person, by gender and by what they are before a court."""
    return (None in (one.gender, other.gender) or one.gender == other.gender) and not are_opposed(one.noun, other.noun)


def comes_of(word: str, words: Iterable[str]) -> bool:
    """«أمني» of «مديرية أمن», «حكومي» of «الحكومة»: an adjective made of one of the words."""
    stem = word.removesuffix("ه").removesuffix("ي")
    return stem != word and len(stem) >= _SHORTEST_ORIGIN and any(one.startswith(stem) for one in words)


def may_come_from(one: Speaker, speaker: Speaker) -> bool:
    """«المسؤول الأممي» after a named spokesman, «القيادي الكردي» after somebody of whom no origin is told."""
    if not one.named or speaker.noun == _SOURCE or len(speaker.words) > 1 or not all(map(is_origin, speaker.words)):
        return False
    (word,) = speaker.words
    same = comes_of(word, one.words)  # «المسؤولة الأوروبية» after «رئيسة المفوضية الأوروبية»
    return same or speaker.words <= _OF_NO_NATION or not any(map(is_origin, one.words))


def is_same(one: Claimant, other: Claimant) -> bool:
    """Whether the names are one, or end in one family name."""
    return one.kind is other.kind and one.name.split()[-1] == other.name.split()[-1]


def is_origin(word: str) -> bool:
    """«روسي», «أميركيه»: where somebody comes from, as far as the word's end tells."""
    return word.endswith(("ي", "يه")) and len(word) > _SHORTEST_ORIGIN


def meaning_of(speaker: Speaker) -> str:
    """The noun's lemma, one for all that mean the same, whatever the gender («المتحدثة» of «ناطقة»)."""
    noun = speaker.noun or ""
    return lexicon().same_as.get(noun, noun)


def agrees_with(speaker: Speaker, form: Form) -> bool:
    """Whether a verb of that form can be the speaker's."""
    if form.plural:
        return speaker.plural and speaker.gender == form.gender
    if speaker.plural and speaker.gender == "m":
        return False
    return form.gender is None or speaker.gender in (form.gender, None)
