"""The same data as JSON."""

import pytest

from factcheck.domain.words import Relation


def test_contradictions_come_as_the_export_gives_them_with_the_place_of_the_next_page(browser, pair, newsroom, say):
    [third] = newsroom.publish(say("غير ذلك"), key="three.txt")
    newsroom.link(pair[0], third, score=0.5)

    first = browser.get("/api/v1/contradictions", params={"limit": 1}).json()
    second = browser.get("/api/v1/contradictions", params={"limit": 1, "after": first["next"]}).json()

    assert [link["b"]["claim_id"] for link in (*first["links"], *second["links"])] == [str(pair[1]), str(third)]
    assert (first["total"], first["counted"], second["next"]) == (2, True, None)
    assert first["links"][0]["reasons"][0]["code"] == "quantity"


def test_a_claim_comes_as_the_export_gives_it(browser, pair):
    claim = browser.get(f"/api/v1/claims/{pair[0]}").json()

    assert (claim["claim_id"], claim["claimant"]["name"]) == (str(pair[0]), "الناطق")
    assert [hop["role"] for hop in claim["chain"]] == ["claimant", "relay", "outlet"]


@pytest.mark.parametrize("weak", ["", "W/"])
def test_whoever_has_an_answer_already_is_sent_none(browser, pair, weak):
    tag = browser.get(f"/api/v1/claims/{pair[0]}").headers["etag"]

    again = browser.get(f"/api/v1/claims/{pair[0]}", headers={"if-none-match": f'"other", {weak}{tag}'})

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_another_answer_has_another_tag(browser, pair, newsroom):
    before = browser.get("/api/v1/agreements").headers["etag"]

    newsroom.link(*pair, Relation.AGREES)

    assert browser.get("/api/v1/agreements").headers["etag"] != before


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/api/v1/claims/7.1", 404, "Not Found"),
        ("/api/v1/claims/seven", 422, "Unprocessable Content"),
        ("/api/v1/contradictions?min-score=7", 422, "Unprocessable Content"),
        ("/api/v1/contradictions?outlet=Nobody", 404, "Not Found"),
        ("/api/v1/nothing", 404, "Not Found"),
    ],
)
def test_what_goes_wrong_is_a_problem_of_the_standard(browser, address, status, title):
    problem = browser.get(address)

    assert problem.headers["content-type"] == "application/problem+json"
    assert (problem.status_code, problem.json()["status"]) == (status, status)
    assert problem.json()["title"].startswith(title[:13])
    assert problem.json()["detail"]


def test_the_api_describes_itself(browser):
    described = browser.get("/api/v1/openapi.json").json()

    parameters = {each["name"] for each in described["paths"]["/api/v1/contradictions"]["get"]["parameters"]}
    assert {"outlet", "min-score", "same-source", "after"} <= parameters
    assert "LinkPageOut" in described["components"]["schemas"]
