"""What lists and letters make of a word beside names: a head with its clitics, an everyday word, a family name."""

import re

from factcheck.text.arabic.action_nouns import is_action_noun, is_definite_deed
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.name_lists import NameLists
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.vocabulary import Word

# What is written onto a name, longest first; a name that is an everyday word too is taken behind «و» alone.
CLITICS = ("ول", "وب", "فل", "و", "ف", "ب", "ل", "ك")
# Kinds of small words that names may look like.
NO_HINDRANCE = frozenset({"given_names", "never_present", "never_future"})
SHORTEST_FOREIGN = 6  # «خوفا» ends so as well
# Adverbs and objects in the accusative: «غاضبا», «مؤكدا», «جديدا»; «سيلفا» and «كوستا» are built otherwise.
ACCUSATIVE = re.compile("(?:.ا..|م.{3,5}|..[يو].|.{2,6}ات|.{3,5}ي)ا")
_SHORT = re.compile("[^ا][^اوي][^اوي]ا")
# «تنال», «تقطف»: she does; «تولو», «تراوري», «تشافيز» are built otherwise.
FEMININE_VERB = re.compile("ت[^اويشر].{2,3}")
# Built like a noun with a pronoun on it, or like an adjective.
OWNED = ("ها", "هم", "هما", "يه")

# What is written onto the head of a phrase, article and all.
_BEFORE_HEADS = ("وبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", *CLITICS)
_ARTICLE = "ال"
_MAGHREBI = ("بن", "بو")
_SHORTEST_OWNED = 4  # «حديثها»: a word with a pronoun on it; «طه» and «ميها» are names
_PLURAL = re.compile("م[^اوي].{2,4}[وي]ن")  # «مسلحين»; «ماكرون» and «موريسون» are names
_BUILT_OTHERWISE = re.compile("|".join(one.pattern for one in (ACCUSATIVE, FEMININE_VERB, _PLURAL)))
# Plurals and abstract nouns with the article are nobody's family name.
_NO_FAMILY = ("ات", "ون", "ين", "يه")


def head_of(form: str, known: NameLists) -> tuple[str, int]:
    """The head noun without clitics and article, and how many letters stand before it and its article."""
    if form in known.heads:
        return form, 0
    for clitic in _BEFORE_HEADS if form.startswith(_BEFORE_HEADS) else ():
        if form.startswith(clitic) and form[len(clitic) :] in known.heads:
            return form[len(clitic) :], len(clitic.removesuffix(_ARTICLE))
    return "", 0


def is_listed(word: Word) -> bool:
    """Whether the word means something else as well: a speaking noun, a small word, a form of a verb of saying."""
    return word.noun is not None or bool(word.kinds - NO_HINDRANCE) or is_finite_cue(word)


def is_accusative(form: str) -> bool:
    """Whether it is built like a noun in the accusative: «وفدا», «قرارا», «اتصالا»; «لولا» and «كايا» are not."""
    return ACCUSATIVE.fullmatch(form) is not None or _SHORT.fullmatch(form) is not None or is_action_noun(form[:-1])


def is_finite_cue(word: Word) -> bool:
    """Whether it is a verb of saying in the past or present, and no other word."""
    cue = word.cue(Shape.PAST, Shape.PRESENT)
    return cue is not None and cue.form.person != 1 and not cue.homograph


def is_known(form: str, known: NameLists) -> bool:
    """Whether the folded word is an everyday one."""
    word = look_up(form)
    listed = form in known.never or word.noun is not None or bool(word.kinds) or bool(word.cues)
    return listed or word.definite or is_action_noun(form) or head_of(form, known)[0] != ""


def is_plain(word: Word, known: NameLists) -> bool:
    """Whether it can be a family name without article: of no list, and not built like an everyday word."""
    form = word.form
    if word.noun is not None or word.kinds - NO_HINDRANCE or form in known.never or form in known.unlike_names:
        return False
    if form[0].isdigit() or form.startswith(_ARTICLE) or is_action_noun(form) or _BUILT_OTHERWISE.fullmatch(form):
        return False
    if form.endswith("ات"):
        return form in known.plural_like
    return not (_is_owned(form, known) or (word.clitic and is_known(form[1:], known)) or _is_prefixed(form, known))


def is_odd(word: Word, known: NameLists) -> bool:
    """Whether it is of no list and built like an abstract noun: «إنغريد»."""
    form = word.form
    if word.noun is not None or word.kinds or word.cues or form in known.never or form in known.listed_actions:
        return False
    return is_action_noun(form) and not form.endswith(("ه", "ها", "هم", "ه"))


def is_family(word: Word, known: NameLists) -> bool:
    """Whether it can be a family name with the article."""
    form = word.form
    if form in known.plural_like:
        return True
    if word.noun is not None or word.kinds or form.endswith(_NO_FAMILY) or not form.startswith(_ARTICLE):
        return False
    bare = form.removeprefix(_ARTICLE)
    return form.endswith("ي") or not (bare in known.never or is_definite_deed(form))


def _is_owned(form: str, known: NameLists) -> bool:
    """«حديثها», «جاره», «عسكرية»: a noun with a pronoun on it, or an adjective that ends like one."""
    if form.endswith(OWNED) and len(form) > _SHORTEST_OWNED:
        return True
    return form.endswith("ه") and is_known(form[:-1], known)


def _is_prefixed(form: str, known: NameLists) -> bool:
    """Whether a preposition is written onto a word that is no name («بقيادة», «للأمم»); «بوتين» is one."""
    if form[0] not in "بلك" or len(form) == 1:
        return form[0] in "بلك"
    if form.startswith(_MAGHREBI) and len(form) >= SHORTEST_FOREIGN:  # «بنجلون», «بوعلاق»
        return form[1:] in known.never or form[1:] in lexicon().manner or is_action_noun(form[1:])
    return form.startswith(("بال", "لل", "باسم")) or is_known(form[1:], known)
