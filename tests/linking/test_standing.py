"""What two claims share counts the more, the fewer others of their articles have it."""

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.linking import prepare
from factcheck.linking.standing import alone, ranked, standings

FIRE, COPTERS, OTHER_COPTERS, WORKERS = (ClaimRef.parse(name) for name in ("1.1", "1.2", "2.1", "2.2"))


@pytest.fixture
def prepared(claim):
    texts = {
        FIRE: "the fire at the refinery broke out at dawn",
        COPTERS: "two helicopters fought the fire at the refinery",
        OTHER_COPTERS: "four helicopters came to the refinery",
        WORKERS: "workers fled the fire at the refinery",
    }
    return {ref: prepare(claim(text, ref=str(ref))) for ref, text in texts.items()}


def test_a_word_that_every_claim_has_counts_less_than_one_of_two_alone(prepared):
    found = standings([(FIRE, OTHER_COPTERS), (COPTERS, OTHER_COPTERS)], prepared)

    assert found[COPTERS, OTHER_COPTERS].worth > 2 * found[FIRE, OTHER_COPTERS].worth


def test_those_that_share_most_stand_first(prepared):
    pairs = [(one, other) for one in (FIRE, COPTERS) for other in (OTHER_COPTERS, WORKERS)]

    found = standings(pairs, prepared)

    assert found[COPTERS, OTHER_COPTERS].rank > found[FIRE, OTHER_COPTERS].rank


def test_a_word_counts_for_more_where_no_other_claim_has_it(prepared):
    pair = (FIRE, WORKERS)

    among = standings([pair], prepared)[pair]

    assert alone(prepared[FIRE], prepared[WORKERS]).worth > among.worth


def test_claims_that_share_nothing_stand_nowhere(claim, prepared):
    bread = prepare(claim("bread grew dearer in the markets", ref="3.1"))

    assert alone(prepared[FIRE], bread).rank == 0


def test_a_figure_in_common_is_something_in_common(claim):
    one = prepare(claim("it took 340 of them", quantities=[{"text": "340", "value": 340}]))
    other = prepare(claim("جاء 340 منهم", ref="2.1", quantities=[{"text": "340", "value": 340}]))

    assert alone(one, other).worth > 0


def test_a_place_is_the_mean_of_those_from_either_side():
    near = {(FIRE, OTHER_COPTERS): 0.5, (FIRE, WORKERS): 0.9}

    assert ranked(near) == {(FIRE, OTHER_COPTERS): 0.75, (FIRE, WORKERS): 1.0}
