"""Things that news count: the nouns of a data file with their plurals, and the duals that a language makes of them."""

from collections.abc import Mapping
from typing import Any

from factcheck.text.normalize import fold_all


def counted_nouns(data: dict[str, Any]) -> dict[str, list[str]]:
    r"""Each noun with the plurals that its line gives.

    >>> counted_nouns({"counted": {"nouns": "ship:\nman: men"}})
    {'ship': [], 'man': ['men']}
    """
    lines = (line.partition(":") for line in data["counted"]["nouns"].splitlines())
    return {lemma: plurals.replace(",", " ").split() for lemma, _, plurals in lines if lemma}


class Duals:
    """Which words count two of a noun: its form before the dual's ending, and one of the endings.

    A dual that is spelt like a plural is none; nor is one of a noun whose dual hardly ever counts.
    """

    def __init__(self, data: dict[str, Any], nouns: Mapping[str, list[str]]) -> None:
        last, instead = data.get("before_dual", ("", ""))
        lemmas = [lemma for lemma in nouns if lemma not in data["no_dual"]["words"]]
        bases = fold_all(lemma[:-1] + instead if last and lemma.endswith(last) else lemma for lemma in lemmas)
        self._lemmas = dict(zip(bases, lemmas, strict=True))
        self._endings = tuple(fold_all(data.get("dual_endings", ())))
        self.plurals = frozenset(fold_all(plural for plurals in nouns.values() for plural in plurals))

    def forms(self) -> set[str]:
        """All duals, folded."""
        return {base + ending for base in self._lemmas for ending in self._endings} - self.plurals

    def lemma(self, form: str) -> str | None:
        """The noun of which the folded word counts two, None where it counts none."""
        if not form.endswith(self._endings) or form in self.plurals:
            return None
        return next((self._lemmas.get(form.removesuffix(one)) for one in self._endings if form.endswith(one)), None)


def plurals_by_rule(lemma: str, data: dict[str, Any]) -> list[str]:
    """The form of a noun that the language makes by rule: its accusative, or its plural."""
    accusative = data.get("accusative")
    if accusative:
        return [] if lemma.endswith(tuple(accusative["not_after"])) else [lemma + accusative["ending"]]
    for rule in data.get("plural", ()):
        ending = next((ending for ending in rule["endings"] if lemma.endswith(ending)), None)
        if ending is not None:
            return [lemma + rule["add"] if "add" in rule else lemma.removesuffix(ending) + rule["instead"]]
    return []
