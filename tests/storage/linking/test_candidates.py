"""Which claims are compared at all."""

from factcheck.domain.refs import ClaimRef
from factcheck.storage import candidates
from factcheck.storage.candidates import candidate_pairs, mark_linked, unlinked_sources
from factcheck.storage.compared import compared_claims

ARMS = "ليبيا ستتسلم أسلحة حديثة بقيمة كبيرة"
OFFER = "روسيا عرضت أسلحة على القوات"
WHEAT = "أسعار القمح ارتفعت في الأسواق"


def test_claims_that_mention_one_entity_meet(desk, database):
    haftar = desk.entity("حفتر")
    one = desk.article(ARMS, names=(haftar,))
    other = desk.article(OFFER, names=(haftar,))

    with database.transaction() as session:
        pairs = candidate_pairs(session, [other])

    assert pairs == {(ClaimRef(one, 1), ClaimRef(other, 1))}


def test_claims_of_one_article_meet_too(desk, database):
    haftar = desk.entity("حفتر")
    source = desk.article(ARMS, OFFER, names=(haftar,))

    with database.transaction() as session:
        pairs = candidate_pairs(session, [source])

    assert pairs == {(ClaimRef(source, 1), ClaimRef(source, 2))}


def test_claims_without_known_names_meet_by_two_long_words(desk, database):
    one = desk.article(WHEAT)
    other = desk.article("تراجعت أسعار القمح في الأسواق العالمية")
    desk.article("القمح غذاء قديم")

    with database.transaction() as session:
        pairs = candidate_pairs(session, [other])

    assert pairs == {(ClaimRef(one, 1), ClaimRef(other, 1))}


def test_a_claim_that_neither_affirms_nor_denies_meets_nobody(desk, database):
    haftar = desk.entity("حفتر")
    desk.article(ARMS, names=(haftar,), polarity="declines")
    other = desk.article(OFFER, names=(haftar,))

    with database.transaction() as session:
        pairs = candidate_pairs(session, [other])

    assert pairs == set()


def test_articles_of_far_years_do_not_meet(desk, database):
    haftar = desk.entity("حفتر")
    desk.article(ARMS, names=(haftar,), published="2011-05")
    other = desk.article(OFFER, names=(haftar,), published="2017-01")

    with database.transaction() as session:
        pairs = candidate_pairs(session, [other])

    assert pairs == set()


def test_only_the_newest_capture_of_an_article_counts(desk, database):
    haftar = desk.entity("حفتر")
    changed = desk.article(ARMS, names=(haftar,))
    desk.recapture(changed, OFFER, names=(haftar,))
    other = desk.article(ARMS, names=(haftar,))

    with database.transaction() as session:
        pairs = candidate_pairs(session, [other])

    assert pairs == {(ClaimRef(changed, 11), ClaimRef(other, 1))}


def test_a_claim_meets_a_bounded_number_of_others(desk, database):
    haftar = desk.entity("حفتر")
    sentences = [f"خبر رقم {number} عن القائد" for number in range(candidates.CANDIDATES + 10)]
    desk.article(*sentences, names=(haftar,))
    other = desk.article(OFFER, names=(haftar,))

    with database.transaction() as session:
        pairs = candidate_pairs(session, [other])

    assert len(pairs) == candidates.CANDIDATES


def test_a_denial_meets_more_than_others_do(desk, database):
    haftar = desk.entity("حفتر")
    sentences = [f"خبر رقم {number} عن القائد" for number in range(candidates.CANDIDATES + 10)]
    desk.article(*sentences, names=(haftar,))
    denial = desk.article("توقيع أي عقود مع روسيا", names=(haftar,), polarity="denies")

    with database.transaction() as session:
        pairs = candidate_pairs(session, [denial])

    assert len(pairs) == candidates.CANDIDATES + 10


def test_a_rare_name_in_common_goes_before_a_frequent_one(desk, database):
    haftar, badri = desk.entity("حفتر"), desk.entity("البدري")
    rare = desk.article("المبعوث حمل الرسالة إلى العاصمة", names=(haftar, badri))
    desk.article(*[f"خبر رقم {number} عن القائد" for number in range(candidates.CANDIDATES)], names=(haftar,))
    other = desk.article("السفير سلم ما طلب منه", names=(haftar, badri))

    with database.transaction() as session:
        pairs = candidate_pairs(session, [other])

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
