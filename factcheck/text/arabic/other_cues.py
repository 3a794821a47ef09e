"""Cues that are no finite verbs: participle chains, prepositions, nouns, colons, and words that name nobody."""

from factcheck.domain.words import Modality, Polarity
from factcheck.text.arabic.clauses import clause_goes_on, clause_start, frame_start, is_finite
from factcheck.text.arabic.content_openings import PROMISED, Content, Opening, is_that
from factcheck.text.arabic.contents import content_after, spoken_at
from factcheck.text.arabic.frames import ASIDE, PARTICIPLE, POSTPOSED, PREPOSITION, Frame, Relay
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.light_verbs import light_verb
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.prepositions import Cited, after_preposition, matches, preposition_length
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.relays import take_in_relays
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subjects import is_declined
from factcheck.text.arabic.view import COMMAS, PAUSES, View
from factcheck.text.arabic.vocabulary import DECLINES, DENIES, REPORT, SAYS, SOURCE, CueWord

# Between a participle and what it says stands little: «مشيرا في الوقت نفسه إلى أن».
_CHAIN_WINDOW = 10
# «مشيرا في مقابلة مطولة مع صحيفة "..." نشرت أمس إلى أن»
_SAID_IN = frozenset({"في", "خلال", "عبر"})
_TO_SAID_IN = 24
_QUALIFIERS = 24
_TWO = 2
_SEEMS = frozenset({"بدا", "بدت", "كان", "كانت", "بات", "باتت", "يبدو", "تبدو"})
_THEREBY = frozenset({"بذلك", "بهذا", "هنا", "كذلك", "ايضا"})
_TO_COLON = 4
_COLON = frozenset(":")
_MEANWHILE = (("في", "وقت"), ("في", "حين"), ("في", "الوقت"))
_AFTER_QUOTE = frozenset('"»”›')
_PRONOUN_ENDINGS = ("ه", "ها", "هم", "هما")
# «نشر على», «نشرته», «صدر», «بثته»: what is done with what is cited.
_PUBLISHED = frozenset(
    stem + end
    for stem in ("نشر", "صدر", "بث", "اصدر", "اعد", "وزع", "حصل", "اطلع")
    for end in ("", "ت", "ه", "ها", "ته", "تها")
)


def participle_frame(view: View, at: int, speaker: Speaker | None, speakers: Speakers, *, floor: int) -> Frame | None:
    """«..., مشيرا إلى أن»: whoever spoke before in the sentence goes on."""
    word = view.words[at]
    cue = word.participle
    if cue is None or speaker is None or view.mentions[at] is not None or view.in_speech(at):
        return None
    if cue.clitic and word.noun is not None and not word.noun.clitic:  # «وسائل الإعلام» are none who ask
        return None
    said_by_noun = cue.form.of_noun
    if (word.definite and not said_by_noun) or not _chained(view, at, by_noun=said_by_noun):
        return None
    refused = _refused(view, at, cue)
    if refused is None and cue.lemma.meaning is DECLINES:  # «مكتفيا بالإشارة إلى أن»: the noun attributes
        return None
    after = at + 1 + (view.forms[at + 1] in _THEREBY)
    window = _TO_SAID_IN if view.forms[after] in _SAID_IN else _CHAIN_WINDOW
    content = refused or content_after(view, after, cue, window=window)
    if content is None or ((said_by_noun or _is_noun(view, at, content)) and not content.is_direct):
        return None
    polarity = Polarity.DENIES if cue.lemma.meaning is DENIES else Polarity.AFFIRMS
    start = at - 1 if view.mark(at - 1, PAUSES) and at - 1 >= floor else at
    verb = light_verb(view, at) if said_by_noun else None
    if verb is not None and verb >= floor:  # «سارع إلى القول»: verb and noun attribute together
        start = min(start, frame_start(view, verb, floor)[0])
    spoken = spoken_at(view, at, content)
    frame = Frame(
        PARTICIPLE,
        start,
        (spoken, spoken + 1),
        content.start,
        speaker.carried(),
        cue.lemma.meaning,
        Polarity.DECLINES if refused else polarity,
        Modality.PREDICTED if "future" in cue.lemma.takes and content.opening in PROMISED else None,
        explicit=False,
    )
    take_in_relays(view, frame, speakers, at + 1, content.opened_at)
    return frame


def _is_noun(view: View, at: int, content: Content) -> bool:
    """«مشيرين» are marshals as well, but not behind a comma with «إلى» after it."""
    chained = content.opening is Opening.PREPOSITION and view.mark(at - 1, PAUSES)
    return view.words[at].noun is not None and not chained


def _refused(view: View, at: int, cue: CueWord) -> Content | None:
    """«رافضا التعليق على ...»."""
    if cue.lemma.meaning is not DECLINES:
        return None
    place = next((later for later in range(at + 1, min(view.size, at + 4)) if is_declined(view, later)), None)
    return Content(place, Opening.NOUN, place) if place is not None else None


def _chained(view: View, at: int, *, by_noun: bool) -> bool:
    """Whether the participle hangs on what came before: after a pause, a quotation or «و», or in the accusative.

    A noun of saying hangs on a verb that says how («اكتفى بالقول», «سارع إلى التأكيد»).
    """
    form = view.forms[at]
    if at == 0:
        return False
    if by_noun:
        return form.endswith("القول") or light_verb(view, at) is not None
    if view.forms[at - 1].lstrip("وف") in _SEEMS:  # «وبدا لافتا قول الرئيس إن»
        return False
    if view.mark(at - 1, PAUSES) or view.mark(at - 1, _AFTER_QUOTE) or form[0] == "و":
        return True
    if view.words[at - 1].has("prepositions"):
        return False
    return form.endswith("ا") or (form.endswith("ه") and _that_follows(view, at))


def _that_follows(view: View, at: int) -> bool:
    """«شددت على الحوار معتبرة ان ...»: agencies set no comma before a participle; the complementiser tells."""
    following = at + 1 + view.words[min(at + 1, view.size - 1)].has("prepositions")
    return following < view.size and view.words[following].that


def preposition_frame(view: View, at: int, speakers: Speakers, *, floor: int, open_frame: Frame | None) -> Frame | None:
    """«وفقا لمصدر ...»: what follows the preposition is the claimant of the clause before it, or after it."""
    length = preposition_length(view, at)
    if length is None or view.in_speech(at):
        return None
    cited = after_preposition(view, at + length)
    if cited is None:
        return None
    phrase, end, cue_end = cited.phrase, _after_relative(view, cited.phrase), cited.cue_end
    speaker = meant(view, phrase, speakers)
    if at <= floor or _at_clause_start(view, at, floor):
        return _before_content(view, at, cited, speaker, speakers)
    start = at - 1 if view.mark(at - 1, COMMAS) else at
    begins = _new_clause(view, open_frame.content, start) if open_frame is not None else None
    if open_frame is not None and begins is not None:
        open_frame.end = begins - 1
        return Frame(POSTPOSED, start, (at, cue_end), begins, speaker, cited.meaning, end=end)
    if open_frame is not None and open_frame.speaker is not None:
        open_frame.relays.append(Relay(speaker, (at, cue_end)))
        after = _after_told(view, end)
        if open_frame.end is None and not any(view.forms[after : view.size]):
            take_in_relays(view, open_frame, speakers, end, after)
            open_frame.end, open_frame.tail = start, after
        return None
    if clause_goes_on(view, start, end):
        frame = Frame(ASIDE, floor, (at, cue_end), floor, speaker, cited.meaning)
    else:
        frame = Frame(POSTPOSED, start, (at, cue_end), floor, speaker, cited.meaning, end=_after_told(view, end))
        take_in_relays(view, frame, speakers, end, frame.end or end)
    _passed_on(view, frame, cited, speakers)
    take_in_relays(view, frame, speakers, at + length, phrase.start)
    return frame


def _after_relative(view: View, phrase: Phrase) -> int:
    """«..., بحسب بيان نشرته الشركة على موقعها»: past the clause that tells more of what is cited, to the next pause."""
    end = phrase.end
    if end >= view.size:
        return end
    told_of = phrase.noun is not None and phrase.noun.kind in (REPORT, SOURCE) and not phrase.noun.definite
    relative = view.words[end].has("relatives")
    if not relative and not told_of:
        return end
    if not _tells_of_it(view, end + relative):
        return end
    last = min(view.size, end + _QUALIFIERS)
    until = next((at for at in range(end, last) if view.mark(at, PAUSES)), last)
    return end if any(view.words[at].that for at in range(end, until)) else until


def _tells_of_it(view: View, at: int) -> bool:
    """«نشرته», «تحدث لرويترز», but not «قدر الحاجات بكذا», which is said: a verb that tells of the noun before it."""
    word, cue = view.words[at], view.words[at].finite_cue
    if word.joined or view.mentions[at] is not None:
        return False
    return word.form in _PUBLISHED or (cue.lemma.name == "تحدث" if cue is not None else word.finite)


def _passed_on(view: View, frame: Frame, cited: Cited, speakers: Speakers) -> None:
    if cited.through is not None:
        frame.relays.append(Relay(meant(view, cited.through, speakers), frame.cue))


def _new_clause(view: View, start: int, end: int) -> int | None:
    """«...، في وقت قتل شخصان ...، وفق»: where a clause begins after which the words that cite somebody stand."""
    for at in range(end - 3, start, -1):
        if view.mark(at - 1, COMMAS) and (view.forms[at], view.forms[at + 1]) in _MEANWHILE:
            return at
    return None


def _after_told(view: View, at: int) -> int:
    """Past «لفرانس برس», «في اتصال مع الصحيفة»: to whom and where it was said, as far as no verb follows."""
    end = at
    while end < view.size and not (view.words[end].that or is_finite(view, end)):
        if not view.forms[end] and view.quotes[end] is None:
            break
        end += 1
    return end if at < view.size and view.forms[at][:1] == "ل" else at


def closing_end(view: View, at: int) -> int | None:
    """The end of words that only repeat that somebody said so («وفق قوله»), when they stand here."""
    for phrasing in view.words[at].closing:
        words = phrasing.words
        if len(words) > _TWO and view.forms[at + 1] != words[1]:
            continue
        if matches(view, at + 1, words[1:-1]) and _with_pronoun(view.forms[at + len(words) - 1], words[-1]):
            return at + len(words)
    return None


def view_frame(view: View, at: int, speakers: Speakers, *, floor: int) -> Frame | None:
    """«وبرأيه، فإن ...», «وعلى حد قولها، ...»: whoever spoke before, at the beginning of a clause."""
    end = at + 1 if view.words[at].has("in_view") else closing_end(view, at)
    speaker = speakers.last()
    if end is None or speaker is None or not (at <= floor or _at_clause_start(view, at, floor)):
        return None
    content = end + view.mark(end, COMMAS)
    if content < view.size and view.words[content].that:
        content += not view.words[content].that_pronoun
    if content >= view.size:
        return None
    return Frame(PREPOSITION, at, (at, end), content, speaker.carried(), SAYS, explicit=False)


def _before_content(view: View, at: int, cited: Cited, speaker: Speaker, speakers: Speakers) -> Frame | None:
    """The preposition opens the clause: its content follows the claimant."""
    content = _after_qualifiers(view, cited.phrase.end)
    colon = next((at for at in range(content, min(view.size, content + _TO_COLON)) if view.mark(at, _COLON)), None)
    if colon is not None:  # «وجاء في البيان أيضا: ...»
        content = colon + 1
    elif view.mark(content, COMMAS):
        content += 1
    if content < view.size and view.words[content].that and is_that(view, content):
        content += not view.words[content].that_pronoun
    if (view.forms[content], view.forms[content + 1]) == ("نقلا", "عن"):  # «وبحسب الموقع، نقلا عن فلان، ...»
        source = phrase_at(view, content + 2, view.size)
        if source is not None and is_known(source):
            deeper = _before_content(view, at, Cited(source, cited.cue_end), meant(view, source, speakers), speakers)
            if deeper is not None:
                deeper.relays.append(Relay(speaker, (at, cited.cue_end)))
            return deeper
    if content >= view.size:
        return None
    frame = Frame(PREPOSITION, at, (at, cited.cue_end), content, speaker, cited.meaning)
    _passed_on(view, frame, cited, speakers)
    take_in_relays(view, frame, speakers, cited.phrase.end, content)
    return frame


def _after_qualifiers(view: View, end: int) -> int:
    """Past a clause that tells more of the claimant («مصدر تحدث لرويترز شرط ...»): to the pause or «فإن» after it."""
    if end >= view.size or view.mark(end, COMMAS) or view.words[end].that:
        return end
    for at in range(end, min(view.size, end + _QUALIFIERS)):
        if view.mark(at, COMMAS) or (view.words[at].that and view.words[at].clitic == "ف"):
            return at
    return end


def _at_clause_start(view: View, at: int, floor: int) -> bool:
    """Whether the preposition opens a clause that goes on after its claimant: at the beginning, or with «و»."""
    return clause_start(view, at) == at and (
        at == floor or bool(view.words[at].clitic) or view.words[at - 1].has("connectors")
    )


def _with_pronoun(form: str, noun: str) -> bool:
    return form != noun and form.startswith(noun) and form[len(noun) :] in _PRONOUN_ENDINGS
