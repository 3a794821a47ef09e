"""The one border of the desk: a family of errors becomes a status and one clear page, or problem+json under /api."""

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from factcheck.errors import Conflict, FactcheckError, Forbidden, InvalidInput, NotFound, Unavailable
from factcheck.presenters.safe import terminal_text
from factcheck.web.drawing import page
from factcheck.web.kept import Kept, kept_of
from factcheck.web.security.shell import HEADERS

STATUS: Mapping[type[FactcheckError], HTTPStatus] = {
    InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    Forbidden: HTTPStatus.FORBIDDEN,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
API = "/api/"
PROBLEM = "application/problem+json"  # RFC 9457


def status_of(error: FactcheckError) -> HTTPStatus:
    """The status of the error's family."""
    return next(status for family, status in STATUS.items() if isinstance(error, family))


def guard_border(app: FastAPI) -> None:
    """Let the application answer every error as this module says."""
    app.add_exception_handler(FactcheckError, _house)
    app.add_exception_handler(RequestValidationError, _parameters)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _bug)  # the traceback goes to the log all the same


async def _house(request: Request, error: Exception) -> Response:
    assert isinstance(error, FactcheckError)
    return _answer(request, status_of(error), error.message, error.hint, kept=await kept_of(request))


async def _parameters(request: Request, error: Exception) -> Response:
    """What an address or a form holds that the page cannot take: each with its name and its value."""
    assert isinstance(error, RequestValidationError)
    wrong = "; ".join(f"{each['loc'][-1]}: {each['msg']} ({str(each['input'])[:80]!r})" for each in error.errors())
    return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, wrong, kept=await kept_of(request))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = _answer(request, HTTPStatus(error.status_code), str(error.detail), kept=await kept_of(request))
    answer.headers.update(error.headers or {})
    return answer


def _bug(request: Request, _error: Exception) -> Response:
    """Nothing of the error reaches a browser. Drawn outside of the shell, so that its headers are set here."""
    answer = _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "a mistake in the program; its log says more")
    answer.headers.update(HEADERS)
    return answer


def _answer(
    request: Request, status: HTTPStatus, detail: str, hint: str | None = None, *, kept: Kept | None = None
) -> Response:
    if request.url.path.startswith(API):
        problem = {"type": "about:blank", "title": status.phrase, "status": status, "detail": terminal_text(detail)}
        return JSONResponse(problem | ({"hint": hint} if hint else {}), status, media_type=PROBLEM)
    values = {"status": status, "detail": detail, "hint": hint, "kept": kept}
    return page(request, "error.html", values, status=status)
