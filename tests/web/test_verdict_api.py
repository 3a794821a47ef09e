"""Verdicts and corrections by JSON: the same rules as everywhere, each answer as it is described."""

import pytest

from factcheck.domain.verdicts import NewVerdict
from factcheck.services.verdicts import add_verdict, verdicts_of

SAID = {
    "rating": "false",
    "rationale": "لا وثيقة",
    "evidence": [
        {"stance": "refutes", "citation": "https://un.org/a"},
        {"citation": "letter.pdf", "file_sha256": "a" * 64},
    ],
}


@pytest.fixture
def claim(seeded, pair):
    assert seeded
    return pair[0]


@pytest.fixture
def send(browser, claim):
    """Sends JSON to an address below the claim."""
    token = browser.token()

    def sent(address, content, **headers):
        headers = {"x-factcheck-token": token, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return browser.post(f"/api/v1/claims/{claim}/{address}", json=content, headers=headers)

    return sent


def test_a_verdict_is_logged_and_stands_among_those_of_the_claim(browser, claim, send):
    logged = send("verdicts", SAID).json()

    listed = browser.get(f"/api/v1/claims/{claim}/verdicts").json()
    assert (logged["number"], logged["checker"], logged["current"]) == (1, "هدى", True)
    assert [item["kind"] for item in logged["evidence"]] == ["url", "file"]
    assert (listed["verdicts"], listed["seen"], listed["hidden"]) == ([logged], 1, False)
    assert [event["act"] for event in listed["history"]] == ["verdict"]


def test_the_same_key_again_gives_the_same_verdict_logged_once(database, claim, send):
    first, second = (send("verdicts", SAID, idempotency_key="k1") for _ in range(2))

    assert (first.status_code, second.status_code, first.json()) == (200, 200, second.json())
    assert len(verdicts_of(database, claim)) == 1


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"rating": "wonderful"}, 422),
        ({"rationale": ""}, 422),
        ({"rationale": "   "}, 422),
        ({"rationale": "a\0b"}, 422),
        ({"evidence": [{"stance": "loves", "citation": "x"}]}, 422),
        ({"evidence": [{"citation": "http://"}]}, 422),
        ({"evidence": [{"citation": "file:/etc/hostname"}]}, 422),
        ({"evidence": [{"citation": "letter.pdf", "file_sha256": "abc"}]}, 422),
        ({"evidence": [{"citation": "99.1"}]}, 404),
        ({"supersedes": 7, "reason": "x"}, 404),
        ({"supersedes": 1}, 422),
        ({"reason": "x"}, 422),
    ],
)
def test_what_cannot_be_logged_is_a_problem_and_logs_nothing(browser, claim, send, wrong, status):
    refused = send("verdicts", {**SAID, **wrong})

    assert (refused.status_code, refused.headers["content-type"]) == (status, "application/problem+json")
    assert browser.get(f"/api/v1/claims/{claim}/verdicts").json()["verdicts"] == []


def test_what_was_logged_since_one_looked_is_told(database, claim, send):
    add_verdict(database, NewVerdict(claim, "true", "العقد منشور", "عمر"))

    refused = send("verdicts", {**SAID, "seen": 0})

    assert refused.status_code == 409
    assert "عمر logged verdict 1 meanwhile" in refused.json()["detail"]


def test_a_verdict_and_its_evidence_are_withdrawn(send):
    send("verdicts", SAID)

    piece = send("verdicts/1/evidence/2/withdrawal", {"reason": "الرسالة مزورة"}).json()
    whole = send("verdicts/1/withdrawal", {"reason": "خطأ", "seen": 1}).json()

    assert (piece["evidence"][1]["withdrawn"]["reason"], piece["current"]) == ("الرسالة مزورة", True)
    assert (whole["ended"]["withdrawn"], whole["current"]) == (True, False)


def test_whoever_checks_blind_gets_no_verdict_of_others(browser, database, claim):
    add_verdict(database, NewVerdict(claim, "true", "العقد منشور", "عمر"))

    listed = browser.get(f"/api/v1/claims/{claim}/verdicts?blind=true")
    shown = browser.get(f"/api/v1/claims/{claim}?blind=true")

    assert (listed.json()["hidden"], listed.json()["verdicts"], listed.json()["history"]) == (True, [], [])
    assert (shown.json()["verdicts"], shown.json()["seen"]) == (None, None)
    assert "العقد منشور" not in listed.text + shown.text


def test_a_claim_comes_with_its_links_verdicts_and_corrections(browser, claim, send):
    send("verdicts", SAID)
    links = browser.get(f"/api/v1/claims/{claim}").json()["links"]
    corrected = send("corrections", {"reason": "ينفي", "polarity": "denies", "seen": 0}).json()

    shown = browser.get(f"/api/v1/claims/{claim}").json()
    assert shown == corrected
    assert (shown["polarity"], shown["corrections"][0]["before"]) == ("denies", {"polarity": "affirms"})
    assert [verdict["rating"] for verdict in shown["verdicts"]] == ["false"]
    assert [link["relation"] for link in links] == ["contradicts"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({}, 422),
        ({"polarity": "shouts"}, 422),
        ({"words": "لم يقلها أحد"}, 422),
        ({"polarity": "denies", "seen": 0}, 409),
    ],
)
def test_a_correction_that_cannot_be_is_a_problem(send, wrong, status):
    send("corrections", {"reason": "قد", "modality": "possible"})

    assert send("corrections", {"reason": "هكذا", **wrong}).status_code == status


@pytest.mark.parametrize("headers", [{}, {"idempotency-key": "k"}])
@pytest.mark.parametrize("address", ["verdicts", "corrections", "verdicts/1/withdrawal"])
@pytest.mark.parametrize("text", [b'"\\ud800"', b'"a\\u0000b"', b"7", b"null", b"NaN", b"["])
def test_what_is_no_text_is_a_problem_and_never_a_mistake_of_the_program(browser, claim, *, address, text, headers):
    content = b'{"rating": "false", "polarity": "denies", "rationale": %s, "reason": %s}' % (text, text)
    headers = {"x-factcheck-token": browser.token(), "content-type": "application/json", **headers}

    refused = browser.post(f"/api/v1/claims/{claim}/{address}", content=content, headers=headers)

    assert refused.status_code in {404, 422}
    assert refused.headers["content-type"] == "application/problem+json"
