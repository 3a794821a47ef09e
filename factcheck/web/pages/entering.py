"""Coming in, by the one-time link or by a password, going out, and choosing a language."""

from math import ceil
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request, status
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from factcheck.services.passwords import come_in
from factcheck.web.addresses import of_the_desk
from factcheck.web.desk import Desk
from factcheck.web.drawing import page
from factcheck.web.languages import COOKIE, LANGUAGES
from factcheck.web.security.guard import TheDesk, TheSession

router = APIRouter()

_A_YEAR_S = 31_536_000
_FULL_S = 1.0  # until somebody who waits for a password to be compared is through


@router.get("/enter")
def enter(desk: TheDesk, token: Annotated[str, Query(max_length=200)]) -> Response:
    """The front page for whoever brings the token; it opens once."""
    if desk.member is None or not desk.entry.use(token):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "the link has been used already, or is too old")
    answer = RedirectResponse("/", status.HTTP_303_SEE_OTHER)
    desk.sessions.open(answer, desk.member)
    return answer


class Credentials(BaseModel):
    """What the form says; ``back`` is the page that was asked for."""

    name: str = Field("", max_length=200)
    password: str = ""  # never refused as too long: a refusal shows what was sent
    back: str = Field("/", max_length=2000)


@router.get("/login")
def login_form(request: Request, back: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """The form that asks for name and password."""
    return _form(request, back)


@router.post("/login")
def login(request: Request, desk: TheDesk, given: Annotated[Credentials, Form()]) -> Response:
    """The page that was asked for, for a name and password that fit; slowed down after some that did not."""
    address = request.client.host if request.client else ""
    wait_s = desk.throttle.wait_s(given.name, address)
    if wait_s > 0:
        return _later(request, given, wait_s)
    with desk.throttle.turn() as has_place:
        if not has_place:
            return _later(request, given, _FULL_S)
        stamp = come_in(desk.database, given.name, given.password)
    if stamp is None:
        return _form(request, given.back, name=given.name, failed=True, status_code=status.HTTP_401_UNAUTHORIZED)
    desk.throttle.came_in(given.name, address)
    return _entered(desk, given, stamp)


@router.post("/leave")
def leave(request: Request, desk: TheDesk, session: TheSession) -> Response:
    """Ends the session."""
    request.state.session = None
    answer = page(request, "left.html")
    desk.sessions.close(answer, session)
    return answer


@router.post("/language")
def language(
    desk: TheDesk, tag: Annotated[str, Form(max_length=20)], back: Annotated[str, Form(max_length=2000)] = "/"
) -> Response:
    """The same page in that language, which the browser keeps."""
    if tag not in LANGUAGES:
        raise HTTPException(status.HTTP_422_UNPROCESSABLE_CONTENT, f"no language of the desk: {tag!r}")
    answer = RedirectResponse(of_the_desk(back), status.HTTP_303_SEE_OTHER)
    secure = desk.sessions.secure
    answer.set_cookie(COOKIE, tag, max_age=_A_YEAR_S, path="/", secure=secure, httponly=True, samesite="strict")
    return answer


def _entered(desk: Desk, given: Credentials, stamp: str) -> Response:
    answer = RedirectResponse(of_the_desk(given.back), status.HTTP_303_SEE_OTHER)
    desk.sessions.open(answer, given.name, stamp)
    return answer


def _later(request: Request, given: Credentials, wait_s: float) -> Response:
    seconds = ceil(wait_s)
    answer = _form(request, given.back, name=given.name, wait_s=seconds, status_code=status.HTTP_429_TOO_MANY_REQUESTS)
    answer.headers["retry-after"] = str(seconds)
    return answer


def _form(
    request: Request, back: str, *, name: str = "", failed: bool = False, wait_s: int = 0, status_code: int = 200
) -> Response:
    values = {"back": of_the_desk(back), "name": name, "failed": failed, "wait_s": wait_s}
    return page(request, "login.html", values, status=status_code)
