"""«قالت القناة إن ...، نقلا عن مسؤولين», «..., ناسبة الخبر إلى مصدرين»: who spoke stands behind what was said."""

from factcheck.text.arabic.frames import Frame, Relay
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import PAUSES, View
from factcheck.text.arabic.vocabulary import REPORT

_FROM = ("نقلا", "عن")
# «عازية ذلك إلى», «ناسبا الخبر إلى»: participles that give away where the news is from.
_PUTS_DOWN = frozenset({"عزا", "نسب", "اسند"})
_NEWS = frozenset(
    {"الخبر", "النبا", "المعلومه", "المعلومات", "الروايه", "هذه", "كلامها", "روايتها", "معلوماتها"}
    | {"الانباء", "الاخبار", "التصريح", "التصريحات", "القول", "خبره", "خبرها", "معلوماته"}
)
_TO_SOURCE = 4


def takes_source_behind(view: View, at: int, frame: Frame | None, speakers: Speakers) -> bool:
    """Whether words stand at ``at`` that say from whom ``frame``'s speaker has it; these then become its speaker."""
    if frame is None or frame.speaker is None or frame.cue is None or not view.mark(at - 1, PAUSES):
        return False
    first = _source_at(view, at)
    phrase = phrase_at(view, first, view.size, noun_content=True) if first is not None else None
    if first is None or phrase is None or not _can_be_source(phrase):
        return False
    frame.relays.insert(0, Relay(frame.speaker, frame.cue))
    frame.speaker, frame.cue = meant(view, phrase, speakers), (at, at + 2 if view.forms[at] == _FROM[0] else at + 1)
    if frame.end is None:
        frame.end, frame.tail = at - 1, phrase.end
    speakers.add(frame.speaker.heard_through((frame.relays[0].speaker.carried(),)))
    speakers.add(frame.relays[0].speaker)  # the paper goes on
    return True


def _source_at(view: View, at: int) -> int | None:
    if (view.forms[at], view.forms[at + 1]) == _FROM:
        return at + 2
    cue = view.words[at].participle
    if cue is None or cue.lemma.name not in _PUTS_DOWN or view.forms[at + 1] not in _NEWS:
        return None
    for place in range(at + 2, min(view.size - 1, at + _TO_SOURCE)):
        if view.forms[place] == "الي":
            return place + 1
    return None


def _can_be_source(phrase: Phrase) -> bool:
    """Whoever can be asked, but no report, and nothing that only caused what is told."""
    return phrase.name is not None or (phrase.noun is not None and phrase.noun.kind is not REPORT)
