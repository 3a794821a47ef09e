"""A desk on a network: members come in by their passwords, programs by their tokens, and nobody else does."""

import re

import pytest

from factcheck.domain.words import MemberRole
from factcheck.services.membership import add_member, retire_member
from factcheck.services.passwords import set_password
from factcheck.services.tokens import add_token, list_tokens, revoke_token
from factcheck.storage.database import Database
from factcheck.web.app import make_app
from factcheck.web.security.throttle import TRIES_OF_A_NAME

HOST, PASSWORD = "127.0.0.1:8765", "four walls and a door"
GIVEN = {"name": "هدى", "password": PASSWORD}


@pytest.fixture
def desk(database):
    """A desk on a network, of which هدى is an editor."""
    add_member(database, "هدى", roles=[MemberRole.EDITOR], password=PASSWORD)
    return make_app(database, hosts={HOST}, member=None)


@pytest.fixture
def member(stranger):
    """A browser that came in by a password."""
    stranger.post("/login", data=GIVEN)
    return stranger


@pytest.fixture
def token(database, desk):  # noqa: ARG001  # whose member it is
    """A token of هدى's, as a header says it."""
    return {"authorization": f"Bearer {add_token(database, 'هدى').written}"}


@pytest.mark.parametrize(
    ("address", "wanted"),
    [("/", "/"), ("/claims/1.1?x=1", "/claims/1.1?x=1"), ("/login?back=/claims/1.1%3Fx%3D1", "/claims/1.1?x=1")],
)
def test_a_stranger_is_asked_for_name_and_password_and_then_is_where_he_wanted_to_be(stranger, address, wanted):
    asked = stranger.get(address)
    back = re.findall(r'name="back" value="([^"]*)"', asked.text)[-1]

    came = stranger.post("/login", data={**GIVEN, "back": back})

    assert asked.status_code == (200 if "login" in address else 401)
    assert (came.status_code, came.headers["location"]) == (303, wanted)
    assert "هدى" in stranger.get("/").text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_coming_in_leads_nowhere_else(stranger, back):
    assert stranger.post("/login", data={**GIVEN, "back": back}).headers["location"] == "/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "four walls and a doer"},
        {"password": ""},
        {"name": "عمر"},
        {"name": ""},
        {"password": "x" * 15_000},
    ],
)
def test_what_does_not_fit_is_told_alike_whatever_is_wrong(stranger, wrong):
    refused = stranger.post("/login", data={**GIVEN, **wrong})

    assert (refused.status_code, "set-cookie" in refused.headers) == (401, False)
    assert "Name and password do not fit." in refused.text
    assert stranger.get("/").status_code == 401


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\u202egnp.exe", '"><img src=x onerror=alert(1)>'])
def test_a_name_is_shown_again_and_is_dead(stranger, name):
    page = stranger.post("/login", data={"name": name, "password": "x"}).text

    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_the_form_is_there_in_arabic_and_may_be_asked_for_in_english(stranger):
    arabic = stranger.get("/", headers={"accept-language": "ar"})
    stranger.post("/language", data={"tag": "en"})

    assert ("كلمة السر" in arabic.text, "Password" in stranger.get("/").text) == (True, True)


def test_there_is_no_link_that_lets_anybody_in(desk, stranger):
    assert stranger.get("/enter", params={"token": desk.state.desk.entry.renew()}).status_code == 401


@pytest.mark.parametrize(
    "end",
    [
        lambda database: set_password(database, "هدى", "another one by the sea"),
        lambda database: retire_member(database, "هدى"),
    ],
)
def test_a_session_ends_with_its_password_and_with_retiring(member, database, end):
    assert member.get("/").status_code == 200

    end(database)

    assert [member.get(address).status_code for address in ("/", "/api/v1/contradictions")] == [401, 401]


def test_a_session_that_was_left_opens_nothing_wherever_its_cookie_was_copied_to(member, stranger):
    cookie = dict(member.client.cookies)
    member.post("/leave", data={"token": member.token()})

    stranger.client.cookies.update(cookie)

    assert stranger.get("/").status_code == 401


def test_a_program_with_a_token_reads_and_writes_without_a_page_of_its_own(stranger, token, pair):
    read = stranger.get(f"/api/v1/claims/{pair[0]}", headers=token)

    assert (read.status_code, read.json()["claim_id"]) == (200, str(pair[0]))


@pytest.mark.parametrize("change", ["x", " x", "", "Basic aHVkYTp4", "Bearer", "Bearer x", "Bearer fct_"])
def test_what_is_no_token_opens_nothing_and_is_told_what_would(stranger, desk, change):  # noqa: ARG001  # there are tokens
    refused = stranger.get("/api/v1/contradictions", headers={"authorization": change})

    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_token_opens_no_page_and_does_not_make_a_session_s_write_its_own(member, token):
    cookies = member.client.cookies
    member.client.cookies = {}
    assert member.get("/", headers=token).status_code == 401

    member.client.cookies = cookies

    assert member.post("/leave", headers=token).status_code == 403


def test_a_token_that_was_taken_back_opens_nothing(stranger, token, database):
    assert stranger.get("/api/v1/contradictions", headers=token).status_code == 200

    [made] = list_tokens(database)
    revoke_token(database, made.token_id)

    assert stranger.get("/api/v1/contradictions", headers=token).status_code == 401


def test_whoever_guesses_is_slowed_down_and_the_owner_of_the_name_comes_in_elsewhere(desk, stranger):
    wrong = {**GIVEN, "password": "a guess of many guesses"}
    desk.state.desk.throttle.came_in("هدى", "192.0.2.7")  # where she works

    guesses = [stranger.post("/login", data=wrong).status_code for _ in range(TRIES_OF_A_NAME + 1)]
    slowed = stranger.post("/login", data=GIVEN)

    assert guesses == [401] * TRIES_OF_A_NAME + [429]
    assert (slowed.status_code, 0 < int(slowed.headers["retry-after"]) <= 20) == (429, True)
    assert "Too many tries" in slowed.text
    assert desk.state.desk.throttle.wait_s("هدى", "192.0.2.7") == 0


def test_a_database_that_is_away_is_said_to_members_too(member, desk):
    object.__setattr__(desk.state.desk, "database", Database("host=/nowhere dbname=nothing"))

    away = member.get("/")

    assert (away.status_code, "The database is away" in away.text) == (503, True)
    assert "default-src 'none'" in away.headers["content-security-policy"]
