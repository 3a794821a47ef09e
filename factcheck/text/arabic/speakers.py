"""Those who have spoken or been named so far, and whom a definite noun or a bare verb means."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.domain.words import ClaimantKind
from factcheck.text.arabic.inflection import Form
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.speaker import (
    Speaker,
    agrees_with,
    comes_of,
    fit,
    is_origin,
    is_same,
    may_come_from,
    meaning_of,
)
from factcheck.text.arabic.vocabulary import BODY, OUTLET, REPORT, SOURCE, TITLE, Word

# Speakers farther back than so many are not meant any more.
_REMEMBERED = 40
_HUMAN = (TITLE, SOURCE)
# Such a title says nothing of what somebody is.
_UNTITLED = frozenset({None, "دكتور", "دكتوره", "سيد", "سيده", "استاذ", "استاذه", "مهندس", "مهندسه", "حاج", "حاجه"})
# «المتحدث باسم الخارجية»: words that tell whose somebody is leave nobody from before to be meant.
_TELLING_WHOSE = frozenset({"باسم", "باسمها", "باسمه"})
_PEOPLE = (ClaimantKind.PERSON, ClaimantKind.ANONYMOUS)


class Naming:
    """Who is named in a sentence, read when somebody is looked for."""

    def __init__(self, read: Callable[[], Iterable[Speaker]], words: Sequence[Word]) -> None:
        self._read, self._words = read, words
        self._known: list[Speaker] | None = None
        self._meanings: frozenset[str] | None = None

    def has_noun(self, lemma: str) -> bool:
        """Whether a noun of that meaning stands in the sentence at all."""
        if self._meanings is None:
            self._meanings = frozenset([word.meaning for word in self._words if word.meaning])
        return lemma in self._meanings

    def speakers(self) -> list[Speaker]:
        """Those named, the last first."""
        if self._known is None:
            self._known = list(self._read())[::-1]
        return self._known


class Speakers:
    """The speakers of a document in the order they spoke, and whom it named without their having spoken."""

    def __init__(self) -> None:
        self._spoken: list[Speaker] = []
        self._named: list[Speaker | Naming] = []
        self._topic: Naming | None = None
        # Who spoke in the title, where a reader does not know yet who they are.
        self._heading: tuple[Speaker, ...] = ()
        # Who was asked, while the one who asks spoke last.
        self._asked: Speaker | None = None

    def copy(self) -> "Speakers":
        """The same memory, to try something out on."""
        twin = Speakers()
        twin._topic, twin._heading = self._topic, self._heading
        twin._spoken, twin._named = list(self._spoken), list(self._named)
        return twin

    def add(self, speaker: Speaker, *, inside: bool = False) -> None:
        """Remembers who has just spoken; ``inside`` what the last one says, who then stays the last."""
        self._asked = self._topic = None
        self._spoken.insert(len(self._spoken) - inside, speaker)
        self.name(speaker)
        del self._spoken[:-_REMEMBERED]

    def ask(self, speaker: Speaker) -> None:
        """Remembers who asks; whoever spoke before may answer («وسأله القاضي: ...؟ فأجاب: ...»)."""
        asked = self.last()
        self.add(speaker)
        self._asked = asked

    def end_title(self) -> None:
        """Remembers that all who have spoken so far did so in the title."""
        self._heading = tuple(self._spoken)

    def name(self, speaker: Speaker) -> None:
        """Remembers somebody named, who need not have spoken."""
        self._named.append(speaker)
        del self._named[:-_REMEMBERED]

    def see(self, naming: Naming) -> None:
        """Remembers where somebody may be named."""
        self._named.append(naming)
        del self._named[:-_REMEMBERED]

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._spoken[-1] if self._spoken else None

    def have_just_spoken(self) -> bool:
        """Whether somebody has spoken in the sentence before, or in this one."""
        return bool(self._spoken) and self._topic is None

    def way_of(self, speaker: Speaker) -> tuple[Speaker, ...]:
        """Through whom the one who spoke last was heard, where that is ``speaker``."""
        last = self.last()
        if last is None or not last.through:
            return ()
        return last.through if is_same(last.claimant, speaker.claimant) else ()

    def last_person(self, gender: str | None) -> Speaker | None:
        """The last person named without a title who may be of that gender."""
        last = next((one for one in self._backwards() if one.claimant.kind is ClaimantKind.PERSON), None)
        fits = last is not None and last.noun in _UNTITLED and last.gender in (None, gender)
        return last if fits else None

    def last_human(self, gender: str) -> Speaker | None:
        """The last person of that gender, by whatever title."""
        people = (one for one in self._namings() if one.claimant.kind is ClaimantKind.PERSON)
        return next((one for one in people if one.gender in (None, gender)), None)

    def last_several(self) -> Speaker | None:
        """The last who spoke as several."""
        return next((one for one in self._backwards() if one.plural), None)

    def last_heard_of(self, kind: ClaimantKind) -> Speaker | None:
        """The last of that kind who spoke or was named."""
        return next((one for one in self._namings() if one.claimant.kind is kind), None)

    def paper_heard_most(self) -> Speaker | None:
        """The outlet that has spoken most often, of several the last: the one whose report is being retold."""
        papers = [one for one in self._backwards() if one.claimant.kind is ClaimantKind.OUTLET]
        often = Counter(one.claimant.name for one in papers)
        return max(papers, key=lambda one: often[one.claimant.name], default=None)

    def set_topic(self, topic: Naming | None) -> None:
        """Remembers of whom the sentence before told something, without their having spoken."""
        self._topic = topic
        if topic is not None:
            self.see(topic)

    def meant_by_verb(self, form: Form, *, goes_on: bool) -> Speaker | None:
        """Whom a bare verb means: the last who agrees with it in gender and number, else nobody.

        Unless the verb only ``goes_on`` with speech, that may be whom the sentence before told about.
        """
        if self._asked is not None and agrees_with(self._asked, form):
            return self._asked
        topic = self._topic.speakers() if self._topic is not None and not goes_on else ()
        if topic and agrees_with(topic[0], form):
            return self._seen_as(topic[0])
        return next((one for one in self._backwards() if agrees_with(one, form)), None)

    def _seen_as(self, told_of: Speaker) -> Speaker:
        """«وزارت الوزيرة المصنع. وقالت إن ...»: by the name under which she has spoken."""
        if told_of.named or told_of.noun is None or not told_of.claimant.name.lstrip("و").startswith("ال"):
            return told_of
        return self._of_that_noun(told_of, self._backwards()) or told_of

    def meant_by_noun(self, speaker: Speaker) -> Speaker | None:
        """Whom a definite noun without a name means («المصدر»، «الصحيفة»): same noun first, then same kind."""
        named = self._namings(meaning_of(speaker))
        found = self._of_that_noun(speaker, self._backwards()) or self._of_that_noun(speaker, named)
        if found is not None:
            last = self.last()
            of_paper = last is not None and last.claimant.kind is ClaimantKind.OUTLET and not speaker.words
            if of_paper and speaker.noun == "مصدر" and found.plural and not speaker.plural:
                return last  # «مصادر ...، وأضافت الصحيفة ...، وقال المصدر»: the paper
            return self._by_name(found) or self._introduced(found, speaker) or found
        if speaker.noun_kind is OUTLET:
            return self._outlet(speaker)
        if speaker.noun_kind is BODY:
            return self._body_named_bare(speaker)
        return self._somebody(speaker) if speaker.noun in lexicon().generic else None

    def _by_name(self, speaker: Speaker) -> Speaker | None:
        """«المبعوث الأفريقي» of a heading, or before the name: whoever was named with that office."""
        if speaker.named or speaker.noun_kind is not TITLE or speaker.plural or speaker.noun in lexicon().generic:
            return None
        named = (one for one in self._namings(meaning_of(speaker)) if one.named and one.claimant.kind in _PEOPLE)
        return self._of_that_noun(speaker, named)

    def _introduced(self, found: Speaker, speaker: Speaker) -> Speaker | None:
        """«المسؤولة الأممية» of a title «مسؤولة أممية: ...»: the first of that gender whom the article names."""
        if found.named or not any(found is one for one in self._heading):
            return None
        if found.noun_kind is BODY:  # «الوزارة تعترف بـ...» over an article on one ministry
            bodies = (one for one in self._namings(meaning_of(speaker)) if one.named and one.noun_kind is BODY)
            return self._of_that_noun(speaker, bodies)
        if found.noun_kind not in _HUMAN:
            return None
        named = (one for one in self._spoken if one.named and one.claimant.kind is ClaimantKind.PERSON)
        return next((one for one in named if fit(one, speaker) and one.plural == speaker.plural), None)

    def _of_that_noun(self, speaker: Speaker, among: Iterable[Speaker]) -> Speaker | None:
        """The first of them with the noun, rather one of the same number."""
        noun, same_as = meaning_of(speaker), lexicon().same_as
        other = None
        for one in among:
            held = one.office is not None and one.office.noun == noun and speaker.words <= one.office.words
            if not held and (
                one.noun is None or same_as.get(one.noun, one.noun) != noun or not self._may_mean(speaker, one)
            ):
                continue
            if one.plural == speaker.plural:
                return one
            other = other or one
        # «الوزيران» are not one minister.
        return None if speaker.plural and speaker.noun_kind in _HUMAN else other

    def _outlet(self, speaker: Speaker) -> Speaker | None:
        """«الصحيفة الأميركية» after an outlet named without such a noun; «القناة 12» is another."""
        numbered = any(not word.isalpha() or word in lexicon().ordinals for word in speaker.words)
        last = self.last_heard_of(ClaimantKind.OUTLET)
        if last is None or numbered:
            return None
        return last if last.noun is None or not speaker.words or last.noun_kind is REPORT else None

    def _somebody(self, speaker: Speaker) -> Speaker | None:
        """«المسؤول», «المصدر» after somebody called otherwise: the last unnamed one, or whoever spoke last."""
        fitting = [
            one
            for one in self._backwards()
            if one.claimant.kind in _PEOPLE and one.plural == speaker.plural and fit(one, speaker)
        ]
        unnamed = next((one for one in fitting if one.claimant.kind is ClaimantKind.ANONYMOUS), None)
        if not speaker.words.isdisjoint(_TELLING_WHOSE):
            return None
        if speaker.words:
            last = next((one for one in (unnamed, *fitting[:1]) if one is not None and one is self.last()), None)
            return last if last is unnamed or (last is not None and may_come_from(last, speaker)) else None
        last = fitting[0] if fitting else None
        return (unnamed or last or self.last()) if speaker.noun == "مصدر" else last

    def _body_named_bare(self, speaker: Speaker) -> Speaker | None:
        """«الحركة» after «حماس»: the last body that was named without a noun of its own."""
        if speaker.noun not in lexicon().generic or (speaker.words and speaker.words.isdisjoint(lexicon().generic)):
            return None
        last = self.last_heard_of(ClaimantKind.ORGANISATION)
        return last if last is not None and last.noun is None and last.gender != "m" else None

    def _may_mean(self, speaker: Speaker, earlier: Speaker) -> bool:
        """A noun with qualifiers means somebody seen before when they fit: «الرئيس السوري» is not the Russian one."""
        strange = speaker.words - earlier.words
        if not strange or not strange.isdisjoint(lexicon().ordinals):  # «المتهم الثالث» is not the first
            return not strange
        if speaker.noun_kind is OUTLET:
            return all(word.isalpha() and word not in lexicon().ordinals for word in speaker.words)
        if speaker.noun_kind is SOURCE and (earlier is self.last() or self._is_only_one(speaker, earlier)):
            return True
        return len(speaker.words) == 1 and earlier.named and not any(map(is_origin, earlier.words))

    def _is_only_one(self, speaker: Speaker, earlier: Speaker) -> bool:
        """«المصدر الأمني» after «مصدر في مديرية أمن» and others: the one unnamed source of whom no origin is told."""
        if len(speaker.words) != 1 or speaker.plural or earlier.named:
            return False
        (word,) = speaker.words
        if any(map(is_origin, earlier.words)) and not comes_of(word, earlier.words):
            return False
        sources = {one.claimant.name for one in self._spoken if one.noun_kind is SOURCE and not one.named}
        return sources == {earlier.claimant.name}

    def _namings(self, noun: str | None = None) -> Iterator[Speaker]:
        """Whoever was named, the last first; only where a ``noun`` of that meaning stands, if it is given."""
        for one in reversed(self._named):
            if not isinstance(one, Naming):
                yield one
            elif noun is None or one.has_noun(noun):
                yield from one.speakers()

    def _backwards(self) -> Iterator[Speaker]:
        return reversed(self._spoken)
