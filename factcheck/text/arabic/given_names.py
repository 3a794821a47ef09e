"""Given names and their gender."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from factcheck.text.arabic.data import word_data
from factcheck.text.normalize import fold, fold_all

Gender = Literal["m", "f"]

_NAMES_REMEMBERED = 4096
# First parts that tell the gender by themselves: «عبد الله», «أبو عمر», «أم كريم».
_BY_PART: Mapping[str, Gender] = {"عبد": "m", "ابو": "m", "ابي": "m", "ابا": "m", "ابن": "m", "ام": "f", "بنت": "f"}


@dataclass(frozen=True, slots=True)
class GivenNames:
    """The given names of given_names.toml, folded; ``everyday`` are those that are ordinary words as well."""

    men: frozenset[str]
    women: frozenset[str]
    everyday: frozenset[str]

    def __contains__(self, form: str) -> bool:
        return form in self.men or form in self.women


@cache
def given_names() -> GivenNames:
    """The lists, loaded once."""
    data = word_data("given_names")
    men, women, everyday = (frozenset(fold_all(data[part])) for part in ("men", "women", "also_words"))
    return GivenNames(men | (everyday - women), women, everyday)


@lru_cache(maxsize=_NAMES_REMEMBERED)
def gender_of(name: str) -> Gender | None:
    """The gender that a person's given name tells; None where it is unknown or goes for both.

    >>> gender_of("هالة الصباغ"), gender_of("عبد الله السيلاوي"), gender_of("أم يزن"), gender_of("غروندبرغ")
    ('f', 'm', 'f', None)
    """
    first = next(iter(fold(name).split()), "")
    if first in _BY_PART:
        return _BY_PART[first]
    known = given_names()
    if first in known.men:
        return None if first in known.women else "m"
    return "f" if first in known.women else None
