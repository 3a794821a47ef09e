"""English claims: each sentence cut at its attributive words, each piece put to whoever says it."""

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.domain.spans import Span
from factcheck.domain.words import HopRole, SentenceKind
from factcheck.text.english.attitudes import attitudes
from factcheck.text.english.drafts import own, relays_of
from factcheck.text.english.frame import Frame
from factcheck.text.english.frames import find_frames
from factcheck.text.english.interviews import Interview, interview_in
from factcheck.text.english.memory import PERSON, Memory, Speaker
from factcheck.text.english.modality import modality_of
from factcheck.text.english.pieces import pieces, place
from factcheck.text.english.quotations import paragraphs_of, quotations
from factcheck.text.english.stretches import trim
from factcheck.text.english.subjects import topic
from factcheck.text.english.view import Page, View
from factcheck.text.pack import Document, DraftClaim

# Headings and captions name a thing more often than they assert one.
_ASSERTING = frozenset({SentenceKind.BODY, SentenceKind.TITLE})


def read_claims(document: Document) -> list[DraftClaim]:
    """The claims of a document in reading order."""
    talk = interview_in(document, paragraphs_of(document.text))
    memory = Memory(talk.guest)
    views = list(Page(document, quotations(document, talk.answers)).views())
    speaking = _Speaking(views, talk)
    drafts: list[DraftClaim] = []
    for view in views:
        if _whole_quote(view):
            whole = _of_quote(view, speaking.of(view, memory), speaking.cues.get(view.quotes[0].span.end))
            drafts += [whole, *attitudes(view, memory, drafts=[whole])]
        elif frames := find_frames(view, memory):
            speaking.note(view, frames)
            cut = pieces(view, frames)
            held = attitudes(view, memory, frames=frames, drafts=cut)
            drafts += sorted([*cut, *held], key=place) if held else cut
        elif view.sentence.kind in _ASSERTING:
            alone = [own(view, 0, view.size), *attitudes(view, memory)]
            if (somebody := topic(view, memory)) is not None:
                memory.meet(somebody)
            speaking.pause(somebody)
            drafts += alone
    return drafts


class _Speaking:
    """Whose a quotation is that runs over several sentences."""

    def __init__(self, views: Sequence[View], talk: Interview) -> None:
        self._views = views
        self._starts = [view.sentence.span.start for view in views]
        # By the end of the quotation; answers without a name are the guest's.
        self._known = {one.span.end: talk.guest for one in talk.answers if one.label is None and talk.guest}
        self.cues: dict[int, Span] = {}  # of quotations that a cue closes, by their end
        self._beside: Speaker | None = None  # who spoke in the sentence right before

    def note(self, view: View, frames: Sequence[Frame]) -> None:
        """Remember that the last quotation of a sentence is its last speaker's."""
        last = frames[-1]
        self._beside = speaker = None if last.speaker is None else last.source()
        if view.quotes and speaker is not None:
            self._known[view.quotes[-1].span.end] = speaker

    def pause(self, about: Speaker | None) -> None:
        """Remember that nobody spoke in a sentence: a quotation behind it is that of the person whom it is ``about``,
        else it has its source further back.
        """
        self._beside = None if about is None or about.kind is not PERSON else about.standing(None)

    def of(self, view: View, memory: Memory) -> Speaker | None:
        """Who speaks in a sentence that is quotation and nothing else: whom its quotation is or will be put down to,
        otherwise whoever spoke last. The source's words are those beside the quotation, in the sentence that names it.
        """
        quote = view.quotes[0]
        if quote.span.end not in self._known:
            closing = self._views[max(0, bisect_right(self._starts, quote.span.end - 1) - 1)]
            frames = [] if _whole_quote(closing) else find_frames(closing, memory)
            told = next((frame for frame in frames if frame.speaker is not None), None)
            speaker = told.source() if told is not None else None
            speaker = speaker or self._beside or (memory.last and memory.last.standing(None))
            if speaker is None:
                return None
            self._known[quote.span.end] = self._beside = speaker
            if told is not None and told is frames[0]:
                self.cues[quote.span.end] = closing.span(frames[0].cue_low, frames[0].cue_high)
        return self._known[quote.span.end]


def _whole_quote(view: View) -> bool:
    """Whether the sentence is words of a quotation and nothing else."""
    if not view.quotes or max(view.quote) < 0:
        return False
    return not any(view.quote[at] < 0 and view.is_word[at] for at in range(view.size))


def _of_quote(view: View, speaker: Speaker | None, cue: Span | None) -> DraftClaim:
    low, high = trim(view, 0, view.size)
    if speaker is None or low >= high:
        return own(view, 0, view.size)
    words = cue.of(view.document.text) if cue is not None else None
    return DraftClaim(view.sentence.number, view.span(low, high), speaker.claimant(),
                      (speaker.hop(HopRole.CLAIMANT, words, cue), *relays_of(view, speaker, speaker.relay)), words, cue,
                      modality=modality_of(view, low, high), quoted=True, rule="quotation that goes on")  # fmt: skip
