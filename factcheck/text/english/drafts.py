"""Drafts of English claims: a stretch of a sentence with whoever says it."""

from dataclasses import replace

from factcheck.domain.reading import Hop
from factcheck.domain.words import HopRole
from factcheck.text.english.frame import Frame
from factcheck.text.english.lexicon import BELIEVES, SUPPOSES
from factcheck.text.english.memory import ANONYMOUS, OUTLET, Speaker, folded
from factcheck.text.english.modality import CERTAIN, POSSIBLE, hearsay, modality_of
from factcheck.text.english.stretches import quoted, trim
from factcheck.text.english.view import View
from factcheck.text.normalize import fold
from factcheck.text.pack import DraftClaim

_CLAIMANT, _RELAY, _ = HopRole
_FOUND = ("reveal", "learn", "understand", "establish")
_NOBODY = "nobody is credited"
_SHOWN = ("show", "demonstrat", "found", "find", "suggest", "prov", "reveal", "indicat")  # what trials and tests do


def relayed(view: View, draft: DraftClaim, frame: Frame) -> DraftClaim:
    """The claim with the frame's speaker as a further hop, or cited as the one who says it."""
    speaker = frame.speaker
    assert speaker is not None
    cue = view.span(frame.cue_low, frame.cue_high)
    words = view.text(frame.cue_low, frame.cue_high)
    if draft.claimant is None:  # "It is noted that ..., X said"
        hop = speaker.hop(_CLAIMANT, words, cue)
        return replace(draft, claimant=speaker.claimant(), chain=(hop,), cue=words, cue_span=cue, rule=frame.rule)
    shown = (draft.cue or "").lower().startswith(_SHOWN)
    if shown and draft.claimant.kind is ANONYMOUS:  # "trials showed ..., according to the ministry"
        hop = speaker.hop(_CLAIMANT, words, cue)
        return replace(draft, claimant=speaker.claimant(), chain=(hop,), cue=words, cue_span=cue, rule=frame.rule)
    if words.lower() in ("citing", "quoting"):
        hops = (speaker.hop(_CLAIMANT, words, cue), *(replace(hop, role=_RELAY) for hop in draft.chain))
        return replace(draft, claimant=speaker.claimant(), chain=hops, rule=frame.rule)
    doubts = frame.meaning in (SUPPOSES, BELIEVES)  # "a promise many doubt" relays nothing
    if doubts or _is_publisher(view, speaker) or any(folded(hop.name) == folded(speaker.name) for hop in draft.chain):
        return draft
    further = relays_of(view, speaker, frame.relay)
    return replace(draft, chain=(*draft.chain, speaker.hop(_RELAY, words, cue), *further))


def attributed(
    view: View, frame: Frame, gap: tuple[int, int], pending: Speaker | None, *, relay: Speaker | None = None
) -> DraftClaim:
    """The stretch ``gap`` as what the frame's speaker says; ``relay`` tells of it, and ``pending`` as well."""
    low, high = gap
    cue = view.span(frame.cue_low, frame.cue_high)
    words, speaker = cue.of(view.document.text), frame.speaker
    modality = modality_of(view, low, high, meaning=frame.meaning)
    if speaker is None or _is_own_finding(view, speaker, words):
        if fold(words) in view.lexicon.impersonal_hearsay and modality is CERTAIN:
            modality = POSSIBLE
        return DraftClaim(view.sentence.number, view.span(low, high), cue=words, cue_span=cue, modality=modality,
                          rule=frame.rule)  # fmt: skip
    relays = relays_of(view, speaker, relay or frame.relay or speaker.relay, pending)
    chain = (speaker.hop(_CLAIMANT, words, cue), *relays)
    return DraftClaim(
        view.sentence.number, view.span(low, high), speaker.claimant(), chain, words, cue,
        frame.polarity, modality, quoted=quoted(view, gap, named=frame.named), rule=frame.rule,
    )  # fmt: skip


def relays_of(view: View, claimant: Speaker, *relays: Speaker | None) -> tuple[Hop, ...]:
    """The further hops, nearest first; the outlet that publishes is none of them."""
    if not any(relays):
        return ()
    kept = [claimant]
    for relay in relays:
        known = relay is None or any(folded(relay.name) == folded(one.name) for one in kept)
        if relay is not None and not known and not _is_publisher(view, relay):
            kept.append(relay)
    return tuple(relay.hop(_RELAY, None, None) for relay in kept[1:])


def _is_own_finding(view: View, speaker: Speaker, cue: str) -> bool:
    """As in "The Echo can reveal that": a paper that tells what it found speaks itself."""
    return speaker.kind is OUTLET and cue.lower().startswith(_FOUND) and _is_publisher(view, speaker)


def _is_publisher(view: View, speaker: Speaker) -> bool:
    document = view.document
    if document.outlet_entity_id is not None and speaker.entity_id == document.outlet_entity_id:
        return True
    own, name = folded(document.outlet or ""), folded(speaker.name)
    return speaker.kind is OUTLET and (own == name or own.endswith(f" {name}"))


def own(view: View, low: int, high: int) -> DraftClaim:
    """A claim in the outlet's own voice."""
    low, high = trim(view, low, high)
    if low >= high:
        return DraftClaim(view.sentence.number, view.sentence.span, rule=_NOBODY)
    told = hearsay(view, low, high)
    cue = view.span(*told) if told else None
    return DraftClaim(view.sentence.number, view.span(low, high), cue=cue.of(view.document.text) if cue else None,
                      cue_span=cue, modality=modality_of(view, low, high), quoted=False, rule=_NOBODY)  # fmt: skip
