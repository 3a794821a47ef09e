"""A claim taken apart once, so that comparing it with many others is a matter of small sets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TypeVar

from factcheck.domain.links import ComparedClaim, ComparedQuantity
from factcheck.domain.words import Polarity
from factcheck.linking.amounts import Amount, amounts, is_counted, is_mark, mark, mark_quantities
from factcheck.linking.counts import two_of
from factcheck.linking.denied import end_of_denied
from factcheck.linking.homographs import settled
from factcheck.linking.lexicon import lexicon, listed, notion
from factcheck.linking.negation import Negation, negation
from factcheck.linking.stems import unclad
from factcheck.text import fold, skeleton

# A claim of fewer words than this says too little to be compared ("he denied it", "an end to the war").
LEAST_WORDS = 2
# As far as a verb's subject and object stand from it, in content words.
BESIDE = 2
# Consonants from which a word can be told by its sound in another script.
LEAST_SOUND = 3
# What ended so long before its telling is told as history.
HISTORY = timedelta(days=45)
_QUESTION_MARKS = ("?", "؟")
_PUNCTUATION = "\"'«»“”‘’()[]{}،,؛;:.!…-–—"
# Lists whose words are read for what they do, not for what they speak of.
_SILENT = ("stop", "measures", "negations", "lacks", "denials")
_ARTICLE = "ال"
_Found = TypeVar("_Found")
_CLOSING = " \t\n\"'»”’)]."


# What is worked out of a claim beyond ``Prepared`` is kept for as many claims: those that some batches compare.
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A claim as it is compared; one is the same as itself alone.

    ``content`` holds the notions of its words, names left out; ``names`` those of the names in it, ``offices`` those of
    offices and roles; ``around`` whatever the words of its sentence can stand for, ``states`` the states among that;
    ``forms`` a word for each notion, in the order of the text; ``tokens`` all folded words, a mark for each quantity;
    ``twos`` the notions that it speaks of two of; ``sounds`` the consonants of words that the lexicon does not know;
    ``linkable`` is False where it links to nothing.
    """

    claim: ComparedClaim
    linkable: bool
    content: frozenset[str]
    names: frozenset[str]
    offices: frozenset[str]
    around: frozenset[str]
    states: frozenset[str]
    forms: dict[str, str]
    tokens: tuple[str, ...]
    trigrams: frozenset[str]
    negation: Negation
    amounts: tuple[Amount, ...]
    twos: frozenset[str]
    sounds: frozenset[str]

    @property
    def content_in_order(self) -> list[str]:
        """The notions of the content as they come in the text."""
        return [notion for notion in self.forms if notion in self.content]

    def beside(self, notion: str) -> frozenset[str]:
        """The notions next to one, content and names, ``BESIDE`` on either side."""
        order = list(self.forms)
        at = order.index(notion)
        return frozenset(order[max(0, at - BESIDE) : at] + order[at + 1 : at + 1 + BESIDE])

    @property
    def denies(self) -> bool:
        """Whether the claimant says that the content is not so."""
        return self.claim.polarity is Polarity.DENIES


def once_a_claim(of: Callable[[Prepared], _Found]) -> Callable[[Prepared], _Found]:
    """The same function, its answer kept while a claim is compared with many others."""
    return lru_cache(maxsize=_REMEMBERED)(of)


def prepare(claim: ComparedClaim) -> Prepared:
    """The claim taken apart. Costs some hundred microseconds; callers keep it for all pairs of the claim."""
    written = _written(mark_quantities(claim.text, claim.quantities))
    if claim.polarity is Polarity.DENIES:
        written = written[: end_of_denied(written)]
    tokens = [token for token, _ in written]
    mentioned = frozenset(word for name in claim.names for word in _name_words(name))
    forms = _forms(written, claim.quantities, mentioned)
    names = frozenset(forms) & (mentioned | lexicon().state_names)
    offices = frozenset(found for found, word in forms.items() if listed("offices", fold(word))) - names
    around = frozenset(_meanings(claim.sentence))
    return Prepared(
        claim=claim,
        linkable=_is_linkable(claim, tokens, len(forms) + len(claim.quantities)),
        content=frozenset(forms) - names - offices,
        names=names,
        offices=offices,
        around=around | names,
        states=around & lexicon().state_names,
        forms=forms,
        tokens=tuple(tokens),
        trigrams=_trigrams(" ".join(tokens)),
        negation=negation(tokens, denied=claim.polarity is Polarity.DENIES),
        amounts=amounts(tokens, claim.quantities, names=names),
        twos=two_of(tokens, claim.quantities),
        sounds=frozenset(_sounds(forms)),
    )


@once_a_claim
def is_history(claim: Prepared) -> bool:
    """Whether all days that the claim gives lie well before its article."""
    times, published = claim.claim.times, claim.claim.published
    return published is not None and bool(times) and all(published.start_on - t.end_on > HISTORY for t in times)


def _written(text: str) -> list[tuple[str, str]]:
    """The words of the text, folded and as they stand."""
    pairs = [(token, word) for word in text.split() for token in fold(word).split()]
    return list(zip(settled([token for token, _ in pairs]), (word for _, word in pairs), strict=True))


def _forms(
    written: list[tuple[str, str]], quantities: tuple[ComparedQuantity, ...], mentioned: frozenset[str]
) -> dict[str, str]:
    """A word for each notion, in the order of the text; a counted thing stands in for its figure."""
    units = {mark(at): q for at, q in enumerate(quantities) if q.unit is not None and is_counted(q.unit)}
    forms: dict[str, str] = {}
    for token, word in written:
        if token in units:
            forms.setdefault(notion(fold(units[token].unit or "")), units[token].text)
        elif _says_something(token):
            forms.setdefault(_meaning(token, mentioned), word.strip(_PUNCTUATION))
    return forms


def _meanings(sentence: str) -> Iterator[str]:
    """Whatever the words can stand for, as notions and as names with or without clitics."""
    for token in fold(sentence).split():
        yield notion(token)
        yield from unclad(token)


def _meaning(token: str, mentioned: frozenset[str]) -> str:
    """The notion of a word; a mentioned name stands for itself, but for a state's, which has other names too."""
    found = notion(token)
    if found in lexicon().state_names:
        return found
    return next((form for form in unclad(token) if form in mentioned), found)


def _name_words(name: str) -> Iterator[str]:
    words = (word for word in fold(name).split() if not (listed("stop", word) or listed("offices", word)))
    return (word.removeprefix(_ARTICLE) for word in words)


def _sounds(forms: dict[str, str]) -> Iterator[str]:
    """The consonants of words that the lexicon does not know, with and without a one-letter clitic."""
    for found, word in forms.items():
        if found not in lexicon().notion_names:
            folded = fold(word)
            sounds = (skeleton(form).replace(" ", "") for form in (folded, *unclad(folded)))
            yield from (sound for sound in sounds if len(sound) >= LEAST_SOUND)


def _says_something(token: str) -> bool:
    return not (is_mark(token) or token.isdecimal() or any(listed(kind, token) for kind in _SILENT))


def _is_linkable(claim: ComparedClaim, tokens: list[str], words: int) -> bool:
    """Whether the claim asserts something that another can agree with or contradict."""
    return (
        claim.polarity is not Polarity.DECLINES
        and claim.language in lexicon().languages
        and words >= LEAST_WORDS
        and not claim.text.rstrip(_CLOSING).endswith(_QUESTION_MARKS)
        and not listed("asks", tokens[0])
    )


def _trigrams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))
