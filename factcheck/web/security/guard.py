"""What each request must show before a page sees it: a session, and for a write the token of that session."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request, status

from factcheck.web.desk import Desk, desk_of
from factcheck.web.security.sessions import Session

TOKEN_FIELD, TOKEN_HEADER = "token", "x-factcheck-token"
_READING = {"GET", "HEAD", "OPTIONS"}
COMING_IN = frozenset({"/enter", "/login"})  # for whoever comes, with a session or without
OPEN = COMING_IN | {"/language"}  # what whoever has no session may ask for


async def guard(request: Request) -> None:
    """Refuse whoever has no session, and a write without the session's token. Stands before every page.

    Raises too what kept the gate from knowing whose the request is.
    """
    session: Session | None = request.state.session
    if request.state.away is not None:
        raise request.state.away
    if request.url.path in COMING_IN or (session is None and request.url.path in OPEN):
        return
    if session is None:
        challenge = {"www-authenticate": "Bearer"} if "authorization" in request.headers else None
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "nobody has come in here yet, or long ago", challenge)
    if request.method in _READING or session.bearer:  # no browser sends a bearer's token unasked
        return
    if not desk_of(request).sessions.is_token(session, await _token(request)):
        raise HTTPException(status.HTTP_403_FORBIDDEN, "the form was not sent from a page of this session")


async def _token(request: Request) -> str:
    """The token in the header, where a script sends it, or in the form."""
    header = request.headers.get(TOKEN_HEADER)
    if header is not None:
        return header
    form = await request.form()
    field = form.get(TOKEN_FIELD)
    return field if isinstance(field, str) else ""


def session_of(request: Request) -> Session:
    """The session of a request that the guard has let through."""
    session: Session = request.state.session
    return session


TheDesk = Annotated[Desk, Depends(desk_of)]
TheSession = Annotated[Session, Depends(session_of)]
