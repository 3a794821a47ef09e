"""The ledger on the desk: its head to copy, its last entries, a check that runs in the background."""

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.services.ingest import ingest
from factcheck.services.queue import take
from factcheck.storage.database import Database
from factcheck.web.app import make_app

HOST = "127.0.0.1:8765"


@pytest.fixture
def open_desk(fresh_database, article):
    """A desk whose ledger has two entries: a member, and a claim that is taken."""
    database = Database(fresh_database, connections=4)
    ingest(database, [article("قال الوزير إن الاتفاق وقع في موسكو.")])
    take(database, ClaimRef(1, 1), by="هدى")
    yield make_app(database, hosts={HOST}, member="هدى")
    database.close()


def test_the_head_and_the_last_entries_stand_on_the_page(browser, database, pair):
    take(database, pair[0], by="هدى")

    state = browser.get("/api/v1/ledger").json()
    page = browser.get("/ledger").text

    assert f"{state['head']['seq']} {state['head']['digest']}" in page
    assert [entry["kind"] for entry in state["last"]] == ["assignment", "member"]
    assert "Not checked since the desk was opened." in page


def test_a_check_runs_in_the_background_and_the_page_says_how_it_went(open_desk, enter):
    browser = enter(open_desk)
    head = browser.get("/api/v1/ledger").json()["head"]

    sent = browser.post(
        "/ledger/check", data={"token": browser.token(), "check": "now", "against": f"{head['seq']} {head['digest']}"}
    )
    open_desk.state.ledger_runs.close()

    assert (sent.status_code, sent.headers["location"]) == (303, "/ledger#check")
    assert "The ledger holds." in browser.get("/ledger").text
    assert browser.get("/api/v1/ledger").json()["check"]["holds"] is True


def test_a_head_that_the_chain_does_not_have_is_said(open_desk, enter):
    browser = enter(open_desk)
    known = {"headers": {"x-factcheck-token": browser.token()}}

    begun = browser.post("/api/v1/ledger/check", json={"against": [f"1 {'00' * 32}"]}, **known)
    open_desk.state.ledger_runs.close()

    page = browser.get("/ledger").text
    assert begun.status_code == 202
    assert "The ledger is broken." in page
    assert "rewritten" in page


@pytest.mark.parametrize("against", ["seven", "1 zz", "<script>alert(1)</script>", "x\x00"])
def test_what_is_no_head_is_refused(browser, against):
    refused = browser.post("/ledger/check", data={"token": browser.token(), "check": "now", "against": against})

    assert refused.status_code == 422
    assert "<script>alert" not in refused.text
