"""«تحدثت المجلة إلى طبيب قال إن»: a verb right behind somebody without the article tells of them, not of the clause."""

from factcheck.text.arabic.claimants import is_definite
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.left_subjects import subjects_of_clause
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.met_subjects import met_by
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import OUTLET, REPORT, SOURCE, TITLE, CueWord, Noun

_LONGEST = 9
_TWO = 2
_WRITTEN_ON = ("", "ب", "ل")
_PAPERS = frozenset({OUTLET, REPORT})


def subject_right_before(view: View, edge: int, cue: CueWord) -> Phrase | None:
    """The phrase that ends before ``edge`` and names somebody not spoken of before, as an object or behind «إلى»."""
    if view.words[edge].joined or edge < _TWO:
        return None
    paused = view.mark(edge - 1, COMMAS)
    end = edge - paused
    found = None
    for start in range(end - 1, max(0, end - _LONGEST), -1):
        word = view.words[start]
        if word.that or not word.form or (is_finite(view, start) and word.noun is None):
            break
        noun = word.noun or word.feminine
        if noun is None or not _may_be_told_of(view, start, noun, cue):
            continue
        phrase = phrase_at(view, start, end, clitic=noun.clitic.lstrip("وف"))
        if phrase is not None and phrase.end == end and phrase.name is None and not _is_one_person(view, phrase):
            found = phrase
    if found is None or view.words[found.start - 1].prepositions or (paused and _is_inside_aside(view, found.start)):
        return None
    return found


def told_by(view: View, phrase: Phrase, speakers: Speakers) -> Speaker | None:
    """The outlet or report that the clause before ``phrase`` is about: it heard them."""
    for other in subjects_of_clause(view, phrase.start):
        speaker = meant(view, other, speakers)
        if speaker.noun_kind in _PAPERS or speaker.claimant.kind.value == "outlet":
            return speaker
    return met_by(view, phrase, speakers)


def _is_one_person(view: View, phrase: Phrase) -> bool:
    """«قائد الجيش»: definite by what it governs."""
    return phrase.noun is not None and is_definite(view, phrase)


def _is_inside_aside(view: View, at: int) -> bool:
    """«سامي، الذي كان مستشارا في الوزارة، يشدد على»: the pause closes what another one opened."""
    before = range(max(0, at - _LONGEST), at)
    return any(view.mark(place, COMMAS) or view.words[place].has("relatives") for place in before)


def _may_be_told_of(view: View, at: int, noun: Noun, cue: CueWord) -> bool:
    """Whether somebody without article, governed by what stands before, is of the verb's gender and number."""
    if noun.definite or noun.possessed or noun.clitic.lstrip("وف") not in _WRITTEN_ON:
        return False
    if noun.lemma in lexicon().denied:  # «التعليق على أنباء تحدثت عن»
        return False
    if noun.kind not in (SOURCE, TITLE) and not (noun.kind is REPORT and cue.lemma.name == "افاد"):
        return False
    before = view.words[at - 1]
    governed = bool(noun.clitic) or before.governs or view.forms[at].endswith("ا") or _is_plain_noun(view, at - 1)
    several = noun.plural and noun.gender == "m"
    agrees = cue.form.plural if several else not cue.form.plural and cue.form.gender in (None, noun.gender)
    return governed and agrees


def _is_plain_noun(view: View, at: int) -> bool:
    """«شهادة عامل»: a noun in the construct state."""
    word = view.words[at]
    return bool(word.form) and not (word.definite or word.verb or word.kinds or word.cues) and view.mentions[at] is None
