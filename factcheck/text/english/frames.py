"""Attributive words in an English sentence: who, with which cue, and on which side the content stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.words import ClaimantKind, Polarity, SentenceKind
from factcheck.text.english.following import Following, after_verb
from factcheck.text.english.inflection import Form
from factcheck.text.english.lexicon import CueVerb, Meaning
from factcheck.text.english.speakers import Memory, Speaker, read_speaker
from factcheck.text.english.view import View

_LONGEST_SUBJECT = 18  # words
_LONGEST_ASIDE = 14  # words between two commas beside a name
_HEADLINE_WORDS = 5  # of a claimant before or behind the colon of a headline
_COMMA = ","
_SUBJECT_ENDS = frozenset(",;:–—()!?…")
_INVERTED_AFTER = frozenset(",?!…")
_BELIEF = frozenset({Meaning.SUPPOSES, Meaning.PREDICTS})


@dataclass(frozen=True, slots=True)
class Frame:
    """Attributive words ``[low, high)`` with their cue ``[cue_low, cue_high)``.

    ``right``: the content follows; otherwise it came before. ``limit``: where a content to the right ends at last.
    ``speaker`` None: nobody is credited ("it is worth noting that").
    """

    low: int
    high: int
    cue_low: int
    cue_high: int
    speaker: Speaker | None
    right: bool
    meaning: Meaning | None = None
    polarity: Polarity = Polarity.AFFIRMS
    relay: Speaker | None = None
    limit: int | None = None
    only_relays: bool = False  # "..., Reuters said": may be a further hop


def find_frames(view: View, memory: Memory) -> list[Frame]:
    """The frames of a sentence in order, none overlapping. Whoever speaks is remembered in ``memory``."""
    headline = _headline(view, memory) if view.sentence.kind is SentenceKind.TITLE else None
    frames: list[Frame] = [headline] if headline else []
    at = headline.high if headline and headline.right else 0
    while at < len(view):
        frame = _frame_at(view, at, frames, memory) if view.quote[at] < 0 and view.is_word(at) else None
        if frame is None or (frames and (_repeats(frame, frames[-1]) or not _absorbs(frame, frames))):
            at += 1
            continue
        frames.append(frame)
        if frame.speaker is not None:
            memory.note(frame.speaker)
        at = max(at + 1, frame.high)
    return frames


def _headline(view: View, memory: Memory) -> Frame | None:
    """ "Kremlin: no decision yet", "Army chief visits Moscow: report"."""
    colon = next((at for at in range(len(view)) if view.forms[at] == ":" and view.quote[at] < 0), None)
    if colon is None:
        return None
    for low, high, right in ((0, colon, True), (colon + 1, len(view), False)):
        if 0 < view.words(low, high) <= _HEADLINE_WORDS:
            speaker = read_speaker(view, low, high, memory)
            if speaker is not None and (speaker.head or speaker.entity_id or view.mentions(low, high)):
                edges = (low, colon + 1) if right else (colon, len(view))
                return Frame(*edges, colon, colon + 1, speaker, right=right, meaning=Meaning.SAYS)
    return None


def _repeats(frame: Frame, last: Frame) -> bool:
    """ "denied that they intend to sell": whoever speaks only goes on; what is intended is what is denied."""
    same = frame.speaker is not None and last.speaker is not None and frame.speaker.name == last.speaker.name
    return same and last.right and frame.right and frame.low == last.high


def _absorbs(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a frame stands behind the last one, or holds it ("a report citing officials said"): then that one goes."""
    if frame.low >= frames[-1].high:
        return True
    if frame.low <= frames[-1].low:
        frames.pop()
        return not frames or frame.low >= frames[-1].high
    return False


def _frame_at(view: View, at: int, frames: Sequence[Frame], memory: Memory) -> Frame | None:
    if taken := view.phrase(at, view.lexicon.impersonal):
        return Frame(at, at + taken, at, at + taken, None, right=True)
    if taken := view.phrase(at, view.lexicon.prepositions):
        return _preposition(view, at, taken, memory)
    verb = view.verb(at)
    if verb is None:
        return None
    if verb.form is Form.DOING and not _is_finite_doing(view, at):
        return _participle(view, at, verb, frames, memory)
    return _finite(view, at, verb, frames, memory)


def _preposition(view: View, at: int, taken: int, memory: Memory) -> Frame | None:
    """ "according to X": before its content at the start of a clause, behind it elsewhere."""
    first = at + taken
    if view.form(first) in view.lexicon.never_before or view.phrase(first, {"the": [("the", "plan"), ("the", "law")]}):
        return None
    if view.forms[at] in view.lexicon.after_comma and view.form(at - 1) != _COMMA:
        return None
    end = _phrase_end(view, first)
    speaker = read_speaker(view, first, end, memory)
    if speaker is None:
        return None
    opens = view.words(0, at) == 0 or (view.form(at - 1) in view.lexicon.clauses["joins"] | {"that", ";", ":"})
    high = end + (opens and view.form(end) == _COMMA)
    return Frame(at, high, at, at + taken, speaker, right=opens, meaning=Meaning.SAYS, only_relays=True)


def _phrase_end(view: View, at: int) -> int:
    """Where a noun phrase ends that nothing closes but a mark, a relative or a new clause."""
    clauses = view.lexicon.clauses
    for place in range(at, len(view)):
        form = view.forms[place]
        if form == "." and view.ended(place):
            return place
        if (
            form in _SUBJECT_ENDS
            or view.opens_quote(place)
            or (place > at and form in clauses["breaks"] | clauses["relatives"] | {"that"})
        ):
            return place
    return len(view)


def _is_finite_doing(view: View, at: int) -> bool:
    return view.form(at - 1) in view.lexicon.clauses["passive"]


def _participle(view: View, at: int, verb: CueVerb, frames: Sequence[Frame], memory: Memory) -> Frame | None:
    """ "..., adding that", "..., denying any role", "..., citing officials"."""
    low = at - 1
    while low >= 0 and view.form(low).endswith("ly"):
        low -= 1
    joined = view.form(low) == "and" and frames and view.verb(frames[-1].cue_low) and frames[-1].right
    if view.form(low) != _COMMA and not joined:
        return None
    if verb.meaning is Meaning.QUOTES:
        return _citing(view, at, low, frames, memory)
    follows = after_verb(view, at, verb)
    speaker = _carried(view, frames, memory, before=low)
    if follows is None or speaker is None or not follows.right:
        return None
    return _made(view, (low, follows.high), (at, at + 1), speaker, verb, follows)


def _citing(view: View, at: int, low: int, frames: Sequence[Frame], memory: Memory) -> Frame | None:
    """ "Reuters reported, citing officials, that ...": the officials say it, Reuters relays."""
    end = _phrase_end(view, at + 1)
    cited = read_speaker(view, at + 1, end, memory)
    if cited is None or (cited.kind is ClaimantKind.ANONYMOUS and not cited.head):  # "citing safety concerns"
        return None
    relay = frames[-1].speaker if frames else None
    if not frames and (reported := _subject(view, low - 2, (), memory) if view.verb(low - 1) else None) is not None:
        low, relay, _ = reported
    elif not frames and cited.kind is not ClaimantKind.ANONYMOUS:
        return None
    right = view.form(end) == _COMMA and view.form(end + 1) == "that"
    return Frame(low, end + 2 if right else end, at, at + 1, cited, right=right, meaning=Meaning.SAYS, relay=relay)


def _carried(view: View, frames: Sequence[Frame], memory: Memory, *, before: int) -> Speaker | None:
    """Who goes on speaking: the last of this sentence, else the one whom the sentence starts with, else the last."""
    for frame in reversed(frames):
        if frame.speaker is not None:
            return frame.speaker
    end = next((at for at in range(before) if not _may_open(view, at)), before)
    speaker = read_speaker(view, 0, end, memory) if end else None
    return speaker or memory.last


def _may_open(view: View, at: int) -> bool:
    """Whether the word belongs to the noun phrase that a sentence starts with, as far as that is plain."""
    form, clauses = view.forms[at], view.lexicon.clauses
    known = (
        view.is_capital(at) or form in clauses["determiners"] | view.lexicon.nouns.keys() | view.lexicon.titles.keys()
    )
    return (known or form in view.lexicon.pronouns) and form not in clauses["auxiliaries"]


def _finite(view: View, at: int, verb: CueVerb, frames: Sequence[Frame], memory: Memory) -> Frame | None:
    """A verb with its subject, before it or behind it."""
    last, negated = _before_verb(view, at)
    passive = any(view.forms[place] in view.lexicon.clauses["passive"] for place in range(last + 1, at))
    if passive and verb.form in (Form.PAST, Form.PARTICIPLE):
        return _quoted_as_saying(view, at, last, memory) if verb.meaning is Meaning.QUOTES else None
    if verb.meaning is Meaning.QUOTES:
        return _quotes(view, at, last, memory)
    if view.form(at - 1) == "to" or (verb.form is Form.BASE and view.form(last) in view.lexicon.clauses["determiners"]):
        return None
    if negated or verb.meaning is Meaning.DECLINES:
        return _silent(view, at, last, verb, frames, memory)
    if verb.noun and verb.form in (Form.BASE, Form.THIRD) and (last != at - 1 or not _is_subject_end(view, last)) and view.form(at + 1) != "that":
        return None
    if view.form(last) in _INVERTED_AFTER or (last >= 0 and view.quote[last] >= 0):
        inverted = _inverted(view, at, last, verb, memory)
        if inverted is not None:
            return inverted
    follows = after_verb(view, at, verb)
    subject = _subject(view, last, frames, memory)
    if follows is None or subject is None:
        return None
    low, speaker, limit = subject
    if not follows.right and view.words(0, low) == 0:
        return None
    return _made(view, (low, follows.high), (at, at + 1), speaker, verb, follows, limit=limit)


def _made(view: View, words: tuple[int, int], cue: tuple[int, int], speaker: Speaker, verb: CueVerb,
          follows: Following, *, limit: int | None = None) -> Frame:  # fmt: skip
    relay = follows.listener(view) if speaker is not None else None
    polarity = Polarity.DENIES if verb.meaning is Meaning.DENIES else Polarity.AFFIRMS
    only = speaker.kind is ClaimantKind.OUTLET or relay is None
    return Frame(*words, *cue, speaker, right=follows.right, meaning=verb.meaning, polarity=polarity,
                 relay=relay or speaker.relay, limit=limit, only_relays=only)  # fmt: skip


def _is_subject_end(view: View, at: int) -> bool:
    """Whether a subject may end at ``at`` before a word that is a noun as well ("Haftar claims", not "the claims")."""
    form = view.form(at)
    return (
        view.is_capital(at)
        or form in view.lexicon.pronouns
        or form in view.lexicon.nouns
        or form in view.lexicon.clauses["relatives"]
    )


def _before_verb(view: View, at: int) -> tuple[int, bool]:
    """The last word before the verb and its auxiliaries, and whether it is negated."""
    clauses = view.lexicon.clauses
    place, negated = at - 1, False
    while place >= 0 and view.quote[place] < 0:
        form = view.forms[place]
        if form in clauses["negations"]:
            negated = True
        elif form in ("'", "’") or (form == "t" and view.form(place - 1) in ("'", "’")):
            pass
        elif not (form in clauses["auxiliaries"] or (form.endswith("ly") and len(form) > 4)):  # noqa: PLR2004 - "only", "early"
            break
        place -= 1
    return place, negated


def _silent(view: View, at: int, last: int, verb: CueVerb, frames: Sequence[Frame], memory: Memory) -> Frame | None:
    """ "declined to comment", "neither confirmed nor denied", "would not confirm or deny": declining is a claim's
    polarity; any other negated cue makes no claim of the one who did not say it."""
    if verb.meaning is Meaning.DECLINES:
        high = at + 3 if view.form(at + 1) == "to" and view.form(at + 2) in view.lexicon.silence else 0
    else:
        paired = view.form(at + 1) in ("or", "nor") and view.verb(at + 2) is not None
        firm = verb.meaning in (Meaning.CONFIRMS, Meaning.DENIES)
        refuses = any(view.forms[place] in ("would", "wouldn") for place in range(last + 1, at))
        high = at + 1 if firm and (paired or refuses) else 0
    subject = _subject(view, last, frames, memory) if high else None
    if subject is None:
        return None
    while (
        view.form(high) in ("or", "nor", "on", "about", "whether", "that")
        or view.form(high) in view.lexicon.silence
        or view.verb_form(high)
    ):
        high += 1
    low, speaker, limit = subject
    return Frame(
        low, high, at, at + 1, speaker, right=True, meaning=verb.meaning, polarity=Polarity.DECLINES, limit=limit
    )


def _inverted(view: View, at: int, last: int, verb: CueVerb, memory: Memory) -> Frame | None:
    """ "...," said X."""
    if verb.form not in (Form.PAST, Form.THIRD) or "bare" not in verb.takes and "quote" not in verb.takes:
        return None
    end = _phrase_end(view, at + 1)
    if view.form(end) == _COMMA and view.quote[last] >= 0 or view.form(end) == _COMMA and not view.ended(end + 1):
        end = _aside_end(view, end)
    starts = (
        view.is_capital(at + 1) or view.form(at + 1) in view.lexicon.clauses["determiners"] | view.lexicon.nouns.keys()
    )
    if end <= at + 1 or not (starts or view.form(at + 1) in view.lexicon.pronouns) or _has_finite(view, at + 1, end):
        return None
    if view.form(last) == _COMMA and view.quote[last] < 0 and view.quote[last - 1] < 0 and _is_aside(view, last):
        return None
    speaker = read_speaker(view, at + 1, end, memory)
    if speaker is None:
        return None
    return Frame(at, end, at, at + 1, speaker, right=False, meaning=verb.meaning,
                 polarity=Polarity.DENIES if verb.meaning is Meaning.DENIES else Polarity.AFFIRMS, only_relays=True)  # fmt: skip


def _aside_end(view: View, comma: int) -> int:
    """Where the words beside a name end: "said John Smith, the minister"."""
    end = _phrase_end(view, comma + 1)
    if view.form(comma + 1) not in view.lexicon.clauses["determiners"] or _has_finite(view, comma + 1, end):
        return comma
    return end


def _has_finite(view: View, low: int, high: int) -> bool:
    """Whether a clause with a verb of its own begins there."""
    return any(
        view.forms[at] in view.lexicon.clauses["passive"] | {"has", "had", "have", "will", "would"}
        for at in range(low, high)
    )


def _is_aside(view: View, comma: int) -> bool:
    """Whether the comma closes words beside a subject: "Smith, the minister, said"."""
    first = next((at for at in range(comma - 1, max(-1, comma - _LONGEST_ASIDE), -1) if view.forms[at] == _COMMA), None)
    if first is None or first == 0:
        return False
    opens = view.form(first + 1)
    if opens in view.lexicon.clauses["relatives"]:
        return True
    named = opens in view.lexicon.clauses["determiners"] | view.lexicon.nouns.keys() | view.lexicon.titles.keys()
    verbal = opens.endswith(("ed", "ing"))  # "published in May", "citing officials"
    return (named or verbal or view.is_capital(first + 1)) and not _has_finite(view, first + 1, comma)


def _subject(view: View, last: int, frames: Sequence[Frame], memory: Memory) -> tuple[int, Speaker, int | None] | None:
    """Where the subject starts that ends with ``last``, who it is, and where its clause ends at last."""
    clauses = view.lexicon.clauses
    if last < 0 or view.quote[last] >= 0:
        return None
    form = view.forms[last]
    if form in clauses["relatives"]:
        return _relative(view, last, frames, memory)
    if form in clauses["joins"] or (
        form == _COMMA and frames and view.form(last - 1) not in clauses["joins"] and not _is_aside(view, last)
    ):
        speaker = _carried(view, frames, memory, before=last)
        return (last, speaker, None) if speaker is not None and frames else None
    end = last + 1
    if form == _COMMA and _is_aside(view, last):
        last = max(at for at in range(last) if view.forms[at] == _COMMA) - 1
    low = _subject_start(view, last)
    if low > last:
        return None
    speaker = read_speaker(view, low, end, memory)
    return None if speaker is None else (low, speaker, None)


def _subject_start(view: View, last: int) -> int:
    """Going left from the subject's last word: its first."""
    clauses = view.lexicon.clauses
    at = last
    while at >= 0 and last - at < _LONGEST_SUBJECT and view.quote[at] < 0:
        form = view.forms[at]
        if form in _SUBJECT_ENDS or form in clauses["breaks"] | clauses["relatives"] | {"that"}:
            break
        if form in clauses["joins"] and not _joins_names(view, at):
            break
        if form in view.lexicon.claim_nouns and at < last:  # "..., a claim Moscow denies"
            break
        at -= 1
    return at + 1


def _joins_names(view: View, at: int) -> bool:
    """Whether "and" stands between two names or two nouns that speak together."""
    return (view.is_capital(at - 1) and view.is_capital(at + 1)) or view.form(at - 1) in view.lexicon.plural


def _relative(view: View, at: int, frames: Sequence[Frame], memory: Memory) -> tuple[int, Speaker, int | None] | None:
    """ "Haftar, who claims that he leads the army, ...": Haftar claims it, up to the next comma."""
    del frames
    end = at - (view.form(at - 1) == _COMMA)
    low = _subject_start(view, end - 1)
    speaker = read_speaker(view, low, end, memory) if low < end else None
    if speaker is None:
        return None
    limit = None
    if end < at:
        limit = next(
            (place for place in range(at + 2, len(view)) if view.forms[place] == _COMMA and view.quote[place] < 0), None
        )
    return low, speaker, limit


def _quotes(view: View, at: int, last: int, memory: Memory) -> Frame | None:
    """ "Reuters quoted officials as saying that ..."."""
    end = next(
        (
            place
            for place in range(at + 1, min(len(view), at + _LONGEST_SUBJECT))
            if view.form(place) == "as" and view.verb(place + 1)
        ),
        None,
    )
    low = _subject_start(view, last) if last >= 0 else 0
    if end is None or low > last:
        return None
    relay, cited = read_speaker(view, low, last + 1, memory), read_speaker(view, at + 1, end, memory)
    if cited is None:
        return None
    high = end + 2 + (view.form(end + 2) == "that")
    return Frame(low, high, at, at + 1, cited, right=True, meaning=Meaning.SAYS, relay=relay)


def _quoted_as_saying(view: View, at: int, last: int, memory: Memory) -> Frame | None:
    """ "X was quoted by Reuters as saying", "..., X was quoted as saying by Reuters"."""
    low = _subject_start(view, last) if last >= 0 else 0
    speaker = read_speaker(view, low, last + 1, memory) if low <= last else None
    if speaker is None:
        return None
    high, relay = at + 1, None
    for _ in range(2):
        if view.form(high) == "by":
            end = next(
                (
                    place
                    for place in range(high + 1, len(view))
                    if view.form(place) in ("as", "that", ",", ".", ":") or view.opens_quote(place)
                ),
                len(view),
            )
            relay, high = read_speaker(view, high + 1, end, memory), end
        elif view.form(high) == "as" and view.form(high + 1).endswith("ing"):
            high += 2
    right = not view.ended(high) and view.form(high) != _COMMA
    high += view.form(high) == "that"
    return Frame(low, high, at, at + 1, speaker, right=right, meaning=Meaning.SAYS, relay=relay)
