"""Light stems: one form for the inflections of a word, by its letters alone.

They are for comparing, not for reading: what counts is that two forms of one word meet, so letters that may be
clitics go even where they belong to the word (the same way each time). All words are folded (factcheck.text.fold).
"""

import re
from collections.abc import Iterator

# A stem keeps three letters: with two, Arabic roots and English words fall together by the dozen.
_KEPT = 3
# No word has so many letters: what has is broken text, and letter after letter of it could be a clitic.
_LONGEST = 40
_ARABIC_PROCLITICS = ("ال", "و", "ف", "ب", "ك", "ل")
_ARABIC_ENDINGS = (
    "تهما", "تيهم", "اتها", "اتهم", "يتها",
    "هما", "تها", "تهم", "اته", "يته", "تين", "تان", "يون", "يين", "يات",
    "ها", "هم", "هن", "نا", "كم", "وا", "ات", "ون", "ين", "ان", "يه", "ته", "تم",
    "ه", "ي", "ت", "ا",
)  # fmt: skip
_IMPERFECT = "يتن"
_WEAK = re.compile("(?<=.)[اويى](?=.)")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
# (ending, what stands for it), longest first.
_ENGLISH_ENDINGS = (
    ("ations", ""), ("ation", ""), ("ments", ""), ("ings", ""), ("ment", ""), ("ness", ""), ("ies", "y"), ("ied", "y"),
    ("ing", ""), ("ers", ""), ("ion", ""), ("ian", ""), ("ed", ""), ("es", ""), ("er", ""), ("ly", ""),
    ("s", ""), ("e", ""),
)  # fmt: skip


def stem(word: str) -> str:
    """The stem of a folded word, by the rules of its script; other scripts keep their words whole.

    >>> stem("وبالطائرات") == stem("طائره"), stem("سيطلب") == stem("تطلب"), stem("signing") == stem("signed")
    (True, True, True)
    """
    first = word[:1]
    if "ء" <= first <= "ي":
        return _arabic(word)
    return _english(word) if "a" <= first <= "z" else word


def inflected(word: str) -> str:
    """The stem of a folded word whose first letter is its own: endings go, nothing else."""
    if not "ء" <= word[:1] <= "ي":
        return stem(word)
    return _skeleton(_without_ending(word))


def imperfect(word: str) -> str:
    """What is left of a folded Arabic verb without the letters of its person and of what is to come; else "".

    >>> imperfect("سيوقع"), imperfect("نخفض"), imperfect("رفض")
    ('وقع', 'خفض', '')
    """
    verb = word[1:] if word[:1] == "س" and word[1:2] in _IMPERFECT else word
    return verb[1:] if verb[:1] in _IMPERFECT and len(verb) > _KEPT else ""


def inflection(word: str) -> str:
    """A folded word without its ending: what its inflections share and its relatives do not."""
    return _without_ending(word) if "ء" <= word[:1] <= "ي" else stem(word)


def unclad(word: str) -> Iterator[str]:
    """A folded word, then what is left as one letter after the other is taken for a clitic; the word alone where its
    script writes none.

    >>> list(unclad("وبالقصر"))
    ['وبالقصر', 'بالقصر', 'القصر', 'قصر']
    """
    yield word
    while "ء" <= word[:1] <= "ي" and len(word) <= _LONGEST:
        clitic = next((c for c in _ARABIC_PROCLITICS if word.startswith(c) and len(word) - len(c) >= _KEPT), None)
        if clitic is None:
            return
        word = word[len(clitic) :]
        yield word


def _arabic(word: str) -> str:
    *_, word = unclad(word)
    if word[0] == "س" and word[1:2] in _IMPERFECT and len(word) > _KEPT + 1:
        word = word[1:]
    word = _without_ending(word)
    return _skeleton(word[1:] if word[0] in _IMPERFECT and len(word) > _KEPT else word)


def _without_ending(word: str) -> str:
    ending = next((e for e in _ARABIC_ENDINGS if word.endswith(e) and len(word) - len(e) >= _KEPT), "")
    return word[: len(word) - len(ending)]


def _skeleton(word: str) -> str:
    skeleton = _WEAK.sub("", word)
    return skeleton if len(skeleton) >= _KEPT else word


def _english(word: str) -> str:
    for ending, instead in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _KEPT:
            word = word[: len(word) - len(ending)] + instead
            break
    return _DOUBLED.sub(r"\1", word)
