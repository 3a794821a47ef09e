"""Verdicts leave as ClaimReview in its published shape: nothing in it that is not so, and what is lost is said."""

import json

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import Desk, Loss
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import Polarity, Relation
from factcheck.errors import InvalidInput, NotFound
from factcheck.presenters.claim_review import ReviewFormat, written
from factcheck.services.reviews import ReviewExport, ReviewName, export_reviews
from factcheck.services.verdicts import add_verdict

TEMPLATE = "https://desk.example/{claim}"
HOSTILE = "</script><script>alert(1)</script> <!-- & \u202e\u2028"


@pytest.fixture
def claim(newsroom, say) -> ClaimRef:
    article = {"outlet": "عربي21", "published": "2017-01-12", "url": "https://arabi21.com/1", "title": "سلاح"}
    [ref] = newsroom.publish(say("موسكو وعدت بالسلاح", by="الناطق"), **article)
    return ref


def test_a_verdict_leaves_with_claim_claimant_rating_desk_and_day(claim, judge, exported):
    judge(claim, "mostly-false")

    [review] = exported(claim)

    assert review["claimReviewed"] == "موسكو وعدت بالسلاح"
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "الناطق"}
    assert review["author"] == {"@type": "Organization", "name": "مكتب التحقق", "url": "https://desk.example"}
    assert (review["url"], review["reviewBody"]) == (f"https://desk.example/{claim}", "لم يُرفع الحظر")
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 2,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "خاطئ في معظمه",
    }


def test_a_rating_outside_the_order_leaves_without_numbers(claim, judge, exported):
    judge(claim, "unproven", "The article shows no document that the claim could be held against.")

    [review] = exported()

    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}
    assert review["inLanguage"] == "en"


def test_articles_that_agree_are_appearances_and_the_first_of_them_is_the_first(newsroom, say, claim, judge, exported):
    [earlier] = newsroom.publish(say("موسكو وعدت بالسلاح"), key="b.txt", outlet="رويترز", published="2017-01-10")
    newsroom.link(claim, earlier, Relation.AGREES)

    [review] = exported(judge(claim))

    first = {
        "@type": "CreativeWork",
        "datePublished": "2017-01-10",
        "publisher": {"@type": "NewsMediaOrganization", "name": "رويترز"},
    }
    appearances = review["itemReviewed"]["appearance"]
    assert [each.get("url") for each in appearances] == ["https://arabi21.com/1", None]
    assert appearances[1] == review["itemReviewed"]["firstAppearance"] == first


def test_a_denial_leaves_as_a_denial(newsroom, say, judge, exported):
    denial = say("نفى الناطق توقيع العقد", by="الناطق", cue="نفى", polarity=Polarity.DENIES)
    [ref] = newsroom.publish(denial, key="c.txt")

    [review] = exported(judge(ref))

    assert review["itemReviewed"]["disambiguatingDescription"] == "the author denies this text"


def test_the_outlet_s_own_voice_is_the_outlet_s_claim(newsroom, say, judge, exported):
    [ref] = newsroom.publish(say("وصلت السفينة"), key="d.txt", outlet="عربي21")

    [review] = exported(judge(ref))

    assert review["itemReviewed"]["author"] == {"@type": "NewsMediaOrganization", "name": "عربي21"}


def test_evidence_leaves_as_citations(claim, judge, exported):
    judge(claim, "false", "why", "refutes:https://un.org/en/s/res/1970", "تقرير الخبراء")

    [review] = exported(claim)

    assert review["citation"] == [
        {"@type": "CreativeWork", "url": "https://un.org/en/s/res/1970"},
        {"@type": "CreativeWork", "name": "تقرير الخبراء"},
    ]


def test_what_is_lost_is_said(seeded, claim, judge):
    judge(claim, "unproven", "why", "refutes:the log")

    [one] = export_reviews(seeded, ReviewExport(desk=Desk("Desk"), url_template=TEMPLATE))

    assert set(one.losses) == {Loss.STANCE, Loss.CHECKER, Loss.SCALE}


@pytest.mark.parametrize(("address", "lost"), [(TEMPLATE, True), ("https://desk.example/{claim}/{verdict}", False)])
def test_two_checkers_verdicts_at_one_address_are_said_to_pass_for_editions_of_one(seeded, claim, judge, address, lost):
    judge(claim)
    add_verdict(seeded, NewVerdict(claim, "true", "رُفع الحظر", "نور"))

    first, second = export_reviews(seeded, ReviewExport(desk=Desk("Desk"), url_template=address))

    assert Loss.ADDRESS not in first.losses
    assert (Loss.ADDRESS in second.losses) is lost


def test_no_text_ends_the_script_element_that_a_page_carries_it_in(seeded, claim, judge):
    judge(claim, "false", HOSTILE)
    reviews = [each.review for each in export_reviews(seeded, ReviewExport(desk=Desk("<D>"), url_template=TEMPLATE))]

    page = "".join(written(reviews, ReviewFormat.HTML))

    assert page.startswith('<script type="application/ld+json">\n{')
    assert page.count("<") == 2
    assert "\u202e" not in page
    assert json.loads(page.splitlines()[1])["reviewBody"] == HOSTILE


def test_lines_are_reviews_and_nothing_is_an_empty_list(seeded, claim, judge):
    judge(claim)
    reviews = [each.review for each in export_reviews(seeded, ReviewExport(desk=Desk("Desk"), url_template=TEMPLATE))]

    [line] = "".join(written(reviews, ReviewFormat.JSONL)).splitlines()

    assert json.loads(line)["@type"] == "ClaimReview"
    assert "".join(written([], ReviewFormat.JSON)) == "[]\n"


def test_a_superseded_verdict_leaves_by_its_number_alone(seeded, claim, judge):
    judge(claim)
    export = ReviewExport(desk=Desk("Desk"), names=[ReviewName(claim, 1)], url_template=TEMPLATE)

    [one] = export_reviews(seeded, export)

    assert (one.number, one.superseded) == (1, False)
    with pytest.raises(NotFound, match="no verdict 2"):
        list(export_reviews(seeded, ReviewExport(desk=Desk("Desk"), names=[ReviewName(claim, 2)])))


def test_a_claim_without_a_verdict_is_said(seeded, claim):
    with pytest.raises(NotFound, match=f"claim {claim} has no verdict"):
        list(export_reviews(seeded, ReviewExport(desk=Desk("Desk"), names=[ReviewName(claim)])))


@pytest.mark.parametrize(
    ("address", "message"),
    [(None, "has no address"), ("https://desk.example/", "one address"), ("javascript:{claim}", "not a web address")],
)
def test_a_review_needs_an_address_of_its_own(seeded, claim, judge, address, message):
    judge(claim)

    with pytest.raises(InvalidInput, match=message):
        list(export_reviews(seeded, ReviewExport(desk=Desk("Desk"), url_template=address)))
