"""Who the subject of a verb is: the noun after it, the one before it, or somebody who has spoken already."""

from collections.abc import Iterator

from factcheck.text.arabic.attacks import before_attack, claims_attack
from factcheck.text.arabic.circumstances import after_addressee, after_aside, after_circumstance, after_meanwhile
from factcheck.text.arabic.claimants import speaker_of
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.content_objects import STAND_INS
from factcheck.text.arabic.left_subjects import (
    FAR,
    auxiliary_start,
    is_known,
    phrase_ending_at,
    subject_left_of,
    subjects_of_clause,
    topic_phrase,
)
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.met_subjects import subject_met
from factcheck.text.arabic.nearby_subjects import subject_right_before
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subject_borders import (
    TO_SOMEBODY,
    after_listener,
    agrees,
    before_judged,
    before_listener,
    before_own_preposition,
    is_blamed,
    is_judged,
    is_only_object,
    is_plural_object,
    is_the_public,
    is_told_outlet,
)
from factcheck.text.arabic.unlisted_subjects import unlisted_subject
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import BODY, DECLINES, DEMANDS, REPORT, TITLE, CueWord

_ALREADY = frozenset({"قد", "وقد", "لقد", "فقد"})
_ABOUT = frozenset({"رحب", "ندد", "اشاد", "طالب", "سخر", "استشهد", "اتهم", "وصف", "فسر", "برر"})
# What a verb takes that may begin with a noun.
_NOMINAL = ("noun", "cue", "object", "negated")
# What is said of something follows these verbs with a preposition.
_SAID_OF = {"ارجع": "الي", "عزا": "الي", "وصف": "ب", "فسر": "ب", "برر": "ب", "قدر": "ب", "حمل": "المسووليه"}
_BEFORE_PLACE = frozenset({"في", "من", "عن", "علي"})
_TWO = 2
IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
# Verbs that only go on with what somebody has begun to say.
GOING_ON = frozenset({"اضاف", "تابع", "اردف", "استطرد", "استرسل", "واصل", "اكمل", "زاد", "استدرك"})


class Subject:
    """Who the subject of a verb is and where its words stand: after it, before it, or nowhere near."""

    def __init__(self, view: View, at: int, cue: CueWord, speakers: Speakers) -> None:
        self.phrase: Phrase | None = None
        # What has no speaker for its subject: «وسط هتافات طالبت».
        self.before = self.relative = self._nobody = False
        self.first = at
        self.near: Phrase | None = None  # «تحدثت المجلة إلى طبيب قال إن»
        self._left: Phrase | None = None
        self._looked = False
        self._view, self._at, self._cue, self._speakers = view, at, cue, speakers
        # Those who have spoken so far.
        self.known = speakers
        self._find()
        # The first token after the verb and a subject that follows it.
        self.end = self._after()

    def _left_of(self, edge: int) -> Phrase | None:
        """The subject that stands before the verb, looked for once."""
        if not self._looked:
            self._left, self._looked = subject_left_of(self._view, edge), True
        return self._left

    def _after(self) -> int:
        return self._at + 1 if self.phrase is None or self.before else self.phrase.end

    def without_own_preposition(self) -> bool:
        """Gives back to the verb the preposition that it takes, and whether the subject had taken one in."""
        if self.phrase is None or self.before:
            return False
        shorter = before_own_preposition(self._view, self.phrase, self._cue)
        if shorter is None:
            return False
        self.phrase = shorter
        self.end = self._after()
        return True

    def speaker(self) -> Speaker | None:
        """The subject as a speaker, looked up among those who have spoken where it only points back."""
        if self.phrase is None:
            return None if self._nobody else self._bare()
        return meant(self._view, self.phrase, self._speakers, gender=self._cue.form.gender)

    def _bare(self) -> Speaker | None:
        gender = self._cue.form.gender
        self.near = subject_met(self._view, self._at, self._cue)
        if self.near is not None:
            return meant(self._view, self.near, self._speakers)
        for near in subjects_of_clause(self._view, self._at):
            speaker = meant(self._view, near, self._speakers)
            several = speaker.plural and (near.several or (near.noun is not None and near.noun.gender == "m"))
            if several and not self._cue.form.plural:  # «التقى العمال وأكد»: not the workers
                continue
            if speaker.plural or None in (speaker.gender, gender) or speaker.gender == gender:
                return speaker
        before = self._speakers.meant_by_verb(self._cue.form, goes_on=self._cue.lemma.name in GOING_ON)
        return before.carried() if before is not None else None

    def _find(self) -> None:
        view, at = self._view, self._at
        edge = at - 1 if view.forms[at - 1] in _ALREADY else at
        if edge and "relatives" in view.words[edge - 1].kinds:
            self._relative(edge - 1)
            return
        nouns = not self._cue.lemma.takes.isdisjoint(_NOMINAL)
        start = after_aside(view, after_circumstance(view, at + 1))
        if view.forms[start][:1] == "ل":
            start = after_addressee(view, start)
        start = after_listener(view, start, self._cue)
        refused = self._cue.lemma.meaning is DECLINES and start < view.size and is_declined(view, start)
        after = None if refused else phrase_at(view, start, view.size, noun_content=nouns, keeps_b=self._keeps_b())
        first = view.words[after.start] if after is not None else None
        if first is not None and first.noun is None and first.clitic == "و" and first.definite:
            after = None  # «وقالت والدموع تغالبها»
        topic = topic_phrase(view, at) if self._cue.clitic == "ف" else None
        if topic is not None:  # «أما فلان، فاتهم ...»
            self.phrase, self.before, self.first = topic, True, topic.start
            return
        if after is not None:
            spoken_of = is_judged(view, after, self._cue) or is_plural_object(view, after)
            spoken_of = spoken_of or is_blamed(view, after, self._cue) or is_told_outlet(view, after, self._cue)
            spoken_of = spoken_of or (is_the_public(after, self._cue) and self._goes_on())
            after = None if spoken_of or self._is_addressed(edge) else self._alone(after)
        if after is not None and is_only_object(view, after, self._cue):
            after = None
        if after is not None and agrees(view, after, self._cue) and not self._object_like(after, edge):
            self.phrase = after
            self.first = auxiliary_start(view, edge)
            return
        self._preceding(edge)
        if self.phrase is None and not self._nobody and after is None and not refused:
            self.phrase = unlisted_subject(view, start, self._cue)
            self.first = at if self.phrase is None else auxiliary_start(view, edge)

    def _keeps_b(self) -> bool:
        """«رحب الوزير بالاتفاق»: what such a verb is about stands behind «ب»."""
        return "ب" not in self._cue.lemma.takes and self._cue.lemma.name not in _ABOUT

    def _alone(self, after: Phrase) -> Phrase:
        """The subject without a listener or an object that stands right behind it."""
        if claims_attack(self._cue):
            return before_attack(self._view, after)
        return before_judged(self._view, before_listener(self._view, after, self._cue), self._cue)

    def _is_addressed(self, edge: int) -> bool:
        """«إلا أن متحدثا باسم الوزارة أبلغ رويترز»: whom a verb speaks to or of stands after it, the subject before."""
        if self._cue.lemma.name not in TO_SOMEBODY or self._view.words[self._at].joined:
            return False
        left = self._left_of(edge)
        return left is not None and is_known(left)

    def _object_like(self, after: Phrase, edge: int) -> bool:
        """A word of no list after the verb is its object where a subject stands before it."""
        if self._cue.lemma.meaning is DEMANDS and self._cue.clitic == "و" and after.noun is None:
            unnamed = after.name is None and after.place is None and after.quoted_name is None
            if unnamed and self._goes_on():
                return True
        if after.noun is not None and (after.noun.kind is REPORT or self._view.forms[after.start] in lexicon().denied):
            return self._is_described(after)
        if after.noun is not None or after.name is not None or after.place is not None or after.quoted_name is not None:
            return False
        return self._left_of(edge) is not None or self._is_described(after)

    def _goes_on(self) -> bool:
        """Whether somebody who agrees with the verb has spoken."""
        return self._speakers.meant_by_verb(self._cue.form, goes_on=True) is not None

    def _is_described(self, after: Phrase) -> bool:
        """«وأرجع الأزمة إلى ...», «وصفت الأرقام بـ...»: what has the article and of what something is said at once."""
        marker = _SAID_OF.get(self._cue.lemma.name)
        view, end = self._view, after.end
        if marker is None or not (view.words[after.start].definite or view.forms[after.start] in STAND_INS):
            return False
        while view.forms[end] in _BEFORE_PLACE and end + _TWO < view.size:  # «الأرقام الواردة في الخطاب بـ...»
            end += _TWO
        return view.forms[end] == marker or (len(marker) == 1 and view.forms[end].startswith(marker))

    def _preceding(self, edge: int) -> None:
        found = self._left_of(edge)
        if found is None or not edge - 1 <= found.end <= edge:
            self.near = subject_right_before(self._view, edge, self._cue)
        if self.near is not None:
            self.phrase, self.before = self.near, True
            return
        self._nobody = self._is_of_another(found, edge)
        if found is not None and not self._nobody and not self._is_told_in(found):
            self.phrase, self.before = found, True
            self.first = auxiliary_start(self._view, found.start)

    def _is_of_another(self, found: Phrase | None, edge: int) -> bool:
        """«جثامين الضحايا وسط هتافات طالبت»: right behind a noun without article the verb is that noun's."""
        word = self._view.words[edge - 1]
        if found is None:
            if not word.form.endswith("ات"):
                return False
        elif is_known(found) or found.quoted_name is not None or found.end >= edge:
            return False
        plain = bool(word.form) and not (word.definite or word.kinds or word.verb or word.noun)
        return plain and self._view.mentions[edge - 1] is None and not self._view.words[self._at].joined

    def _is_told_in(self, found: Phrase) -> bool:
        """«كلمة أكد فيها أن»: what somebody said something in, and who is not its subject."""
        if self._view.forms[self._at + 1] not in IN_IT:
            return False
        told = found.noun is not None and found.noun.kind is REPORT
        return told or self._view.words[found.start].has("statements")

    def _relative(self, pronoun: int) -> None:
        """«حفتر، الذي يزعم»: the noun before the relative pronoun."""
        self.relative = True
        end = pronoun - 1 if self._view.mark(pronoun - 1, COMMAS) else pronoun
        self.phrase = phrase_ending_at(self._view, end)
        self.before = True
        self.first = pronoun


def subject_before(view: View, at: int, speakers: Speakers) -> Speaker | None:
    """Who does what the sentence tells before token ``at``, as a speaker."""
    phrase = next(subjects_of_clause(view, at), None)
    return meant(view, phrase, speakers) if phrase is not None else None


def topic_of(view: View) -> Iterator[Speaker]:
    """Whom a sentence without cues tells about: the subject of its last verb that has a name or a speaking noun."""
    fronted = _fronted_topic(view)
    if fronted is not None:
        yield speaker_of(view, fronted)
        return
    first = max(0, view.size - FAR + 1)
    verbs = [at for at, word in enumerate(view.words[first:], first) if word.finite]
    for verb in reversed(verbs):
        if is_finite(view, verb) and not view.in_speech(verb):
            phrase = phrase_at(view, verb + 1, view.size)
            if phrase is not None and is_plural_object(view, phrase):
                continue
            if phrase is not None and (phrase.noun is not None or phrase.name is not None or phrase.place is not None):
                yield speaker_of(view, phrase)
                return


def _fronted_topic(view: View) -> Phrase | None:
    """«أما النائبة فلانة فغادرت القاعة», «النائبة فلانة غادرت القاعة»: somebody known before the first verb."""
    start = 1 if view.forms[0] in ("اما", "واما") else 0
    phrase = phrase_at(view, start, min(view.size, FAR))
    if phrase is None or phrase.end >= view.size:
        return None
    after = after_meanwhile(view, phrase.end)  # «المجمع من جهته لم يتأخر في الرد»
    kinds = (TITLE, BODY) if after > phrase.end else (TITLE,)
    if phrase.name is None and (phrase.noun is None or phrase.noun.kind not in kinds or not phrase.noun.definite):
        return None
    at = after + view.mark(after, COMMAS)
    at += at < view.size and view.words[at].has("negators")
    return phrase if at < view.size and is_finite(view, at) else None


def is_declined(view: View, at: int) -> bool:
    """Whether the token is a noun for what one refuses to say («التعليق», «نفي أو تأكيد»)."""
    form = view.forms[at]
    return bool(form) and (form in lexicon().declined or form.lstrip("و") in lexicon().declined)
