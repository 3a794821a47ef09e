"""Outlets and claimants on the desk: their records with what these are shares of, and whom they contradict."""

import re

import pytest
from sqlalchemy import text

from factcheck.domain.words import Polarity
from factcheck.services.refreshing import refresh
from factcheck.services.track_records import RecordSelection, list_outlet_records

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202e<svg onload=alert(1)>")


# The newsroom knows its speakers as hops of a chain; ingest knows them as claimants too.
KNOWN = """
update factcheck.claim c set claimant_entity_id = a.entity_id
from factcheck.attribution a where a.source_id = c.source_id and a.claim = c.number and a.position = 1
"""


@pytest.fixture
def count(database):
    """Works the records out."""

    def counted():
        with database.transaction() as session:
            session.execute(text(KNOWN))
        refresh(database)

    return counted


@pytest.fixture
def told(count, newsroom, say):
    """An outlet whose spokesman's figure another contradicts a day later; counted. Gives the numbers of the first."""
    one, own = newsroom.publish(
        say("الناطق: وعدت موسكو بسلاح قيمته 4.2 مليار دولار", by="الناطق", about=("الناطق",)),
        say("زار القائد طبرق"),
        key="one.txt",
        outlet="قنديل",
        published="2017-01-12",
    )
    [other] = newsroom.publish(
        say(
            "the spokesman: Moscow promised $2.9 billion",
            by="the spokesman",
            about=("the spokesman",),
            polarity=Polarity.DENIES,
        ),
        key="two.txt",
        outlet="Halyard",
        published="2017-01-13",
    )
    newsroom.link(one, other, score=0.9, reason="quantity", detail="4.2 / 2.9")
    count()
    return one, own, other


def _number(browser, folder, name):
    rows = browser.get(f"/api/v1/{folder}", params={"limit": 200, "words": name}).json()[folder]
    [row] = [row for row in rows if row["name"] == name]
    return row.get("outlet_id") or row["entity_id"]


def _figures(page):
    """What stands beside each label of a record."""
    words = re.sub(r"\s+", " ", re.sub(r"</?(?:span|meter)[^>]*>", "", page))
    return dict(re.findall(r"<dt>([^<]+)</dt><dd> *([^<]*?) *</dd>", words))


@pytest.mark.usefixtures("told")
def test_a_record_says_what_each_share_is_a_share_of_and_as_of_when(browser):
    page = browser.get(f"/outlets/{_number(browser, 'outlets', 'قنديل')}").text

    figures = _figures(page)
    assert figures["Claims put down to somebody"] == "1 of 2 50%"
    assert figures["Claims contradicted by an article that was surely out later"] == "1 of 2 50%"
    assert figures["Of these to somebody whom the text does not name"] == "0 of 1 0%"
    assert figures["Of these surely here first"] == "none so far"
    assert re.search(r'As of\s*<time datetime="\d{4}-', page)


def test_an_outlet_shows_whom_it_contradicts_with_the_surest_pair(browser, told):
    page = browser.get(f"/outlets/{_number(browser, 'outlets', 'قنديل')}").text

    assert f'href="/outlets/{_number(browser, "outlets", "Halyard")}"' in page
    assert re.search(rf'/claims/{told[0]}".*?/claims/{told[2]}"', page, re.DOTALL)
    assert "Looked at: its latest 1 article" in page


@pytest.mark.usefixtures("told")
def test_a_claimant_has_a_record_of_its_own_and_the_claims_that_came_in_last(browser):
    number = _number(browser, "claimants", "the spokesman")

    claimant, entity = (browser.get(f"/{folder}/{number}").text for folder in ("claimants", "entities"))

    assert _figures(claimant)["Claims that are denials"] == "1 of 1 100%"
    assert "Moscow promised $2.9 billion" in claimant
    assert _figures(entity) == _figures(claimant)


@pytest.mark.usefixtures("told")
def test_lists_go_on_after_a_place_those_with_the_most_claims_first(browser):
    first = browser.get("/api/v1/outlets", params={"limit": 1}).json()
    second = browser.get("/api/v1/outlets", params={"limit": 1, "after": first["next"]}).json()

    assert [row["name"] for row in (*first["outlets"], *second["outlets"])] == ["قنديل", "Halyard"]
    assert first["outlets"][0]["record"]["attributed"] == {"part": 1, "whole": 2, "rate": 0.5}


def test_an_outlet_that_came_in_after_the_counting_says_so(browser, newsroom, say, told):
    assert told
    newsroom.publish(say("نعم"), key="three.txt", outlet="مسرجة")

    number = _number(browser, "outlets", "مسرجة")

    assert "Nothing has been worked out since it came in." in browser.get(f"/outlets/{number}").text
    assert "Nothing has been worked out since it came in." in browser.get("/outlets?words=مسرجة").text


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("claimants?kind=person", ["الناطق", "the spokesman"]),
        ("claimants?kind=organisation", []),
        ("claimants?words=SPOKES", ["the spokesman"]),
        ("outlets?words=halyard", ["Halyard"]),
    ],
)
def test_lists_are_narrowed(browser, address, names):
    rows = browser.get(f"/api/v1/{address}").json()[address.partition("?")[0]]

    assert [row["name"] for row in rows] == names


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/outlets/99999", 404),
        ("/claimants/99999999", 404),
        ("/entities/0", 422),
        ("/outlets/x", 422),
        ("/outlets?after=x", 404),
        ("/claimants?after=1~x", 404),
        ("/claimants?kind=ghost", 422),
        ("/outlets?words=!!!", 422),
    ],
)
def test_what_is_not_there_is_said_on_a_page_of_the_desk(browser, address, status):
    page = browser.get(address)

    assert page.status_code == status
    assert '<main id="main"' in page.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_stranger_wrote_is_read_and_never_alive(browser, count, newsroom, say, hostile):
    name = f"ab{hostile}"
    one, other = newsroom.publish(
        say(f"a {name}", by=name, about=(name,)), say(f"b {name}", by=name, about=(name,)), outlet=name
    )
    newsroom.link(one, other)
    count()
    lists = [browser.get(f"/{folder}", params={"words": name}).text for folder in ("outlets", "claimants")]
    found = [re.search(r'href="(/(?:outlets|claimants)/\d+)"', page)[1] for page in lists]

    pages = [*lists, *(browser.get(address).text for address in found)]

    assert not any(re.search(r"<script>|<img|<svg|\u202e", page) for page in pages)


def test_pages_take_as_many_statements_however_much_there_is(browser, told, statements, database):
    assert told
    outlet = list_outlet_records(database, RecordSelection(words="halyard")).outlets[0].outlet_id
    before = len(statements)
    assert browser.get("/outlets").status_code == 200
    assert browser.get("/claimants").status_code == 200
    lists = len(statements)
    assert browser.get(f"/outlets/{outlet}").status_code == 200

    assert (lists - before, len(statements) - lists) == (2, 7)
