"""Outlets that say one thing, and the origins that they have it from."""

import zlib
from itertools import permutations

import pytest

from factcheck.linking import independence

NAMES = ("Arabi21", "Al-Ahram", "Al-Araby", "Debka", "Reuters")
OUTLETS = {zlib.crc32(name.encode()): name for name in NAMES}
WIRE = "the fleet sailed from the northern port on Sunday morning with four frigates and two tankers"


@pytest.fixture
def say(claim):
    """Makes claims, each of a source of its own."""
    sources = iter(range(1, 99))
    return lambda text="the fleet sailed", **given: claim(text, ref=f"{next(sources)}.1", **given)


def origins(found) -> dict[str | None, int]:
    """How many claims come from each origin."""
    return {origin.name: len(origin.claims) for origin in found.origins}


def test_four_outlets_that_lead_to_one_paper_are_one_voice(say):
    claims = [
        say(by="Izvestia", outlet="Arabi21"),
        say(by=["~a source", "Izvestia"], outlet="Al-Ahram"),
        say(by=["Izvestia", "Reuters=Reuters"], outlet="Al-Araby"),
        say(outlet="Reuters"),
    ]

    found = independence(claims, OUTLETS)

    assert (found.outlets, origins(found)) == (4, {"Izvestia": 4})


def test_outlets_that_name_nobody_are_their_own_origins(say):
    found = independence([say(outlet="Arabi21"), say("ships left", outlet="Al-Ahram")], OUTLETS)

    assert (found.outlets, origins(found)) == (2, {"Arabi21": 1, "Al-Ahram": 1})


def test_an_unnamed_source_known_through_a_paper_is_the_papers(say):
    found = independence([say(by=["~an officer", "Debka=Debka"], outlet="Arabi21")], OUTLETS)

    assert [(origin.name, origin.unnamed) for origin in found.origins] == [("Debka", False)]


def test_an_unnamed_source_of_an_unknown_outlet_stays_unnamed(say):
    found = independence([say(by="~an officer")], OUTLETS)

    assert [(origin.name, origin.unnamed) for origin in found.origins] == [("an officer", True)]


def test_a_claim_of_nobody_in_an_unknown_outlet_has_an_origin_without_a_name(say):
    found = independence([say(), say("ships left")], OUTLETS)

    assert (found.outlets, [origin.name for origin in found.origins]) == (2, [None, None])


def test_the_same_words_in_two_outlets_are_one_wire_copy(say):
    claims = [say(WIRE, outlet="Arabi21"), say(f"{WIRE}.", outlet="Al-Ahram"), say("ships left", outlet="Al-Araby")]

    found = independence(claims, OUTLETS)

    assert found.copies == ((claims[0].ref, claims[1].ref),)
    assert sorted(origins(found).values()) == [1, 2]


def test_an_outlet_that_repeats_itself_copies_nobody(say):
    found = independence([say(WIRE, outlet="Arabi21"), say(WIRE, outlet="Arabi21")], OUTLETS)

    assert (found.outlets, found.copies) == (1, ())


def test_the_earliest_is_the_first_where_days_tell(say):
    early, late = say(outlet="Arabi21", published="2017-01-12"), say(outlet="Al-Ahram", published="2017-01-13")

    assert independence([late, early], OUTLETS).first == (early.ref,)


def test_where_only_the_month_is_known_either_may_be_the_first(say):
    day, month = say(outlet="Arabi21", published="2017-01-12"), say(outlet="Al-Ahram", published="2017-01")

    assert independence([day, month, say(outlet="Debka")], OUTLETS).first == (day.ref, month.ref)


def test_two_outlets_that_cite_each_other_run_in_a_circle(say):
    claims = [say(by="Debka=Debka", outlet="Arabi21"), say(by="عربي21=Arabi21", outlet="Debka")]

    found = independence(claims, OUTLETS)

    assert set(found.circle) == {"Arabi21", "Debka"}
    assert len(found.origins) == 1


def test_citing_in_one_direction_is_no_circle(say):
    claims = [say(by="Debka=Debka", outlet="Arabi21"), say(outlet="Debka")]

    assert independence(claims, OUTLETS).circle == ()


def test_the_order_of_the_claims_does_not_matter(say):
    claims = [
        say(by="Izvestia", outlet="Arabi21"),
        say(by=["~a source", "Reuters=Reuters"], outlet="Al-Ahram", published="2017-01-12"),
        say(outlet="Reuters", published="2017-01-11"),
    ]

    found = {independence(each, OUTLETS) for each in permutations(claims)}

    assert len(found) == 1
