"""An article as it was captured: its words, its sentences, and where the claims stand in it."""

import pytest

from factcheck.errors import NotFound
from factcheck.services.claims import list_claims
from factcheck.services.selection import Selection
from factcheck.services.source_text import source_text


def test_claims_stand_in_the_text_where_they_were_read(database, newsroom, say):
    [ref, _] = newsroom.publish(say("وعدت موسكو بالسلاح", by="الناطق"), say("زار القائد طبرق"))

    article = source_text(database, ref.source_id)

    assert [record.claim.span.of(article.text) for record in article.claims] == [
        "وعدت موسكو بالسلاح",
        "زار القائد طبرق",
    ]
    assert [sentence.span.of(article.text) for sentence in article.sentences] == article.text.split("\n")


def test_an_earlier_capture_is_shown_with_its_own_words_and_claims(seeded, article, take_in):
    take_in(article("قال الوزير إن الاتفاق وقع.", url="https://a.example/1"))
    take_in(article("قال الوزير إن الاتفاق ألغي.", url="https://a.example/1"))
    [source_id] = {record.source.source_id for record in list_claims(seeded, Selection())}

    newest, earlier = source_text(seeded, source_id), source_text(seeded, source_id, capture=1)

    assert (newest.capture, earlier.capture) == (2, 1)
    assert "ألغي" in newest.text
    assert [record.capture for record in earlier.claims] == [1]


@pytest.mark.parametrize(("capture", "said"), [(7, "has no capture 7"), (0, "has no capture 0")])
def test_a_capture_that_is_not_there_is_asked_for_in_vain(database, newsroom, say, capture, said):
    [ref] = newsroom.publish(say("نعم"))

    with pytest.raises(NotFound, match=said):
        source_text(database, ref.source_id, capture=capture)


def test_a_source_that_is_not_there_is_asked_for_in_vain(database):
    with pytest.raises(NotFound, match="no source 7"):
        source_text(database, 7)
