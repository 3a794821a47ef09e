"""Who may ask for what: every route of the desk stands here, and a new one fails until it does."""

import pytest
from fastapi.routing import iter_route_contexts

OPEN, MEMBERS = "whoever", "members"
ROUTES = {
    "GET /": MEMBERS,
    "GET /agreements": MEMBERS,
    "GET /claims/{ref}": MEMBERS,
    "GET /enter": OPEN,
    "POST /language": MEMBERS,
    "POST /leave": MEMBERS,
    "POST /links/decide": MEMBERS,
    "GET /sources/{source_id}": MEMBERS,
    "GET /static/{name}": OPEN,
    "GET /api/v1/agreements": MEMBERS,
    "GET /api/v1/claims/{ref}": MEMBERS,
    "GET /api/v1/contradictions": MEMBERS,
    "GET /api/v1/openapi.json": OPEN,
}


def _routes(desk):
    """Every route there is, as METHOD /path; HEAD goes where GET goes."""
    for route in iter_route_contexts(desk.routes):
        for method in sorted(route.methods - {"HEAD"}):
            yield f"{method} {route.path}"


def _asked(route):
    method, path = route.split()
    return method, path.format(ref="1.1", source_id="1", name="desk.css")


def test_every_route_says_who_may_ask_for_it(desk):
    assert sorted(_routes(desk)) == sorted(ROUTES)


@pytest.mark.parametrize("route", [route for route, who in ROUTES.items() if who == MEMBERS])
def test_whoever_has_not_come_in_gets_nothing(stranger, route):
    refused = stranger.send(*_asked(route))

    assert refused.status_code == 401


@pytest.mark.parametrize("route", [route for route, who in ROUTES.items() if who == OPEN and "enter" not in route])
def test_what_is_open_is_open_to_whoever_comes(stranger, route):
    assert stranger.send(*_asked(route)).status_code == 200


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.startswith("GET")])
def test_every_write_asks_for_the_token(browser, route):
    assert browser.send(*_asked(route)).status_code == 403
