"""The pieces of an English sentence: what stands between its attributive words, each put to whoever says it."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.domain.words import Polarity
from factcheck.text.english.additions import behind_quote, last_turn, silent_turn
from factcheck.text.english.drafts import attributed, own, relayed
from factcheck.text.english.frame import COMMA, Frame
from factcheck.text.english.lexicon import BELIEVES, DEMANDS, PREDICTS, REVEALS, SUPPOSES
from factcheck.text.english.memory import ANONYMOUS, PERSON, Speaker
from factcheck.text.english.phrases import has_verb, is_verb_like
from factcheck.text.english.quoting import CITED
from factcheck.text.english.stance_words import ASKING
from factcheck.text.english.stretches import empty, quoted, that_clauses, trim
from factcheck.text.english.view import View
from factcheck.text.pack import DraftClaim

_LEAST_OWN_WORDS = 5  # fewer words beside an attributed claim are circumstances, not a claim of the outlet
_LEAST_REST_WORDS = 3  # the main clause that goes on behind a relative one
_TELLING = frozenset({PERSON, ANONYMOUS})  # a body that says what somebody said is mostly an agency
# Who says what somebody thinks says so himself; who says what somebody says only relays it.
_MINDED = frozenset({BELIEVES, SUPPOSES, PREDICTS, DEMANDS, REVEALS})
_UNLESS = frozenset({"only", "because", "unless", "if", "until"})
_SUBORDINATE = frozenset({"if", "unless", "when", "once", "because", "until", "although", "whenever"})
_SHIFTED = frozenset({"would", "had", "could", "might"})
_SHORT_BEGINNING = 6  # "The deal, X said, is dead": up to so many words belong to what comes after


def pieces(view: View, frames: Sequence[Frame]) -> list[DraftClaim]:
    """The claims of a sentence: what stands between its frames, each piece put to its frame."""
    low, gaps = 0, []
    for frame in frames:
        gaps.append(trim(view, low, frame.low))
        low = frame.high
    gaps.append(trim(view, low, view.size))
    drafts: list[DraftClaim] = []
    pending: Speaker | None = None  # who relays the next frame: "Reuters reported that X said"
    for at, frame in enumerate(frames):
        before, after = gaps[at], gaps[at + 1]
        if not frame.right:
            if _interrupts(view, frames, at, gaps):
                drafts.append(attributed(view, frame, (before[0], gaps[at + 2][1]), None))
                pending = frame.speaker
                continue
            if _is_thrown_in(view, frames, at, gaps):
                pending = frame.speaker
                continue
            drafts += _left(view, frames, at, gaps, drafts)
            continue
        if at == 0 and after[1] - after[0] <= 1 and frame.polarity is Polarity.DECLINES and not empty(before):
            drafts.append(attributed(view, frame, before, None))  # "Asked if he knew, he would not say"
            continue
        if at == 0:
            drafts += [attributed(view, frame, before, None)] if quoted(view, before) else _own_before(view, before)
        if at + 1 < len(frames) and frames[at + 1].right and frame.speaker is not None and _holds_next(view, after):
            if frames[at + 1].meaning in _MINDED or frame.speaker.kind in _TELLING or not empty(after):
                end = frames[at + 1].limit or gaps[at + 2][1]
                drafts.append(attributed(view, frame, trim(view, frame.high, end), pending))
            pending = frame.speaker
            continue
        drafts += _behind(view, frames, at, after, pending)
        pending = None
    return sorted(drafts, key=place) or [own(view, 0, view.size)]


def place(draft: DraftClaim) -> tuple[int, int]:
    """Where a claim stands, to sort by."""
    return draft.span.start, draft.span.end


def _holds_next(view: View, gap: tuple[int, int]) -> bool:
    """Whether what somebody says is what somebody else says or thinks: no word or "whether" stands between."""
    return empty(gap) or (gap[1] - gap[0] == 1 and view.forms[gap[0]] in ASKING)


def _behind(
    view: View, frames: Sequence[Frame], at: int, gap: tuple[int, int], pending: Speaker | None
) -> list[DraftClaim]:
    """What follows a frame, and what goes on with the frame before it whose speaker is ``pending``."""
    closing = frames[at + 1] if at + 1 < len(frames) else None
    cut = _outer_that(view, frames[at - 1], frames[at], gap) if pending is not None and at else gap[1]
    if cut >= gap[1]:
        return _right(view, frames[at], gap, pending=pending, closing=closing)
    outer = [attributed(view, frames[at - 1], piece, None) for piece in that_clauses(view, cut + 2, gap[1])]
    return [*_right(view, frames[at], trim(view, gap[0], cut), pending=pending, closing=closing), *outer]


def _outer_that(view: View, outer: Frame, frame: Frame, gap: tuple[int, int]) -> int:
    """Where "and that" goes on with what the first of two says: "She recalled that he had warned of cracks | and that
    nothing was spent". The second one's content has no "that" which it could go on with.
    """
    low, high = gap
    if view.form[outer.high - 1] != "that" or view.form[frame.high - 1] == "that":
        return high
    return next((at for at in range(low, high - 2) if view.forms[at] == "and" and view.forms[at + 1] == "that"), high)


def _only_begins(view: View, gap: tuple[int, int]) -> bool:
    """Whether what stands before "X said" goes on behind it: a noun or a side clause, no clause that is whole."""
    low, high = gap
    whole = has_verb(view, low, high) and view.form[low] not in view.lexicon.circumstances
    return view.words(low, high) <= _SHORT_BEGINNING and not whole


def _interrupts(view: View, frames: Sequence[Frame], at: int, gaps: Sequence[tuple[int, int]]) -> bool:
    """As in "Her husband, she says, believes that ...": what she says is who believes what."""
    if at + 1 == len(frames) or not frames[at + 1].right or not empty(gaps[at + 1]) or empty(gaps[at]):
        return False
    opens = view.form[gaps[at][0]] in view.lexicon.circumstances or quoted(view, gaps[at])
    return not opens and not has_verb(view, *gaps[at]) and not empty(gaps[at + 2])


def _is_thrown_in(view: View, frames: Sequence[Frame], at: int, gaps: Sequence[tuple[int, int]]) -> bool:
    """As in "After the visits, it said, Moscow announced that ...": whoever is thrown in relays what follows."""
    if view.form[frames[min(at + 1, len(frames) - 1)].low] in view.lexicon.clauses["relatives"]:
        return False
    opens = view.form[gaps[at][0]]
    circumstance = (
        opens in view.lexicon.circumstances and view.words(*gaps[at]) <= _SHORT_BEGINNING and not quoted(view, gaps[at])
    )
    return (
        at + 1 < len(frames) and frames[at + 1].right and empty(gaps[at + 1]) and circumstance and not empty(gaps[at])
    )


def _right(
    view: View, frame: Frame, gap: tuple[int, int], *, pending: Speaker | None, closing: Frame | None
) -> list[DraftClaim]:
    """What follows a frame; behind a relative clause the main clause goes on, for the outlet or for whom ``closing``
    names ("Haftar, who claims ..., is negotiating, Reuters reported").
    """
    low, high = gap
    if frame.limit is not None and frame.limit < high:
        rests = _rest(view, trim(view, frame.limit, high), closing)
        return [attributed(view, frame, trim(view, low, frame.limit), pending), *rests]
    if low >= high:
        if frame.polarity.value != "declines":
            return []
        low, high = frame.high - 1, frame.high
    turn = min(silent_turn(view, low, high), behind_quote(view, low, high))
    pieces = [piece for piece in that_clauses(view, low, turn) if not empty(piece)]
    made = [attributed(view, frame, piece, pending) for piece in pieces]
    return [*made, replace(own(view, turn + 1, high), span=view.span(turn + 1, high))] if turn < high else made


def _rest(view: View, rest: tuple[int, int], closing: Frame | None) -> list[DraftClaim]:
    """What goes on behind the end of a content: nothing, whose the sentence closes with, or the outlet's own."""
    if view.words(*rest) < _LEAST_REST_WORDS:
        return []
    if closing is not None and not closing.right and closing.speaker is not None:
        return [attributed(view, closing, rest, None)]
    return [own(view, *rest)]


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
            [replace(attributed(view, frame, gap, None), span=last.span, sentence=last.sentence)]
            if not empty(gap)
            else []
        )
    if last is not None and frame.speaker is not None and ((at and frames[at - 1].right) or empty(gap)):
        drafts[-1] = relayed(view, last, frame)
        cited = frame.relay is not None and frame.rule == CITED
        told = at > 0 and not cited and frame.speaker.kind in _TELLING and not quoted(view, gap)
        whole = trim(view, frames[0].low, frame.low)
        return [attributed(view, frame, whole, None)] if told and last.claimant is not None and not empty(whole) else []
    return _around(view, frame, gap, gaps[at + 1], last=at + 1 == len(frames) or not frames[at + 1].right)


def _around(view: View, frame: Frame, gap: tuple[int, int], after: tuple[int, int], *, last: bool) -> list[DraftClaim]:
    """What stands before a frame, and behind it where it only interrupts; ``last``: no other frame has that."""
    beside = view.form[after[0]] in view.lexicon.clauses["relatives"] or view.form[frame.high] == "that"
    continues = last and not empty(after) and not beside and view.form[frame.high] != ";"
    spoken = quoted(view, gap)
    if continues and spoken and quoted(view, after):
        return [attributed(view, frame, gap, None), attributed(view, frame, after, None)]
    within = spoken and view.quote[gap[0]] < 0 and view.form[after[0]] in view.lexicon.clauses["finite"]
    if continues and not empty(gap) and (within or not spoken):
        if view.form[after[0]] in view.lexicon.clauses["finite"] and (turn := last_turn(view, *gap)) > gap[0]:
            return [own(view, gap[0], turn), attributed(view, frame, trim(view, turn, after[1]), None)]
        if ";" in view.forms[gap[0] : gap[1]]:  # "...; the link, she says, is weak"
            return _behind_semicolon(view, frame, gap, after)
        if _only_begins(view, gap) or _goes_on(view, gap[0], after[0]):
            return [attributed(view, frame, (gap[0], after[1]), None)]
    made = [] if empty(gap) else [attributed(view, frame, gap, None)]
    clause = has_verb(view, *after) and view.words(*after) >= _LEAST_REST_WORDS
    if continues and (clause or view.words(*after) >= _LEAST_OWN_WORDS):
        mine = (
            _joined_on(view, frame, after)
            or quoted(view, after)
            or (not clause and view.form[after[0]] in view.lexicon.named_starts)
        )
        made.append(attributed(view, frame, after, None) if mine else own(view, *after))
    return made


def _joined_on(view: View, frame: Frame, after: tuple[int, int]) -> bool:
    """Whether behind "and" the same speaker goes on: in somebody's view, or with a tense that only what is told has:
    "The bill is dead, she said, and the Senate would not vote".
    """
    if view.form[frame.high] != COMMA or view.form[frame.high + 1] != "and":
        return False
    finite = view.first(view.lexicon.verb_like, *after)
    return frame.rule == "in somebody's view" or (finite < after[1] and view.forms[finite] in _SHIFTED)


def _goes_on(view: View, low: int, after: int) -> bool:
    """Whether one clause stands around "X said": "The idea | is dead", "If it rains, | they stay", "It ended | only
    when he left".
    """
    goes_on = view.form[after] in view.lexicon.having or view.form[after] in _UNLESS
    return goes_on or view.form[low] in _SUBORDINATE


def _behind_semicolon(view: View, frame: Frame, gap: tuple[int, int], after: tuple[int, int]) -> list[DraftClaim]:
    """The outlet's own clause, and behind the last semicolon what somebody says."""
    cut = gap[1] - 1 - view.forms[gap[0] : gap[1]][::-1].index(";")
    whole = trim(view, cut + 1, after[1])
    return [own(view, gap[0], cut), attributed(view, frame, whole, None)]


def _is_clause(view: View, low: int, high: int) -> bool:
    """Whether a main clause stands behind the words that open the stretch: "In May she was named, but she said ..."."""
    opens = view.form[low] in view.lexicon.clauses["breaks"] | view.lexicon.clauses["circumstances"]
    start = next((at for at in range(low, high) if view.forms[at] == COMMA), high) if opens else low
    return any(is_verb_like(view, at) and not view.forms[at].endswith("ed") for at in range(start, high))


def _own_before(view: View, gap: tuple[int, int]) -> list[DraftClaim]:
    """A clause of the outlet's own before the first frame."""
    low, high = gap
    low += view.form[low] in view.lexicon.clauses["adversatives"]
    circumstance = view.form[low] in view.lexicon.circumstances and not _is_clause(view, low, high)
    verb = view.lexicon.verbs.get(view.form[high - 1])
    opens = verb is not None and not verb.noun and high > low  # "A poll found | 52 percent think ..."
    if view.words(low, high) < _LEAST_OWN_WORDS or circumstance or opens:
        return []
    return [own(view, low, high)]
