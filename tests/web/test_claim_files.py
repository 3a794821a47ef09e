"""A claim to take along: the dossier as a file, and its verdicts as ClaimReview."""

import json

import pytest

from factcheck.domain.evidence import Evidence
from factcheck.domain.verdicts import NewVerdict
from factcheck.services.verdicts import add_verdict

DESK = {"desk": "مكتبنا", "url-template": "https://desk.example/{claim}"}


@pytest.fixture
def judged(seeded, pair):
    """A claim that one checker rated."""
    cited = (Evidence.parse("refutes: https://un.org/a"),)
    add_verdict(seeded, NewVerdict(pair[0], "false", "لا وثيقة <script>alert(1)</script>", "عمر", cited))
    return pair[0]


@pytest.mark.parametrize(("form", "media_type"), [("html", "text/html"), ("md", "text/markdown")])
def test_a_dossier_is_a_file_to_be_saved(browser, judged, form, media_type):
    sent = browser.get(f"/claims/{judged}/dossier.{form}")

    assert sent.status_code == 200
    assert sent.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert sent.headers["content-disposition"] == f'attachment; filename="claim-{judged}.{form}"'
    assert "https://un.org/a" in sent.text.replace("\\", "")
    assert "<script>" not in sent.text


def test_a_dossier_in_another_form_is_refused(browser, judged):
    assert browser.get(f"/claims/{judged}/dossier.exe").status_code == 422


def test_verdicts_are_shown_as_they_read_elsewhere_with_what_is_lost(browser, judged):
    page = browser.get(f"/claims/{judged}/claimreview", params=DESK).text

    assert "مكتبنا" in page
    assert "&#34;@type&#34;:&#34;ClaimReview&#34;" in page.replace(" ", "")
    assert "which checker gave the verdict" in page
    assert "<script>alert" not in page


def test_without_a_publisher_an_example_is_shown_and_said_to_be_one(browser, judged):
    page = browser.get(f"/claims/{judged}/claimreview").text

    assert "An example: say below who publishes" in page
    assert "desk.example" in page
    assert "claimreview.json?" not in page


def test_an_address_that_cannot_be_is_told_beside_what_was_typed(browser, judged):
    page = browser.get(f"/claims/{judged}/claimreview", params={**DESK, "url-template": "https://desk.example/"})

    assert page.status_code == 422
    assert "without {claim}" in page.text
    assert 'value="https://desk.example/"' in page.text


def test_the_json_is_a_file_that_other_desks_take_in(browser, judged):
    sent = browser.get(f"/claims/{judged}/claimreview.json", params=DESK)

    [review] = json.loads(sent.text)
    assert sent.headers["content-type"] == "application/ld+json"
    assert (review["@type"], review["url"]) == ("ClaimReview", f"https://desk.example/{judged}")
    assert review["author"]["name"] == "مكتبنا"


def test_a_claim_without_verdicts_has_no_review(browser, seeded, pair):
    assert seeded
    assert browser.get(f"/claims/{pair[0]}/claimreview").status_code == 404
