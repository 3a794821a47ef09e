"""The desk as browsers meet it: requests to the application itself, on the test's own database."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import anyio
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from factcheck.domain.words import Relation
from factcheck.storage.database import Database
from factcheck.web.app import make_app

HOST = "127.0.0.1:8765"


class Browser:
    """Sends requests to the desk and keeps its cookies, as browsers do; follows no redirect."""

    def __init__(self, desk: FastAPI) -> None:
        transport = ASGITransport(desk, raise_app_exceptions=False)
        self.client = AsyncClient(transport=transport, base_url=f"http://{HOST}", headers={"accept-language": "en"})

    def get(self, address: str, **more: Any) -> Response:
        return self.send("GET", address, **more)

    def post(self, address: str, **more: Any) -> Response:
        return self.send("POST", address, **more)

    def send(self, method: str, address: str, **more: Any) -> Response:
        return anyio.run(partial(self.client.request, method, address, **more))

    def token(self) -> str:
        """What stands in the forms of this browser's pages."""
        return re.search(r'name="token" value="([^"]+)"', self.get("/").text)[1]


@pytest.fixture
def desk(database: Database) -> FastAPI:
    """The desk over the test's database, with nobody in it."""
    return make_app(database, hosts={HOST}, member="هدى")


@pytest.fixture
def stranger(desk: FastAPI) -> Browser:
    """A browser that has not come in."""
    return Browser(desk)


@pytest.fixture
def enter() -> Callable[[FastAPI], Browser]:
    """Makes a browser that comes into a desk by its link."""

    def entered(desk: FastAPI) -> Browser:
        inside = Browser(desk)
        inside.get("/enter", params={"token": desk.state.desk.entry.renew()})
        return inside

    return entered


@pytest.fixture
def browser(desk: FastAPI, enter) -> Browser:
    """A browser that came in by the link, and reads English."""
    return enter(desk)


@pytest.fixture
def pair(newsroom, say):
    """Two claims of two outlets that contradict each other, by a figure."""
    [one] = newsroom.publish(
        say("وعدت موسكو بسلاح قيمته 4.2 مليار دولار", by="الناطق", through=("إزفيستيا",)),
        key="one.txt",
        outlet="قنديل",
        published="2017-01-12",
    )
    [other] = newsroom.publish(say("Moscow promised $2.9 billion", by="the spokesman"), key="two.txt", outlet="Halyard")
    newsroom.link(one, other, score=0.9, reason="quantity", detail="4.2 مليار دولار / $2.9 billion")
    return one, other


@pytest.fixture
def busy(newsroom, say, pair):
    """The same two claims among many that contradict the one and agree with the other."""
    for ref in newsroom.publish(*map(say, "abcdef"), key="more.txt"):
        newsroom.link(pair[0], ref)
        newsroom.link(pair[1], ref, Relation.AGREES)
    return pair
