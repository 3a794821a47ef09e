"""Words and names in the hundred thousands, their frequencies as in news: those of the seeds first, made ones behind.

Made Arabic words are three letters in a pattern, made English ones syllables, so that trigrams and stems of them are
spread as real ones are. No word is meant to mean anything.
"""

import random
import re
from collections import Counter
from functools import cache
from itertools import accumulate

from factcheck.services.packaged import seeds_folder

WORDS = 40_000  # a year of one paper has more; the rarest ones stand in a few claims each
# Zipf's law with Mandelbrot's shift: the most frequent word is 4 % of a text and not 9 %.
SHIFT = 2.7
_PATTERNS = (
    "{}ا{}{}",
    "م{}{}و{}",
    "ت{}{}ي{}",
    "{}{}{}",
    "ا{}ت{}ا{}",
    "{}{}ي{}",
    "م{}ا{}{}ة",
    "ان{}{}ا{}",
    "است{}{}ا{}",
    "{}{}ا{}ية",
)
_ROOTS = "بتجحدرزسشصضطعغفقكلمنهوي"
_ONSETS = ("b", "br", "c", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
_RHYMES = ("a", "an", "ar", "e", "el", "en", "er", "i", "in", "ing", "o", "on", "or", "u", "un", "ure", "ance", "ed")
_LETTERS = {"ar": re.compile("[\u0621-\u064a]+"), "en": re.compile("[a-z]+")}


@cache
def vocabulary(language: str) -> tuple[list[str], list[float]]:
    """Words, the most frequent first, and the running sum of their frequencies, as random.choices takes it."""
    chance = random.Random(f"words {language}")
    words = dict.fromkeys(_of_the_seeds(language))
    while len(words) < WORDS:
        words[_made(chance, language)] = None
    return list(words), list(accumulate(1 / (rank + SHIFT) for rank in range(1, WORDS + 1)))


def name(number: int, language: str) -> str:
    """What the entity of that number is called: two words, no other entity's."""
    chance = random.Random(f"name {number} {language}")
    first, last = (_made(chance, language) for _ in range(2))
    return f"{first} {last}" if language == "ar" else f"{first} {last}".title()


def _of_the_seeds(language: str) -> list[str]:
    counts = Counter[str]()
    for path in sorted((seeds_folder() / "articles").glob("*.txt")):
        counts.update(_LETTERS[language].findall(path.read_text(encoding="utf-8").lower()))
    return [word for word, _ in counts.most_common()]


def _made(chance: random.Random, language: str) -> str:
    if language == "ar":
        word = chance.choice(_PATTERNS).format(*(chance.choice(_ROOTS) for _ in range(3)))
        return f"ال{word}" if chance.random() < 0.3 else word
    return "".join(chance.choice(_ONSETS) + chance.choice(_RHYMES) for _ in range(chance.randint(2, 3)))
