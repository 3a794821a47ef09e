"""Word lists as trees of tokens: which phrase of a list stands at a token, whatever its length.

A lookup is a step in a dictionary, so a list costs nothing to prepare, however long it is.
"""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

_Said = TypeVar("_Said")


class Phrasebook(Generic[_Said]):
    """Folded phrases, each with what it says.

    >>> units = Phrasebook({"متر": "m", "متر مربع": "m2"})
    >>> units.at(["100", "متر", "مربع"], 1)
    ('m2', 3)
    >>> units.before(["100", "متر", "مربع"], 2)
    ('m', 1)
    """

    def __init__(self, phrases: Mapping[str, _Said]) -> None:
        # A hyphen is a token without a form: "per-cent" reads "per  cent".
        self._phrases = dict(phrases)
        self._longest_from = dict.fromkeys(phrases, 1)
        self._longest_to = dict(self._longest_from)
        for phrase in [phrase for phrase in phrases if " " in phrase]:
            apart = phrase.replace(" ", "  ")
            self._phrases[apart] = phrases[phrase]
            words = apart.split(" ")
            for word, table in ((words[0], self._longest_from), (words[-1], self._longest_to)):
                del table[phrase]
                table[word] = max(table.get(word, 0), len(words))

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._phrases

    def get(self, phrase: str) -> _Said | None:
        """What the phrase says, None for one that is not listed."""
        return self._phrases.get(phrase)

    def starts(self, word: str) -> bool:
        """Whether a phrase starts with the word."""
        return word in self._longest_from

    def at(self, forms: Sequence[str], at: int, first: str | None = None) -> tuple[_Said, int] | None:
        """What the longest phrase that starts at the token says, and the token after it.

        ``first`` is read instead of the first token's form.
        """
        if at >= len(forms):
            return None
        start = forms[at] if first is None else first
        longest = self._longest_from.get(start)
        if longest is None:  # most words
            return None
        for number in range(min(longest, len(forms) - at), 1, -1):
            said = self._phrases.get(" ".join((start, *forms[at + 1 : at + number])))
            if said is not None:
                return said, at + number
        said = self._phrases.get(start)
        return None if said is None else (said, at + 1)

    def before(self, forms: Sequence[str], at: int, clitics: str = "") -> tuple[_Said, int] | None:
        """What the longest phrase that ends right before the token says, and its first token.

        One of the letters ``clitics`` may be written onto the phrase.
        """
        if not at:
            return None
        last = forms[at - 1]
        longest = self._longest_to.get(last, 0)
        if clitics and last[:1] in clitics:
            longest = max(longest, self._longest_to.get(last[1:], 0))
        if not longest:  # most words
            return None
        for number in range(min(longest, at), 0, -1):
            phrase = " ".join(forms[at - number : at])
            for written in _without(phrase, clitics):
                said = self._phrases.get(written)
                if said is not None:
                    return said, at - number
        return None


def _without(phrase: str, clitics: str) -> tuple[str, ...]:
    """The phrase as it stands, and without a clitic."""
    return (phrase, phrase[1:]) if len(phrase) > 1 and phrase[0] in clitics else (phrase,)
