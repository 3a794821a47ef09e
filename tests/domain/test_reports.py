"""Conditions and orders as people write them."""

import pytest

from factcheck.domain.reports import Condition, Operator, Order


@pytest.mark.parametrize(
    ("written", "parsed"),
    [
        ("outlet=عربي21", ("outlet", Operator.EQUAL, "عربي21")),
        ("score >= 0.9", ("score", Operator.AT_LEAST, "0.9")),
        ("score<=0.9", ("score", Operator.AT_MOST, "0.9")),
        ("score<1", ("score", Operator.LESS, "1")),
        ("score>1", ("score", Operator.MORE, "1")),
        ("outlet!=x", ("outlet", Operator.UNEQUAL, "x")),
        ("text~a=b", ("text", Operator.CONTAINS, "a=b")),
        ("text=", ("text", Operator.EQUAL, "")),
        ("url is null", ("url", Operator.MISSING, "")),
        ("url IS NOT NULL", ("url", Operator.GIVEN, "")),
    ],
)
def test_a_condition_is_a_column_a_sign_and_a_value(written, parsed):
    condition = Condition.parse(written)

    assert (condition.column, condition.operator, condition.value) == parsed


@pytest.mark.parametrize("written", ["", "outlet", "=x", "a b = c", "1; drop table x"])
def test_what_is_no_condition_is_refused(written):
    with pytest.raises(ValueError, match="is no condition"):
        Condition.parse(written)


@pytest.mark.parametrize(("written", "order"), [("score", ("score", False)), (" score DESC ", ("score", True))])
def test_an_order_is_a_column_and_perhaps_its_direction(written, order):
    parsed = Order.parse(written)

    assert (parsed.column, parsed.descending) == order


@pytest.mark.parametrize("written", ["", "score down", "a, b"])
def test_what_is_no_order_is_refused(written):
    with pytest.raises(ValueError, match="is no order"):
        Order.parse(written)
