"""A number with what it counts, before it is known how firmly it stands."""

from decimal import Decimal
from typing import NamedTuple

from factcheck.text.counting import Numeral
from factcheck.text.measures import Unit


class Measured(NamedTuple):
    """A number with its unit, or with none; ``first`` is its first token and ``next`` the one after its unit."""

    numeral: Numeral
    start: int
    end: int
    first: int
    next: int
    value: Decimal
    unit: Unit | None

    @property
    def certain(self) -> bool:
        """Whether its unit is a known word."""
        return self.unit is not None and self.unit.certain
