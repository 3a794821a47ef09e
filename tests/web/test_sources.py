"""Articles on the desk: the list, one as it was captured, and what changed between two captures."""

import re

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import Polarity
from factcheck.services.claims import list_claims
from factcheck.services.selection import Selection
from factcheck.services.verdicts import add_verdict

WAS = "قال الوزير إن قيمة الاتفاق 4.2 مليار دولار.\nوصلت السفينة إلى الميناء."
IS = "قال الوزير إن قيمة الاتفاق 2.4 مليار دولار.\nوصلت السفينة إلى الميناء."
HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</mark></a><svg onload=alert(1)>", "\u202e")


@pytest.fixture
def captured(seeded, article, take_in):
    """Takes in texts as captures of one article, and gives the source's number."""

    def take(*texts, **known):
        for text in texts:
            take_in(article(text, url="https://a.example/1", **known))
        [source_id] = {record.source.source_id for record in list_claims(seeded, Selection())}
        return source_id

    return take


def test_each_claim_is_marked_where_it_stands_and_its_words_lead_to_who_says_it(browser, newsroom, say):
    [ref, other] = newsroom.publish(
        say("وعدت موسكو بالسلاح", by="الناطق", polarity=Polarity.DENIES), say("زار القائد طبرق")
    )

    page = browser.get(f"/sources/{ref.source_id}").text

    links = re.findall(r'<mark class="claim (\w+) (\w+) k\d"[^>]*><a href="#c([\d.]+)" aria-describedby="c\3">', page)
    assert links == [("attributed", "denies", str(ref)), ("outlet", "affirms", str(other))]
    assert re.search(rf'<li id="c{ref}" class="k1".*?<bdi dir="auto">الناطق</bdi>', page, re.DOTALL)


def test_what_contradicts_a_claim_and_that_it_was_judged_is_said_beside_it(browser, seeded, pair):
    add_verdict(seeded, NewVerdict(pair[0], "true", "seen in the archive", "Huda"))

    page = browser.get(f"/sources/{pair[0].source_id}").text

    assert "1 contradiction" in page
    assert '<span class="chip">judged</span>' in page
    assert "seen in the archive" not in page  # whoever checks blind reads articles too


def test_an_earlier_capture_says_that_it_is_one_and_what_has_changed_since(browser, captured):
    source_id = captured(WAS, IS)

    page = browser.get(f"/sources/{source_id}?capture=1").text

    assert "This is an earlier capture" in page
    assert f'href="/sources/{source_id}/changes?from=1&amp;to=2"' in page
    assert "4.2" in page


def test_captures_are_compared_sentence_by_sentence_with_words_marked(browser, captured):
    page = browser.get(f"/sources/{captured(WAS, IS)}/changes").text

    assert re.findall(r"<del>([^<]+)</del>", page) == ["4.2"]
    assert re.findall(r"<ins>([^<]+)</ins>", page) == ["2.4"]
    assert "1 sentence as it was" in page
    assert "reworded: 1 sentence" in page


def test_a_verdict_on_words_that_have_changed_is_named(browser, seeded, captured):
    source_id = captured(WAS)
    add_verdict(seeded, NewVerdict(ClaimRef(source_id, 1), "true", "seen in the archive", "Huda"))

    page = browser.get(f"/sources/{captured(IS)}/changes").text

    assert "1 verdict holds on words that have changed." in page
    assert f'<a href="/claims/{source_id}.1">Look at it again</a>' in page


@pytest.mark.parametrize(
    ("asked", "status"), [("?from=2&to=1", 422), ("?to=1", 422), ("?from=9", 404), ("?from=x", 422), ("?from=0", 422)]
)
def test_captures_that_cannot_be_compared_are_refused_with_the_reason(browser, captured, asked, status):
    page = browser.get(f"/sources/{captured(WAS, IS)}/changes{asked}")

    assert page.status_code == status
    assert '<main id="main"' in page.text


def test_the_list_is_newest_first_and_goes_on_where_it_was(browser, newsroom, say):
    for day, key in (("2017-01-01", "a"), ("2017-03-01", "b"), ("2017-02-01", "c"), (None, "d")):
        newsroom.publish(say(key), key=f"{key}.txt", published=day)

    first = browser.get("/api/v1/sources", params={"limit": 2}).json()
    newsroom.publish(say("e"), key="e.txt", published="2017-05-01")
    second = browser.get("/api/v1/sources", params={"limit": 2, "after": first["next"]}).json()

    assert [row["key"] for row in (*first["sources"], *second["sources"])] == ["b.txt", "c.txt", "a.txt", "d.txt"]
    assert (first["total"], first["counted"], second["next"]) == (4, True, None)


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ({"outlet": "Halyard"}, ["two.txt"]),
        ({"since": "2017-01-12"}, ["one.txt"]),
        ({"until": "2017-01-11"}, []),
        ({"language": "ar"}, ["one.txt", "two.txt"]),
        ({"language": "en"}, []),
        ({"outlet": "", "language": ""}, ["one.txt", "two.txt"]),
    ],
)
@pytest.mark.usefixtures("pair")
def test_the_list_is_narrowed(browser, asked, keys):
    assert [row["key"] for row in browser.get("/api/v1/sources", params=asked).json()["sources"]] == keys


@pytest.mark.usefixtures("pair")
def test_the_list_leads_to_the_articles_and_to_their_outlets(browser):
    page = browser.get("/sources").text

    assert "2 articles" in page
    assert len(re.findall(r'href="/sources/\d+"', page)) == len(re.findall(r'href="/outlets/\d+"', page)) == 2


@pytest.mark.parametrize("after", ["x", "2017-13-01~1", "2017-01-01~x", "~", "2017-01-01~" + "9" * 30, "\u0661~\u0662"])
def test_a_place_that_is_none_is_said(browser, after):
    assert browser.get("/sources", params={"after": after}).status_code == 404


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_stranger_wrote_is_read_and_never_alive(browser, captured, hostile):
    source_id = captured(
        f"قال الوزير إن قيمة الاتفاق 4.2 مليار دولار {hostile}.", f"قال الوزير إن الاتفاق {hostile} 2.4 مليار دولار.",
        key=hostile, title=hostile, outlet=f"a{hostile}", byline=hostile,
    )  # fmt: skip

    for address in (f"/sources/{source_id}", f"/sources/{source_id}/changes", "/sources"):
        page = browser.get(address)
        assert page.status_code == 200
        assert not re.search(r"<script>|<img|<svg|\u202e", page.text)


def test_pages_take_as_many_statements_however_long_the_list(browser, captured, statements):
    source_id = captured(WAS, IS)
    before = len(statements)
    assert browser.get("/sources").status_code == 200
    listed = len(statements)
    assert browser.get(f"/sources/{source_id}").status_code == 200
    shown = len(statements)
    assert browser.get(f"/sources/{source_id}/changes").status_code == 200

    assert (listed - before, shown - listed, len(statements) - shown) == (2, 8, 14)


def test_changes_and_a_source_come_as_json_too(browser, captured):
    source_id = captured(WAS, IS)

    changes = browser.get(f"/api/v1/sources/{source_id}/changes", params={"from": 1, "to": 2}).json()
    row = browser.get(f"/api/v1/sources/{source_id}").json()

    assert [each["change"] for each in changes["sentences"]] == ["reworded", "kept"]
    assert changes["claims"][0]["before"] == f"{source_id}.1"
    assert (row["source_id"], row["captures"]) == (source_id, 2)
