"""The pages: what they show, in how many statements, and that nothing a stranger wrote is alive on them."""

import re
from html.parser import HTMLParser

import pytest
import typer.main

from factcheck.cli.main import app
from factcheck.domain.words import LinkState, Relation
from factcheck.web.filters import LinkFilters

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</mark></bdi><script src=//evil.example></script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<svg onload=alert(1)>\u2066",
)


class Elements(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def _text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page))


def test_the_front_page_shows_both_sides_with_what_clashes_marked(browser, pair):
    page = browser.get("/").text

    assert page.count('<section class="side"') == 2
    assert re.findall(r'<mark class="claim"[^>]*>([^<]+)</mark>', page) == [
        "وعدت موسكو بسلاح قيمته ",
        "Moscow promised ",
    ]
    assert "The figures differ" in page
    assert [f"/claims/{ref}" in page for ref in pair] == [True, True]


@pytest.mark.usefixtures("pair")
def test_a_chain_is_drawn_hop_by_hop_the_outlet_last(browser):
    page = browser.get("/").text

    [first, _] = re.findall(r'<ol class="chain".*?</ol>', page, re.DOTALL)
    assert re.findall(r"<bdi[^>]*>([^<]+)</bdi>", first) == ["الناطق", "إزفيستيا", "قنديل"]


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(
    ("asked", "pairs"),
    [
        ("", 1),
        ("?outlet=Halyard", 1),
        ("?claimant=الناطق", 1),
        ("?reason=quantity&state=suggested&min-score=0.5", 1),
        ("?reason=denial", 0),
        ("?min-score=0.95", 0),
        ("?same-source=true", 0),
        ("?same-origin=false&order=oldest", 1),
        ("?since=2018-01-01", 0),
        ("?outlet=&claimant=&entity=&reason=&state=&since=&until=&min-score=&same-source=&order=", 1),
    ],
)
def test_the_address_narrows_the_list_as_the_command_line_does(browser, asked, pairs):
    page = browser.get(f"/{asked}")

    assert (page.status_code, page.text.count("<article")) == (200, pairs)


def test_filters_bear_the_names_of_the_command_line():
    options = typer.main.get_command(app).commands["contradictions"].params
    names = {name.removeprefix("--") for option in options for name in option.opts}

    assert {field.alias for field in LinkFilters.model_fields.values()} - names == {"after"}


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("?reason=nonsense", 422, "nonsense"),
        ("?min-score=7", 422, "min-score"),
        ("?since=yesterday", 422, "yesterday"),
        ("?after=nowhere", 404, "nowhere"),
        ("?outlet=Nobody+Herald", 404, "Nobody Herald"),
        ("?limit=100000", 422, "limit"),
        ("?outlet=a%00b", 404, "a"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_with_its_value(browser, asked, status, said):
    page = browser.get(f"/{asked}")

    assert (page.status_code, said in _text(page.text)) == (status, True)


def test_the_next_page_goes_on_where_this_one_ends_though_more_has_come_in(browser, newsroom, say):
    refs = newsroom.publish(*map(say, "abcd"), key="a.txt")
    others = newsroom.publish(*map(say, "efgh"), key="b.txt")
    for place, score in enumerate((0.9, 0.8, 0.7)):
        newsroom.link(refs[place], others[place], score=score)
    onward = re.search(r'class="onward" rel="next" href="([^"]+)"', browser.get("/?limit=2").text)[1]

    newsroom.link(refs[3], others[3], score=0.95)
    page = browser.get(onward.replace("&amp;", "&")).text

    assert re.findall(r'<article class="pair contradicts" id="([^"]+)"', page) == [f"p{refs[2]}-{others[2]}"]
    assert "First page" in page


def test_agreements_are_shown_the_same_way(browser, newsroom, say):
    [one, other] = newsroom.publish(say("نعم"), say("بلى"))
    newsroom.link(one, other, Relation.AGREES, reason="same-event", state=LinkState.CONFIRMED)

    page = browser.get("/agreements").text

    assert 'class="pair agrees"' in page
    assert "The same matter" in page
    assert "confirmed" in page


def test_a_claim_is_shown_with_what_contradicts_it(browser, pair):
    page = browser.get(f"/claims/{pair[0]}").text

    assert "Contradicted by" in page
    assert "Moscow promised $2.9 billion" in page
    assert "No verdict yet." in page


def test_an_article_is_shown_with_its_claims_where_they_stand(browser, pair):
    page = browser.get(f"/sources/{pair[0].source_id}").text

    marked = rf'data-of="{pair[0]}"><a href="#c{pair[0]}"[^>]*>وعدت موسكو بسلاح قيمته 4.2 مليار دولار</a></mark>'
    assert re.search(marked, page)
    assert f'id="c{pair[0]}"' in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/claims/7.1", 404),
        ("/claims/seven", 422),
        ("/claims/0.1", 422),
        ("/claims/٧.١", 422),
        ("/claims/9999999999999999999.1", 422),
        ("/sources/7", 404),
        ("/sources/0", 422),
        ("/sources/99999999999999999999", 422),
        ("/nothing", 404),
        ("/static/../app.py", 404),
        ("/static/nothing.css", 404),
    ],
)
def test_what_is_not_there_is_said_on_a_page_of_the_desk(browser, address, status):
    page = browser.get(address)

    assert page.status_code == status
    assert '<main id="main"' in page.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_stranger_wrote_is_read_and_never_alive(browser, newsroom, say, hostile):
    [one] = newsroom.publish(
        say(f"a {hostile} b", by=hostile, through=(hostile,), about=(hostile,)),
        key=hostile,
        outlet=hostile,
        title=hostile,
    )
    [other] = newsroom.publish(say(f"c {hostile} d", by=hostile), key="other.txt")
    newsroom.link(one, other)

    pages = [browser.get(address).text for address in ("/", f"/claims/{one}", f"/sources/{one.source_id}")]

    elements = [element for page in pages for element in Elements(page).found]
    assert {tag for tag, _ in elements} & {"img", "svg", "iframe", "object", "style"} == set()
    assert {given.get("src", "").partition("?")[0] for tag, given in elements if tag == "script"} == {
        "/static/htmx.min.js",
        "/static/desk.js",
    }
    assert [name for _, given in elements for name in given if name.startswith("on") or name == "style"] == []
    assert not any("\u202e" in page for page in pages)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("field", ["outlet", "claimant", "entity", "after", "reason", "nothing"])
def test_what_an_address_says_is_never_alive_either(browser, hostile, field):
    page = browser.get("/", params={field: hostile}).text

    assert {tag for tag, _ in Elements(page).found} & {"img", "svg", "iframe"} == set()
    assert "evil.example></script>" not in page


@pytest.mark.usefixtures("pair")
def test_every_word_of_a_text_has_a_direction_of_its_own(browser):
    page = browser.get("/").text

    assert '<html lang="en" dir="ltr">' in page
    assert re.findall(r'<p class="sentence" dir="(\w+)" lang="(\w+)"', page) == [("auto", "ar"), ("auto", "ar")]
    assert '<bdi dir="auto">قنديل</bdi>' in page


@pytest.mark.parametrize(
    ("address", "sent"),
    [("/", 8), ("/agreements", 8), ("/claims/{claim}", 11), ("/sources/{source}", 8), ("/api/v1/contradictions", 1)],
)
def test_a_page_takes_as_many_statements_however_much_stands_on_it(browser, busy, statements, address, sent):
    asked = address.format(claim=busy[0], source=busy[0].source_id)
    before = len(statements)

    assert browser.get(asked).status_code == 200

    assert len(statements) - before == sent


def test_a_page_weighs_little(browser):
    styles, scripts = (browser.get(f"/static/{name}") for name in ("desk.css", "desk.js"))
    library = browser.get("/static/htmx.min.js")

    carried = sum(
        int(each.headers["content-length"]) for each in (styles, scripts, library) if "content-length" in each.headers
    )
    assert carried < 60_000


@pytest.mark.usefixtures("pair")
def test_a_page_asks_for_nothing_from_elsewhere(browser):
    page = browser.get("/").text

    assert re.findall(r'(?:src|href|action)="(?!/(?!/)|#)([^"]*)"', page) == []
