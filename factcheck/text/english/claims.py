"""English claims: each sentence cut at its attributive words, each piece put to whoever says it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from factcheck.domain.reading import Hop
from factcheck.domain.words import ClaimantKind, HopRole, Polarity, SentenceKind
from factcheck.text.english.frame import Frame
from factcheck.text.english.frames import find_frames
from factcheck.text.english.memory import Memory, Speaker
from factcheck.text.english.modality import hearsay, modality_of
from factcheck.text.english.quotations import quotations
from factcheck.text.english.view import View
from factcheck.text.normalize import fold
from factcheck.text.pack import Document, DraftClaim

# Headings and captions name a thing more often than they assert one.
_ASSERTING = frozenset({SentenceKind.BODY, SentenceKind.TITLE})
_LEAST_OWN_WORDS = 5  # fewer words beside an attributed claim are circumstances, not a claim of the outlet
_LEAST_REST_WORDS = 3  # the main clause that goes on behind a relative one
_SHORT_BEGINNING = 6  # "The deal, X said, is dead": up to so many words belong to what comes after
_MOSTLY = 0.5


def read_claims(document: Document) -> list[DraftClaim]:
    """The claims of a document in reading order."""
    memory = Memory()
    quoted = quotations(document)
    views = [view for sentence in document.sentences if len(view := View.of(document, sentence, quoted))]
    speaking = _Speaking(views)
    drafts: list[DraftClaim] = []
    for view in views:
        if _whole_quote(view):
            drafts.append(_of_quote(view, speaking.of(view, memory)))
        elif frames := find_frames(view, memory):
            speaking.note(view, frames)
            drafts += _pieces(view, frames)
        elif view.sentence.kind in _ASSERTING:
            drafts.append(_own(view, 0, len(view)))
    return drafts


class _Speaking:
    """Whose a quotation is that runs over several sentences."""

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views
        self._starts = [view.sentence.span.start for view in views]
        self._known: dict[int, Speaker] = {}  # by the end of the quotation

    def note(self, view: View, frames: Sequence[Frame]) -> None:
        """Remember that the last quotation of a sentence is its last speaker's."""
        speaker = frames[-1].speaker
        if view.quotes and speaker is not None:
            self._known[view.quotes[-1].span.end] = speaker

    def of(self, view: View, memory: Memory) -> Speaker | None:
        """Who speaks in a sentence that is quotation and nothing else: whom its quotation is or will be put down to,
        otherwise whoever spoke last.
        """
        quote = view.quotes[0]
        if quote.span.end not in self._known:
            closing = self._views[max(0, bisect_right(self._starts, quote.span.end - 1) - 1)]
            frames = [] if _whole_quote(closing) else find_frames(closing, memory)
            speaker = next((frame.speaker for frame in frames if frame.speaker is not None), memory.last)
            if speaker is not None:
                self._known[quote.span.end] = speaker
        known = self._known.get(quote.span.end)
        return None if known is None else replace(known, span=None)


def _whole_quote(view: View) -> bool:
    """Whether the sentence is words of a quotation and nothing else."""
    return (
        all(view.quote[at] >= 0 or not token.is_word for at, token in enumerate(view.tokens)) and max(view.quote) >= 0
    )


def _of_quote(view: View, speaker: Speaker | None) -> DraftClaim:
    low, high = _trim(view, 0, len(view))
    if speaker is None or low >= high:
        return _own(view, 0, len(view))
    return DraftClaim(view.sentence.number, view.span(low, high), speaker.claimant(),
                      (speaker.hop(HopRole.CLAIMANT, None, None), *_relays(view, speaker, speaker.relay)),
                      modality=modality_of(view, low, high), quoted=True)  # fmt: skip


def _pieces(view: View, frames: Sequence[Frame]) -> list[DraftClaim]:
    """The claims of a sentence: what stands between its frames, each piece put to its frame."""
    bounds = [0, *(edge for frame in frames for edge in (frame.low, frame.high)), len(view)]
    gaps = [_trim(view, bounds[2 * at], bounds[2 * at + 1]) for at in range(len(frames) + 1)]
    drafts: list[DraftClaim] = []
    pending: Speaker | None = None  # who relays the next frame: "Reuters reported that X said"
    for at, frame in enumerate(frames):
        before, after = gaps[at], gaps[at + 1]
        if not frame.right:
            if _is_thrown_in(view, frames, at, gaps):
                pending = frame.speaker
                continue
            drafts += _left(view, frames, at, gaps, drafts)
            continue
        if at == 0:
            drafts += [_draft(view, frame, before, None)] if _quoted(view, before) else _own_before(view, before)
        if _empty(after) and at + 1 < len(frames) and frames[at + 1].right and frame.speaker is not None:
            pending = frame.speaker
            continue
        closing = frames[at + 1] if at + 1 < len(frames) else None
        drafts += _right(view, frame, after, pending=pending, closing=closing)
        pending = None
    return sorted(drafts, key=lambda draft: draft.span) or [_own(view, 0, len(view))]


def _is_thrown_in(view: View, frames: Sequence[Frame], at: int, gaps: Sequence[tuple[int, int]]) -> bool:
    """As in "After the visits, it said, Moscow announced that ...": whoever is thrown in relays what follows."""
    circumstance = view.words(*gaps[at]) <= _SHORT_BEGINNING and not _quoted(view, gaps[at])
    return (
        at + 1 < len(frames) and frames[at + 1].right and _empty(gaps[at + 1]) and circumstance and not _empty(gaps[at])
    )


def _right(
    view: View, frame: Frame, gap: tuple[int, int], *, pending: Speaker | None, closing: Frame | None
) -> list[DraftClaim]:
    """What follows a frame; behind a relative clause the main clause goes on, for the outlet or for whom ``closing``
    names ("Haftar, who claims ..., is negotiating, Reuters reported").
    """
    low, high = gap
    if frame.limit is not None and frame.limit < high:
        rest = _trim(view, frame.limit, high)
        if view.words(*rest) < _LEAST_REST_WORDS:
            own = []
        elif closing is not None and not closing.right and closing.speaker is not None:
            own = [_draft(view, closing, rest, None)]
        else:
            own = [_own(view, *rest)]
        return [_draft(view, frame, _trim(view, low, frame.limit), pending), *own]
    if low >= high:
        if frame.polarity.value != "declines":
            return []
        low, high = frame.high - 1, frame.high
    return [_draft(view, frame, (low, high), pending)]


def _left(
    view: View, frames: Sequence[Frame], at: int, gaps: Sequence[tuple[int, int]], drafts: list[DraftClaim]
) -> list[DraftClaim]:
    """What stands before a frame that closes it; where another frame has it already, this one relays."""
    frame, gap = frames[at], gaps[at]
    last = drafts[-1] if drafts else None
    if (
        at
        and frames[at - 1].limit is not None
        and drafts
        and drafts[-1].cue_span == view.span(frame.cue_low, frame.cue_high)
    ):
        return []
    if last is not None and frame.polarity is Polarity.DENIES and frame.speaker is not None:
        return (
            [replace(_draft(view, frame, gap, None), span=last.span, sentence=last.sentence)] if not _empty(gap) else []
        )
    if last is not None and frame.speaker is not None and ((at and frames[at - 1].right) or _empty(gap)):
        drafts[-1] = _relayed(view, last, frame)
        return []
    after = gaps[at + 1]
    beside = view.form(after[0]) in view.lexicon.clauses["relatives"]
    continues = not _empty(after) and not beside and (at + 1 == len(frames) or not frames[at + 1].right)
    if continues and _quoted(view, gap) and _quoted(view, after):
        return [_draft(view, frame, gap, None), _draft(view, frame, after, None)]
    if continues and view.words(*gap) <= _SHORT_BEGINNING and not _empty(gap) and not _quoted(view, gap):
        return [_draft(view, frame, (gap[0], after[1]), None)]
    made = [] if _empty(gap) else [_draft(view, frame, gap, None)]
    if continues and view.words(*after) >= _LEAST_OWN_WORDS:
        made.append(_draft(view, frame, after, None) if _quoted(view, after) else _own(view, *after))
    return made


def _relayed(view: View, draft: DraftClaim, frame: Frame) -> DraftClaim:
    """The claim with the frame's speaker as a further hop, or cited as the one who says it."""
    speaker = frame.speaker
    assert speaker is not None
    cue = view.span(frame.cue_low, frame.cue_high)
    words = view.text(frame.cue_low, frame.cue_high)
    if draft.claimant is None:  # "It is noted that ..., X said"
        hop = speaker.hop(HopRole.CLAIMANT, words, cue)
        return replace(draft, claimant=speaker.claimant(), chain=(hop,), cue=words, cue_span=cue)
    if words.lower() in ("citing", "quoting"):
        hops = (speaker.hop(HopRole.CLAIMANT, words, cue), *(replace(hop, role=HopRole.RELAY) for hop in draft.chain))
        return replace(draft, claimant=speaker.claimant(), chain=hops, cue=draft.cue, cue_span=draft.cue_span)
    if _is_publisher(view, speaker) or any(fold(hop.name) == fold(speaker.name) for hop in draft.chain):
        return draft
    return replace(draft, chain=(*draft.chain, speaker.hop(HopRole.RELAY, words, cue)))


def _draft(view: View, frame: Frame, gap: tuple[int, int], pending: Speaker | None) -> DraftClaim:
    low, high = gap
    cue, words = (
        view.span(frame.cue_low, frame.cue_high),
        view.span(frame.cue_low, frame.cue_high).of(view.document.text),
    )
    modality = modality_of(view, low, high, meaning=frame.meaning)
    if frame.speaker is None:
        return DraftClaim(view.sentence.number, view.span(low, high), cue=words, cue_span=cue, modality=modality)
    chain = (frame.speaker.hop(HopRole.CLAIMANT, words, cue), *_relays(view, frame.speaker, frame.relay, pending))
    return DraftClaim(
        view.sentence.number, view.span(low, high), frame.speaker.claimant(), chain, words, cue,
        frame.polarity, modality, quoted=_quoted(view, gap),
    )  # fmt: skip


def _relays(view: View, claimant: Speaker, *relays: Speaker | None) -> tuple[Hop, ...]:
    """The further hops, nearest first; the outlet that publishes is none of them."""
    kept = [claimant]
    for relay in relays:
        known = relay is None or any(fold(relay.name) == fold(one.name) for one in kept)
        if relay is not None and not known and not _is_publisher(view, relay):
            kept.append(relay)
    return tuple(relay.hop(HopRole.RELAY, None, None) for relay in kept[1:])


def _is_publisher(view: View, speaker: Speaker) -> bool:
    document = view.document
    if document.outlet_entity_id is not None and speaker.entity_id == document.outlet_entity_id:
        return True
    return speaker.kind is ClaimantKind.OUTLET and fold(speaker.name) == fold(document.outlet or "")


def _own_before(view: View, gap: tuple[int, int]) -> list[DraftClaim]:
    """A clause of the outlet's own before the first frame."""
    low, high = gap
    if view.words(low, high) < _LEAST_OWN_WORDS or view.form(low) in view.lexicon.circumstances:
        return []
    return [_own(view, low, high)]


def _own(view: View, low: int, high: int) -> DraftClaim:
    """A claim in the outlet's own voice."""
    low, high = _trim(view, low, high)
    if low >= high:
        return DraftClaim(view.sentence.number, view.sentence.span)
    told = hearsay(view, low, high)
    cue = view.span(*told) if told else None
    return DraftClaim(view.sentence.number, view.span(low, high), cue=cue.of(view.document.text) if cue else None,
                      cue_span=cue, modality=modality_of(view, low, high), quoted=False)  # fmt: skip


def _trim(view: View, low: int, high: int) -> tuple[int, int]:
    """Without marks and joining words at both ends; quotation marks go as well."""
    joins = view.lexicon.joining
    while low < high and (not _stays(view, low) or (view.forms[low] in joins and low > 0)):
        low += 1
    ends = joins | view.lexicon.clauses["breaks"]
    while high > low and (not _stays(view, high - 1) or (view.forms[high - 1] in ends and high < len(view))):
        high -= 1
    return _with_marks(view, low, high)


def _with_marks(view: View, low: int, high: int) -> tuple[int, int]:
    """With the marks of a quotation that is only a part of the stretch."""
    if low >= high:
        return low, high
    first, last = view.quote[low], view.quote[high - 1]
    if last >= 0 and last != first and view.quote[min(high, len(view) - 1)] == last:
        high = next((at for at in range(high, len(view)) if view.quote[at] != last), len(view))
    if first >= 0 and first != last and low > 0 and view.quote[low - 1] == first:
        low -= 1
    return low, high


def _stays(view: View, at: int) -> bool:
    return view.is_word(at) or view.forms[at] in "$£€(%"


def _empty(gap: tuple[int, int]) -> bool:
    return gap[0] >= gap[1]


def _quoted(view: View, gap: tuple[int, int]) -> bool:
    """Whether most words of the stretch stand in quotation marks."""
    words = [at for at in range(*gap) if view.is_word(at)]
    return bool(words) and sum(view.quote[at] >= 0 for at in words) > _MOSTLY * len(words)
