"""Deciding of a pair where it is shown: kept in the member's name, and never over what another has said meanwhile."""

import re

import pytest

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.words import LinkState, Relation
from factcheck.services.decisions import decide


@pytest.fixture
def word(browser, pair):
    """What the form of the pair says, ready to be sent."""
    names = {"a": str(pair[0]), "b": str(pair[1]), "relation": "contradicts"}
    return {**names, "seen": "0", "state": "confirmed", "back": "/", "token": browser.token()}


def test_a_word_is_kept_in_the_member_s_name_and_stands_on_the_page(browser, word):
    sent = browser.post("/links/decide", data={**word, "note": "رقمان", "back": "/?order=newest#p1"})

    page = browser.get("/").text
    assert (sent.status_code, sent.headers["location"]) == (303, "/?order=newest#p1")
    assert 'class="chip state-confirmed">confirmed' in page
    assert re.search(r'<bdi dir="auto">هدى</bdi>: confirmed.*<bdi dir="auto">رقمان</bdi>', page)


def test_what_another_editor_said_meanwhile_is_shown_and_not_overwritten(browser, database, pair, word):
    decide(database, [NewLinkDecision(*pair, LinkState.REJECTED, "عمر", relation=Relation.CONTRADICTS)])

    refused = browser.post("/links/decide", data=word)

    assert refused.status_code == 409
    assert "عمر" in refused.text
    assert "confirmed" not in browser.get("/api/v1/contradictions?state=rejected").text


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"state": "suggested"}, 422),
        ({"relation": "likes"}, 422),
        ({"a": "1"}, 422),
        ({"a": "9.9", "b": "1.1"}, 422),
        ({"a": "99999.1", "b": "99999.2"}, 404),
        ({"seen": "-1"}, 422),
        ({"token": "x"}, 403),
    ],
)
def test_what_makes_no_sense_is_refused(browser, word, wrong, status):
    assert browser.post("/links/decide", data={**word, **wrong}).status_code == status
