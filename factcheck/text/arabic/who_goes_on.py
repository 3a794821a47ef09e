"""Who goes on in a participle chain: whoever spoke before in the sentence, or whom gender and number mean."""

from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.frames import RELATIVE, Frame, speaking_last
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.light_verbs import light_subject
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subjects import subject_before
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import CueWord

_EXCEPT = frozenset({"الا", "غير", "بيد"})
_BUT = frozenset({"لكن", "ولكن", "بينما", "فيما"})
_TURNS = _EXCEPT | _BUT | {"حين"}


def going_on(view: View, at: int, found: list[Frame], speakers: Speakers) -> Speaker | None:
    """Who goes on in a participle: whoever spoke before in the sentence, else the last speaker."""
    cue = view.words[at].participle
    if cue is not None and cue.form.of_noun:
        doer = light_subject(view, at, speakers)
        if doer is not None:
            return doer
    outer = speaking_last(found)
    if outer is not None and cue is not None:
        return _nearer(view, at, cue, outer, speakers) or _farther(cue, outer, found) or outer.speaker
    return (outer.speaker if outer is not None else None) or subject_before(view, at, speakers) or _last(cue, speakers)


def _last(cue: CueWord | None, speakers: Speakers) -> Speaker | None:
    """«وتابع قائلا», after one and then several have spoken: the one."""
    agreeing = speakers.meant_by_verb(cue.form, goes_on=True) if cue is not None and not cue.form.of_noun else None
    return agreeing or speakers.last()


def _nearer(view: View, at: int, cue: CueWord, outer: Frame, speakers: Speakers) -> Speaker | None:
    """«قالت الصحيفة إن القائد اعترض، محذرا من», «..., إلا أن الشبكة ترى الحصيلة أعلى، مرجحة»: whom its gender means."""
    contrast = None
    if not _TURNS.isdisjoint(view.forms[outer.content : at]):
        contrast = next((place for place in range(at - 1, outer.content, -1) if _sets_against(view, place)), None)
    if contrast is not None:
        return _agreeing(view, contrast + 1, at, cue, speakers)
    strange = outer.speaker is not None and outer.speaker.gender is not None and not outer.speaker.plural
    if strange and outer.speaker is not None and cue.form.gender not in (None, outer.speaker.gender):
        return _agreeing(view, outer.content, at, cue, speakers)
    return None


def _farther(cue: CueWord, outer: Frame, found: list[Frame]) -> Speaker | None:
    """«أضافت المصادر أن الطرف الآخر يشترط ...، مستبعدة»: whoever is said to say so is of the other gender."""
    if outer.speaker is None or _may_do(cue, outer.speaker):
        return None
    others = (one.speaker for one in reversed(found) if one.kind is not RELATIVE and one is not outer)
    return next((one for one in others if one is not None and one.gender is not None and _may_do(cue, one)), None)


def _may_do(cue: CueWord, speaker: Speaker) -> bool:
    """Whether the participle agrees with the speaker; several things agree as one woman does."""
    if cue.form.plural or (speaker.plural and speaker.gender == "m"):
        return cue.form.plural == speaker.plural
    return None in (cue.form.gender, speaker.gender) or cue.form.gender == speaker.gender


def _sets_against(view: View, at: int) -> bool:
    """«إلا أن», «غير أن», «لكن» behind a pause."""
    word = view.words[at]
    if word.that and view.forms[at - 1] in _EXCEPT:
        return view.mark(at - 2, COMMAS)
    if word.form == "حين":  # «في حين انبرى النائب للدفاع»
        return view.forms[at - 1] == "في" and view.mark(at - 2, COMMAS)
    return word.form in _BUT and view.mark(at - 1, COMMAS)


def _agreeing(view: View, start: int, at: int, cue: CueWord, speakers: Speakers) -> Speaker | None:
    """Whoever the clause at ``start`` is about, where that is somebody who can speak and agrees with the participle."""
    phrase = phrase_at(view, start, at)
    if phrase is None and is_finite(view, start):  # «في حين انبرى النائب للدفاع»: a verb before its subject
        phrase = phrase_at(view, start + 1, at)
    if phrase is None or not is_known(phrase) or phrase.noun is None:
        return None
    speaker = meant(view, phrase, speakers)
    return speaker if speaker.gender == cue.form.gender and speaker.plural == cue.form.plural else None
