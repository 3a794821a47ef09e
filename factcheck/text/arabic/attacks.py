"""«تبنت الجماعة استهداف المدمرة»: who claims an attack says that they did it; an adopted plan is nobody's claim."""

from factcheck.text.arabic.circumstances import after_circumstance
from factcheck.text.arabic.content_openings import Content, Opening
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import CueWord

_CLAIMING = "تبني"
_ATTACKS = frozenset(
    {"استهداف", "هجوم", "هجمات", "هجومين", "تفجير", "تفجيرات", "قصف", "اطلاق", "اغتيال", "اسقاط", "اختطاف", "خطف"}
    | {"ضربه", "ضربات", "اعتداء", "كمين", "قتل", "مسووليه", "انفجار"}
)
_OPERATIONS = frozenset({"عمليه", "عمليات"})
# «فجرا», «رسميا»: so many words tell when and how.
_ADVERBS = 2


def claims_attack(cue: CueWord) -> bool:
    """Whether the verb claims attacks, and says nothing of anything else."""
    return cue.lemma.name == _CLAIMING


def before_attack(view: View, phrase: Phrase) -> Phrase:
    """«تبنت حركة الشباب التفجير»: the subject alone."""
    attack = next((at for at in range(phrase.start + 1, phrase.end) if _is_attack(view, at)), None)
    return phrase if attack is None else phrase_at(view, phrase.start, attack) or phrase


def attack_after(view: View, end: int) -> Content | None:
    """The attack that is claimed behind the verb and its subject, which end before token ``end``."""
    at = after_circumstance(view, end)
    for _ in range(_ADVERBS):
        if at < view.size and view.forms[at].endswith("ا") and not _is_attack(view, at):
            at = after_circumstance(view, at + 1)
    return Content(at, Opening.NOUN, end) if at < view.size and _is_attack(view, at) else None


def _is_attack(view: View, at: int) -> bool:
    form = view.forms[at]
    if form.removesuffix("ا") in _ATTACKS or (form[:2] == "ال" and form[2:] in _ATTACKS):
        return True
    if form[:2] == "ال":
        return form[2:] in _OPERATIONS
    return form in _OPERATIONS and at + 1 < view.size and view.forms[at + 1] in _ATTACKS  # «عملية إطلاق النار»
