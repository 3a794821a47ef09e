"""Shapes that leave the house."""

import pytest

from factcheck.domain.reading import Quantity
from factcheck.domain.spans import Span
from factcheck.presenters.exports import quantity_out

NUMBERS = [
    ((4.0, None, False), (4, None, None)),
    ((4.0, 6.5, False), (4, 6.5, None)),
    ((4.0, None, True), (4, None, "at least")),
    ((None, 4.0, False), (4, None, "at most")),
]


@pytest.mark.parametrize(("read", "shown"), NUMBERS)
def test_a_bound_is_exported_as_its_value_and_the_side_it_bounds(read, shown):
    value, value_max, open_ended = read
    quantity = Quantity(Span(0, 1), value, value_max, "km", approximate=False, open_ended=open_ended)

    out = quantity_out(quantity, "4")

    assert (out.value, out.value_max, out.bound) == shown
