"""Finite verbs that attribute: verb and subject in either order, with auxiliaries, relative pronouns and negation."""

from dataclasses import replace

from factcheck.domain.words import ClaimantKind, Polarity
from factcheck.text.arabic.clauses import clause_start, frame_start, is_be, is_finite
from factcheck.text.arabic.contents import Content, Opening, after_that, content_after
from factcheck.text.arabic.frames import Frame, FrameKind, Relay
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import CueClass, CueWord, NounKind, lexicon
from factcheck.text.arabic.phrases import Phrase, phrase_at
from factcheck.text.arabic.speakers import Speaker, Speakers, is_reference, speaker_of
from factcheck.text.arabic.view import COMMAS, View

# A verb without a subject of its own speaks only of what follows at once.
_BARE_WINDOW = 12
_WINDOW = 40
_FAR = 60
_PRECEDED_BY = 14
# Verbs that only go on with what somebody has begun to say.
_GOING_ON = frozenset({"اضاف", "تابع", "اردف", "استطرد", "واصل", "اكمل", "زاد", "استدرك"})
_PRESENT_ONLY = frozenset({"لا", "لم", "لن"})
_BUT = frozenset({"لكنه", "لكنها", "لكنهم", "لكنهما"})
_CLOSING_MARKS = frozenset('"»”›،,')
_DECLINE_WINDOW = 22


def verb_cue(view: View, at: int) -> CueWord | None:
    """The finite reading of the token as a cue, where its place allows one."""
    word = view.words[at]
    if not word.cues or word.definite or word.noun is not None or view.mentions[at] is not None or view.in_speech(at):
        return None
    before = view.words[at - 1] if at else None
    if before is not None and before.form in ("عدم", "دون", "بدون"):
        return None
    shapes = (
        (Shape.PRESENT,)
        if before is not None and before.form.lstrip("وف") in _PRESENT_ONLY
        else (Shape.PAST, Shape.PRESENT)
    )
    cue = word.cue(*shapes)
    if cue is None or cue.form.person == 1:
        return None
    if before is not None and before.has("prepositions") and not before.has("connectors"):
        return None
    return cue


def first_person_frame(view: View, at: int, *, floor: int) -> Frame | None:
    """«أما أنا فأرى أن»: whoever writes speaks, which is the outlet's own voice."""
    cue = next((one for one in view.words[at].cues if one.form.person == 1 and one.form.shape is Shape.PRESENT), None)
    if cue is None or view.in_speech(at) or view.mentions[at] is not None or at + 1 >= len(view):
        return None
    if not view.words[at + 1].that:
        return None
    start, clean = frame_start(view, at, floor)
    return Frame(FrameKind.IMPERSONAL, start, (at, at + 1), after_that(view, at + 1), None, clean=clean)


def subject_before(view: View, at: int, speakers: Speakers) -> Speaker | None:
    """Who does what the sentence tells before token ``at``, as a speaker."""
    phrase = _subject_of_clause(view, at)
    if phrase is None:
        return None
    speaker = speaker_of(view, phrase)
    if not is_reference(phrase, speaker):
        return speaker
    meant = speakers.meant_by_noun(speaker) or speakers.last_person(speaker.gender)
    return meant.carried() if meant is not None else speaker


def topic_of(view: View) -> Speaker | None:
    """Whom a sentence without cues tells about: the subject of its last verb that has a name or a speaking noun."""
    for verb in range(len(view) - 1, max(-1, len(view) - _FAR), -1):
        if is_finite(view, verb) and not view.in_speech(verb):
            phrase = phrase_at(view, verb + 1, len(view))
            if phrase is not None and (phrase.noun is not None or phrase.name is not None or phrase.place is not None):
                return speaker_of(view, phrase)
    return None


def is_negated(view: View, at: int) -> bool:
    """Whether the verb at ``at`` is negated («لم يكشف», «لن تؤكد», «ما قال» is not)."""
    before = at - 2 if view.form(at - 1) in ("قد", "يكن", "تكن") else at - 1
    return before >= 0 and view.words[before].has("negators") and view.form(before) not in ("غير", "عدم")


def verb_frame(view: View, at: int, speakers: Speakers, *, floor: int, inside: bool) -> Frame | None:
    """The frame of the finite cue at ``at``; None where nobody says anything.

    Nothing before ``floor`` belongs to it. ``inside``: it stands in what somebody says; there a verb without a
    subject only goes on speaking where a conjunction opens it («وأضاف أن»).
    """
    cue = verb_cue(view, at)
    if cue is None:
        return None
    negated = is_negated(view, at)
    polarity = _polarity(view, at, cue, negated=negated)
    if polarity is None:
        return None
    subject = _Subject(view, at, cue, speakers)
    if inside and subject.phrase is None and not _goes_on(view, at, cue):
        return None
    return _VerbFrame(view, at, cue, subject).frame(floor, polarity)


def _goes_on(view: View, at: int, cue: CueWord) -> bool:
    """Whether a bare verb inside a content goes back to its speaker: «وأضاف», «لكنها رفضت»."""
    return cue.clitic.startswith(("و", "ف")) or (cue.form.shape is Shape.PAST and _after_but(view, at))


def _after_but(view: View, at: int) -> bool:
    """«لكنه استبعد», «إلا أنه حذر»: the speaker goes on, against what was just said."""
    if view.form(at - 1).lstrip("و") in _BUT:
        return True
    return at > 1 and view.words[at - 1].that_pronoun and view.form(at - 2) in ("الا", "غير", "بيد")


def _polarity(view: View, at: int, cue: CueWord, *, negated: bool) -> Polarity | None:
    """What the cue does with its content; None where a negated cue says nothing of it."""
    if not negated:
        denies = cue.lemma.meaning is CueClass.DENIES
        return Polarity.DENIES if denies else Polarity.AFFIRMS
    if cue.lemma.name == "استبعد":  # «لم يستبعد»: holds it possible
        return Polarity.AFFIRMS
    if cue.lemma.meaning is CueClass.DENIES or (cue.lemma.meaning is CueClass.CONFIRMS and _denies_too(view, at)):
        return Polarity.DECLINES
    return None


def _denies_too(view: View, at: int) -> bool:
    """«لم يؤكد ... أو ينف»: another cue of denial under the same negation."""
    for later in range(at + 1, min(len(view), at + 8)):
        cue = view.words[later].cue(Shape.PAST, Shape.PRESENT)
        if cue is not None and cue.lemma.meaning is CueClass.DENIES:
            return True
    return False


class _Subject:
    """Who the subject of a verb is and where its words stand: after it, before it, or nowhere near."""

    def __init__(self, view: View, at: int, cue: CueWord, speakers: Speakers) -> None:
        self.phrase: Phrase | None = None
        self.before = self.relative = False
        self.first = at
        self._view, self._at, self._cue, self._speakers = view, at, cue, speakers
        self._find()

    @property
    def end(self) -> int:
        """The first token after the verb and a subject that follows it."""
        return self._at + 1 if self.phrase is None or self.before else self.phrase.end

    def speaker(self) -> Speaker | None:
        """The subject as a speaker, looked up among those who have spoken where it only points back."""
        if self.phrase is None:
            return self._bare()
        speaker = speaker_of(self._view, self.phrase)
        if speaker.noun is None and speaker.claimant.kind is ClaimantKind.PERSON:
            speaker = replace(speaker, gender=self._cue.form.gender)
        if is_reference(self.phrase, speaker):
            meant = self._speakers.meant_by_noun(speaker) or self._by_title(speaker)
            return meant.carried() if meant is not None else speaker
        return speaker

    def _by_title(self, speaker: Speaker) -> Speaker | None:
        """«وأضاف الوزير الروسي» after a person named without title: who goes on is who spoke last."""
        if speaker.noun_kind not in (NounKind.TITLE, NounKind.SOURCE) or speaker.plural:
            return None
        last = self._speakers.last_person(speaker.gender)
        if last is None or not (self._cue.lemma.name in _GOING_ON or not speaker.words):
            return None
        return last if speaker.noun != "مصدر" else None

    def _bare(self) -> Speaker | None:
        near = _subject_of_clause(self._view, self._at)
        if near is not None:
            return speaker_of(self._view, near)
        meant = self._speakers.meant_by_verb(self._cue.form, goes_on=self._cue.lemma.name in _GOING_ON)
        return meant.carried() if meant is not None else None

    def _find(self) -> None:
        view, at = self._view, self._at
        edge = at - 1 if view.form(at - 1) in ("قد", "وقد", "لقد", "فقد") else at
        if edge and view.words[edge - 1].has("relatives"):
            self._relative(edge - 1)
            return
        nouns = bool(self._cue.lemma.takes & {"noun", "cue"})
        start = _after_circumstance(view, at + 1)
        refused = self._cue.lemma.meaning is CueClass.DECLINES and start < len(view) and _is_declined(view, start)
        after = None if refused else phrase_at(view, start, len(view), noun_content=nouns)
        if after is not None and _agrees(view, after, self._cue) and not self._object_like(after, edge):
            self.phrase = after
            self.first = _auxiliary_start(view, edge)
            return
        self._preceding(edge)

    def _object_like(self, after: Phrase, edge: int) -> bool:
        """A word of no list after the verb is its object where a subject stands before it."""
        if self._cue.lemma.meaning is CueClass.DEMANDS and self._cue.clitic == "و" and after.noun is None:
            unnamed = after.name is None and after.place is None and after.quoted_name is None
            if unnamed and self._speakers.meant_by_verb(self._cue.form, goes_on=True) is not None:
                return True
        if after.noun is not None or after.name is not None or after.place is not None or after.quoted_name is not None:
            return False
        return _before(self._view, edge) is not None

    def _preceding(self, edge: int) -> None:
        found = _before(self._view, edge)
        if found is not None:
            self.phrase, self.before = found, True
            self.first = _auxiliary_start(self._view, found.start)

    def _relative(self, pronoun: int) -> None:
        """«حفتر، الذي يزعم»: the noun before the relative pronoun."""
        self.relative = True
        end = pronoun - 1 if self._view.mark(pronoun - 1, COMMAS) else pronoun
        self.phrase = _ending_at(self._view, end)
        self.before = True
        self.first = pronoun


def _auxiliary_start(view: View, first: int) -> int:
    """«وكان موقع ... قد كشف», «سبق لفلان أن أعلن»: the auxiliary belongs to the attributing words."""
    while first and (is_be(view, first - 1) or view.form(first - 1) in ("سبق", "وسبق", "قد", "وقد", "لقد", "ان")):
        if view.form(first - 1) == "ان" and view.form(first - 2) not in ("سبق", "وسبق"):
            break
        first -= 1
    return first


def _after_circumstance(view: View, at: int) -> int:
    """Past «أمس», «اليوم», «، الثلاثاء،» between verb and subject."""
    place = at
    while place < len(view) and (
        view.words[place].has("times")
        or (view.mark(place, COMMAS) and place + 1 < len(view) and view.words[place + 1].has("times"))
    ):
        place += 1
    if place > at and view.mark(place, COMMAS):
        place += 1
    return place


def _before(view: View, edge: int) -> Phrase | None:
    """The subject that stands before its verb in the same clause."""
    had = _sabaqa(view, edge) or _had_been(view, edge)
    if had is not None:
        return had
    start = clause_start(view, edge)
    while start < edge and is_be(view, start):
        start += 1
    if start >= edge:
        return None
    clitic = view.form(start)[:1]
    phrase = _someone_many(view, start, edge) or phrase_at(view, start, edge)
    if phrase is None or clitic == "ل" and phrase.name is None and phrase.noun is None:
        return None
    return phrase if _only_circumstances(view, phrase.end, edge) else None


def _someone_many(view: View, start: int, edge: int) -> Phrase | None:
    """«تداول ناشطون مقطعا قالوا إنه»: a verb in the masculine plural goes back to people in its clause."""
    cue = view.words[edge].cue(Shape.PAST, Shape.PRESENT) if edge < len(view) else None
    if cue is None or not cue.form.plural or cue.form.gender != "m":
        return None
    for at in range(edge - 1, start - 1, -1):
        noun = view.words[at].noun
        if noun is not None and noun.plural and noun.gender == "m" and noun.clitic in ("", "و"):
            return phrase_at(view, at, edge)
    return None


def _sabaqa(view: View, edge: int) -> Phrase | None:
    """«سبق ل... أن أعلن»."""
    if view.form(edge - 1) != "ان":
        return None
    for start in range(edge - 2, max(-1, edge - 2 - _PRECEDED_BY), -1):
        if view.form(start) in ("سبق", "وسبق"):
            return phrase_at(view, start + 1, edge - 1, clitic="ل")
    return None


def _had_been(view: View, edge: int) -> Phrase | None:
    """«كانت صحيفة ...، قد أفادت»: the subject stands after the auxiliary, a pause or circumstance may follow."""
    if view.form(edge) not in ("قد", "وقد"):
        return None
    for start in range(edge - 1, max(-1, edge - _PRECEDED_BY), -1):
        if is_be(view, start):
            return phrase_at(view, start + 1, edge)
    return None


def _only_circumstances(view: View, start: int, end: int) -> bool:
    """Whether no verb and no complementiser stands in the tokens: adjuncts and appositions alone."""
    return not any(
        view.words[at].that or is_finite(view, at) or view.words[at].has("relatives") for at in range(start, end)
    )


def _ending_at(view: View, end: int) -> Phrase | None:
    """The phrase whose last token is before ``end``: a name that ends there, or the clause's first noun."""
    if end <= 0:
        return None
    mention = view.mentions[end - 1]
    if mention is not None:
        start = end - 1
        while start and view.mentions[start - 1] is mention:
            start -= 1
        return phrase_at(view, start, end, clitic="ل")
    for start in range(end - 1, max(-1, end - 8), -1):
        if view.words[start].noun is not None:
            return phrase_at(view, start, end, clitic="ل")
    return None


def _subject_of_clause(view: View, at: int) -> Phrase | None:
    """Who does what the sentence tells before it comes to the cue («زار الوزير القاهرة وأعلن أن»)."""
    for verb in range(at - 1, max(-1, at - _FAR), -1):
        if view.words[verb].that or view.in_speech(verb):
            return None
        if is_finite(view, verb) and not is_be(view, verb):
            phrase = phrase_at(view, verb + 1, at)
            if phrase is not None and _is_known(phrase):
                return phrase
            break
    start = next((first for first in range(min(at, _FAR)) if not view.words[first].has("connectors")), at)
    phrase = phrase_at(view, start, at) if start < at else None
    human = phrase is not None and phrase.noun is not None and phrase.noun.takes_name
    return phrase if phrase is not None and (human or phrase.name is not None) else None


def _is_known(phrase: Phrase) -> bool:
    """Whether something tells that the phrase can speak: its noun, or a name in it."""
    return phrase.noun is not None or phrase.name is not None or phrase.place is not None


def _agrees(view: View, phrase: Phrase, cue: CueWord) -> bool:
    """Whether the noun after the verb can be its subject, by gender."""
    gender = cue.form.gender
    noun = phrase.noun
    if phrase.name is not None or phrase.place is not None or phrase.quoted_name is not None or gender is None:
        return True
    if noun is not None:
        own = noun.lemma.endswith("ه") and not noun.definite and noun.kind is NounKind.TITLE  # «محاميه»: his lawyer
        return (
            noun.gender == gender
            or (own and phrase.end - phrase.start == 1)
            or (noun.plural and not cue.form.plural)
            or view.words[phrase.start].has("quantifiers")
        )
    if gender == "f" and not cue.form.plural:
        return True
    form = view.form(phrase.start)
    return not cue.form.plural and (form.endswith("ه") == (gender == "f") or gender == "m" or form[:2] == "ال")


class _VerbFrame:
    """From a cue and its subject to the frame."""

    def __init__(self, view: View, at: int, cue: CueWord, subject: _Subject) -> None:
        self._view, self._at, self._cue, self._subject = view, at, cue, subject

    def frame(self, floor: int, polarity: Polarity) -> Frame | None:
        view, at, cue, subject = self._view, self._at, self._cue, self._subject
        if cue.lemma.meaning is CueClass.DECLINES:
            return self._declined(floor)
        content = self._content()
        if content is None and polarity is Polarity.DECLINES:
            content = self._after_denial()
        if content is None:
            return self._after_its_content(floor, polarity)
        speaker = subject.speaker()
        if speaker is None and not _spoken_by(view, subject.end, content.opened_at):
            return None
        frame = self._made(floor, content, speaker, polarity)
        take_in_relays(view, frame, subject.end, content.opened_at)
        return frame if frame.speaker is not None else None

    def _made(self, floor: int, content: Content, speaker: Speaker | None, polarity: Polarity) -> Frame:
        start, clean = frame_start(self._view, min(self._subject.first, self._at), floor)
        kind = FrameKind.RELATIVE if self._subject.relative else FrameKind.VERB
        return Frame(
            kind,
            start,
            (self._at, self._at + 1),
            content.start,
            speaker,
            self._cue.lemma.meaning,
            polarity,
            clean=clean and not self._subject.relative,
            explicit=self._subject.phrase is not None,
        )

    def _content(self) -> Content | None:
        subject, cue = self._subject, self._cue
        window = _BARE_WINDOW if subject.phrase is None or subject.relative else _WINDOW
        content = content_after(self._view, _after_mouth(self._view, subject.end), cue, window=window)
        if content is None:
            return None
        if subject.relative and any(self._view.mark(at, COMMAS) for at in range(subject.end, content.opened_at)):
            return None
        if cue.homograph and not (content.is_direct and (self._is_near(content) or self._is_told())):
            return None
        bare = subject.phrase is None
        opens = self._at == 0 or _after_but(self._view, self._at)
        at_once = opens and content.start == self._at + 1
        if (
            bare
            and content.opening is Opening.NOUN
            and not at_once
            and not _spoken_by(self._view, subject.end, content.opened_at)
        ):
            return None
        if cue.lemma.meaning is CueClass.QUOTES and not (content.is_direct and self._passes_on(content)):
            return None
        return content

    def _is_near(self, content: Content) -> bool:
        """Whether the content opens right after the verb and its subject."""
        return content.opened_at <= _after_circumstance(self._view, self._subject.end) + 1

    def _is_told(self) -> bool:
        """Whether somebody who can speak is the subject right after the verb."""
        phrase = self._subject.phrase
        if phrase is None or self._subject.before:
            return False
        human = phrase.noun is not None and phrase.noun.kind in (NounKind.SOURCE, NounKind.TITLE)
        return human or phrase.name is not None

    def _after_denial(self) -> Content | None:
        """«لم يؤكد ... أو ينف الغارة»: what stands after the second verb."""
        for at in range(self._subject.end, len(self._view) - 1):
            cue = self._view.words[at].cue(Shape.PAST, Shape.PRESENT)
            if cue is not None and cue.lemma.meaning is CueClass.DENIES:
                return Content(at + 1, Opening.NOUN, at)
        return None

    def _passes_on(self, content: Content) -> bool:
        """«نقلت ... عن X قوله»: whose words they are stands between."""
        return any(self._view.form(at) in ("عن", "الي") for at in range(self._subject.end, content.opened_at))

    def _declined(self, floor: int) -> Frame | None:
        """«رفض الناطق ... نفي أو تأكيد استلام طلب»: the content stands after the refused cues."""
        view, subject = self._view, self._subject
        from_lexicon = _declined_at(view, subject.end)
        if from_lexicon is None:
            return None
        speaker = subject.speaker()
        if speaker is None:
            return None
        content = Content(from_lexicon, Opening.NOUN, from_lexicon)
        return self._made(floor, content, speaker, Polarity.DECLINES)

    def _after_its_content(self, floor: int, polarity: Polarity) -> Frame | None:
        """«..., قال المتحدث.»: cue and claimant close the sentence."""
        view, at, subject = self._view, self._at, self._subject
        if subject.phrase is None or subject.before or self._cue.homograph or at == 0:
            return None
        after_quote = at > 1 and any(view.in_speech(place) for place in (at - 1, at - 2) if not view.tokens[place].form)
        if not after_quote and any(view.tokens[place].form for place in range(subject.end, len(view))):
            return None
        related = view.form(at - 1) in ("كما", "ما", "حسبما", "مثلما", "وفقما")
        if not related and not view.mark(at - 1, _CLOSING_MARKS):
            return None
        start = at - 1 if related else at
        if view.mark(start - 1, COMMAS):
            start -= 1
        if start <= floor:
            return None
        speaker = subject.speaker()
        return Frame(
            FrameKind.POSTPOSED, start, (at, at + 1), floor, speaker, self._cue.lemma.meaning, polarity, end=len(view)
        )


def _after_mouth(view: View, at: int) -> int:
    """Past «على لسان فلان» where it follows the verb or its subject directly."""
    if (view.form(at), view.form(at + 1)) != ("علي", "لسان"):
        return at
    phrase = phrase_at(view, at + 2, len(view), noun_content=True)
    return phrase.end if phrase is not None else at


def _declined_at(view: View, start: int) -> int | None:
    return next((at for at in range(start, min(len(view), start + _DECLINE_WINDOW)) if _is_declined(view, at)), None)


def _is_declined(view: View, at: int) -> bool:
    form = view.form(at)
    return bool(form) and (form in lexicon().declined or form.lstrip("و") in lexicon().declined)


def _spoken_by(view: View, start: int, end: int) -> bool:
    return any(view.form(at) in ("لسان", "نقلا") for at in range(start, end))


def take_in_relays(view: View, frame: Frame, start: int, end: int) -> None:
    """Reads between cue and content who spoke through whom, and puts it into the frame."""
    at, heard = start, False
    while at < end:
        pair = (view.form(at), view.form(at + 1))
        if not heard and (pair in (("علي", "لسان"), ("نقلا", "عن")) or _from_source(view, frame, at)):
            heard = True
            at = _through(view, frame, at, 2 if pair[1] in ("لسان", "عن") else 1, end)
            continue
        relay = _relay_at(view, at, end)
        if relay is not None:
            frame.relays.append(Relay(relay))
            at = view.after_quote(at) if view.quotes[at] is not None else at + 1
        at += 1


def _from_source(view: View, frame: Frame, at: int) -> bool:
    """«نقلت ... عن X», «علمت ... من X»: whose words they are."""
    if frame.meaning is CueClass.QUOTES:
        return view.form(at) in ("عن", "الي")
    return view.form(at) == "من" and frame.cue is not None and view.form(frame.cue[0]).lstrip("و").startswith("علم")


def _through(view: View, frame: Frame, at: int, words: int, end: int) -> int:
    """«... على لسان X», «نقلا عن X», «نقلت ... عن X»: X speaks, the subject only passes it on."""
    phrase = phrase_at(view, at + words, end + 1, noun_content=True)
    if phrase is None:
        return at + words
    if frame.speaker is not None:
        frame.relays.insert(0, Relay(frame.speaker, frame.cue))
    frame.speaker = speaker_of(view, phrase)
    return phrase.end


def _relay_at(view: View, at: int, end: int) -> Speaker | None:
    """An outlet to which it was said («لرويترز», «اطلعت عليه "عربي21"», «مع قناة ...»)."""
    mention, word = view.begins_mention(at), view.words[at]
    outlet_noun = word.noun is not None and word.noun.kind is NounKind.OUTLET
    quoted = view.opens_name(at) and _addressed(view, at - 1)
    outlet = mention is not None and mention.kind.value == "outlet"
    if not (outlet or outlet_noun or quoted):
        return None
    phrase = phrase_at(view, at, end, clitic="ل")
    if phrase is None:
        return None
    speaker = speaker_of(view, phrase)
    return speaker if speaker.named else None


def _addressed(view: View, at: int) -> bool:
    """Whether the word before a quoted name says that it was told there."""
    form = view.form(at)
    word = view.words[at] if at >= 0 else None
    return form in ("ل", "عليه", "عليها", "به", "بها", "مع", "عبر") or (
        word is not None and word.noun is not None and word.noun.kind is NounKind.OUTLET
    )
