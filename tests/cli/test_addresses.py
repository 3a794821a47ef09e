"""Addresses on the command line: fetched by the same bounds as on the desk, and nothing inside is reached."""

import http.server
import threading

import pytest


@pytest.fixture
def canary():
    """A server on this machine that keeps what it is asked."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port, asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("command", ["ingest", "read"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"])
def test_this_machine_is_not_reached_by_an_address(run, canary, command, host):
    port, asked = canary

    ran = run(command, f"http://{host}:{port}/secret", f"http://{host}/secret", HTTP_PROXY=f"http://127.0.0.1:{port}")

    assert (ran.status, asked) == (6, [])
    assert "only the ports 80 and 443 are asked" in ran.err
    assert "not a public address" in ran.err


def test_what_only_looks_like_an_address_is_a_file(run):
    assert "no such file" in run("read", "https:/news.example").err
