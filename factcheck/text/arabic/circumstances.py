"""What stands between a verb and its subject: when, how, where it was said, and to whom."""

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import OUTLET

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


def after_meanwhile(view: View, at: int) -> int:
    """Past «في المقابل», «في الوقت نفسه», «من جهته»."""
    if (view.forms[at], view.forms[at + 1]) not in _MEANWHILE:
        return at
    at += 2
    while at < view.size and view.words[at].has("selves"):
        at += 1
    return at


def after_addressee(view: View, at: int) -> int:
    """Past the outlet that was told, where it stands before the subject: «قال لرويترز مسؤول ...»."""
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
    else:
        return at
    following = view.words[end] if end < view.size else None
    return end if following is not None and following.noun is not None and not following.noun.clitic else at
