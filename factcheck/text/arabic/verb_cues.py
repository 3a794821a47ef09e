"""Finite verbs that attribute, with auxiliaries and negation: from the verb and its subject to the frame."""

from factcheck.domain.words import Modality, Polarity
from factcheck.text.arabic.clauses import frame_start
from factcheck.text.arabic.contents import Content, Opening, after_that, content_after
from factcheck.text.arabic.frames import Frame, FrameKind
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.relays import after_mouth, speaks_for_another, take_in_relays
from factcheck.text.arabic.speakers import Speaker, Speakers
from factcheck.text.arabic.subjects import Subject, after_circumstance, is_declined
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import CueClass, CueWord, NounKind

# A verb without a subject of its own speaks only of what follows at once.
_BARE_WINDOW = 12


_WINDOW = 40


_PRESENT_ONLY = frozenset({"لا", "لم", "لن"})


_BUT = frozenset({"لكنه", "لكنها", "لكنهم", "لكنهما"})


_CLOSING_MARKS = frozenset('"»”›،,')


_DECLINE_WINDOW = 22


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
    subject = Subject(view, at, cue, speakers)
    if inside and subject.phrase is None and not _goes_on(view, at, cue):
        return None
    return _VerbFrame(view, at, cue, subject).frame(floor, polarity)


def first_person_frame(view: View, at: int, *, floor: int) -> Frame | None:
    """«أما أنا فأرى أن»: whoever writes speaks, which is the outlet's own voice."""
    cue = next((one for one in view.words[at].cues if one.form.person == 1 and one.form.shape is Shape.PRESENT), None)
    if cue is None or view.in_speech(at) or view.mentions[at] is not None or at + 1 >= len(view):
        return None
    if not view.words[at + 1].that:
        return None
    start, clean = frame_start(view, at, floor)
    return Frame(FrameKind.IMPERSONAL, start, (at, at + 1), after_that(view, at + 1), None, clean=clean)


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


def is_negated(view: View, at: int) -> bool:
    """Whether the verb at ``at`` is negated («لم يكشف», «لن تؤكد», «ما قال» is not)."""
    before = at - 2 if view.form(at - 1) in ("قد", "يكن", "تكن") else at - 1
    return before >= 0 and view.words[before].has("negators") and view.form(before) not in ("غير", "عدم")


def _denies_too(view: View, at: int) -> bool:
    """«لم يؤكد ... أو ينف»: another cue of denial under the same negation."""
    for later in range(at + 1, min(len(view), at + 8)):
        cue = view.words[later].cue(Shape.PAST, Shape.PRESENT)
        if cue is not None and cue.lemma.meaning is CueClass.DENIES:
            return True
    return False


def _goes_on(view: View, at: int, cue: CueWord) -> bool:
    """Whether a bare verb inside a content goes back to its speaker: «وأضاف», «لكنها رفضت»."""
    return cue.clitic.startswith(("و", "ف")) or (cue.form.shape is Shape.PAST and _after_but(view, at))


def _after_but(view: View, at: int) -> bool:
    """«لكنه استبعد», «إلا أنه حذر»: the speaker goes on, against what was just said."""
    if view.form(at - 1).lstrip("و") in _BUT:
        return True
    return at > 1 and view.words[at - 1].that_pronoun and view.form(at - 2) in ("الا", "غير", "بيد")


class _VerbFrame:
    """From a cue and its subject to the frame."""

    def __init__(self, view: View, at: int, cue: CueWord, subject: Subject) -> None:
        self._view, self._at, self._cue, self._subject = view, at, cue, subject

    def frame(self, floor: int, polarity: Polarity) -> Frame | None:
        view, cue, subject = self._view, self._cue, self._subject
        if cue.lemma.meaning is CueClass.DECLINES:
            return self._declined(floor)
        content = self._content()
        if content is None and polarity is Polarity.DECLINES:
            content = self._after_denial()
        if content is None:
            return self._after_its_content(floor, polarity)
        speaker = subject.speaker()
        if speaker is None and not speaks_for_another(view, subject.end, content.opened_at):
            return None
        frame = self._made(floor, content, speaker, polarity)
        if polarity is Polarity.AFFIRMS and cue.lemma.meaning is CueClass.DENIES:  # «لم يستبعد»
            frame.modality = Modality.POSSIBLE
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
        content = content_after(self._view, after_mouth(self._view, subject.end), cue, window=window)
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
            and not speaks_for_another(self._view, subject.end, content.opened_at)
        ):
            return None
        if cue.lemma.meaning is CueClass.QUOTES and not (content.is_direct and self._passes_on(content)):
            return None
        return content

    def _is_near(self, content: Content) -> bool:
        """Whether the content opens right after the verb and its subject."""
        return content.opened_at <= after_circumstance(self._view, self._subject.end) + 1

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
        preposition = "الي" if self._cue.lemma.name == "نسب" else "عن"
        return any(self._view.form(at) == preposition for at in range(self._subject.end, content.opened_at))

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


def _declined_at(view: View, start: int) -> int | None:
    return next((at for at in range(start, min(len(view), start + _DECLINE_WINDOW)) if is_declined(view, at)), None)
