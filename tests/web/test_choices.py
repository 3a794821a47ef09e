"""Choices beside a list: where each leads, how many pairs it leaves, and that a name in one is never alive."""

import re

import pytest

from factcheck.domain.words import Relation


def ways(page) -> dict[str, tuple[str, str]]:
    """Where each choice leads and its count, by its words."""
    found = re.findall(
        r'<li><a href="([^"]+)"[^>]*><(?:bdi|span)[^>]*>([^<]+)<.*?<span class="number" dir="ltr">([^<]+)<', page.text
    )
    return {words: (address.replace("&amp;", "&"), pairs) for address, words, pairs in found}


@pytest.fixture
def desk_of_two(newsroom, say):
    """Two pairs that contradict, for two reasons; and one that agrees."""
    refs = newsroom.publish(*map(say, "abcd"), key="a.txt", outlet="قنديل", published="2017-01-12")
    newsroom.link(refs[0], refs[1], reason="quantity", score=0.9)
    newsroom.link(refs[2], refs[3], reason="denial", score=0.6)
    newsroom.link(refs[0], refs[2], Relation.AGREES, reason="same-event")


@pytest.mark.usefixtures("desk_of_two")
@pytest.mark.parametrize(
    ("asked", "words", "leads", "pairs"),
    [
        ("", "The figures differ", "/?reason=quantity", "1"),
        ("?entity=&outlet=قنديل", "0.8", "/?outlet=%D9%82%D9%86%D8%AF%D9%8A%D9%84&min-score=0.8", "1"),
        ("?relation=agrees", "The same matter", "/agreements?reason=same-event", "1"),
        ("?order=newest", "2017", "/?since=2017-01-01&until=2017-12-31&order=newest", "2"),
        ("?reason=quantity", "The figures differ", "/", "1"),
        ("?same-source=true", "within one article", "/", "2"),
    ],
)
def test_a_choice_leads_to_the_list_that_it_leaves_and_one_that_is_set_leads_back(browser, asked, words, leads, pairs):
    found = ways(browser.get(f"/choices{asked}"))

    assert found[words] == (leads, pairs)
    assert browser.get(leads).text.count('<article class="pair') == int(pairs) + (leads == "/" and pairs == "1")


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202ee{{7*7}}"])
def test_a_name_among_the_choices_is_read_and_never_alive(browser, newsroom, say, hostile):
    refs = newsroom.publish(say("a", by=hostile), say(f"b {hostile}", about=(hostile,)), outlet=hostile)
    newsroom.link(*refs)

    page = browser.get("/choices").text

    assert page.count("alert(1)") == page.count("alert(1)&lt;/script&gt;") + page.count("onerror=alert(1)&gt;")
    assert ("<img" in page, "\u202e" in page, "49" in page) == (False, False, False)


@pytest.mark.usefixtures("busy")
def test_choices_take_one_statement_and_two_for_a_set_filter(browser, statements):
    browser.get("/choices")
    plain = len(statements)

    browser.get("/choices?reason=denial")

    assert (plain, len(statements) - plain) == (1, 2)


@pytest.mark.usefixtures("desk_of_two")
def test_the_list_says_where_its_choices_and_its_review_are(browser):
    page = browser.get("/agreements?order=newest").text

    assert 'hx-get="/choices?order=newest&amp;relation=agrees"' in page
    assert 'href="/review?order=newest&amp;relation=agrees"' in page


@pytest.mark.usefixtures("desk_of_two")
def test_choices_come_as_json(browser):
    choices = browser.get("/api/v1/contradictions/choices").json()["choices"]

    assert {"filter": "reason", "value": "denial", "pairs": 1, "counted": True} in choices


def test_a_list_is_narrowed_to_a_story(browser, newsroom, say, pair):
    [alike] = newsroom.publish(say("بلى"), key="alike.txt")
    [apart] = newsroom.publish(say("غير ذلك"), key="apart.txt")
    newsroom.link(pair[0], alike, Relation.AGREES)
    newsroom.link(alike, apart)
    newsroom.link(*newsroom.publish(say("x"), say("y"), key="other.txt"))

    told = [browser.get(f"/?story={ref}").text.count('<article class="pair') for ref in (alike, pair[0], apart)]

    assert told == [2, 2, 1]
    assert browser.get("/?story=99.1").status_code == 404
