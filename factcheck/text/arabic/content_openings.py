"""What one word opens after a cue: a complementiser, a preposition, an action noun, what something is said of."""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun, is_definite_deed
from factcheck.text.arabic.content_objects import is_behind_listener, is_object
from factcheck.text.arabic.cue_verbs import IDENTITY, hides_name
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase_heads import is_adverb
from factcheck.text.arabic.readings import QUOTING_NOUNS, look_up
from factcheck.text.arabic.view import COMMAS, PAUSES, View
from factcheck.text.arabic.vocabulary import DEMANDS, DENIES, PREDICTS, QUOTES, TOLD_IN, CueWord

_OUTLET = EntityKind.OUTLET
_COLON = frozenset(":：")
_CIRCUMSTANCE = 8
_ASKED = 6
_ASKING = frozenset({"object", "noun"})
_EARLIER = frozenset({"سابق", "لاحق"})
# So many tokens behind a cue and its claimant begins what follows where somebody spoke.
_BEHIND_PLACE = range(2, 5)
_IN_IT = frozenset({"فيه", "فيها", "فيهم"})
_FROM_WHAT = frozenset({"عمن", "عما"})
_SHORTEST_WITH_B = 3  # «به», «بها» stand for something said before
# «كشف عن وجهه»: what is shown, not said.
_BODILY = frozenset(
    {"وجهه", "وجهها", "وجوههم", "راسه", "راسها", "ساقيه", "ساقيها", "صدره", "ذراعه", "ذراعيه", "شعرها", "انيابه"}
)
_ADVERBS = frozenset({"تعليق", "تعقيب", "استناد", "تمهيد", "استعداد", "اعتبار", "ابتداء", "تزامن", "تكريم", "تضامن"})
# «شرط عدم الكشف عن اسمه» says nothing either.
_HIDDEN = _BODILY | IDENTITY
_SAID_OF = frozenset({"object", "pronoun"})
_OBJECT_WORDS = 14
# «نقلا عن», «الصادرة عن»: after these a preposition opens no content.
_BEFORE_PREPOSITION = frozenset(
    {
        "نقلا",
        "صادر",
        "صادره",
        "الصادر",
        "الصادره",
        "فضلا",
        "عوضا",
        "بعيدا",
        "نيابه",
        "بالنيابه",
        "ردا",
        "الناطق",
        "معبرا",
        "استنادا",
        "اضافه",
        "وصولا",
    }
)


class Opening(StrEnum):
    """What opens the content."""

    THAT = "that"
    COLON = "colon"
    QUOTE = "quote"
    PREPOSITION = "preposition"
    NOUN = "noun"
    OBJECT = "object"


# «تطلب أقصى عقوبة», «تطالب بأشد العقوبات»
_UTMOST = frozenset({"اقصي", "اشد", "اقسي"})
# What is promised or threatened stands so: «تعهد بالرد», «متعهدا تحويل الدفعة».
PROMISED = frozenset({Opening.PREPOSITION, Opening.NOUN})


class Content(NamedTuple):
    """The content's first token and what opens it."""

    start: int
    opening: Opening
    # Where what opens it stands: between this and the cue lie claimant and circumstances.
    opened_at: int

    @property
    def is_direct(self) -> bool:
        """Opened by what opens nothing else: a complementiser, a colon or a quotation mark."""
        return self.opening in (Opening.THAT, Opening.COLON, Opening.QUOTE)


def after_that(view: View, at: int) -> int:
    """The first token of what follows the complementiser at ``at``, which goes along where it carries the subject."""
    if view.words[at].that_pronoun or (at + 1 < view.size and _is_verb_form(view, at + 1)):
        return at
    return at + 1


def is_that(view: View, at: int) -> bool:
    """Whether the token is a complementiser, and no part of «رغم أن», «إلا أن», «بعد أن»."""
    if not view.words[at].that or at == 0:
        return view.words[at].that
    mention = view.mentions[at]
    if mention is not None and mention.kind is _OUTLET:  # «سي إن إن»
        return False
    before = view.words[at - 1]
    if before.form == "خاصه" and not view.mark(at - 2, PAUSES):  # «مصادر خاصة أن»: private, not "especially"
        return True
    return "before_that" not in before.kinds


def opening_at(view: View, place: int, at: int, cue: CueWord) -> Content | None:
    """The content that the word at ``place`` opens, ``at`` being where the cue and its claimant end."""
    word, lemma = view.words[place], cue.lemma
    if word.that and word.clitic != "و" and is_that(view, place):
        return Content(after_that(view, place), Opening.THAT, place)
    passed_on = word.noun_cue is not None and bool(word.noun_cue.pronoun) and lemma.meaning is QUOTES
    if passed_on or word.form in QUOTING_NOUNS:  # «نقلت عنه قوله», «تهديده»
        return _after_quoting_noun(view, place)
    if not lemma.takes and lemma.meaning is not DENIES:
        return None
    found = _by_preposition(view, place, at, lemma.takes)
    if found is None and "future" in lemma.takes and _is_promised(view, place, at):
        return Content(place, Opening.PREPOSITION, place)
    return found or _by_noun(view, place, at, cue)


def _after_quoting_noun(view: View, place: int) -> Content | None:
    """«قوله»: what follows is said, unless a complementiser or a colon still comes."""
    following = place + 1
    for later in range(following, min(view.size, following + _OBJECT_WORDS)):
        if view.words[later].that or view.mark(later, _COLON):
            return None
        if view.words[later].verb or not view.forms[later]:
            break
    return Content(following, Opening.QUOTE, place)


def _by_preposition(view: View, place: int, at: int, takes: AbstractSet[str]) -> Content | None:
    form, following = view.words[place].form, place + 1
    if following >= view.size or view.words[following].that or view.forms[following] in _HIDDEN:
        return None
    # «نقلا عن», «رأى الكاتب في مقال نشرته الصحيفة أن»
    if (place and view.forms[place - 1] in _BEFORE_PREPOSITION) or (form == "في" and view.forms[following] in TOLD_IN):
        return None
    if form in takes and (view.forms[following] or view.quotes[following] is not None):
        return Content(following, Opening.PREPOSITION, place)
    if "في" in takes and form in _IN_IT:  # «رأى فيها أوسع إعفاء»
        return Content(following, Opening.PREPOSITION, place)
    if form in _FROM_WHAT and "عن" in takes:  # «متسائلا عمن يستفيد»
        return Content(place, Opening.PREPOSITION, place)
    written_on = "ب" in takes and form[:1] == "ب" and view.mentions[place] is None
    return Content(place, Opening.PREPOSITION, place) if written_on and _opens_with_b(view, place, at) else None


def _opens_with_b(view: View, place: int, at: int) -> bool:
    """Whether «بـ...» says what somebody said: right behind the subject, after a pause, or as an action noun."""
    form, word = view.forms[place], view.words[place]
    paused = view.mark(place - 1, COMMAS)
    if place == at and len(form) > _SHORTEST_WITH_B and not word.kinds and word.noun is None:
        return form[1:] not in lexicon().manner
    if form.startswith("بال") and (place <= at + 1 or paused):
        return True
    if not is_action_noun(form[1:]):
        return False
    if place > at + _CIRCUMSTANCE:  # «تعهد، في اتصال هاتفي مع ...، بتعاون كامل»
        return paused and view.mark(at, COMMAS) and not _that_follows(view, place)
    return paused or place == at or not _that_follows(view, place)


def _is_promised(view: View, place: int, at: int) -> bool:
    """«وعد جمهوره بحفل»: after a few words for whom it was promised to, or a pause."""
    form, word = view.forms[place], view.words[place]
    if form[:1] != "ب" or len(form) <= _SHORTEST_WITH_B or word.kinds or word.noun is not None or place == at:
        return False
    between = range(at, place)
    if view.mentions[place] is not None or len(between) > _CIRCUMSTANCE:
        return False
    paused = view.mark(place - 1, COMMAS)
    plain = not any(view.words[other].kinds or view.words[other].verb or not view.forms[other] for other in between)
    return (paused or plain) and not _that_follows(view, place)


def _that_follows(view: View, place: int) -> bool:
    """«صرح في لقاء بحضور السفير أن ...»: what was said comes later."""
    for later in range(place + 1, min(view.size, place + _OBJECT_WORDS)):
        if (view.words[later].that and is_that(view, later)) or view.mark(later, _COLON) or view.opens_speech(later):
            return True
        if view.words[later].verb:
            return False
    return False


def _by_noun(view: View, place: int, at: int, cue: CueWord) -> Content | None:
    takes = cue.lemma.takes
    after_place = place - at in _BEHIND_PLACE and _after_place(view, place, at)
    if "told" in takes and is_behind_listener(view, place, at):
        return Content(place, Opening.NOUN, place)
    if place != at and not (after_place or _may_follow(view, place - 1) or _after_object(view, place, at, takes)):
        return None
    known = view.mentions[place] is not None
    denied = cue.lemma.meaning is DENIES and view.forms[place] in lexicon().denied
    announced = cue.lemma.name == "اعلن" and place == at and _is_announced(view, place)
    demanded = cue.lemma.meaning is DEMANDS and view.forms[place] in _UTMOST and place == at
    if denied or announced or demanded or ("noun" in takes and not known and _is_done(view, place, at, takes)):
        asked = takes >= _ASKING and cue.lemma.meaning is DEMANDS and not view.words[at].has("prepositions")
        return Content(at if asked else place, Opening.NOUN, place)
    if cue.lemma.meaning is PREDICTS and _is_thing(view, place) and (place == at or view.mark(place - 1, COMMAS)):
        return Content(place, Opening.NOUN, place)
    beside = place == at or view.mark(place - 1, COMMAS) or after_place
    if beside and _takes_object(view, place, cue):
        return Content(place, Opening.OBJECT, place)
    return None


def _is_thing(view: View, place: int) -> bool:
    """«توقعت الشركة أرباحا»: a noun of no list in the accusative."""
    word = view.words[place]
    named = place > 0 and view.mentions[place - 1] is not None and view.tokens[place].text.endswith("ة")
    return (
        (word.form.endswith("ا") or named)
        and not (word.listed or word.definite or word.cues)
        and view.mentions[place] is None
    )


def _is_announced(view: View, place: int) -> bool:
    """«أعلنت الحكومة اتفاقا على ...»: an action noun in the accusative, and no adverb («تعليقا على»)."""
    form = view.forms[place]
    if not form.endswith("ا") or view.words[place].kinds or form[:-1] in _ADVERBS:
        return False
    return is_action_noun(form[:-1])


def _is_done(view: View, place: int, at: int, takes: AbstractSet[str]) -> bool:
    if hides_name(view, place):  # «رفض الكشف عن اسمه»
        return False
    if is_action_noun(view.forms[place]) or _is_deed(view, place):
        return True
    return place != at and _after_object(view, place, at, takes)


def _after_object(view: View, place: int, at: int, takes: AbstractSet[str]) -> bool:
    """«ناشد الأهالي السلطات التدخل»: what somebody is asked to do, right after who is asked."""
    if place - at > _ASKED or not takes >= _ASKING:
        return False
    if not (is_action_noun(view.forms[place]) or is_definite_deed(view.forms[place])):
        return False
    plain = (view.words[other] for other in range(at, place))
    return all(word.form and not word.verb and not word.that and not word.has("prepositions") for word in plain)


def _after_place(view: View, place: int, at: int) -> bool:
    """«طالبت الوزارة في رام الله المحكمة بـ...»: where somebody spoke stands between."""
    if not view.words[place].definite or not view.words[at].has("prepositions"):
        return False
    return not view.words[place - 1].has("prepositions") and view.words[place].noun is not None


def _is_deed(view: View, place: int) -> bool:
    """«التوصل إلى اتفاق», «الانسحاب من ...»: an action noun with the article that a preposition follows."""
    form = view.forms[place]
    follows = place + 1 < view.size and (
        view.words[place + 1].has("prepositions") or view.words[place + 1].form[:1] == "ل"
    )
    return follows and is_definite_deed(form)


def _takes_object(view: View, place: int, cue: CueWord) -> bool:
    """Whether what stands here is what the cue says something of."""
    if cue.pronoun:
        return bool(cue.lemma.takes & _SAID_OF)
    return "object" in cue.lemma.takes and is_object(view, place, cue)


def _may_follow(view: View, before: int) -> bool:
    """Whether an action noun after this token can be what is said: after a pause, a time, or whoever was told."""
    mention = view.mentions[before]
    if (mention is not None and mention.kind is _OUTLET) or view.quotes[before] is not None:
        return True
    word = view.words[before]
    if word.form in _EARLIER and view.forms[before - 1] == "وقت":  # «أعلنت في وقت سابق حصيلة»
        return True
    return (
        "times" in word.kinds
        or "selves" in word.kinds
        or is_adverb(view, before)
        or (not word.form and view.mark(before, PAUSES))
    )


def _is_verb_form(view: View, at: int) -> bool:
    form = view.forms[at]
    word = look_up(form) if form else None
    return (
        word is not None
        and word.noun is None
        and (word.verb or word.present_cue is not None or form[:1] == "ي")
        and view.mentions[at] is None
    )
