"""Which words after a verb are its subject, and where it ends: before a listener, before what is judged."""

import re

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun, is_definite_deed
from factcheck.text.arabic.circumstances import after_addressee, after_circumstance, can_speak
from factcheck.text.arabic.content_objects import JUDGING, STAND_INS, is_judged_object, is_object
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import BODY, DENIES, OUTLET, REPORT, SOURCE, TITLE, CueWord

# Verbs whose object is somebody.
TO_SOMEBODY = frozenset(
    {"ابلغ", "اخبر", "اعلم", "اطلع", "افهم", "اخطر", "سال", "طمان", "وعد", "حذر", "اتهم", "دعا", "طالب", "ناشد"}
    | {"حث", "كذب", "حمل", "وجه"}
)
# Verbs that say nothing without whom they accuse or ask.
_NEED_OBJECT = frozenset({"اتهم", "ناشد", "حث", "حض"})
# Verbs whose object is those who live somewhere, where these stand behind them («ودعا السكان إلى»).
_ADDRESSING = frozenset({"دعا", "حذر", "طمان", "نصح", "نبه"})
_THE_PUBLIC = frozenset(
    {"سكان", "اهالي", "مواطن", "مستخدم", "مزارع", "صياد", "عامل", "موظف", "نازح", "لاجي", "سايق", "حاج", "راكب"}
)
# «المشتركين», «الناخبين»: participles in the plural, which no list need hold.
_SEVERAL_DOING = re.compile(r"ال(?:م\w{3,}|\wا\w\w)ين")
# Verbs whose object is whoever hears it.
TELLING = frozenset({"ابلغ", "اخبر", "اعلم", "اطلع", "افهم", "اخطر"})
# What may be an adjective as well («المسؤول عن»), and heads no listener.
_ADJECTIVES = frozenset({"مسوول", "مسووله", "قايد", "عام", "قايم"})
_ADJECTIVES |= {"حقوقي", "حقوقيه", "سياسي", "سياسيه", "اقتصادي", "اقتصاديه", "عسكري", "اعلامي", "اعلاميه"}
# Whose name may stand right behind these: it is theirs, and no listener's.
_OF_PRESS = frozenset(
    {"مراسل", "مراسله", "محرر", "مدير", "رييس", "كاتب", "مذيع", "مندوب", "موفد", "صحفي", "صحافي"}
    | {"منظمه", "حركه", "شركه", "حزب", "جماعه", "قوات"}
)
_OUTLET = EntityKind.OUTLET
_ACCUSED = frozenset({EntityKind.PLACE, EntityKind.ORGANISATION})
_BLAME = frozenset({"مسووليه", "المسووليه", "تبعات", "تبعه", "وزر", "كامل", "كافه"})
_OWN_PREPOSITIONS = frozenset({"في", "من", "عن", "علي", "الي"})


def after_listener(view: View, start: int, cue: CueWord) -> int:
    """«أبلغ رويترز مسؤول ...», «أخبر الصحفيين وزير ...»: past whom a verb tells, where the subject stands behind."""
    if cue.lemma.name not in TELLING or start >= view.size:
        return start
    noun, mention = view.words[start].noun, view.begins_mention(start)
    named = start + 1 if noun is not None and noun.kind is OUTLET and not noun.definite else start
    if view.opens_name(named):
        end = view.after_quote(named)
    elif mention is not None and mention.kind is _OUTLET:
        end = view.after_mention(start)
    elif named > start and (inner := view.begins_mention(named)) is not None and inner.kind is _OUTLET:
        end = view.after_mention(named)
    elif _are_told(view, start):
        end = start + 1
    else:
        return start
    end = after_circumstance(view, end)
    end = after_addressee(view, end)
    return end if end < view.size and can_speak(view, end) and not _is_listener(view, end) else start


def _are_told(view: View, at: int) -> bool:
    """«الصحفيين»: a plural in the accusative."""
    noun = view.words[at].noun
    plural = noun is not None and noun.plural and noun.definite and not noun.clitic
    return plural and view.forms[at].endswith("ين")


def _is_listener(view: View, at: int) -> bool:
    """«رويترز», «الصحفيين», «"الشرق الأوسط"» behind a subject."""
    if view.opens_name(at):
        return True
    mention = view.begins_mention(at)
    outlet = mention is not None and mention.kind is _OUTLET and mention.span.start == view.tokens[at].start
    noun = view.words[at].noun
    return outlet or (noun is not None and noun.kind is OUTLET and not noun.clitic) or _are_told(view, at)


def before_listener(view: View, phrase: Phrase, cue: CueWord) -> Phrase:
    """«أبلغ السوداني السفيرة الأميركية أن»: the subject alone, where a second person with the article follows it."""
    one = phrase.noun is not None and not phrase.noun.plural  # «أهالي المختطفين المبعوث فلان» are two
    titled = one and phrase.name is not None and phrase.name.kind is EntityKind.PERSON
    if cue.lemma.name not in TO_SOMEBODY or titled:
        return phrase
    tells = cue.lemma.name in TELLING and (phrase.noun is None or phrase.noun.kind in (SOURCE, TITLE, BODY))
    for at in range(phrase.start + 1, phrase.end):
        if tells and not view.words[at - 1].governs and _is_listener(view, at) and not _is_of_press(phrase, at):
            return phrase_at(view, phrase.start, at) or phrase
        noun, before = view.words[at].noun, view.words[at - 1]
        origin = phrase.noun is not None and before.noun is None and before.form.endswith(("ي", "يه"))
        origin = origin and not before.has("prepositions")
        ended = before.definite or origin or view.mentions[at - 1] is not None  # «مسؤول أميركي إيران»
        if ended and (_is_named(view, at) or _is_body(view, at)):  # «اتهمت الحركة إسرائيل بـ...»
            return phrase_at(view, phrase.start, at) or phrase
        if noun is None or noun.clitic or noun.kind not in (TITLE, SOURCE):
            continue
        if not noun.definite and (noun.kind is SOURCE or phrase.name is not None):  # «أبلغ السفير وزير الخارجية»
            continue
        if noun.lemma in _ADJECTIVES or view.mentions[at] is not None:
            continue
        if before.definite or view.mentions[at - 1] is not None:
            return phrase_at(view, phrase.start, at) or phrase
    return phrase


def _is_of_press(phrase: Phrase, at: int) -> bool:
    """«مراسل رويترز», «منظمة "أطباء بلا حدود"»: whose name right behind the noun is no listener's."""
    return at == phrase.start + 1 and phrase.noun is not None and phrase.noun.lemma in _OF_PRESS


def _is_named(view: View, at: int) -> bool:
    """A country or an organisation by its name, with nothing written onto it."""
    mention = view.begins_mention(at)
    if mention is None or mention.kind not in _ACCUSED or view.words[at].definite:
        return False
    return mention.span.start == view.tokens[at].start


def _is_body(view: View, at: int) -> bool:
    """«اتهم الجيش قوات الدعم السريع», «رئيس النقابة الحكومة»: behind what has the article a body is somebody else.

    One with the article that ends like an adjective may be one («وزارة الدفاع الوطنية»).
    """
    noun = view.words[at].noun
    if noun is None or noun.kind is not BODY or noun.clitic:
        return False
    return not noun.definite or not view.forms[at].endswith(("ي", "يه"))


def before_judged(view: View, phrase: Phrase, cue: CueWord) -> Phrase:
    """«عد الوزير القرار خطأ»: the subject alone, where something with the article follows, and what it is called."""
    if "object" in cue.lemma.takes and cue.lemma.name not in JUDGING:
        return _before_object(view, phrase, cue)
    if cue.lemma.name not in JUDGING or cue.form.shape is not Shape.PAST:
        return phrase
    for at in range(phrase.start + 1, phrase.end):
        word = view.words[at]
        if not word.definite or word.form.endswith(("ي", "يه")) or not view.words[at - 1].definite:
            continue
        if view.mentions[at] is None and is_judged_object(view, at, cue):
            return phrase_at(view, phrase.start, at) or phrase
    return phrase


def _before_object(view: View, phrase: Phrase, cue: CueWord) -> Phrase:
    """«وصف رئيس النقابة القرار بالجائر»: the subject alone, where what it speaks of ends the phrase."""
    at = phrase.end - 1
    word, before = view.words[at], view.words[at - 1]
    if phrase.noun is not None and phrase.noun.kind not in (TITLE, SOURCE, BODY):
        return phrase
    if at == phrase.start or view.mentions[at] is not None or phrase.noun is None or phrase.name is not None:
        return phrase
    plain = word.definite and before.definite and word.noun is None and not word.has("adjectives")
    if not plain or word.form.endswith(("ي", "يه", "ين", "ون")) or not is_object(view, at, cue):
        return phrase
    return phrase_at(view, phrase.start, at) or phrase


def before_own_preposition(view: View, phrase: Phrase, cue: CueWord) -> Phrase | None:
    """«شكك محللون في قدرة الحكومة»: the subject without the preposition that its verb takes; None where it has none."""
    own = _OWN_PREPOSITIONS & cue.lemma.takes
    if not own or phrase.noun is None:
        return None
    for at in range(phrase.end - 1, phrase.start, -1):
        if view.forms[at] in own:
            return phrase_at(view, phrase.start, at)
    return None


def is_judged(view: View, phrase: Phrase, cue: CueWord) -> bool:
    """«واعتبر هذه الخطوة بداية», «نفى هذه الأنباء»: what stands right after such a verb with «هذه» is spoken of."""
    if "object" not in cue.lemma.takes and cue.lemma.meaning is not DENIES:
        return False
    denied = cue.lemma.meaning is DENIES and view.words[phrase.start].definite  # «قد نفت الأنباء المتداولة»
    if view.forms[phrase.start] not in (lexicon().denied if denied else STAND_INS):
        return False
    if phrase.name is not None or phrase.place is not None:
        return False
    if cue.lemma.name in JUDGING and cue.form.shape is not Shape.PAST:  # «ويعتبر هذا المسجد تحفة»
        return False
    noun = phrase.noun
    if noun is not None and noun.kind is not REPORT and noun.lemma not in lexicon().denied:
        return False
    return not (phrase.end < view.size and view.words[phrase.end].that and view.forms[phrase.end][0] != "ب")


def is_blamed(view: View, phrase: Phrase, cue: CueWord) -> bool:
    """«حمّل "ميليشيا التمرد" مسؤولية النهب»: whom the verb loads with something stands right before that."""
    return cue.lemma.name == "حمل" and view.forms[phrase.end] in _BLAME


def is_only_object(view: View, phrase: Phrase, cue: CueWord) -> bool:
    """«واتهم المبعوث الأممي بالانحياز», «وناشدت المنظمات تزويده»: a verb that needs an object has it in these words.

    What somebody is accused of or asked for opens right behind them, so no second noun is left to be the object.
    """
    if cue.lemma.name not in _NEED_OBJECT or phrase.several or not _is_one_noun(view, phrase):
        return False
    at = after_circumstance(view, phrase.end)
    if at >= view.size or not view.forms[at]:
        return False
    if view.forms[at] in cue.lemma.takes or view.words[at].that:
        return True
    opens = view.forms[at][0] == "ب" and view.words[at].noun is None and cue.lemma.name == "اتهم"
    return opens or ("noun" in cue.lemma.takes and (is_action_noun(view.forms[at]) or is_definite_deed(view.forms[at])))


def _is_one_noun(view: View, phrase: Phrase) -> bool:
    """Whether the phrase is a name or opens with the article, and holds nobody's name besides."""
    first = view.words[phrase.start]
    named = view.mentions[phrase.start] is not None or phrase.quoted_name is not None
    if not (named or first.definite or "quantifiers" in first.kinds):
        return False
    return all(view.begins_mention(at) is None for at in range(phrase.start + 1, phrase.end))


def is_told_outlet(view: View, phrase: Phrase, cue: CueWord) -> bool:
    """«إذ أبلغ "النهار" بأن», «وأبلغ رويترز أن»: whom such a verb tells stands between it and what is said."""
    if cue.lemma.name not in TELLING or phrase.end >= view.size or not view.words[phrase.end].that:
        return False
    outlet = phrase.name is not None and phrase.name.kind is EntityKind.OUTLET
    return outlet or (phrase.quoted_name is not None and (phrase.noun is None or phrase.noun.kind is OUTLET))


def is_plural_object(view: View, phrase: Phrase) -> bool:
    """«نصحت المواطنين», «اتهم الحوثيين»: a plural in ين stands in no subject's place."""
    noun = phrase.noun
    form = view.forms[phrase.start]
    if noun is None and view.words[phrase.start].definite:
        unnamed = phrase.name is None and view.mentions[phrase.start] is None
        return form.endswith("يين") or (unnamed and _SEVERAL_DOING.fullmatch(form) is not None)
    return noun is not None and noun.plural and form.endswith("ين") and phrase.name is None


def is_the_public(phrase: Phrase, cue: CueWord) -> bool:
    """«ودعا السكان إلى التزام بيوتهم»: behind a verb that goes on with «و» all who live there are called upon."""
    noun = phrase.noun
    if cue.lemma.name not in _ADDRESSING or cue.clitic != "و" or cue.form.plural or noun is None:
        return False
    several = noun.plural or noun.lemma in ("سكان", "اهالي")
    return several and noun.definite and not noun.clitic and noun.lemma in _THE_PUBLIC


def agrees(view: View, phrase: Phrase, cue: CueWord) -> bool:
    """Whether the noun after the verb can be its subject, by gender."""
    gender = cue.form.gender
    noun = phrase.noun
    if phrase.name is not None or phrase.place is not None or phrase.quoted_name is not None or gender is None:
        return True
    if noun is not None:
        own = noun.lemma.endswith("ه") and not noun.definite and noun.kind is TITLE  # «محاميه»: his lawyer
        return (
            noun.gender == gender
            or (own and (phrase.end - phrase.start == 1 or view.words[phrase.start + 1].definite))
            or (noun.plural and not cue.form.plural)
            or view.words[phrase.start].has("quantifiers")
        )
    if gender == "f" and not cue.form.plural:
        return True
    form = view.forms[phrase.start]
    return not cue.form.plural and (form.endswith("ه") == (gender == "f") or gender == "m" or form[:2] == "ال")
