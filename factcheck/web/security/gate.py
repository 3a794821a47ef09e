"""Who comes, and how much they may send: looked at before anything of a request is read.

By the cookie of a session, or under /api by a member's token. A session that a password opened is asked of the database
each time, so that it ends when the password changes or the member retires.
"""

from anyio.to_thread import run_sync
from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from factcheck.domain.access import token_digest
from factcheck.errors import FactcheckError
from factcheck.services.passwords import still_in
from factcheck.services.tokens import bearer_of
from factcheck.web.desk import Desk, desk_of
from factcheck.web.security.bodies import LARGEST_BYTES, LARGEST_OF_A_STRANGER, BodyLimit
from factcheck.web.security.sessions import Session

_API, _STATIC = "/api/", "/static/"
_SCHEME = "bearer "


class Gate:
    """Wraps the application: notes in the request's state whose it is (``session``), or why that is not known."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, desk = Request(scope), desk_of(Request(scope))
        request.state.session, request.state.away = None, None
        try:
            request.state.session = await _who(desk, request)
        except FactcheckError as error:  # the database is away: the guard says so, inside of the border
            request.state.away = error
        was_member = request.state.session or desk.sessions.gave(_cookie(desk, request))
        largest = LARGEST_BYTES if was_member else LARGEST_OF_A_STRANGER
        await BodyLimit(self._app, largest_bytes=largest)(scope, receive, send)


async def _who(desk: Desk, request: Request) -> Session | None:
    if request.url.path.startswith(_STATIC):
        return None
    authorization = request.headers.get("authorization")
    if authorization is not None and request.url.path.startswith(_API):
        return await _bearer(desk, authorization)
    session = desk.sessions.read(_cookie(desk, request))
    if session is None or session.stamp is None:
        return session
    return session if await run_sync(still_in, desk.database, session.member, session.stamp) else None


async def _bearer(desk: Desk, authorization: str) -> Session | None:
    token = authorization[len(_SCHEME) :].strip()
    if not authorization.lower().startswith(_SCHEME) or not token:
        return None
    member = await run_sync(bearer_of, desk.database, token)
    return None if member is None else Session(member, key=token_digest(token).hex(), bearer=True)


def _cookie(desk: Desk, request: Request) -> str | None:
    return request.cookies.get(desk.sessions.cookie)
