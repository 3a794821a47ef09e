"""One article by hand: what is shown before it is stored is what is stored, and it is linked at once."""

import pytest
from sqlalchemy import select

from factcheck.domain.words import SentenceKind
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.adding import Outcome, add, outlet_at, preview, title_in
from factcheck.services.claims import list_claims
from factcheck.services.contradictions import links_of_source
from factcheck.services.linking import link_source
from factcheck.services.outlets import add_outlet
from factcheck.services.selection import Selection
from factcheck.storage.outlets import add_outlet as enter_outlet
from factcheck.storage.rows import SourceRow

STORY = "قال الناطق باسم حفتر أحمد المسماري إن قيمة الصفقة 4.2 مليار دولار. ونفى المسماري توقيع أي عقد."
OTHER = STORY.replace("4.2", "2.9")
ADDRESS = "https://arabi21.com/story/1"


def test_what_is_shown_is_what_is_stored(seeded, article):
    given = article(STORY, outlet="عربي21", published="2017-01-12")

    shown = preview(seeded, given)
    add(seeded, given)

    stored = list_claims(seeded, Selection())
    assert [each.claim.reads_as(one.claim) for each, one in zip(shown.read.claims, stored, strict=True)] == [True] * 2


def test_to_show_it_writes_nothing(seeded, article):
    shown = preview(seeded, article(STORY, outlet="Nobody's Herald"))

    assert (shown.outcome, shown.source_id, shown.new_outlet) == (Outcome.ADDED, None, True)
    with seeded.transaction(read_only=True) as session:
        assert session.scalar(select(SourceRow.source_id)) is None


@pytest.mark.parametrize(
    ("again", "outcome"),
    [
        ({"text": STORY, "url": "http://www.arabi21.com/story/1/?utm_source=x"}, Outcome.UNCHANGED),
        ({"text": OTHER, "url": ADDRESS}, Outcome.RECAPTURED),
        ({"text": STORY, "outlet": "عربي21"}, Outcome.UNCHANGED),
        ({"text": STORY, "outlet": "Nobody's Herald"}, Outcome.ADDED),
        ({"text": STORY, "url": "https://arabi21.com/story/2"}, Outcome.ADDED),
    ],
)
def test_it_is_told_beforehand_what_storing_comes_to(seeded, article, again, outcome):
    first = add(seeded, article(STORY, url=ADDRESS, outlet="عربي21"))
    given = article(**again, key="b.txt")

    told, came = preview(seeded, given), add(seeded, given)

    assert (told.outcome, came.outcome) == (outcome, outcome)
    assert told.source_id in {None, first.source_id}


def test_an_article_is_linked_as_it_comes_in(seeded, article):
    add(seeded, article(OTHER, key="a.txt", outlet="عربي21", published="2017-01-12"))

    added = add(seeded, article(STORY, key="b.txt", outlet="رويترز", published="2017-01-12"))

    found = links_of_source(seeded, added.source_id, limit=10)
    assert added.contradictions >= 1
    assert len(found.links) == added.contradictions + added.agreements
    assert {added.source_id} < {ref.source_id for link in found.links for ref in (link.a.ref, link.b.ref)}


def test_sources_that_wait_to_be_linked_are_left_waiting(seeded, article, take_in):
    take_in(article(OTHER, key="a.txt", published="2017-01-12"))

    added = add(seeded, article(STORY, key="b.txt", published="2017-01-12"))

    assert link_source(seeded, added.source_id).sources == 0
    with seeded.transaction(read_only=True) as session:
        linked = dict(session.execute(select(SourceRow.key, SourceRow.linked_capture)).all())
    assert linked == {"a.txt": 0, "b.txt": 1}


@pytest.mark.parametrize(
    ("given", "said"), [({"url": "not an address"}, "not a web address"), ({"outlet": "Twin"}, "more than one outlet")]
)
def test_what_cannot_be_used_is_said_before_and_after(seeded, article, given, said):
    with seeded.transaction() as session:
        enter_outlet(session, "Twin", "twin")
        enter_outlet(session, "Twin", "twin")

    with pytest.raises(InvalidInput, match=said):
        preview(seeded, article(STORY, **given))
    with pytest.raises(InvalidInput, match=said):
        add(seeded, article(STORY, **given))


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.halyard.example/story", "Halyard"),
        ("https://arabic.halyard.example/story", "Halyard"),
        ("https://sport.halyard.example/story", "Halyard Sport"),
        ("https://nothalyard.example/story", None),
        ("https://example/", None),
        ("http://[::1/", None),
        ("no address", None),
    ],
)
def test_an_outlet_is_known_by_its_site(database, address, outlet):
    add_outlet(database, "Halyard", domain="halyard.example")
    add_outlet(database, "Halyard Sport", domain="sport.halyard.example")

    assert outlet_at(database, address) == outlet


def test_the_title_that_a_text_begins_with_is_found(seeded, article):
    shown = preview(seeded, article(f"حفتر يطلب السلاح\n\n{STORY}"))

    assert shown.read.reading.sentences[0].kind is SentenceKind.TITLE
    assert title_in(shown) == "حفتر يطلب السلاح"
    assert title_in(preview(seeded, article(STORY))) is None


def test_links_of_a_source_that_is_not_there_are_not_found(database):
    with pytest.raises(NotFound, match="there is no source 7"):
        links_of_source(database, 7, limit=10)
