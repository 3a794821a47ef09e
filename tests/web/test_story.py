"""Stories on the desk: the list, one with its drawings, and that nothing a stranger wrote is alive in them."""

import re
from html.parser import HTMLParser

import pytest

from factcheck.domain.words import LinkState, Polarity, Relation
from factcheck.services.refreshing import refresh

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></desc></svg><script src=//evil.example></script>",
    "</foreignObject><iframe src=//evil.example></iframe>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202e<svg onload=alert(1)>\u2066",
    "\u200f\u061c" + "ﷺ" * 300,
)


class Elements(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def story(database, newsroom, say):
    """Two claims that agree, one through a relay, and one against both; gives their names."""
    [one] = newsroom.publish(
        say("وعد بسلاح قيمته 4.2 مليار", by="الناطق", through=("إزفيستيا",), cue="وعد"),
        key="1",
        outlet="قنديل",
        published="2017-01-12",
    )
    [two] = newsroom.publish(say("Arms worth 4.2 billion"), key="2", outlet="Halyard", published="2017-01-14")
    denied = say("لا عقد بعد", by="الوزير", polarity=Polarity.DENIES)
    [against] = newsroom.publish(denied, key="3", outlet="Lantern", published="2017-02")
    newsroom.link(one, two, Relation.AGREES)
    newsroom.link(one, against, state=LinkState.CONFIRMED)
    refresh(database)
    return one, two, against


def _drawing(page, name):
    return re.search(rf'<svg class="{name}.*?</svg>\n</figure>|<svg class="{name}.*?</figure>', page, re.DOTALL)[0]


def test_the_list_tells_how_many_voices_stand_behind_each_story_and_as_of_when(browser, story):
    page = browser.get("/stories").text

    assert f'<a href="/stories/{story[0]}">وعد بسلاح قيمته 4.2 مليار</a>' in page
    assert all(count in page for count in ("1 story", "2 outlets", "2 origins", "2 claims", "1 claim against it"))
    assert re.search(r'Worked out <time dir="ltr" datetime="[^"]+">\d{4}-', page)


def test_before_stories_are_worked_out_the_list_says_how_to(browser):
    assert "Stories are worked out by: factcheck report refresh" in browser.get("/stories").text


def test_a_story_shows_both_sides_by_day(browser, story):
    page = browser.get(f"/stories/{story[0]}").text

    assert re.findall(r'<tr role="row" id="c([\d.]+)"', page) == [str(ref) for ref in story]
    assert 'href="#c' + str(story[0]) in page
    assert "One denies what the other affirms" in page
    assert "confirmed" in page


def test_the_timeline_has_a_lane_an_outlet_and_a_mark_with_the_number_of_its_origin(browser, story):
    drawn = _drawing(browser.get(f"/stories/{story[0]}").text, "timeline")

    assert re.findall(r'<div class="lane-name"><span>\s*<bdi dir="auto">([^<]+)</bdi>', drawn) == [
        "قنديل",
        "Halyard",
        "Lantern",
    ]
    assert re.findall(r'class="mark[^"]*" data-of="([^"]+)"', drawn) == [str(ref) for ref in story]
    assert re.findall(r'<circle r="10"/><text [^>]*>(\d)</text>', drawn) == ["1", "2"]


def test_the_graph_leads_from_origins_through_relays_to_outlets(browser, story):
    page = browser.get(f"/stories/{story[0]}").text

    rows = re.search(r'<div class="instead">.*?</table>', page, re.DOTALL)[0]
    cells = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in rows.split("<tr>")[2:]]
    assert cells == [
        "1 الناطق وعد إزفيستيا 1",
        "إزفيستيا cites قنديل 1",
        "2 Halyard its own voice Halyard 1",
        "الوزير cites (Against it) Lantern 1",
    ]


def test_drawings_say_what_they_are_to_whoever_cannot_see_them(browser, story):
    page = browser.get(f"/stories/{story[0]}").text

    for name in ("timeline", "graph"):
        drawn = _drawing(page, name)
        labels = re.search(r'role="img" aria-labelledby="([^"]+)"', drawn)[1].split()
        assert [f'id="{label}"' in drawn for label in labels] == [True, True]


@pytest.mark.parametrize(("language", "column"), [("en", '<svg x="0.0%"'), ("ar", '<svg x="72.0%"')])
def test_origins_stand_where_one_begins_to_read(browser, story, language, column):
    page = browser.get(f"/stories/{story[0]}", headers={"accept-language": language}).text

    assert re.search(rf'{column} y="\d+" width="28.0%" height="58" class="node origin', page)


def test_a_claim_of_a_story_leads_to_it_and_is_marked_there(browser, story):
    led = browser.get(f"/stories/{story[1]}")

    assert (led.status_code, led.headers["location"]) == (302, f"/stories/{story[0]}?from={story[1]}#c{story[1]}")
    page = browser.get(led.headers["location"]).text
    assert f'data-claim="{story[1]}" class="asked"' in page


def test_a_claim_that_came_in_since_is_told_of_and_where_the_rest_is(browser, newsroom, say, story):
    [late] = newsroom.publish(say("سلاح بأربعة مليارات"), key="late", outlet="Zay")
    newsroom.link(late, story[0], Relation.AGREES)

    page = browser.get(f"/stories/{late}").text

    assert "came in after stories were last worked out" in page
    assert f'<a href="/stories/{story[0]}" dir="ltr">' in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/stories/7.1", 404),
        ("/stories/seven", 422),
        ("/stories?after=nowhere", 404),
        ("/stories?after=1~1~1", 404),
        ("/stories?order=nonsense", 422),
        ("/stories?words=...", 422),
        ("/stories?words=a%00b", 200),
        ("/stories?entity=Nobody", 404),
        ("/stories?words=&entity=&order=&after=", 200),
        ("/stories/7.1?from=nothing", 422),
    ],
)
def test_what_makes_no_sense_is_said_on_a_page_of_the_desk(browser, address, status):
    page = browser.get(address)

    assert page.status_code == status
    assert '<main id="main"' in page.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_stranger_wrote_is_read_and_never_alive(browser, database, newsroom, say, hostile):
    said = [say(f"{number} {hostile}", by=hostile, through=(f"{hostile} relay",)) for number in range(3)]
    refs = [
        newsroom.publish(each, key=f"{hostile} {place}", outlet=f"{hostile} {place}")[0]
        for place, each in enumerate(said)
    ]
    newsroom.link(refs[0], refs[1], Relation.AGREES)
    newsroom.link(refs[0], refs[2], detail=f"{hostile} / {hostile}")
    refresh(database)

    pages = [browser.get(address).text for address in ("/stories", f"/stories/{refs[0]}")]

    elements = [element for page in pages for element in Elements(page).found]
    assert {tag for tag, _ in elements} & {"img", "iframe", "object", "style"} == set()
    assert {given.get("src", "").partition("?")[0] for tag, given in elements if tag == "script"} == {
        "/static/htmx.min.js",
        "/static/desk.js",
    }
    assert [name for _, given in elements for name in given if name.startswith("on") or name == "style"] == []
    assert not any("\u202e" in page for page in pages)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("field", ["words", "entity", "after", "order"])
def test_what_an_address_says_is_never_alive_either(browser, hostile, field):
    page = browser.get("/stories", params={field: hostile}).text

    assert {tag for tag, _ in Elements(page).found} & {"img", "svg", "iframe"} == set()


@pytest.mark.parametrize(("address", "sent"), [("/stories", 3), ("/stories/{}", 7), ("/api/v1/stories/{}", 7)])
def test_a_page_takes_as_many_statements_however_much_stands_on_it(browser, story, statements, address, sent):
    before = len(statements)

    assert browser.get(address.format(story[0])).status_code == 200

    assert len(statements) - before == sent


def test_the_list_goes_on_where_the_page_ends(browser, database, newsroom, say, story):
    pair = [newsroom.publish(say("غير ذلك"), key=key, outlet=key)[0] for key in "xy"]
    newsroom.link(*pair, Relation.AGREES)
    refresh(database)

    first = browser.get("/api/v1/stories", params={"limit": 1}).json()
    second = browser.get("/api/v1/stories", params={"limit": 1, "after": first["next"]}).json()

    assert [page["stories"][0]["story_id"] for page in (first, second)] == [str(story[0]), str(pair[0])]
    assert (first["total"], second["next"]) == (2, None)
    assert 'rel="next" href="/stories?limit=1&amp;after=1~2~2~' in browser.get("/stories?limit=1").text


def test_the_same_story_comes_as_json(browser, story):
    told = browser.get(f"/api/v1/stories/{story[1]}").json()

    assert (told["asked"], told["story"]["story_id"]) == (str(story[1]), str(story[0]))
    assert [(claim["claim_id"], claim["stands"]) for claim in told["claims"]] == [
        (str(story[0]), "says it"),
        (str(story[1]), "says it"),
        (str(story[2]), "contradicts it"),
    ]
    assert told["citations"][0] == {"claim_id": str(story[0]), "start": "الناطق", "cue": "وعد", "end": "إزفيستيا"}
    assert told["claims"][2]["contradicts"][0]["claim_id"] == str(story[0])
