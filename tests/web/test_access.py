"""Who may ask for what: every route of the desk stands here, and a new one fails until it does.

A route is asked for by everybody; only those whom its line names get further than the door. What a route does with what
it was sent is another matter: it was sent nothing.
"""

import pytest
from fastapi.routing import iter_route_contexts

from factcheck.domain.words import MemberRole
from factcheck.services.membership import add_member
from factcheck.services.tokens import add_token

OPEN, MEMBERS, CHECKERS, EDITORS, BOTH = "whoever", "members", "checkers", "editors", "checkers and editors"
NOBODY = "nobody"  # by name and password that do not fit: it was sent none
ROUTES = {
    "GET /": MEMBERS,
    "GET /add": MEMBERS,
    "GET /add/{draft}": MEMBERS,
    "GET /agreements": MEMBERS,
    "GET /claimants": MEMBERS,
    "GET /claimants/{entity_id}": MEMBERS,
    "GET /choices": MEMBERS,
    "GET /claims/{ref}": MEMBERS,
    "POST /claims/{ref}/assignment": BOTH,
    "GET /claims/{ref}/claimreview": MEMBERS,
    "GET /claims/{ref}/claimreview.json": MEMBERS,
    "GET /claims/{ref}/dossier.{form}": MEMBERS,
    "GET /claims/{ref}/correction": BOTH,
    "POST /claims/{ref}/correction": BOTH,
    "GET /claims/{ref}/verdicts/new": CHECKERS,
    "POST /claims/{ref}/verdicts/new": CHECKERS,
    "GET /claims/{ref}/verdicts/{number}/withdrawal": CHECKERS,
    "POST /claims/{ref}/verdicts/{number}/withdrawal": CHECKERS,
    "GET /enter": OPEN,
    "GET /entities/{entity_id}": MEMBERS,
    "GET /outlets": MEMBERS,
    "GET /outlets/{outlet_id}": MEMBERS,
    "POST /add": BOTH,
    "POST /add/{draft}": BOTH,
    "GET /login": OPEN,
    "POST /language": OPEN,
    "POST /login": NOBODY,
    "POST /leave": MEMBERS,
    "POST /links/decide": EDITORS,
    "GET /activity": MEMBERS,
    "GET /ledger": MEMBERS,
    "POST /ledger/check": MEMBERS,
    "GET /members": MEMBERS,
    "GET /queue": MEMBERS,
    "GET /queue/stale": MEMBERS,
    "POST /queue/give": BOTH,
    "POST /queue/look": BOTH,
    "POST /queue/take": BOTH,
    "GET /review": MEMBERS,
    "POST /review": EDITORS,
    "POST /review/undo": EDITORS,
    "GET /sources": MEMBERS,
    "GET /search": MEMBERS,
    "GET /sources/{source_id}": MEMBERS,
    "GET /sources/{source_id}/changes": MEMBERS,
    "GET /sources/{source_id}/links": MEMBERS,
    "GET /static/{name}": OPEN,
    "GET /stories": MEMBERS,
    "GET /stories/{ref}": MEMBERS,
    "GET /api/v1/agreements": MEMBERS,
    "GET /api/v1/claimants": MEMBERS,
    "GET /api/v1/claimants/{entity_id}": MEMBERS,
    "GET /api/v1/outlets": MEMBERS,
    "GET /api/v1/outlets/{outlet_id}": MEMBERS,
    "GET /api/v1/sources": MEMBERS,
    "GET /api/v1/sources/{source_id}": MEMBERS,
    "GET /api/v1/sources/{source_id}/changes": MEMBERS,
    "GET /api/v1/claims/{ref}": MEMBERS,
    "POST /api/v1/claims/{ref}/corrections": BOTH,
    "GET /api/v1/claims/{ref}/verdicts": MEMBERS,
    "POST /api/v1/claims/{ref}/verdicts": CHECKERS,
    "POST /api/v1/claims/{ref}/verdicts/{number}/withdrawal": CHECKERS,
    "POST /api/v1/claims/{ref}/verdicts/{number}/evidence/{position}/withdrawal": CHECKERS,
    "GET /api/v1/contradictions": MEMBERS,
    "GET /api/v1/agreements/choices": MEMBERS,
    "GET /api/v1/contradictions/choices": MEMBERS,
    "POST /api/v1/decisions": EDITORS,
    "POST /api/v1/decisions/undo": EDITORS,
    "GET /api/v1/review/next": MEMBERS,
    "GET /api/v1/openapi.json": OPEN,
    "GET /api/v1/activity": MEMBERS,
    "GET /api/v1/ledger": MEMBERS,
    "POST /api/v1/ledger/check": MEMBERS,
    "GET /api/v1/members": MEMBERS,
    "GET /api/v1/queue": MEMBERS,
    "GET /api/v1/search": MEMBERS,
    "GET /api/v1/queue/stale": MEMBERS,
    "POST /api/v1/queue/{ref}/assign": BOTH,
    "POST /api/v1/queue/{ref}/look": BOTH,
    "POST /api/v1/queue/{ref}/release": BOTH,
    "POST /api/v1/queue/{ref}/take": BOTH,
    "POST /api/v1/read": BOTH,
    "POST /api/v1/sources": BOTH,
    "GET /api/v1/stories": MEMBERS,
    "GET /api/v1/stories/{ref}": MEMBERS,
}
NAMES = {
    "number": "1",
    "outlet_id": "1",
    "entity_id": "1",
    "position": "1",
    "form": "md",
    "ref": "1.1",
    "source_id": "1",
    "name": "desk.css",
    "draft": "x",
}  # what stands in an address

STRANGER, NO_ROLE = "a stranger", "no role"
MAY = {
    OPEN: {STRANGER, *MemberRole, NO_ROLE},
    NOBODY: set(),
    MEMBERS: {*MemberRole, NO_ROLE},
    CHECKERS: {MemberRole.CHECKER, NO_ROLE},
    EDITORS: {MemberRole.EDITOR, NO_ROLE},
    BOTH: {MemberRole.CHECKER, MemberRole.EDITOR, NO_ROLE},
}
LET_IN = [(route, asker) for route, who in ROUTES.items() for asker in sorted(MAY[who])]
KEPT_OUT = [(route, asker) for route, who in ROUTES.items() for asker in sorted(MAY[OPEN] - MAY[who])]


def _routes(desk):
    """Every route there is, as METHOD /path; HEAD goes where GET goes."""
    for route in iter_route_contexts(desk.routes):
        for method in sorted(route.methods - {"HEAD"}):
            yield f"{method} {route.path}"


def _send(browser, route, **headers):
    method, path = route.split()
    return browser.send(method, path.format_map(NAMES), headers=headers)


@pytest.fixture
def member(database):
    """Makes هدى a member of that role."""
    return lambda asker: add_member(database, "هدى", roles=[asker] if asker in set(MemberRole) else [])


@pytest.fixture
def ask(member, stranger, enter, desk):
    """What the desk answers to somebody of that role."""

    def ask(route, asker):
        if asker == STRANGER:
            return _send(stranger, route)
        member(asker)
        browser, sessions = enter(desk), desk.state.desk.sessions
        session = sessions.read(browser.client.cookies[sessions.cookie])
        return _send(browser, route, **{"x-factcheck-token": sessions.token(session)})

    return ask


@pytest.fixture
def ask_by_token(member, stranger, database):
    """What the desk answers to a program with a token of somebody of that role."""

    def ask(route, asker):
        member(asker)
        return _send(stranger, route, authorization=f"Bearer {add_token(database, 'هدى').written}")

    return ask


def test_every_route_says_who_may_ask_for_it(desk):
    assert sorted(_routes(desk)) == sorted(ROUTES)


@pytest.mark.parametrize(("route", "asker"), LET_IN)
def test_whoever_may_gets_past_the_door(ask, route, asker):
    assert ask(route, asker).status_code not in {401, 403}


@pytest.mark.parametrize(("route", "asker"), KEPT_OUT)
def test_whoever_may_not_is_told_so(ask, route, asker):
    assert ask(route, asker).status_code == (401 if asker == STRANGER or ROUTES[route] == NOBODY else 403)


@pytest.mark.parametrize("asker", [*MemberRole, NO_ROLE])
@pytest.mark.parametrize("route", [route for route in ROUTES if "/api/" in route])
def test_a_program_may_what_the_member_may_whose_token_it_has(ask_by_token, route, asker):
    kept_out = ask_by_token(route, asker).status_code in {401, 403}

    assert kept_out == (asker not in MAY[ROUTES[route]])


@pytest.mark.parametrize("route", [route for route, who in ROUTES.items() if who != OPEN and "/api/" not in route])
def test_a_program_s_token_opens_no_page(ask_by_token, route):
    assert ask_by_token(route, NO_ROLE).status_code == 401


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.startswith("GET") and "login" not in route])
def test_every_write_asks_for_the_token(browser, route):
    assert _send(browser, route).status_code == 403
