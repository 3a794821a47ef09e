"""The queue: what to check next and why, who has it; two people do not take one claim unknowingly."""

import re

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import Relation
from factcheck.services.ingest import ingest
from factcheck.services.queue import assign, take
from factcheck.services.reference import load_reference
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database
from factcheck.web.app import make_app

HOST = "127.0.0.1:8765"
HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202eليس\u2066", "x\x1b[2J" + "y" * 3000)


@pytest.fixture
def form(browser, pair):
    """What the form of the first claim says."""
    return {"claim": str(pair[0]), "seen": "0", "back": "/queue?free=true", "token": browser.token()}


@pytest.fixture
def stale(fresh_database, enter, article):
    """A desk whose only verdict is on words that have changed since, and a browser in it."""
    database = Database(fresh_database)
    load_reference(database)
    ingest(database, [article("قال الوزير إن الاتفاق وقع في موسكو.", outlet="عربي21")])
    add_verdict(database, NewVerdict(ClaimRef(1, 1), "true", "seen in the archive", "Huda"))
    ingest(database, [article("قال الوزير إن الاتفاق لم يوقع بعد.", outlet="عربي21")])
    yield enter(make_app(database, hosts={HOST}, member="هدى"))
    database.close()


def _waiting(page):
    return re.findall(r'<li class="wait(?: \w+)?" id="q([\d.]+)"', page.text)


def test_what_waits_stands_there_with_the_reason(browser, pair, newsroom, say):
    [copy] = newsroom.publish(say("Moscow promised $2.9 billion", by="the spokesman"), key="c.txt", outlet="Lantern")
    newsroom.link(pair[1], copy, Relation.AGREES, same_origin=True)

    page = browser.get("/queue")

    assert _waiting(page) == [str(pair[1]), str(pair[0])]
    assert "contradicted once" in page.text
    assert "2 outlets, 1 origin" in page.text


@pytest.mark.usefixtures("pair")
def test_a_page_begins_after_the_last_claim_of_the_one_before(browser):
    first = browser.get("/queue?limit=1")
    onward = re.search(r'class="onward" rel="next" href="([^"]+)"', first.text)[1].replace("&amp;", "&")

    second = browser.get(onward)

    assert len({*_waiting(first), *_waiting(second)}) == 2
    assert "Next page" not in second.text


def test_a_claim_that_is_taken_is_the_member_s_and_one_comes_back_to_the_list(browser, pair, form):
    sent = browser.post("/queue/take", data=form)

    assert (sent.status_code, sent.headers["location"]) == (303, "/queue?free=true")
    assert _waiting(browser.get("/queue?mine=true")) == [str(pair[0])]
    assert _waiting(browser.get("/queue?free=true")) == [str(pair[1])]


def test_whoever_comes_second_is_told_who_has_it(browser, database, pair, form):
    take(database, pair[0], by="عمر")

    refused = browser.post("/queue/take", data=form)

    assert refused.status_code == 409
    assert "عمر has had claim" in refused.text
    assert _waiting(browser.get("/queue?mine=true")) == []


@pytest.mark.parametrize("to", ["سلمى", ""])
def test_what_changed_hands_after_the_page_was_drawn_is_not_given_on_unknowingly(browser, database, pair, form, to):
    browser.post("/queue/take", data=form)
    assign(database, pair[0], to="عمر", by="نور")

    refused = browser.post("/queue/give", data={**form, "seen": "1", "to": to})

    assert refused.status_code == 409
    assert _waiting(browser.get("/queue?of=عمر")) == [str(pair[0])]


def test_a_claim_is_given_to_somebody_and_given_back(browser, pair, form):
    browser.post("/queue/give", data={**form, "to": "سلمى", "note": "تعرف الوزير"})
    given = _waiting(browser.get("/queue?of=سلمى"))

    browser.post("/queue/give", data={**form, "seen": "1", "to": ""})

    assert given == [str(pair[0])]
    assert len(_waiting(browser.get("/queue?free=true"))) == 2


@pytest.mark.parametrize(
    ("address", "wrong", "status"),
    [
        ("/queue/take", {"claim": "7"}, 422),
        ("/queue/take", {"claim": "99999.1"}, 404),
        ("/queue/take", {"token": "x"}, 403),
        ("/queue/give", {"seen": "-1"}, 422),
        ("/queue/give", {"to": "x\x00y"}, 422),
        ("/queue/give", {"to": ""}, 409),
        ("/queue/look", {"verdict": "0"}, 422),
        ("/queue/look", {"verdict": "1", "seen": "1"}, 409),
    ],
)
def test_what_makes_no_sense_is_refused(browser, form, address, wrong, status):
    assert browser.post(address, data={**form, **wrong}).status_code == status


@pytest.mark.parametrize("address", ["/queue?after=seven", "/queue?after=nan~1.1", "/queue?outlet=Nobody"])
def test_what_an_address_names_and_is_not_there_is_said(browser, address):
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_stranger_wrote_is_read_and_never_alive(browser, database, newsroom, say, hostile):
    [one] = newsroom.publish(say(f"a {hostile} b", by=hostile), key="h.txt", outlet=hostile)
    [other] = newsroom.publish(say("c"), key="other.txt")
    newsroom.link(one, other)
    take(database, one, by=hostile, note=hostile)

    pages = browser.get("/queue").text + browser.get("/queue", params={"of": hostile}).text

    assert "<script>alert" not in pages
    assert "<img" not in pages
    assert not {"\u202e", "\x1b"} & set(pages)


def test_a_page_takes_as_many_statements_however_much_waits(browser, busy, statements):
    assert busy
    before = len(statements)

    browser.get("/queue")

    assert len(statements) - before == 7


def test_a_stale_verdict_stands_there_with_its_cause_until_somebody_has_looked(stale):
    before = stale.get("/queue/stale").text

    form = {"claim": "1.1", "verdict": "1", "seen": "1", "note": "a comma", "back": "/queue/stale"}
    stale.post("/queue/look", data={**form, "token": stale.token()})

    assert re.search(r"The article&#39;s words have changed</strong>: <bdi dir=\"auto\">capture 2", before)
    assert "No verdict is stale." in stale.get("/queue/stale").text


def test_a_look_that_misses_a_cause_is_refused_and_the_list_comes_as_json(stale):
    known = {"headers": {"x-factcheck-token": stale.token()}}

    listed = stale.get("/api/v1/queue/stale").json()
    refused = stale.post("/api/v1/queue/1.1/look", json={"verdict": 1, "seen": 0}, **known)
    looked = stale.post("/api/v1/queue/1.1/look", json={"verdict": 1, "seen": 1}, **known).json()

    assert (listed["stale"][0]["cause"], listed["more"]) == ("words-changed", False)
    assert (refused.status_code, looked["stale"][0]["verdict"]) == (409, 1)


def test_the_queue_as_json(browser, pair):
    first = browser.get("/api/v1/queue", params={"limit": 1}).json()
    second = browser.get("/api/v1/queue", params={"limit": 1, "after": first["next"]}).json()

    assert {first["waiting"][0]["claim_id"], second["waiting"][0]["claim_id"]} == set(map(str, pair))
    assert (second["next"], first["waiting"][0]["assignments"]) == (None, 0)


def test_a_claim_is_taken_given_and_given_back_over_the_api(browser, pair):
    known = {"headers": {"x-factcheck-token": browser.token()}}
    at = f"/api/v1/queue/{pair[0]}"

    taken = browser.post(f"{at}/take", json={}, **known).json()
    again = browser.post(f"{at}/take", json={}, **known)
    given = browser.post(f"{at}/assign", json={"to": "عمر", "seen": 1}, **known).json()
    late = browser.post(f"{at}/release", json={"seen": 1}, **known)

    assert (taken["assignee"], given["assignee"]) == ("هدى", "عمر")
    assert (again.status_code, late.status_code) == (409, 409)
    assert "عمر" in late.json()["detail"]
