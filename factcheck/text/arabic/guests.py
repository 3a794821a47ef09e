"""Interviews that are retold: what the guest says in them came through the paper that asked.

«المقابلة التي أجرتها صحيفة "لو تان"» or a heading «المبعوث لـ"لو تان": ...» tells of an interview; the person who
speaks next is its guest. Whoever else speaks leads out of it, «وفي ختام المقابلة» back into it.
"""

from collections.abc import Callable, Sequence

from factcheck.domain.reading import Claimant
from factcheck.domain.words import ClaimantKind, EntityKind, SentenceKind
from factcheck.text.arabic.frames import COLON, RELATIVE, Frame, Relay
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.view import View
from factcheck.text.normalize import fold_word

_PERSON, _OUTLET = ClaimantKind.PERSON, ClaimantKind.OUTLET
# Words for an interview; those with the article mean the one that has been told of.
_INTERVIEWS = frozenset({"مقابله", "حوار", "حديث", "المقابله", "الحوار", "الحديث"})
_THE_INTERVIEW = frozenset({"المقابله", "الحوار"})
# From «المقابلة» to the paper: «التي أجرتها معه صحيفة ...».
_TO_PAPER = 8
# «قال في مقابلة مع ...» says itself who was told; only «أجرتها», «نشرتها» tell of an interview as such.
_HELD = ("اجر", "نشر", "بث", "خص", "ادل", "اعط", "منح")


class Guests:
    """Goes through the sentences and remembers to whom an interview was given, and by whom."""

    def __init__(self, is_ours: Callable[[Claimant], bool]) -> None:
        self._is_ours = is_ours
        self._paper: Speaker | None = None
        self._guest: str | None = None
        self._inside = False

    def go_on(self, view: View, frames: Sequence[Frame]) -> None:
        """Reads the next sentence's frames; puts the paper where the guest speaks."""
        paper = _announced(view, frames) or _held(view)
        if paper is not None and not self._is_ours(paper.claimant):
            self._paper, self._guest, self._inside = paper, None, True
        elif not _INTERVIEWS.isdisjoint(view.forms):
            self._meet(frames)
        if self._paper is None:
            return
        if not _THE_INTERVIEW.isdisjoint(view.forms):
            self._inside = True
        for frame in frames:
            if frame.speaker is not None and frame.kind is not RELATIVE:
                self._hear(frame, frame.speaker, self._paper)

    def _meet(self, frames: Sequence[Frame]) -> None:
        """«قال الوزير في مقابلة مع صحيفة "لو تان" إن»: guest and paper of an interview at once."""
        for frame in frames:
            paper = next((one.speaker for one in frame.relays if one.speaker.claimant.kind is _OUTLET), None)
            guest = frame.speaker.claimant if frame.speaker is not None else None
            if paper is None or guest is None or guest.kind is not _PERSON or not paper.named:
                continue
            self._paper, self._guest, self._inside = paper, fold_word(guest.name).split()[-1], True
            return

    def _hear(self, frame: Frame, speaker: Speaker, paper: Speaker) -> None:
        if speaker.claimant.name == paper.claimant.name or speaker.claimant.kind is _OUTLET:
            return
        name = fold_word(speaker.claimant.name).split()[-1]
        if self._guest is None and self._inside and speaker.claimant.kind is _PERSON and speaker.named:
            self._guest = name
        if name != self._guest:
            self._inside = self._inside and (self._guest is None or not frame.clean)
        elif self._inside and not frame.relays:
            frame.relays.append(Relay(paper.carried()))


def _announced(view: View, frames: Sequence[Frame]) -> Speaker | None:
    """«المبعوث لـ"لو تان": ...» over the article."""
    if view.sentence.kind is not SentenceKind.TITLE or not frames or frames[0].kind is not COLON:
        return None
    return next((one.speaker for one in frames[0].relays if one.speaker.claimant.kind is _OUTLET), None)


def _held(view: View) -> Speaker | None:
    """«المقابلة التي أجرتها صحيفة "لو تان"»."""
    if _INTERVIEWS.isdisjoint(view.forms):
        return None
    for number, mention in view.named:
        if mention.kind is not EntityKind.OUTLET:
            continue
        at = number - view.before
        before = view.forms[max(0, at - _TO_PAPER) : at]
        words = [place for place, form in enumerate(before) if form in _INTERVIEWS]
        if words and any(form.startswith(_HELD) for form in before[words[0] :]):
            claimant = Claimant(mention.name, _OUTLET, None, mention.entity_id)
            return Speaker(claimant, None, plural=False, named=True)
    return None
