"""Which claims are compared at all."""

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.services.candidates import candidate_pairs
from factcheck.storage import candidates
from factcheck.storage.candidates import mark_linked, unlinked_sources
from factcheck.storage.compared import compared_claims

ARMS = "ليبيا ستتسلم أسلحة حديثة بقيمة كبيرة"
OFFER = "روسيا عرضت أسلحة على القوات"
WHEAT = "أسعار القمح ارتفعت في الأسواق"


@pytest.fixture
def met(database):
    """The pairs of the last of the sources, the others having been through linking before it."""

    def met(*sources: int) -> set[tuple[ClaimRef, ClaimRef]]:
        with database.transaction() as session:
            return [candidate_pairs(session, [source]) for source in sources][-1]

    return met


def test_claims_that_mention_one_entity_meet(desk, met):
    haftar = desk.entity("حفتر")
    one = desk.article(ARMS, names=(haftar,))
    other = desk.article(WHEAT, names=(haftar,))

    pairs = met(one, other)

    assert pairs == {(ClaimRef(one, 1), ClaimRef(other, 1))}


def test_claims_of_one_article_meet_too(desk, met):
    source = desk.article(ARMS, WHEAT)

    pairs = met(source)

    assert pairs == {(ClaimRef(source, 1), ClaimRef(source, 2))}


def test_claims_without_known_names_meet_by_their_words(desk, met):
    one = desk.article(WHEAT)
    other = desk.article("تراجعت أسعار القمح في الأسواق العالمية")
    third = desk.article("الوزير زار المدرسة الجديدة")

    pairs = met(one, third, other)

    assert pairs == {(ClaimRef(one, 1), ClaimRef(other, 1))}


def test_claims_of_two_languages_meet_by_the_sound_of_a_name(desk, met):
    arabic = desk.article("شركة نورثغيت اشترت مصنع الدوار")
    english = desk.article("A plant in Dawwar now belongs to Northgate")

    pairs = met(arabic, english)

    assert pairs == {(ClaimRef(arabic, 1), ClaimRef(english, 1))}


def test_all_claims_of_articles_that_tell_one_story_meet(desk, met):
    one = desk.article(WHEAT, "الحكومة ستدعم المزارعين")
    other = desk.article("ارتفعت أسعار القمح في الأسواق", "لا دعم لأحد هذا العام")

    pairs = met(one, other)

    assert (ClaimRef(one, 2), ClaimRef(other, 2)) in pairs


def test_a_claim_that_neither_affirms_nor_denies_meets_nobody(desk, met):
    haftar = desk.entity("حفتر")
    declined = desk.article(ARMS, names=(haftar,), polarity="declines")
    other = desk.article(OFFER, names=(haftar,))

    pairs = met(declined, other)

    assert pairs == set()


def test_articles_of_far_years_do_not_meet(desk, met):
    haftar = desk.entity("حفتر")
    old = desk.article(ARMS, names=(haftar,), published="2011-05")
    other = desk.article(OFFER, names=(haftar,), published="2017-01")

    pairs = met(old, other)

    assert pairs == set()


def test_only_the_newest_capture_of_an_article_counts(desk, met):
    haftar = desk.entity("حفتر")
    changed = desk.article(ARMS, names=(haftar,))
    met(changed)
    desk.recapture(changed, OFFER, names=(haftar,))
    other = desk.article(ARMS, names=(haftar,))

    pairs = met(changed, other)

    assert pairs == {(ClaimRef(changed, 11), ClaimRef(other, 1))}


def test_a_claim_meets_a_bounded_number_of_others(desk, met):
    haftar = desk.entity("حفتر")
    sources = [desk.article(f"خبر رقم {number} عن القائد", names=(haftar,)) for number in range(candidates.SHORTLIST)]
    other = desk.article(OFFER, names=(haftar,))

    pairs = met(*sources, other)

    assert len(pairs) == candidates.KIN + candidates.CANDIDATES


def test_a_claim_meets_a_bounded_number_of_claims_of_a_story(desk, met):
    haftar = desk.entity("حفتر")
    endless = desk.article(*[f"خبر رقم {number} عن القائد" for number in range(200)], names=(haftar,))
    other = desk.article(OFFER, names=(haftar,))

    pairs = met(endless, other)

    assert len(pairs) == candidates.CLAIMS_OF_KIN


def test_claims_that_say_the_same_word_for_word_leave_room_for_others(desk, met):
    haftar = desk.entity("حفتر")
    otherwise = desk.article("صفقة سلاح مع روسيا", names=(haftar,))
    copies = [desk.article(ARMS, names=(haftar,)) for _ in range(candidates.COPIES + candidates.KIN + 5)]
    other = desk.article(ARMS, names=(haftar,))

    pairs = met(otherwise, *copies, other)

    assert len(pairs) == candidates.KIN + candidates.COPIES + 1
    assert (ClaimRef(otherwise, 1), ClaimRef(other, 1)) in pairs


def test_a_denial_goes_before_the_other_claims_of_a_story(desk, met):
    haftar = desk.entity("حفتر")
    endless = desk.article(*[f"خبر رقم {number} عن القائد" for number in range(200)], names=(haftar,))
    denied = desk.article("توقيع أي عقود مع موسكو", names=(haftar,), polarity="denies")
    other = desk.article(OFFER, names=(haftar,))

    pairs = met(endless, denied, other)

    assert (ClaimRef(denied, 1), ClaimRef(other, 1)) in pairs


def test_a_rare_name_in_common_goes_before_a_frequent_one(desk, met):
    haftar, badri = desk.entity("حفتر"), desk.entity("البدري")
    rare = desk.article("المبعوث حمل الرسالة إلى العاصمة", names=(haftar, badri))
    frequent = [desk.article(f"خبر رقم {number} عن القائد", names=(haftar,)) for number in range(candidates.SHORTLIST)]
    other = desk.article("السفير سلم ما طلب منه", names=(haftar, badri))

    pairs = met(rare, *frequent, other)

    assert (ClaimRef(rare, 1), ClaimRef(other, 1)) in pairs


def test_a_source_is_linked_once_a_capture(desk, database):
    source = desk.article(ARMS)
    with database.transaction() as session:
        mark_linked(session, unlinked_sources(session, 10))
        done = unlinked_sources(session, 10)

    desk.recapture(source, OFFER)

    with database.transaction() as session:
        assert (done, unlinked_sources(session, 10)) == ({}, {source: 2})


def test_many_claims_are_loaded_in_three_queries(desk, database, statements):
    haftar = desk.entity("حفتر")
    source = desk.article(ARMS, OFFER, WHEAT, names=(haftar,))
    refs = [ClaimRef(source, number) for number in (1, 2, 3)]
    statements.clear()

    with database.transaction() as session:
        claims = compared_claims(session, refs)

    assert sum(statement.lstrip().lower().startswith("select") for statement in statements) == 3
    assert [claims[ref].text for ref in refs] == [ARMS, OFFER, WHEAT]
    assert claims[refs[0]].entities == {haftar}


def test_nothing_of_how_candidates_are_looked_up_stays_with_the_session(desk, database, met):
    met(desk.article(ARMS))

    with database.transaction() as session:
        assert session.connection().exec_driver_sql("show enable_seqscan").scalar() == "on"
