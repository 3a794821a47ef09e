"""Attributive words in an English sentence: who, with which cue, and on which side the content stands."""

from dataclasses import replace

from factcheck.domain.words import Polarity, SentenceKind
from factcheck.text.english.following import Following, after_verb
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.headlines import headline
from factcheck.text.english.inflection import Form
from factcheck.text.english.lexicon import CueVerb, Meaning
from factcheck.text.english.memory import Memory, Speaker
from factcheck.text.english.noun_cues import noun_cue
from factcheck.text.english.phrases import aside_end, before_verb, has_finite, is_aside, is_subject_end, phrase_end
from factcheck.text.english.quoting import citing, quoted_as_saying, quotes
from factcheck.text.english.silence import silent
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.spoken import after_speech, circumstances_end, ends_speech
from factcheck.text.english.subjects import carried, subject
from factcheck.text.english.view import View

_SPOKEN = frozenset({"bare", "quote", "whom"})
_MANNER = frozenset({"quote"})
_INVERTED_AFTER = frozenset(",?!…")


def find_frames(view: View, memory: Memory) -> list[Frame]:
    """The frames of a sentence in order, none overlapping. Whoever speaks is remembered in ``memory``."""
    passage = Passage(view, memory, [])
    frames, at = passage.frames, 0
    titled = headline(passage) if view.sentence.kind is SentenceKind.TITLE else None
    if titled is not None:
        frames.append(titled)
        at = titled.high if titled.right else 0
    while at < len(view):
        may_be = view.forms[at] in view.lexicon.frame_words and view.quote[at] < 0
        frame = _frame_at(passage, at) if may_be else None
        if frame is None or (frames and (_repeats(frame, frames[-1]) or not _absorbs(frame, frames))):
            at += 1
            continue
        frames.append(frame)
        if frame.speaker is not None:
            memory.note(replace(frame.speaker, relay=frame.relay or frame.speaker.relay))
        at = max(at + 1, frame.high)
    return frames


def _repeats(frame: Frame, last: Frame) -> bool:
    """As in "denied that they intend to sell": whoever speaks only goes on; what is intended is what is denied."""
    same = frame.speaker is not None and last.speaker is not None and frame.speaker.name == last.speaker.name
    return same and last.right and frame.right and frame.low == last.high


def _absorbs(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a frame stands behind the last one or holds it: then that one goes ("a report citing officials said")."""
    if frame.low >= frames[-1].high:
        return True
    if frame.low <= frames[-1].low:
        frames.pop()
        return not frames or frame.low >= frames[-1].high
    return False


def _frame_at(passage: Passage, at: int) -> Frame | None:
    view = passage.view
    if taken := view.phrase(at, view.lexicon.impersonal):
        return Frame(at, at + taken, at, at + taken, None, right=True)
    if taken := view.phrase(at, view.lexicon.prepositions):
        return _preposition(passage, at, taken)
    if view.forms[at] in view.lexicon.noun_cues and (noun := noun_cue(passage, at)) is not None:
        return noun
    verb = view.verb(at)
    if verb is None:
        return None
    if verb.form is Form.DOING and not _is_finite_doing(view, at):
        return _participle(passage, at, verb)
    return _finite(passage, at, verb)


def _preposition(passage: Passage, at: int, taken: int) -> Frame | None:
    """As in "according to X": before its content at the start of a clause, behind it elsewhere."""
    view, memory = passage.view, passage.memory
    first = at + taken
    if view.form(first) in view.lexicon.never_before or view.phrase(first, {"the": [("the", "plan"), ("the", "law")]}):
        return None
    end = phrase_end(view, first)
    if view.forms[at] in view.lexicon.after_comma and not _is_set_off(view, at, end):
        return None
    speaker = read_speaker(view, first, end, memory)
    if speaker is None:
        return None
    opens = view.words(0, at) == 0 or (view.form(at - 1) in view.lexicon.clauses["joins"] | {"that", ";", ":"})
    high = end + (opens and view.form(end) == COMMA)
    return Frame(at, high, at, at + taken, speaker, right=opens, meaning=Meaning.SAYS)


def _is_set_off(view: View, at: int, end: int) -> bool:
    """Whether "per" stands behind a comma, or opens a sentence with an outlet or a body and a comma."""
    if view.form(at - 1) == COMMA:
        return True
    named = any(view.forms[place] in view.lexicon.nouns for place in range(at + 1, end))
    return at == 0 and view.form(end) == COMMA and (named or bool(view.mentions(at + 1, end)))


def _is_finite_doing(view: View, at: int) -> bool:
    return view.form(at - 1) in view.lexicon.clauses["passive"]


def _participle(passage: Passage, at: int, verb: CueVerb) -> Frame | None:
    """As in "..., adding that", "..., denying any role", "..., citing officials"."""
    view, frames = passage.view, passage.frames
    low = at - 1
    while low >= 0 and view.form(low).endswith("ly"):
        low -= 1
    while view.form(low) in ("while", "before") and view.form(low - 1) == COMMA:
        low -= 1
    joined = (
        view.form(low) in ("and", "but", "while", "before")
        and frames
        and view.verb(frames[-1].cue_low)
        and frames[-1].right
    )
    if view.form(low) != COMMA and not joined:
        return None
    if verb.meaning is Meaning.QUOTES:
        return citing(passage, at, low)
    follows = after_verb(view, at, verb)
    speaker = carried(passage, before=low)
    if follows is None or speaker is None or not follows.right:
        return None
    return _made(passage, at, verb, low=low, speaker=speaker, follows=follows)


def _finite(passage: Passage, at: int, verb: CueVerb) -> Frame | None:
    """A verb with its subject, before it or behind it."""
    view = passage.view
    last, negated = before_verb(view, at)
    passive = any(view.forms[place] in view.lexicon.clauses["passive"] for place in range(last + 1, at))
    if passive and verb.form in (Form.PAST, Form.PARTICIPLE):
        return quoted_as_saying(passage, at, last) if verb.meaning is Meaning.QUOTES else None
    if verb.meaning is Meaning.QUOTES:
        return quotes(passage, at, last)
    if not negated and _is_no_verb(view, at, last, verb):
        return None
    if negated or verb.meaning is Meaning.DECLINES:
        return silent(passage, at, last, verb)
    behind = view.form(last) in _INVERTED_AFTER or (last >= 0 and view.quote[last] >= 0)
    return (behind and _inverted(passage, at, last, verb)) or _with_subject(passage, at, last, verb)


def _is_no_verb(view: View, at: int, last: int, verb: CueVerb) -> bool:
    """Whether the word is an infinitive or a noun: "to say", "the claims were filed"."""
    if view.form(at - 1) == "to" or (verb.form is Form.BASE and view.form(last) in view.lexicon.clauses["determiners"]):
        return True
    may_be_noun = verb.noun and verb.form in (Form.BASE, Form.THIRD) and view.form(at + 1) != "that"
    return may_be_noun and (last != at - 1 or not is_subject_end(view, last))


def _with_subject(passage: Passage, at: int, last: int, verb: CueVerb) -> Frame | None:
    view = passage.view
    whose = subject(passage, last)
    if whose is None:
        return None
    low, speaker, limit = whose
    spoken = bool(verb.takes & _SPOKEN) and ends_speech(view, low)
    follows = after_speech(view, at, verb) if spoken else after_verb(view, at, verb)
    if follows is None or not (spoken or _is_trusted(view, low, verb, follows)):
        return None
    return _made(passage, at, verb, low=low, speaker=speaker, follows=follows, limit=limit)


def _is_trusted(view: View, low: int, verb: CueVerb, follows: Following) -> bool:
    """Whether the verb attributes there: with something before it that it can close, or with what it takes behind it;
    verbs of manner ("laughed") with words in quotation marks alone.
    """
    if not follows.right:
        return view.words(0, low) > 0 and verb.takes != _MANNER
    return verb.takes != _MANNER or view.opens_quote(follows.high)


def _made(
    passage: Passage,
    at: int,
    verb: CueVerb,
    *,
    low: int,
    speaker: Speaker,
    follows: Following,
    limit: int | None = None,
) -> Frame:
    relay = follows.listener(passage.view, passage.memory) or speaker.relay
    return Frame(low, follows.high, at, at + 1, speaker, right=follows.right, meaning=verb.meaning,
                 polarity=_polarity(verb), relay=relay, limit=limit)  # fmt: skip


def _polarity(verb: CueVerb) -> Polarity:
    return Polarity.DENIES if verb.meaning is Meaning.DENIES else Polarity.AFFIRMS


def _inverted(passage: Passage, at: int, last: int, verb: CueVerb) -> Frame | None:
    """As in "...," said X."""
    view, memory = passage.view, passage.memory
    speech = ends_speech(view, at)
    if verb.form not in (Form.PAST, Form.THIRD) or not ("bare" in verb.takes or ("quote" in verb.takes and speech)):
        return None
    end = phrase_end(view, at + 1)
    if (view.form(end) == COMMA and speech) or (view.form(end) == COMMA and not view.ended(end + 1)):
        end = aside_end(view, end)
    starts = view.is_capital(at + 1) or view.form(at + 1) in view.lexicon.noun_starts
    if end <= at + 1 or not (starts or view.form(at + 1) in view.lexicon.pronouns) or has_finite(view, at + 1, end):
        return None
    if view.form(last) == COMMA and view.quote[last] < 0 and view.quote[last - 1] < 0 and is_aside(view, last):
        return None
    speaker = read_speaker(view, at + 1, end, memory)
    if speaker is None:
        return None
    if speech and view.form(end) in view.lexicon.circumstances:
        end = circumstances_end(view, end)
    return Frame(at, end, at, at + 1, speaker, right=False, meaning=verb.meaning, polarity=_polarity(verb))
