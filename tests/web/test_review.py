"""Review: one pair after the other, what is said of each, and what two editors do at the same time."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.words import LinkState, Relation
from factcheck.services.decisions import decide, decisions_of, links_of
from factcheck.storage.database import Database
from factcheck.web.app import make_app

HOST = "127.0.0.1:8765"
AGREES, CONTRADICTS = Relation.AGREES, Relation.CONTRADICTS


@pytest.fixture
def pairs(newsroom, say):
    """Three pairs that contradict, the surest first."""
    refs = newsroom.publish(*map(say, "abcdef"), key="a.txt", outlet="قنديل")
    found = list(zip(refs[::2], refs[1::2], strict=True))
    for place, each in enumerate(found):
        newsroom.link(*each, score=0.9 - place / 10, reason=("quantity", "denial", "quantity")[place])
    return found


@pytest.fixture
def linked(newsroom, say):
    """Makes a pair that is linked so."""

    def linked(relation):
        pair = newsroom.publish(say("a"), say("b"))
        newsroom.link(*pair, relation)
        return pair

    return linked


def shown(page) -> str | None:
    """The pair on the page, as its form names it."""
    said = form(page) if 'class="words"' in page.text else {}
    return f"{said['a']}~{said['b']}" if said else None


def named(pair) -> str:
    """The pair as addresses name it."""
    return "~".join(map(str, pair))


def form(page, *, last: bool = True) -> dict[str, str]:
    """What the last form of the main part says, ready to be sent; the first for ``last`` False."""
    forms = re.findall(r'<form class="(?:words|done)".*?</form>', page.text, re.DOTALL)
    fields = re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', forms[-1 if last else 0])
    return {name: value for name, value in fields if name != "word"}


def say_of(browser, page, word, query="", **more):
    """Sends a word on the pair of the page."""
    return browser.post(f"/review{query}", data={**form(page), "word": word, **more})


def follow(browser, answer):
    """The page that an answer leads to."""
    assert answer.status_code == 303
    return browser.get(answer.headers["location"])


def states(database, pair) -> dict[Relation, LinkState]:
    """How the pair stands."""
    return {link.relation: link.state for link in links_of(database, *pair)}


def test_after_each_word_the_next_pair_comes(browser, database, pairs):
    first = browser.get("/review")

    second = follow(browser, say_of(browser, first, "confirmed", note="نعم"))
    third = follow(browser, say_of(browser, second, "unsure"))

    assert [shown(page) for page in (first, second, third)] == [named(pair) for pair in pairs]
    assert [(one.state, one.editor, one.note) for one in decisions_of(database, *pairs[0])] == [
        (LinkState.CONFIRMED, "هدى", "نعم")
    ]


def test_what_is_skipped_stays_open_and_comes_again_from_the_start(browser, pairs):
    first = browser.get("/review")
    skip = re.search(r'data-act="skip" href="([^"]+)"', first.text)[1].replace("&amp;", "&")

    second = browser.get(skip)

    assert (shown(second), shown(browser.get("/review"))) == (named(pairs[1]), named(pairs[0]))


def test_the_filters_of_the_list_hold_for_the_review(browser, pairs):
    query = "?reason=quantity&order=score"
    first = browser.get(f"/review{query}")

    second = follow(browser, say_of(browser, first, "rejected", query))
    end = follow(browser, say_of(browser, second, "rejected", query))

    assert [shown(page) for page in (first, second)] == [named(pairs[0]), named(pairs[2])]
    assert "The end of the list." in end.text
    assert 'href="/?reason=quantity"' in end.text


def test_the_pair_before_is_shown_though_it_was_decided(browser, pairs):
    second = follow(browser, say_of(browser, browser.get("/review"), "rejected"))
    back = re.search(r'data-act="previous" href="([^"]+)"', second.text)[1].replace("&amp;", "&")

    before = browser.get(back)

    assert shown(before) == named(pairs[0])
    assert "state-rejected" in before.text


def test_a_word_is_undone_where_it_is_said_what_it_was(browser, database, pairs):
    after = follow(browser, say_of(browser, browser.get("/review"), "rejected", note="غلط"))

    undone = follow(browser, browser.post("/review/undo", data=form(after, last=False)))

    assert re.search(r"You said:.*rejected.*غلط.*Undo", after.text, re.DOTALL)
    assert (shown(undone), states(database, pairs[0])) == (named(pairs[0]), {CONTRADICTS: LinkState.SUGGESTED})
    assert [one.undoes for one in decisions_of(database, *pairs[0])] == [1, None]


@pytest.mark.parametrize(("relation", "other"), [(CONTRADICTS, AGREES), (AGREES, CONTRADICTS)])
def test_a_swap_says_that_it_is_the_other_one(browser, database, linked, relation, other):
    pair = linked(relation)
    page = browser.get(f"/review?relation={relation}")

    follow(browser, say_of(browser, page, "swap", f"?relation={relation}"))

    assert states(database, pair) == {relation: LinkState.REJECTED, other: LinkState.CONFIRMED}


def test_what_another_decided_meanwhile_is_shown_and_one_s_word_stands_ready_to_be_said_again(browser, database, pairs):
    page = browser.get("/review")
    decide(database, [NewLinkDecision(*pairs[0], LinkState.REJECTED, "عمر", relation=CONTRADICTS, note="رقم آخر")])

    refused = say_of(browser, page, "confirmed", note="ملاحظتي")
    again = say_of(browser, refused, "confirmed")

    assert refused.status_code == 409
    assert all(words in refused.text for words in ("Your word was not kept", "رقم آخر", 'value="ملاحظتي"'))
    assert (again.status_code, states(database, pairs[0])) == (303, {CONTRADICTS: LinkState.CONFIRMED})


def test_a_swap_does_not_go_over_what_another_said_of_the_other_link(browser, database, newsroom, pairs):
    newsroom.link(*pairs[0], AGREES)
    page = browser.get("/review")
    decide(database, [NewLinkDecision(*pairs[0], LinkState.REJECTED, "عمر", relation=AGREES)])

    refused = say_of(browser, page, "swap")

    assert refused.status_code == 409
    assert states(database, pairs[0]) == {AGREES: LinkState.REJECTED, CONTRADICTS: LinkState.SUGGESTED}


def test_an_undo_does_not_go_over_what_another_said_since(browser, database, pairs):
    after = follow(browser, say_of(browser, browser.get("/review"), "rejected"))
    decide(database, [NewLinkDecision(*pairs[0], LinkState.CONFIRMED, "عمر", relation=CONTRADICTS)])

    refused = browser.post("/review/undo", data=form(after, last=False))

    assert (refused.status_code, "عمر" in refused.text) == (409, True)
    assert states(database, pairs[0]) == {CONTRADICTS: LinkState.CONFIRMED}


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"word": "suggested"}, 422),
        ({"a": "1.1", "b": "1.1"}, 422),
        ({"a": "99999.1", "b": "99999.2"}, 404),
        ({"note": "a\x00b"}, 422),
        ({"note": "x" * 2001}, 422),
        ({"token": "x"}, 403),
    ],
)
@pytest.mark.usefixtures("pairs")
def test_what_makes_no_sense_is_refused(browser, wrong, status):
    page = browser.get("/review")

    assert browser.post("/review", data={**form(page), "word": "confirmed", **wrong}).status_code == status


@pytest.mark.parametrize(
    "query", ["?pair=1.1", "?pair=a~b", "?after=x", "?before=x", "?relation=likes", "?done=<script>"]
)
def test_an_address_that_means_nothing_is_refused(browser, query):
    assert browser.get(f"/review{query}").status_code in {404, 422}


def test_a_note_is_read_and_never_alive(browser, database, pairs):
    hostile = "\u202e</bdi><script>alert(1)</script>" + "ا" * 500
    decide(database, [NewLinkDecision(*pairs[0], LinkState.UNSURE, "عمر", relation=CONTRADICTS, note=hostile)])

    page = browser.get(f"/review?pair={named(pairs[0])}").text

    assert "&lt;script&gt;alert(1)" in page
    assert ("<script>" in page, "\u202e" in page) == (False, False)


@pytest.mark.parametrize(("address", "sent"), [("/review", 10), ("/review?pair={pair}&done={pair}", 10)])
def test_a_pair_takes_as_many_statements_however_much_hangs_on_it(browser, busy, statements, address, sent):
    before = len(statements)

    assert browser.get(address.format(pair=named(busy))).status_code == 200

    assert len(statements) - before == sent


def test_two_editors_at_once_lose_nothing(fresh_database, enter, newsroom, say):
    database = Database(fresh_database, connections=6)
    refs = replace(newsroom, database=database).publish(*(say(f"w{n}") for n in range(12)))
    pairs = list(zip(refs[::2], refs[1::2], strict=True))
    replace(newsroom, database=database).link_all(pairs)
    browsers = [enter(make_app(database, hosts={HOST}, member=name)) for name in ("هدى", "عمر")]
    opened = [browser.get("/review").status_code for browser in browsers]

    with ThreadPoolExecutor(2) as both:
        answers = [sorted(both.map(_confirm, browsers, [pair, pair])) for pair in pairs]

    kept = [len(decisions_of(database, *pair)) for pair in pairs]
    database.close()
    assert (opened, answers, kept) == ([200, 200], [[303, 409]] * len(pairs), [1] * len(pairs))


def _confirm(browser, pair):
    """What the desk answers to who confirms a pair of which nobody had said anything as it was looked at."""
    page = browser.get(f"/review?pair={named(pair)}")
    return browser.post("/review", data={**form(page), "seen": "0", "word": "confirmed"}).status_code
