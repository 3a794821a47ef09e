"""Which words end a noun phrase: those that cannot be a claimant's any more."""

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun, is_definite_deed
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.name_shapes import is_accusative
from factcheck.text.arabic.name_words import stands_for_thing
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrase_heads import is_adverb
from factcheck.text.arabic.phrase_objects import is_outlet_told, is_spoken_of, tells_how_she_did
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import BODY, OUTLET, REPORT, SOURCE, TITLE, Noun, Word

_OWNED = 4
_INFORMED = frozenset({"مطلع", "مطلعه", "مقرب", "مقربه"})
# From an office to the name of who holds it.
_TO_NAME = 10
_PERSON = EntityKind.PERSON
_THINGS = frozenset({BODY, REPORT, OUTLET})
# Titles of those who are set over a place: «محافظ شبوة».
OF_PLACES = frozenset({"محافظ", "والي", "عمده", "حاكم", "مطران", "اسقف", "قايمقام", "امير"})
# Pronouns that hang on what belongs to somebody.
OWNERS = ("ها", "هم", "هما", "ته", "نا")

# What somebody says something in, without article.
_GIVEN = frozenset(
    {"كلمه", "خطاب", "بيان", "تصريح", "تصريحات", "مقال", "رساله", "منشور", "تغريده", "تدوينه", "مقطع", "تقرير"}
)
# «القائم بالأعمال», «الوزير المكلف بالميزانية»
_CHARGED = frozenset(
    {"القايم", "القايمه", "المكلف", "المكلفه", "المعني", "المعنيه", "المختص", "المختصه", "قايم", "مكلف", "مكلفه"}
)
_HIGHER = frozenset({"العليا", "الكبري"})
_STAND_INS = frozenset({"ذلك", "هذا", "هذه", "تلك"})


def closes(view: View, phrase: Phrase, *, noun_content: bool) -> bool:
    """Whether the word after the phrase cannot belong to it."""
    word = view.words[phrase.end]
    if "ranks" in word.kinds and phrase.noun is not None and phrase.noun.takes_name:  # «اللواء أركان حرب»
        return False
    return (
        _is_closing_word(view, phrase, word)
        or _is_after_self(view, phrase, word)
        or (is_adverb(view, phrase.end) and not is_adverb(view, phrase.end - 1))
        or tells_how_she_did(view, phrase.end)
        or _cannot_follow(view, phrase, word)
        or _is_prefixed(view, phrase, word)
        or _counts_others(view, phrase, word)
        or _is_owned(view, phrase, word)
        or _tells_where(view, phrase, word)
        or _is_done_to(view, phrase, word)
        or is_outlet_told(view, phrase, word)
        or _is_other_noun(view, phrase, word)
        or _is_other_body(view, phrase, word)
        or _is_after_place(view, phrase, word)
        or _begins_another(view, phrase, word)
        or (noun_content and _begins_content(view, phrase, word))
    )


def is_complete(view: View, phrase: Phrase) -> bool:
    """Whether the phrase could end here: its last word is definite, a name, or an adjective of an indefinite noun."""
    last = phrase.end - 1
    word = view.words[last]
    if word.form == "باسم":
        return False
    if (
        view.mentions[last] is not None
        or view.quotes[last] is not None
        or word.definite
        or phrase.unknown_name is not None
    ):
        return True
    noun = phrase.noun
    adjective = word.noun is None or (word.form.endswith(("ي", "يه")) or word.form in _INFORMED)  # «مصدر وزاري مطلع»
    return noun is not None and ((last > phrase.start and adjective) or _are_several(noun))


def _cannot_follow(view: View, phrase: Phrase, word: Word) -> bool:
    """«الوزارة مستخدمي الطريق»: what has the article governs no noun; only a person's name may follow a title."""
    before = view.words[phrase.end - 1]
    noun = phrase.noun
    if noun is None or not before.definite or word.definite or word.clitic or word.has("prepositions"):
        return False
    if word.kinds & {"adjectives", "quantifiers"} or view.mentions[phrase.end] is not None:
        return False
    possessed = word.noun is not None and word.noun.possessed  # «التقى الوزير نظيره التركي»
    if (
        noun.takes_name and not before.has("ranks") and (possessed or stands_for_thing(word.form))
    ):  # «افتتح الوزير معرض الكتاب»
        return True
    if view.mentions[phrase.end - 1] is not None:
        return False
    if word.noun is not None and word.noun.clitic == "ل":  # «المكتب الإعلامي لرئيس الوزراء»
        return False
    return not noun.takes_name or noun.plural or (word.noun is not None and word.noun.plural)


def _are_several(noun: Noun) -> bool:
    """«خبراء», «سكان»: a plural of people needs no adjective."""
    return noun.plural and noun.kind is SOURCE


def _begins_content(view: View, phrase: Phrase, word: Word) -> bool:
    """Where a verb takes an action noun or «ذلك»: whether what is said begins here."""
    known = lexicon()
    if word.form in _STAND_INS or (word.definite and (word.form in known.denied or word.form in known.declined)):
        return True
    if is_spoken_of(view, phrase, word):
        return True
    if phrase.noun is not None and phrase.noun.takes_name and _that_follows(view, phrase.end):
        return False
    follows = phrase.end + 1 < view.size and view.words[phrase.end + 1].has("prepositions")
    deed = is_action_noun(word.form) or (follows and is_definite_deed(word.form))
    return deed and is_complete(view, phrase)


def _that_follows(view: View, at: int) -> bool:
    """«زعم الناطق فلان الفلاني أن»: the words before a complementiser that comes at once are a name."""
    return any(view.words[later].that for later in range(at + 1, min(view.size, at + 4)))


def _is_closing_word(view: View, phrase: Phrase, word: Word) -> bool:
    if phrase.unknown_name == phrase.end - 1 and _only_looks_verbal(word):
        return False  # «لورا فيدال», «كير ستارمر»: no verb after a given name
    if word.form == "سابقا" and view.forms[phrase.end - 1].endswith("ا"):  # «مسؤولا سابقا»: a former one
        return False
    governed = view.forms[phrase.end - 1] == "في" and bool(word.cues) and not word.kinds  # «أستاذ في علم الاجتماع»
    return (
        (word.closes_phrase and not governed)
        or word.introduces
        or ((phrase.place is not None or phrase.state) and phrase.noun is None)
        or ("times" in word.kinds and (phrase.unknown_name is None or phrase.unknown_name < phrase.end - 1))
    )


def _is_after_self(view: View, phrase: Phrase, word: Word) -> bool:
    """«المسؤول ذاته النقاب»: what follows says no more of him."""
    return "selves" in view.words[phrase.end - 1].kinds and word.definite and phrase.end - phrase.start > 1


def _only_looks_verbal(word: Word) -> bool:
    """Whether nothing but a prefix makes the word a verb."""
    if not word.verb or word.cues or word.kinds:
        return False
    return word.clitic == "ف" or (word.future and word.form[1:] not in lexicon().verbs)


def _is_prefixed(view: View, phrase: Phrase, word: Word) -> bool:
    """«بالقرار», «بتنفيذ»: what somebody did something with."""
    if word.form[:1] != "ب" or word.has("given_names") or view.forms[phrase.end - 1] in _CHARGED:
        return False
    if word.form[1:] in lexicon().manner:
        return True
    deed = word.form.endswith(("ات", "ه")) and not word.form.startswith("باسم")
    if deed and not phrase.keeps_b and is_complete(view, phrase):  # «وعد الرئيس بانتخابات»
        return True
    if phrase.keeps_b and word.form.startswith("بال") and word.participle is None:
        return False
    following = view.words[phrase.end + 1] if phrase.end + 1 < view.size else None
    owned = following is not None and following.form.endswith((*OWNERS, "ه"))  # «بسابق تعامله»
    governs = (
        following is not None
        and (following.definite or owned)
        and word.noun is None
        and not word.form.startswith("باسم")
    )
    governs = governs and view.words[phrase.end - 1].definite  # «رئيس برنامج التلقيح» is not closed yet
    return governs or word.form.startswith("بال") or is_action_noun(word.form[1:])


def _counts_others(view: View, phrase: Phrase, word: Word) -> bool:
    return ("quantifiers" in word.kinds or word.form == "اي") and is_complete(view, phrase)


def _is_owned(view: View, phrase: Phrase, word: Word) -> bool:
    """«حديثها», «ضيوفه»: a noun with a pronoun on it belongs to the verb."""
    short = len(word.form) < _OWNED + word.has("selves")
    if short or word.noun is not None or word.definite or _is_of_office(view, phrase):
        return False
    if word.form.startswith("باسم"):  # «والناطق الرسمي باسمها فلان»
        return False
    his = view.tokens[phrase.end].text.endswith("ه") and view.words[phrase.end - 1].definite
    return word.form.endswith(("ها", "هم", "هما")) or (his and not word.has("given_names"))


def _is_of_office(view: View, phrase: Phrase) -> bool:
    """«مدير أعمالها فلان», «وزير خارجيتها»: what somebody is in charge of stands right after a title."""
    noun = phrase.noun
    bare = noun is not None and noun.kind is TITLE and not noun.definite and phrase.end - phrase.start == 1
    return bare and view.forms[phrase.end].endswith(OWNERS)


def _tells_where(view: View, phrase: Phrase, word: Word) -> bool:
    """«ناشطون مقطعا», «ناشطون تضييقا», «الوزير كلمة»: what was shown, what they call it, what was said in."""
    if phrase.noun is not None and phrase.noun.kind is TITLE and word.form.removesuffix("ا") in _GIVEN:
        return is_complete(view, phrase)
    if phrase.noun is not None and phrase.noun.plural and word.form.endswith("ا") and is_action_noun(word.form[:-1]):
        return True
    return "statements" in word.kinds and phrase.noun is not None and phrase.noun.kind is SOURCE


def _is_done_to(view: View, phrase: Phrase, word: Word) -> bool:
    """«استقبل الوزير وفدا من ...», «رئيس الحكومة قرارا»: a noun in the accusative is what something is done to."""
    form = word.form
    if form[-1:] != "ا" or word.definite or word.has("given_names") or phrase.end - phrase.start == 0:
        return False
    over = phrase.noun is not None and phrase.noun.lemma in OF_PLACES and phrase.end - phrase.start == 1
    if over or _is_of_office(view, phrase):  # «والي كسلا», «عضو مكتبها السياسي»
        return False
    if (
        view.forms[phrase.end - 1].endswith("ا") or phrase.unknown_name == phrase.end - 1
    ):  # «مصدرا أمنيا», «لولا دا سيلفا»
        return False
    return is_accusative(form)


def _is_after_place(view: View, phrase: Phrase, word: Word) -> bool:
    """«طبيب في مستشفى الشفاء المشهد»: behind the name of where somebody is, only an adjective belongs to them."""
    if view.mentions[phrase.end - 1] is None or phrase.noun is None or phrase.noun.kind not in (SOURCE, TITLE):
        return False
    if not word.definite or word.clitic or word.kinds or word.noun is not None or view.mentions[phrase.end] is not None:
        return False
    following = view.begins_mention(phrase.end + 1)
    if following is not None and following.kind is _PERSON:  # «المدير التنفيذي لشركة "نماء" القابضة فلان»
        return False
    return not word.form.endswith(("ي", "يه", "ين", "ون"))


def _begins_another(view: View, phrase: Phrase, word: Word) -> bool:
    """«و...» that begins something else."""
    return bool(word.clitic) and not word.has("prepositions") and not _joins(view, phrase, word)


def _is_other_noun(view: View, phrase: Phrase, word: Word) -> bool:
    """After a noun with the article a word with the article is its adjective; one of the other gender is an object."""
    noun = phrase.noun
    if noun is None or not noun.definite or phrase.end - phrase.start > 1 or not word.definite or word.clitic:
        return False
    if (
        noun.kind is TITLE
        and word.noun is not None
        and word.noun.kind in _THINGS
        and not word.form.endswith(("ي", "يه"))
    ):
        return True  # «قرأ القاضي الحكم»
    if (
        word.form.startswith("باسم")
        or noun.possessed
        or view.words[phrase.start].form[-2:] in ("ات", "ون", "ين")
        or noun.plural
    ):
        return False
    if word.noun is not None and word.noun.plural:  # «لم يسم التقرير الشركات»
        return True
    feminine = word.form.endswith("ه") or word.form in _HIGHER
    return feminine is not (noun.gender == "f") and not (noun.gender == "f" and word.form.endswith(("ي", "ين")))


def _is_other_body(view: View, phrase: Phrase, word: Word) -> bool:
    """«المعارضة الحكومة»: after a body with the article another one is somebody else."""
    noun, other = phrase.noun, word.noun
    if other is None or not other.definite or word.clitic or other.kind is not BODY:
        return False
    if noun is None:  # «طالبت عائلات الأسرى الحكومة»
        return phrase.end - phrase.start > 1 and view.words[phrase.end - 1].definite and phrase.name is None
    if noun.kind is BODY and noun.definite:
        return view.words[phrase.end - 1].definite
    if word.form.endswith(("ي", "يه")):
        return False
    if noun.kind is BODY:  # «حزب "فوكس" اليميني الحكومة»
        return phrase.end - phrase.start > 1 and view.words[phrase.end - 1].definite
    return noun.plural and noun.definite and noun.kind is SOURCE  # «ناشد الأهالي السلطات»


def _is_second_office(view: View, phrase: Phrase, word: Word) -> bool:
    """«نائب رئيس الوزراء ووزير الخارجية أيمن الصفدي»: before the name of one person who holds both."""
    noun, other = phrase.noun, word.noun
    if noun is None or other is None or noun.kind is not TITLE or other.kind is not TITLE or other.plural:
        return False
    if noun.plural or phrase.name is not None or not is_complete(view, phrase):
        return False
    for at in range(phrase.end + 1, min(view.size, phrase.end + _TO_NAME)):
        mention = view.mentions[at]
        if mention is not None and mention.kind is _PERSON:
            return True
        if not view.forms[at] or (mention is None and view.words[at].closes_phrase):
            return False
    return False


def _joins(view: View, phrase: Phrase, word: Word) -> bool:
    """Whether «و...» goes on with the phrase: «وزارة الدفاع والأمن», «السفير والمبعوث»; an indefinite one does not."""
    if word.clitic != "و":
        return word.form[0] != "ف" or not word.definite
    if _is_second_office(view, phrase, word):
        return True
    leads = phrase.noun is not None and phrase.noun.kind in (TITLE, BODY, SOURCE)
    return leads and word.definite and not view.words[phrase.end].has("prepositions")
