"""Names across scripts: what is left of a name when only its consonants are kept."""

from functools import lru_cache

from factcheck.text.normalize import fold

# Sounds that Latin letters write with two; "$" stands for sh. Vowels, half vowels and h go: spellings disagree on them.
_DIGRAPHS = (("tch", "$"), ("kh", "k"), ("gh", "g"), ("sh", "$"), ("ch", "$"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_LATIN = {
    **dict.fromkeys("aeiouywh", ""),
    "c": "k",
    "q": "k",
    "x": "ks",
    "v": "f",
    "p": "b",
    "j": "g",
}
_ARABIC = {
    **dict.fromkeys("اويءهعح", ""),
    **dict(zip("بتثجخدذرزسشصضطظغفقكلمن", "bttgkddrzs$sdtzgfkklmn", strict=True)),
    "پ": "b",
    "چ": "$",
    "ژ": "g",
    "ڤ": "f",
}
_BONES = str.maketrans(_LATIN | _ARABIC)
# What is left of a word without its consonants.
_VOWELS_ALONE = dict.fromkeys((code for code, bone in _BONES.items() if bone), None)
# A word of so many consonants is the same name with other vowels («زيلينسكي», «زيلنسكي»).
_TELLING_BONES = 5
# A name of so many consonants is one person's in both scripts.
_CROSSING_BONES = 5
_ARTICLES = frozenset({"al", "el", "the", "ال"})


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """The consonants of a name, the same for its Arabic and Latin spellings.

    >>> skeleton("خليفة حفتر"), skeleton("Khalifa Haftar"), skeleton("al-Khalifa Haftar")
    ('klf ftr', 'klf ftr', 'klf ftr')
    """
    words = (word.removeprefix("ال") for word in fold(name).split() if word not in _ARTICLES)
    return " ".join(filter(None, map(_word_skeleton, words)))


@lru_cache(maxsize=16384)
def is_spelling_of(name: str, other: str) -> bool:
    """Whether two names of one skeleton can be one person's.

    In one script each word has to sound alike: other letters for the same sounds, and other vowels only in a word of
    many consonants, since «حسن» and «حسين», «سلمان» and «سليمان» are two. Across scripts the vowels tell nothing, so
    the name has to have many consonants.

    >>> is_spelling_of("سيرغي شويغو", "سيرجي شويجو"), is_spelling_of("حسن علي", "حسين علي")
    (True, False)
    >>> is_spelling_of("Sergei Shoigu", "سيرغي شويغو"), is_spelling_of("Hassan Ali", "حسين علي")
    (True, False)
    """
    words, others = fold(name).split(), fold(other).split()
    if name.isascii() != other.isascii():
        return " " in skeleton(name) and len(skeleton(name)) > _CROSSING_BONES
    return len(words) == len(others) > 1 and all(map(_sounds_alike, words, others))


def _sounds_alike(word: str, other: str) -> bool:
    if word == other:
        return True
    bones = _word_skeleton(word)
    if bones != _word_skeleton(other):
        return False
    vowels = word.translate(_VOWELS_ALONE) == other.translate(_VOWELS_ALONE)
    return vowels or len(bones) >= _TELLING_BONES


def _word_skeleton(word: str) -> str:
    for spelling, sound in _DIGRAPHS:
        word = word.replace(spelling, sound)
    bones = word.translate(_BONES)
    return "".join(bone for at, bone in enumerate(bones) if at == 0 or bones[at - 1] != bone)
