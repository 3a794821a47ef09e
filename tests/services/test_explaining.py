"""Why two stored claims are linked, or are not."""

import pytest

from factcheck.domain.decisions import NewLinkDecision, in_order
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Polarity, Relation
from factcheck.errors import InvalidInput, NotFound
from factcheck.presenters.explaining import explained_cards, explained_rows
from factcheck.services.decisions import decide
from factcheck.services.explaining import explain_pair
from factcheck.services.linking import link_new

SAID = "وقع الجيش الليبي عقد أسلحة مع روسيا في موسكو بقيمة أربعة مليارات دولار."
DENIED = "توقيع عقد أسلحة مع روسيا في موسكو."


@pytest.fixture
def pair(newsroom, say):
    """One outlet says what the spokesman denies in another."""
    [a] = newsroom.publish(say(SAID), outlet="Al-Barq", key="a.txt")
    denied = say(f"نفى {DENIED}", by="الناطق باسم الجيش", cue="نفى", polarity=Polarity.DENIES)
    [b] = newsroom.publish(denied, outlet="Al-Raed", key="b.txt")
    return a, b


def lines(told) -> list[str]:
    """All that a person is shown."""
    return [line for card in explained_cards(told) for line in card]


def test_an_explained_pair_is_what_a_run_makes_of_it(database, pair):
    link_new(database)

    told = explain_pair(database, *pair)

    [stored] = told.links
    assert told.explanation.link is not None
    assert (stored.relation, round(stored.score, 3)) == (
        told.explanation.link.relation,
        round(told.explanation.link.score, 3),
    )
    assert any("denial: " in line for line in lines(told))


def test_what_weighs_most_comes_first(database, pair):
    told = explain_pair(database, *pair)

    weights = [max(abs(row.matter), abs(row.clash)) for row in explained_rows(told)]
    assert weights == sorted(weights, reverse=True)
    assert weights


def test_a_pair_that_no_run_linked_is_explained_too(database, newsroom, say, pair):
    [other] = newsroom.publish(say("ارتفعت أسعار القمح في الأسواق العالمية أمس."), outlet="Al-Nahar", key="c.txt")

    told = explain_pair(database, pair[0], other)

    assert (told.links, told.explanation.link) == ((), None)
    assert any(line.strip().startswith("no link") for line in lines(told))


def test_a_rule_that_keeps_two_claims_apart_is_named(database, newsroom, say):
    a, b = newsroom.publish(say(SAID, by="الوزير"), say(f"{SAID} أمس", by="الوزير"), key="d.txt")

    told = explain_pair(database, a, b)

    assert told.explanation.refused == "one voice says both in one article, or both stand in one sentence"


def test_what_editors_said_of_it_is_shown(database, newsroom, pair):
    newsroom.link(*pair, Relation.AGREES)
    decide(database, [NewLinkDecision(*in_order(*pair), LinkState.REJECTED, "Huda")])

    assert any("rejected by Huda" in line for line in lines(explain_pair(database, *pair)))


def test_a_claim_is_not_explained_with_itself_nor_with_none(database, pair):
    with pytest.raises(InvalidInput, match="itself"):
        explain_pair(database, pair[0], pair[0])
    with pytest.raises(NotFound, match=r"there is no claim 99\.1"):
        explain_pair(database, pair[0], ClaimRef(99, 1))
