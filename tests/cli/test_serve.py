"""``factcheck serve``: the desk opens for whoever has the link, on this machine alone."""

import re
import signal
import socket

import httpx
import pytest

LIMIT_S = 30


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


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "desk.example", "::"])
def test_a_desk_for_other_machines_is_refused(run, host):
    ran = run("serve", "--no-browser", "--host", host)

    assert (ran.status, ran.out) == (2, "")
    assert f"{host} is not of this machine alone" in ran.err


def test_a_port_that_is_taken_is_said(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = run("serve", "--no-browser", "--port", port)

    assert ran.status == 4
    assert f"port {port}" in ran.err
