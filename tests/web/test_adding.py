"""Adding an article: seen as it is read before anything is stored, and nothing typed is lost."""

import re

import pytest
from sqlalchemy import func, select

from factcheck.services.fetching import Fetched
from factcheck.services.intake.files import Form
from factcheck.services.intake.given import given_words
from factcheck.services.intake.refusals import Refused
from factcheck.storage.rows import CaptureRow, ClaimRow, SourceRow
from factcheck.web.app import make_app
from factcheck.web.drafts import Draft, Drafts
from factcheck.web.typed import Typed

HOST = "127.0.0.1:8765"
STORY = """حفتر يطلب السلاح

قال الناطق باسم حفتر أحمد المسماري إن قيمة الصفقة 4.2 مليار دولار. ونفى المسماري توقيع أي عقد.
"""
OTHER = STORY.replace("4.2", "2.9")
SENTENCE = "<p>The minister said that the deal was worth 4.2 billion dollars and more would follow soon.</p>"
PAGE = f"<html><head><title>Arms deal</title></head><body><article><h1>Arms deal</h1>{SENTENCE * 8}</article></body>"


@pytest.fixture
def give(browser, seeded):
    """Sends the form to a desk that knows some outlets; gives the answer."""
    assert seeded
    token = browser.token()

    def given(*, file=None, **typed):
        return browser.post("/add", data={"token": token, **typed}, files={"file": file} if file else None)

    return given


@pytest.fixture
def look(browser, give):
    """The address of the preview that the form leads to, and its page."""

    def looked(**given):
        address = give(**given).headers["location"]
        return address, browser.get(address).text

    return looked


def _counted(database):
    with database.transaction(read_only=True) as session:
        return session.scalar(select(func.count()).select_from(SourceRow))


def test_an_article_is_seen_as_it_is_read_and_nothing_is_stored(look, database):
    _, page = look(text=STORY, outlet="عربي21", published="2017-01-12")

    assert "4,200,000,000</span>" in page
    assert 'class="chip denies">denies' in page
    assert re.search(r'<ol class="chain".*?المسماري', page, re.DOTALL)
    assert 'name="title" value="حفتر يطلب السلاح"' in page
    assert "This article is not here yet" in page
    assert _counted(database) == 0


def test_what_was_looked_at_is_stored_and_leads_to_what_it_is_linked_to(browser, look, database):
    other, _ = look(text=OTHER, outlet="قنديل", published="2017-01-12")
    browser.post(other, data={"token": browser.token(), "do": "store", "outlet": "قنديل", "published": "2017-01-12"})
    address, _ = look(text=STORY)

    stored = browser.post(
        address, data={"token": browser.token(), "do": "store", "outlet": "عربي21", "published": "2017-01-12"}
    )
    page = browser.get(stored.headers["location"]).text

    assert re.fullmatch(r"/sources/\d+/links\?came=added", stored.headers["location"])
    assert "Stored, as a new source." in page
    assert "The figures differ" in page
    assert _counted(database) == 2


def test_a_preview_is_what_is_then_stored(browser, look, database):
    address, page = look(text=STORY, outlet="عربي21")

    browser.post(address, data={"token": browser.token(), "do": "store", "outlet": "عربي21"})

    with database.transaction(read_only=True) as session:
        stored = session.scalar(select(func.count()).select_from(ClaimRow))
    assert f"{stored} claims</span>" in page


@pytest.mark.parametrize(
    ("again", "said"), [(STORY, "word for word"), (STORY + "وأضاف أن العقد لم يوقع.", "with other words")]
)
def test_an_article_that_is_there_already_is_said_to_be(browser, look, again, said):
    known = {"outlet": "عربي21", "url": "https://arabi21.com/story/1"}
    address, _ = look(text=STORY, **known)
    browser.post(address, data={"token": browser.token(), "do": "store", **known})

    _, page = look(text=again, outlet="عربي21", url="http://www.arabi21.com/story/1/?utm_source=x")

    assert f"This article is here already, {said}" in page


def test_a_new_capture_is_stored_beside_the_one_before(browser, look, database):
    known = {"url": "https://arabi21.com/story/1"}
    for words in (STORY, STORY + "وأضاف أن العقد لم يوقع."):
        address, _ = look(text=words)
        stored = browser.post(address, data={"token": browser.token(), "do": "store", **known})

    assert stored.headers["location"].endswith("came=recaptured")
    assert _counted(database) == 1


def test_a_page_says_what_it_knows_of_itself_and_whose_site_it_is_on(look):
    file = ("deal.html", PAGE.encode(), "text/html")

    _, page = look(file=file, url="https://www.reuters.com/world/deal")

    assert 'name="outlet" value="رويترز"' in page or 'name="outlet" value="Reuters"' in page
    assert re.search(r'name="title" value="Arms deal"', page)
    assert "4,200,000,000</span>" in page


def test_a_file_in_an_old_encoding_is_read(look):
    _, page = look(file=("story.txt", (STORY * 3).encode("cp1256"), "text/plain"))

    assert "4,200,000,000</span>" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": "   "}, "neither words nor a file"),
        ({"text": "... !"}, "no letter or digit"),
        ({"text": STORY, "url": "not an address"}, "not a web address"),
        ({"text": STORY, "published": "some day"}, "not a day of publication"),
        ({"text": STORY, "language": "Arabic!"}, "not a language"),
        ({"text": "a" * 400_001}, "longer than 400,000 characters"),
        ({"file": ("x.exe", b"MZ", "text/plain")}, "not a kind of file"),
        ({"file": ("x.txt", b"%PDF-1.7", "text/plain")}, "binary, not text: PDF"),
        ({"file": ("x.html", b"<p>no</p>", "text/html")}, "HTML without an article in it"),
    ],
)
def test_nothing_that_was_typed_is_lost_on_a_mistake(browser, give, typed, said):
    sent = {"title": "العنوان «أ»", "outlet": "قنديل", "byline": "هدى", **typed}

    answer = give(**sent)
    page = browser.get(answer.headers["location"]) if answer.status_code == 303 else answer

    assert (page.status_code, said in page.text) == (422, True)
    assert [f'value="{each}"' in page.text for each in ("العنوان «أ»", "قنديل", "هدى")] == [True] * 3


def test_a_mistake_on_the_way_to_storing_stores_nothing_and_keeps_what_was_typed(browser, look, database):
    address, _ = look(text=STORY)
    token = browser.token()

    page = browser.post(address, data={"token": token, "do": "store", "title": "عنوان", "published": "31/31"})

    assert (page.status_code, 'value="31/31"' in page.text, 'value="عنوان"' in page.text) == (422, True, True)
    assert _counted(database) == 0
    assert 'value="31/31"' in browser.get(address).text


def test_words_can_be_changed_after_a_look(browser, look):
    address, _ = look(text=STORY, outlet="قنديل")

    form = browser.get("/add", params={"again": address.rpartition("/")[2]}).text

    assert "ونفى المسماري توقيع أي عقد" in form
    assert 'value="قنديل"' in form


def test_another_sitting_s_draft_is_not_found(desk, enter, look):
    address, _ = look(text=STORY)

    assert enter(desk).get(address).status_code == 404


@pytest.mark.parametrize("address", ["/add/nothing", "/add?again=nothing", "/sources/77/links"])
def test_what_is_not_there_is_not_found(browser, address):
    assert browser.get(address).status_code == 404


def test_a_draft_goes_after_two_hours():
    now = [0.0]
    drafts = Drafts(lambda: now[0])
    name = drafts.keep("me", _draft("words"))

    now[0] = 7199
    drafts.find("me", name)
    now[0] = 7201

    with pytest.raises(Exception, match="no longer kept"):
        drafts.find("me", name)


def test_the_oldest_draft_goes_when_there_are_too_many():
    drafts = Drafts(most_bytes=1000)
    names = [drafts.keep("me", _draft("words" * 40)) for _ in range(3)]

    assert drafts.find("me", names[2]).given.raw == b"words" * 40
    with pytest.raises(Exception, match="no longer kept"):
        drafts.find("me", names[0])


def _draft(words):
    return Draft(given_words(words), Typed(), pasted=True)


@pytest.mark.parametrize(("address", "sent"), [("/add", 0), ("/sources/{source}/links", 6)])
def test_a_page_takes_as_many_statements_however_much_stands_on_it(browser, busy, statements, address, sent):
    before = len(statements)

    assert browser.get(address.format(source=busy[0].source_id)).status_code == 200

    assert len(statements) - before == sent


class Site:
    """In place of a fetcher: gives what it was made with, or refuses."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def fetch(self, address):
        self.asked.append(address)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def fetching(database, seeded, enter):
    """Makes a browser at a desk that fetches from that site."""
    assert seeded

    def made(site):
        return enter(make_app(database, hosts={HOST}, member="هدى", fetcher=site))

    return made


def test_what_an_address_gives_is_looked_at_and_that_very_thing_is_stored(fetching, database):
    site = Site(Fetched("https://www.reuters.com/world/deal", PAGE.encode(), Form.PAGE, "utf-8"))
    browser = fetching(site)
    token = browser.token()

    looked = browser.post("/add", data={"token": token, "address": " https://reuters.com/s/1 "}).headers["location"]
    page = browser.get(looked).text
    browser.post(looked, data={"token": token, "do": "store", "url": "https://www.reuters.com/world/deal"})

    assert site.asked == ["https://reuters.com/s/1"]
    assert 'name="url" value="https://www.reuters.com/world/deal"' in page
    assert 'name="outlet" value="رويترز"' in page
    with database.transaction(read_only=True) as session:
        assert session.scalar(select(CaptureRow.raw)) == PAGE.encode()


def test_a_page_may_not_say_that_it_is_another_site_s(fetching):
    lying = PAGE.replace("<head>", '<head><link rel="canonical" href="https://www.reuters.com/true">')
    browser = fetching(Site(Fetched("https://evil.example/1", lying.encode(), Form.PAGE, None)))

    looked = browser.post("/add", data={"token": browser.token(), "address": "https://evil.example/1"})

    assert 'name="url" value="https://evil.example/1"' in browser.get(looked.headers["location"]).text


def test_an_address_that_is_refused_leaves_the_form_as_it_was_typed(fetching):
    browser = fetching(Site(Refused("10.0.0.1 is 10.0.0.1, which is not a public address")))

    page = browser.post("/add", data={"token": browser.token(), "address": "http://10.0.0.1/", "title": "عنوان"})

    assert (page.status_code, "not a public address" in page.text) == (422, True)
    assert ['value="http://10.0.0.1/"' in page.text, 'value="عنوان"' in page.text] == [True, True]


def test_a_desk_fetches_nothing_unless_it_was_told_to(browser, give):
    refused = give(address="https://news.example/story")

    assert (refused.status_code, "factcheck serve --fetch" in refused.text) == (422, True)
    assert 'name="address"' not in browser.get("/add").text


def test_two_things_at_once_are_none(give):
    assert "more than one was given" in give(text=STORY, address="https://news.example/story").text


def test_more_than_a_page_ever_holds_is_refused_in_the_middle(give):
    refused = give(file=("x.txt", b"a" * 8_000_001, "text/plain"))

    assert refused.status_code == 413


@pytest.mark.parametrize("field", ["title", "outlet", "byline", "url"])
def test_a_field_longer_than_any_name_is_refused_with_its_reason(give, browser, field):
    address = give(text=STORY, **{field: "https://a.example/" + "a" * 2000}).headers["location"]

    assert "longer than 2000 bytes" in browser.get(address).text


class Api:
    """Posts JSON with the session's token."""

    def __init__(self, browser):
        self.browser, self.headers = browser, {"x-factcheck-token": browser.token()}

    def post(self, address, **body):
        return self.browser.post(f"/api/v1{address}", json=body, headers=self.headers)


@pytest.fixture
def api(browser, seeded):
    assert seeded
    return Api(browser)


def test_the_api_reads_an_article_and_stores_nothing(api, database):
    read = api.post("/read", text=STORY, outlet="عربي21", published="2017-01-12").json()

    assert (read["outcome"], read["source_id"], read["language"], read["new_outlet"]) == ("added", None, "ar", False)
    [claim, denial] = [claim for sentence in read["sentences"][1:] for claim in sentence["claims"]]
    assert claim["quantities"][0]["value"] == 4_200_000_000
    assert (denial["polarity"], denial["chain"][-1]["name"]) == ("denies", "عربي21")
    assert _counted(database) == 0


def test_the_api_stores_an_article_once(api, database):
    first, again = (api.post("/sources", text=STORY, outlet="عربي21") for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.headers["location"].endswith(f"/sources/{first.json()['source_id']}")
    assert (again.json()["outcome"], again.json()["source_id"]) == ("unchanged", first.json()["source_id"])
    assert _counted(database) == 1


def test_the_api_says_what_an_article_is_linked_to(api):
    api.post("/sources", text=OTHER, outlet="قنديل", published="2017-01-12")

    stored = api.post("/sources", text=STORY, outlet="عربي21", published="2017-01-12").json()

    assert stored["contradictions"] >= 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "one of these"),
        ({"text": "a b c", "html": "<p>a b c</p>"}, "one of these"),
        ({"url": "https://news.example/"}, "not fetched by this desk"),
        ({"text": "no words: \0"}, "holds a NUL"),
        ({"text": STORY, "published": "soon"}, "not a day of publication"),
        ({"text": STORY, "url": "file:///etc/passwd"}, "not a web address"),
        ({"text": STORY, "other": 1}, "Extra inputs"),
        ({"text": "a" * 400_001}, "at most 400000 characters"),
    ],
)
def test_the_api_refuses_what_is_no_article(api, body, said):
    refused = api.post("/sources", **body)

    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert said in refused.json()["detail"]
