"""Number words of a language, as its data file has them."""

from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from factcheck.text.normalize import fold, fold_all

_TWO = Decimal(2)


class Kind(Enum):
    """What a number word does to the number that is being read."""

    ADD = "add"
    HUNDRED = "hundred"
    SCALE = "scale"
    FRACTION = "fraction"
    COUNTED = "counted"


class Word(NamedTuple):
    """A number word; ``alone`` is how many of ``value`` it says alone, None where it cannot stand alone."""

    kind: Kind
    value: Decimal
    alone: int | None = None
    lemma: str | None = None
    needs_unit: bool = False  # no number without what it counts: «مليوني», «ألف» (also "he wrote", "Alf")
    construct: bool = False  # «مليونا»: two before its noun, but one million where more is joined to it


def words_of(data: dict[str, Any]) -> dict[str, Word]:
    """All number words of a data file by their folded form, but duals of nouns (``counted_nouns``)."""
    words = {fold(form): Word(Kind.COUNTED, _TWO, lemma=lemma) for form, lemma in _listed_duals(data).items()}
    for kind, table in ((Kind.ADD, "numbers"), (Kind.HUNDRED, "hundreds"), (Kind.FRACTION, "fractions")):
        for value, forms in data[table].items():
            words |= dict.fromkeys(fold_all(forms), Word(kind, _value(value)))
    for scale in data["scales"]:
        alone = scale.get("alone", True)
        for count, forms in ((1, scale["one"]), (2, scale["two"]), (None, scale["many"])):
            words |= {
                fold(form): Word(Kind.SCALE, Decimal(scale["value"]), count, needs_unit=not alone) for form in forms
            }
        words |= {
            fold(form): Word(
                Kind.SCALE, Decimal(scale["value"]), 2, needs_unit=True, construct=form.endswith(scale["ambiguous"])
            )
            for form in scale.get("construct", ())
        }
    return words


def _listed_duals(data: dict[str, Any]) -> dict[str, str]:
    """Each dual that is listed, with the unit it counts: a lemma, a measure's symbol, a currency."""
    listed = {form: lemma for lemma, forms in data.get("twos", {}).items() for form in forms}
    listed |= {form: symbol for symbol, forms in data.get("measures_dual", {}).items() for form in forms}
    return listed | {form: currency["alone"] for currency in data["currencies"] for form in currency.get("dual", ())}


def _value(written: str) -> Decimal:
    """A number as a data file writes it: "3", "0.5", "1/3"."""
    over, _, under = written.partition("/")
    return Decimal(over) / Decimal(under or 1)
