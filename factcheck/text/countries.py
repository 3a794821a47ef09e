"""Which country's money is meant by the name of a currency that several countries have.

A paper in Kuwait that writes of "dinars" means its own, and so may one that names Kuwait. The nearest counts first: a
nation or place named a few words from the sum, then what the whole text and the home of the outlet say.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from factcheck.domain.reading import Quantity
from factcheck.text.currencies import Currencies
from factcheck.text.quantities import Found
from factcheck.text.stretches import Stretch
from factcheck.text.tokens import tokenize

_NEAR = 24  # tokens on each side of a sum of money among which its country is looked for first
# The outlet's own country weighs as much as being named twice: a paper at home hardly names it, and names others once.
_HOME_COUNTS = 2


class Home(NamedTuple):
    """Where an article comes from: the ISO 3166-1 alpha-2 code of the outlet's country, and the outlet's name."""

    country: str | None = None
    outlet: str | None = None


NOWHERE = Home()


class Countries:
    """The countries that a stretch and its outlet speak of."""

    def __init__(self, stretch: Stretch, currencies: Currencies, home: Home) -> None:
        self._stretch, self._currencies, self._home = stretch, currencies, home

    def placed(self, found: Found) -> Quantity:
        """The quantity at its place in the whole text, with its country's currency."""
        unit = found.unit
        if found.currency is not None:
            at = bisect_left(self._stretch.starts, found.start)
            near = self._currencies.nations(self._stretch.forms[max(0, at - _NEAR) : at + _NEAR])
            everywhere = self._everywhere
            if unit != found.currency:  # a sign has its own country ("Sh"): another one must be named more than once
                everywhere = {nation: often for nation, often in everywhere.items() if often >= _HOME_COUNTS}
            told = (self._currencies.of_nations(found.currency, named) for named in (near, everywhere))
            unit = next(filter(None, told), unit)
        return found.quantity(self._stretch.span_of(found.start, found.end), unit)

    @cached_property
    def _everywhere(self) -> Mapping[str, int]:
        """How often each nation is named, the outlet's own among them."""
        named = Counter(self._currencies.nations(self._stretch.forms))
        country, outlet = self._home
        own = self._currencies.nations(tokenize(outlet).forms) if outlet and not country else {}
        for nation in [country] if country else own:
            named[nation] += _HOME_COUNTS
        return named
