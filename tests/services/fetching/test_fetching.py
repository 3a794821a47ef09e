"""What a fetch brings, and what a server can do to make it bring something else, or nothing for ever."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from ipaddress import ip_address
from pathlib import Path

import pytest

from factcheck.services.fetching.fetcher import USER_AGENT, Limits
from factcheck.services.intake.files import Form
from factcheck.services.intake.refusals import Refused

CERTIFICATE = Path(__file__).with_name("news.example.pem")
PAGE = b"<html><body><p>The minister said that the deal was off.</p></body></html>"
SMALL = Limits(total_s=5, idle_s=5, wire_bytes=100_000, body_bytes=200_000)
QUICK = Limits(total_s=1, idle_s=0.5)


def response(body: bytes = PAGE, *, status: str = "200 OK", **headers: str) -> bytes:
    """An answer of HTTP; a header is written with underscores."""
    given = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def test_a_page_comes_with_its_form_and_charset(server, fetcher):
    server.says(response())

    fetched = fetcher().fetch(server.at("/story?id=7#top"))

    assert (fetched.raw, fetched.form, fetched.charset) == (PAGE, Form.PAGE, "utf-8")
    assert fetched.address == server.at("/story?id=7")


def test_it_is_asked_for_by_name_at_the_address_that_was_checked_and_nothing_goes_along(server, fetcher, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    server.says(response())

    fetcher().fetch(server.at("/قصة"))

    [asked] = server.asked
    assert asked.startswith(b"GET /%D9%82%D8%B5%D8%A9 HTTP/1.1\r\n")
    assert f"Host: news.example:{server.port}\r\n".encode() in asked
    assert f"User-Agent: {USER_AGENT}\r\n".encode() in asked
    assert b"cookie" not in asked.lower()
    assert b"authorization" not in asked.lower()


def test_a_name_in_arabic_letters_is_asked_for_as_networks_write_it(server, fetcher):
    server.says(response())

    fetcher().fetch(server.at(host="موقع.مثال"))

    assert f"Host: xn--4gbrim.xn--mgbh0fb:{server.port}".encode() in server.asked[0]


@pytest.mark.parametrize(
    ("packed", "packing"),
    [
        (gzip.compress(PAGE), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (PAGE, "identity"),
        (gzip.compress(PAGE), "GZIP"),
    ],
)
def test_a_packed_page_is_unpacked(server, fetcher, packed, packing):
    server.says(response(packed, content_encoding=packing))

    assert fetcher().fetch(server.at()).raw == PAGE


def test_a_page_in_chunks_is_joined(server, fetcher):
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:10], PAGE[10:])) + b"0\r\n\r\n"
    server.says(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n" + chunks)

    assert fetcher().fetch(server.at()).raw == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_its_body_not_read(server, fetcher, status):
    endless = b"x" * 100_000
    server.says(
        response(endless, status=f"{status} Moved", location="/there", content_length="99999999999"), response()
    )

    assert fetcher(limits=SMALL).fetch(server.at()).address == server.at("/there")


def test_a_redirect_in_raw_arabic_letters_is_followed(server, fetcher):
    moved = b"HTTP/1.1 302 Found\r\nlocation: /" + "قصة".encode() + b"\r\n\r\n"
    server.says(moved, response())

    assert fetcher().fetch(server.at()).address.endswith("/%D9%82%D8%B5%D8%A9")


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://10.0.0.1:{port}/", "10.0.0.1, which is not a public address"),
        ("http://[::1]:{port}/", "not a public address"),
        ("http://inside.example:{port}/", "not a public address"),
        ("http://huda:secret@news.example:{port}/", "name or a password"),
        ("http://news.example:22/", "not 22"),
        ("//news.example:22/", "not 22"),
        ("file:///etc/passwd", "only addresses with http"),
        ("javascript:alert(1)", "only addresses with http"),
        ("gopher://127.0.0.1:6379/_x", "only addresses with http"),
        ("/story", "sent on more than 5 times"),
        ("", "sent on more than 5 times"),
    ],
)
def test_each_redirect_is_checked_like_the_first_address(server, fetcher, location, said):
    server.says(response(status="302 Found", location=location.format(port=server.port)))
    places = {"inside.example": ["10.0.0.7"], "10.0.0.1": ["10.0.0.1"], "::1": ["::1"]}

    with pytest.raises(Refused, match=said):
        fetcher(lookup=lambda host, _: places.get(host, ["127.0.0.1"])).fetch(server.at())


def test_a_name_that_leads_elsewhere_the_second_time_is_not_asked_for_twice(server, fetcher):
    server.says(response(status="302 Found", location="/there"), response())
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])

    with pytest.raises(Refused, match=r"news\.example is 169\.254\.169\.254"):
        fetcher(lookup=lambda *_: next(answers)).fetch(server.at())

    assert len(server.asked) == 1


def test_the_address_at_the_other_end_is_checked_too(server, fetcher):
    answers = iter([True, False])

    with pytest.raises(Refused, match="the connection leads to"):
        fetcher(check=lambda _: next(answers)).fetch(server.at())

    assert server.asked in ([], [b""])


def test_another_address_of_a_host_is_tried_where_nobody_is_at_the_first(server, fetcher):
    server.says(response())

    fetched = fetcher(check=lambda _: True, lookup=lambda *_: ["127.0.0.2", "127.0.0.1"]).fetch(server.at())

    assert fetched.raw == PAGE


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (response(content_type="application/pdf"), "not a page or a text, but 'application/pdf'"),
        (response(content_type="image/svg+xml"), "image/svg"),
        (b"HTTP/1.1 200 OK\r\n\r\nwords", "not a page or a text"),
        (response(status="404 Not Found"), "answers 404"),
        (response(status="206 Partial Content"), "answers 206"),
        (response(b"", status="204 No Content"), "answers 204"),
        (response(content_encoding="br"), "packed in a way that was not asked for: 'br'"),
        (response(content_encoding="zstd"), "not asked for"),
        (response(content_encoding="gzip, gzip"), "not asked for"),
        (response(content_encoding="gzip"), "packed as gzip or deflate, and broken"),
        (response(gzip.compress(PAGE)[:-9], content_encoding="gzip"), "broken off before its end"),
        (response(content_length="99999"), "cannot be fetched"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "cannot be fetched"),
        (b"", "cannot be fetched"),
        (b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 500 + b"\r\n", "cannot be fetched"),
        (b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000 + b"\r\n\r\n", "cannot be fetched"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(server, fetcher, answer, said):
    server.says(answer)

    with pytest.raises(Refused, match=said):
        fetcher().fetch(server.at())


@pytest.mark.parametrize(
    "answer",
    [
        response(b"x" * 150_000),
        response(gzip.compress(b"x" * 200_001), content_encoding="gzip"),
        response(gzip.compress(b"x" * 50_000_000), content_encoding="gzip"),
        response(zlib.compress(b"x" * 50_000_000), content_encoding="deflate"),
    ],
    ids=["on the wire", "a byte", "gzip", "deflate"],
)
def test_what_is_too_large_is_refused_packed_or_unpacked(server, fetcher, answer):
    server.says(answer)

    with pytest.raises(Refused, match="larger than"):
        fetcher(limits=SMALL).fetch(server.at())


def _drip(words):
    def dripping(sock):
        for byte in words:
            sock.sendall(bytes([byte]))
            time.sleep(0.05)

    return dripping


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        _drip(HEAD + b"x: y\r\n" * 90),
        _drip(HEAD + b"\r\n" + b"x" * 400),
        _drip(HEAD + b"transfer-encoding: chunked\r\n\r\n" + b"5;" + b"x" * 400),
        _drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 20),
        lambda sock: sock.recv(1),
        lambda sock: (sock.sendall(HEAD + b"content-length: 9\r\n\r\n"), sock.recv(1)),
    ],
    ids=["headers", "body", "chunk", "continue", "silence", "silence in the body"],
)
def test_a_server_that_takes_its_time_is_left(server, fetcher, answer):
    server.does(answer)
    began = time.monotonic()

    with pytest.raises(Refused, match=r"takes longer than 1 s|cannot be fetched.*(timed out|closed|without response)"):
        fetcher(limits=QUICK).fetch(server.at())

    assert time.monotonic() - began < 2.5


def test_a_name_server_that_takes_its_time_is_left(fetcher):
    began = time.monotonic()

    with pytest.raises(Refused, match="no answer in time"):
        fetcher(limits=QUICK, lookup=lambda *_: time.sleep(3) or ["127.0.0.1"], ports=frozenset({80})).fetch(
            "http://news.example/"
        )

    assert time.monotonic() - began < 2.5


def test_one_address_is_fetched_at_a_time(server, fetcher):
    open_at_once, most = [], []

    def answer(sock):
        open_at_once.append(1)
        most.append(len(open_at_once))
        time.sleep(0.1)
        open_at_once.pop()
        sock.sendall(response())

    server.does(answer)
    one = fetcher()
    threads = [threading.Thread(target=one.fetch, args=(server.at(),)) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert most == [1, 1, 1]


def test_a_host_that_nobody_knows_is_said(fetcher):
    def unknown(*_):
        raise socket.gaierror("Name or service not known")

    with pytest.raises(Refused, match=r"no address is known for news\.example"):
        fetcher(lookup=unknown, ports=frozenset({80})).fetch("http://news.example/")


def test_this_machine_by_a_public_address_of_its_own_is_refused(fetcher, server, monkeypatch):
    server.says(response())
    monkeypatch.setattr("factcheck.services.fetching.connection.ip_address", lambda _: ip_address("9.9.9.9"))

    with pytest.raises(Refused, match="the connection leads to"):
        fetcher(check=lambda _: True).fetch(server.at())


def _https(server, host="news.example"):
    return server.at(host=host).replace("http://", "https://")


def test_a_certificate_must_bear_the_name_that_was_asked_for(tls_server, fetcher):
    tls_server.says(response())
    trusting = ssl.create_default_context(cafile=CERTIFICATE)

    assert fetcher(context=trusting).fetch(_https(tls_server)).raw == PAGE
    with pytest.raises(Refused, match=r"other\.example.*(Hostname mismatch|not valid for)"):
        fetcher(context=trusting).fetch(_https(tls_server, "other.example"))


def test_a_certificate_that_nobody_vouches_for_is_refused(tls_server, fetcher):
    tls_server.says(response())

    with pytest.raises(Refused, match="CERTIFICATE_VERIFY_FAILED"):
        fetcher().fetch(_https(tls_server))

    assert tls_server.asked == []


def test_nobody_is_sent_from_https_to_http(tls_server, fetcher):
    tls_server.says(response(status="302 Found", location=tls_server.at()))

    with pytest.raises(Refused, match="leads from https to http"):
        fetcher(context=ssl.create_default_context(cafile=CERTIFICATE)).fetch(_https(tls_server))
