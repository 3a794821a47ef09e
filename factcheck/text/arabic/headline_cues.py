"""Speakers before a colon: «الوزير: لن نقبل», «مدير المستشفى لـ"النهار": ...»."""

from collections.abc import Iterator

from factcheck.domain.words import EntityKind, SentenceKind
from factcheck.text.arabic.frames import COLON, Frame
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.relays import take_in_relays
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import REPORT, SAYS

_COLON_WORDS = 16
# A second speaker of a heading: «... وصيادلة: ...».
_SHORT = 6
# «ميسي بعد الهدف: ...», «لميا شوقي تكسر صمتها: ...»
_OCCASIONS = frozenset({"في", "بعد", "قبل", "حول", "بشان", "ردا", "تعليقا", "خلال", "من"})
_BREAKING_SILENCE = frozenset(
    {
        "يكسر",
        "تكسر",
        "يخرج",
        "تخرج",
        "يفجر",
        "تفجر",
        "يوجه",
        "توجه",
        "يهاجم",
        "تهاجم",
        "يرد",
        "ترد",
        "يعلق",
        "تعلق",
        "يكشف",
        "تكشف",
    }
)


def colon_frames(view: View, speakers: Speakers) -> Iterator[Frame]:
    """«الوزير: لن نقبل», «... وعين التينة: كل ما يحكى»: the speaker stands before a colon; a heading may have two."""
    colons = (at for at in range(view.size - 1) if _is_colon(view, at) and not view.in_speech(at))
    first = next(colons, None)
    if first is None or first >= _COLON_WORDS:
        return
    frame = _before(view, first, speakers)
    if frame is not None:
        yield frame
    second = next(colons, None) if view.sentence.kind is not SentenceKind.BODY else None
    if second is not None and second - _before_colon(view, second) <= _SHORT:
        frame = _before(view, second, speakers)
        if frame is not None:
            yield frame


def _before(view: View, colon: int, speakers: Speakers) -> Frame | None:
    start = _before_colon(view, colon)
    phrase = phrase_at(view, start, colon) if start < colon else None
    if phrase is not None and phrase.noun is not None and view.sentence.kind is not SentenceKind.BODY:
        _take_all(view, phrase, colon)
    if phrase is not None and start and view.sentence.kind is SentenceKind.BODY and _is_apposed(view, start):
        return None
    if phrase is None or not _is_speaker(view, phrase, colon) or _is_byline(view, phrase):
        return None
    frame = Frame(COLON, start, (colon, colon + 1), colon + 1, meant(view, phrase, speakers), SAYS)
    take_in_relays(view, frame, speakers, phrase.end, colon)
    return frame


def _is_apposed(view: View, start: int) -> bool:
    """«وقالت شيخة المعشنية، الرئيسة التنفيذية للمجموعة: ...»: a verb of saying before it has the subject already."""
    cue = view.words[0].finite_cue
    said = cue is not None and not cue.homograph and view.words[0].noun is None
    return said and not any(view.words[at].that for at in range(start))


def _is_byline(view: View, phrase: Phrase) -> bool:
    """«هسبريس: كشف مصدر ...» at the head of a paragraph: who writes, and nobody who speaks."""
    outlet = phrase.name is not None and phrase.name.kind is EntityKind.OUTLET
    return outlet and phrase.noun is None and not phrase.start and view.sentence.kind is SentenceKind.BODY


def _is_colon(view: View, at: int) -> bool:
    """A colon, and none between hours and minutes."""
    if view.tokens[at].text != ":":
        return False
    return not (view.forms[at + 1][:1].isdigit() and (at == 0 or view.forms[at - 1][-1:].isdigit()))


def _take_all(view: View, phrase: Phrase, colon: int) -> None:
    """A heading's words before a colon are all the speaker's, whatever else they may be («مراقبة آثار شحات»)."""
    while phrase.end < colon and view.forms[phrase.end] and view.forms[phrase.end] != "ل":
        told = view.words[phrase.end].noun
        if told is not None and told.clitic == "ل":
            return
        phrase.end += 1


def _before_colon(view: View, colon: int) -> int:
    """Where the words right before the colon begin: after a stop, past «و»."""
    start = colon
    while start and (
        view.forms[start - 1] or view.quotes[start - 1] is not None or view.tokens[start - 1].text in "()"
    ):
        start -= 1
    return start


def _is_speaker(view: View, phrase: Phrase, colon: int) -> bool:
    """Whether the phrase before a colon speaks; a place does so in headings alone, elsewhere it dates the story."""
    heads = view.sentence.kind is not SentenceKind.BODY
    following = view.forms[phrase.end]
    beside = following[:1] in ("ل", "ع") or following in _OCCASIONS or (heads and following in _BREAKING_SILENCE)
    if phrase.end != colon and not beside:
        return False
    noun = phrase.noun
    if noun is not None and noun.kind is REPORT and not (noun.definite or heads) and phrase.end - phrase.start == 1:
        return False
    if phrase.noun is not None or phrase.name is not None:
        return True
    if not heads:
        return False
    named = phrase.quoted_name is not None or phrase.place is not None or phrase.state
    return named or (phrase.end - phrase.start == 1 and view.words[phrase.start].definite and not phrase.start)
