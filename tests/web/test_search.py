"""The search page: what it finds stands there with the words marked in the original; nothing of it is alive."""

import re

import pytest

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eليس",
    "x\x1b[2J",
    "{{ 7 * 7 }}",
    "\x00a",
)


@pytest.fixture
def published(newsroom, say):
    """Publishes an article of so many claims about ships."""
    return lambda claims: newsroom.publish(*(say(f"وصلت السفينة {number}") for number in range(claims)))


def test_the_words_are_marked_in_the_sentence_as_it_stands(browser, pair):
    page = browser.get("/search", params={"q": "سلاح"}).text

    assert re.search(r'<mark class="claim hit"[^>]*>بسلاح</mark>', page)
    assert f'href="/claims/{pair[0]}"' in page


def test_the_box_stands_on_every_page_and_an_empty_one_asks_nothing(browser, statements):
    before = len(statements)

    page = browser.get("/search").text

    assert 'class="find" role="search"' in page
    assert len(statements) == before


def test_nothing_found_is_said(browser):
    assert "Nothing found." in browser.get("/search", params={"q": "زقطلمغ"}).text


def test_a_page_begins_before_the_last_claim_of_the_one_before(browser, newsroom, say):
    refs = newsroom.publish(*(say(f"وصلت السفينة {number}") for number in range(25)))

    first = browser.get("/search", params={"q": "سفينة"}).text
    onward = re.search(r'class="onward" rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    second = browser.get(onward).text

    found = [ref for page in (first, second) for ref in re.findall(r'<a href="/claims/([\d.]+)">Claim', page)]
    assert found == [str(ref) for ref in refs[::-1]]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_stranger_wrote_or_asks_is_never_alive(browser, newsroom, say, hostile):
    written = hostile.replace("\x00", "")
    newsroom.publish(say(f"قمح {written} قمح", by=written), key=written, outlet=written, title=written)

    pages = "".join(browser.get("/search", params={"q": asked}).text for asked in (hostile, "قمح"))

    assert "<script>alert" not in pages
    assert "<img" not in pages
    assert not {"\u202e", "\x1b"} & set(pages)


@pytest.mark.parametrize("field", [{"q": "x" * 201}, {"q": "a", "after": "seven"}])
def test_what_makes_no_sense_is_refused(browser, field):
    assert browser.get("/search", params=field).status_code == 422


@pytest.mark.parametrize(("claims", "sent"), [(1, 9), (15, 9), (30, 7)])
def test_a_page_takes_as_many_statements_however_much_is_found(browser, published, statements, claims, sent):
    published(claims)
    before = len(statements)

    browser.get("/search", params={"q": "سفينة"})

    assert len(statements) - before == sent


def test_what_is_found_comes_as_json(browser, pair):
    found = browser.get("/api/v1/search", params={"q": "billion"}).json()

    assert [each["claim"]["claim_id"] for each in found["claims"]] == [str(pair[1])]
    assert (found["counted"], found["many"], found["next"]) == (1, False, None)
    assert browser.get("/api/v1/search", params={"q": "!"}).status_code == 422
