"""Servers on this machine, as kind or as hostile as a test wants them, and a fetcher that may reach them."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

import pytest

from factcheck.services.fetching import Fetcher
from factcheck.services.fetching.fetcher import Limits

CERTIFICATE = Path(__file__).with_name("news.example.pem")  # for tests alone, good for a hundred years


@dataclass
class Server:
    """Listens on loopback and gives ``answers`` in turn, the last one again; keeps what it was asked."""

    port: int
    answers: list[Callable[[socket.socket], None]] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)
    greet: Callable[[socket.socket], socket.socket] = lambda sock: sock

    def at(self, path: str = "/story", host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, *answers: bytes) -> None:
        """Answers with these bytes, then closes."""
        self.answers += [lambda sock, answer=answer: sock.sendall(answer) for answer in answers]

    def does(self, answer: Callable[[socket.socket], None]) -> None:
        self.answers.append(answer)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that is running."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made = Server(listening.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(listening, made))
        thread.start()
        yield made
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.fixture
def tls_server(server) -> Server:
    """The same server behind TLS, with the certificate of news.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.greet = lambda sock: context.wrap_socket(sock, server_side=True)
    return server


def _serve(listening: socket.socket, server: Server) -> None:
    while True:
        try:
            sock, _ = listening.accept()
        except OSError:
            return
        try:
            with sock, server.greet(sock) as talking:
                server.asked.append(talking.recv(65_536))
                if server.answers:
                    server.answers[min(len(server.asked), len(server.answers)) - 1](talking)
        except OSError:
            continue  # the other end had enough


@pytest.fixture
def fetcher(server) -> Callable[..., Fetcher]:
    """Makes a fetcher for which every name is this machine, and this machine is public."""

    def made(**more) -> Fetcher:
        given = {
            "check": lambda address: address == ip_address("127.0.0.1"),
            "lookup": lambda *_: ["127.0.0.1"],
            "ports": frozenset({server.port}),
            "limits": Limits(total_s=5, idle_s=5),
        }
        return Fetcher(**given | more)

    return made
