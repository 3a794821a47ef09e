"""Words that units are called by: measures, money, per cent and counted nouns, by their folded form."""

from typing import Any, NamedTuple

from factcheck.text.counted_nouns import counted_nouns, plurals_by_rule
from factcheck.text.normalize import fold_all

PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"


class Entry(NamedTuple):
    """What a unit's word counts."""

    symbol: str
    money: bool = False
    noun: bool = False
    plural: bool = False  # a noun's form for several
    large: bool = False  # another word as well: money behind large numbers alone
    singular: bool = False  # counts one alone, or stands in a compound ("a five-member panel")


def entries_of(data: dict[str, Any]) -> dict[str, Entry]:
    """All unit words by their folded form; of two readings of one form the narrower (money, measure) wins."""
    entries = _nouns_of(data)
    for symbol, forms in data["measures"].items():
        entries |= dict.fromkeys(fold_all(forms), Entry(symbol))
    for currency in data["currencies"]:
        symbol = currency["alone"]
        entries |= dict.fromkeys(fold_all(currency["forms"]), Entry(symbol, money=True))
        if "large" in currency:
            entries |= dict.fromkeys(fold_all(currency["large"]), Entry(symbol, money=True, large=True))
    entries |= dict.fromkeys(fold_all(data["percent"]["words"]), Entry(PERCENT))
    return entries | dict.fromkeys(fold_all(data["percent"]["points"]), Entry(PERCENTAGE_POINT))


def _nouns_of(data: dict[str, Any]) -> dict[str, Entry]:
    """The counted nouns in all their forms."""
    entries: dict[str, Entry] = {}
    forms: list[str] = []
    meant: list[Entry] = []
    one_alone: bool = data["counted_plural"]
    for lemma, plurals in counted_nouns(data).items():
        made = [] if plurals and one_alone else plurals_by_rule(lemma, data)
        forms += [lemma, *plurals, *made]
        entry, several = Entry(lemma, noun=True), Entry(lemma, noun=True, plural=True)
        meant.append(Entry(lemma, noun=True, singular=True) if one_alone else entry)
        meant += [several] * len(plurals) + [entry] * len(made)
    entries.update(zip(fold_all(forms), meant, strict=True))
    return entries
