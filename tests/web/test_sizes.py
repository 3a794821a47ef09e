"""How much may be sent: refused before it is read, whoever sends it and however."""

import anyio
import pytest

from factcheck.web.security.bodies import LARGEST_BYTES, LARGEST_OF_A_STRANGER

PIECE = b"x" * 65_536
FORM = {"content-type": "application/x-www-form-urlencoded"}


def _flow(read):
    """A body without end, which counts how much of it was taken."""

    async def flow():
        while True:
            read.append(len(PIECE))
            yield PIECE

    return flow()


@pytest.mark.parametrize("address", ["/login", "/links/decide", "/add"])
def test_a_stranger_s_body_is_refused_by_the_length_that_it_says(stranger, address):
    refused = stranger.post(address, content=b"x" * (LARGEST_OF_A_STRANGER + 1), headers=FORM)

    assert refused.status_code == 413


def test_a_body_without_a_length_is_read_to_the_bound_and_no_further(stranger):
    read = []

    async def send():
        return await stranger.client.post("/login", content=_flow(read), headers=FORM)

    with anyio.from_thread.start_blocking_portal() as portal:
        refused = portal.call(send)

    assert refused.status_code == 413
    assert sum(read) <= LARGEST_OF_A_STRANGER + 2 * len(PIECE)


def test_a_member_may_send_an_article_and_no_more(browser):
    headers = {**FORM, "content-length": str(LARGEST_BYTES + 1), "x-factcheck-token": browser.token()}

    assert browser.post("/links/decide", content=b"", headers=headers).status_code == 413
    assert browser.post("/links/decide", content=b"x" * (LARGEST_OF_A_STRANGER + 1), headers=FORM).status_code == 403


def test_too_much_is_one_clear_page(browser):
    headers = {**FORM, "content-length": str(LARGEST_BYTES + 1)}

    refused = browser.post("/links/decide", content=b"", headers=headers)

    assert "default-src 'none'" in refused.headers["content-security-policy"]
    assert "Too much at once" in refused.text
