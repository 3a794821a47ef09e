"""Charges: «نسبت النيابة إليهم القتل الخطأ», «وجهت النيابة للمتهم تهمة الرشوة»: what somebody is charged with."""

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.content_openings import Content, Opening
from factcheck.text.arabic.court_roles import prosecutes
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.subjects import Subject
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import CueWord, Noun

CHARGING = frozenset({"نسب", "اسند", "وجه"})
_TO_THEM = frozenset({"اليه", "اليها", "اليهم", "اليهما", "له", "لها", "لهم", "لهما"})
_CHARGES = frozenset({"تهمه", "تهم", "تهمتي", "تهما", "اتهام", "اتهامات", "جريمه", "جرائم", "جرايم"})
# Of a circumstance («في أمر الإحالة») no more words are passed over.
_CIRCUMSTANCE = 4
# Words that tell who is charged.
_LONGEST = 12


def charge_after(view: View, cue: CueWord, subject: Subject) -> Content | None:
    """What the subject charges somebody with who is named right after it; None where it charges nobody."""
    if cue.lemma.name not in CHARGING:
        return None
    end, known = subject.end, subject.phrase.noun if subject.phrase is not None else subject.speaker()
    noun = known.lemma if isinstance(known, Noun) else known.noun if known is not None else None
    if noun is None or not prosecutes(noun):
        return None
    start = _after_accused(view, end)
    if start is None:
        return None
    start = _after_circumstance(view, start)
    if start >= view.size or not view.forms[start] or view.words[start].that:
        return None
    if cue.lemma.name == "وجه" and view.forms[start] not in _CHARGES:  # «وجهت النيابة للشاهد أسئلة»
        return None
    return Content(start, Opening.NOUN, end)


def _after_accused(view: View, at: int) -> int | None:
    """Past «إليهم», «إلى المتهمين», «للمتهم»."""
    if view.forms[at] in _TO_THEM:
        return at + 1
    reach = min(view.size, at + _LONGEST)
    limit = next((place for place in range(at + 1, reach) if _is_charge(view, place)), view.size)
    if view.forms[at] == "الي":
        accused = phrase_at(view, at + 1, limit, noun_content=True)
    elif view.forms[at][:1] == "ل":
        accused = phrase_at(view, at, limit, noun_content=True, clitic="ل")
    else:
        return None
    return accused.end if accused is not None else None


def _is_charge(view: View, at: int) -> bool:
    return view.forms[at] in _CHARGES or is_action_noun(view.forms[at])


def _after_circumstance(view: View, at: int) -> int:
    """Past «في أمر الإحالة», «، في القضية رقم 7،»."""
    if view.forms[at] != "في":
        return at
    for place in range(at + 1, min(view.size, at + 1 + _CIRCUMSTANCE)):
        if view.words[place].definite or view.mark(place, COMMAS):
            return place + 1
    return at
