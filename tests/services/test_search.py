"""One box over everything: names in any script, headlines, claims by words in any of their forms."""

import re

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.search import Nearness
from factcheck.errors import InvalidInput
from factcheck.services import search as service
from factcheck.services.search import search
from factcheck.storage import search as stored
from factcheck.storage.database import Database


@pytest.fixture
def marshal(entities) -> int:
    """A person whom people entered under two scripts."""
    return entities.entered("خليفة حفتر", "Khalifa Haftar", "حفتر")


def _claims(database: Database, asked: str, **known) -> list[ClaimRef]:
    return [record.ref for record in search(database, asked, **known).claims]


def _hits(database: Database, asked: str) -> list[str]:
    found = search(database, asked)
    [record] = found.claims
    start = record.sentence.start
    return [record.sentence_text[span.start - start : span.end - start] for span in found.hits[record.ref]]


@pytest.mark.parametrize(
    ("asked", "nearness"),
    [
        ("خليفه حفتر", Nearness.SAME),
        ("KHALIFA HAFTAR", Nearness.SAME),
        ("haft", Nearness.HOLDS),
        ("حفـتر", Nearness.SAME),
        ("Hafter", Nearness.SOUNDS),
        ("Kalifa Hifter", Nearness.SOUNDS),
    ],
)
def test_a_name_is_found_in_any_script_and_spelling(database, marshal, asked, nearness):
    [name] = search(database, asked).names

    assert (name.entity_id, name.nearness) == (marshal, nearness)


@pytest.mark.parametrize("asked", ["of", "حت", "Omar", "خليفة بلقاسم"])
def test_another_name_is_not(database, marshal, asked):
    assert marshal
    assert search(database, asked).names == []


@pytest.mark.parametrize("asked", ["السلاح", "سِلاح", "ســلاح", "سلا", "arms"])
def test_claims_are_found_by_words_in_any_of_their_forms(database, newsroom, say, asked):
    refs = newsroom.publish(say("وعدت موسكو بالسلاح"), say("The ship carried arms"), say("وصل القمح"))

    assert _claims(database, asked) == ([refs[1]] if asked == "arms" else [refs[0]])


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("وعدت موسكو [بالسِّلاح] أمس", "سلاح"),
        ("أُعلنت [الإتفاقيّة]", "الاتفاقية"),
        ("He was [signing] two [contracts]", "contract signed"),
        ("بلغ الإنتاج [٤٥] ألفا", "45"),
    ],
)
def test_the_words_that_were_asked_for_are_marked_as_they_stand(database, newsroom, say, words, asked):
    newsroom.publish(say(words.replace("[", "").replace("]", "")))

    assert _hits(database, asked) == re.findall(r"\[(.*?)\]", words)


def test_claims_of_whoever_is_asked_for_are_found_in_the_other_script(database, newsroom, say, marshal):
    [one] = newsroom.publish(say("Haftar denied it", about=("Haftar",)))
    with database.transaction() as session:
        session.execute(stored.text("update factcheck.mention set entity_id = :to"), {"to": marshal})

    found = search(database, "حفتر")

    assert [record.ref for record in found.claims] == [one]
    assert len(found.hits[one]) == 1


def test_all_of_the_words_stand_in_a_claim_the_latest_first(database, newsroom, say):
    refs = [newsroom.publish(say(f"وصلت السفينة {place} إلى الميناء"), key=place)[0] for place in "abc"]
    newsroom.publish(say("وصلت الطائرة"), key="d")

    assert _claims(database, "الميناء سفينة") == refs[::-1]
    assert search(database, "ميناء").counted == 3


@pytest.mark.parametrize("newest", [1, 3000])
def test_a_page_begins_before_the_last_claim_of_the_one_before(database, newsroom, say, newest, monkeypatch):
    monkeypatch.setattr(stored, "NEWEST", newest)
    refs = newsroom.publish(*(say(f"وصلت السفينة {number}") for number in range(5)))

    first = search(database, "سفينة", limit=2)
    second = search(database, "سفينة", after=first.next, limit=2)
    last = search(database, "سفينة", after=second.next, limit=2)

    found = [record.ref for page in (first, second, last) for record in page.claims]
    assert (found, last.next) == (refs[::-1], None)


@pytest.mark.parametrize("bounds", [(1, 2, 3000), (1, 2, 1), (1, 1, 2)])
def test_words_that_stand_in_many_claims_are_found_from_the_newest_on(database, newsroom, say, monkeypatch, bounds):
    monkeypatch.setattr(stored, "NEWEST", bounds[0])
    monkeypatch.setattr(stored, "FEW", bounds[1])
    monkeypatch.setattr(stored, "WALKED", bounds[2])
    refs = newsroom.publish(*(say(f"وصلت السفينة {number}") for number in range(5)))

    found = search(database, "سفينة", limit=2)

    assert found.claims[0].ref == refs[-1]
    assert found.many


def test_what_is_read_no_longer_is_not_found(database, newsroom, say):
    newsroom.publish(say("وصلت السفينة"))
    with database.transaction() as session:
        session.execute(stored.text("update factcheck.claim set outdated_at = now()"))

    assert _claims(database, "سفينة") == []


@pytest.mark.parametrize("asked", ["السفينة", "سفينه", "https://www.example.org/ship/?utm_source=x"])
def test_an_article_is_found_by_its_headline_and_by_its_address(take_in, database, article, asked):
    take_in(article("وصلت إلى طبرق.", title="السّفينة في الميناء", url="https://example.org/ship"))

    [source] = search(database, asked).sources

    assert source.title == "السّفينة في الميناء"


def test_a_claim_is_found_by_its_name(database, newsroom, say):
    [one] = newsroom.publish(say("وصلت السفينة"))

    assert search(database, str(one)).named == one
    assert search(database, "99.9").named is None


def test_an_outlet_is_found_by_its_name_and_known_as_one(seeded):
    [name] = search(seeded, "عربي21").names[:1]

    assert name.outlet_id is not None


@pytest.mark.parametrize("asked", ["", " ", "!؟", "\x00", "ًٌ"])
def test_where_no_word_is_asked_for_it_is_said(database, asked):
    with pytest.raises(InvalidInput, match="nothing to search for"):
        search(database, asked)


@pytest.mark.parametrize(
    "asked",
    [
        "a' | b:*",
        "a & !b",
        "b\\'",
        "'); drop table factcheck.claim; --",
        "% _ % 7",
        "b:*",
        "a" * 200,
        "the of and",
        "-1",
    ],
)
def test_what_means_something_to_a_query_is_text(database, newsroom, say, asked):
    newsroom.publish(say("وصلت السفينة"))

    assert search(database, asked).claims == []


def test_no_more_than_so_many_words_are_looked_for(database, newsroom, say):
    newsroom.publish(say("وصلت السفينة إلى ميناء طبرق"))

    assert len(_claims(database, " ".join(["سفينة"] * service.MOST_WORDS + ["قمح"]))) == 1
