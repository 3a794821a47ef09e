"""Reviews that strangers wrote are found wherever they stand; what is broken or hostile is set aside, and why."""

import io
import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.articles import SetAside
from factcheck.domain.reviews import Appearance, ReviewedClaimant, ReviewRating
from factcheck.domain.words import AnonymousKind, ClaimantKind
from factcheck.services.intake.refusals import Refused
from factcheck.services.reviews.gathering import ReviewArrival, gather_reviews
from factcheck.services.reviews.linked_data import Graph
from factcheck.services.reviews.parsing import parsed

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/1",
    "claimReviewed": "شحنة السلاح وصلت إلى طبرق",
    "datePublished": "2017-02-03",
    "author": {"@type": "Organization", "name": "مرصد", "url": "https://desk.example"},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "زائف",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "الناطق"},
        "appearance": [{"@type": "CreativeWork", "url": "https://arabi21.com/1"}, "https://other.example/2"],
    },
}


@pytest.fixture
def read(tmp_path):
    """What one run gives of a file of that name: reviews, and what was set aside."""

    def run(content, name="reviews.json"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        arrivals = list(gather_reviews([path], stdin=io.BytesIO()))
        landed = [each for each in arrivals if isinstance(each, ReviewArrival)]
        return landed, [each for each in arrivals if isinstance(each, SetAside)]

    return run


@pytest.fixture
def understood():
    """The review that the properties make, in place of those of a sound one, and its notes."""

    def run(**changed):
        found = parsed({**REVIEW, **changed}, Graph())
        return found.review, found.notes

    return run


def test_a_review_is_read_with_all_that_it_says(read):
    [[arrival], aside] = read(REVIEW)

    review = arrival.review
    assert (aside, arrival.place, arrival.notes) == ([], "reviews.json#1", ())
    assert (review.claim, review.url, review.reviewed_on) == (
        REVIEW["claimReviewed"],
        REVIEW["url"],
        date(2017, 2, 3),
    )
    assert review.rating == ReviewRating("زائف", Decimal(1), Decimal(5), Decimal(1))
    assert review.claimant == ReviewedClaimant("الناطق", ClaimantKind.PERSON)
    assert review.appearances == (Appearance("https://arabi21.com/1"), Appearance("https://other.example/2"))
    assert json.loads(arrival.raw) == REVIEW


@pytest.mark.parametrize(
    "content",
    [
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "NewsArticle", "mainEntity": {"review": REVIEW}},
        {**REVIEW, "@type": ["Review", "http://schema.org/ClaimReview"]},
    ],
)
def test_a_review_is_found_wherever_it_stands(read, content):
    [[arrival], aside] = read(content)

    assert (arrival.review.claim, aside) == (REVIEW["claimReviewed"], [])


def test_things_may_be_given_by_their_id(read):
    desk = {"@id": "#desk", "@type": "Organization", "name": "مرصد"}

    [[arrival], _] = read({"@graph": [{**REVIEW, "author": {"@id": "#desk"}}, desk]})

    assert arrival.review.desk.name == "مرصد"


def test_reviews_of_a_page_are_in_its_script_elements_and_a_broken_one_keeps_none_back(read):
    blocks = [json.dumps(REVIEW), '{"@type": "ClaimReview",', json.dumps({"@type": "WebSite"})]
    scripts = "".join(f'<script type="application/ld+json">{each}</script>\n' for each in blocks)
    page = f"<html><body><!-- <script type='application/ld+json'>{{}}</script> -->{scripts}</body></html>"

    landed, [aside] = read(page.encode(), "page.html")

    assert [each.review.claim for each in landed] == [REVIEW["claimReviewed"]]
    assert (aside.key, aside.line) == ("page.html, block 2", 2)
    assert "broken JSON" in aside.reason


def test_lines_are_read_one_by_one(read):
    lines = [json.dumps(REVIEW), "{broken", json.dumps(REVIEW)]

    landed, [aside] = read("\n".join(lines).encode(), "reviews.jsonl")

    assert [each.place for each in landed] == ["reviews.jsonl#1", "reviews.jsonl#3"]
    assert (aside.key, aside.line) == ("reviews.jsonl#2", 2)


def test_a_list_that_breaks_gives_what_stands_before_the_break(read):
    landed, [aside] = read(f"[{json.dumps(REVIEW)}, {{]".encode())

    assert len(landed) == 1
    assert "broken JSON" in aside.reason


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.json", "empty"),
        (b"{}", "a.json", "no ClaimReview in it"),
        (b"<html><body><p>x</p></body></html>", "a.html", "no ClaimReview in it"),
        (b"x", "a.csv", "not a kind of file that holds reviews"),
        (b'{"@type": "ClaimReview", "url": 1, "url": 2}', "a.json", 'the field "url" twice'),
        (b'{"a":' * 100_000, "a.json", "nested too deep"),
        (b"[" * 100_000, "a.json", "nested too deep"),
        (b'{"@type": "ClaimReview", "x": NaN}', "a.json", "NaN is no number"),
        (b" " * 20_000_001, "a.json", "larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_set_aside(read, content, name, reason):
    landed, [aside] = read(content, name)

    assert landed == []
    assert reason in aside.reason


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"claimReviewed": None}, "no claim"),
        ({"claimReviewed": "…"}, "no claim"),
        ({"claimReviewed": {"a": 1}}, "no text"),
        ({"claimReviewed": "a\0b"}, "NUL"),
        ({"claimReviewed": "a\ud800"}, "half a surrogate pair"),
        ({"claimReviewed": "ب" * 20_001}, "20001 characters"),
        ({"url": "javascript:alert(1)"}, "not a web address"),
        ({"url": ["data:text/html,x"]}, "not a web address"),
        ({"url": 7}, "no address"),
        ({"reviewRating": None}, "no rating"),
        ({"reviewRating": {"ratingValue": 9, "bestRating": 5, "worstRating": 1}}, "not between"),
        ({"author": None, "url": None}, "no desk"),
    ],
)
def test_a_review_that_cannot_be_used_is_refused(changed, reason):
    with pytest.raises(Refused, match=reason):
        parsed({**REVIEW, **changed}, Graph())


@pytest.mark.parametrize(
    ("rating", "expected", "notes"),
    [
        ({"alternateName": "Unproven"}, ReviewRating("Unproven"), 0),
        ({"name": "False", "ratingValue": 1}, ReviewRating("False"), 1),
        ({"alternateName": "Hard to categorize", "ratingValue": -1, "bestRating": 5, "worstRating": 1}, None, 1),
        ({"ratingValue": "3", "bestRating": 4, "worstRating": "0"}, ReviewRating("3/4", *map(Decimal, (3, 4, 0))), 0),
        ({"alternateName": "زائف", "ratingValue": "1e999999", "bestRating": 5}, ReviewRating("زائف"), 0),
        ({"alternateName": "زائف", "ratingValue": True}, ReviewRating("زائف"), 0),
    ],
)
def test_a_rating_has_numbers_only_where_they_say_something(understood, rating, expected, notes):
    review, told = understood(reviewRating=rating)

    assert review.rating == (expected or ReviewRating("Hard to categorize"))
    assert len(told) == notes


@pytest.mark.parametrize(
    ("author", "kind"),
    [
        ({"@type": "Organization", "name": "Ministry"}, ClaimantKind.ORGANISATION),
        ({"@type": ["Thing", "NewsMediaOrganization"], "name": "عربي21"}, ClaimantKind.OUTLET),
        ([{"@type": "Person", "name": "A B"}], ClaimantKind.PERSON),
        ("مستخدمو فيسبوك", ClaimantKind.ANONYMOUS),
        ({"@type": "Person", "name": "Social media users"}, ClaimantKind.ANONYMOUS),
    ],
)
def test_the_claim_s_author_is_the_claimant(understood, author, kind):
    review, _ = understood(itemReviewed={"@type": "Claim", "author": author})

    assert review.claimant.kind is kind


def test_a_claim_without_an_author_has_no_claimant(understood):
    review, notes = understood(itemReviewed={"@type": "Claim", "author": {"@type": "Person", "name": " "}})

    assert (review.claimant, notes) == (None, ())


def test_what_our_own_exports_say_of_sources_that_are_not_named_is_understood(understood):
    said = {"@type": "Person", "name": "مصادر", "disambiguatingDescription": "sources that are not named: military"}

    review, _ = understood(itemReviewed={"@type": "Claim", "author": said})

    assert review.claimant == ReviewedClaimant("مصادر", ClaimantKind.ANONYMOUS, AnonymousKind.MILITARY, several=True)


def test_what_is_left_out_is_said(understood):
    item = {"@type": "Claim", "appearance": ["javascript:alert(1)", "Facebook"], "datePublished": "yesterday"}

    review, notes = understood(itemReviewed=item, datePublished="2017-02", inLanguage="Arabic")

    assert (review.appearances, review.claimed, review.reviewed_on, review.language) == ((), None, None, None)
    assert len(notes) == 5


def test_an_older_review_of_an_article_names_the_article(understood):
    item = {"@type": "CreativeWork", "url": "https://arabi21.com/9", "author": {"@type": "Person", "name": "A B"}}

    review, _ = understood(itemReviewed=item)

    assert review.appearances == (Appearance("https://arabi21.com/9"),)


def test_a_desk_without_a_name_is_known_by_its_address(understood):
    review, notes = understood(author=None)

    assert review.desk.name == "desk.example"
    assert notes == ("no name of a desk: known by its address, desk.example",)


VALUE = st.sampled_from(
    [None, True, 7, -1.5, "", "x", "1", "a\0", "\ud800", "https://a.example/b", "2017-02-03", "زائف"]
)
THING = st.dictionaries(st.sampled_from(["@type", "name", "url", "@id", "author"]), VALUE, max_size=3)
JSON = VALUE | THING | st.lists(VALUE | THING, max_size=2)


@given(changed=st.dictionaries(st.sampled_from([*REVIEW, "citation", "reviewBody", "inLanguage"]), JSON, max_size=3))
def test_whatever_stands_in_a_review_it_is_read_or_refused(changed):
    with suppress(Refused):
        found = parsed({**REVIEW, **changed}, Graph.of(changed)).review
        assert found.words in found.claim
