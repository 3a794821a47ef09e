"""Which way round a claim says its matter."""

import pytest

from factcheck.linking import prepare
from factcheck.linking.polarity import meets_set_aside, turns


@pytest.mark.parametrize(
    ("text", "polarity", "times"),
    [
        ("الشركة وقعت عقدا مع الوزارة", "affirms", 0),
        ("الشركة لم توقع عقدا مع الوزارة", "affirms", 1),
        ("توقيع الشركة عقدا مع الوزارة", "denies", 1),
        ("أن الشركة لم توقع عقدا مع الوزارة", "denies", 2),
        ("The company has not signed a contract with the ministry", "affirms", 1),
        ("None of the journalists is on the list of prisoners", "affirms", 1),
        ("The price will be paid in cash, not in oil", "affirms", 0),
        ("الثمن سيدفع نقدا لا بالنفط", "affirms", 0),
    ],
)
def test_denials_and_main_negations_turn_a_claim_round(claim, text, polarity, times):
    assert turns(prepare(claim(text, polarity=polarity))) == times


def test_what_one_sets_aside_is_met_by_who_says_it(claim):
    aside = prepare(claim("الثمن سيدفع نقدا لا بالنفط"))
    said = prepare(claim("The price will be paid in oil", ref="2.1"))
    neither = prepare(claim("The price is not known", ref="2.2"))

    assert meets_set_aside(aside, said)
    assert meets_set_aside(said, aside)
    assert not meets_set_aside(aside, neither)
