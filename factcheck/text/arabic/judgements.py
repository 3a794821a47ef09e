"""«...، وهو ما نفاه المتحدث», «وهو ما سارع إلى تأكيده»: whoever denies or confirms says it of what stands before."""

from factcheck.domain.words import Polarity
from factcheck.text.arabic.circumstances import after_addressee, after_circumstance
from factcheck.text.arabic.cue_verbs import is_which
from factcheck.text.arabic.frames import POSTPOSED, Frame
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.light_verbs import light_verb
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.relays import take_in_relays
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import CONFIRMS, DENIES, CueWord

_TWO = 2


def judged_by_verb(view: View, at: int, polarity: Polarity, speakers: Speakers, *, floor: int) -> Frame | None:
    """«...، وهو ما نفاه المتحدث»: whoever denies or confirms says it of what stands before."""
    start = at - 2
    if view.mark(start - 1, COMMAS):
        start -= 1
    told = after_addressee(view, after_circumstance(view, at + 1))
    phrase = phrase_at(view, told, view.size)
    if phrase is None or not (is_known(phrase) or phrase.quoted_name) or start <= floor:
        return None
    end = next((place for place in range(phrase.end, view.size) if view.mark(place, COMMAS)), view.size)
    speaker = meant(view, phrase, speakers)
    frame = Frame(POSTPOSED, start, (at, at + 1), floor, speaker, CONFIRMS, polarity, end=end)
    take_in_relays(view, frame, speakers, at + 1, told)
    take_in_relays(view, frame, speakers, phrase.end, end)
    return frame


def judged_by_noun(view: View, at: int, cue: CueWord, speakers: Speakers, *, floor: int) -> Frame | None:
    """«...، وهو ما سارع المتحدث إلى نفيه»: whoever denies or confirms says it of what stands before."""
    verb = light_verb(view, at) if cue.lemma.meaning in (DENIES, CONFIRMS) and view.forms[at - 1] == "الي" else None
    if verb is None or not is_which(view, verb):
        return None
    phrase = phrase_at(view, verb + 1, at)
    start = verb - _TWO - view.mark(verb - _TWO - 1, COMMAS)
    if phrase is None or not is_known(phrase) or start <= floor:
        return None
    polarity = Polarity.DENIES if cue.lemma.meaning is DENIES else Polarity.AFFIRMS
    speaker = meant(view, phrase, speakers)
    end = next((place for place in range(at, view.size) if view.mark(place, COMMAS)), view.size)
    return Frame(POSTPOSED, start, (at, at + 1), floor, speaker, CONFIRMS, polarity, end=end)
