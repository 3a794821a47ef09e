"""Claims of English attitudes: what somebody wants, fears or finds inside a sentence or inside its quotations."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.text.english.clause_ends import clause_end
from factcheck.text.english.drafts import attributed
from factcheck.text.english.frame import Frame
from factcheck.text.english.frames import find_frames
from factcheck.text.english.memory import Memory, Speaker
from factcheck.text.english.stance_words import stance_words
from factcheck.text.english.stances import find_stances
from factcheck.text.english.stretches import empty, trim
from factcheck.text.english.view import View
from factcheck.text.pack import DraftClaim
from factcheck.text.quotes import Quote

_MOST_QUOTES = 8  # of a sentence; more are a list of titles


def attitudes(
    view: View, memory: Memory, *, frames: Sequence[Frame] = (), drafts: Sequence[DraftClaim] = ()
) -> list[DraftClaim]:
    """The attitudes of a sentence that has these ``frames`` and gave these ``drafts`` already."""
    held: list[DraftClaim] = []
    for frame, gap, outer in find_stances(view, memory, frames) if view.stances else ():
        held.append(_through(view, frame, gap, outer))
        if outer is None:  # whom somebody else speaks of does not take his place
            _meet(view, memory, frame.speaker)
    for number, quote in enumerate(view.quotes[:_MOST_QUOTES]):
        if _is_plain(view, quote):
            continue
        speaking = next((_speaking(draft) for draft in drafts if _holds(view, draft, number)), None)
        if speaking is not None:
            held += _inside(view.inside(number, speaking), memory.copy(), speaking)
    return held


def _inside(inner: View, memory: Memory, speaking: Speaker) -> Iterator[DraftClaim]:
    """What is said and thought inside a quotation: whoever speaks there relays it."""
    frames = find_frames(inner, memory)
    for at, frame in enumerate(frames):
        stop = frames[at + 1].low if at + 1 < len(frames) else inner.size
        gap = trim(inner, frame.high, clause_end(inner, frame.high, stop)) if frame.high < stop else (0, 0)
        if frame.right and frame.speaker is not None and not empty(gap):
            yield _told(inner, frame, gap, speaking)
    for frame, gap, outer in find_stances(inner, memory, frames):
        yield _told(inner, frame if outer is None else replace(frame, relay=outer.speaker), gap, speaking)


def _through(view: View, frame: Frame, gap: tuple[int, int], outer: Frame | None) -> DraftClaim:
    """An attitude that somebody tells of: he relays it, and whoever relays him."""
    if outer is None or outer.speaker is None:
        return attributed(view, frame, gap, None)
    return attributed(view, frame, gap, outer.relay or outer.speaker.relay, relay=outer.speaker)


def _is_plain(view: View, quote: Quote) -> bool:
    """Whether no word of the quotation says or thinks anything."""
    forms = view.forms[view.number(quote.span.start) : view.number(quote.span.end)]
    return view.lexicon.frame_words.isdisjoint(forms) and stance_words().all.isdisjoint(forms)


def _told(inner: View, frame: Frame, gap: tuple[int, int], relay: Speaker) -> DraftClaim:
    """What ``relay`` tells that somebody thinks: in somebody's own words only where it is the same."""
    draft = attributed(inner, frame, gap, relay)
    same = draft.claimant is not None and draft.claimant.name == relay.name
    return draft if draft.quoted == same else replace(draft, quoted=same)


def _meet(view: View, memory: Memory, somebody: Speaker | None) -> None:
    """Remember whose attitude it is, where the sentence names him: "she" of the next sentence may be that one."""
    if somebody is None or somebody.span is None or somebody.name.lower() in view.lexicon.pronouns:
        return
    if somebody.span.of(view.document.text) == somebody.name:
        memory.meet(memory.by_name(somebody.name) or somebody)


def _holds(view: View, draft: DraftClaim, number: int) -> bool:
    inside = view.quotes[number].inside
    return draft.claimant is not None and draft.span.start < inside.end and inside.start < draft.span.end


def _speaking(draft: DraftClaim) -> Speaker | None:
    who = draft.claimant
    return None if who is None else Speaker(who.name, who.kind, who.span, who.entity_id)
