"""Whether what stands after a verb is what its subject says: of verbs spelt like other words most say nothing."""

from factcheck.domain.words import ClaimantKind
from factcheck.text.arabic.action_nouns import is_action_noun, is_definite_deed
from factcheck.text.arabic.circumstances import after_circumstance
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.content_openings import Content, Opening
from factcheck.text.arabic.court_roles import pleads
from factcheck.text.arabic.cue_verbs import after_but
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.relays import speaks_for_another
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.subjects import GOING_ON, IN_IT, Subject
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import DEMANDS, QUOTES, REVEALS, TITLE, CueWord

# Words between somebody who «wrote» and what they wrote: where, when, to whom.
_AT_HAND = 14
# «كما نفى», «كذلك أعلن»
_ALSO = frozenset({"كما", "وكما", "كذلك", "وكذلك", "ايضا"})
# Words at most of what stands before a verb that tells no subject.
_FRONTED = 12
_WRITES = frozenset({"كتب", "غرد", "علق"})
_BLAME = frozenset({"مسووليه", "المسووليه"})
# What is proven of something; «أثبت اللاعب حضوره» says nothing.
_PROVEN = frozenset({"وجود", "عدم", "صحه", "خلو", "تورط", "ضلوع", "وقوع", "براءه", "بطلان", "سلامه", "اصابه", "تعرض"})
_AND_NOT = frozenset({"ولم", "ولن", "ولا"})
_FROM = {"عنه": "m", "عنها": "f", "اليه": "m", "اليها": "f"}


class ContentJudge:
    """Judges what may be the content of one verb with its subject."""

    def __init__(self, view: View, at: int, cue: CueWord, subject: Subject) -> None:
        self._view, self._at, self._cue, self._subject = view, at, cue, subject

    def is_its_own(self, content: Content) -> bool:
        """Whether what stands there is said by this verb, and its subject."""
        view, subject, cue = self._view, self._subject, self._cue
        if subject.relative and any(view.mark(at, COMMAS) for at in range(subject.end, content.opened_at)):
            return False
        if cue.homograph and not self._is_sure(content):
            return False
        if self._is_done(content):
            return False
        if cue.lemma.name == "اثبت" and content.opening is Opening.NOUN and view.forms[content.start] not in _PROVEN:
            return False
        joined = view.words[self._at].joined or view.forms[self._at - 1] in _AND_NOT
        opens = (
            self._at == 0
            or joined
            or view.forms[self._at + 1] in IN_IT
            or after_but(view, self._at)
            or self._is_fronted()
        )
        at_once = opens and content.start == after_circumstance(view, self._at + 1)
        if subject.phrase is None and content.opening is Opening.NOUN and not at_once:
            return speaks_for_another(view, subject.end, content.opened_at)
        return cue.lemma.meaning is not QUOTES or (content.is_direct and self._passes_on(content))

    def _is_fronted(self) -> bool:
        """«وخلال اللقاء، أكد أهمية ...», «كما نفى وجود ...»: only when, where or of what stands before the verb.

        Somebody must have spoken in the sentence before: else it may be a passive («وفي بيروت، أعلن وقف ...»).
        """
        view, at = self._view, self._at
        if self._subject.phrase is not None or not self._subject.known.have_just_spoken():
            return False
        if at == 1 and view.forms[0] in _ALSO:
            return True
        first, form = view.words[0], view.forms[0]
        deed = form.startswith("وب") and is_action_noun(form[2:])
        if at > _FRONTED or not (deed or first.has("prepositions")):
            return False
        there = form.lstrip("و") == "في" and not (view.words[1].told_in or view.words[1].definite)
        if self._cue.lemma.name == "اعلن" and there:  # «وفي بيروت، أعلن مقتل ...»: a passive
            return False
        return not any(word.finite or word.that or word.finite_cue is not None for word in view.words[:at])

    def _shows(self, cue: CueWord) -> bool:
        """«كشفت الجرافات عن», «يرى في المرآة»: what comes to light, and is not said."""
        if cue.lemma.name == "راي":
            return not self._sees()
        return cue.lemma.meaning is REVEALS and self._is_thing()

    def _sees(self) -> bool:
        """«رأت الصحيفة في الزيارة رسالة», «... ورأت فيها رغبة»: somebody who can speak."""
        return self.is_told() or (self._subject.phrase is None and self._view.words[self._at].joined)

    def _is_done(self, content: Content) -> bool:
        """Whether the verb tells here what is done or so, and nothing said."""
        cue, with_preposition = self._cue, content.opening is Opening.PREPOSITION
        if cue.lemma.name in GOING_ON:
            return self._is_done_to(content)
        if cue.lemma.name == "ارجع" and cue.form.shape is Shape.PRESENT:  # «ويرجع تاريخ المسجد إلى ...»
            return not self.is_told()
        if cue.lemma.name == "قطع" and with_preposition:  # «قطع الرئيس بعدم التفاوض», «قطع الطريق بالإطارات»
            return not self._view.forms[content.opened_at].startswith(("بعدم", "باستحاله", "بان"))
        if cue.lemma.name == "دفع":  # «دفع المحامي ببطلان الإجراءات», «دفع الجيش بتعزيزات»
            return not self._pleads()
        if cue.lemma.name == "عبر":  # «عبر "تلغرام"»
            return not with_preposition
        return with_preposition and self._shows(cue)

    def _pleads(self) -> bool:
        """Whether whoever stands before a court is the subject."""
        phrase = self._subject.phrase
        if phrase is None or phrase.noun is None:
            return False
        return pleads(phrase.noun.lemma) or self._view.forms[phrase.end - 1] == "الدفاع"

    def _is_done_to(self, content: Content) -> bool:
        """«أضاف ثلاثة طوابق وقال إن»: what is added or followed stands right after the verb and its subject."""
        view, end = self._view, self._subject.end
        if end + 1 >= content.opened_at or not view.forms[end] or view.quotes[end] is not None:
            return False
        word = view.words[end]
        if (
            word.kinds - {"quantifiers"}
            or word.noun is not None
            or word.cues
            or word.definite
            or view.mentions[end] is not None
            or is_finite(view, end)  # «وأضاف نازح عاد إلى بيته أن»
        ):
            return False
        return not (view.forms[end][0] in "بلكوف" or view.forms[end].endswith("ا"))  # «وأضاف ضاحكا من السؤال: ...»

    def _is_thing(self) -> bool:
        """«كشفت زخات الأسبوع عن», «كشفت الجرافات عن»: a word of no list that governs another, or several things."""
        phrase = self._subject.phrase
        if phrase is None or is_known(phrase) or phrase.quoted_name is not None:
            return False
        words = self._view.words
        if phrase.end - phrase.start == 1:
            return words[phrase.start].definite and self._cue.form.gender == "f"
        return words[phrase.start + 1].definite

    def _is_sure(self, content: Content) -> bool:
        """Whether a verb spelt like another word surely speaks here."""
        view = self._view
        blames = self._cue.lemma.name == "حمل" and view.forms[content.opened_at] in _BLAME  # «حمّل المسؤولية للعقوبات»
        if content.opening is Opening.OBJECT or blames or self._is_felt(content):
            return True
        if content.opening is Opening.PREPOSITION and self.is_told():
            beside = content.opened_at - self._view.mark(content.opened_at - 1, COMMAS) == self._subject.end
            return beside or "future" in self._cue.lemma.takes
        if content.opening is Opening.NOUN and self._cue.lemma.meaning is DEMANDS:  # «وطلب المحامي تأجيل الجلسة»
            opens = self._at == 0 or view.words[self._at].joined or view.mark(self._at - 1, COMMAS)
            opens = opens or self._stands_behind_subject()
            return opens and self.is_told() and content.opened_at == self._subject.end
        if (
            self._cue.lemma.name in _WRITES
            and view.quotes[content.start] is not None
            and content.is_direct
            and self._subject.phrase is not None
        ):
            return self._is_at_hand(content)  # «كتب عراقجي: "..."»
        if (
            self._subject.phrase is not None
            and view.forms[content.opened_at].startswith("بان")
            and self._is_near(content)
        ):
            return True  # «وردت فلانة بأن ...»
        told = self.is_told() or self._goes_on_by_name(content) or self._goes_on_somewhere(content)
        told = told and self._is_at_hand(content)
        return content.is_direct and (told or (self._subject.phrase is None and self._opens_speech(content)))

    def _goes_on_by_name(self, content: Content) -> bool:
        """«وزاد عباس أن», «وتابع هاني العلي أن»: at the head of a sentence a name stands behind such a verb."""
        phrase = self._subject.phrase
        if phrase is None or self._subject.before or self._at or content.opening is not Opening.THAT:
            return False
        named = phrase.unknown_name is not None and self._cue.lemma.name in GOING_ON
        return named or self._cue.lemma.name == "بين"  # «وبين الخفاجي أن»: between two would be no «أن»

    def _goes_on_somewhere(self, content: Content) -> bool:
        """«وتابع في المؤتمر الصحفي أن»: what is followed would stand right behind the verb."""
        if self._subject.phrase is not None or self._at or self._cue.lemma.name not in GOING_ON:
            return False
        return content.opening is Opening.THAT and self._view.words[self._at + 1].has("prepositions")

    def _is_felt(self, content: Content) -> bool:
        """«عبر الوزير، أمس، عن خشيته من»: what is somebody's own, or an action noun; «عن طريق» is neither."""
        if self._cue.lemma.name != "عبر" or not (self.is_told() and self._is_at_hand(content)):
            return False
        form = self._view.forms[content.start]
        return form.endswith(("ه", "ها", "هم")) or is_action_noun(form) or is_definite_deed(form)

    def _stands_behind_subject(self) -> bool:
        """«والنيابة تطلب أقصى عقوبة»: right behind its subject, and in nothing that somebody else says."""
        phrase = self._subject.phrase
        if phrase is None or not self._subject.before or phrase.end != self._at:
            return False
        return not phrase.start or not self._view.words[phrase.start - 1].that

    def _is_at_hand(self, content: Content) -> bool:
        """Whether no new clause begins between the subject and what is said."""
        if self._view.mark(content.opened_at - 1, COMMAS):
            return True
        between = range(self._subject.end, content.opened_at)
        return len(between) <= _AT_HAND and not any(self._view.words[at].has("connectors") for at in between)

    def _opens_speech(self, content: Content) -> bool:
        """Whether a verb without subject is followed by its content, with no more than a circumstance between."""
        return self._is_near(content) or content.opening in (Opening.COLON, Opening.QUOTE)

    def _is_near(self, content: Content) -> bool:
        """Whether the content opens right after the verb and its subject."""
        return content.opened_at <= after_circumstance(self._view, self._subject.end) + 1

    def is_told(self) -> bool:
        """Whether somebody who can speak is the subject."""
        phrase = self._subject.phrase
        if phrase is None:
            return False
        unknown = phrase.unknown_name
        if unknown is not None and self._view.words[unknown].has("given_names"):  # «تحكي فاطمة»
            return True
        return phrase.noun is not None or any((phrase.name, phrase.place, phrase.quoted_name, phrase.honour))

    def _passes_on(self, content: Content) -> bool:
        """«نقلت ... عن X قوله»: whose words they are stands between."""
        if self.heard_from() is not None:
            return True
        preposition = _whose(self._cue)
        return any(self._view.forms[at] == preposition for at in range(self._subject.end, content.opened_at))

    def is_passed_on(self) -> bool:
        """«ونقل عن الوزير قوله»: the passive, where no outlet has spoken that might pass it on."""
        if self._cue.lemma.meaning is not QUOTES or self._subject.phrase is not None:
            return False
        after = _whose(self._cue)
        if self._view.forms[self._at + 1] != after:
            return False
        speaker = self._subject.speaker()
        return speaker is None or speaker.claimant.kind is not ClaimantKind.OUTLET

    def heard_from(self) -> Speaker | None:
        """«ونقلت عنه الوكالة قوله»: whoever was spoken of before."""
        if self._cue.lemma.meaning is not QUOTES:
            return None
        subject, view = self._subject, self._view
        form = view.forms[self._at + 1]
        if form in _FROM and form.startswith(_whose(self._cue)):
            return subject.known.last_human(_FROM[form])
        if subject.phrase is None or view.forms[subject.end] not in _FROM:
            return None
        visited = phrase_at(view, subject.phrase.start + 1, subject.end)  # «ونقل زوار رئيس المجلس عنه أنه»
        known = visited is not None and (
            visited.name is not None or (visited.noun is not None and visited.noun.kind is TITLE)
        )
        return meant(view, visited, subject.known) if visited is not None and known else None


def _whose(cue: CueWord) -> str:
    """«نقل عن», «نسب إلى»: what stands before whoever said what is passed on."""
    return "الي" if cue.lemma.name == "نسب" else "عن"
