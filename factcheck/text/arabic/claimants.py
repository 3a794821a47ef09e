"""From a noun phrase to the speaker whom it names, and which phrases only point back to one."""

from dataclasses import replace

from factcheck.domain.reading import Claimant, Mention
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, EntityKind
from factcheck.text.arabic.given_names import gender_of
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase import TO_ONE, Phrase
from factcheck.text.arabic.speaker import Office, Speaker
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import BODY, OUTLET, REPORT, SOURCE, TITLE, Noun
from factcheck.text.normalize import fold_word

_KINDS = {
    EntityKind.PERSON: ClaimantKind.PERSON,
    EntityKind.ORGANISATION: ClaimantKind.ORGANISATION,
    EntityKind.PLACE: ClaimantKind.ORGANISATION,
    EntityKind.OUTLET: ClaimantKind.OUTLET,
}
_HUMAN = frozenset({TITLE, SOURCE})
_LONGEST_OFFICE = 10
_PERSON = ClaimantKind.PERSON
# «المصدر نفسه»: words that say no more than that somebody was seen before.
# «أحد المصادر» is one.
_ONE = {"احد": "m", "احدي": "f"}
_ACCUSATIVE = "ا"
_ONE_OF_THEM = "احدهم"  # «أحدهما» is no accusative of it
_TANWIN = "\u064b"
_SAME = frozenset({"ذات", "نفس"})
SELF = frozenset(
    {"", "نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم", "ذاتهم", "المذكور", "المذكوره", "اعلاه", "عينه", "عينها"}
)


def speaker_of(view: View, phrase: Phrase) -> Speaker:
    """The speaker that a noun phrase names."""
    noun = phrase.noun
    claimant = _claimant(view, phrase)
    first = view.forms[phrase.start].lstrip("وف")
    gender = _ONE.get(first) or ("m" if phrase.several else None)
    gender = gender or (_titled(noun, claimant) if noun else _gender(view, phrase, claimant))
    return Speaker(
        claimant,
        gender,
        phrase.several or (noun is not None and noun.plural and first not in _ONE),
        noun.lemma if noun else None,
        noun.kind if noun else None,
        named=phrase.name is not None or phrase.quoted_name is not None or phrase.unknown_name is not None,
        noun_possessed=noun is not None and noun.possessed,
        office=office_at(view, phrase.end) if claimant.kind is _PERSON and not phrase.several else None,
        words=_words_of(view, phrase),
    )


def _words_of(view: View, phrase: Phrase) -> frozenset[str]:
    """What is said besides the noun, which «ذات المصدر» has behind its first word."""
    words = {form.removeprefix("ال") for form in view.forms[phrase.start + 1 : phrase.end] if form not in SELF}
    if phrase.noun is not None and view.forms[phrase.start].lstrip("وف") in _SAME:
        words.discard(phrase.noun.lemma)
    return frozenset(words)


def office_at(view: View, end: int) -> Office | None:
    """What somebody is whose name ends before token ``end``: «..., وزير النقل», «... أستاذ القانون بجامعة الخرطوم»."""
    start = end + view.mark(end, COMMAS)
    if start >= view.size:
        return None
    noun = view.words[start].noun
    if noun is None or noun.kind not in _HUMAN or noun.clitic or noun.plural or (noun.definite and start == end):
        return None
    after = start + 1
    while after < min(view.size, start + _LONGEST_OFFICE) and view.forms[after] and not view.words[after].closes_phrase:
        after += 1
    lemma = lexicon().same_as.get(noun.lemma, noun.lemma)
    return Office(lemma, frozenset([form.removeprefix("ال") for form in view.forms[start + 1 : after]]))


def is_definite(view: View, phrase: Phrase) -> bool:
    """Whether a title means one person: by its article, or by what it governs («رئيس الوزراء»)."""
    assert phrase.noun is not None
    if phrase.noun.definite:
        return True
    for at in range(phrase.start + 1, phrase.end):
        if view.forms[at] == "باسم" or view.words[at].has("prepositions"):
            return False
        if view.words[at].definite or view.mentions[at] is not None:
            return True
    return False


def _claimant(view: View, phrase: Phrase) -> Claimant:
    if phrase.several:
        return _of_several(view, phrase)
    if phrase.name is not None:
        return _of_name(view, phrase, phrase.name)
    if phrase.quoted_name is not None and (phrase.noun is None or not phrase.noun.takes_name):
        return _of_quoted_name(view, phrase, phrase.quoted_name)
    if phrase.unknown_name is not None:
        span = view.span(phrase.unknown_name, phrase.end)
        first = view.words[phrase.unknown_name]
        thing = phrase.noun is None and (first.form.endswith(("ات", "ه")) or first.has("states"))
        return Claimant(_words(view.text, span), ClaimantKind.ORGANISATION if thing else ClaimantKind.PERSON, span)
    if phrase.place is not None and phrase.noun is None:
        place = phrase.place
        return Claimant(place.name, _KINDS[place.kind], place.span, place.entity_id)
    return _of_noun(view, phrase)


def _of_name(view: View, phrase: Phrase, name: Mention) -> Claimant:
    if name.kind is EntityKind.ORGANISATION and view.tokens[phrase.end - 1].start >= name.span.end:
        return replace(_of_noun(view, phrase), entity_id=name.entity_id)  # «شركة النيل للطيران»
    return Claimant(name.name, _KINDS[name.kind], name.span, name.entity_id)


def _of_several(view: View, phrase: Phrase) -> Claimant:
    """From the first name to the last, without the first one's titles."""
    first = phrase.name or phrase.place
    start = first.span.start if first is not None else view.tokens[phrase.start].start
    span = Span(start, view.tokens[phrase.end - 1].end)
    people = phrase.name is not None and phrase.name.kind is EntityKind.PERSON
    return Claimant(_words(view.text, span), ClaimantKind.PERSON if people else ClaimantKind.ORGANISATION, span)


def _of_quoted_name(view: View, phrase: Phrase, quoted: tuple[int, int]) -> Claimant:
    inside = view.quotes[quoted[0]]
    assert inside is not None
    mention = next((view.mentions[at] for at in range(*quoted) if view.mentions[at]), None)
    kind = phrase.noun.kind if phrase.noun else OUTLET
    if kind is REPORT:
        kind = OUTLET
    claimant_kind = {OUTLET: ClaimantKind.OUTLET, BODY: ClaimantKind.ORGANISATION}.get(kind, ClaimantKind.PERSON)
    if mention is not None:
        claimant_kind = _KINDS[mention.kind]
    entity = mention.entity_id if mention else None
    return Claimant(_words(view.text, inside.inside), claimant_kind, inside.inside, entity)


def _of_noun(view: View, phrase: Phrase) -> Claimant:
    noun = phrase.noun
    span = view.span(phrase.start, phrase.end)
    if noun is not None and noun.clitic and not (noun.definite and noun.clitic.endswith("ل")):
        span = Span(view.tokens[phrase.start].after(len(noun.clitic)), span.end)
    if view.forms[phrase.start] in TO_ONE:  # «وفقا لأحد الموظفين»
        span = Span(view.tokens[phrase.start].after(1), span.end)
    name = _words(view.text, span)
    if noun is not None and noun.clitic.endswith("ل") and noun.definite:  # «للقناة»
        name = "ال" + name.lstrip("وف").removeprefix("لل")
    elif noun is not None and _is_doubled(view, phrase):  # «للجنة الدولية»: one «ل» is the article's
        name = "ال" + name
    elif (
        noun is not None
        and not noun.definite
        and noun.lemma != _ONE_OF_THEM
        and view.forms[phrase.start].endswith(noun.lemma + _ACCUSATIVE)
    ):
        name = _nominative(name)
    return Claimant(name, _noun_kind(view, phrase), span)


def _nominative(name: str) -> str:
    """«مصدرا أمنيا في الوزارة» by the name that it goes by elsewhere: «مصدر أمني في الوزارة»."""
    words = name.split()
    inflected = next((at for at, word in enumerate(words) if not fold_word(word).endswith(_ACCUSATIVE)), len(words))
    return " ".join([_without_alef(word) for word in words[:inflected]] + words[inflected:])


def _without_alef(word: str) -> str:
    """The word without the accusative's alef.

    >>> _without_alef("أمنياً"), _without_alef("مصدرا")
    ('أمني', 'مصدر')
    """
    return word.rstrip(_TANWIN).removesuffix(_ACCUSATIVE).rstrip(_TANWIN)


def _is_doubled(view: View, phrase: Phrase) -> bool:
    if not view.forms[phrase.start].startswith("لل") or phrase.end - phrase.start == 1:
        return False
    following = view.words[phrase.start + 1]
    return following.definite and following.form.endswith(("ي", "يه"))


def _noun_kind(view: View, phrase: Phrase) -> ClaimantKind:
    noun = phrase.noun
    if noun is None:
        return ClaimantKind.ORGANISATION
    if noun.kind is SOURCE:
        return ClaimantKind.ANONYMOUS
    if noun.kind is TITLE:
        return ClaimantKind.PERSON if is_definite(view, phrase) else ClaimantKind.ANONYMOUS
    return ClaimantKind.OUTLET if noun.kind is OUTLET else ClaimantKind.ORGANISATION


def _titled(noun: Noun, claimant: Claimant) -> str:
    """«عضو اللجنة سهى الراوي»: many titles stay masculine, her given name tells."""
    if noun.kind is not TITLE or noun.gender == "f" or claimant.kind is not _PERSON or " " not in claimant.name:
        return noun.gender
    return "f" if gender_of(claimant.name) == "f" else "m"


def _gender(view: View, phrase: Phrase, claimant: Claimant) -> str | None:
    if phrase.place is not None or phrase.state:
        return "f"
    if claimant.kind is ClaimantKind.PERSON:
        return None
    return "f" if view.forms[phrase.end - 1].endswith("ه") or fold_word(claimant.name).endswith("ه") else None


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
