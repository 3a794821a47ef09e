"""«استضاف البرنامج مدرب الفريق، فطالب بـ», «اتصلت الصحيفة بالناطق، فنفى»: «ف» answers for whoever was met or asked."""

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.inflection import past_forms
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import OUTLET, SOURCE, TITLE, CueWord
from factcheck.text.normalize import fold

_PERSON = EntityKind.PERSON
_FAR = 24
_MEETING = (
    "استضاف",
    "التقى",
    "سأل",
    "اتصل",
    "تواصل",
    "قابل",
    "حاور",
    "استجوب",
    "هاتف",
    "راسل",
    "واجه",
    "حاصر",
    "استوقف",
)
_MET = frozenset(
    clitic + form.letters for verb in _MEETING for form in past_forms(verb) for clitic in ("", "و")
) | frozenset(fold(form) for form in ("اتصلنا", "التقينا", "سألنا", "وسألنا", "استضفنا", "تواصلنا", "قابلنا"))
_PROGRAMME = "برنامج"
_ONTO = frozenset({"", "ب", "ل"})


def subject_met(view: View, at: int, cue: CueWord) -> Phrase | None:
    """Whoever was met before the verb at ``at``, which «ف» opens, where they agree with it."""
    if cue.clitic != "ف":
        return None
    verb = next((place for place in range(at - 1, max(-1, at - _FAR), -1) if view.forms[place] in _MET), None)
    if verb is None or any(view.words[place].that for place in range(verb, at)):
        return None
    for start in range(verb + 1, at):
        phrase = _human_at(view, start, at, cue)
        if phrase is not None:
            return phrase
    return None


def met_by(view: View, met: Phrase, speakers: Speakers) -> Speaker | None:
    """The paper or programme that met them, which stands between the verb and whoever was met."""
    for verb in range(met.start - 1, max(-1, met.start - _FAR), -1):
        if view.forms[verb] not in _MET:
            continue
        phrase = phrase_at(view, verb + 1, met.start)
        noun = phrase.noun if phrase is not None else None
        paper = noun is not None and (noun.kind is OUTLET or noun.lemma == _PROGRAMME)
        return meant(view, phrase, speakers) if phrase is not None and (paper or phrase.quoted_name) else None
    return None


def _human_at(view: View, start: int, limit: int, cue: CueWord) -> Phrase | None:
    """Somebody whose words begin here, and who is no paper."""
    noun, mention = view.words[start].noun, view.begins_mention(start)
    if noun is not None and (noun.kind not in (TITLE, SOURCE) or noun.clitic.lstrip("و") not in _ONTO):
        return None
    if noun is None and (mention is None or mention.kind is not _PERSON):
        return None
    phrase = phrase_at(view, start, limit, clitic=noun.clitic.lstrip("و") if noun is not None else "")
    if phrase is None or (phrase.noun is not None and phrase.noun.kind is OUTLET):
        return None
    strange = noun is not None and phrase.name is None and cue.form.gender not in (None, noun.gender)
    return None if strange or (noun is not None and noun.plural and not cue.form.plural) else phrase
