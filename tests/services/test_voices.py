"""How many voices stand behind a claim, from links as they stand."""

import pytest

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.words import LinkState, Relation
from factcheck.services.claims import show_claim
from factcheck.services.contradictions import list_links
from factcheck.services.decisions import decide
from factcheck.services.selection import LinkSelection

AGREES = Relation.AGREES


@pytest.fixture
def claims(newsroom, say):
    """Four outlets that say one thing, three of them by one spokesman."""
    speakers = ("الناطق باسم الجيش أحمد المسماري", "الناطق باسم الجيش أحمد المسماري", "خالد المحجوب", None)
    said = [say(f"الأسطول أبحر من الميناء {number}.", by=by) for number, by in enumerate(speakers)]
    return [
        newsroom.publish(each, key=f"{number}.txt", outlet=f"Outlet {number}", published=f"2017-01-1{number}")[0]
        for number, each in enumerate(said)
    ]


def behind(database, claim) -> tuple[int, int]:
    """Outlets and origins behind a claim."""
    found = show_claim(database, claim).independence
    return found.outlets, len(found.origins)


def test_a_claim_alone_is_one_outlet_and_one_origin(database, claims):
    assert behind(database, claims[0]) == (1, 1)


def test_who_agrees_stands_behind_the_claim_and_one_speaker_counts_once(database, newsroom, claims):
    newsroom.link(claims[0], claims[1], AGREES)
    newsroom.link(claims[0], claims[2], AGREES)

    assert behind(database, claims[0]) == (3, 2)
    assert show_claim(database, claims[2]).independence.first == (claims[0],)


def test_what_a_method_thinks_twice_in_a_row_is_not_followed(database, newsroom, claims):
    newsroom.link(claims[0], claims[1], AGREES)
    newsroom.link(claims[1], claims[3], AGREES)

    assert behind(database, claims[0]) == (2, 1)


def test_what_an_editor_confirmed_is_followed_on(database, newsroom, claims):
    newsroom.link(claims[0], claims[1], AGREES)
    newsroom.link(claims[1], claims[3], AGREES)
    decide(database, [NewLinkDecision(claims[1], claims[3], LinkState.CONFIRMED, "Huda")])

    assert behind(database, claims[0]) == (3, 2)


def test_who_was_rejected_or_contradicts_stands_behind_nothing(database, newsroom, claims):
    newsroom.link(claims[0], claims[1], AGREES, state=LinkState.REJECTED)
    newsroom.link(claims[0], claims[2], Relation.CONTRADICTS)

    assert behind(database, claims[0]) == (1, 1)


def test_a_list_says_it_of_both_sides_in_a_few_queries(database, newsroom, claims, statements):
    newsroom.link(claims[0], claims[1], AGREES)
    newsroom.link(claims[2], claims[3], Relation.CONTRADICTS)
    before = len(statements)

    page = list_links(database, Relation.CONTRADICTS, LinkSelection(), independence=True)

    assert {ref: found.outlets for ref, found in page.behind.items()} == {claims[2]: 1, claims[3]: 1}
    assert len(statements) - before <= 6
