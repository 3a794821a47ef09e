"""Which rule of the grammar put a claim to its claimant, in a few plain words for people who ask why."""

from factcheck.domain.spans import Span
from factcheck.text.arabic.frames import Frame, FrameKind

# What the sentence says outside all frames.
NOBODY = "no cue: nobody is credited"
_OF_KIND = {
    FrameKind.RELATIVE: "relative clause",
    FrameKind.PARTICIPLE: "participle after another cue",
    FrameKind.PREPOSITION: "preposition",
    FrameKind.POSTPOSED: "cue behind the content",
    FrameKind.IMPERSONAL: "impersonal: nobody is credited",
    FrameKind.NOUN: "noun cue",
    FrameKind.COLON: "colon",
    FrameKind.CARRIED: "quotation, carried over from before",
    FrameKind.ANSWER: "answer of an interview",
    FrameKind.ASIDE: "cue in the middle of the content",
    FrameKind.SILENT: "said not to have been said: nobody is credited",
}


def rule_of(frame: Frame, cue: Span | None) -> str:
    """The rule that made the frame, ``cue`` being where its cue stands in the text.

    >>> rule_of(Frame(FrameKind.COLON, 0, None, 1, None), None)
    'colon'
    """
    if frame.kind is not FrameKind.VERB:
        return _OF_KIND[frame.kind]
    claimant = frame.speaker.claimant.span if frame.speaker is not None else None
    if claimant is None or cue is None:
        return "verb, its subject carried over from before"
    return "verb before its subject" if cue.start < claimant.start else "verb after its subject"
