"""Whose a cue verb is in English: the subject before it, in a relative clause, or carried over."""

from dataclasses import replace

from factcheck.domain.words import SentenceKind
from factcheck.text.english.asides import aside_start, is_aside
from factcheck.text.english.frame import COMMA, Passage
from factcheck.text.english.lexicon import ARTICLES, QUOTES, SUBJECT_ENDS, Noun
from factcheck.text.english.memory import ANONYMOUS, ORGANISATION, PERSON, Memory, Speaker
from factcheck.text.english.minds import has_mind, is_paper
from factcheck.text.english.papers import paper_before, paper_end, paper_seen
from factcheck.text.english.phrases import LONGEST_SUBJECT, before_brackets, has_verb, is_verb_like, subject_start
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.stance_words import stance_words
from factcheck.text.english.view import View

_COMMA = frozenset({COMMA})
_PLACES = frozenset({"at", "in", "outside", "on", "near", "across", "inside", "among"})
_DASHES = frozenset("—–")
_LONGEST_RELATIVE = 60  # words of a relative clause between commas
_PARTICLE = 3  # letters: "bin", "de"
_NAMED_WITHIN = 6000  # letters back to where somebody's full name stands
_LONGEST_NAME = 24  # letters
# Rules of what may stand between a subject and its verb: "she says", "said the mayor".
_INTERRUPTING = frozenset({"verb after its subject", "verb before its subject"})
_OPENINGS = frozenset({"told", "given", "shown", "seen", "asked", "pressed"})
_QUOTED_WITHIN = 4  # words back to who quotes: "quoted an unnamed | officer who"
_SHORT_ASIDE = 8  # words
_BEFORE_ANTECEDENT = frozenset({"by", "from", "with", "to", "including", "against", "like"})
# Where the subject starts, who it is, and where the content ends at last.
Subject = tuple[int, Speaker, int | None]


def subject(passage: Passage, last: int) -> Subject | None:
    """Where the subject starts that ends with ``last``, who it is, and where its clause ends at last."""
    view = passage.view
    if last < 0 or view.quote[last] >= 0:
        return None
    form = view.forms[last]
    if form in view.lexicon.subject_marks:
        return _at_mark(passage, last, form)
    return _that(passage, last) if form == "that" else _noun(passage, last, last + 1)


def _at_mark(passage: Passage, last: int, form: str) -> Subject | None:
    """The subject before a mark, a relative, or a word that joins the verb to the one before."""
    view, frames, joins = passage.view, passage.frames, passage.view.lexicon.clauses["joins"]
    if form in view.lexicon.clauses["relatives"]:
        return _relative(passage, last)
    if form == COMMA and frames and frames[-1].high == last and frames[-1].rule in _INTERRUPTING:
        whose = _noun(passage, frames[-1].low - 2, frames[-1].low - 1)  # "Her husband, she says, believes"
        return None if whose is None else (last, whose[1], whose[2])
    goes_on = form == COMMA and frames and view.form[last - 1] not in joins and not is_aside(view, last)
    if form in joins or goes_on:
        speaker = carried(passage, before=last) if frames else _joined_to(passage, last)
        return (last, speaker, None) if speaker is not None else None
    end = last + 1
    if form in _DASHES and (dash := _dash_before(view, last)) > 0:
        end, last = dash, dash - 1
    if form == COMMA and (opening := aside_start(view, last)) is not None:
        last = opening - 1
    return _noun(passage, last, end)


def _noun(passage: Passage, last: int, end: int) -> Subject | None:
    """The noun phrase that ends with ``last``, or with the words beside it at ``end``."""
    view = passage.view
    last = before_brackets(view, last)
    low = last if view.form[last] in view.lexicon.pronouns else subject_start(view, last)
    if not 0 <= low <= last:
        return None
    if (paper := paper_before(view, low)) is not None:
        low, end = paper
    end = paper_end(view, low, end) if view.is_capital[last] else end
    speaker = read_speaker(view, low, end, passage.memory)
    if view.form[low - 1] in view.lexicon.claim_nouns and view.form[low - 2] == COMMA:  # ", charges he denies"
        return None if speaker is None else (low - 1, speaker, None)
    beside = view.form[low - 1] in view.lexicon.claim_nouns and view.form[low - 3] == COMMA
    return None if speaker is None else (low - 2 if beside else low, speaker, None)


def _dash_before(view: View, last: int) -> int:
    """The dash that opens what the dash at ``last`` closes: "The mayor — who lives there — said"; 0 where none does."""
    reach = range(last - 1, max(0, last - _LONGEST_RELATIVE), -1)
    return next((at for at in reach if view.forms[at] in _DASHES), 0)


def carried(passage: Passage, *, before: int) -> Speaker | None:
    """Who goes on speaking: the last of this sentence, else the one whom the sentence starts with, else the last."""
    view, memory, frames = passage.view, passage.memory, passage.frames
    for frame in reversed(frames):
        if frame.speaker is not None:
            return frame.source()
    low = _behind_mark(view, before - 1)
    found = first_subject(passage, before)
    end = next((at for at in range(low, before) if not _may_open(view, at)), before)
    speaker = found[0] if found is not None else read_speaker(view, low, end, memory) if end > low else None
    return speaker or (memory.last and memory.last.standing(None))


def _behind_mark(view: View, last: int) -> int:
    """Where the clause of the word at ``last`` starts: behind a semicolon or a colon, else with the sentence."""
    reach = range(last, max(-1, last - _LONGEST_RELATIVE), -1)
    return next((at + 1 for at in reach if view.forms[at] in ";:"), 0)


def _joined_to(passage: Passage, before: int) -> Speaker | None:
    """Whom the clause starts with that "and" goes on with: "The mayor resigned and said that"."""
    found = first_subject(passage, before) if passage.view.forms[before] != COMMA else None
    return None if found is None else found[0]


def first_subject(passage: Passage, before: int) -> tuple[Speaker, int] | None:
    """The subject that the clause before ``before`` starts with, and where its verb stands."""
    view = passage.view
    low = _behind_opening(view, _behind_mark(view, before - 2), before)
    end = next((at for at in range(low, before) if _may_be_finite(view, at)), low)
    comma = view.first(_COMMA, low, end)
    speaker = read_speaker(view, low, comma, passage.memory) if low < comma else None
    return None if speaker is None or end == before else (speaker, end)


def _may_be_finite(view: View, at: int) -> bool:
    helping = view.forms[at] in view.lexicon.clauses["finite"] and not view.is_capital[at]  # "did not answer"
    return helping or is_verb_like(view, at) or view.verb_form(at)


def _behind_opening(view: View, low: int, before: int) -> int:
    """Behind what a sentence opens with before its subject: "Told of the remark, | Ann Black laughed"."""
    form = view.form[low]
    opens = form in _OPENINGS or form in view.lexicon.circumstances or form.endswith(("ed", "ing"))
    comma = view.first(_COMMA, low, before) if opens else before
    return comma + 1 if comma + 1 < before else low


def topic(view: View, memory: Memory) -> Speaker | None:
    """The person whom a sentence is about, though nobody speaks in it: "he" of the next sentence may be that one."""
    low = _behind_place(view)
    reach = range(low + view.forms[low].endswith("ed"), min(view.size, low + LONGEST_SUBJECT))  # "Retired trucker Len"
    end = next((at for at in reach if view.forms[at] in SUBJECT_ENDS or _may_be_verb(view, at)), 0)
    if end and view.forms[end] == COMMA and view.is_capital[end + 1]:  # "Her mother, Ann Black, wept"
        close = view.first(_COMMA, end + 1, end + _SHORT_ASIDE)
        end = close if view.form[close] == COMMA else end
    speaker = read_speaker(view, low, end, memory) if low < end and not view.quotes else None
    if speaker is None or speaker.span is None or (low and speaker.kind is not PERSON):
        return None
    if view.form[end] == COMMA and view.form[end + 1] in ARTICLES and (noun := _body_beside(view, end)):
        return Speaker(speaker.name, ORGANISATION, speaker.span, speaker.entity_id, noun)
    if speaker.kind is not PERSON:
        return speaker if _is_topic(view, speaker, end) else None
    if " " not in speaker.name:
        return memory.by_name(speaker.name) or _by_full_name(view, speaker)
    words = speaker.name.split()
    is_name = len(words) > 1 and all(word[0].isupper() or len(word) <= _PARTICLE for word in words)
    return speaker if is_name and words[-1][0].isupper() and words[0][0].isupper() and "for" not in words else None


def _behind_place(view: View) -> int:
    """Behind "At the market in Leeds," where a name follows that begins the clause; 0 where nothing such opens it."""
    comma = view.first(_COMMA, 0, min(view.size, LONGEST_SUBJECT)) if view.form[0] in _PLACES else view.size
    return comma + 1 if view.is_capital[comma + 1] and view.is_capital[comma + 2] else 0


def _body_beside(view: View, comma: int) -> str:
    """The noun that tells a name is a body's: "Acme, a maker of pumps, closed"; empty where it is no body's."""
    if not all(view.is_capital[at] for at in range(comma)):
        return ""
    words, close = view.lexicon, view.first(_COMMA, comma + 1, min(view.size, comma + _SHORT_ASIDE))
    end = view.first(words.clauses["head_ends"], comma + 2, close)
    noun = view.forms[end - 1]
    return noun if noun in words.firm_nouns or words.nouns.get(noun) is Noun.BODY else ""


def _is_topic(view: View, speaker: Speaker, end: int) -> bool:
    """Whether a body or a source of no name may be meant later, when "it" or its noun alone stands."""
    if speaker.kind is ANONYMOUS:
        return bool(speaker.head) and (speaker.plural or view.forms[0] == "the")
    name, span = speaker.name.lower(), speaker.span
    if speaker.kind is PERSON or span is None:
        return False
    named = name.endswith(speaker.head or " ") or (view.forms[0] == "the" and speaker.name[:1].isupper())
    named = named and view.sentence.kind is SentenceKind.BODY
    return (named and span.start < view.tokens[end].start) or name.rsplit(maxsplit=1)[-1] in view.lexicon.firms


def _by_full_name(view: View, speaker: Speaker) -> Speaker | None:
    """The person of whom the text gave the full name before, though he did not speak."""
    text, name, end = view.document.text, speaker.name, view.sentence.span.start
    at = text.find(f" {name}", max(0, end - _NAMED_WITHIN), end)
    first = text[max(0, at - _LONGEST_NAME) : at].rsplit(maxsplit=1)[-1:] if at > 0 else []
    if not first or not first[0].isalpha() or not first[0].istitle():
        return None
    return replace(speaker, name=f"{first[0]} {name}", gender=view.lexicon.first_names.get(first[0].lower(), ""))


def _may_be_verb(view: View, at: int) -> bool:
    """Whether a verb stands there, a cue verb in any form among them."""
    if is_verb_like(view, at):
        return True
    form = view.forms[at]
    behind_name = at > 0 and form.endswith("s") and view.is_capital[at - 1] and view.is_word[at]
    return not view.is_capital[at] and (form in view.lexicon.sure_verbs or behind_name)


def _may_open(view: View, at: int) -> bool:
    """Whether the word belongs to the noun phrase that a sentence starts with, as far as that is plain."""
    form, clauses = view.forms[at], view.lexicon.clauses
    known = view.is_capital[at] or form in view.lexicon.named_starts
    return (known or form in view.lexicon.pronouns) and form not in clauses["auxiliaries"]


def _antecedent(view: View, low: int, end: int) -> int:
    """Where the noun starts that a relative clause belongs to: "was rejected by | unions, who said"."""
    for at in range(end - 1, low - 1, -1):
        form = view.forms[at]
        paper = form == "from" and view.form[at - 1] in stance_words().papers and "who" in view.forms[end : end + 4]
        behind = form in _BEFORE_ANTECEDENT and (form == "by" or paper or has_verb(view, low, at))
        if is_verb_like(view, at) or behind:
            return _behind_preposition(view, at + 1, end)
    return low


def _behind_preposition(view: View, low: int, end: int) -> int:
    """Behind what belongs to a verb: "was | sitting on | a report that found"."""
    while low + 1 < end and (view.forms[low].endswith("ing") or view.forms[low] in view.lexicon.clauses["adverbial"]):
        low += 1
    return low


def _those(view: View, end: int) -> Speaker | None:
    """As in "there are those who argue that"."""
    if view.form[end - 1] != "those":
        return None
    return Speaker(view.text(end - 1, end), ANONYMOUS, view.span(end - 1, end), plural=True)


def _that(passage: Passage, at: int) -> Subject | None:
    """As in "a report that found", "voters that want": whoever or whatever the noun right before is."""
    view = passage.view
    before = view.form[at - 1]
    verb = is_verb_like(view, at - 1) or (view.verb_form(at - 1) and before not in stance_words().papers)
    if not view.is_word[at - 1] or verb or before.endswith("ly"):
        return None
    found = _relative(passage, at)
    if found is None or not (has_mind(view, found[1], at - 1) or is_paper(view, found[1], at - 1)):
        return None
    return found


def _quoted_by(passage: Passage, low: int, speaker: Speaker) -> Speaker:
    """As in "Haaretz quoted | an officer who said": with whoever quotes as a relay."""
    view = passage.view
    reach = range(low - 1, max(0, low - _QUOTED_WITHIN), -1)
    at = next((at for at in reach if (verb := view.verb(at)) is not None and verb.meaning is QUOTES), 0)
    whose = _noun(passage, at - 1, at) if at and speaker.relay is None else None
    return speaker if whose is None else speaker.through(whose[1])


def _relative(passage: Passage, at: int) -> Subject | None:
    """As in "Haftar, who claims that he leads the army, ...": Haftar claims it, up to the next comma."""
    view, memory = passage.view, passage.memory
    end = before_brackets(view, at - (view.form[at - 1] == COMMA) - 1) + 1
    if passage.frames and passage.frames[-1].high == end:  # "according to a nurse, who added that ..."
        speaker = carried(passage, before=at)
        return None if speaker is None else (at, speaker, None)
    if view.form[end - 1].isdecimal() and view.form[end - 2] == COMMA:  # "Ann Black, 71, who recalled"
        end -= 2
    clause = subject_start(view, end - 1)
    seen = paper_seen(view, clause, end) if view.form[at] == "which" else end
    low = _antecedent(view, clause, seen)
    clause = low if seen < end else clause
    speaker = _those(view, end) or (read_speaker(view, low, end, memory) if low < end else None)
    if speaker is None:
        return None
    speaker = _quoted_by(passage, low, speaker)
    limit = None
    if end < at:
        reach = range(at + 2, min(view.size, at + _LONGEST_RELATIVE))
        limit = next((place for place in reach if view.forms[place] == COMMA and view.quote[place] < 0), None)
    return low if low == clause else at, speaker, limit
