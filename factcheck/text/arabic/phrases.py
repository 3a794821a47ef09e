"""Noun phrases that can speak: how far a claimant's words reach, and which of them are the name."""

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.body_purposes import purpose
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.name_lists import name_lists
from factcheck.text.arabic.name_words import words_of
from factcheck.text.arabic.phrase import TO_ONE, Phrase
from factcheck.text.arabic.phrase_borders import closes
from factcheck.text.arabic.phrase_heads import head_at, is_adverb
from factcheck.text.arabic.phrase_parts import WITHIN, after_mention, after_preposition, starts_unknown_name
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import BODY, OUTLET, REPORT, SOURCE, TITLE, Noun, Word

_OUTLET, _PERSON, _PLACE = EntityKind.OUTLET, EntityKind.PERSON, EntityKind.PLACE
_LONGEST = 18
_BRACKET_TOKENS = 8
_QUANTIFIERS = 3
_APPOSED_TITLE = 4
# A name of no list in apposition is a given name and a family name, seldom one more.
_NAME_WORDS = range(2, 4)
_OBSERVATORY = "مرصد"
_SHORT_MARKS = frozenset("./")
_CALLED = frozenset({"يسمي", "تسمي", "سمي", "سميت", "يدعي", "تدعي"})
_ACCUSED = frozenset({"متهم", "متهمه"})
_NOT_OF_OFFICE = frozenset({"closes", "relatives", "negators", "connectors", "statements", "times"})
# «الممثلة الخاصة للأمين العام», «المستشار الإعلامي لرئيس الوزراء»
_AIDES = frozenset(
    {"ممثل", "ممثله", "مستشار", "مستشاره", "مبعوث", "مبعوثه", "نايب", "نايبه", "مساعد", "سكرتير", "متحدث", "متحدثه"}
    | {"ناطق", "ناطقه", "وكيل", "وكيله", "مدير", "منسق", "طبيب", "محامي"}
)
_PRIVATE = frozenset(
    {"الخاص", "الخاصه", "الشخصي", "الشخصيه", "الاعلامي", "الاعلاميه", "السياسي", "الامني", "الاقتصادي", "العسكري"}
    | {"الرسمي", "الرسميه", "الاول", "الصحفي", "القانوني", "القانونيه", "الدبلوماسي", "المساعد", "السابق"}
)
# Whose place of work «بالـ...» tells.
_PLACED = frozenset({SOURCE, TITLE, BODY})


def phrase_at(
    view: View, at: int, limit: int, *, noun_content: bool = False, clitic: str = "", keeps_b: bool = False
) -> Phrase | None:
    """The noun phrase that starts at token ``at`` and ends before ``limit``; None where none starts.

    ``noun_content``: an action noun begins what is said and so ends the phrase. ``clitic``: what may be written onto
    the first word (the ل of «وفقا لمصدر»). ``keeps_b``: «بالـ...» after the noun tells where it is from.
    """
    start = at
    at = _after_short_title(view, _after_quantifiers(view, at, limit))
    if at >= limit:
        return None
    phrase = head_at(view, at, limit, noun_content=noun_content and at == start, clitic=clitic)
    if phrase is None:
        return None
    phrase.start = start
    if phrase.honour:
        return phrase
    phrase.keeps_b = keeps_b and phrase.noun is not None and phrase.noun.kind in _PLACED
    limit = min(limit, at + _LONGEST)
    while phrase.end < limit and (end := _extended(view, phrase, limit, noun_content=noun_content)) is not None:
        phrase.end = end
    phrase.end = _after_purpose(view, phrase, limit)
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
        if at + 1 >= limit or not _counts(view, at) or view.mentions[at] is not None:
            break
        at += 2 if view.forms[at + 1] == "من" else 1
    return at


def _after_short_title(view: View, at: int) -> int:
    """«د. فلان», «م/ فلان»."""
    if view.forms[at] in name_lists().short_titles and view.mark(at + 1, _SHORT_MARKS):
        return at + 2
    return at


def _after_purpose(view: View, phrase: Phrase, limit: int) -> int:
    """«وفقا للمرصد السوري لحقوق الإنسان»: behind «لل» no list knows a body, which goes on with what it is for."""
    noun, at = phrase.noun, phrase.end
    if noun is None or not noun.clitic.endswith("ل") or view.forms[at][:1] != "ل" or at >= limit:
        return at
    if noun.kind is not BODY and noun.lemma != _OBSERVATORY:
        return at
    return purpose(words_of(view.forms[: view.size]), at, limit) if at - phrase.start > 1 else at


def _counts(view: View, at: int) -> bool:
    """«أحد», «ثلاثة», «لأحد»."""
    return "quantifiers" in view.words[at].kinds or view.forms[at] in TO_ONE


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
        return at + 1 if mention is None else after_mention(view, phrase, mention)
    called = word.form == "ما" and view.forms[at + 1] in _CALLED and phrase.noun is not None  # «رئيس ما تسمى لجنة ...»
    called = called or (word.form == "غير" and _is_limited(view, phrase))  # «الباحث غير المقيم»
    within = word.form in WITHIN and phrase.noun is not None and phrase.noun.takes_name and phrase.noun.definite
    if not (within or called) and (closes(view, phrase, noun_content=noun_content) or _is_told(view, phrase, word)):
        return None
    if (
        not within and "prepositions" in word.kinds and not (word.noun is not None and phrase.noun is not None)
    ):  # «مصدر مطلع»
        return after_preposition(view, phrase, limit)
    if not called and starts_unknown_name(view, phrase, word):
        phrase.unknown_name = at
    return at + 1 + called


def _is_told(view: View, phrase: Phrase, word: Word) -> bool:
    return _is_addressee(phrase, word) and not _is_of_another(view, phrase, word)


def _is_limited(view: View, phrase: Phrase) -> bool:
    """«الباحث غير المقيم», «منظمة "..." غير الحكومية»: «غير» before an adjective with the article."""
    following = view.words[phrase.end + 1] if phrase.end + 1 < view.size else None
    if following is None or not following.definite or phrase.noun is None:
        return False
    last = phrase.end - 1
    known = view.words[last].definite or view.quotes[last] is not None or view.mentions[last] is not None
    return phrase.noun.takes_name or known


def _is_of_another(view: View, phrase: Phrase, word: Word) -> bool:
    """«الممثلة الخاصة للأمين العام», «المستشار الإعلامي لرئيس الوزراء»: whom somebody works for."""
    noun, other = phrase.noun, word.noun
    if noun is None or other is None or other.kind is not TITLE or other.plural or noun.lemma not in _AIDES:
        return False
    return view.forms[phrase.end - 1] in _PRIVATE


def _is_addressee(phrase: Phrase, word: Word) -> bool:
    """«لصحيفة», «للرئيس»: to whom somebody spoke; of a report, whose it is."""
    noun = word.noun
    if phrase.noun is not None and phrase.noun.kind is REPORT:
        return False
    office = phrase.noun is not None and phrase.noun.kind is BODY and phrase.end - phrase.start > 1
    if office and noun is not None and noun.kind is TITLE and noun.lemma not in _ACCUSED:
        return False  # «المكتب الإعلامي لرئيس الوزراء»
    if noun is not None and noun.plural and noun.kind is SOURCE and noun.clitic.endswith("ل"):
        body = phrase.noun is not None and phrase.noun.kind is BODY and phrase.name is None  # «نقابة ... للصحافيين»
        return phrase.noun is not None and not body
    return noun is not None and "ل" in noun.clitic and noun.kind in (OUTLET, TITLE)


def _after_mark(view: View, phrase: Phrase, limit: int) -> int | None:
    at = phrase.end
    if view.opens_name(at):
        after = view.after_quote(at)
        if phrase.name is not None or phrase.quoted_name is not None or after > limit or _is_unnamed(phrase):
            return None
        if phrase.noun is not None and _speaks_of(view, phrase, phrase.noun, at):
            return None
        phrase.quoted_name = (at, after)
        return after
    if view.mark(at, COMMAS):
        return _after_comma(view, phrase, at)
    if view.tokens[at].text != "(" or view.forms[at + 1].isdigit():  # «فلان (52 عاما)»
        return None
    closing = range(at, min(limit, at + _BRACKET_TOKENS))
    return next((place + 1 for place in closing if view.tokens[place].text == ")"), None)


def _speaks_of(view: View, phrase: Phrase, noun: Noun, at: int) -> bool:
    """«استنكرت النقابة "الصمت المريب"», «اتهم بيان للجيش "الميليشيا"»: the quotation is what is spoken of."""
    if noun.kind is REPORT:
        owner = view.words[at - 1].noun
        return at - phrase.start > 1 and owner is not None and owner.kind is BODY
    return noun.kind is BODY and noun.definite and at - phrase.start == 1


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
        return _after_office(view, phrase, comma + 1)
    phrase.name = mention
    return view.after_mention(at)


def _after_office(view: View, phrase: Phrase, at: int) -> int | None:
    """«صاحب السؤال، النائب عن حزب العهد فلان،», «صاحب الشركة، أورهان تكين،»: a name that a comma closes again."""
    if at >= view.size or view.words[at].clitic:
        return None
    noun = view.words[at].noun
    if noun is not None and noun.kind is TITLE and not noun.clitic:
        office = phrase_at(view, at, min(view.size, at + _LONGEST))
        if (
            office is None
            or office.name is None
            or office.name.kind is not _PERSON
            or not view.mark(office.end, COMMAS)
        ):
            return None
        phrase.name = office.name
        return office.end
    end = at
    while end < min(view.size, at + _APPOSED_TITLE) and view.forms[end] and not view.words[end].listed:
        end += 1
    if end - at not in _NAME_WORDS or not view.mark(end, COMMAS) or view.words[at].definite or is_adverb(view, at):
        return None
    phrase.unknown_name = at
    return end


def _is_apposed_title(view: View, at: int) -> bool:
    """«العقيد المتقاعد», «البرتغالي»: what may stand before a name in apposition."""
    word = view.words[at]
    if view.mentions[at] is not None or word.clitic or word.verb:
        return False
    return word.definite or word.has("ranks")
