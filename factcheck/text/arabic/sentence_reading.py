"""One sentence: its frames from left to right, then where each content ends."""

from factcheck.domain.words import SentenceKind
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.content_ends import set_ends
from factcheck.text.arabic.contents import content_after
from factcheck.text.arabic.cue_verbs import verb_cue
from factcheck.text.arabic.frames import IMPERSONAL, POSTPOSED, RELATIVE, SILENT, VERB, Frame, Relay, speaking_last
from factcheck.text.arabic.gists import gist_frame
from factcheck.text.arabic.given_out import given_out_frame
from factcheck.text.arabic.headline_cues import colon_frames
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.noun_cues import noun_frame
from factcheck.text.arabic.open_verbs import open_verb_frame
from factcheck.text.arabic.other_cues import (
    closing_end,
    participle_frame,
    preposition_frame,
    view_frame,
)
from factcheck.text.arabic.own_voice_cues import first_person_frame, impersonal_frame, silent_frame
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.relays import told_at_end
from factcheck.text.arabic.sources_behind import takes_source_behind
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subject_borders import agrees
from factcheck.text.arabic.verb_cues import verb_frame
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import SAYS
from factcheck.text.arabic.who_goes_on import going_on

_LEAVING = frozenset({"كما", "وكما", "فيما", "وفيما", "بينما", "وبينما"})
# A sentence of news has a handful; more is no prose, and each reads on to the end.
_MOST_FRAMES = 24


def frames_in(view: View, speakers: Speakers) -> list[Frame]:
    """The frames of the sentence in reading order; whoever speaks is remembered in ``speakers``."""
    found: list[Frame] = []
    done = 0
    for frame in colon_frames(view, speakers) if view.colon >= 0 else ():
        done = frame.content
        if frame.speaker is not None and _tells_itself(view, done):
            speakers.add(frame.speaker)  # «- النائبة فلانة: وصفت القرار بأنه ...»
        else:
            _add(view, frame, found, speakers)
    for at in _candidates(view):
        if at < done or len(found) >= _MOST_FRAMES:
            continue
        cued = _frame_at(view, at, found, speakers)
        if cued is not None:
            _add(view, cued, found, speakers)
            done = cued.end if cued.kind is POSTPOSED and cued.end else cued.content
    if not found and view.introduced_until > 0:
        opened = open_verb_frame(view, speakers)
        if opened is not None:
            _add(view, opened, found, speakers)
    if found:
        told_at_end(view, found[-1], speakers)
    set_ends(view, found)
    return found


def _tells_itself(view: View, at: int) -> bool:
    """Whether what follows a colon tells with a verb of its own what the speaker before it said."""
    cue = verb_cue(view, at) if at < view.size and view.sentence.kind is SentenceKind.BODY else None
    if cue is None or cue.form.plural or cue.clitic or content_after(view, at + 1, cue) is None:
        return False
    after = phrase_at(view, at + 1, view.size, noun_content=True)
    own = after is not None and is_known(after) and agrees(view, after, cue)
    return not own or "object" in cue.lemma.takes


def _candidates(view: View) -> list[int]:
    """The tokens at which a cue may begin: in no quoted speech, the second word of a phrase behind the first."""
    words, forms, speech = view.words, view.forms, view.speech
    return [
        at
        for at in view.marked
        if words[at].opens and not speech[at] and (words[at].begins or forms[at + 1] in words[at].seconds)
    ]


def _frame_at(view: View, at: int, found: list[Frame], speakers: Speakers) -> Frame | None:
    word = view.words[at]
    if word.closing or "in_view" in word.kinds:
        frame = view_frame(view, at, speakers, floor=_floor(found))
        closing = closing_end(view, at) if frame is None else None
        if closing is not None and found:
            _close(view, at, closing, found[-1])
        elif closing is not None and at:
            frame = _carried_over(view, at, closing, speakers)
        if frame is not None or closing is not None:
            return frame
    if (word.participle is not None or word.form == "نقلا") and takes_source_behind(view, at, _open(found), speakers):
        return None
    frame = impersonal_frame(view, at) if word.impersonal and not found else None
    if frame is None and word.cues:
        frame = _of_cue(view, at, found, speakers)
    if frame is None and "gists" in word.kinds:
        frame = gist_frame(view, at, speakers, floor=_floor(found))
    if frame is None and word.prepositions:
        frame = preposition_frame(view, at, speakers, floor=_floor(found), open_frame=_open(found))
        frame = frame or given_out_frame(view, at, speakers, floor=_floor(found))
    return frame


def _of_cue(view: View, at: int, found: list[Frame], speakers: Speakers) -> Frame | None:
    """The frame of a verb, participle or noun of saying."""
    word, floor = view.words[at], _floor(found)
    frame = None
    if word.finite_cue is not None:
        frame = verb_frame(view, at, speakers, floor=floor, inside=_is_inside(view, at, found))
        if frame is None and word.mine is not None:
            frame = first_person_frame(view, at, word.mine, floor=floor)
        if frame is None and _open(found) is not None:
            frame = silent_frame(view, at, floor=floor)
    if frame is None and word.participle is not None:
        frame = _participle(view, at, found, speakers)
    if frame is None and word.noun_cue is not None:
        frame = noun_frame(view, at, speakers, floor=floor)
    return frame


def _participle(view: View, at: int, found: list[Frame], speakers: Speakers) -> Frame | None:
    return participle_frame(view, at, going_on(view, at, found, speakers), speakers, floor=_floor(found))


def _is_inside(view: View, at: int, found: list[Frame]) -> bool:
    """Whether the token stands in what somebody says: a quotation that has closed is over."""
    if not found or found[-1].kind is POSTPOSED or found[-1].kind is SILENT:
        return False
    frame = found[-1]
    if frame.content >= at:
        return True
    return not (view.opens_speech(frame.content) and view.after_quote(frame.content) <= at)


def _floor(found: list[Frame]) -> int:
    if not found:
        return 0
    last = found[-1]
    return last.end if last.kind is POSTPOSED and last.end is not None else last.content


def _open(found: list[Frame]) -> Frame | None:
    return found[-1] if found and found[-1].kind is not POSTPOSED else None


def _close(view: View, at: int, end: int, frame: Frame) -> None:
    """«..., وفق قوله» ends the content of the frame before it."""
    if frame.end is None and not any(view.forms[end : view.size]):
        frame.end = at - 1 if view.mark(at - 1, COMMAS) else at


def _carried_over(view: View, at: int, end: int, speakers: Speakers) -> Frame | None:
    """«..., على حد قولها» where nobody has spoken in the sentence: whoever spoke before."""
    speaker = speakers.last()
    if speaker is None:
        return None
    start = at - 1 if view.mark(at - 1, COMMAS) else at
    return Frame(POSTPOSED, start, (at, end), 0, speaker.carried(), SAYS, end=end, explicit=False)


def _add(view: View, frame: Frame, found: list[Frame], speakers: Speakers) -> None:
    outer = speaking_last(found)
    if outer is not None and frame.speaker is not None and frame.explicit and _inside(frame, outer):
        _relay_through(frame, outer)
    if frame.kind is POSTPOSED and found and found[-1].kind is IMPERSONAL:
        _close_impersonal(view, frame, found)
    found.append(frame)
    if frame.speaker is not None:
        if frame.speaker.through:
            known = {relay.speaker.claimant.name for relay in frame.relays}
            frame.relays.extend(Relay(one) for one in frame.speaker.through if one.claimant.name not in known)
        if frame.kind is not RELATIVE:
            if frame.relays or frame.speaker.through:
                through = tuple(relay.speaker.carried() for relay in frame.relays)
                frame.speaker = frame.speaker.heard_through(through)
            if frame.relays and frame.cue is not None and frame.relays[0].cue == frame.cue:
                speakers.add(frame.relays[0].speaker.carried())  # «ردت الحكومة على لسان وزيرها»: she may go on
            if _asks(view, frame):
                speakers.ask(frame.speaker)
            else:
                speakers.add(frame.speaker, inside=outer is not None and _inside(frame, outer))


def _asks(view: View, frame: Frame) -> bool:
    """«وسأله القاضي: ...»: the one who is asked is a pronoun."""
    if frame.kind is not VERB or frame.cue is None or "سال" not in view.forms[frame.cue[0]]:
        return False
    cue = view.words[frame.cue[0]].finite_cue
    return cue is not None and bool(cue.pronoun) and cue.lemma.name == "سال"


def _close_impersonal(view: View, frame: Frame, found: list[Frame]) -> None:
    """«يذكر أن A، وقد بلغ B، وفقا لفلان»: only B is theirs; without such a new clause all of it."""
    before = found[-1]
    begins = [
        at
        for at in range(before.content + 1, frame.start - 1)
        if view.mark(at - 1, COMMAS)
        and (view.forms[at] == "وقد" or (view.words[at].clitic == "و" and is_finite(view, at)))
    ]
    if begins:
        before.end, frame.content = begins[-1] - 1, begins[-1]
    else:
        frame.modality = found.pop().modality


def _inside(frame: Frame, outer: Frame) -> bool:
    """Whether the frame stands inside what the outer one says, and is not a new beginning beside it."""
    if frame.kind in (RELATIVE, POSTPOSED) or outer.kind is POSTPOSED:
        return False
    return not frame.clean or frame.start <= outer.content


def _relay_through(frame: Frame, outer: Frame) -> None:
    assert outer.speaker is not None
    if frame.speaker is None or frame.speaker.claimant.name == outer.speaker.claimant.name:
        return
    frame.relays.append(Relay(outer.speaker, outer.cue))
    frame.relays.extend(outer.relays)
