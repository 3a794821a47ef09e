"""The lists that people open: contradictions and agreements with their filters, claims, sources."""

from datetime import date

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkOrder, LinkState, Polarity, ReasonCode, Relation
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.claims import list_claims, show_claim
from factcheck.services.contradictions import list_links
from factcheck.services.selection import LinkSelection, Selection
from factcheck.services.sources import list_sources, show_source


@pytest.fixture
def desk(newsroom, say):
    """Three articles: Arabi21 and Reuters contradict over Moscow, Reuters contradicts itself, two agree on Tobruk."""
    a = newsroom.publish(
        say("وعدت موسكو بالسلاح", by="الناطق باسم حفتر", through=("رويترز",), about=("موسكو",)),
        say("زار القائد طبرق", about=("طبرق",)),
        key="a.txt",
        outlet="عربي21",
        published="2017-01-12",
    )
    b = newsroom.publish(
        say("لم تعد موسكو بالسلاح", by="دبلوماسي روسي", polarity=Polarity.DENIES, about=("موسكو",)),
        say("وعدت بالسلاح كله", by="مصدر"),
        say("القائد في طبرق", about=("طبرق",)),
        key="b.txt",
        outlet="رويترز",
        published="2017-02",
    )
    [c] = newsroom.publish(say("لا شيء عن الموعد"), key="c.txt")
    newsroom.link(a[0], b[0], score=0.9, reason="denial")
    newsroom.link(b[0], b[1], score=0.7, reason="negation", state=LinkState.CONFIRMED)
    newsroom.link(b[1], c, score=0.5, reason="quantity", same_origin=True)
    newsroom.link(a[1], b[2], Relation.AGREES, score=0.8, reason="same-event")
    return {"a": a, "b": b, "c": [c]}


def _contradictions(database, order=LinkOrder.SCORE, **wanted):
    page = list_links(database, Relation.CONTRADICTS, LinkSelection(**wanted), order=order)
    return [round(link.score, 1) for link in page.links]


def test_contradictions_stand_side_by_side_with_who_says_them_through_whom(database, desk):
    page = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=1))

    [link] = page.links
    assert (link.a.ref, link.b.ref) == (desk["a"][0], desk["b"][0])
    assert (link.a.chain, link.a.outlet) == (("الناطق باسم حفتر", "رويترز"), "عربي21")
    assert (link.b.chain, link.b.polarity) == (("دبلوماسي روسي",), Polarity.DENIES)
    assert (link.relation, link.state, page.total) == (Relation.CONTRADICTS, LinkState.SUGGESTED, 3)


@pytest.mark.usefixtures("desk")
def test_agreements_are_a_list_of_their_own(database):
    page = list_links(database, Relation.AGREES, LinkSelection())

    assert [round(link.score, 1) for link in page.links] == [0.8]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("wanted", "scores"),
    [
        ({}, [0.9, 0.7, 0.5]),
        ({"outlet": "Arabi21"}, [0.9]),
        ({"outlet": "وكالة رويترز"}, [0.9, 0.7, 0.5]),
        ({"claimant": "حفتر"}, [0.9]),
        ({"claimant": "الدبلوماسي"}, []),
        ({"claimant": "دبلوماسي"}, [0.9, 0.7]),
        ({"claimant": "100%"}, []),
        ({"entity": "موسكو"}, [0.9, 0.7]),
        ({"entity": "طبرق"}, []),
        ({"since": date(2017, 2, 1)}, [0.9, 0.7, 0.5]),
        ({"since": date(2017, 3, 1)}, []),
        ({"until": date(2017, 1, 12)}, [0.9]),
        ({"until": date(2017, 1, 11)}, []),
        ({"reason": ReasonCode.NEGATION}, [0.7]),
        ({"reason": ReasonCode.TIME}, []),
        ({"state": LinkState.SUGGESTED}, [0.9, 0.5]),
        ({"state": LinkState.CONFIRMED}, [0.7]),
        ({"min_score": 0.6}, [0.9, 0.7]),
        ({"same_source": True}, [0.7]),
        ({"same_source": False}, [0.9, 0.5]),
        ({"same_origin": True}, [0.5]),
        ({"same_origin": False}, [0.9, 0.7]),
        ({"outlet": "رويترز", "same_source": False, "min_score": 0.6}, [0.9]),
        ({"order": LinkOrder.OLDEST}, [0.9, 0.7, 0.5]),
        ({"order": LinkOrder.NEWEST, "same_source": False}, [0.9, 0.5]),
    ],
)
def test_a_list_is_narrowed_to_what_is_asked_for(seeded, wanted, scores):
    assert _contradictions(seeded, **wanted) == scores


@pytest.mark.usefixtures("desk")
def test_pages_follow_one_another_and_say_how_many_there_are(database):
    first = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=2))
    second = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=2, offset=2))
    beyond = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=2, offset=4))

    assert [len(page.links) for page in (first, second, beyond)] == [2, 1, 0]
    assert {page.total for page in (first, second, beyond)} == {3}
    assert {link.score for link in first.links} & {link.score for link in second.links} == set()


@pytest.mark.parametrize("order", LinkOrder)
def test_the_next_page_goes_on_after_the_last_pair_that_was_read(database, newsroom, desk, order):
    everything = list_links(database, Relation.CONTRADICTS, LinkSelection(), order=order)
    first = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=2), order=order)

    newsroom.link(desk["a"][0], desk["b"][1], score=0.95)
    second = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=2, after=first.next), order=order)

    assert [*first.links, *second.links] == everything.links
    assert (second.next, second.total) == (None, 4)


@pytest.mark.parametrize("order", LinkOrder)
def test_pages_of_one_pair_each_show_every_pair_once_where_scores_and_days_are_equal(database, newsroom, say, order):
    dated = newsroom.publish(*map(say, "abc"), key="d.txt", published="2017-01")
    undated = newsroom.publish(*map(say, "def"), key="u.txt")
    newsroom.link(dated[0], undated[0])
    newsroom.link(dated[0], undated[1])
    newsroom.link(undated[1], undated[2])
    newsroom.link(undated[0], undated[2])

    read = [*_turned(database, order)]

    assert read == list_links(database, Relation.CONTRADICTS, LinkSelection(), order=order).links


def _turned(database, order):
    """The links of page after page."""
    page = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=1), order=order)
    yield from page.links
    while page.next is not None:
        page = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=1, after=page.next), order=order)
        yield from page.links


@pytest.mark.usefixtures("desk")
def test_claims_come_with_their_sentences_where_a_page_asks_for_them(database, statements):
    before = len(statements)

    page = list_links(database, Relation.CONTRADICTS, LinkSelection(limit=3), sentences=True)

    assert len(statements) - before == 3
    assert page.claims.keys() == {ref for link in page.links for ref in (link.a.ref, link.b.ref)}


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("wanted", "value"), [({"outlet": "Nobody Herald"}, "'Nobody Herald'"), ({"entity": "أطلنطس"}, "'أطلنطس'")]
)
def test_a_filter_that_means_nothing_known_says_so_with_its_value(database, wanted, value):
    with pytest.raises(NotFound, match=value):
        _contradictions(database, **wanted)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("wanted", "sent"), [({}, 1), ({"outlet": "رويترز", "entity": "موسكو"}, 3), ({"limit": 2}, 2)])
def test_a_list_of_links_takes_as_many_statements_however_many_links_there_are(database, statements, wanted, sent):
    before = len(statements)

    _contradictions(database, **wanted)

    assert len(statements) - before == sent


@pytest.mark.usefixtures("desk")
def test_claims_are_listed_in_two_statements_and_sources_in_one(database, statements):
    before = len(statements)

    assert len(list_claims(database, Selection())) == 6
    assert len(list_sources(database, Selection())) == 3
    assert len(statements) - before == 3


def test_a_claim_is_shown_with_its_sentence_chain_and_links(database, desk, statements):
    before = len(statements)

    dossier = show_claim(database, desk["b"][0])

    assert (
        len(statements) - before == 10
    )  # four for the claim itself, five for what stands behind it, one for who has taken it
    assert dossier.claim.sentence.of(dossier.claim.sentence_text) == dossier.claim.text == "لم تعد موسكو بالسلاح"
    assert sorted(round(link.score, 1) for link in dossier.links) == [0.7, 0.9]
    assert dossier.verdicts == []


def test_a_claim_that_is_not_there_is_asked_for_in_vain(database):
    with pytest.raises(NotFound, match=r"no claim 7\.1"):
        show_claim(database, ClaimRef(7, 1))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("words", "found"),
    [("السلاح", 3), ("سلاح موسكو", 2), ("وَعَدَت", 2), ("طبرق", 2), ("دبابات", 0), ("موسكو طبرق", 0)],
)
def test_claims_are_found_by_all_of_their_words_in_other_forms_too(database, words, found):
    assert len(list_claims(database, Selection(), words=words)) == found


@pytest.mark.parametrize("words", ["", "***", " \n"])
def test_a_search_for_nothing_is_refused(database, words):
    with pytest.raises(InvalidInput, match="nothing to search for"):
        list_claims(database, Selection(), words=words)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"outlet": "رويترز"}, 3),
        ({"claimant": "روسي"}, 1),
        ({"since": date(2017, 2, 28)}, 3),
        ({"until": date(2017, 1, 31)}, 2),
        ({"limit": 2}, 2),
        ({"limit": 5, "offset": 4}, 2),
    ],
)
def test_claims_are_narrowed_to_what_is_asked_for(database, wanted, found):
    assert len(list_claims(database, Selection(**wanted))) == found


def test_claims_of_one_source_come_in_the_order_of_their_names(database, desk):
    claims = list_claims(database, Selection(), source_id=desk["b"][0].source_id)

    assert [claim.ref for claim in claims] == desk["b"]


@pytest.mark.usefixtures("desk")
def test_sources_come_newest_first_and_those_without_a_day_last(database):
    assert [source.key for source in list_sources(database, Selection())] == ["b.txt", "a.txt", "c.txt"]
    assert [source.key for source in list_sources(database, Selection(outlet="عربي21"))] == ["a.txt"]


def test_a_source_that_is_not_there_is_asked_for_in_vain(database):
    with pytest.raises(NotFound, match="no source 7"):
        show_source(database, 7)
