"""Words that stand for somebody seen before: «المصدر», «الصحيفة نفسها», «رئيس الوزراء» for the one named earlier."""

from dataclasses import replace

from factcheck.domain.words import ClaimantKind
from factcheck.text.arabic.claimants import is_definite, speaker_of
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import REPORT, SOURCE, TITLE, Noun

_HUMAN = (TITLE, SOURCE)
_ONE = frozenset({"احد", "احدي", "بعض", "عدد", "معظم", "اغلب"})
# «أحدهم»: one of those seen before.
_PARTS = frozenset({"احدهم", "احدهما", "احداهن", "احداهما", "بعضهم", "بعضهن"})
# Reports that papers make; others («البيان») are of whoever spoke last.
_TEAM = "فريق"
_THIS = frozenset({"هذا", "هذه"})
_LATTER = frozenset({"الاخير", "الاخيره"})
_OF_PAPERS = frozenset({"تقرير", "تحقيق", "مقال", "مقاله", "افتتاحيه", "خبر"})


def meant(view: View, phrase: Phrase, speakers: Speakers, *, gender: str | None = None) -> Speaker:
    """The speaker that a phrase means: whom it names, or whom it stands for among those seen before.

    ``gender`` is what a verb tells of it, where the phrase itself tells none.
    """
    speaker = speaker_of(view, phrase)
    if speaker.claimant.kind is ClaimantKind.PERSON and (speaker.noun is None or _is_woman(speaker, gender)):
        speaker = speaker.of_gender(gender)
    if phrase.honour:
        bearer = speakers.last_human("f" if view.forms[phrase.start].endswith("ها") else "m")
        return bearer.standing_for(speaker) if bearer is not None else speaker
    if phrase.noun is None and _is_latter(view, phrase):
        latter = speakers.last_human("f" if view.forms[phrase.end - 1].endswith("ه") else "m")
        return latter.standing_for(speaker) if latter is not None else speaker
    if speaker.named or phrase.place is not None or phrase.noun is None or phrase.noun.possessed:
        return speaker
    if phrase.noun.lemma in _PARTS or (phrase.noun.plural and view.forms[phrase.start].lstrip("وف") in _ONE):
        return _one_of(speaker, speakers)
    if _is_new(view, phrase, phrase.noun):
        return speaker
    known = speakers.meant_by_noun(speaker)
    if known is None and phrase.noun.definite:
        known = _by_title(speaker, speakers) or _by_report(speaker, speakers)
    return known.standing_for(speaker) if known is not None else speaker


def _is_woman(speaker: Speaker, gender: str | None) -> bool:
    """«قالت عضو اللجنة فلانة», «المدير العام فلانة»: many titles stay masculine, the verb tells."""
    return gender == "f" and speaker.named and not speaker.plural


def _is_new(view: View, phrase: Phrase, noun: Noun) -> bool:
    """Whether the words speak of somebody or something not seen before."""
    if noun.kind is REPORT and phrase.end < view.size and view.words[phrase.end].has("relatives"):
        return True  # «المعطيات التي حصلت عليها الجريدة»
    titled = noun.kind is TITLE and noun.lemma != _TEAM  # «فريق التحقق» is not «الفريق»
    return not noun.definite and not (titled and is_definite(view, phrase))


def _is_latter(view: View, phrase: Phrase) -> bool:
    """«الأخير», «هذا الأخير»."""
    first = phrase.start + (view.forms[phrase.start] in _THIS)
    return phrase.end - first == 1 and view.forms[first] in _LATTER


def _one_of(speaker: Speaker, speakers: Speakers) -> Speaker:
    """«أحد المسؤولين»: somebody else than all of them, heard the same way."""
    several = (
        speakers.last_several() if speaker.noun in _PARTS else speakers.meant_by_noun(replace(speaker, plural=True))
    )
    return speaker.heard_through(several.through) if several is not None else speaker


def _by_title(speaker: Speaker, speakers: Speakers) -> Speaker | None:
    """«وأضاف الوزير الروسي» after a person named without title: whoever spoke last."""
    if speaker.noun_kind not in _HUMAN or speaker.plural:
        return None
    last = speakers.last_person(speaker.gender)
    return last if last is not None and (last is speakers.last() or not speaker.words) else None


def _by_report(speaker: Speaker, speakers: Speakers) -> Speaker | None:
    """«التقرير», «البيان»: the paper that published it, the body that gave it out."""
    if speaker.noun_kind is not REPORT or speaker.words:
        return None
    paper = speakers.paper_heard_most() if speaker.noun in _OF_PAPERS else None
    paper = paper or (speakers.last_heard_of(ClaimantKind.OUTLET) if speaker.noun in _OF_PAPERS else None)
    return paper or (speakers.last() if speaker.noun == "بيان" else None)
