"""English verbs that no list has: whoever does anything beside a quotation says it, and who "verbed that"."""

from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.lexicon import BELIEVES, SAYS
from factcheck.text.english.minds import has_mind
from factcheck.text.english.phrases import before_verb, phrase_end
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.spoken import circumstances_end, ends_speech
from factcheck.text.english.stance_words import stance_words
from factcheck.text.english.subjects import first_subject, subject
from factcheck.text.english.view import View

_BETWEEN = 9  # words between a quotation and the verb behind it: "... Ann Black, a retired nurse, shrugged"
_MOST_QUOTES = 3  # of a sentence that are looked at
_BESIDE, _THAT = "unlisted verb beside a quotation", "unlisted verb with that"
_CLAUSE = 4  # words of what is so to somebody
_SHORTEST = 5  # letters of a verb in -ed
_TIMES = frozenset({"day", "night", "morning", "evening", "week", "month", "year", "summer", "winter", "time", "same"})


def open_frame(passage: Passage) -> Frame | None:
    """The frame of a sentence in which no known word attributes anything."""
    view = passage.view
    if view.quotes:
        for number in range(min(_MOST_QUOTES, len(view.quotes))):
            found = _behind(passage, number) or _before(passage, number)
            if found is not None:
                return found
    return _to(passage) if view.form[0] == "to" else _that(passage)


def _to(passage: Passage) -> Frame | None:
    """As in "To many farmers, the new tariff is an insult"."""
    view = passage.view
    comma = phrase_end(view, 1)
    speaker = read_speaker(view, 1, comma, passage.memory) if view.form[comma] == COMMA else None
    if speaker is None or not has_mind(view, speaker, comma - 1) or view.words(comma, view.size) < _CLAUSE:
        return None
    return Frame(0, comma + 1, 0, 1, speaker, right=True, rule="to somebody", meaning=BELIEVES)


def _behind(passage: Passage, number: int) -> Frame | None:
    """As in ""Never," the mayor shrugged"."""
    view = passage.view
    start = view.number(view.quotes[number].span.end)
    start += view.form[start] == COMMA
    if not ends_speech(view, start):
        return None
    verb = next((at for at in range(start + 1, min(view.size, start + _BETWEEN)) if _is_past(view, at)), None)
    speaker = read_speaker(view, start, verb, passage.memory) if verb is not None else None
    if verb is None or speaker is None or not has_mind(view, speaker, verb - 1):
        return None
    high = circumstances_end(view, verb + 1)
    return Frame(start, high, verb, verb + 1, speaker, right=view.opens_quote(high), rule=_BESIDE, meaning=SAYS)


def _before(passage: Passage, number: int) -> Frame | None:
    """As in "The mayor waved to the crowd: "We won.""."""
    view = passage.view
    start = view.number(view.quotes[number].span.start)
    if view.form[start - 1] not in (":", COMMA) or view.words(0, start) == 0:
        return None
    found = first_subject(passage, start)
    if found is None or not has_mind(view, found[0], found[1] - 1):
        return None
    return Frame(0, start, found[1], found[1] + 1, found[0], right=True, rule=_BESIDE, meaning=SAYS)


def _that(passage: Passage) -> Frame | None:
    """As in "The mayor texted that she was late"."""
    view = passage.view
    if "that" not in view.forms:
        return None
    for at in range(2, view.size - 2):
        if (
            view.forms[at] != "that"
            or not (_is_past(view, at - 1) or _is_present(view, at))
            or view.forms[at + 1] in _TIMES
            or view.quote[at] >= 0
        ):
            continue
        last, negated = before_verb(view, at - 1)
        passive = not view.lexicon.clauses["passive"].isdisjoint(view.forms[last + 1 : at - 1])
        whose = subject(passage, last) if last >= 0 and not negated and not passive else None
        if whose is not None and has_mind(view, whose[1], last):
            return Frame(whose[0], at + 1, at - 1, at, whose[1], right=True, rule=_THAT, meaning=SAYS)
    return None


def _is_present(view: View, that: int) -> bool:
    """Whether many do before "that" what no list has: "Villagers lament | that the road"; no "farmers markets that
    sell", where no clause follows.
    """
    clause = view.form[that + 1] in view.lexicon.clause_opens or view.is_capital[that + 1]
    doers, minds = view.forms[that - 2], stance_words()
    many = doers == "they" or (doers.endswith("s") and (doers in minds.minds or doers.endswith(minds.mind_endings)))
    small = view.is_word[that - 1] and not view.is_capital[that - 1] and len(view.forms[that - 1]) >= _SHORTEST
    return clause and many and small and not view.forms[that - 1].endswith(("s", "ing", "ly"))


def _is_past(view: View, at: int) -> bool:
    """Whether a verb in the past may stand there that no list has as a cue."""
    form = view.forms[at]
    small = view.is_word[at] and not view.is_capital[at] and view.quote[at] < 0
    return small and form.endswith("ed") and len(form) >= _SHORTEST and form not in view.lexicon.clauses["seen_by"]
