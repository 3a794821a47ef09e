"""What one word can be beside a name or inside it. One look a form, remembered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.text.arabic.given_names import given_names
from factcheck.text.arabic.name_borders import borders
from factcheck.text.arabic.name_lists import NameLists, name_lists
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_shapes import (
    CLITICS,
    NO_HINDRANCE,
    SHORTEST_FOREIGN,
    head_of,
    is_family,
    is_listed,
    is_odd,
    is_plain,
)
from factcheck.text.arabic.readings import look_up
from factcheck.text.arabic.vocabulary import Word

_REMEMBERED = 65536  # words of some hundred articles
_SHORTEST_STEM = 3
_ALSO_WORDS = Role.EVERYDAY | Role.TITLE | Role.SURNAME | Role.BODY | Role.OUTLET
_NAMES_ALONE = Role.NAMES | Role.GUESSED_VERB


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
    head, head_cut = head_of(form, known)
    roles = _announces(word, head, known) | borders(word, known)
    given, cut = _given(word, known)
    kunya_cut = _kunya_cut(form, known)
    if given:
        roles = (roles | given) & ~Role.STOPS & ~(Role.NOTHING if given & Role.EVERYDAY else Role.BORDER)
    elif kunya_cut is not None:
        roles, cut = roles | Role.KUNYA, kunya_cut
    if form in known.binding:
        roles |= Role.BINDING
    if form in known.joined:
        roles |= Role.JOINED
    roles |= _inside_names(word, roles, known) | _qualifies(form, roles, known)
    return NameWord(word, form, roles, cut, head, head_cut)


def stands_alone(form: str) -> bool:
    """Whether a family name means its bearer wherever it stands: «الورتاني», «هوفمان», not «مطر» and «الأمين»."""
    word = _KNOWN[form]
    if word is None or word.roles & _ALSO_WORDS:
        return False
    return word.roles & _NAMES_ALONE != 0 or (word.can_be(Role.DEFINITE) and not is_listed(word.word))


def stands_for_thing(form: str) -> bool:
    """Whether the folded word is an everyday one, and no place or name of no list: «معرض», «اجتماع», «بعبارات»."""
    word = _KNOWN[form]
    if word is None or word.can_be(Role.GIVEN | Role.TITLE):
        return word is None
    if word.can_be(Role.NAMES | Role.ODD):
        return word.can_be(Role.CALLS_AFTER)
    everyday = form in name_lists().never or word.word.has("statements") or word.can_be(Role.BODY | Role.OUTLET)
    return everyday or (form[0] == "ب" and form.endswith("ات"))


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


def _inside_names(word: Word, roles: int, known: NameLists) -> int:
    form = word.form
    if form in known.surnames:
        return Role.SURNAME
    if roles & (Role.GIVEN | Role.STOPS):
        return Role.NOTHING
    if word.definite:
        return Role.FAMILY if not roles & Role.TITLE and is_family(word, known) else Role.NOTHING
    if roles & (Role.TITLE | Role.BODY | Role.OUTLET):
        return Role.NOTHING
    if not is_plain(word, known):
        return Role.ODD if is_odd(word, known) else Role.NOTHING
    return (
        Role.PLAIN | Role.FOREIGN
        if len(form) >= SHORTEST_FOREIGN and form.endswith(known.foreign_endings)
        else Role.PLAIN
    )


def _qualifies(form: str, roles: int, known: NameLists) -> int:
    if not form.startswith("ال") or roles & (Role.STOPS | Role.BODY | Role.OUTLET):
        return Role.NOTHING
    return Role.QUALIFIES if form in known.marks or form.endswith(("ي", "يه")) else Role.NOTHING


def _given(word: Word, known: NameLists) -> tuple[int, int]:
    """Whether it is a given name, an everyday word as well, and how many letters of clitics stand before it."""
    names, form = given_names(), word.form
    if word.that or form.lstrip("وف") in known.unlike_names:
        return Role.NOTHING, 0
    if form in names:
        everyday = form in names.everyday or form in known.never or is_listed(word)
        return (Role.GIVEN | Role.EVERYDAY if everyday else Role.GIVEN), 0
    if word.noun is not None or word.kinds - NO_HINDRANCE or word.definite:
        return Role.NOTHING, 0
    for clitic in CLITICS:
        rest = form.removeprefix(clitic)
        if rest != form and len(rest) >= _SHORTEST_STEM and rest in names:
            everyday = rest in names.everyday or rest in known.never or is_listed(look_up(rest)) or is_listed(word)
            if everyday and clitic != "و":
                return Role.NOTHING, 0
            return (Role.GIVEN | Role.EVERYDAY if everyday else Role.GIVEN), len(clitic)
    return Role.NOTHING, 0


def _kunya_cut(form: str, known: NameLists) -> int | None:
    """Letters of clitics before «أبو», «أم», «عبد»; None where it is none of them."""
    for cut, rest in ((0, form), (1, form[1:])):
        if (rest in known.kunya or rest == "عبد") and (not cut or form[0] in "وفبلك"):
            return cut
    return None
