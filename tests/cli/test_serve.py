"""``factcheck serve``: the desk opens for whoever has the link, on this machine alone."""

import re
import signal
import socket

import httpx
import pytest

LIMIT_S = 30
PASSWORD = "four walls and a door"
GIVEN = {"name": "huda", "password": PASSWORD}


@pytest.fixture
def served(start):
    """A desk that is open, and the first line that it says."""
    process = start("serve", "--no-browser", "--port", "0", "--by", "هدى")
    return process, process.stderr.readline().decode()


def test_the_link_that_is_shown_opens_the_desk(served):
    _, said = served
    link = re.search(r"http://127\.0\.0\.1:\d+/enter\?token=\S+", said)[0]

    with httpx.Client(follow_redirects=True, timeout=LIMIT_S) as browser:
        page = browser.get(link)

    assert (page.status_code, page.url.path) == (200, "/")
    assert "هدى" in page.text


def test_it_ends_when_it_is_interrupted(served):
    process, _ = served

    process.send_signal(signal.SIGINT)

    assert process.wait(LIMIT_S) == 130
    assert "Traceback" not in process.stderr.read().decode()


@pytest.mark.parametrize(
    "place",
    [
        ("--host", "0.0.0.0"),
        ("--host", "192.0.2.1"),
        ("--host", "::"),
        ("--proxy", "127.0.0.1"),
        ("--allow-host", "a.b"),
    ],
)
def test_a_desk_for_others_is_not_opened_while_nobody_could_come_in(run, place):
    ran = run("serve", "--no-browser", *place)

    assert (ran.status, ran.out) == (2, "")
    assert "no member has a password to come in by" in ran.err
    assert "try: factcheck member add NAME --role editor --password" in ran.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--allow-host", "http://a.b"),
        ("--allow-host", "a b"),
        ("--proxy", "everybody"),
        ("--host", "::", "--by", "هدى"),
    ],
)
def test_what_makes_no_sense_is_2(run, wrong):
    ran = run("serve", "--no-browser", *wrong)

    assert (ran.status, ran.out) == (2, "")


@pytest.fixture
def on_a_network(start, run, own_desk):
    """Opens a desk that is for others too: the port it listens at, and what it says."""

    def opened(*place):
        stdin = PASSWORD.encode()
        run("member", "add", "huda", "--role", "editor", "--password", database=own_desk, stdin=stdin)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        process = start("serve", "--no-browser", "--port", str(port), *place, database=own_desk)
        return port, process.stderr.readline().decode() + process.stderr.readline().decode()

    return opened


def test_on_a_network_members_come_in_by_their_passwords_and_there_is_no_link(on_a_network):
    port, said = on_a_network("--host", "0.0.0.0", "--allow-host", "desk.example")

    with httpx.Client(timeout=LIMIT_S, base_url=f"http://127.0.0.1:{port}") as browser:
        stranger = browser.get("/")
        came = browser.post("/login", data=GIVEN)
        page = browser.get("/")
        named = browser.get("/", headers={"host": f"desk.example:{port}"})
        other = browser.get("/", headers={"host": f"evil.example:{port}"})

    assert f"The desk is open to members with a password: http://desk.example:{port}/" in said
    assert "Passwords cross the network unprotected" in said
    assert "token" not in said
    assert [each.status_code for each in (stranger, came, page, named, other)] == [401, 303, 200, 200, 421]


def test_behind_a_proxy_sessions_go_by_tls_alone_and_its_word_on_addresses_is_taken(on_a_network):
    port, said = on_a_network("--proxy", "127.0.0.1", "--allow-host", "desk.example")
    headers = {"host": "desk.example", "origin": "https://desk.example", "x-forwarded-proto": "https"}

    with httpx.Client(timeout=LIMIT_S, base_url=f"http://127.0.0.1:{port}", headers=headers) as browser:
        came = browser.post("/login", data=GIVEN)
        guesses = [_guess(browser, f"name {number}", f"198.51.100.{number}") for number in range(25)]

    assert "The desk is open to members with a password: https://desk.example/" in said
    assert came.headers["set-cookie"].startswith(f"__Host-factcheck-{port}=")
    assert "; Secure" in came.headers["set-cookie"]
    assert set(guesses) == {401}


def test_nobody_s_word_on_addresses_is_taken_unless_told(on_a_network):
    port, _ = on_a_network("--host", "127.0.0.1", "--allow-host", "desk.example")

    with httpx.Client(timeout=LIMIT_S, base_url=f"http://127.0.0.1:{port}") as browser:
        guesses = [_guess(browser, f"name {number}", f"198.51.100.{number}") for number in range(25)]

    assert guesses[-1] == 429


def _guess(browser, name, address):
    return browser.post("/login", data={"name": name}, headers={"x-forwarded-for": address}).status_code


def test_a_port_that_is_taken_is_said(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = run("serve", "--no-browser", "--port", port)

    assert ran.status == 4
    assert f"port {port}" in ran.err
