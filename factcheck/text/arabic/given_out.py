"""«أصدرت الوزارة بيانا جاء فيه أن ...»: what stands in a statement is said by whoever gave it out."""

from factcheck.text.arabic.clauses import frame_start
from factcheck.text.arabic.content_openings import after_that, is_that
from factcheck.text.arabic.frames import VERB, Frame
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subjects import subject_before
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import REPORT, SAYS

_STANDS = frozenset({"جاء", "ورد", "وجاء", "وورد"})
_IN_IT = frozenset({"فيه", "فيها"})
_COLON = frozenset(":：")
# A statement may stand before that no list of reports holds.
_STATEMENTS = frozenset({"خطابا", "تصريحا", "رسالة", "رساله", "ردا", "ايضاحا", "توضيحا", "نداء"})
_BACK = 8
_WORDS = 2


def given_out_frame(view: View, at: int, speakers: Speakers, *, floor: int) -> Frame | None:
    """The frame of «جاء فيه», «ورد فيها» at ``at``; None where no statement that somebody gave out stands before."""
    if view.forms[at] not in _STANDS or view.forms[at + 1] not in _IN_IT or not _is_behind_statement(view, at):
        return None
    content = _content(view, at + _WORDS)
    speaker = subject_before(view, at, speakers) if content is not None else None
    if content is None or speaker is None:
        return None
    start, clean = frame_start(view, at, floor) if floor else (0, True)
    return Frame(VERB, start, (at, at + _WORDS), content, speaker, SAYS, clean=clean)


def _is_behind_statement(view: View, at: int) -> bool:
    """«بيانا», «رسالة إلى النواب» a few words before."""
    for place in range(at - 1, max(-1, at - _BACK), -1):
        noun = view.words[place].noun
        if view.forms[place] in _STATEMENTS or (noun is not None and noun.kind is REPORT):
            return True
    return False


def _content(view: View, at: int) -> int | None:
    """Where what stands in it begins: behind a complementiser, a colon, or as a quotation."""
    if at >= view.size:
        return None
    if view.words[at].that and is_that(view, at):
        return after_that(view, at)
    if view.mark(at, _COLON):
        return at + 1 if at + 1 < view.size else None
    return at if view.opens_speech(at) else None
