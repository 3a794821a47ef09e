"""Finite verbs that attribute, with auxiliaries and negation: from the verb and its subject to the frame."""

from bisect import bisect_left
from operator import attrgetter

from factcheck.domain.words import Modality, Polarity
from factcheck.text.arabic.attacks import attack_after, claims_attack
from factcheck.text.arabic.authors import author_in
from factcheck.text.arabic.charges import charge_after
from factcheck.text.arabic.circumstances import after_meanwhile, after_statement
from factcheck.text.arabic.clauses import clause_goes_on, frame_start, is_finite
from factcheck.text.arabic.content_openings import PROMISED, Content, Opening
from factcheck.text.arabic.contents import content_after, spoken_at
from factcheck.text.arabic.cue_verbs import (
    BEFORE_BEHIND,
    RELATING,
    goes_on,
    hides_name,
    is_negated,
    is_none,
    may_speak,
    polarity_of,
    relates_back,
    verb_cue,
)
from factcheck.text.arabic.frames import ASIDE, POSTPOSED, RELATIVE, VERB, Frame, Relay
from factcheck.text.arabic.judgements import judged_by_verb
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.nearby_subjects import told_by
from factcheck.text.arabic.own_contents import ContentJudge
from factcheck.text.arabic.refusals import declined_at
from factcheck.text.arabic.relays import after_mouth, keep_relays, relays_before, speaks_for_another, take_in_relays
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subjects import Subject
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import DECLINES, DENIES, QUOTES, CueWord

_AFFIRMS, _DECLINES, _DENIES = Polarity.AFFIRMS, Polarity.DECLINES, Polarity.DENIES
# A verb without a subject of its own speaks only of what follows at once.
_BARE_WINDOW = 24
_WINDOW = 40
_CLOSING_MARKS = frozenset('"»”›،,')
_TWO = 2
# From a closing claimant to the comma behind which they go on.
_TO_CHAIN = 24


def verb_frame(view: View, at: int, speakers: Speakers, *, floor: int, inside: bool) -> Frame | None:
    """The frame of the finite cue at ``at``; None where nobody says anything.

    Nothing before ``floor`` belongs to it. ``inside``: it stands in what somebody says; there a verb without a
    subject only goes on speaking where a conjunction opens it («وأضاف أن»).
    """
    cue = verb_cue(view, at)
    if cue is None:
        return None
    polarity = polarity_of(view, at, cue, negated=is_negated(view, at))
    if polarity is not None and cue.pronoun and relates_back(view, at, cue):
        return judged_by_verb(view, at, polarity, speakers, floor=floor)
    if polarity is None or (polarity is _AFFIRMS and not may_speak(view, at, cue)) or is_none(view, at, cue):
        return None
    subject = Subject(view, at, cue, speakers)
    if inside and subject.phrase is None and not goes_on(view, at, cue):
        return None
    return _VerbFrame(view, at, cue, subject).frame(floor, polarity)


class _VerbFrame:
    """From a cue and its subject to the frame."""

    def __init__(self, view: View, at: int, cue: CueWord, subject: Subject) -> None:
        self._view, self._at, self._cue, self._subject = view, at, cue, subject
        self._judge = ContentJudge(view, at, cue, subject)
        # Where a second verb begins that denies what the first does not confirm.
        self._denied_at: int | None = None

    def frame(self, floor: int, polarity: Polarity) -> Frame | None:
        view, cue, subject = self._view, self._cue, self._subject
        if cue.lemma.meaning is DECLINES:
            return self._declined(floor)
        content = self._content()
        if content is None and subject.without_own_preposition():
            content = self._content()
        if content is None and polarity is _DECLINES:
            content = self._after_denial()
        if content is None:
            return self._after_its_content(floor, polarity)
        speaker = None if self._judge.is_passed_on() else subject.speaker()
        if speaker is None and not self._names_another(content):
            return None
        frame = self._made(floor, content, speaker, self._of_noun(content, polarity))
        frame.end = self._denied_at
        if polarity is _AFFIRMS and cue.lemma.name == "استبعد":  # «لم يستبعد»: holds it possible
            frame.modality = Modality.POSSIBLE
        if "future" in cue.lemma.takes and content.opening in PROMISED:  # «تعهد بالرد»
            frame.modality = Modality.PREDICTED
        source = self._judge.heard_from() if cue.lemma.meaning is QUOTES else None
        if source is not None and frame.speaker is not None:
            frame.relays.append(Relay(frame.speaker, frame.cue))
            frame.speaker = source.carried()
        self._told_before(frame)
        written = frame.cue is not None and frame.cue[0] > subject.end
        author = author_in(view, subject.end, frame.cue[0], subject.known) if written and frame.cue else None
        if author is not None and frame.speaker is not None:
            frame.relays.append(Relay(frame.speaker, (self._at, self._at + 1)))
            frame.speaker = author.carried()
        take_in_relays(view, frame, subject.known, subject.end, content.opened_at)
        relays_before(view, frame, subject.known, floor)
        keep_relays(frame, subject.known)
        return frame if frame.speaker is not None else None

    def _of_noun(self, content: Content, polarity: Polarity) -> Polarity:
        """«نقلت الوكالة عن مصدر نفيه صحة الأنباء»: what is passed on is a denial."""
        noun = self._view.words[content.opened_at].noun_cue
        denies = self._cue.lemma.meaning is QUOTES and noun is not None and noun.lemma.meaning is DENIES
        return _DENIES if denies else polarity

    def _names_another(self, content: Content) -> bool:
        """«ونقل عن الوزير قوله», «على لسان»: whose words they are stands between cue and content."""
        if self._judge.is_passed_on():
            return True
        return speaks_for_another(self._view, self._subject.end, content.opened_at)

    def _told_before(self, frame: Frame) -> None:
        """«قال لرويترز مسؤول ...»: the outlet that was told stands between the verb and its subject."""
        subject, phrase = self._subject, self._subject.phrase
        if subject.relative:
            return
        paper = told_by(self._view, subject.near, subject.known) if subject.near is not None else None
        if paper is not None:
            frame.relays.append(Relay(paper))
        if phrase is None:
            self._told_by_antecedent(frame)
            return
        first, end = (phrase.end, self._at) if subject.before else (self._at + 1, phrase.start)
        if first < end:
            take_in_relays(self._view, frame, subject.known, first, end)

    def _told_by_antecedent(self, frame: Frame) -> None:
        """«مصدر تحدث لرويترز أكد أن»: a clause that only tells whom they told belongs to the words that attribute."""
        view, at = self._view, self._at
        span = frame.speaker.claimant.span if frame.speaker is not None else None
        if span is None or view.words[at].joined:
            return
        first = bisect_left(view.tokens, span.end, key=attrgetter("start"))
        if first < at:
            take_in_relays(view, frame, self._subject.known, first, at)
        if frame.relays:
            frame.start = min(frame.start, bisect_left(view.tokens, span.start, key=attrgetter("start")))

    def _made(self, floor: int, content: Content, speaker: Speaker | None, polarity: Polarity) -> Frame:
        start, clean = frame_start(self._view, min(self._subject.first, self._at), floor)
        kind = RELATIVE if self._subject.relative else VERB
        cue = spoken_at(self._view, self._at, content)
        return Frame(
            kind,
            start,
            (cue, cue + 1),
            content.start,
            speaker,
            self._cue.lemma.meaning,
            polarity,
            clean=clean and not self._subject.relative,
            explicit=self._subject.phrase is not None,
        )

    def _content(self) -> Content | None:
        subject, cue = self._subject, self._cue
        if claims_attack(cue):
            return attack_after(self._view, subject.end)
        charge = charge_after(self._view, cue, subject)
        if charge is not None:
            return charge
        window = _BARE_WINDOW if subject.phrase is None or subject.relative else _WINDOW
        start = after_meanwhile(self._view, after_mouth(self._view, subject.end))
        content = content_after(self._view, start, cue, window=window)
        behind = after_statement(self._view, start) if content is None else start
        if behind > start:  # «وتوعدت الجماعة في بيان بالرد»
            content = content_after(self._view, behind, cue, window=window)
        return content if content is not None and self._judge.is_its_own(content) else None

    def _after_denial(self) -> Content | None:
        """«لم يؤكد ... أو ينف الغارة»: what stands after the second verb."""
        for at in range(self._subject.end, self._view.size - 1):
            cue = self._view.words[at].finite_cue
            if cue is not None and cue.lemma.meaning is DENIES:
                if cue.pronoun:  # «لم تؤكد الشركة الخبر ولم تنفه»: what stands between the two verbs
                    self._denied_at = at - 1
                    return Content(self._subject.end, Opening.NOUN, self._subject.end)
                return Content(at + 1, Opening.NOUN, at)
        return None

    def _declined(self, floor: int) -> Frame | None:
        """«رفض الناطق ... نفي أو تأكيد استلام طلب»: the content stands after the refused cues."""
        view, subject = self._view, self._subject
        from_lexicon = declined_at(view, subject.end)
        if from_lexicon is None:
            return self._rejected(floor)
        speaker = subject.speaker()
        if speaker is None:
            return None
        content = Content(from_lexicon, Opening.NOUN, from_lexicon)
        frame = self._made(floor, content, speaker, _DECLINES)
        take_in_relays(view, frame, subject.known, subject.end, content.start)
        keep_relays(frame, subject.known)
        return frame

    def _rejected(self, floor: int) -> Frame | None:
        """«رفض المتحدث الاتهامات»: what others say is denied."""
        at, subject = self._subject.end, self._subject
        if self._cue.lemma.name != "رفض" or self._view.forms[at] not in lexicon().accusations:
            return None
        speaker = subject.speaker()
        content = Content(at, Opening.NOUN, at)
        return self._made(floor, content, speaker, _DENIES) if speaker is not None else None

    def _after_its_content(self, floor: int, polarity: Polarity) -> Frame | None:
        """«..., قال المتحدث.»: cue and claimant close the sentence."""
        view, at, subject = self._view, self._at, self._subject
        doubtful = self._cue.homograph and view.forms[at - 1] not in BEFORE_BEHIND
        doubtful = doubtful or claims_attack(self._cue)
        if subject.phrase is None or subject.before or at == 0 or doubtful or not self._judge.is_told():
            return None
        if view.forms[at - 1] == "هكذا" and at > _TWO and view.quotes[at - 3] is not None:
            at -= 1  # «"..."، هكذا رد فلان على منتقديه»
        related = view.forms[at - 1] in RELATING
        if related and view.mark(at - 2, COMMAS) and at - 2 > floor:
            return self._aside(floor, polarity)
        until = self._before_chain()
        after_quote = at > 1 and any(view.quotes[place] for place in (at - 1, at - 2) if not view.forms[place])
        if not after_quote and any(view.forms[subject.end : until]):
            return None
        if not related and not view.mark(at - 1, _CLOSING_MARKS):
            return None
        start = at - 1 if related else at
        if view.mark(start - 1, COMMAS):
            start -= 1
        if start <= floor:
            return None
        speaker = subject.speaker()
        cue = (self._at, self._at + 1)
        return Frame(POSTPOSED, start, cue, floor, speaker, self._cue.lemma.meaning, polarity, end=until)

    def _before_chain(self) -> int:
        """«"..."، يقول فلان، مضيفا: ...»: where a participle goes on behind the words that attribute."""
        view = self._view
        for at in range(self._subject.end, min(view.size - 1, self._subject.end + _TO_CHAIN)):
            if view.quotes[at] is not None:
                break
            following = view.words[at + 1]
            joined = following.finite_cue is not None and following.joined  # «قالت فلانة، وأضافت: ...»
            if view.mark(at, COMMAS) and (joined or following.participle is not None):
                return at
        return view.size

    def _aside(self, floor: int, polarity: Polarity) -> Frame | None:
        """«..., كما قال فلان للصحفيين أمس، ...»: whoever stands between two commas says what is around them."""
        view, at, subject = self._view, self._at, self._subject
        end = next((place for place in range(subject.end, view.size) if view.mark(place, COMMAS)), view.size)
        between = range(subject.end, end)
        closed = all(hides_name(view, at) or not is_finite(view, at) for at in between if not view.words[at].that)
        closed = closed and not any(view.words[at].that for at in between)
        speaker = subject.speaker() if closed else None
        if speaker is None:
            return None
        goes_on = end < view.size and clause_goes_on(view, at - 2, end)
        kind, until = (ASIDE, None) if goes_on else (POSTPOSED, end)
        start = floor if goes_on else at - 2
        meaning = self._cue.lemma.meaning
        frame = Frame(kind, start, (at, at + 1), floor, speaker, meaning, polarity, end=until)
        take_in_relays(view, frame, subject.known, subject.end, end)
        return frame
