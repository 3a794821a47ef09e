"""What a noun phrase takes in as it goes on: a name, the words after a preposition, a word of no list."""

import re

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.arabic.name_lists import name_lists
from factcheck.text.arabic.name_shapes import is_known
from factcheck.text.arabic.name_words import stands_for_thing
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrase_borders import OF_PLACES, OWNERS
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import BODY, OUTLET, REPORT, SOURCE, TITLE, Noun, Word

_OUTLET, _PERSON, _PLACE = EntityKind.OUTLET, EntityKind.PERSON, EntityKind.PLACE
# «القيادي فيها فلان»
WITHIN = frozenset({"فيها", "فيه", "بها", "به", "لديها", "لديه"})
# «المشرف على الاستطلاع»
_OVER = frozenset({"مشرف", "مشرفه"})
# «النائب عن محافظة نابل»
_STANDING_FOR = frozenset({"نايب", "نايبه", "مرشح", "مرشحه", "عضو", "مسوول", "مسووله", "مسيول"})
# Titles of those who are sent somewhere: «المبعوث إلى ليبيا».
_SENT = frozenset({"مبعوث", "مبعوثه", "سفير", "سفيره", "مندوب", "مندوبه", "ممثل", "ممثله"})
# «رئيس البعثة إلى السودان»
_SENT_TOGETHER = frozenset({"البعثه", "بعثه", "الوفد", "وفد"})
# «المحامي المفوض من النقابة», «الخبير المنتدب من المحكمة»: passives.
_MADE_BY = re.compile(r"الم\w{3}ه?|المنت\w{2}ه?")
# «رئيس الحكومة المكلفة من البرلمان»
_MADE = frozenset(
    {
        "المكلف",
        "المكلفه",
        "المعين",
        "المعينه",
        "المنتخب",
        "المنتخبه",
        "المدعوم",
        "المدعومه",
        "المقرب",
        "المقربه",
        "القريب",
    }
)
# «مصدر دبلوماسي مطلع على المحادثات»
_INFORMED = frozenset({"مطلع", "مطلعه", "مطلعا", "مطلعون", "مطلعين", "مطلعان"})
# «بيان مشترك صادر عن باريس وبرلين»
_ISSUED = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
_TO_ALIF = ("لأ", "لإ", "لآ")  # no name begins with a lam before a hamza
_OWNED = 4  # letters of «بها» and its like, which are no nouns
# So no noun ends that another one follows in the genitive.
_UNBOUND = ("ان", "ين", "ون", "يه", "ي")


def after_mention(view: View, phrase: Phrase, mention: Mention) -> int | None:
    """Where the phrase ends with a name taken in: in apposition, or as part of what somebody is called after."""
    if mention.kind is _PLACE and (phrase.unknown_name is not None or _cannot_govern(view, phrase)):
        return None
    if mention.kind is _OUTLET and _cannot_own(view, phrase):  # «أبلغ مسؤولان عراقيان رويترز»
        return None
    written = view.text[view.tokens[phrase.end].start : mention.span.start]
    if written == "و" and mention.kind is _PLACE and _is_issued_by_places(view, phrase):
        return view.after_mention(phrase.end)
    if written.startswith(("و", "ف")) or (written and phrase.noun is None) or _is_told(phrase, mention, written):
        return None
    of_office = phrase.noun is not None and phrase.noun.kind is TITLE  # «قائد قوات "حماية طرابلس" فلان»
    if phrase.name is None and (phrase.quoted_name is None or of_office) and _is_its_name(view, phrase, mention):
        phrase.name = mention
    if phrase.noun is None and phrase.name is None and phrase.place is not None:
        return None
    return view.after_mention(phrase.end)


def _is_issued_by_places(view: View, phrase: Phrase) -> bool:
    """«بيان صادر عن باريس»: another capital may follow with «و»."""
    before = view.mentions[phrase.end - 1]
    if phrase.noun is None or phrase.noun.kind is not REPORT or before is None or before.kind is not _PLACE:
        return False
    return not _ISSUED.isdisjoint(view.forms[phrase.start : phrase.end])


def _cannot_own(view: View, phrase: Phrase) -> bool:
    """After an adjective or a dual an outlet is who was told; «مراسل رويترز» is hers."""
    noun, before = phrase.noun, view.words[phrase.end - 1]
    if noun is None or noun.kind not in (SOURCE, TITLE) or view.mentions[phrase.end - 1] is not None:
        return False
    return before.definite or before.form.endswith(_UNBOUND)


def _cannot_govern(view: View, phrase: Phrase) -> bool:
    """«الخارجية التركية اليونان»: after an adjective of origin a place is somebody else."""
    before = view.words[phrase.end - 1]
    office = phrase.noun is not None and phrase.noun.kind is TITLE  # «زار رئيس الوزراء مدينة درنة»
    qualified = office or before.form.endswith(("ي", "يه"))
    return phrase.end - phrase.start > 1 and before.definite and qualified and view.mentions[phrase.end - 1] is None


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
    alone = phrase.noun.possessed and phrase.end - phrase.start == 1  # «نائبه فلان»
    if before.has("ranks") or alone or (before.noun is not None and before.noun.possessed):  # «العميد ركن فلان»
        return False
    owned = _is_his(view, phrase) or (phrase.end - phrase.start > 1 and before.form.endswith(OWNERS))
    if view.mentions[phrase.end - 1] is not None or owned:
        return False
    numbered = any(form.isdigit() for form in view.forms[phrase.start : phrase.end])  # «آمر اللواء 444 قتال فلان»
    if view.quotes[phrase.end - 1] is not None or numbered or is_placed(view, phrase):
        return False
    return not (before.definite or before.form.endswith("ي")) or before.form == "باسم"


def is_placed(view: View, phrase: Phrase) -> bool:
    """«مديرة المكتب في غزة», «محافظ شبوة», «عميد بلدية سرت»: whether the phrase ends with a place of no list."""
    last = phrase.end - 1
    word = view.words[last]
    if (
        phrase.noun is None
        or phrase.noun.plural
        or last == phrase.start
        or word.listed
        or word.definite
        or word.clitic == "و"
        or word.cues
    ):
        return False
    if stands_for_thing(word.form):
        return False
    before = view.words[last - 1]
    if before.has("prepositions") or (last - 1 > phrase.start and view.words[last - 2].has("prepositions")):
        return True
    return before.form in name_lists().before_places or (last - 1 == phrase.start and phrase.noun.lemma in OF_PLACES)


def after_preposition(view: View, phrase: Phrase, limit: int) -> int | None:
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
        return (
            form == "في"
            and noun.takes_name
            and (_is_named_after(view, phrase.end + 1) or _works_for_paper(view, phrase.end + 1))
        )
    titled = noun.takes_name and phrase.name is None and not noun.plural
    mention = view.mentions[phrase.end + 1]
    if noun.kind is BODY and form == "في" and not noun.definite:
        within = following.noun is not None and following.noun.kind is BODY and not following.noun.definite
        return within or (mention is not None and mention.kind is _PLACE)
    if form in ("في", "داخل", "من داخل"):
        several = noun.plural and noun.kind is TITLE and not noun.definite  # «متطوعون في الهلال الأحمر»
        return (titled or several or noun.kind is SOURCE) and not following.told_in
    before = view.forms[phrase.end - 1]
    if form == "من":
        from_there = noun.kind is SOURCE and not noun.definite and not following.has("prepositions")
        return from_there or (titled and (before in _MADE or _MADE_BY.fullmatch(before) is not None))
    issued = noun.kind is REPORT and before in _ISSUED
    informed = noun.kind is SOURCE and before in _INFORMED
    over = noun.lemma in _OVER or before.removeprefix("ال") in _OVER
    if (form == "علي" and (informed or over)) or (form == "عن" and (issued or noun.lemma in _STANDING_FOR)):
        return True
    return titled and (
        form == "لدي" or (form == "الي" and not (_SENT | _SENT_TOGETHER).isdisjoint((noun.lemma, before)))
    )


def _is_his(view: View, phrase: Phrase) -> bool:
    """«مدير أعماله فلان», «رئيس مكتبها فلان»: what somebody is in charge of has a pronoun on it."""
    last = phrase.end - 1
    if last == phrase.start or len(view.forms[last]) <= _OWNED:
        return False
    return view.tokens[last].text.endswith(("ها", "هم", "هما", "ه"))


def _is_named_after(view: View, at: int) -> bool:
    """«الباحثة في الدراسة الدكتورة فلانة»: behind what has the article, and a title, stands a name."""
    if not view.words[at].definite:
        return False
    title = view.words[at + 1].noun if at + 1 < view.size else None
    place = at + 1 + (title is not None and title.takes_name and title.definite)
    mention = view.begins_mention(place)
    return mention is not None and mention.kind is _PERSON and mention.span.start == view.tokens[place].start


def _works_for_paper(view: View, at: int) -> bool:
    """«محلل الشؤون العسكرية في صحيفة "هآرتس" فلان»: a person's name behind the outlet's."""
    noun = view.words[at].noun
    if noun is None or noun.kind is not OUTLET or at + 1 >= view.size:
        return False
    if view.quotes[at + 1] is not None:
        end = view.after_quote(at + 1)
    else:
        end = view.after_mention(at + 1) if view.mentions[at + 1] is not None else at + 1
    mention = view.begins_mention(end)
    return mention is not None and mention.kind is _PERSON and mention.span.start == view.tokens[end].start


def starts_unknown_name(view: View, phrase: Phrase, word: Word) -> bool:
    """«المتحدث أحمد ...»: after a title that is complete, a word of no list without article begins the name."""
    if phrase.noun is None or not phrase.noun.takes_name or phrase.name or phrase.unknown_name is not None:
        return False
    if word.definite or word.noun is not None or word.form == "باسم" or word.form[:2] in ("لل", "با"):
        return False
    if word.form[0] == "ل" and is_known(word.form[1:], name_lists()):  # «المفوض السامي لحقوق الإنسان»
        return False
    if view.tokens[phrase.end].text.startswith(_TO_ALIF):  # «مسؤول في القيادة الأمريكية لأفريقيا»
        return False
    if word.has("selves") or word.has("ranks") or word.has("ours"):
        return False
    before = phrase.end - 1
    place = view.mentions[before]
    return (
        view.words[before].definite
        or (view.words[before].has("ranks") and not view.words[phrase.end + 1].has("prepositions"))
        or view.forms[before] in WITHIN
        or view.quotes[before] is not None
        or (place is not None and place.kind is _PLACE)
        or (is_placed(view, phrase) and not stands_for_thing(view.forms[phrase.end]))
        or (phrase.noun.possessed and before == phrase.start)
        or _is_his(view, phrase)
    )
