"""How far into a claim its denial reaches: why it is denied is not denied."""

import re

from factcheck.linking.lexicon import listed

# A denial has a verb and an object at least; an end before that is none.
LEAST_DENIED = 2
_INDEFINITE_ACCUSATIVE = re.compile(r"(اً|ًا)\W*$")


def end_of_denied(written: list[tuple[str, str]]) -> int:
    """How many of the words (folded and as written) are denied.

    The end is a word such as "because", or an adverb of purpose: an indefinite accusative with a preposition after it
    ("respecting the ban", احتراماً للحظر).
    """
    said = 0
    for at, (token, word) in enumerate(written):
        if said >= LEAST_DENIED and (listed("because", token) or _is_purpose(word, written[at + 1 : at + 2])):
            return at
        said += not listed("stop", token)
    return len(written)


def _is_purpose(word: str, following: list[tuple[str, str]]) -> bool:
    if _INDEFINITE_ACCUSATIVE.search(word) is None:
        return False
    return any(listed("towards", token) or listed("towards", token[:1]) for token, _ in following)
