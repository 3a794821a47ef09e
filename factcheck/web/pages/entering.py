"""Coming in by the one-time link, going out, and choosing a language."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request, status
from fastapi.responses import RedirectResponse, Response

from factcheck.web.addresses import of_the_desk
from factcheck.web.drawing import page
from factcheck.web.languages import COOKIE, LANGUAGES
from factcheck.web.security.guard import TheDesk

router = APIRouter()

_A_YEAR_S = 31_536_000


@router.get("/enter")
def enter(desk: TheDesk, token: Annotated[str, Query(max_length=200)]) -> Response:
    """The front page for whoever brings the token; it opens once."""
    if not desk.entry.use(token):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "the link has been used already, or is too old")
    answer = RedirectResponse("/", status.HTTP_303_SEE_OTHER)
    desk.sessions.open(answer, desk.member)
    return answer


@router.post("/leave")
def leave(request: Request, desk: TheDesk) -> Response:
    """Ends the session."""
    request.state.session = None
    answer = page(request, "left.html")
    desk.sessions.close(answer)
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
