"""Whose money an article means that names no country: its outlet's."""

import pytest

from factcheck.services.claims import list_claims
from factcheck.services.outlets import add_outlet
from factcheck.services.reading import read_articles
from factcheck.services.rereading import reread
from factcheck.services.selection import Selection

STORY = "قال المحامي إن المحكمة غرمت موكله 480 دينارا."


@pytest.fixture
def kuwaiti(database) -> str:
    """An outlet of which the country is known."""
    add_outlet(database, "الصفحة الأولى", country="KW")
    return "الصفحة الأولى"


def test_money_in_an_article_of_an_outlet_is_that_of_its_country(database, article, take_in, kuwaiti):
    take_in(article(STORY, outlet=kuwaiti))

    assert _units(database) == ["KWD"]


def test_money_in_an_article_of_an_unknown_outlet_stays_a_plain_word(database, article, take_in):
    take_in(article(STORY, outlet="الصفحة الثانية"))

    assert _units(database) == ["دينار"]


def test_read_again_it_is_still_that_of_the_outlet_s_country(database, article, take_in, kuwaiti):
    [(source_id, _)] = take_in(article(STORY, outlet=kuwaiti)).added

    reread(database, [source_id])

    assert _units(database) == ["KWD"]


def test_without_a_database_the_country_of_a_packaged_outlet_is_known(article):
    [read] = read_articles([article(STORY, outlet="بوابة الوسط")])

    assert [quantity.unit for claim in read.claims for quantity in claim.claim.quantities] == ["LYD"]


def _units(database) -> list[str | None]:
    return [quantity.unit for record in list_claims(database, Selection()) for quantity in record.claim.quantities]
