"""Noun phrases that can speak: how far a claimant's words reach, and which of them are the name."""

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrase_borders import OWNERS, closes
from factcheck.text.arabic.phrase_heads import head_at
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import BODY, OUTLET, REPORT, SOURCE, TITLE, Noun, Word

_OUTLET, _PERSON, _PLACE = EntityKind.OUTLET, EntityKind.PERSON, EntityKind.PLACE
_LONGEST = 18


_BRACKET_TOKENS = 8


_QUANTIFIERS = 3


_APPOSED_TITLE = 4


# «القيادي فيها فلان»
_WITHIN = frozenset({"فيها", "فيه", "بها", "به", "لديها", "لديه"})


_CALLED = frozenset({"يسمي", "تسمي", "سمي", "سميت", "يدعي", "تدعي"})


_NOT_OF_OFFICE = frozenset({"closes", "relatives", "negators", "connectors", "statements", "times"})


# Whose place of work «بالـ...» tells.
_PLACED = frozenset({SOURCE, TITLE, BODY})


# «المشرف على الاستطلاع»
_OVER = frozenset({"مشرف", "مشرفه"})


# Titles of those who are sent somewhere: «المبعوث إلى ليبيا».
_SENT = frozenset({"مبعوث", "مبعوثه", "سفير", "سفيره", "مندوب", "مندوبه", "ممثل", "ممثله"})


def phrase_at(
    view: View, at: int, limit: int, *, noun_content: bool = False, clitic: str = "", keeps_b: bool = False
) -> Phrase | None:
    """The noun phrase that starts at token ``at`` and ends before ``limit``; None where none starts.

    ``noun_content``: an action noun begins what is said and so ends the phrase. ``clitic``: what may be written onto
    the first word (the ل of «وفقا لمصدر»). ``keeps_b``: «بالـ...» after the noun tells where it is from.
    """
    start = at
    at = _after_quantifiers(view, at, limit)
    if at >= limit:
        return None
    phrase = head_at(view, at, limit, noun_content=noun_content and at == start, clitic=clitic)
    if phrase is None:
        return None
    phrase.start = start
    phrase.keeps_b = keeps_b and phrase.noun is not None and phrase.noun.kind in _PLACED
    limit = min(limit, at + _LONGEST)
    while phrase.end < limit and (end := _extended(view, phrase, limit, noun_content=noun_content)) is not None:
        phrase.end = end
    return _with_others(view, _with_apposition(view, phrase, limit), limit)


def _with_apposition(view: View, phrase: Phrase, limit: int) -> Phrase:
    """«مدير الهندسة واستغلال المياه بالوزارة، فلان»: past words of the office to the name in apposition."""
    noun = phrase.noun
    if noun is None or phrase.name or phrase.unknown_name is not None or noun.plural or not noun.takes_name:
        return phrase
    at = phrase.end
    while at < limit and view.forms[at] and _is_of_office(view, at):
        at += 1
    if at > phrase.end and view.mark(at, COMMAS) and at + 1 < limit:
        end = _after_comma(view, phrase, at)
        phrase.end = end or phrase.end
    return phrase


def _with_others(view: View, phrase: Phrase, limit: int) -> Phrase:
    """«تركيا وروسيا وإيران»: names and speaking nouns that «و» joins to the first speak as one with it."""
    if phrase.noun is not None and phrase.name is None:
        return phrase
    while phrase.end < limit:
        titled = _titled_other(view, phrase, limit)
        if titled is not None:
            phrase.end, phrase.several = titled, True
            continue
        mention = view.begins_mention(phrase.end)
        if mention is None or mention.kind is _OUTLET:
            break
        written = view.text[view.tokens[phrase.end].start : mention.span.start]
        if written != "و":
            break
        phrase.end, phrase.several = view.after_mention(phrase.end), True
    return phrase


def _titled_other(view: View, phrase: Phrase, limit: int) -> int | None:
    """«... ووزير الخارجية فؤاد حسين»: where somebody else with title and name ends."""
    noun = view.words[phrase.end].noun
    if noun is None or noun.clitic != "و" or noun.kind is not TITLE or phrase.name is None:
        return None
    other = phrase_at(view, phrase.end, limit)
    return other.end if other is not None and other.name is not None else None


def _is_of_office(view: View, at: int) -> bool:
    word = view.words[at]
    if word.that or word.kinds & _NOT_OF_OFFICE or view.in_speech(at) or is_finite(view, at):
        return False
    return not word.has("prepositions") or word.form in ("في", "لدي")


def _after_quantifiers(view: View, at: int, limit: int) -> int:
    for _ in range(_QUANTIFIERS):
        if at + 1 >= limit or "quantifiers" not in view.words[at].kinds or view.mentions[at] is not None:
            break
        at += 2 if view.forms[at + 1] == "من" else 1
    return at


def _extended(view: View, phrase: Phrase, limit: int, *, noun_content: bool) -> int | None:
    """Where the phrase ends once its next token is taken in; None when that token ends it."""
    at = phrase.end
    word = view.words[at]
    if not view.forms[at]:
        return _after_mark(view, phrase, limit)
    if phrase.name is not None and phrase.name.kind is _PERSON:
        return None
    if view.mentions[at] is not None:
        mention = view.begins_mention(at)
        return at + 1 if mention is None else _after_mention(view, phrase, mention)
    called = word.form == "ما" and view.forms[at + 1] in _CALLED and phrase.noun is not None  # «رئيس ما تسمى لجنة ...»
    within = word.form in _WITHIN and phrase.noun is not None and phrase.noun.takes_name and phrase.noun.definite
    if not (within or called) and (closes(view, phrase, noun_content=noun_content) or _is_addressee(phrase, word)):
        return None
    if (
        not within and word.has("prepositions") and not (word.noun is not None and phrase.noun is not None)
    ):  # «مصدر مطلع»
        return _after_preposition(view, phrase, limit)
    if _starts_unknown_name(view, phrase, word):
        phrase.unknown_name = at
    return at + 1 + called


def _is_addressee(phrase: Phrase, word: Word) -> bool:
    """«لصحيفة», «للرئيس»: to whom somebody spoke; of a report, whose it is."""
    noun = word.noun
    if phrase.noun is not None and phrase.noun.kind is REPORT:
        return False
    if noun is not None and noun.plural and noun.kind is SOURCE and noun.clitic.endswith("ل"):
        return phrase.noun is not None and phrase.noun.kind in (SOURCE, TITLE)
    return noun is not None and "ل" in noun.clitic and noun.kind in (OUTLET, TITLE)


def _after_mark(view: View, phrase: Phrase, limit: int) -> int | None:
    at = phrase.end
    if view.opens_name(at):
        after = view.after_quote(at)
        if phrase.name is not None or phrase.quoted_name is not None or after > limit or _is_unnamed(phrase):
            return None
        phrase.quoted_name = (at, after)
        return after
    if view.mark(at, COMMAS):
        return _after_comma(view, phrase, at)
    if view.tokens[at].text != "(":
        return None
    closing = range(at, min(limit, at + _BRACKET_TOKENS))
    return next((place + 1 for place in closing if view.tokens[place].text == ")"), None)


def _is_unnamed(phrase: Phrase) -> bool:
    """«مصادر محلية "النهار"»: a source has no name, so what is quoted is an outlet that was told."""
    noun = phrase.noun
    return noun is not None and noun.kind is SOURCE and (noun.plural or not noun.takes_name)


def _after_comma(view: View, phrase: Phrase, comma: int) -> int | None:
    """«الناطق باسم الحكومة، فلان»، «رئيس اللجنة، النائب فلان»: the name stands in apposition."""
    if phrase.noun is None or not phrase.noun.takes_name or phrase.name is not None:
        return None
    at = comma + 1
    while at < min(view.size, comma + 1 + _APPOSED_TITLE) and _is_apposed_title(view, at):
        at += 1
    mention = view.begins_mention(at)
    if mention is None or mention.kind is not _PERSON or mention.span.start > view.tokens[at].start:
        return None
    phrase.name = mention
    return view.after_mention(at)


def _is_apposed_title(view: View, at: int) -> bool:
    """«العقيد المتقاعد», «البرتغالي»: what may stand before a name in apposition."""
    word = view.words[at]
    if view.mentions[at] is not None or word.clitic or word.verb:
        return False
    return word.definite or word.has("ranks")


def _after_mention(view: View, phrase: Phrase, mention: Mention) -> int | None:
    """Where the phrase ends with a name taken in: in apposition, or as part of what somebody is called after."""
    if mention.kind is _PLACE and (phrase.unknown_name is not None or _cannot_govern(view, phrase)):
        return None
    written = view.text[view.tokens[phrase.end].start : mention.span.start]
    if written.startswith(("و", "ف")) or (written and phrase.noun is None) or _is_told(phrase, mention, written):
        return None
    if phrase.name is None and phrase.quoted_name is None and _is_its_name(view, phrase, mention):
        phrase.name = mention
    if phrase.noun is None and phrase.name is None and phrase.place is not None:
        return None
    return view.after_mention(phrase.end)


def _cannot_govern(view: View, phrase: Phrase) -> bool:
    """«الخارجية التركية اليونان»: after an adjective of origin a place is somebody else."""
    before = view.words[phrase.end - 1]
    return phrase.end - phrase.start > 1 and before.definite and before.form.endswith(("ي", "يه"))


def _is_told(phrase: Phrase, mention: Mention, written: str) -> bool:
    """«لرويترز», «لحفتر»: to whom somebody spoke; of a report, whose it is."""
    report = phrase.noun is not None and phrase.noun.kind is REPORT
    return written.startswith("ل") and mention.kind in (_OUTLET, _PERSON) and not report


def _is_its_name(view: View, phrase: Phrase, mention: Mention) -> bool:
    if mention.kind is _PERSON:
        return not _owns(view, phrase, mention)
    speaks = phrase.noun is not None and phrase.noun.kind in (OUTLET, REPORT)
    return mention.kind is _OUTLET and speaks


def _owns(view: View, phrase: Phrase, mention: Mention) -> bool:
    """Whether a person's name is a possessor («مندوب حفتر») and no apposition («القائد حفتر»)."""
    before = view.words[phrase.end - 1]
    if mention.span.start > view.tokens[phrase.end].start:
        return True
    if phrase.noun is None:  # «الناقد فلان»: what has the article owns nobody
        return not before.definite
    if before.has("ranks") or (before.noun is not None and before.noun.possessed):  # «العميد ركن فلان»
        return False
    if view.mentions[phrase.end - 1] is not None or (phrase.end - phrase.start > 1 and before.form.endswith(OWNERS)):
        return False
    return not (before.definite or before.form.endswith("ي")) or before.form == "باسم"


def _after_preposition(view: View, phrase: Phrase, limit: int) -> int | None:
    """Where the phrase goes on after a preposition that belongs to it: «مصدر في الوزارة», «السفير لدى ليبيا»."""
    at = phrase.end
    if phrase.noun is None or at + 1 >= limit or view.words[at + 1].that:
        return None
    if not view.forms[at + 1]:
        quoted = view.forms[at] == "في" and phrase.noun.takes_name and view.opens_name(at + 1)
        return at + 1 if quoted else None
    return at + 1 if _governs(view, phrase, phrase.noun) else None


def _governs(view: View, phrase: Phrase, noun: Noun) -> bool:
    form, following = view.forms[phrase.end], view.words[phrase.end + 1]
    if following.noun is not None and following.noun.kind in (OUTLET, REPORT):
        return False
    titled = noun.kind is TITLE and phrase.name is None
    mention = view.mentions[phrase.end + 1]
    if noun.kind is BODY and form == "في" and not noun.definite:
        return mention is not None and mention.kind is _PLACE
    if form in ("في", "داخل", "من داخل"):
        return (titled or noun.kind is SOURCE) and not following.told_in
    if form == "من":
        return noun.kind is SOURCE and not noun.definite
    if form == "علي" and noun.lemma in _OVER:
        return True
    return titled and (form == "لدي" or (form == "الي" and noun.lemma in _SENT))


def _starts_unknown_name(view: View, phrase: Phrase, word: Word) -> bool:
    """«المتحدث أحمد ...»: after a title that is complete, a word of no list without article begins the name."""
    if phrase.noun is None or not phrase.noun.takes_name or phrase.name or phrase.unknown_name is not None:
        return False
    if word.definite or word.noun is not None or word.form == "باسم" or word.form[:2] in ("لل", "با"):
        return False
    if word.has("selves") or word.has("ranks") or word.has("ours"):
        return False
    before = phrase.end - 1
    place = view.mentions[before]
    return (
        view.words[before].definite
        or (view.words[before].has("ranks") and not view.words[phrase.end + 1].has("prepositions"))
        or view.forms[before] in _WITHIN
        or view.quotes[before] is not None
        or (place is not None and place.kind is _PLACE)
    )
