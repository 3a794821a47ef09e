"""Other desks' reviews become their verdicts, on our claims where they are about them; twice is harmless."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import Polarity, RatingClass, Relation, Voice
from factcheck.errors import InvalidInput
from factcheck.services.claims import show_claim
from factcheck.services.ledger import Checked, verify
from factcheck.services.outlets import list_outlets
from factcheck.services.ratings import list_ratings
from factcheck.services.rereading import reread
from factcheck.services.reviews import gather_reviews, import_reviews, importing
from factcheck.services.sources import show_source
from factcheck.services.verdicts import add_verdict, verdicts_of

SAID = "قال الناطق إن شحنة السلاح وصلت إلى طبرق في 3 فبراير 2017."
CLAIM = "شحنة السلاح وصلت إلى طبرق في 3 فبراير 2017"
ARTICLE = "https://www.arabi21.com/story/1?utm_source=x"
REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://misbar.example/1",
    "claimReviewed": CLAIM,
    "datePublished": "2017-02-05",
    "inLanguage": "ar",
    "author": {"@type": "Organization", "name": "مسبار التجربة", "url": "https://misbar.example"},
    "reviewRating": {"alternateName": "زائف", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "الناطق"},
        "datePublished": "2017-02-04",
        "appearance": {"url": "https://arabi21.com/story/1", "publisher": "عربي21"},
    },
    "reviewBody": "لم تصل أي شحنة.",
    "citation": ["سجل الميناء", "https://un.org/1970"],
}


@pytest.fixture
def take(seeded):
    """Imports these reviews, in one file, and gives the report."""

    def run(*reviews, **known):
        arrivals = gather_reviews(["-"], stdin=io.BytesIO(json.dumps(list(reviews)).encode()))
        return import_reviews(seeded, arrivals, by="سلمى", **known)

    return run


@pytest.fixture
def ours(seeded, take_in, article) -> ClaimRef:
    """The claim, in an article that is here."""
    take_in(article(SAID, outlet="عربي21", url=ARTICLE, published="2017-02-04"))
    assert show_claim(seeded, ClaimRef(_latest(seeded), 1)).claim.text == CLAIM
    return ClaimRef(_latest(seeded), 1)


def _latest(database) -> int:
    with database.transaction(read_only=True) as session:
        return session.connection().exec_driver_sql("select max(source_id) from factcheck.source").scalar_one()


def test_a_review_of_a_claim_that_is_here_is_a_verdict_on_it(seeded, ours, take):
    report = take(REVIEW)

    [verdict] = verdicts_of(seeded, ours)
    assert (report.matched, report.sources, report.set_aside) == ([ours], [], [])
    assert (verdict.desk, verdict.review_url, verdict.reviewed_on) == (
        "مسبار التجربة",
        "https://misbar.example/1",
        date(2017, 2, 5),
    )
    assert (verdict.rationale, verdict.checker, verdict.current) == ("لم تصل أي شحنة.", "سلمى", False)
    assert [item.citation for item in verdict.evidence] == ["سجل الميناء", "https://un.org/1970"]


def test_a_review_of_a_claim_that_is_not_here_brings_its_words_and_nothing_that_looks_like_the_article(seeded, take):
    [ref] = take(REVIEW).added

    claim = show_claim(seeded, ref).claim
    source = show_source(seeded, ref.source_id).source
    assert (claim.text, claim.claim.claimant.name, claim.claim.voice) == (CLAIM, "الناطق", Voice.ATTRIBUTED)
    assert (source.key, source.outlet) == ("claimreview:https://misbar.example/1", "عربي21")
    assert (source.url, source.published.written()) == ("https://arabi21.com/story/1", "2017-02-04")
    assert claim.times_text == ("3 فبراير 2017",)


def test_the_article_that_comes_later_is_a_source_of_its_own(take, take_in, article):
    [ref] = take(REVIEW).added

    report = take_in(article(SAID, outlet="عربي21", url=ARTICLE))

    assert (len(report.added), report.recaptured) == (1, [])
    assert report.added[0][0] != ref.source_id


def test_importing_twice_changes_nothing(take):
    first = take(REVIEW, {**REVIEW, "url": "https://misbar.example/2", "claimReviewed": "السفينة غرقت"})

    again = take(REVIEW, {**REVIEW, "url": "https://misbar.example/2", "claimReviewed": "السفينة غرقت"})

    assert (len(first.added), again.added, again.superseding, again.unchanged) == (2, [], [], 2)
    assert again.sources == []


def test_a_review_that_its_desk_has_changed_supersedes_its_older_one(seeded, ours, take):
    take(REVIEW)

    report = take({**REVIEW, "reviewRating": {"alternateName": "صحيح"}}, REVIEW)

    newer, older = verdicts_of(seeded, ours)
    assert (report.superseding, report.unchanged) == ([ours], 1)
    assert (newer.supersedes, newer.reason, older.ended.number) == (older.number, "published anew by its desk", 2)


def test_verdicts_of_our_own_stand_beside_theirs_untouched(seeded, ours, take):
    own = add_verdict(seeded, NewVerdict(ours, "true", "رأيناها", "هدى"))

    take(REVIEW)

    assert [(each.desk, each.current) for each in verdicts_of(seeded, ours) if each.desk is None] == [(None, True)]
    assert verdicts_of(seeded, ours)[-1].number == own.number


def test_reviews_of_our_own_desk_are_skipped(take):
    report = take(REVIEW, own="مسبار التجربة")

    assert (report.own, report.added) == (1, [])


def test_who_denies_a_claim_is_not_judged_by_a_review_of_who_says_it(seeded, take, take_in, article):
    denial = "نفى الناطق أن شحنة السلاح وصلت إلى طبرق في 3 فبراير 2017."
    take_in(article(denial, outlet="عربي21", url=ARTICLE))
    claim = show_claim(seeded, ClaimRef(_latest(seeded), 1)).claim
    assert claim.claim.polarity is Polarity.DENIES

    report = take({**REVIEW, "claimReviewed": claim.text})

    assert (report.matched, len(report.sources)) == ([], 1)


def test_a_rating_comes_in_on_a_scale_of_its_desk_that_no_verdict_of_ours_may_carry(seeded, ours, take):
    take(REVIEW)

    [rating] = [each for each in list_ratings(seeded, retired=True) if each.scale.startswith("مسبار")]
    assert (rating.code, rating.label) == ("مسبار-التجربه:1-5/زايف=1", {"ar": "زائف"})
    assert (rating.numeric_value, rating.normalised_class) == (Decimal(1), RatingClass.FALSE)
    with pytest.raises(InvalidInput, match="retired"):
        add_verdict(seeded, NewVerdict(ours, rating.code, "why", "هدى"))


def test_a_rating_that_nobody_knows_is_kept_in_its_words_and_said(seeded, take):
    report = take({**REVIEW, "reviewRating": {"alternateName": "Zut alors"}})

    [verdict] = verdicts_of(seeded, report.added[0])
    assert verdict.rating_label == {"ar": "Zut alors"}
    assert [note for _, note in report.notes] == ["the rating 'Zut alors' is not known: kept as unproven"]


def test_a_desk_is_found_by_its_site_and_a_review_elsewhere_is_said(seeded, take):
    take(REVIEW)
    by_site = {"@type": "Organization", "name": "Misbar (AR)", "url": "https://www.misbar.example"}

    known = take({**REVIEW, "url": "https://misbar.example/3", "author": by_site})
    doubtful = take({**REVIEW, "url": "https://evil.example/4"})

    assert [each.domain for each in list_outlets(seeded) if "مسبار" in each.name] == ["misbar.example"]
    assert known.notes == []
    assert "stands on evil.example" in doubtful.notes[0][1]


def test_one_bad_review_keeps_none_back(take):
    report = take(REVIEW, {**REVIEW, "url": "javascript:1"}, {**REVIEW, "url": "https://misbar.example/2"})

    assert (len(report.added), report.unchanged) == (2, 0)
    assert [each.key for each in report.set_aside] == ["stdin#2"]


def test_none_is_lost_between_two_batches(take, monkeypatch):
    monkeypatch.setattr(importing, "BATCH_REVIEWS", 2)
    reviews = [{**REVIEW, "url": f"https://misbar.example/{number}"} for number in range(5)]

    report = take(*reviews)

    assert len(report.added) == 5


def test_a_claim_of_a_review_is_never_read_again(seeded, take):
    [ref] = take(REVIEW).added

    assert list(reread(seeded, [ref.source_id], everything=True)) == []


def test_the_ledger_holds_all_that_was_imported(seeded, take):
    take(REVIEW, {**REVIEW, "claimReviewed": "السفينة غرقت", "reviewRating": {"alternateName": "صحيح"}})

    checked = Checked()
    assert list(verify(seeded, checked)) == []
    assert checked.entries >= 2 + 2 + 2  # verdicts, ratings and their scales


def test_who_checks_a_claim_is_no_voice_for_it(seeded, ours, newsroom, take):
    [checked] = take({**REVIEW, "claimReviewed": "شحنة سلاح وصلت طبرق", "itemReviewed": None}).added
    newsroom.link(ours, checked, Relation.AGREES)

    assert show_claim(seeded, ours).independence.claims == (ours,)
    assert show_claim(seeded, checked).independence.claims == (ours, checked)


HOSTILE = "<b>\u202eعدو\u202c</b> \x1b[31m"


def test_hostile_names_are_kept_as_they_are(seeded, take):
    [ref] = take({**REVIEW, "author": HOSTILE, "itemReviewed": {"author": HOSTILE}}).added

    [verdict] = verdicts_of(seeded, ref)
    assert (verdict.desk, show_claim(seeded, ref).claim.claim.claimant.name) == (HOSTILE, HOSTILE)
