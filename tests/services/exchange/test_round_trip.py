"""What one desk gives out and another takes in is the same, but for what is listed as lost."""

import io
import json

import pytest
from sqlalchemy import text

from factcheck.domain.words import Polarity, Relation
from factcheck.services.claims import show_claim
from factcheck.services.reviews import gather_reviews, import_reviews
from factcheck.services.verdicts import verdicts_of
from factcheck.storage.database import Database
from factcheck.storage.sources import find_source
from factcheck.wiring import bring_up_to_date

TRAVEL = ("author", "url", "claimReviewed", "reviewRating", "reviewBody", "datePublished", "inLanguage")
ENDS = text(
    "select best, worst from factcheck.rating_scale join factcheck.rating r using (scale_id) where r.code = :code"
)


@pytest.fixture
def other_desk(fresh_database):
    """Another desk's database, in which nothing is but reference data."""
    bring_up_to_date(fresh_database)
    database = Database(fresh_database)
    yield database
    database.close()


@pytest.fixture
def our_claims(newsroom, say):
    """Claims of every kind: said by a person in Arabic, denied, in an outlet's own voice; one told elsewhere too."""
    said = say("موسكو وعدت بأسلحة قيمتها 4.2 مليار دولار", by="خليفة حفتر")
    denied = say("نفى الناطق توقيع العقد", by="الناطق", cue="نفى", polarity=Polarity.DENIES)
    own = say("الحظر لم يُرفع بعد")
    article = {"outlet": "عربي21", "published": "2017-01", "url": "https://arabi21.com/1", "title": "سلاح «موسكو»"}
    claims = newsroom.publish(said, denied, own, **article)
    [elsewhere] = newsroom.publish(say("موسكو وعدت"), key="b.txt", outlet="رويترز", published="2016-12-31")
    newsroom.link(claims[0], elsewhere, Relation.AGREES)
    return claims


def _imported(database, reviews):
    arrivals = gather_reviews(["-"], stdin=io.BytesIO(json.dumps(reviews).encode()))
    return import_reviews(database, arrivals, by="importer")


def _rows(database, ref):
    """What travels of a claim, its source and the newest verdict on it."""
    record = show_claim(database, ref).claim
    verdict = verdicts_of(database, ref)[0]
    with database.transaction(read_only=True) as session:
        source = find_source(session, ref.source_id)
        scale = session.execute(ENDS, {"code": verdict.rating}).one()
    claimant = record.claim.claimant
    return {
        "words": record.text,
        "polarity": record.claim.polarity,
        "voice": record.claim.voice,
        "claimant": claimant and (claimant.name, claimant.kind),
        "source": (source.url, source.outlet, source.title, source.published),
        "rating": (verdict.numeric_value, verdict.rating_class, tuple(scale)),
        "rationale": verdict.rationale,
        "cited": [item.citation for item in verdict.evidence],
    }


def test_what_goes_out_comes_in_the_same(seeded, our_claims, judge, exported, other_desk):
    for_each = [("false", "لم يُرفع الحظر — «وثيقة»"), ("mostly-true", "نُشر النفي"), ("half-true", "جزء منه صحيح")]
    refs = [judge(ref, rating, why, "سجل الميناء") for ref, (rating, why) in zip(our_claims, for_each, strict=True)]

    report = _imported(other_desk, exported(*refs))

    assert (report.set_aside, report.notes, len(report.added)) == ([], [], 3)
    there = [_rows(other_desk, ref) for ref in report.added]
    assert there == [_rows(seeded, ref) for ref in refs]


def test_it_is_marked_as_the_other_desk_s_there(our_claims, judge, exported, other_desk):
    judge(our_claims[0])

    [ref] = _imported(other_desk, exported(our_claims[0])).added

    [verdict] = verdicts_of(other_desk, ref)
    assert (verdict.desk, verdict.current) == ("مكتب التحقق", False)
    assert verdict.review_url == f"https://desk.example/{our_claims[0]}"


def test_a_rating_outside_the_order_loses_its_scale_alone(our_claims, judge, exported, other_desk):
    judge(our_claims[0], "unproven")

    [ref] = _imported(other_desk, exported(our_claims[0])).added

    [verdict] = verdicts_of(other_desk, ref)
    assert (verdict.rating_label, verdict.numeric_value, verdict.rating_class) == ({"ar": "غير مثبت"}, None, "unproven")


def test_their_verdicts_go_out_again_under_their_name(our_claims, judge, exported, other_desk):
    judge(our_claims[0])
    [given] = exported(our_claims[0])
    _imported(other_desk, [given])

    [passed_on] = exported(database=other_desk, theirs=True)

    assert {name: passed_on[name] for name in TRAVEL} == {name: given[name] for name in TRAVEL}
    assert exported(database=other_desk) == []
