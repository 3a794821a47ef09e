"""Decisions as JSON: the next pair, a word on it, and that word taken back."""

import pytest

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.words import LinkState, Relation
from factcheck.services.decisions import decide


@pytest.fixture
def write(browser):
    """Sends JSON with the token of the session."""
    token = browser.token()
    return lambda address, **said: browser.post(address, json=said, headers={"x-factcheck-token": token})


@pytest.fixture
def word(pair):
    """A word on the pair, ready to be sent."""
    return {"a": str(pair[0]), "b": str(pair[1]), "relation": "contradicts", "word": "confirmed", "seen": 0}


def test_the_next_pair_comes_with_all_that_a_decision_needs(browser, pair):
    answer = browser.get("/api/v1/review/next").json()

    found = answer["pair"]
    assert (answer["left"], answer["counted"], found["seen"], found["other"]) == (1, True, 0, None)
    assert [claim["claim_id"] for claim in found["claims"]] == list(map(str, pair))
    assert browser.get("/api/v1/review/next", params={"after": found["place"]}).json()["pair"] is None


def test_a_word_is_kept_in_the_member_s_name(browser, write, word):
    sent = write("/api/v1/decisions", **word, note="رقمان")

    [decision] = sent.json()["decisions"]
    assert (sent.status_code, decision["editor"], decision["state"], decision["note"]) == (
        200,
        "هدى",
        "confirmed",
        "رقمان",
    )
    assert browser.get("/api/v1/review/next").json() == {"pair": None, "left": 0, "counted": True}


def test_a_swap_is_two_decisions_and_an_undo_takes_both_back(write, word):
    swapped = write("/api/v1/decisions", **{**word, "word": "swap", "other_seen": 0}).json()["decisions"]
    undone = write("/api/v1/decisions/undo", a=word["b"], b=word["a"]).json()["decisions"]

    assert {(one["relation"], one["state"]) for one in swapped} == {
        ("contradicts", "rejected"),
        ("agrees", "confirmed"),
    }
    assert {(one["relation"], one["state"], one["undoes"]) for one in undone} == {
        ("contradicts", "suggested", 1),
        ("agrees", "rejected", 1),
    }


def test_a_word_over_another_editor_s_is_a_conflict_that_says_whose(database, write, word, pair):
    decide(database, [NewLinkDecision(*pair, LinkState.REJECTED, "عمر", relation=Relation.CONTRADICTS)])

    refused = write("/api/v1/decisions", **word)

    assert (refused.status_code, refused.headers["content-type"]) == (409, "application/problem+json")
    assert "عمر decided meanwhile" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"word": "suggested"}, 422),
        ({"word": None}, 422),
        ({"b": "1"}, 422),
        ({"b": "99999.1"}, 404),
        ({"seen": -1}, 422),
        ({"seen": 2**40}, 422),
        ({"note": "\x00"}, 422),
        ({"more": 1}, 422),
    ],
)
def test_what_makes_no_sense_is_refused(write, word, wrong, status):
    assert write("/api/v1/decisions", **{**word, **wrong}).status_code == status


def test_a_claim_with_itself_is_no_pair(write, word):
    assert write("/api/v1/decisions/undo", a=word["a"], b=word["a"]).status_code == 422
