"""Attributive words in an English sentence: who, with which cue, and on which side the content stands."""

from dataclasses import replace

from factcheck.domain.words import SentenceKind
from factcheck.text.english.frame import Frame, Passage
from factcheck.text.english.headlines import headline, turn
from factcheck.text.english.inflection import DOING
from factcheck.text.english.lexicon import DEMANDS, PREDICTS, QUOTES
from factcheck.text.english.memory import OUTLET, Memory
from factcheck.text.english.noun_cues import noun_cue
from factcheck.text.english.open_class import open_frame
from factcheck.text.english.participles import is_finite_doing, participle
from factcheck.text.english.phrases import is_hyphened
from factcheck.text.english.prepositions import preposition
from factcheck.text.english.verbs import finite
from factcheck.text.english.view import View

# "He claimed two of them begged him to stay": what he claimed, though they begged.
_CONDITIONS = frozenset({"if", "unless", "when", "once", "until"})
_MINDED = frozenset({DEMANDS, PREDICTS})


def find_frames(view: View, memory: Memory) -> list[Frame]:
    """The frames of a sentence in order, none overlapping. Whoever speaks is remembered in ``memory``."""
    passage = Passage(view, memory, [])
    frames, at = passage.frames, 0
    titled = headline(passage) if view.sentence.kind is SentenceKind.TITLE else turn(passage)
    if titled is not None:
        frames.append(titled)
        at = titled.high if titled.right else 0
    for place in view.cues:
        frame = _frame_at(passage, place) if place >= at and view.quote[place] < 0 else None
        if frame is None:
            continue
        frame = _behind_relative(frame, frames) if frames else frame
        if frames and _is_aside(view, frame, frames):
            continue
        if frames and (_repeats(frame, frames[-1]) or not _absorbs(frame, frames)):
            continue
        frames.append(frame)
        if frame.speaker is not None:
            memory.note(frame.source())
        if len(frames) > 1 and (outer := frames[-2]).speaker is not None and _is_told(frame, outer):
            memory.note(outer.source())
        at = max(place + 1, frame.high)
    if not frames and (found := open_frame(passage)) is not None and found.speaker is not None:
        memory.note(found.speaker)
        return [found]
    return frames


def _is_told(frame: Frame, outer: Frame) -> bool:
    """Whether somebody else tells what this one thinks: "The minister said | the president believed it". He goes on."""
    return outer.right and frame.low == outer.high and outer.limit is None and frame.low < frame.cue_low


def _behind_relative(frame: Frame, frames: list[Frame]) -> Frame:
    """The frame of a main clause that goes on behind a relative one: "unions, who want it, | accused her of"."""
    last = frames[-1]
    over = last.limit is not None and frame.low < last.high and frame.cue_low >= last.limit
    return replace(frame, low=frame.cue_low) if over else frame


def _repeats(frame: Frame, last: Frame) -> bool:
    """As in "denied that they intend to sell": whoever speaks only goes on; what is intended is what is denied."""
    if (
        last.right
        and frame.right
        and frame.low == last.high
        and frame.meaning in _MINDED
        and last.meaning not in _MINDED
        and last.rule != "according to"  # "According to Ann Black, management promised that"
    ):
        return not (last.speaker is not None and last.speaker.kind is OUTLET)
    same = frame.speaker is not None and last.speaker is not None and frame.speaker.name == last.speaker.name
    return same and last.right and frame.right and frame.low == last.high


def _is_aside(view: View, frame: Frame, frames: list[Frame]) -> bool:
    """As in "said it would stop if a trial confirmed the results": nobody says anything in the condition."""
    inside = bool(frames) and frames[-1].right and frame.right and frames[-1].high < frame.low
    clause = view.form[frame.high - 1] == "that" or view.opens_quote(frame.high)
    return inside and view.form[frame.low - 1] in _CONDITIONS and not clause


def _absorbs(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a frame stands behind the last one or holds it: then that one goes ("a report citing officials said")."""
    if frame.low >= frames[-1].high:
        return True
    within = not frames[-1].right or frames[-1].meaning is QUOTES
    if frame.low <= frames[-1].low and within:
        frames.pop()
        return not frames or frame.low >= frames[-1].high
    return False


def _frame_at(passage: Passage, at: int) -> Frame | None:
    view = passage.view
    if view.forms[at] in view.lexicon.phrase_words:
        if taken := view.phrase(at, view.lexicon.impersonal):
            return Frame(at, at + taken, at, at + taken, None, right=True, rule="words that credit nobody")
        if taken := view.phrase(at, view.lexicon.prepositions):
            return preposition(passage, at, taken)
    if view.forms[at] in view.lexicon.noun_cues and (noun := noun_cue(passage, at)) is not None:
        return noun
    verb = view.verb(at)
    if verb is None or (view.form[at - 1] == "-" and is_hyphened(view, at)):
        return None
    if verb.form is DOING and not is_finite_doing(view, at):
        return participle(passage, at, verb)
    return finite(passage, at, verb)
