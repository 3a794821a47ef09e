"""Which claims are a group: what editors confirmed, and around it one suggestion far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.independence import Agreement
from factcheck.domain.refs import ClaimRef
from factcheck.linking import grouped

HIGH = ClaimRef(2**33 - 1, 999_999_999)  # the highest names there can be


def agree(a: str, b: str, score: float = 0.9, *, confirmed: bool = False) -> Agreement:
    return Agreement(ClaimRef.parse(a), ClaimRef.parse(b), score, confirmed)


def groups(*agreements: Agreement) -> list[list[str]]:
    """The groups' claims, by number and name."""
    found: dict[int, list[str]] = {}
    for ref, number in grouped(agreements):
        found.setdefault(number, []).append(str(ref))
    return [found[number] for number in sorted(found)]


def test_without_agreements_there_are_no_groups():
    assert groups() == []


def test_two_claims_that_agree_are_a_group():
    assert groups(agree("1.1", "2.1")) == [["1.1", "2.1"]]


def test_what_a_method_thinks_twice_in_a_row_is_not_followed():
    chain = [agree("1.1", "2.1", 0.9), agree("2.1", "3.1", 0.9), agree("3.1", "4.1", 0.8)]

    assert groups(*chain) == [["1.1", "2.1", "3.1"]]


def test_what_an_editor_confirmed_is_followed_on_and_on():
    chain = [agree(f"{number}.1", f"{number + 1}.1", confirmed=True) for number in range(1, 9)]

    assert groups(*chain) == [[f"{number}.1" for number in range(1, 10)]]


def test_confirmed_claims_are_one_to_which_each_suggestion_leads():
    confirmed = [agree("2.1", "3.1", confirmed=True), agree("3.1", "4.1", confirmed=True)]

    assert groups(agree("1.1", "2.1"), *confirmed, agree("4.1", "5.1")) == [["1.1", "2.1", "3.1", "4.1", "5.1"]]


def test_claims_that_all_agree_with_one_another_are_one_group():
    everyone = ["1.1", "2.1", "3.1", "4.1"]
    pairs = [agree(a, b, 0.5) for a in everyone for b in everyone if a < b]

    assert groups(*pairs) == [everyone]


def test_who_agrees_with_two_centres_goes_to_the_surer_one():
    first = [agree("1.1", f"{number}.1") for number in (2, 3, 4)]
    second = [agree("9.1", f"{number}.1") for number in (6, 7, 8)]

    assert groups(*first, *second, agree("1.1", "5.1", 0.6), agree("5.1", "9.1", 0.7)) == [
        ["1.1", "2.1", "3.1", "4.1"],
        ["5.1", "6.1", "7.1", "8.1", "9.1"],
    ]


def test_groups_are_numbered_by_their_lowest_names_as_numbers_go():
    assert groups(agree("10.1", "11.1"), agree("9.2", "9.10")) == [["9.2", "9.10"], ["10.1", "11.1"]]


def test_the_highest_names_are_kept_whole():
    assert [ref for ref, _ in grouped([Agreement(ClaimRef(1, 1), HIGH, 1, confirmed=False)])] == [ClaimRef(1, 1), HIGH]


REFS = st.builds(ClaimRef, st.integers(1, 6), st.integers(1, 3))
AGREEMENTS = st.lists(
    st.builds(Agreement, REFS, REFS, st.sampled_from([0.5, 0.75, 1.0]), st.booleans()).filter(lambda it: it.a < it.b),
    max_size=30,
    unique_by=lambda it: (it.a, it.b),
)


@given(AGREEMENTS)
def test_each_claim_is_of_one_group_at_most_and_none_is_alone(agreements):
    found = list(grouped(agreements))

    refs = [ref for ref, _ in found]
    numbers = [number for _, number in found]
    assert refs == sorted(set(refs))
    assert all(numbers.count(number) > 1 for number in numbers)


@given(AGREEMENTS)
def test_what_is_confirmed_is_never_parted(agreements):
    number_of = dict(grouped(agreements))

    assert all(number_of[each.a] == number_of[each.b] for each in agreements if each.confirmed)


@given(AGREEMENTS, st.randoms())
def test_the_order_in_which_agreements_come_does_not_matter(agreements, chance):
    shuffled = agreements[:]
    chance.shuffle(shuffled)

    assert list(grouped(shuffled)) == list(grouped(agreements))


@pytest.mark.parametrize("lowest", [1, 7])
def test_of_equal_centres_the_lowest_name_is_one(lowest):
    claims = [f"{lowest + step}.1" for step in range(4)]
    ring = [agree(claims[0], claims[1]), agree(claims[1], claims[2]), agree(claims[2], claims[3])]

    assert groups(*ring) == [claims[:3]]
