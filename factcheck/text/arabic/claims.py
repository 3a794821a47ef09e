"""From frames to claims: spans of the text, chains of attribution, and what is the outlet's own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, compress

from factcheck.domain.reading import Claimant, Hop
from factcheck.domain.spans import Span
from factcheck.domain.words import HopRole, Modality, Polarity, SentenceKind
from factcheck.text.arabic.content_ends import asserts
from factcheck.text.arabic.content_spans import content_span, is_quoted, parts_of
from factcheck.text.arabic.cue_verbs import is_joined
from factcheck.text.arabic.frames import (
    ANSWER,
    CARRIED,
    IMPERSONAL,
    PARTICIPLE,
    POSTPOSED,
    RELATIVE,
    VERB,
    Frame,
    Relay,
    uncovered,
)
from factcheck.text.arabic.guests import Guests
from factcheck.text.arabic.interviews import answers_in, interviewee
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.modality import modality_of
from factcheck.text.arabic.publisher import Publisher, is_ours, others_named
from factcheck.text.arabic.retelling import Retelling
from factcheck.text.arabic.rules import NOBODY, rule_of
from factcheck.text.arabic.sentence_reading import frames_in
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Naming, Speakers
from factcheck.text.arabic.subjects import topic_of
from factcheck.text.arabic.view import View, views_of
from factcheck.text.arabic.vocabulary import REVEALS
from factcheck.text.normalize import fold_word
from factcheck.text.pack import Document, DraftClaim
from factcheck.text.quotes import Quote

# Opening and closing mark differ.
_SURE_MARKS = frozenset("«“‹")
_TWO = 2
_CONJUNCTIONS = frozenset("وف")
_CORRESPONDENTS = frozenset({"مراسل", "مراسله", "موفد"})
_KINDS_THAT_ASSERT = (SentenceKind.BODY, SentenceKind.TITLE, SentenceKind.CAPTION)


def read_claims(document: Document) -> list[DraftClaim]:
    """The claims of an Arabic document in reading order."""
    reader = _Reader(document)
    return list(chain.from_iterable(map(reader.read, views_of(document))))


class _Reader:
    """Goes through the sentences; remembers who has spoken and whose report is being retold."""

    def __init__(self, document: Document) -> None:
        self._publisher = Publisher(document)
        self._speakers = Speakers()
        self._retelling = Retelling()
        self._guests = Guests(self._publisher.is_named)
        self._quoting: Quote | None = None
        # The words that opened that quotation; they stand in an earlier sentence than what goes on with it.
        self._quoted_by: Span | None = None
        self._answers = answers_in(document)
        self._answers_by = interviewee(document, self._answers) if self._answers else None

    def read(self, view: View) -> list[DraftClaim]:
        """The claims of the next sentence."""
        if not view.tokens:
            return []
        if view.sentence.kind not in _KINDS_THAT_ASSERT:
            frames = [one for one in frames_in(view, self._speakers.copy()) if one.explicit and one.speaker is not None]
            return [claim for frame in frames for claim in self._claim(view, frame)]
        if view.sentence.number in self._answers:
            self._answers_by = self._answers_by or self._speakers.last()
            if self._answers_by is not None:
                return self._answer(view, self._answers_by.carried())
        mended = self._mended(view)
        speaker = self._speakers.last()
        if mended is not view and speaker is not None and self._surely_quoted(view):
            return self._answer(mended, speaker.carried())
        view = mended
        frames = frames_in(view, self._speakers)
        for frame in frames:
            self._take_for_own(view, frame)
        carried = self._carried(view) if not frames and view.has_quotes else None
        if carried is not None:
            frames = [carried]
        self._retelling.go_on(view.sentence.number, frames)
        self._guests.go_on(view, frames)
        if len(frames) > 1:
            frames = [frame for frame in frames if not _is_denied(frame, frames)]
        claims = [claim for frame in frames for claim in self._claim(view, frame)]
        claims.extend(self._own(view, frames))
        self._remember(view, frames)
        claims.sort(key=_in_order)
        return claims

    def _answer(self, view: View, speaker: Speaker) -> list[DraftClaim]:
        """What an interviewed person says: all of it is theirs, and others whom they quote are heard through them."""
        frames = [one for one in frames_in(view, self._speakers) if one.speaker is not None]
        frames = [one for one in frames if one.explicit and one.kind is not CARRIED]
        for frame in frames:
            frame.relays.append(Relay(speaker))
        own = [
            Frame(ANSWER, start, None, start, speaker, end=end, explicit=False)
            for start, end in uncovered(view.size, [one for one in frames if one.kind is not RELATIVE])
            if not frames or asserts(view, start, end)
        ]
        claims = [claim for frame in (*frames, *own) for claim in self._claim(view, frame)]
        self._speakers.add(speaker)
        return sorted(claims, key=_in_order)

    def _mended(self, view: View) -> View:
        """A quotation from before that holds a reporting verb with its speaker was closed by mistake."""
        open_quote = view.quotes[0]
        if open_quote is None or open_quote.span.start >= view.sentence.span.start:
            return view
        without = view.without(open_quote)
        reported = any(
            frame.explicit and frame.kind is VERB and frame.speaker is not None and frame.speaker.noun_kind is not None
            for frame in frames_in(without, self._speakers.copy())
        )
        return without if reported else view

    def _surely_quoted(self, view: View) -> bool:
        """Whether the whole sentence goes on with what is quoted, by marks that cannot have been taken for others."""
        quote, span = view.quotes[0], view.sentence.span
        if quote is None or quote is not self._quoting or not quote.balanced:
            return False
        return view.text[quote.span.start] in _SURE_MARKS and quote.span.end >= span.end - _TWO

    def _carried(self, view: View) -> Frame | None:
        """A sentence that is all quotation, with nobody credited in it, is the last speaker's."""
        quote, speaker = view.quotes[0], self._speakers.last()
        if quote is None or speaker is None or not view.in_speech(0):
            return None
        goes_on = quote.span.start < view.sentence.span.start and quote is self._quoting
        whole = quote.span.start >= view.sentence.span.start and quote.span.end >= view.sentence.span.end - 1
        if not goes_on and not whole:
            return None
        end = view.after_quote(0)
        relays = [Relay(one) for one in speaker.through]
        return Frame(CARRIED, 0, None, 0, speaker.carried(), end=end, explicit=False, relays=relays)

    def _remember(self, view: View, frames: Sequence[Frame]) -> None:
        if view.named:
            self._speakers.see(Naming(partial(others_named, view, self._publisher), view.words))
        self._remember_quote(view, frames)
        silent = all(frame.speaker is None for frame in frames)
        self._speakers.set_topic(Naming(partial(topic_of, view), view.words) if silent else None)
        if view.sentence.kind is SentenceKind.TITLE:
            self._speakers.end_title()

    def _remember_quote(self, view: View, frames: Sequence[Frame]) -> None:
        last = view.quotes[-1] or (view.quotes[-2] if view.size > 1 else None)
        spoken = frames[-1] if frames and frames[-1].speaker is not None else None
        self._quoting = last if spoken is not None else None
        if spoken is None or spoken.kind is not CARRIED:
            self._quoted_by = _cue_span(view, spoken.cue) if spoken is not None else None

    def _take_for_own(self, view: View, frame: Frame) -> None:
        """What the outlet's own correspondent reports, or it has found out itself, is told in the outlet's voice."""
        speaker = frame.speaker
        if speaker is None:
            return
        reports = speaker.noun in _CORRESPONDENTS and self._publisher.employs(speaker)
        learned = frame.kind is VERB and frame.meaning is REVEALS and self._publisher.is_named(speaker.claimant)
        if reports or learned or is_ours(view, speaker):
            frame.speaker = None
            frame.kind = POSTPOSED if frame.kind is POSTPOSED else IMPERSONAL

    def _claim(self, view: View, frame: Frame) -> Iterator[DraftClaim]:
        for first, end in parts_of(view, *_content_tokens(view, frame)):
            span = content_span(view, first, end)
            if span is not None:
                yield self._part(view, frame, span, first, end)

    def _part(self, view: View, frame: Frame, span: Span, first: int, end: int) -> DraftClaim:
        speaker, number, modality = frame.speaker, view.sentence.number, _modality(view, frame, first, end)
        if speaker is None:
            return DraftClaim(number, span, polarity=frame.polarity, modality=modality, rule=rule_of(frame, None))
        cue = _cue_span(view, frame.cue) or (self._quoted_by if frame.kind is CARRIED else None)
        words = cue.of(view.text) if cue is not None else None
        known = speaker.claimant
        hop = Hop(known.name, HopRole.CLAIMANT, words, known.span, known.entity_id, cue)
        return DraftClaim(
            number,
            span,
            known,
            (hop, *self._relays(view, known, frame.relays)) if frame.relays else (hop,),
            words,
            cue,
            frame.polarity,
            modality,
            quoted=frame.kind is ANSWER or is_quoted(view, first, end),
            rule=rule_of(frame, cue),
        )

    def _relays(self, view: View, claimant: Claimant, relays: Sequence[Relay]) -> Iterator[Hop]:
        """Through whom the words came, each once, nearest the claimant first."""
        seen = {fold_word(claimant.name)}
        for relay in relays:
            known = relay.speaker.claimant
            name = fold_word(known.name)
            ours = relay.speaker.noun in _CORRESPONDENTS and relay.speaker.noun_possessed
            if name not in seen and not ours and not self._publisher.is_named(known):
                seen.add(name)
                cue = _cue_span(view, relay.cue)
                words = cue.of(view.text) if cue is not None else None
                yield Hop(known.name, HopRole.RELAY, words, known.span, known.entity_id, cue)

    def _own(self, view: View, frames: Sequence[Frame]) -> Iterator[DraftClaim]:
        """What the sentence says outside all frames, where that is a clause of its own."""
        speaking = [frame for frame in frames if frame.kind is not RELATIVE]
        for start, end in uncovered(view.size, speaking):
            around = self._quoted_around(view, start, end, speaking)
            if around is not None:
                yield from self._claim(view, around)
            elif not speaking or asserts(view, start, end) or _leads_chain(view, speaking, start, end):
                span = content_span(view, start, end)
                if span is not None:
                    modality = modality_of(view, start, end)
                    yield DraftClaim(view.sentence.number, span, modality=modality, rule=NOBODY)

    def _quoted_around(self, view: View, start: int, end: int, frames: Sequence[Frame]) -> Frame | None:
        """A quotation that its cue breaks off («"..."، يقول فلان، "..."») is that speaker's too."""
        if not view.has_quotes:
            return None
        following = next((one for one in frames if one.start >= end - 1 and one.kind is VERB), None)
        quoted = list(compress(view.quotes[start:end], view.forms[start:end]))
        if following is None or not quoted or not all(quoted):
            return None
        return replace(following, content=start, end=end)


def _modality(view: View, frame: Frame, first: int, end: int) -> Modality:
    """What the cue says of the content, unless a condition in the content says more."""
    found = modality_of(view, first, end, meaning=frame.meaning)
    return found if frame.modality is None or found is Modality.CONDITIONAL else frame.modality


def _in_order(claim: DraftClaim) -> tuple[int, int]:
    return claim.span.start, -claim.span.end


def _cue_span(view: View, cue: tuple[int, int] | None) -> Span | None:
    """Where the cue stands, without the conjunction written onto it."""
    if cue is None:
        return None
    first, end = cue
    token = view.tokens[first]
    if not is_joined(view, first):
        start = token.start
    else:  # a mark or tatweel before the conjunction is rare
        start = token.start + 1 if token.text[0] in _CONJUNCTIONS else token.after(1)
    return Span(start, view.tokens[end - 1].end)


def _content_tokens(view: View, frame: Frame) -> tuple[int, int]:
    if frame.kind is POSTPOSED:
        return frame.content, frame.start
    return frame.content, frame.end if frame.end is not None else view.size


def _is_denied(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a relative clause only tells of what somebody denies («نفى الأنباء التي تحدثت عن ...»)."""
    if frame.kind is not RELATIVE:
        return False
    return any(
        one.polarity is not Polarity.AFFIRMS
        and one.content <= frame.start
        and frame.content < (one.end or frame.content)
        for one in frames
    )


def _leads_chain(view: View, frames: Sequence[Frame], start: int, end: int) -> bool:
    """Whether a participle chain hangs on what ends here: that is a clause, whatever its verb."""
    if view.forms[start] in lexicon().light:  # «ومضى المصدر قائلا»
        return False
    return any(frame.kind is PARTICIPLE and frame.start == end for frame in frames)
