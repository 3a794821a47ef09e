"""Sources in bibliographies: exact days, one key everywhere, and nothing in a title that TeX would obey."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.days import DayRange, Precision
from factcheck.domain.records import SourceRecord
from factcheck.domain.words import OutletKind
from factcheck.presenters.citations import bibtex, bibtex_entry, csl_item, csl_json
from factcheck.services.citations import CitedSource

CSL = json.loads(Path(__file__).with_name("csl.schema.json").read_text(encoding="utf-8"))
SEEN = datetime(2017, 2, 3, 4, 5, tzinfo=UTC)
ARABIC = {
    "title": "حفتر وروسيا: 90% من السلاح & أكثر",
    "byline": "سلمى الطيب",
    "outlet": "عربي21",
    "url": "https://arabi21.com/a_b",
}


def _cited(kind=OutletKind.SITE, published="2017-01", **known) -> CitedSource:
    unknown = {"outlet_id": 1, "outlet": None, "title": None, "url": None, "byline": None, "language": "ar"}
    seen = {"first_seen_at": SEEN, "last_seen_at": SEEN, "captures": 1, "claims": 3}
    days = DayRange.parse(published) if isinstance(published, str) else published
    fields = {"source_id": 12, "uid": "0123456789abcdef", "key": "a.txt", "published": days}
    return CitedSource(SourceRecord(**{**unknown, **seen, **fields, **known}), kind, 2, bytes(32))


def _fields(entry: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.MULTILINE))


def test_csl_json_has_the_published_shape_and_the_arabic_as_it_stands():
    items = json.loads("".join(csl_json([_cited(**ARABIC), _cited(kind=None)])))

    jsonschema.validate(items, CSL)
    assert items[0]["title"] == "حفتر وروسيا: 90% من السلاح & أكثر"
    assert items[0]["author"] == [{"literal": "سلمى الطيب"}]
    assert (items[0]["container-title"], items[0]["URL"]) == ("عربي21", "https://arabi21.com/a_b")


def test_no_source_gives_an_empty_list():
    assert json.loads("".join(csl_json([]))) == []


@pytest.mark.parametrize(
    ("published", "parts"),
    [
        ("2017", [[2017]]),
        ("2017-01", [[2017, 1]]),
        ("2017-01-12", [[2017, 1, 12]]),
        (DayRange(date(2017, 1, 2), date(2017, 1, 8), Precision.WEEK), [[2017, 1, 2], [2017, 1, 8]]),
    ],
)
def test_a_day_is_cited_as_exactly_as_it_is_known(published, parts):
    assert csl_item(_cited(published=published))["issued"] == {"date-parts": parts}


def test_a_range_of_days_is_one_for_biblatex():
    week = DayRange(date(2017, 1, 2), date(2017, 1, 8), Precision.WEEK)

    fields = _fields(bibtex_entry(_cited(published=week)))

    assert (fields["date"], fields["year"]) == ("2017-01-02/2017-01-08", "2017")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (OutletKind.NEWSPAPER, "article-newspaper"),
        (OutletKind.MAGAZINE, "article-magazine"),
        (OutletKind.SITE, "webpage"),
        (None, "webpage"),
    ],
)
def test_what_an_outlet_is_decides_what_its_article_is_cited_as(kind, expected):
    assert csl_item(_cited(kind=kind))["type"] == expected


def test_what_is_not_known_is_left_out():
    item = csl_item(_cited(published=None, language="und"))

    assert set(item) == {"id", "type", "accessed", "note"}


def test_the_words_that_were_read_are_named_by_their_hash():
    assert csl_item(_cited())["note"] == f"capture 2, SHA-256 {'00' * 32}"
    assert _fields(bibtex_entry(_cited()))["note"] == f"capture 2, SHA-256 {'00' * 32}"


def test_bibtex_keeps_arabic_and_escapes_what_tex_obeys():
    fields = _fields(bibtex_entry(_cited(**ARABIC)))

    assert fields["title"] == r"{حفتر وروسيا: 90\% من السلاح \& أكثر}"
    assert fields["author"] == "{سلمى الطيب}"
    assert (fields["howpublished"], fields["url"]) == ("عربي21", "https://arabi21.com/a_b")


def test_a_key_is_the_source_s_own_and_not_its_number_s():
    here, elsewhere = _cited(source_id=12), _cited(source_id=99)

    assert csl_item(here)["id"] == csl_item(elsewhere)["id"] == "fc-0123456789ab"
    assert bibtex_entry(here).startswith("@misc{fc-0123456789ab,\n")


@given(title=st.text(min_size=1), url=st.text(min_size=1))
def test_no_title_and_no_address_ends_its_field(title, url):
    entry = "".join(bibtex([_cited(title=title, url=url)]))

    assert entry.count("{") == entry.count("}")
    assert len(entry.splitlines()) == len(_fields(entry)) + 2
    assert not re.search(r"(?<!\\)[$&%#_^~]", _fields(entry).get("title", ""))
