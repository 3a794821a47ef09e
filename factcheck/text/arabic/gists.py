"""«ساق المحامي حجة مفادها أن», «رد جاءه من المديرة مفاده أن»: what news, a letter or an argument amounts to."""

from factcheck.text.arabic.clauses import frame_start
from factcheck.text.arabic.content_openings import after_that
from factcheck.text.arabic.frames import VERB, Frame
from factcheck.text.arabic.left_subjects import is_known, subjects_of_clause
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import REPORT, SAYS, SOURCE

# «مفاده», «مؤداها», «فحواه», «خلاصته»: a noun whose pronoun goes back to what was said.
GISTS = frozenset(
    stem + owner
    for stem in ("مفاد", "مودا", "فحوا", "مضمون", "خلاصت", "ملخص", "موجز", "نص")
    for owner in ("ه", "ها", "هم")
)
_FROM_WHOM = frozenset({"من", "عن"})
_BACK = 6


def gist_frame(view: View, at: int, speakers: Speakers, *, floor: int) -> Frame | None:
    """The frame of «مفاده أن» at ``at``: of whoever sent what it is the gist of, brought it forward, or of itself."""
    if view.forms[at] not in GISTS or at + 1 >= view.size or not view.words[at + 1].that or not at:
        return None
    phrase = _sender(view, at) or _actor(view, at)
    if phrase is None:
        return None
    start, clean = frame_start(view, at, floor) if floor else (0, True)
    return Frame(VERB, start, (at, at + 1), after_that(view, at + 1), meant(view, phrase, speakers), SAYS, clean=clean)


def _sender(view: View, at: int) -> Phrase | None:
    """«رسالة من القيادة مفادها أن»: whom «من» names right before it."""
    for place in range(at - 1, max(-1, at - _BACK), -1):
        if view.forms[place] in _FROM_WHOM:
            phrase = phrase_at(view, place + 1, at)
            return phrase if phrase is not None and is_known(phrase) and phrase.end == at else None
        if not view.forms[place]:
            return None
    return None


def _actor(view: View, at: int) -> Phrase | None:
    """Who does what the clause tells; else the news itself, where it goes by a noun that can speak («شائعات»)."""
    own = next((phrase for phrase in subjects_of_clause(view, at) if phrase.end < at), None)
    if own is not None:
        return own
    for place in range(at - 1, max(-1, at - _BACK), -1):
        noun = view.words[place].noun
        if noun is not None and noun.kind in (REPORT, SOURCE):
            return phrase_at(view, place, at)
    return None
