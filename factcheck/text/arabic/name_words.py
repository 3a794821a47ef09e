"""What one word can be beside a name or inside it. One look a form, remembered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.given_names import given_names
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.name_lists import NameLists, name_lists
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.vocabulary import Word

# What is written onto a name, longest first; a name that is an everyday word too is taken behind «و» alone.
_CLITICS = ("ول", "وب", "فل", "و", "ف", "ب", "ل", "ك")
# What is written onto the head of a phrase, article and all.
_BEFORE_HEADS = ("وبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", *_CLITICS)
_ARTICLE = "ال"
_SHORTEST_STEM = 3
_MAGHREBI = ("بن", "بو")
_SHORTEST_FOREIGN = 6  # «خوفا» ends so as well
_SHORTEST_OWNED = 4  # «حديثها»: a word with a pronoun on it; «طه» and «ميها» are names
_REMEMBERED = 65536  # words of some hundred articles
# Kinds of small words that names may look like.
_NO_HINDRANCE = frozenset({"given_names", "never_present", "never_future"})
_CLOSED = frozenset(
    ("prepositions", "connectors", "relatives", "negators", "times", "closes", "quantifiers", "before_that")
)
_BORDERS = _CLOSED | {"statements"}
# Adverbs and objects in the accusative: «غاضبا», «مؤكدا», «جديدا»; «سيلفا» and «كوستا» are built otherwise.
_ACCUSATIVE = re.compile("(?:.ا..|م.{3,5}|..[يو].|.{2,6}ات|.{3,5}ي)ا")
# «تنال», «تقطف»: she does; «تولو», «تراوري», «تشافيز» are built otherwise.
_FEMININE_VERB = re.compile("ت[^اويشر].{2,3}")
# Built like a noun with a pronoun on it, or like an adjective.
OWNED = ("ها", "هم", "هما", "يه")
_PLURAL = re.compile("م[^اوي].{2,4}[وي]ن")  # «مسلحين»; «ماكرون» and «موريسون» are names
_BUILT_OTHERWISE = re.compile("|".join(one.pattern for one in (_ACCUSATIVE, _FEMININE_VERB, _PLURAL)))
# Plurals and abstract nouns with the article are nobody's family name.
_NO_FAMILY = ("ات", "ون", "ين", "يه")


@dataclass(frozen=True, slots=True)
class NameWord:
    """One folded word: its roles, how many letters of clitics stand before the name or head, the head itself."""

    word: Word
    form: str
    roles: int
    cut: int
    head: str
    head_cut: int

    def can_be(self, roles: int) -> bool:
        """Whether it has any of the roles."""
        return self.roles & roles != 0


def words_of(forms: Iterable[str]) -> list[NameWord | None]:
    """All that each of the folded words can be to a name; None for a mark."""
    return list(map(_KNOWN.__getitem__, forms))


def starting(forms: Iterable[str]) -> Iterator[bool]:
    """Whether each of the folded words may start a name, or be what announces one."""
    return map(_STARTS.__getitem__, forms)


class _Known(dict[str, NameWord | None]):
    """The words looked up so far: asked for each word of each article, so nothing stands between."""

    def __missing__(self, form: str) -> NameWord | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[form] = word = name_word(form)
        return word


class _Starts(dict[str, bool]):
    """The same for whether a name may start, which is all that is asked of most words."""

    def __missing__(self, form: str) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = _KNOWN[form]
        self[form] = starts = word is not None and word.roles & Role.STARTS != 0
        return starts


_KNOWN, _STARTS = _Known(), _Starts()


def name_word(form: str) -> NameWord | None:
    """All that the folded word can be to a name; None for a mark."""
    if not form:
        return None
    word, known = look_up(form), name_lists()
    head, head_cut = _head(form, known)
    roles = _announces(word, head, known) | _borders(word, known)
    given, cut = _given(word, known)
    kunya_cut = _kunya_cut(form, known)
    if given:
        roles = (roles | given) & ~Role.STOPS & ~(Role.NOTHING if given & Role.EVERYDAY else Role.BORDER)
    elif kunya_cut is not None:
        roles, cut = roles | Role.KUNYA, kunya_cut
    if form in known.binding:
        roles |= Role.BINDING
    roles |= _inside_names(word, roles, known)
    return NameWord(word, form, roles, cut, head, head_cut)


def stands_alone(form: str) -> bool:
    """Whether a family name means its bearer wherever it stands: «الورتاني», «هوفمان», not «مطر» and «الأمين»."""
    word = _KNOWN[form]
    if word is None or word.can_be(Role.EVERYDAY | Role.TITLE | Role.SURNAME | Role.BODY | Role.OUTLET):
        return False
    return word.can_be(Role.NAMES | Role.GUESSED_VERB) or (word.can_be(Role.DEFINITE) and not _is_listed(word.word))


def _announces(word: Word, head: str, known: NameLists) -> int:
    roles = Role.NOTHING
    if (
        head in known.titles
        or word.form in known.short_titles
        or (word.noun is not None and word.noun.takes_name and not word.noun.plural)
    ):
        roles |= Role.TITLE
        if word.noun is None and word.form.endswith(("ي", "يه")):
            roles |= Role.ADJECTIVE
    if head in known.ranks:
        roles |= Role.RANK
    if word.form in known.short_titles:
        roles |= Role.RANK | Role.SHORT
    if head in known.bodies:
        roles |= Role.BODY
    if _begins_whole(word.form, known):
        roles |= Role.WHOLE_BODY
    if head in known.outlets:
        roles |= Role.OUTLET
    if not word.definite and word.form.lstrip("وفبلك") in known.called_after:
        roles |= Role.CALLS_AFTER
    return roles


def _begins_whole(form: str, known: NameLists) -> bool:
    return form in known.whole_starts or (form[0] in "وفبلك" and form[1:] in known.whole_starts)


def _borders(word: Word, known: NameLists) -> int:
    roles = Role.DEFINITE if word.definite else Role.NOTHING
    speaks = (word.verb or _is_finite_cue(word)) and word.noun is None and not word.definite
    if speaks:
        roles |= Role.SPEAKS
        if not word.cues and not _is_listed_verb(word.form):
            roles |= Role.GUESSED_VERB
    if word.has("prepositions"):
        roles |= Role.PREPOSITION
    if word.that or word.kinds & _CLOSED or speaks:
        roles |= Role.STOPS
    if _is_border(word, known) or speaks:
        roles |= Role.BORDER
    return roles


def _is_border(word: Word, known: NameLists) -> bool:
    form = word.form
    return (
        word.that
        or bool(word.kinds & _BORDERS)
        or word.cue(Shape.PARTICIPLE) is not None
        or bool(word.clitic)
        or form.startswith(("لل", "بال"))
        or _ACCUSATIVE.fullmatch(form) is not None
        or (form in known.never and not word.definite)
        or (form[0] in "بل" and _is_known(form[1:], known))
        or _FEMININE_VERB.fullmatch(form) is not None
    )


def _inside_names(word: Word, roles: int, known: NameLists) -> int:
    form = word.form
    if form in known.surnames:
        return Role.SURNAME
    if roles & (Role.GIVEN | Role.STOPS):
        return Role.NOTHING
    if word.definite:
        return Role.FAMILY if not roles & Role.TITLE and _is_family(word, known) else Role.NOTHING
    if roles & (Role.TITLE | Role.BODY | Role.OUTLET):
        return Role.NOTHING
    if not _is_plain(word, known):
        return Role.ODD if _is_odd(word, known) else Role.NOTHING
    return (
        Role.PLAIN | Role.FOREIGN
        if len(form) >= _SHORTEST_FOREIGN and form.endswith(known.foreign_endings)
        else Role.PLAIN
    )


def _given(word: Word, known: NameLists) -> tuple[int, int]:
    """Whether it is a given name, an everyday word as well, and how many letters of clitics stand before it."""
    names, form = given_names(), word.form
    if word.that or form.lstrip("وف") in known.unlike_names:
        return Role.NOTHING, 0
    if form in names:
        everyday = form in names.everyday or form in known.never or _is_listed(word)
        return (Role.GIVEN | Role.EVERYDAY if everyday else Role.GIVEN), 0
    if word.noun is not None or word.kinds - _NO_HINDRANCE or word.definite:
        return Role.NOTHING, 0
    for clitic in _CLITICS:
        rest = form.removeprefix(clitic)
        if rest != form and len(rest) >= _SHORTEST_STEM and rest in names:
            everyday = rest in names.everyday or rest in known.never or _is_listed(look_up(rest)) or _is_listed(word)
            if everyday and clitic != "و":
                return Role.NOTHING, 0
            return (Role.GIVEN | Role.EVERYDAY if everyday else Role.GIVEN), len(clitic)
    return Role.NOTHING, 0


def _is_listed(word: Word) -> bool:
    """Whether the word means something else as well: a speaking noun, a small word, a form of a verb of saying."""
    return word.noun is not None or bool(word.kinds - _NO_HINDRANCE) or _is_finite_cue(word)


def _is_finite_cue(word: Word) -> bool:
    cue = word.cue(Shape.PAST, Shape.PRESENT)
    return cue is not None and cue.form.person != 1 and not cue.homograph


def _is_listed_verb(form: str) -> bool:
    verbs = lexicon().verbs
    return form in verbs or form[1:] in verbs or form[2:] in verbs


def _head(form: str, known: NameLists) -> tuple[str, int]:
    """The head noun without clitics and article, and how many letters stand before it and its article."""
    for clitic in ("", *_BEFORE_HEADS):
        rest = form.removeprefix(clitic)
        if (rest != form or not clitic) and (rest in known.titles or rest in known.bodies or rest in known.outlets):
            return rest, len(clitic.removesuffix(_ARTICLE))
    return "", 0


def _kunya_cut(form: str, known: NameLists) -> int | None:
    """Letters of clitics before «أبو», «أم», «عبد»; None where it is none of them."""
    for cut, rest in ((0, form), (1, form[1:])):
        if (rest in known.kunya or rest == "عبد") and (not cut or form[0] in "وفبلك"):
            return cut
    return None


def _is_plain(word: Word, known: NameLists) -> bool:
    """Whether it can be a family name without article: of no list, and not built like an everyday word."""
    form = word.form
    if word.noun is not None or word.kinds - _NO_HINDRANCE or form in known.never or form in known.unlike_names:
        return False
    if form[0].isdigit() or form.startswith(_ARTICLE) or is_action_noun(form) or _BUILT_OTHERWISE.fullmatch(form):
        return False
    if form.endswith("ات"):
        return form in known.plural_like
    return not (_is_owned(form, known) or (word.clitic and _is_known(form[1:], known)) or _is_prefixed(form, known))


def _is_owned(form: str, known: NameLists) -> bool:
    """«حديثها», «جاره», «عسكرية»: a noun with a pronoun on it, or an adjective that ends like one."""
    if form.endswith(OWNED) and len(form) > _SHORTEST_OWNED:
        return True
    return form.endswith("ه") and _is_known(form[:-1], known)


def _is_odd(word: Word, known: NameLists) -> bool:
    form = word.form
    if word.noun is not None or word.kinds or word.cues or form in known.never or form in known.listed_actions:
        return False
    return is_action_noun(form) and not form.endswith(("ه", "ها", "هم", "ه"))


def _is_known(form: str, known: NameLists) -> bool:
    word = look_up(form)
    listed = form in known.never or word.noun is not None or bool(word.kinds) or bool(word.cues)
    return listed or word.definite or is_action_noun(form) or _head(form, known)[0] != ""


def _is_prefixed(form: str, known: NameLists) -> bool:
    """Whether a preposition is written onto a word that is no name («بقيادة», «للأمم»); «بوتين» is one."""
    if form[0] not in "بلك" or len(form) == 1:
        return form[0] in "بلك"
    if form.startswith(_MAGHREBI) and len(form) >= _SHORTEST_FOREIGN:  # «بنجلون», «بوعلاق»
        return form[1:] in known.never or is_action_noun(form[1:])
    return form.startswith(("بال", "لل", "باسم")) or _is_known(form[1:], known)


def _is_family(word: Word, known: NameLists) -> bool:
    """Whether it can be a family name with the article."""
    form = word.form
    if form in known.plural_like:
        return True
    if word.noun is not None or word.kinds or form.endswith(_NO_FAMILY) or not form.startswith(_ARTICLE):
        return False
    bare = form.removeprefix(_ARTICLE)
    return form.endswith("ي") or not (bare in known.never or is_action_noun(bare))
