"""Subjects that stand before their verb: in the same clause, behind an auxiliary, before a relative pronoun."""

from collections.abc import Iterator
from typing import TypeGuard

from factcheck.text.arabic.clauses import answers, clause_start, concedes, is_be, is_finite
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import BODY, REPORT, SOURCE, TITLE

FAR = 60


_PRECEDED_BY = 30
_LONGEST_ASIDE = 24
_TO_TOPIC = 20
_DASHES = frozenset("-–—")
_ASIDE_MARKS = COMMAS | _DASHES
_PRONOUNS = ("ه", "ها", "هم", "نا")
# «حتى الوزير أعلن»
_NOT = frozenset({"لم", "ولم", "فلم"})
_PREFIXES = frozenset("يت")
_EVEN = frozenset({"حتي", "وحتي"})


def subject_left_of(view: View, edge: int) -> Phrase | None:
    """The subject that stands before its verb in the same clause."""
    had = _sabaqa(view, edge) or _had_been(view, edge)
    if had is not None:
        return had
    start = clause_start(view, edge)
    if (
        view.mark(edge - 1, _ASIDE_MARKS)
        and not view.words[edge].joined
        and (before := _before_aside(view, edge)) is not None
    ):
        return before
    while start < edge and (is_be(view, start) or view.forms[start] in _EVEN):
        start += 1
    if start >= edge:
        return None
    clitic = view.forms[start][:1]
    phrase = phrase_at(view, start, edge)
    if phrase is None or phrase.noun is None or not phrase.noun.plural:
        phrase = _someone_many(view, start, edge) or phrase
    if phrase is None or (clitic == "ل" and phrase.name is None and phrase.noun is None):
        return None
    return phrase if _only_circumstances(view, phrase.end, edge) else None


def topic_phrase(view: View, at: int) -> Phrase | None:
    """«أما فلان، فـ...»: whom a clause is about that «أما» opens."""
    for start in range(at - 1, max(-1, at - _TO_TOPIC), -1):
        if view.forms[start] in ("اما", "واما"):
            phrase = phrase_at(view, start + 1, at)
            return phrase if phrase is not None and (is_known(phrase) or phrase.quoted_name) else None
        if view.words[start].that:
            return None
    return None


def subjects_of_clause(view: View, at: int) -> Iterator[Phrase]:
    """Who may do what the sentence tells before the cue («زار الوزير القاهرة وأعلن أن»), the likeliest first."""
    conceded = concedes(view, at)
    if conceded and any(word.that and word.form != "وان" for word in view.words[:at]):
        return  # whoever has been speaking
    for verb in range(at - 1, max(-1, at - FAR), -1):
        if conceded and (view.forms[verb] == "وان" or is_be(view, verb)):
            conceded = view.forms[verb] != "وان"
            continue
        if view.words[verb].that or view.in_speech(verb):
            return
        if _tells(view, verb):
            governs = view.words[verb - 1].finite_cue if verb else None
            if governs is not None and "noun" in governs.lemma.takes:  # «فندت تلقي حكومتها»: a noun
                continue
            if view.forms[verb - 1] == "ان":  # «استبعد أن تشارك واشنطن، وقال»: not Washington
                return
            yield from filter(_is_actor, _around(view, verb, at))
            break
    first = _subject_at_start(view, at)
    if first is not None:
        yield first


def _is_jussive(view: View, at: int) -> bool:
    """«لم يسم», «لم تر»: so short that only «لم» tells that it is a verb."""
    return at > 0 and view.forms[at - 1] in _NOT and view.forms[at][:1] in _PREFIXES and view.words[at].noun is None


def _is_actor(phrase: Phrase | None) -> TypeGuard[Phrase]:
    return phrase is not None and is_known(phrase)


def _around(view: View, verb: int, at: int) -> Iterator[Phrase | None]:
    """The phrases after and before a verb; after a question whoever was asked comes first."""
    start = verb + 1
    while start < at and view.words[start].has("to_whom"):
        start += 1
    cue = view.words[verb].finite_cue
    after = phrase_at(view, start, at, noun_content=cue is not None and "noun" in cue.lemma.takes)
    if after is not None and cue is not None and cue.lemma.name == "سال":
        yield phrase_at(view, after.end, at)
    before = subject_left_of(view, verb)
    if before is not None and before.end == verb:  # «القيادة كذبت هذه الأنباء»
        yield before
    described = after is not None and after.noun is not None and after.noun.kind is REPORT and cue is not None
    if not described:  # «وصفت الأرقام بالمغلوطة، ونفت»: what was spoken of
        yield after
    yield before


def _subject_at_start(view: View, at: int) -> Phrase | None:
    """The subject that opens the sentence, or stands after its first word, which then is a verb of no list."""
    start = next((first for first in range(min(at, FAR)) if not view.words[first].has("connectors")), at)
    if start < at and view.words[start].has("prepositions"):
        return _first_actor(view, start, at)
    for first in range(start, min(start + 2, at)):
        phrase = phrase_at(view, first, at)
        noun = phrase.noun if phrase is not None else None
        speaks = noun is not None and (noun.takes_name or first > start or (noun.kind is BODY and noun.definite))
        if phrase is not None and (speaks or phrase.name is not None):
            return phrase
    return None


def _first_actor(view: View, start: int, at: int) -> Phrase | None:
    """The first who can act after a circumstance («قبل أسبوع خرج الوزير»): no preposition or noun governs it."""
    for first in range(start + 1, at):
        noun, before = view.words[first].noun, view.words[first - 1]
        if view.words[first].that:
            return None
        human = noun is not None and noun.clitic in ("", "و") and noun.kind in (TITLE, SOURCE)
        governed = before.has("prepositions") and not before.form.endswith(_PRONOUNS)
        if human and not governed and (before.definite or before.form.endswith(_PRONOUNS) or _opens(view, first)):
            return phrase_at(view, first, at)
    return None


def _opens(view: View, at: int) -> bool:
    """«خرج الوزير», «في مستهل الجلسة، طلب النائب»: behind a mark or a verb, though it be spelt like a noun."""
    before = view.words[at - 1]
    if before.verb or not before.form:
        return True
    return view.words[at - 1].finite_cue is not None and view.mark(at - 2, COMMAS)


def phrase_ending_at(view: View, end: int) -> Phrase | None:
    """The phrase whose last token is before ``end``: a name that ends there, or the clause's first noun."""
    if end <= 0:
        return None
    mention = view.mentions[end - 1]
    if mention is not None:
        start = end - 1
        while start and view.mentions[start - 1] is mention:
            start -= 1
        return phrase_at(view, start, end, clitic="ل")
    for start in range(end - 1, max(-1, end - 8), -1):
        if view.words[start].noun is not None:
            return phrase_at(view, start, end, clitic="ل")
    return None


def auxiliary_start(view: View, first: int) -> int:
    """«وكان موقع ... قد كشف», «سبق لفلان أن أعلن»: the auxiliary belongs to the attributing words."""
    while first and (is_be(view, first - 1) or view.forms[first - 1] in ("سبق", "وسبق", "قد", "وقد", "لقد", "ان")):
        if view.forms[first - 1] == "ان" and view.forms[first - 2] not in ("سبق", "وسبق"):
            break
        first -= 1
    return first


def _someone_many(view: View, start: int, edge: int) -> Phrase | None:
    """«تداول ناشطون مقطعا قالوا إنه»: a verb in the masculine plural goes back to people in its clause."""
    cue = view.words[edge].finite_cue if edge < view.size else None
    if cue is None or not cue.form.plural or cue.form.gender != "m":
        return None
    for at in range(edge - 1, start - 1, -1):
        noun = view.words[at].noun
        if noun is not None and noun.plural and noun.gender == "m" and noun.clitic in ("", "و"):
            return phrase_at(view, at, edge)
    return None


def _before_aside(view: View, edge: int) -> Phrase | None:
    """«لكن مصدرا أمنيا، طلب عدم ذكر اسمه، أقر»: the subject stands before what two commas hold."""
    marks = COMMAS if view.mark(edge - 1, COMMAS) else _DASHES
    for comma in range(edge - 2, max(0, edge - _LONGEST_ASIDE), -1):
        if view.words[comma].that:
            return None
        if not view.mark(comma, marks):
            continue
        start = clause_start(view, comma)
        named = phrase_at(view, start, edge)
        named_at_all = named is not None and (named.name is not None or named.unknown_name is not None)
        if named_at_all and named is not None and named.end == edge - 1:
            return named  # «نائب الوزير، فلان، صرح»
        phrase = phrase_at(view, start, comma)
        if phrase is not None and is_known(phrase) and _only_circumstances(view, phrase.end, comma):
            return phrase
    return None


def _sabaqa(view: View, edge: int) -> Phrase | None:
    """«سبق ل... أن أعلن»."""
    if view.forms[edge - 1] != "ان":
        return None
    for start in range(edge - 2, max(-1, edge - 2 - _PRECEDED_BY), -1):
        if view.forms[start] in ("سبق", "وسبق") and not view.in_speech(start):
            return phrase_at(view, start + 1, edge - 1, clitic="ل")
    return None


def _had_been(view: View, edge: int) -> Phrase | None:
    """«كانت صحيفة ...، قد أفادت»: the subject stands after the auxiliary, a pause or circumstance may follow."""
    if view.forms[edge] not in ("قد", "وقد"):
        return None
    for start in range(edge - 1, max(-1, edge - _PRECEDED_BY), -1):
        if is_be(view, start):
            return phrase_at(view, start + 1, edge)
    return None


def _only_circumstances(view: View, start: int, end: int) -> bool:
    """Whether no verb and no complementiser stands in the tokens: adjuncts and appositions alone."""
    for at in range(start, end):
        word = view.words[at]
        if word.that or "relatives" in word.kinds or (word.finite and is_finite(view, at) and not _tells_of(view, at)):
            return False
    return True


def _tells_of(view: View, at: int) -> bool:
    """«تسريبات نشرتها الصحافة»: a verb whose pronoun goes back to the noun before it."""
    return view.forms[at].endswith(("ها", "ته", "هم")) and bool(view.forms[at - 1])


def _tells(view: View, at: int) -> bool:
    """Whether a verb stands here that tells what somebody does."""
    if not (is_finite(view, at) or _is_jussive(view, at) or answers(view, at)) or is_be(view, at):
        return False
    return not (_is_relative(view, at) or (at > 0 and view.words[at - 1].has("relatives")))


def _is_relative(view: View, at: int) -> bool:
    """«في بيان تداولته منصات»: a verb that tells of the noun without the article right before it."""
    word, before = view.words[at], view.words[at - 1]
    if word.joined or not _tells_of(view, at) or not at:
        return False
    plain = not (before.definite or before.verb or before.that) and before.kinds <= {"statements"}
    return plain and view.mentions[at - 1] is None


def is_known(phrase: Phrase) -> bool:
    """Whether something tells that the phrase can speak: its noun, or a name in it."""
    return phrase.noun is not None or phrase.name is not None or phrase.place is not None or phrase.state
