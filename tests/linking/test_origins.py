"""Two outlets that relay one voice count once."""

import pytest

from factcheck.linking import same_origin


def test_two_outlets_that_relay_one_paper_have_one_origin(claim):
    a = claim("the fleet sailed", by=["a sailor", "Izvestia"], outlet="Arabi21")
    b = claim("the fleet sailed", by="Izvestia", outlet="Al-Ahram")

    assert same_origin(a, b)


def test_an_outlet_and_another_that_cites_it_have_one_origin(claim):
    a = claim("the fleet sailed", outlet="Debka")
    b = claim("the fleet sailed", by=["~an officer", "ديبكا=Debka"], outlet="Al-Araby")

    assert same_origin(a, b)
    assert same_origin(b, a)


@pytest.mark.parametrize("other", ["~an official", "~مسؤول"])
def test_two_unnamed_officials_may_be_two(claim, other):
    a = claim("the fleet sailed", by="~an official", outlet="Arabi21")
    b = claim("the fleet sailed", by=other, outlet="Al-Ahram")

    assert not same_origin(a, b)


def test_a_name_is_the_same_in_any_spelling(claim):
    a = claim("الأسطول أبحر", by="إزفيستيا")
    b = claim("الأسطول غادر", by="«ازفيستيا»")

    assert same_origin(a, b)


def test_one_outlet_in_its_own_voice_is_one_origin(claim):
    a = claim("the fleet sailed", outlet="Arabi21")
    b = claim("the fleet has sailed", outlet="Arabi21")

    assert same_origin(a, b)


def test_two_outlets_that_name_nobody_are_two_origins(claim):
    a = claim("the fleet sailed", outlet="Arabi21")
    b = claim("the fleet sailed", outlet="Al-Ahram")

    assert not same_origin(a, b)
