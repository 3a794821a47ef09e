"""Who comes in, and what a stranger's page can do: nothing."""

import pytest

from factcheck.web.app import make_app
from factcheck.web.security.entry import GOOD_FOR_S, EntryLink

HOST = "127.0.0.1:8765"


def test_the_link_opens_the_desk_once(desk, stranger):
    link = {"token": desk.state.desk.entry.renew()}

    first, second = stranger.get("/enter", params=link), stranger.get("/enter", params=link)

    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert second.status_code == 401
    assert "used already" in second.text


def test_a_link_is_good_for_a_while_only():
    now = [0.0]
    entry = EntryLink(lambda: now[0])
    token = entry.renew()

    now[0] = GOOD_FOR_S

    assert not entry.use(token)


@pytest.mark.parametrize("guess", ["", "x", "أ", "\ud800"])
def test_a_guess_opens_nothing_and_leaves_the_link_as_it_was(guess):
    entry = EntryLink()
    token = entry.renew()

    assert not entry.use(guess)
    assert entry.use(token)


def test_a_new_link_takes_the_place_of_the_one_before(desk, stranger):
    old, new = desk.state.desk.entry.renew(), desk.state.desk.entry.renew()

    assert stranger.get("/enter", params={"token": old}).status_code == 401
    assert stranger.get("/enter", params={"token": new}).status_code == 303


def test_the_session_is_kept_from_scripts_and_from_other_sites(desk, stranger):
    came = stranger.get("/enter", params={"token": desk.state.desk.entry.renew()})

    cookie = came.headers["set-cookie"].lower()

    assert all(attribute in cookie for attribute in ("httponly", "samesite=strict", "path=/", "max-age=43200"))
    assert "secure" not in cookie


def test_behind_tls_the_session_goes_by_tls_alone(database):
    desk = make_app(database, hosts={"desk.example"}, member="هدى", secure=True)

    assert desk.state.desk.sessions.cookie == "__Host-factcheck"
    assert desk.state.desk.sessions.secure


@pytest.mark.parametrize("cookie", ["", "x", "WyJodWRhIiwieCJd.aaaaaa.bbbbbb", "ه"])
def test_a_made_up_session_is_none(desk, cookie):
    assert desk.state.desk.sessions.read(cookie) is None


def test_a_session_of_another_desk_is_none(desk, database, browser):
    other = make_app(database, hosts={HOST}, member="هدى")
    cookie = browser.client.cookies["factcheck"]

    assert desk.state.desk.sessions.read(cookie) is not None
    assert other.state.desk.sessions.read(cookie) is None


def test_whoever_leaves_is_out(browser):
    left = browser.post("/leave", data={"token": browser.token()})

    assert (left.status_code, "You have left" in left.text) == (200, True)
    assert browser.get("/").status_code == 401


@pytest.mark.parametrize("address", ["/leave", "/language"])
@pytest.mark.parametrize("sent", [{}, {"token": "x"}, {"token": ""}])
def test_a_write_without_the_session_s_token_is_refused(browser, address, sent):
    refused = browser.post(address, data={"tag": "ar", **sent})

    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers


def test_the_token_may_come_in_a_header(browser):
    assert browser.post("/leave", headers={"x-factcheck-token": browser.token()}).status_code == 200


def test_one_session_s_token_is_no_other_s(desk, browser):
    sessions = desk.state.desk.sessions
    mine = sessions.read(browser.client.cookies["factcheck"])

    browser.get("/enter", params={"token": desk.state.desk.entry.renew()})

    assert not sessions.is_token(mine, browser.token())


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_write_from_another_site_is_refused_though_it_had_the_token(browser, headers):
    assert browser.post("/leave", data={"token": browser.token()}, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:9999", "evil.example:8765", ""])
@pytest.mark.parametrize("address", ["/", "/enter?token=x", "/static/desk.css", "/api/v1/contradictions"])
def test_the_desk_answers_to_no_other_name(browser, host, address):
    assert browser.get(address, headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "address", ["/", "/claims/1.1", "/nothing", "/static/desk.css", "/api/v1/claims/1.1", "/enter"]
)
def test_every_answer_says_what_a_browser_must_refuse(browser, address):
    headers = browser.get(address).headers

    assert "unsafe" not in headers["content-security-policy"]
    assert {"default-src 'none'", "frame-ancestors 'none'", "script-src 'self'", "base-uri 'none'"} <= set(
        headers["content-security-policy"].split("; ")
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_what_editors_read_is_kept_on_no_disk_and_what_is_everybody_s_is(browser):
    assert browser.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in browser.get("/static/desk.css").headers["cache-control"]


def test_a_mistake_of_the_program_is_one_clear_page_that_shows_nothing_of_itself(enter):
    browser = enter(make_app(None, hosts={HOST}, member="هدى"))  # no database at all: whatever asks for it breaks

    broken = browser.get("/")

    assert broken.status_code == 500
    assert "A mistake in the program" in broken.text
    assert "NoneType" not in broken.text
    assert "default-src 'none'" in broken.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("back", "leads"),
    [
        ("/agreements?order=newest", "/agreements?order=newest"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\n/evil.example", "/"),
        ("", "/"),
    ],
)
def test_after_a_choice_of_language_one_is_where_one_was_and_nowhere_else(browser, back, leads):
    chosen = browser.post("/language", data={"token": browser.token(), "tag": "ar", "back": back})

    assert (chosen.status_code, chosen.headers["location"]) == (303, leads)
