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
_ARTICLES = frozenset({"al", "el", "the", "ال"})


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """The consonants of a name, the same for its Arabic and Latin spellings.

    >>> skeleton("خليفة حفتر"), skeleton("Khalifa Haftar"), skeleton("al-Khalifa Haftar")
    ('klf ftr', 'klf ftr', 'klf ftr')
    """
    words = (word.removeprefix("ال") for word in fold(name).split() if word not in _ARTICLES)
    return " ".join(filter(None, map(_word_skeleton, words)))


def _word_skeleton(word: str) -> str:
    for spelling, sound in _DIGRAPHS:
        word = word.replace(spelling, sound)
    bones = word.translate(_BONES)
    return "".join(bone for at, bone in enumerate(bones) if at == 0 or bones[at - 1] != bone)
