"""Whether two names are one speaker's: a person, a body or an outlet, in one script or two.

Of claims that agree, that is: who says the same of one matter and bears the same last name is hardly somebody else.
"""

from functools import lru_cache

from rapidfuzz import fuzz

from factcheck.linking.alike import alikeness
from factcheck.linking.lexicon import lexicon, listed, notion
from factcheck.text import fold, skeleton

# Two spellings of a full name, in one script or two, from which they are one speaker's (alike.py).
ONE_NAME = 0.95
# A last name alone beside a full one: in two claims of one matter it is the same person (alike.py gives 0.71 or 0.75).
LAST_NAME = 0.7
# The consonants of a last name that has to be told by sound alone; Voss and Chebbi have two.
LEAST_BONES = 2
# Where a last name is long, its ending may be written otherwise: Markovic, «ماركوفيتش».
SOUND_ALIKE_UP_TO = 4
# Outlets' names are long and of several words: so alike by consonants, they are one (Capital Observer, «أوبزرفر»).
ONE_OUTLET, OUTLET_BONES = 0.85, 5
# A spokesman's office and the body that he speaks for stand as near.
OFFICE_WITHIN = 2


def is_one_person(one: str, other: str) -> bool:
    """Whether two folded names are one person's, of whom one text gives the full name.

    >>> is_one_person("يلينا ماركوفيتش", "markovic"), is_one_person("العبودي", "al-aboudi")
    (True, False)
    """
    if " " not in one and " " not in other:
        return False
    full = " " in one and " " in other
    if alikeness(one, other, person=True) >= (ONE_NAME if full else LAST_NAME):
        return True
    mine, theirs = _bones(one), _bones(other)
    one_in_full = (len(mine) > 1) != (len(theirs) > 1)
    return one_in_full and one.isascii() != other.isascii() and _sounds_alike(mine[-1:], theirs[-1:])


def is_one_outlet(one: str, other: str) -> bool:
    """Whether two names of papers, stations or agencies sound alike across scripts.

    >>> is_one_outlet("Northern Arts Journal", "نورذرن آرتس جورنال"), is_one_outlet("Sahel Press", "Sahel Register")
    (True, False)
    """
    mine, theirs = " ".join(_bones(fold(one))), " ".join(_bones(fold(other)))
    if min(len(mine), len(theirs)) < OUTLET_BONES or one.isascii() == other.isascii():
        return False
    return fuzz.ratio(mine, theirs) >= 100 * ONE_OUTLET


def is_named_in(name: str, text: str) -> bool:
    """Whether a folded text has the name, or in another script all of its sounds in a row.

    >>> is_named_in("سالم البدري", "اعلن العقيد سالم البدري"), is_named_in("سالم البدري", "اعلن البدري")
    (True, False)
    """
    if f" {name} " in f" {text} ":
        return " " in name
    mine = " ".join(_bones(name))
    return (
        len(mine) >= OUTLET_BONES and name.isascii() != text.isascii() and f" {mine} " in f" {' '.join(_bones(text))} "
    )


@lru_cache(maxsize=4096)
def body(name: str) -> frozenset[str]:
    """What a body is there for: the notions of its name that the lexicon knows, words such as "ministry" left out."""
    known = lexicon()
    words = (word for word in name.split() if not (listed("stop", word) or listed("offices", word)))
    return (frozenset(map(notion, words)) & known.notion_names) - known.bodies


def is_one_body(one: str, other: str) -> bool:
    """Whether two folded names are one body's, whoever speaks for it and in whatever language."""
    mine, theirs = body(one), body(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def speaks_for_a(kind_of: str, around: str) -> bool:
    """Whether folded words name a spokesman of a body of the same kind, and do not say which: "spokesman of the
    ministry" beside "the ministry of health".
    """
    kinds = set(map(notion, kind_of.split())) & lexicon().bodies
    words = around.split()
    for at, word in enumerate(words):
        office = any(listed("offices", before) for before in words[max(0, at - OFFICE_WITHIN) : at])
        if office and notion(word) in kinds and not body(" ".join(words[at + 1 : at + 2])):
            return bool(body(kind_of))
    return False


@lru_cache(maxsize=4096)
def _bones(folded: str) -> tuple[str, ...]:
    return tuple(skeleton(folded).split())


def _sounds_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two last names have the same consonants; of long ones, as many at the beginning."""
    mine, theirs = "".join(one), "".join(other)
    if min(len(mine), len(theirs)) < LEAST_BONES:
        return False
    begin = mine[:SOUND_ALIKE_UP_TO]
    return mine == theirs or (len(begin) == SOUND_ALIKE_UP_TO and theirs.startswith(begin))
