"""Where what is said begins: after a complementiser, a colon, a quotation mark, a preposition, or as an action noun."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.view import PAUSES, View
from factcheck.text.arabic.vocabulary import CueClass, CueWord

# Words between a cue and its content: where somebody spoke, when, to whom.
_WINDOW = 40
_COLON = frozenset(":：")
_SEMICOLONS = frozenset("؛;")
_COMMAS_BETWEEN = 5
_CIRCUMSTANCE = 8
_UN = frozenset({"عدم", "دون", "بدون", "غير"})
# «كشف عن وجهه»: what is shown, not said.
_BODILY = frozenset(
    {"وجهه", "وجهها", "وجوههم", "راسه", "راسها", "ساقيه", "ساقيها", "صدره", "ذراعه", "ذراعيه", "شعرها", "انيابه"}
)
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
        if view.mark(place, _SEMICOLONS) or commas > _COMMAS_BETWEEN or _another_cue(view, place):
            return None
        place = place + 1 if unquoted else view.after_quote(place)
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
    form = view.words[place].form
    if form not in takes and not (form[0] == "ب" and "ب" in takes):
        return None
    following = place + 1
    if following >= len(view) or view.words[following].that or view.form(following) in _BODILY:
        return None
    if form in takes and (view.form(following) or view.quotes[following] is not None):
        return Content(following, Opening.PREPOSITION, place)
    if "ب" not in takes or not form.startswith("ب") or view.mentions[place] is not None:
        return None
    near = place <= at + 1 and form.startswith("بال")
    far = at < len(view) and (place == at or bool(view.words[at].kinds & {"prepositions", "times"}))
    if near or (far and place <= at + _CIRCUMSTANCE and is_action_noun(form[1:])):
        return Content(place, Opening.PREPOSITION, place)
    return None


def _by_noun(view: View, place: int, at: int, cue: CueWord) -> Content | None:
    takes = cue.lemma.takes
    if place != at and not _may_follow(view, place - 1):
        return None
    known = view.mentions[place] is not None
    if cue.lemma.meaning is CueClass.DENIES and view.form(place) in lexicon().denied:
        return Content(place, Opening.NOUN, place)
    if "noun" in takes and not known and is_action_noun(view.form(place)):
        return Content(place, Opening.NOUN, place)
    if "object" in takes and place == at and (cue.pronoun or _is_object(view, place)):
        return Content(place, Opening.OBJECT, place)
    return None


def _may_follow(view: View, before: int) -> bool:
    """Whether an action noun after this token can be what is said: after a pause, a time, or whoever was told."""
    mention = view.mentions[before]
    told = mention is not None and mention.kind is EntityKind.OUTLET
    return told or view.quotes[before] is not None or view.mark(before, PAUSES) or view.words[before].has("times")


def _is_object(view: View, place: int) -> bool:
    """Whether something is said of what stands here: «فسر نقل السلاح بأنه ...», «وصف القرار بالخطير»."""
    word = view.words[place]
    if word.kinds & {"prepositions", "times", "connectors", "relatives"} or word.that:
        return False
    following = range(place + 1, min(len(view), place + 14))
    if any(view.opens_name(later) or view.form(later) == "الي" for later in following):
        return True
    return any(
        view.form(later).startswith("بان")
        or (view.form(later).startswith("ب") and view.words[later].that)
        or view.form(later)[:3] in ("بال", "بـ")
        or is_action_noun(view.form(later)[1:])
        for later in range(place + 1, min(len(view), place + 14))
        if view.form(later).startswith("ب")
    )


def _another_cue(view: View, place: int) -> bool:
    """Whether another finite cue stands here, not in a relative clause."""
    word = view.words[place]
    if not word.cues or word.noun is not None or view.mentions[place] is not None or word.definite:
        return False
    found = word.cue(Shape.PAST, Shape.PRESENT)
    if (
        found is None
        or found.homograph
        or found.form.person == 1
        or (place and view.form(place - 1) in _UN)
        or word.has("prepositions")
        or word.has("statements")
    ):
        return False
    return not any(view.words[before].has("relatives") for before in range(max(0, place - 3), place))


def _is_verb_form(view: View, at: int) -> bool:
    form = view.form(at)
    word = look_up(form) if form else None
    return (
        word is not None
        and word.noun is None
        and (word.verb or word.cue(Shape.PRESENT) is not None or form[:1] == "ي")
        and view.mentions[at] is None
    )
