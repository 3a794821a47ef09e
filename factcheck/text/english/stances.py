"""English attitudes: what somebody wants, fears, opposes or finds, inside a sentence that is the outlet's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.domain.words import Polarity
from factcheck.text.english.clause_ends import clause_end, complement_end
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.inflection import BASE, DOING, PARTICIPLE, PAST, THIRD
from factcheck.text.english.lexicon import DENIES, SAYS
from factcheck.text.english.memory import ORGANISATION, PERSON, Memory, Speaker
from factcheck.text.english.minds import are_many, may_have
from factcheck.text.english.phrases import (
    HAVE,
    before_verb,
    has_verb,
    holds_verb,
    is_hyphened,
    is_no_subject,
    is_verb_like,
    phrase_end,
    subject_start,
)
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.stance_contents import content_start, is_relative
from factcheck.text.english.stance_nouns import Stance, noun_stance
from factcheck.text.english.stance_words import ATTITUDE, GIVING, OWNERS, StanceWord, stance_words
from factcheck.text.english.stretches import trim
from factcheck.text.english.subjects import carried, subject
from factcheck.text.english.view import View

_BEFORE_DOING = frozenset({COMMA, "before", "after", "without", "by"})
_COUNTED = frozenset({"two", "three", "four", "five", "many", "several", "few", "both", "some"})
_NO_DOERS = frozenset({"of", "and", "or", "himself", "herself", "themselves", "itself"})
_DIGIT = re.compile(r"\d")
_NAMED = frozenset({"named", "as"})
_RELATIVE = frozenset({"who", "which", "that", "what", "whose", "where", ","})
_STANDING = frozenset({"up", "down", "ahead", "leading", "trailing", "half", "one", "two", "three", "four", "five",
                       "six", "seven", "eight", "nine", "ten", "dozen"})  # fmt: skip
_POLARITY = {True: Polarity.DENIES, False: Polarity.AFFIRMS}  # by whether the verb is negated
Held = tuple[Frame, tuple[int, int], Frame | None]  # and the frame in whose content that is said


@dataclass(slots=True)
class Within:
    """Where the words end that a stance may reach, and in whose content it stands."""

    stop: int
    outer: Speaker | None


def find_stances(view: View, memory: Memory, frames: Sequence[Frame]) -> Iterator[Held]:
    """The attitudes of a sentence in order, apart from what its ``frames`` attribute already."""
    passage, begun, held = Passage(view, memory, []), 0, (0, 0)
    for at in _places(view):
        while begun < len(frames) and frames[begun].low <= at:
            passage.frames.append(frames[begun])
            begun += 1
        last = frames[begun - 1] if begun else None
        if last is not None and last.cue_low <= at < last.high:
            continue
        stop = frames[begun].low if begun < len(frames) else view.size
        stop = view.size if stop == at + 1 else stop  # "a poll found | 52 percent think the mayor should go"
        outer = _outer(view, frames, begun, at)
        stance = _stance_at(passage, at, Within(stop, outer.speaker if outer is not None else None))
        if stance is not None and stance[1] != held:
            passage.frames.append(stance[0])
            held = stance[1]
            yield *stance, outer


def _places(view: View) -> list[int]:
    """Where a word stands outside quotation marks that may show an attitude, as far as the next word tells."""
    known, found = stance_words(), []
    words = known.without_reports if known.papers.isdisjoint(view.forms) else known.all
    for at in view.stances:
        form = view.forms[at]
        if form not in words or view.quote[at] >= 0 or (form in known.giving and not _may_count(view, at)):
            continue
        follows, behind = known.followed.get(form), view.form[at + 1]
        if follows is None or behind in follows or behind.endswith("ly"):
            found.append(at)
    return found


def _may_count(view: View, at: int) -> bool:
    """Whether a number or a quotation stands in the sentence: a report "has", "gives" or "puts" nothing else."""
    if view.quotes or view.form[at + 1] == "no" or not _STANDING.isdisjoint(view.forms):
        return True
    return _DIGIT.search(" ".join(view.forms[at + 1 :])) is not None


def _outer(view: View, frames: Sequence[Frame], begun: int, at: int) -> Frame | None:
    """In whose content the word at ``at`` stands: behind the last frame, or before the one that closes the sentence,
    or around the one that interrupts it ("The company, analysts say, | wants").
    """
    if begun < len(frames) and not frames[begun].right:
        denied = frames[begun].polarity is Polarity.DENIES  # "Delhi blames Dhaka, a charge it denies": it tells nothing
        return None if denied else frames[begun]
    if begun and not frames[begun - 1].right and view.form[frames[begun - 1].high] == COMMA:
        goes_on = frames[begun - 1].high + 1
        if goes_on == at or view.form[goes_on] in view.lexicon.clauses["finite"]:
            return frames[begun - 1]
    said = [frame for frame in frames[max(0, begun - 2) : begun] if frame.right and frame.high <= at]
    if said and ";" in view.forms[said[-1].high : at]:  # "Organisers say so; police put it lower"
        return None
    return said[-1] if said and (said[-1].limit or at) >= at else None


def _stance_at(passage: Passage, at: int, within: Within) -> Stance | None:
    view, words = passage.view, stance_words()
    form = view.forms[at]
    if (view.is_capital[at] and view.words(0, at)) or (view.form[at - 1] == "-" and is_hyphened(view, at)):
        return None
    before, start, behind, barred = None, None, view.form[at + 1], _is_barred(view, at)
    for verb in words.verbs.get(form, ()):
        if (barred and verb.form is not DOING and behind != "by") or not verb.may_precede(behind):
            continue
        if before is None or verb.takes is not before.takes or verb.as_thing is not before.as_thing:
            start = content_start(view, at + 1, verb)  # "asked" is two forms of one verb, which take the same
        before = verb
        if (found := _verb(passage, at, verb, start, within)) is not None:
            return found
    if form in words.adjectives:
        adjective = _adjective(passage, at, words.adjectives[form], within.stop)
        if adjective is not None:
            return adjective
    return noun_stance(passage, at, words.nouns[form], within.stop) if form in words.nouns else None


def _is_barred(view: View, at: int) -> bool:
    """Whether no finite verb stands there: "the plan", "to plan", but "used to plan"."""
    before = view.form[at - 1]
    return before in view.lexicon.before_nouns or (before == "to" and view.form[at - 2] not in view.lexicon.raising)


def _verb(passage: Passage, at: int, word: StanceWord, start: int | None, within: Within) -> Stance | None:
    view = passage.view
    if word.form in (PAST, PARTICIPLE) and view.form[at + 1] == "by":
        return None if view.forms[at] in view.lexicon.clauses["seen_by"] else _by(passage, at, word)
    sources = word.form is DOING and word.lemma == "cite" and view.form[at + 1] not in OWNERS  # "citing officials"
    if start is None or sources:
        return None
    if word.form is DOING and view.form[at - 1] not in view.lexicon.before_doing:
        return _doing(passage, at, word, start, within.stop)
    return _finite(passage, at, word, start, within)


def _finite(passage: Passage, at: int, word: StanceWord, start: int, within: Within) -> Stance | None:
    """As in "the mayor wants a tunnel", "she appears to want one"."""
    view, verb = passage.view, at
    if view.form[at - 1] == "to" and view.form[at - 2] in view.lexicon.raising:
        verb = at - 2 - (view.form[at - 2] == "on")
    verb -= word.form is DOING and view.form[at - 1] in view.lexicon.clauses["aspect"]
    last, negated = before_verb(view, verb)
    helped = at - last > 1
    silent = negated and word.meaning is SAYS
    if silent or not _is_finite(view, verb, last, word if verb == at else None, helped=helped):
        return None
    whose = subject(passage, last)
    if whose is None:
        return None
    speaker = _it(view, last, whose[1], within.outer)
    if not word.takes.isdisjoint(_NAMED) and view.forms[last] in view.lexicon.plural and is_relative(view, start):
        speaker = read_speaker(view, last, last + 1, passage.memory) or speaker  # "a move | critics called"
    alone = word.form is BASE and verb == at and not helped  # "the mayors want", not "the mayor want"
    if word.form is THIRD and verb == at and not helped and view.forms[last] in _COUNTED:  # "two terms"
        return None
    last_frame = passage.frames[-1] if passage.frames and passage.frames[-1].rule == ATTITUDE else None
    over = last_frame is not None and whose[0] <= last_frame.cue_low <= last  # "economists now see | rates"
    over = over and _RELATIVE.isdisjoint(view.forms[whose[0] : last + 1])
    if (
        over
        or holds_verb(view, whose[0], last)
        or not may_have(view, speaker, last, word, at)
        or (alone and not are_many(view, last, speaker))
    ):
        return None
    stop = min(within.stop, whose[2] or within.stop)
    if view.form[last] in ("who", "which"):  # "a nurse who asked for leave | said"
        stop = complement_end(view, start, stop, clause=False)
    return _made(view, at, word, speaker, low=whose[0], start=start, stop=stop, negated=negated)


def _it(view: View, last: int, speaker: Speaker, outer: Speaker | None) -> Speaker:
    """Whom "it" means in what somebody says: itself, where its name leaves open what it is ("Delta Nitrogen")."""
    person = outer is None or outer.gender or outer.plural or (outer.kind is PERSON and outer.head)
    if view.form[last] != "it" or outer is None or person:
        return speaker
    return replace(outer, kind=ORGANISATION, span=view.span(last, last + 1), relay=None)


def _is_finite(view: View, verb: int, last: int, word: StanceWord | None, *, helped: bool) -> bool:
    """Whether a subject may stand before the verb, and no auxiliary makes it passive or a noun's."""
    if view.form[verb - 1] == "to":
        return False
    if word is None:
        return True
    between = view.forms[last + 1 : verb]
    passive = not view.lexicon.clauses["passive"].isdisjoint(between)
    passive = passive or ("s" in between and view.form[verb + 1] == "to")  # "he's expected to", but "he's asked her to"
    if word.form in (PAST, PARTICIPLE) and passive:
        return False
    passive = passive or view.form[verb - 1] in HAVE  # "have long argued": nobody longs
    if (word.form is PARTICIPLE and not helped) or (word.form in (BASE, THIRD) and passive):
        return False
    return last >= 0 and (helped or not is_no_subject(view, last))


def _doing(passage: Passage, at: int, word: StanceWord, start: int, stop: int) -> Stance | None:
    """As in "..., praising the mayor", "retirees protesting the closure"."""
    view = passage.view
    before = view.form[at - 1]
    if before in _BEFORE_DOING or (before in ("and", "while", "but") and passage.frames):
        speaker = carried(passage, before=at - 1)
        low = at
    elif _may_do(view, at - 1) and not has_verb(view, (low := subject_start(view, at - 1)) + 1, at):
        low += view.form[low] == "with"
        speaker = read_speaker(view, low, at, passage.memory) if low < at else None
    else:
        return None
    if speaker is None or not may_have(view, speaker, at - 1, word, at):
        return None
    if low < at:  # "workers asking for more pay | blocked the gate"
        stop = complement_end(view, start, stop, clause=False)
    return _made(view, at, word, speaker, low=low, start=start, stop=stop, negated=False)


def _may_do(view: View, last: int) -> bool:
    """Whether a noun ends there that does what the word in -ing behind it says."""
    form = view.form[last]
    never = form in view.lexicon.when_where or form in _NO_DOERS
    if not view.is_word[last] or never:
        return False
    return not is_verb_like(view, last)


def _by(passage: Passage, at: int, word: StanceWord) -> Stance | None:
    """As in "was criticised by unions", "a plan backed by the mayor": what is criticised stands before."""
    view = passage.view
    if not word.takes & {"thing", "as", "that"}:
        return None
    last, negated = before_verb(view, at)
    low = subject_start(view, last) if last >= 0 else 0
    end = phrase_end(view, at + 2)
    speaker = read_speaker(view, at + 2, end, passage.memory) if low <= last and at + 2 < end else None
    gap = trim(view, low, last + 1)
    if speaker is None or gap[0] >= gap[1] or not may_have(view, speaker, end - 1, word, at):
        return None
    frame = Frame(
        at, end, at, at + 1, speaker, right=False, rule=ATTITUDE, meaning=word.meaning, polarity=_POLARITY[negated]
    )
    return frame, gap


def _adjective(passage: Passage, at: int, word: StanceWord, stop: int) -> Stance | None:
    """As in "is confident that", "was worried about"."""
    view = passage.view
    start = content_start(view, at + 1, word)
    if start is None:
        return None
    last, negated = before_verb(view, at)
    while view.form[last] in stance_words().copulas:
        last, negated = before_verb(view, last)
    between = view.forms[last + 1 : at]
    linked = not (view.lexicon.clauses["passive"].isdisjoint(between) and stance_words().copulas.isdisjoint(between))
    whose = subject(passage, last) if linked else None
    if whose is None or not may_have(view, whose[1], last, word, at):
        return None
    return _made(view, at, word, whose[1], low=whose[0], start=start, stop=stop, negated=negated)


def _made(
    view: View, at: int, word: StanceWord, speaker: Speaker, *, low: int, start: int, stop: int, negated: bool
) -> Stance | None:
    within = view.form[low] in ("who", "which") or "what" in (
        view.form[low],
        view.form[low - 1],
    )  # "what he called a stunt | would end"
    ends = complement_end(view, start, stop, clause=False) if within else clause_end(view, start, stop)
    if view.opens_quote(start) and not word.takes.isdisjoint(_NAMED):  # "which she called "a joke" | passed"
        ends = next((place for place in range(start, ends) if view.quote[place] != view.quote[start]), ends)
    gap = trim(view, start + (within and view.form[start] == "as"), ends)
    seen = word.lemma == "see" and not word.reports and view.form[gap[0]][:1].isdecimal()  # "sees 15 patients a day"
    if gap[0] >= gap[1] or seen or (word.reports and not _counts(view, word, gap)):
        return None
    named = not word.takes.isdisjoint(_NAMED)
    frame = Frame(low, start, at, at + 1, speaker, right=True, rule=ATTITUDE, meaning=word.meaning,
                  polarity=_POLARITY[negated != (word.meaning is DENIES)], named=named)  # fmt: skip
    return frame, gap


def _counts(view: View, word: StanceWord, gap: tuple[int, int]) -> bool:
    """Whether a report that has or puts something puts a number to it."""
    if word.lemma not in GIVING or view.forms[gap[0]] == "no":
        return True
    return any(
        view.quote[at] >= 0 or view.forms[at][:1].isdecimal() or view.forms[at] in _STANDING for at in range(*gap)
    )
