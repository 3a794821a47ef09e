"""Where what is said begins: after a complementiser, a colon, a quotation mark, a preposition, or as an action noun."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase_heads import is_adverb
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.view import COMMAS, PAUSES, View
from factcheck.text.arabic.vocabulary import CueClass, CueWord

# Words between a cue and its content: where somebody spoke, when, to whom.
_WINDOW = 40
_COLON = frozenset(":：")
_SEMICOLONS = frozenset("؛;")
_COMMAS_BETWEEN = 5
_CIRCUMSTANCE = 8
_LONGEST_ASIDE = 24
_UN = frozenset({"عدم", "دون", "بدون", "غير"})
# «كشف عن وجهه»: what is shown, not said.
_BODILY = frozenset(
    {"وجهه", "وجهها", "وجوههم", "راسه", "راسها", "ساقيه", "ساقيها", "صدره", "ذراعه", "ذراعيه", "شعرها", "انيابه"}
)
# What lemmas may take that is no word of the text; see cues.toml.
_SYNTAX = frozenset({"object", "pronoun", "noun", "cue", "ب", "عن", "الي", "علي", "من"})
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
_MEANWHILE = frozenset({"وهو", "وهي", "وهم", "وهما", "ما", "حسبما", "مثلما"})
_BACK = frozenset({"فيه", "فيها", "عنه", "عنها", "عليه", "عليها", "به", "بها", "منه", "منها", "اليه", "اليها"})
_QUOTING_NOUNS = frozenset({"قوله", "قولها", "قولهم", "قولهما"})


class Opening(StrEnum):
    """What opens the content."""

    THAT = "that"
    COLON = "colon"
    QUOTE = "quote"
    PREPOSITION = "preposition"
    NOUN = "noun"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Content:
    """The content's first token and what opens it."""

    start: int
    opening: Opening
    # Where what opens it stands: between this and the cue lie claimant and circumstances.
    opened_at: int

    @property
    def is_direct(self) -> bool:
        """Opened by what opens nothing else: a complementiser, a colon or a quotation mark."""
        return self.opening in (Opening.THAT, Opening.COLON, Opening.QUOTE)


def content_after(view: View, at: int, cue: CueWord, *, window: int = _WINDOW) -> Content | None:
    """The content of a cue whose claimant ends before token ``at``; None where nothing is said."""
    limit = min(len(view), at + window)
    commas, place = 0, at
    while place < limit:
        unquoted = view.quotes[place] is None
        if unquoted and view.words[place].form:
            found = _after_word(view, place, at, cue)
        else:
            found = _after_mark(view, place)
            commas += view.mark(place, PAUSES)
        if found is not None:
            return found if found.start < len(view) else None
        if view.mark(place, _SEMICOLONS) or commas > _COMMAS_BETWEEN:
            return None
        aside = _after_aside(view, place, limit, cue)
        if aside is None and _another_cue(view, place) and not _doubled(view, place, at):
            return None
        place = aside or (place + 1 if unquoted else view.after_quote(place))
    return None


def after_that(view: View, at: int) -> int:
    """The first token of what follows the complementiser at ``at``, which goes along where it carries the subject."""
    if view.words[at].that_pronoun or (at + 1 < len(view) and _is_verb_form(view, at + 1)):
        return at
    return at + 1


def is_that(view: View, at: int) -> bool:
    """Whether the token is a complementiser, and no part of «رغم أن», «إلا أن», «بعد أن»."""
    if not view.words[at].that or at == 0:
        return view.words[at].that
    before = view.words[at - 1]
    if before.form == "خاصه" and not view.mark(at - 2, PAUSES):  # «مصادر خاصة أن»: private, not "especially"
        return True
    return not before.has("before_that")


def _after_mark(view: View, place: int) -> Content | None:
    """The content that a quotation mark or a colon at ``place`` opens."""
    if view.opens_speech(place):
        return Content(place, Opening.QUOTE, place)
    return Content(place + 1, Opening.COLON, place) if view.mark(place, _COLON) else None


def _after_aside(view: View, place: int, limit: int, cue: CueWord) -> int | None:
    """Past «، في تقرير نشرته أمس وترجمه فلان،»: between two commas, nothing said in it, the content right after it."""
    if not view.mark(place, COMMAS):
        return None
    for at in range(place + 1, min(limit, place + _LONGEST_ASIDE)):
        if view.mark(at, COMMAS):
            if at + 1 < len(view) and _opens(view, at + 1, cue):
                return at + 1
        elif view.words[at].that or view.mark(at, _COLON) or view.opens_speech(at):
            return None
    return None


def _doubled(view: View, place: int, at: int) -> bool:
    """«تقول وتكرر إن»: two verbs of one subject."""
    return place == at and view.words[place].clitic == "و" and place + 1 < len(view) and view.words[place + 1].that


def _opens(view: View, place: int, cue: CueWord) -> bool:
    """Whether a content opens at the token, whatever stands between it and the cue."""
    if view.words[place].that:
        return view.words[place].clitic != "و"
    form, takes = view.form(place), cue.lemma.takes
    if "ب" in takes and form.startswith("ب") and (form.startswith("بال") or is_action_noun(form[1:])):
        return True
    return view.opens_speech(place) or (form in takes and form not in _SAID_OF)


def _after_word(view: View, place: int, at: int, cue: CueWord) -> Content | None:
    """The content that the word at ``place`` opens, ``at`` being where the cue and its claimant end."""
    word = view.words[place]
    if word.that and word.clitic != "و" and is_that(view, place):
        return Content(after_that(view, place), Opening.THAT, place)
    if word.form in _QUOTING_NOUNS:
        return _after_quoting_noun(view, place)
    takes = cue.lemma.takes
    found = _by_preposition(view, place, at, takes) if takes else None
    return found or _by_noun(view, place, at, cue)


def _after_quoting_noun(view: View, place: int) -> Content | None:
    """«قوله»: what follows is said, unless a complementiser or a colon still comes."""
    following = place + 1
    if following < len(view) and (view.words[following].that or view.mark(following, _COLON)):
        return None
    return Content(following, Opening.QUOTE, place)


def _by_preposition(view: View, place: int, at: int, takes: AbstractSet[str]) -> Content | None:
    form, following = view.words[place].form, place + 1
    if following >= len(view) or view.words[following].that or view.form(following) in _BODILY:
        return None
    if place and view.form(place - 1) in _BEFORE_PREPOSITION:
        return None
    if form in takes and (view.form(following) or view.quotes[following] is not None):
        return Content(following, Opening.PREPOSITION, place)
    written_on = "ب" in takes and form[:1] == "ب" and view.mentions[place] is None
    return Content(place, Opening.PREPOSITION, place) if written_on and _opens_with_b(view, place, at) else None


def _opens_with_b(view: View, place: int, at: int) -> bool:
    """Whether «بـ...» says what somebody said: right behind the subject, after a pause, or as an action noun."""
    form = view.form(place)
    paused = view.mark(place - 1, COMMAS)
    if form.startswith("بال") and (place <= at + 1 or paused):
        return True
    placed = at < len(view) and (place == at or bool(view.words[at].kinds & {"prepositions", "times"}))
    return is_action_noun(form[1:]) and (paused or (placed and place <= at + _CIRCUMSTANCE))


def _by_noun(view: View, place: int, at: int, cue: CueWord) -> Content | None:
    takes = cue.lemma.takes
    if place != at and not _may_follow(view, place - 1):
        return None
    known = view.mentions[place] is not None
    if cue.lemma.meaning is CueClass.DENIES and view.form(place) in lexicon().denied:
        return Content(place, Opening.NOUN, place)
    if "noun" in takes and not known and (is_action_noun(view.form(place)) or _is_deed(view, place)):
        return Content(place, Opening.NOUN, place)
    if (place == at or view.mark(place - 1, COMMAS)) and _takes_object(view, place, cue):
        return Content(place, Opening.OBJECT, place)
    return None


def _is_deed(view: View, place: int) -> bool:
    """«التوصل إلى اتفاق», «الانسحاب من ...»: an action noun with the article that a preposition follows."""
    form = view.form(place)
    follows = place + 1 < len(view) and (
        view.words[place + 1].has("prepositions") or view.words[place + 1].form[:1] == "ل"
    )
    return follows and form.startswith("ال") and is_action_noun(form[2:])


def _takes_object(view: View, place: int, cue: CueWord) -> bool:
    """Whether what stands here is what the cue says something of."""
    if cue.pronoun:
        return bool(cue.lemma.takes & _SAID_OF)
    return "object" in cue.lemma.takes and _is_object(view, place, cue)


def _may_follow(view: View, before: int) -> bool:
    """Whether an action noun after this token can be what is said: after a pause, a time, or whoever was told."""
    mention = view.mentions[before]
    told = (mention is not None and mention.kind is EntityKind.OUTLET) or is_adverb(view, before)
    return told or view.quotes[before] is not None or view.mark(before, PAUSES) or view.words[before].has("times")


def _is_object(view: View, place: int, cue: CueWord) -> bool:
    """Whether something is said of what stands here: «فسر نقل السلاح بأنه ...», «وصف القرار بالخطير»."""
    word = view.words[place]
    if word.kinds & {"prepositions", "times", "connectors", "relatives"} or word.that:
        return False
    own = cue.lemma.takes - _SYNTAX
    following = range(place + 1, min(len(view), place + _OBJECT_WORDS))
    if own:
        return any(view.form(later) in own for later in following)
    return any(view.opens_name(later) or _says_of_it(view, later) for later in following)


def _says_of_it(view: View, at: int) -> bool:
    """«بأنه ...», «بالخطير», «إلى زيادة ...», «بتزويد ...»: what is said of the object before."""
    form = view.form(at)
    if form == "الي":
        return True
    if not form.startswith("ب"):
        return False
    if form[1:2].isdigit() or view.text[view.tokens[at].end : view.tokens[at].end + 1].isdigit():
        return True
    return form.startswith(("بان", "بال")) or view.words[at].that or is_action_noun(form[1:])


def _another_cue(view: View, place: int) -> bool:
    """Whether another finite cue stands here that begins something new, and is no relative clause's."""
    word = view.words[place]
    if not word.cues or word.noun is not None or view.mentions[place] is not None or word.definite:
        return False
    if view.mark(place - 1, COMMAS) and word.cue(Shape.PARTICIPLE) is not None and not word.has("times"):
        return True
    found = word.cue(Shape.PAST, Shape.PRESENT)
    if (
        found is None
        or found.homograph
        or found.form.person == 1
        or found.pronoun
        or (place and view.form(place - 1) in _UN)
        or word.has("prepositions")
        or word.has("statements")
    ):
        return False
    return not _is_subordinate(view, place)


def _is_subordinate(view: View, place: int) -> bool:
    """«الذي قال», «وهو يشير», «في تقرير تحدث فيه»: a verb that tells of a noun, or of what goes on meanwhile."""
    if any(view.words[before].has("relatives") for before in range(max(0, place - 3), place)):
        return True
    if view.form(place - 1) == "ما" and place + 1 < len(view) and view.words[place + 1].that:
        return False  # «نشرت ما قالت إنه تسجيل»
    return view.form(place - 1) in _MEANWHILE or view.form(place + 1) in _BACK


def _is_verb_form(view: View, at: int) -> bool:
    form = view.form(at)
    word = look_up(form) if form else None
    return (
        word is not None
        and word.noun is None
        and (word.verb or word.cue(Shape.PRESENT) is not None or form[:1] == "ي")
        and view.mentions[at] is None
    )
