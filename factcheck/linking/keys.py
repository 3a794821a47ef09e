"""What a claim can be found by: its notions, sounds and figures, the same in every language.

Two claims that tell the same in two languages share few letters, but they share these. How much a key says is for
whoever looks claims up to weigh: the rarer, the more.
"""

from collections.abc import Iterable

from factcheck.linking.prepared import Prepared

# An endless sentence would be found by everything; the first words say what it is about.
MOST_KEYS = 60
# Longer words are addresses or broken texts, and no index takes them.
LONGEST = 40


def keys(claim: Prepared) -> list[str]:
    """The claim's keys in the order of its text, none twice.

    A word's notion stands as it is, the consonants of a word unknown to the lexicon after ``~``, a figure after ``=``.
    """
    notions = (notion for notion in claim.forms if notion not in claim.offices)
    figures = (f"={q.value:g}" for q in claim.claim.quantities if q.value is not None)
    sounds = (f"~{sound}" for sound in sorted(claim.sounds))
    found = dict.fromkeys([*figures, *_bounded(notions), *_bounded(sounds)])
    return list(found)[:MOST_KEYS]


def _bounded(words: Iterable[str]) -> list[str]:
    """As many words as can matter: half of the keys, so that an endless claim keeps room for its sounds."""
    return [word for word, _ in zip((w for w in words if len(w) <= LONGEST), range(MOST_KEYS // 2), strict=False)]
