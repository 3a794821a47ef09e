"""The order in which pairs are put before an editor, and what is put."""

import pytest

from factcheck.domain.decisions import NewLinkDecision, expected_value
from factcheck.domain.words import LinkState, Relation
from factcheck.services.decisions import decide
from factcheck.services.review import pair_of, review_list
from factcheck.services.selection import LinkSelection


@pytest.fixture
def claims(newsroom, say):
    """Four claims of four articles."""
    return [newsroom.publish(say(f"قال الوزير {n} إن العقد وقع."), key=f"{n}.txt", outlet=f"O{n}")[0] for n in range(4)]


def listed(database, **wanted) -> list[tuple]:
    """The pairs in the order of the list."""
    return [(link.a.ref, link.b.ref) for link in review_list(database, None, LinkSelection(**wanted))]


def test_the_surer_of_two_alike_pairs_comes_first(database, newsroom, claims):
    newsroom.link(claims[0], claims[1], score=0.7)
    newsroom.link(claims[2], claims[3], score=0.9)

    assert listed(database) == [(claims[2], claims[3]), (claims[0], claims[1])]


def test_a_pair_on_which_more_claims_hang_comes_first(database, newsroom, claims):
    newsroom.link(claims[0], claims[1], score=0.9)
    newsroom.link(claims[2], claims[3], score=0.8)
    newsroom.link(claims[1], claims[2], Relation.AGREES, score=0.2)
    newsroom.link(claims[0], claims[2], Relation.AGREES, score=0.2)

    assert listed(database)[0] == (claims[0], claims[1])
    assert listed(database, min_score=0.5) == [(claims[0], claims[1]), (claims[2], claims[3])]


def test_two_origins_against_each_other_come_before_one_with_itself(database, newsroom, claims):
    newsroom.link(claims[0], claims[1], score=0.9, same_origin=True)
    newsroom.link(claims[2], claims[3], score=0.6)

    assert listed(database) == [(claims[2], claims[3]), (claims[0], claims[1])]


def test_what_somebody_has_decided_is_not_put_again(database, newsroom, claims):
    newsroom.link(claims[0], claims[1])
    decide(database, [NewLinkDecision(claims[0], claims[1], LinkState.UNSURE, "Huda")])

    assert listed(database) == []


def test_a_pair_comes_with_both_texts_as_it_stands_now(database, newsroom, claims):
    newsroom.link(claims[0], claims[1])
    [link] = review_list(database, None, LinkSelection())
    decide(database, [NewLinkDecision(claims[0], claims[1], LinkState.REJECTED, "Huda")])

    pair = pair_of(database, link)

    assert pair.link.state is LinkState.REJECTED
    assert [side.record.text for side in pair.sides] == [side.text for side in pair.sides]


def test_each_factor_of_the_value_counts():
    least = expected_value(0.5, reach=0, independent=False)

    assert least < expected_value(0.6, reach=0, independent=False)
    assert least < expected_value(0.5, reach=1, independent=False)
    assert least < expected_value(0.5, reach=0, independent=True)
