"""Nothing that a stranger wrote is alive anywhere on the desk: every page, every form, every parameter of an address.

The pages are not listed here. They are found by following links and by the router, so that a new one is covered as
soon as it is there.
"""

import importlib.util
import re
from collections import Counter
from pathlib import Path

import pytest
from fastapi.routing import iter_route_contexts

_SPEC = importlib.util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
hostile = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(hostile)

MOST_OF_A_KIND = 16  # addresses of one route: there are 16 mixes, each on pages of its own and on lists
A_FEW = 3  # of those that only narrow or turn a page
APART = 4  # mixes between two that one form is sent; each form begins with another
ASKED_APART = 23  # payloads between two requests of one route; each route begins with another
NOT_SENT = {"/leave", "/language"}  # forms of the frame: they hold no field that people type into


class Walk:
    """Goes through the desk as somebody who follows every link; keeps what is alive, and the forms."""

    def __init__(self, browser, desk):
        self.browser = browser
        self.token = browser.token()
        self.routes = [route for route in iter_route_contexts(desk.routes) if "GET" in route.methods]
        self.seen, self.kinds, self.alive, self.forms = set(), Counter(), [], {}

    def asked(self, address, **more):
        return self.look(address, self.browser.get(address, **more))

    def look(self, address, answer):
        """Keeps what the answer holds; gives where its links lead."""
        if answer.status_code >= 500:
            self.alive.append((address, f"status {answer.status_code}"))
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return []
        found = hostile.alive(answer.text, self.token)
        if "attachment" in answer.headers.get("content-disposition", ""):  # a file of its own, with its own style
            found = [each for each in found if each.startswith(("script", "handler", "address"))]
        self.alive += [(address, each) for each in found]
        page = hostile.Page(answer.text)
        self.forms |= {form.kind: form for form in page.forms if form.action not in NOT_SENT}
        return page.links

    def everywhere(self, *begin):
        """All addresses that links lead to, and one of each route that none leads to."""
        waiting = [*begin, *(_filled(route.path) for route in self.routes)]
        while waiting:
            address = waiting.pop()
            if address not in self.seen and self.is_wanted(address):
                self.seen.add(address)
                waiting += self.asked(address)
        return self

    def is_wanted(self, address):
        """Whether few of its kind were asked for: of its route, or where it narrows a list, by any of its filters."""
        path = re.sub(r"\d[\d.]*", "#", address.partition("?")[0])
        kinds = [(path, name) for name in re.findall(r"[?&]([\w-]+)=", address)]
        wanted = any(self.kinds[kind] < A_FEW for kind in kinds) if kinds else self.kinds[path] < MOST_OF_A_KIND
        self.kinds.update(kinds or [path])
        return wanted

    def send(self, form, words):
        """Sends the form with those words in every field that people type into."""
        fields = {each.name: words if each.typed else each.value for each in form.fields}
        answer = self.browser.post(form.action, data=fields | {"token": self.token})
        self.look(form.action, answer)
        if answer.status_code == 303:
            self.asked(answer.headers["location"].partition("#")[0])


def _filled(path):
    return re.sub(r"\{[^}]*ref[^}]*\}", "1.1", re.sub(r"\{(?![^}]*ref)[^}]*\}", "1", path))


def _parameters(route):
    return [each.alias for each in route.dependant.query_params] if hasattr(route, "dependant") else []


@pytest.fixture
def walk(browser, desk, newsroom, say, seeded):
    """Begins a walk through the desk of a newsroom full of those attacks."""
    assert seeded

    def begun(mixes):
        hostile.fill(newsroom, say, mixes)
        return Walk(browser, desk)

    return begun


def test_there_are_many_attacks_and_each_is_another():
    assert len(set(hostile.PAYLOADS)) == len(hostile.PAYLOADS) >= 150


@pytest.mark.parametrize(
    "payload", [each for each in hostile.PAYLOADS if re.match("<(script|img|svg|iframe).*>", each)]
)
def test_an_attack_that_was_let_through_would_be_seen(payload):
    assert hostile.alive(f"<main id=main><p>{payload}</p></main>")


def test_nothing_is_alive_on_any_page(walk):
    walked = walk(hostile.MIXES).everywhere("/")

    assert walked.alive == []
    assert len(walked.seen) > 3 * len(hostile.MIXES)


def test_nothing_is_alive_of_what_is_typed_into_any_form(walk):
    walked = walk(hostile.MIXES[:2]).everywhere("/", "/add")

    for number, form in enumerate([*walked.forms.values()]):
        for words in hostile.MIXES[number % APART :: APART]:
            walked.send(form, words)

    assert walked.alive == []
    assert {"/add", "/links/decide"} <= {form.action for form in walked.forms.values()}


def test_nothing_is_alive_of_what_an_address_says(walk):
    walked = walk(hostile.MIXES[:1])

    for number, route in enumerate(walked.routes):
        names = _parameters(route)
        for start in range(number, len(hostile.PAYLOADS), ASKED_APART):
            said = hostile.PAYLOADS[start : start + len(names)]
            walked.asked(_filled(route.path), params=dict(zip(names, said, strict=False)) | {"nothing": said[:1]})

    assert walked.alive == []
