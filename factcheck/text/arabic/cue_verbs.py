"""Finite cues where they stand: which reading, negated or not, what they do with their content, who may go on."""

from factcheck.domain.words import Polarity
from factcheck.text.arabic.clauses import concedes
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import CONFIRMS, DECLINES, DEMANDS, DENIES, QUOTES, CueClass, CueWord

_AFFIRMS, _DECLINES, _DENIES = Polarity.AFFIRMS, Polarity.DECLINES, Polarity.DENIES
_PRESENT_ONLY = frozenset({"لا", "لم", "لن"})
_BUT = frozenset({"لكنه", "لكنها", "لكنهم", "لكنهما"})
_NEITHER = frozenset({"او", "ولم", "ولا", "ولن", "ام"})


# Words between «لم يؤكد» and «ولم ينف».
_ON = frozenset({"ثم", "كما", "اذ", "حيث", "بل", "فيما", "بينما"})
_NEITHER_NOR = 14
_HIDING = (DECLINES, DEMANDS)
# «..., كما قال فلان»: before a verb that stands behind what was said.
RELATING = frozenset({"كما", "ما", "حسبما", "مثلما", "وفقما"})
_JUDGING = (DENIES, CONFIRMS)
_RELATED = frozenset({("هو", "ما"), ("هي", "ما"), ("الامر", "الذي"), ("امر", "ما"), ("هو", "امر")})
# «وهي معلومة نفاها فلان»
_IT = frozenset({"هو", "هي", "هما"})
BEFORE_BEHIND = RELATING | {"هكذا"}
_TO_IDENTITY = 6
# «على الرغم من أن», «رغم أن»: so far before what answers it.
_CONCEDED = frozenset({"الرغم", "رغم", "برغم", "بالرغم"})
_CONCESSION = 30
_EXCEPT = frozenset({"الا", "غير", "بيد"})
# «لم يكن قد قال»
_BETWEEN = frozenset({"قد", "يكن", "تكن"})
ONE_OF = frozenset({"احد", "احدي", "بين"})
_UNSAID = frozenset({"عدم", "دون", "بدون"})
_TWO = 2
_SHADDA, _DAMMA = "\u0651", "\u064f"
# «هدوء حذر», «تفاؤل حذر»: wary, and nobody warns.
_WARY = frozenset({"هدوء", "تفاول", "ترحيب", "صمت", "ترقب", "ارتياح", "تفاولا", "هدوءا", "ترحيبا", "دعم"})
# «نادلة تدعى منى»: is called, and calls upon nobody.
_CALLED = ("يدعى", "تدعى")
# «مقر تابع له»
_TO_IT = frozenset({"له", "لها", "لهم", "لهما"})
# «خسائر قدرها 3 ملايين»
_AMOUNTS = frozenset({"قدره", "قدرها"})
# «قبل أن يستدرك»: then it was said.
_WHEN = frozenset({"قبل", "وقبل", "بعد", "وبعد", "منذ", "الي", "حتي", "الا", "غير", "بيد", "دون"})
IDENTITY = frozenset(
    {"هويته", "هويتها", "هويتهم", "هويتهما", "اسمه", "اسمها", "اسمهم", "اسمائهم", "اسماءهم", "اسميهما", "نفسه"}
)


def verb_cue(view: View, at: int) -> CueWord | None:
    """The finite reading of the token as a cue, where its place allows one."""
    word = view.words[at]
    if not word.cues or word.definite or word.noun is not None or view.mentions[at] is not None or view.in_speech(at):
        return None
    text = view.tokens[at].text
    wary = word.form == "حذر" and at > 0 and view.forms[at - 1] in _WARY
    if wary or text.endswith(("ة", "يدعى", "تدعى", "يُدعى", "تُدعى")):  # «توصية»: no verb; «يدعى فلانا»: is called
        return None
    before = view.words[at - 1] if at else None
    if before is not None and (
        before.form in _UNSAID
        or before.form in ONE_OF  # «أحد أبرز الوجوه»
        or before.governs
        or (before.finite_cue is not None and before.finite_cue.lemma.meaning is DECLINES)  # «رفض ذكر اسمه»: a noun
        or (before.that and _is_to_come(view, at))
    ):
        return None
    present = before is not None and before.form.lstrip("وف") in _PRESENT_ONLY
    cue = word.present_cue if present else word.finite_cue
    if (
        cue is None
        or cue.form.person == 1
        or _is_passive(text, cue)
        or (word.form in _AMOUNTS and view.forms[at + 1][:1].isdigit())
        or (word.form == "تابع" and at and view.forms[at + 1] in _TO_IT)
        or text.endswith(_CALLED)
    ):
        return None
    if cue.lemma.name == "وعد" and _is_judging(text):
        return next((one for one in word.cues if one.lemma.name == "عد"), cue)
    return cue


def _is_passive(text: str, cue: CueWord) -> bool:
    """«أُقرّ البند», «وقُدّرت الخسائر»: a past whose first letter is written with a u."""
    if cue.lemma.meaning is QUOTES:
        return False
    at = len(cue.clitic) + 1
    return cue.form.shape is Shape.PAST and text[at : at + 1] == _DAMMA


def is_joined(view: View, at: int) -> bool:
    """Whether «و» or «ف» is written onto the cue at ``at``."""
    return view.words[at].joined or _is_judging(view.tokens[at].text)


def _is_judging(text: str) -> bool:
    """«وعدّ ذلك خطأ» judges, «وعد» promises."""
    return text[:1] == "و" and text[1:].startswith("عد" + _SHADDA)


def _is_to_come(view: View, at: int) -> bool:
    """«يتوقع أن تعلن الشركة ...»: what somebody is yet to say, unlike «بعد أن تعلن»."""
    if view.forms[at - 1] != "ان" or view.words[at].present_cue is None or at < _TWO:
        return False
    return view.words[at].finite_cue is view.words[at].present_cue and view.forms[at - 2] not in _WHEN


def polarity_of(view: View, at: int, cue: CueWord, *, negated: bool) -> Polarity | None:
    """What the cue does with its content; None where a negated cue says nothing of it."""
    if cue.lemma.meaning is DECLINES:
        return _DECLINES if negated == ("negated" in cue.lemma.takes) else None
    if "negated" in cue.lemma.takes:  # «لم يخف»: affirms
        return _AFFIRMS if negated else None
    if not negated:
        denies = cue.lemma.meaning is DENIES
        return _DENIES if denies else _AFFIRMS
    if cue.lemma.meaning is DENIES:  # «لم ينف»: affirms, «لم ينف ولم يؤكد»: declines
        return _DECLINES if _says_neither(view, at, CONFIRMS) else _AFFIRMS
    if cue.lemma.meaning is CONFIRMS and _says_neither(view, at, DENIES):
        return _DECLINES
    return None


def is_negated(view: View, at: int) -> bool:
    """Whether the verb at ``at`` is negated («لم يكشف», «لن تؤكد», «ما قال» is not)."""
    before = at - 2 if view.forms[at - 1] in _BETWEEN else at - 1
    return before >= 0 and "negators" in view.words[before].kinds and view.forms[before] not in ("غير", "عدم")


def _says_neither(view: View, at: int, other: CueClass) -> bool:
    """«لم يؤكد ... أو ينف», «لم ينف ولم يؤكد»: a cue of the other class under the same negation."""
    for later in range(at + 1, min(view.size, at + _NEITHER_NOR)):
        cue = view.words[later].finite_cue
        if cue is not None and cue.lemma.meaning is other and view.forms[later - 1] in _NEITHER:
            return True
    return False


def goes_on(view: View, at: int, cue: CueWord) -> bool:
    """Whether a bare verb inside a content goes back to its speaker: «وأضاف», «لكنها رفضت»."""
    joined = view.forms[at - 1] in ("ولم", "ولن", "ولا", "فلم", "فلن")
    joined = joined or (view.forms[at - 2], view.forms[at - 1]) == ("قبل", "ان")  # «قبل أن يستدرك بأن»
    joined = joined or concedes(view, at)
    return joined or cue.clitic.startswith(("و", "ف")) or after_but(view, at) or view.forms[at - 1] in _ON


def after_but(view: View, at: int) -> bool:
    """«لكنه استبعد», «إلا أنه حذر»: the speaker goes on, against what was just said."""
    at -= view.words[at - 1].has("negators")
    if _answers_concession(view, at):
        return False
    if view.forms[at - 1].lstrip("و") in _BUT:
        return True
    if at and view.words[at - 1].that_pronoun and view.words[at - 1].clitic == "ف":  # «ومع أنها ...، فإنها تجزم»
        return True
    return at > 1 and view.words[at - 1].that_pronoun and view.forms[at - 2] in ("الا", "غير", "بيد")


def _answers_concession(view: View, at: int) -> bool:
    """«إنه على الرغم من أن ...، إلا أنها تعلم»: what is set against a concession inside a content is said with it."""
    if at < _TWO or view.forms[at - 2] not in _EXCEPT:
        return False
    for before in range(at - 2, max(0, at - _CONCESSION), -1):
        if view.forms[before] in _CONCEDED:
            opener = before - 1 - (view.forms[before - 1] == "علي")
            return opener >= 0 and view.words[opener].that
    return False


def hides_name(view: View, at: int) -> bool:
    """«رفض الكشف عن هويته», «تحفظ على ذكر اسمه»: what somebody does who stays unnamed is no claim."""
    return any(view.forms[later] in IDENTITY for later in range(at + 1, min(view.size, at + _TO_IDENTITY)))


def may_speak(view: View, at: int, cue: CueWord) -> bool:
    """Whether anything stands around the verb that can be what somebody says; most homographs go no further."""
    if cue.lemma.takes or cue.lemma.meaning is QUOTES or view.has_quotes:
        return True
    if view.introduced_until > at:
        return True
    if view.forms[at - 1] in BEFORE_BEHIND or (not cue.homograph and at and not view.forms[at - 1]):
        return True
    return view.colon > view.tokens[at].start


def relates_back(view: View, at: int, cue: CueWord) -> bool:
    """«...، وهو ما نفاه فلان», «الأمر الذي أكدته الوزارة»: the verb's pronoun is what has just been told."""
    return cue.lemma.meaning in _JUDGING and is_which(view, at)


def is_which(view: View, at: int) -> bool:
    """Whether «وهو ما», «الأمر الذي», «وهي معلومة» stands before the verb at ``at``: what has just been told."""
    if at <= _TWO:
        return False
    it, what = view.forms[at - 2].lstrip("و"), view.words[at - 1]
    if (it, what.form) in _RELATED:
        return True
    named = bool(what.form) and not (what.definite or what.clitic or what.verb or what.has("prepositions"))
    return it in _IT and named and view.mark(at - 3, COMMAS) and _is_back_to_it(view, at)


def _is_back_to_it(view: View, at: int) -> bool:
    """«نفاها», «أكدته»: whether a pronoun for a thing hangs on the verb."""
    cue = view.words[at].finite_cue
    return cue is not None and cue.pronoun in ("ه", "ها", "هما")


def is_none(view: View, at: int, cue: CueWord) -> bool:
    """«رفض الكشف عن هويته», «ما وصفه بالتكهنات»: how somebody stays unnamed, or calls something, is no claim."""
    if cue.lemma.meaning in _HIDING and hides_name(view, at):
        return True
    return bool(cue.pronoun) and view.forms[at - 1].lstrip("وفب") in ("ما", "من", "مما")
