"""Speakers before a colon: «الوزير: لن نقبل», «مدير المستشفى لـ"النهار": ...»."""

from factcheck.domain.words import SentenceKind
from factcheck.text.arabic.frames import COLON, Frame
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.relays import take_in_relays
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import REPORT, SAYS

_COLON_WORDS = 16
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


def colon_frame(view: View, speakers: Speakers) -> Frame | None:
    """«الوزير: لن نقبل», «... وعين التينة: كل ما يحكى»: the speaker stands before a colon."""
    if ":" not in view.sentence.span.of(view.text):
        return None
    colon = next((at for at in range(min(view.size, _COLON_WORDS)) if _is_colon(view, at)), None)
    if colon is None or colon + 1 >= view.size or view.in_speech(colon):
        return None
    start = _before_colon(view, colon)
    phrase = phrase_at(view, start, colon) if start < colon else None
    if phrase is not None and phrase.noun is not None and view.sentence.kind is not SentenceKind.BODY:
        _take_all(view, phrase, colon)
    if phrase is None or not _is_speaker(view, phrase, colon):
        return None
    frame = Frame(COLON, start, (colon, colon + 1), colon + 1, meant(view, phrase, speakers), SAYS)
    take_in_relays(view, frame, speakers, phrase.end, colon)
    return frame


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
    named = phrase.quoted_name is not None or phrase.place is not None
    return named or (phrase.end - phrase.start == 1 and view.words[phrase.start].definite and not phrase.start)
