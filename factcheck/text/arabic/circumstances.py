"""What stands between a verb and its subject: when, how, where it was said, and to whom."""

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import OUTLET, SOURCE

_OUTLET = EntityKind.OUTLET
_CIRCUMSTANCES = ("times", "to_whom")
# «أكد في المقابل وزير ...»
_MEANWHILE = frozenset(
    {
        ("في", "المقابل"),
        ("في", "الوقت"),
        ("في", "السياق"),
        ("من", "جهته"),
        ("من", "جهتها"),
        ("من", "جانبه"),
        ("من", "جانبها"),
    }
    | {("في", "الاطار"), ("في", "ذات"), ("من", "ناحيته"), ("من", "ناحيتها"), ("علي", "العكس")}
)
# «أكد، في بيان، وزير ...»: so many words at most stand between two commas and a verb and its subject.
_LONGEST_ASIDE = 12
_IN = frozenset({"في", "خلال", "عبر"})
_ADJECTIVES = 2
_SLASHES = frozenset("/")
_MEANWHILE_OPENS = frozenset([first for first, _ in _MEANWHILE])


def after_circumstance(view: View, at: int) -> int:
    """Past «أمس», «اليوم», «، الثلاثاء،» between verb and subject."""
    place, words, size = at, view.words, view.size
    while place < size and (
        not words[place].kinds.isdisjoint(_CIRCUMSTANCES)
        or (view.mark(place, COMMAS) and place + 1 < size and words[place + 1].has("times"))
    ):
        place += 1
    if view.forms[place] in _MEANWHILE_OPENS:
        place = after_meanwhile(view, place)
    if place > at and view.mark(place, COMMAS):
        place += 1
    return place


def after_aside(view: View, at: int) -> int:
    """Past «، في بيان نشرته أمس،» right behind a verb, where whoever can speak follows; ``at`` where none stands."""
    if not view.mark(at, COMMAS) or at + 1 >= view.size or not view.words[at + 1].has("prepositions"):
        return at
    for end in range(at + 2, min(view.size - 1, at + _LONGEST_ASIDE)):
        if view.words[end].that or view.in_speech(end):
            return at
        if view.mark(end, COMMAS):
            return end + 1 if can_speak(view, end + 1) else at
    return at


def after_statement(view: View, at: int) -> int:
    """Past «في بيان رسمي», «في مؤتمر صحفي أمس», «خلال كلمته»: what something was said in, behind who said it."""
    if view.forms[at] not in _IN or at + 1 >= view.size or not view.words[at + 1].told_in:
        return at
    definite, place = view.words[at + 1].definite, _after_month(view, at + 2)
    while place < min(view.size, at + 2 + _ADJECTIVES) and _qualifies(view, place, definite=definite):
        place += 1
    return after_circumstance(view, place)


def _after_month(view: View, at: int) -> int:
    """Past the second word of «كانون الثاني», and the second name in «تموز/يوليو»."""
    if at < view.size and view.words[at].definite and view.forms[at].removeprefix("ال") in lexicon().ordinals:
        at += 1
    if view.mark(at, _SLASHES) and at + 1 < view.size and view.words[at + 1].has("statements"):
        at += 2
    return at


def _qualifies(view: View, at: int, *, definite: bool) -> bool:
    """«رسمي», «مشترك»: an adjective of what something was said in."""
    word = view.words[at]
    if not word.form or word.cues or word.definite is not definite or view.mentions[at] is not None:
        return False
    if word.listed and not (word.noun is not None and word.form.endswith(("ي", "يه"))):  # «صحفي» may be somebody
        return False
    return word.form[0] not in "بل" and view.quotes[at] is None and not is_action_noun(word.form)


def can_speak(view: View, at: int) -> bool:
    """Whether a name or a speaking noun stands here, nothing written onto it."""
    word, mention = view.words[at], view.begins_mention(at)
    if mention is not None:
        return mention.span.start == view.tokens[at].start
    return word.noun is not None and not word.noun.clitic


def after_meanwhile(view: View, at: int) -> int:
    """Past «في المقابل», «في الوقت نفسه», «من جهته»."""
    if (view.forms[at], view.forms[at + 1]) not in _MEANWHILE:
        return at
    at += 2
    while at < view.size and view.words[at].has("selves"):
        at += 1
    return at


def after_addressee(view: View, at: int) -> int:
    """Past whoever was told, where they stand before the subject: «قال لرويترز مسؤول ...», «قال للصحافيين وزير ...»."""
    if at + 1 >= view.size or view.forms[at][:1] != "ل":
        return at
    mention, noun = view.begins_mention(at), view.words[at].noun
    if mention is not None and mention.kind is _OUTLET:
        end = view.after_mention(at)
    elif view.opens_name(at + 1) and (view.forms[at] == "ل" or (noun is not None and noun.kind is OUTLET)):
        end = view.after_quote(at + 1)
    elif noun is not None and noun.kind is OUTLET and noun.clitic == "ل":
        told = phrase_at(view, at, view.size, clitic="ل")
        end = told.end if told is not None else at
    elif noun is not None and noun.plural and noun.kind is SOURCE and noun.definite and noun.clitic == "ل":
        end = at + 1  # «قال للصحافيين وزير ...»
    else:
        return at
    end = after_circumstance(view, end)
    return end if end < view.size and can_speak(view, end) else at
