"""Frames: what the grammar finds in a sentence before claims are cut: a cue, its claimant, where the content begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.domain.words import Modality, Polarity
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.vocabulary import CueClass


class FrameKind(StrEnum):
    """How the cue stands to its content."""

    VERB = "verb"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    PREPOSITION = "preposition"
    POSTPOSED = "postposed"
    IMPERSONAL = "impersonal"
    NOUN = "noun"
    COLON = "colon"
    CARRIED = "carried"
    ANSWER = "answer"
    # A cue in the middle of its content: «ويستضيف لبنان، بحسب حكومته، مليون لاجئ».
    ASIDE = "aside"
    # Somebody who says nothing: «لكنه لم يشر إلى ...».
    SILENT = "silent"


# As names of the module: read from its class a member costs ten times as much.
VERB, RELATIVE, PARTICIPLE, PREPOSITION, POSTPOSED, IMPERSONAL, NOUN, COLON, CARRIED, ANSWER, ASIDE, SILENT = FrameKind


@dataclass(slots=True)
class Relay:
    """Somebody through whom the words came, with the tokens of the words that say so (None: from before)."""

    speaker: Speaker
    cue: tuple[int, int] | None = None


@dataclass(slots=True)
class Frame:
    """One attribution. Numbers are tokens of the sentence, half open.

    ``start`` is where the attributing words begin, ``cue`` where the cue stands, ``content`` where the content
    begins, ``end`` where content (or, postposed, the attributing words) ends; None until claims are cut.
    ``speaker`` None is the outlet's own voice. ``clean``: the frame begins a clause, so a content before it ends.
    """

    kind: FrameKind
    start: int
    cue: tuple[int, int] | None
    content: int
    speaker: Speaker | None
    meaning: CueClass | None = None
    polarity: Polarity = Polarity.AFFIRMS
    modality: Modality | None = None
    end: int | None = None
    clean: bool = True
    explicit: bool = True
    # Words after the content that only say where and through whom it was said end before this token.
    tail: int = 0
    relays: list[Relay] = field(default_factory=list)


def speaking_last(found: Sequence[Frame]) -> Frame | None:
    """The last frame in which somebody speaks."""
    for one in reversed(found):
        if one.speaker is not None and one.kind is not RELATIVE:
            return one
    return None


def uncovered(size: int, frames: Sequence[Frame]) -> Iterator[tuple[int, int]]:
    """The tokens ``[start, end)`` of a sentence of that size that lie in no frame."""
    at = 0
    for frame in sorted(frames, key=_first):
        if _first(frame) > at:
            yield at, _first(frame)
        at = max(at, frame.tail, frame.end if frame.end is not None else size)
    if at < size:
        yield at, size


def _first(frame: Frame) -> int:
    return frame.content if frame.kind is POSTPOSED else frame.start
