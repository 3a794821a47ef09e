"""An article from an address: known by where it was found, whatever it says of itself."""

import pytest

from factcheck.services.fetched import fetched_article
from factcheck.services.fetching import Fetched
from factcheck.services.intake.files import Form
from factcheck.services.intake.refusals import Refused
from factcheck.serving import Place

SENTENCE = "<p>The minister said that the deal was worth 4.2 billion dollars and more would follow soon.</p>"
FOUND_AT = "https://news.example/story?utm_source=x"


class Site:
    """In place of a fetcher: gives what it was made with."""

    def __init__(self, raw, form=Form.PAGE, charset=None):
        self.fetched = Fetched(FOUND_AT, raw, form, charset)

    def fetch(self, _):
        return self.fetched


def _page(head=""):
    return f"<html><head><title>Deal</title>{head}</head><body><article>{SENTENCE * 8}</article></body>".encode()


@pytest.mark.parametrize(
    ("said", "known_by"),
    [
        ("", FOUND_AT),
        ('<link rel="canonical" href="https://news.example/story">', "https://news.example/story"),
        ('<link rel="canonical" href="https://reuters.com/true">', FOUND_AT),
    ],
)
def test_a_page_is_known_by_where_it_was_found(said, known_by):
    given = fetched_article(Site(_page(said)), FOUND_AT)

    assert (given.key, given.found.url) == (FOUND_AT, known_by)


def test_the_charset_that_a_server_names_is_believed_where_nothing_else_tells():
    words = "Le ministre a déclaré à Genève que l'accord était signé. " * 9

    given = fetched_article(Site(words.encode("cp1252"), Form.TEXT, "ISO-8859-1"), FOUND_AT)

    assert given.text == words
    with pytest.raises(Refused, match="encoding not recognised"):
        fetched_article(Site(words.encode("cp1252"), Form.TEXT), FOUND_AT)


@pytest.mark.parametrize(
    ("place", "fetches"),
    [
        (Place("127.0.0.1", 0), True),
        (Place("::1", 0), True),
        (Place("127.0.0.1", 0, fetch=False), False),
        (Place("0.0.0.0", 0), False),
        (Place("127.0.0.1", 0, names=("desk.example",)), False),
        (Place("127.0.0.1", 0, proxy="127.0.0.1"), False),
        (Place("0.0.0.0", 0, fetch=True), True),
    ],
)
def test_a_desk_on_a_network_fetches_only_when_told(place, fetches):
    assert place.fetches is fetches
