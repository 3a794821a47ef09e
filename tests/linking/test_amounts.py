"""Figures compare as ranges, in one unit, where they count one thing."""

import pytest

from factcheck.domain.links import ComparedQuantity
from factcheck.linking.amounts import amounts, apart, mark_quantities


def _amounts(text: str, quantity: ComparedQuantity):
    return amounts(mark_quantities(text, (quantity,)).split(), (quantity,), names=frozenset())


def _figure(value, unit="USD", **more):
    given = {"value_max": None, "approximate": False, "open_ended": False, "text": "figure", **more}
    return ComparedQuantity(value=value, unit=unit, **given)


def _clash(one: ComparedQuantity, other: ComparedQuantity) -> bool:
    return apart(_amounts("radars figure", one), _amounts("radars figure", other), alike=False) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_figure(4.2e9), _figure(4.2e9)),
        (_figure(4.2e9), _figure(4.0e9, open_ended=True)),
        (_figure(4.2e9), _figure(4.0e9)),
        (_figure(4.2e9), _figure(4.5e9, approximate=True)),
        (_figure(350, "job"), _figure(300, "job", value_max=400)),
        (_figure(None, "job", value_max=400), _figure(350, "job")),
        (_figure(12300, "person"), _figure(12000, "person")),
    ],
)
def test_figures_that_can_be_one_do_not_clash(one, other):
    assert not _clash(one, other)
    assert not _clash(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_figure(4.2e9), _figure(4.2e10)),
        (_figure(4.2e9), _figure(2.9e9)),
        (_figure(2000, "person"), _figure(1500, "person")),
        (_figure(17, "miner"), _figure(18, "miner")),
        (_figure(4.2e9), _figure(5.0e9, open_ended=True)),
        (_figure(90, "percent"), _figure(60, "percent")),
    ],
)
def test_figures_that_cannot_be_one_clash(one, other):
    assert _clash(one, other)
    assert _clash(other, one)


def test_units_are_never_converted():
    assert not _clash(_figure(4.0e9, "LYD"), _figure(2.9e9, "USD"))


def test_figures_of_two_things_do_not_clash():
    radars = _amounts("radars worth figure", _figure(4.2e9))
    wheat = _amounts("wheat worth figure", _figure(2.9e9))

    assert apart(radars, wheat, alike=False) is None


def test_figures_of_two_deeds_do_not_clash_though_the_place_is_one():
    killed = _amounts("figure killed in the collapse", _figure(17, "miner"))
    wounded = _amounts("figure wounded in the collapse", _figure(44, "miner"))

    assert apart(killed, wounded, alike=False) is None


def test_a_figure_that_both_give_leaves_no_clash():
    both = (_figure(10, "man", text="one"), _figure(20, "man", text="two"))
    text = mark_quantities("soldiers one soldiers two", both).split()

    mixed = amounts(text, both, names=frozenset())

    assert apart(mixed, _amounts("soldiers figure", _figure(20, "man")), alike=False) is None


@pytest.mark.parametrize(("one", "other"), [("dinar", "TND"), ("دينار", "LYD"), ("dollar", "USD")])
def test_a_currency_may_be_named_without_its_state(one, other):
    assert _clash(_figure(4e6, one), _figure(2.5e6, other))


@pytest.mark.parametrize(("one", "other"), [("EGP", "GBP"), ("dinar", "EUR"), ("TND", "LYD")])
def test_two_currencies_are_never_one(one, other):
    assert not _clash(_figure(4e6, one), _figure(2.5e6, other))


def _said(text: str, *given: ComparedQuantity):
    return amounts(mark_quantities(text, given).split(), given, names=frozenset())


def test_a_figure_that_one_refuses_clashes_with_who_gives_it():
    both = _said("bodies one not two", _figure(14, "body", text="one"), _figure(9, "body", text="two"))

    assert apart(both, _said("bodies one", _figure(9, "body", text="one")), alike=False) is not None


def test_a_figure_that_one_refuses_leaves_those_together_who_give_the_other():
    both = _said("bodies one not two", _figure(14, "body", text="one"), _figure(9, "body", text="two"))

    assert apart(both, _said("bodies one", _figure(14, "body", text="one")), alike=False) is None


def test_a_negated_verb_refuses_no_figure_further_on():
    held = _said("did not hold back all of the one bodies", _figure(9, "body", text="one"))

    assert not held[0].refused


@pytest.mark.parametrize(("unit", "other"), [("worker", "person"), (None, "worker"), ("body", "victim")])
def test_heads_may_be_counted_by_any_name(unit, other):
    (one,), (two,) = (_said("radars figure", _figure(3, named)) for named in (unit, other))

    assert one.may_count(two)


@pytest.mark.parametrize(("unit", "other"), [(None, "percent"), (None, "USD"), ("boat", "worker"), (None, "d")])
def test_a_bare_figure_counts_no_money_no_share_and_no_days(unit, other):
    (one,), (two,) = (_said("radars figure", _figure(3, named)) for named in (unit, other))

    assert not one.may_count(two)


@pytest.mark.parametrize(
    ("one", "other"),
    [("lost contracts worth figure", "offered contracts worth figure"), ("a loan of figure", "fined figure")],
)
def test_sums_that_are_there_for_two_things_do_not_clash(one, other):
    assert apart(_said(one, _figure(4e9)), _said(other, _figure(2.9e9)), alike=True) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("offered contracts worth figure", "عرض عقود figure"),
        ("contracts worth figure", "offered contracts worth figure"),
    ],
)
def test_sums_of_one_role_clash_and_so_does_one_whose_role_is_not_said(one, other):
    assert apart(_said(one, _figure(4e9)), _said(other, _figure(2.9e9)), alike=True) is not None
