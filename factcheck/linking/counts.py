"""One or two of a thing, where grammar says it and no figure does: a letter, two letters, خطابين."""

from itertools import pairwise

from factcheck.domain.links import ComparedQuantity
from factcheck.linking.lexicon import lexicon, listed, notion
from factcheck.linking.stems import unclad
from factcheck.text import fold

_TWO = 2
_DUALS = ("ين", "ان")
_FEMININE_DUALS = ("تين", "تان")
_PLURALS = ("ون", "ات", "s")
_FEMININE_PLURAL = "ات"


def two_of(tokens: list[str], quantities: tuple[ComparedQuantity, ...]) -> frozenset[str]:
    """The notions that the folded words speak of two of."""
    by_figure = {notion(fold(q.unit)) for q in quantities if q.value == _TWO and q.value_max is None and q.unit}
    by_word = {notion(follower) for token, follower in pairwise(tokens) if listed("two", token)}
    return frozenset(by_figure | by_word | {notion(token) for token in tokens if is_dual(token)})


def is_dual(word: str) -> bool:
    """Whether the ending of a folded Arabic word can only mean two: its plural is made otherwise.

    >>> is_dual("رسالتين"), is_dual("خطابين"), is_dual("مراقبين")
    (True, True, False)
    """
    return word.endswith(_FEMININE_DUALS) or (
        word.endswith(_DUALS) and any(_has_other_plural(form[: -len(_DUALS[0])]) for form in unclad(word))
    )


def is_plural(word: str) -> bool:
    """Whether the folded word speaks of many, as far as its letters tell."""
    return word.endswith(_PLURALS) or any(form in lexicon().plurals for form in unclad(word))


def _has_other_plural(noun: str) -> bool:
    return noun in lexicon().plurals.values() or f"{noun}{_FEMININE_PLURAL}" in lexicon().notions
