"""Nouns of saying: «نفي الجانب الروسي تقديم الأسلحة», «سارع المكتب إلى نفي الخبر»."""

from factcheck.domain.words import Polarity
from factcheck.text.arabic.clauses import frame_start
from factcheck.text.arabic.contents import content_after
from factcheck.text.arabic.frames import NOUN, Frame
from factcheck.text.arabic.judgements import judged_by_noun
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.light_verbs import light_subject, light_verb
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subjects import is_declined
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import CONFIRMS, DENIES, CueWord

# Between a noun and what it says stands little.
_WINDOW = 10
_TWO = 2
# «في تصريح صحافي»
_MEDIA = frozenset({"صحافي", "صحفي", "اعلامي", "تلفزيوني", "متلفز", "اذاعي", "رسمي", "صحافيه", "صحفيه"})


def noun_frame(view: View, at: int, speakers: Speakers, *, floor: int) -> Frame | None:
    """«نفي الجانب الروسي تقديم الأسلحة»: a noun of saying, its speaker, and what is said."""
    word = view.words[at]
    cue = word.noun_cue
    if cue is None or word.definite or view.mentions[at] is not None or view.in_speech(at):
        return None
    if cue.pronoun:
        return judged_by_noun(view, at, cue, speakers, floor=floor)
    if at > 1 and view.words[at - 1].governs and is_declined(view, at - _TWO):  # «التعليق على مطالبة فرنسا»
        return None
    hurried = _hurried_to(view, at, cue, speakers, floor=floor)
    return hurried or _of_its_speaker(view, at, cue, speakers, floor=floor)


def _of_its_speaker(view: View, at: int, cue: CueWord, speakers: Speakers, *, floor: int) -> Frame | None:
    phrase = phrase_at(view, at + 1, view.size, noun_content=True)
    if phrase is None or not is_known(phrase) or (view.words[at - 1].governs and view.forms[at + 1] in _MEDIA):
        return None
    content = content_after(view, phrase.end, cue, window=_WINDOW)
    if content is None:
        return None
    polarity = Polarity.DENIES if cue.lemma.meaning is DENIES else Polarity.AFFIRMS
    start, clean = frame_start(view, at, floor)
    speaker = meant(view, phrase, speakers)
    return Frame(NOUN, start, (at, at + 1), content.start, speaker, cue.lemma.meaning, polarity, clean=clean)


def _hurried_to(view: View, at: int, cue: CueWord, speakers: Speakers, *, floor: int) -> Frame | None:
    """«سارع المكتب إلى نفي الخبر»: the noun attributes to whoever hurried, and what is denied stands behind it."""
    if view.forms[at - 1] != "الي" or cue.lemma.meaning not in (DENIES, CONFIRMS) or at + 1 >= view.size:
        return None
    verb = light_verb(view, at)
    speaker = light_subject(view, at, speakers) if verb is not None and verb >= floor else None
    if verb is None or speaker is None or view.words[at + 1].that or not view.forms[at + 1]:
        return None
    polarity = Polarity.DENIES if cue.lemma.meaning is DENIES else Polarity.AFFIRMS
    start, clean = frame_start(view, verb, floor)
    return Frame(NOUN, start, (at, at + 1), at + 1, speaker, cue.lemma.meaning, polarity, clean=clean)
